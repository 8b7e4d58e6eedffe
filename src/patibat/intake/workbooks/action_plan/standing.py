"""Where each row of the file stands after the merge: what a person is shown, and asked."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from patibat.intake.problems import CONFLICT, KEPT_MEANWHILE, KEY_RESTORED, ROW_MISSING, ROW_TWICE
from patibat.intake.workbooks.action_plan.known import EntryKnown, EntryReading, ReadRow, mark_of
from patibat.intake.workbooks.action_plan.outgoing import shown_value
from patibat.intake.workbooks.action_plan.rows import SectionReader
from patibat.intake.workbooks.cells import shown_number
from patibat.intake.workbooks.known import Mark, ReadCell, loose
from patibat.papers.workbooks import cell_name
from patibat.problems import Where
from patibat.projects.entry import CellChange, Decisions, Fate, Section, merged
from patibat.projects.entry.fields import DROP, section_of
from patibat.projects.entry.merging import Incoming, RowChange

_NOTHING_SAID = "(ว่าง)"


def reading_of(readers: Sequence[SectionReader], known: EntryKnown, reading: EntryReading, decided: Decisions) -> None:
    """Merge what every section brought, and fill `reading` with the rows, in the order of the file."""
    for reader in readers:
        if reader.section.key == "projects":
            _twins_refuse(reader, known, reading)
    came: list[Incoming] = []
    shown: list[tuple[SectionReader, ReadRow]] = []
    for reader in readers:
        for row, incoming in reader.found:
            reading.rows.append(row)
            if incoming is not None:
                came.append(incoming)
                shown.append((reader, row))
    present = frozenset((reader.section.key, key) for reader in readers for key in reader.seen)
    read = frozenset(reader.section.key for reader in readers)
    merge = merged(known.sent, came, known.stored, decided, present, read)
    reading.merge = merge
    for change in merge.changes:
        if change.came < 0:
            _missing_tell(change, known, reading)
        else:
            _row_tell(*shown[change.came], came[change.came], change, known, reading)


def _twins_refuse(reader: SectionReader, known: EntryKnown, reading: EntryReading) -> None:
    """A new project with the name of one that came back too, or of another new one, is surely no second project."""
    names = {}
    for row, incoming in reader.found:
        if row.key:
            stored = reader.stored.get(row.key)
            name = incoming.values.get("name", "") if incoming else ""
            names[loose(name or (stored.get("name") if stored else ""))] = row.key
    for at, (row, incoming) in enumerate(reader.found):
        if incoming is None or incoming.key:
            continue
        name = incoming.values.get("name", "")
        other = names.setdefault(loose(name), f"แถว {row.place}")
        if other != f"แถว {row.place}":
            where = Where(sheet=row.sheet, cell=_ref(reader, "name", row.place))
            reading.problems.append(ROW_TWICE.at(where, name=name, key=other))
            row.mark = Mark.WRONG
            row.cells = [("name", where.cell, Mark.WRONG, name, "")]
            reader.found[at] = (row, None)


def _ref(reader: SectionReader, key: str, place: int) -> str:
    """The name of a cell of a row of the sheet; that of the first column where the field has none."""
    return cell_name(place - 1, reader.places.get(key, min(reader.places.values(), default=0)))


def _row_tell(
    reader: SectionReader,
    row: ReadRow,
    incoming: Incoming,
    change: RowChange,
    known: EntryKnown,
    reading: EntryReading,
) -> None:
    section = reader.section
    row.fate, row.mark = change.fate, mark_of(change.fate)
    if not incoming.key and change.key and change.fate is not Fate.NEW:
        where = Where(sheet=row.sheet, cell=_ref(reader, "key", row.place))
        reading.notes.append(KEY_RESTORED.at(where, key=change.key))
    row.key = change.key or row.key
    if change.fate is Fate.DROPPED:
        row.cells = [(DROP, _ref(reader, DROP, row.place), Mark.CHANGED, section.field(DROP).choices[DROP], "")]
        return
    for cell in change.cells:
        row.cells.append(_cell(reader, section, cell, row.place, known))
        where = Where(sheet=row.sheet, cell=_ref(reader, cell.field or "key", row.place))
        if cell.fate is Fate.CONFLICT:
            reading.problems.append(CONFLICT.at(where, **_told(section, cell, known)))
        elif cell.fate is Fate.KEPT:
            reading.notes.append(KEPT_MEANWHILE.at(where, key=change.key, **_told(section, cell, known)))


def _cell(reader: SectionReader, section: Section, cell: CellChange, place: int, known: EntryKnown) -> ReadCell:
    ref = _ref(reader, cell.field or "key", place)
    now, stored = _said(section, cell.field, cell.came, known), _said(section, cell.field, cell.stored, known)
    return (cell.field, ref, mark_of(cell.fate), stored if cell.fate is Fate.KEPT else now, stored)


def _told(section: Section, cell: CellChange, known: EntryKnown) -> dict[str, str]:
    """The column and the three values, in words."""
    values = {"sent": cell.sent, "came": cell.came, "stored": cell.stored}
    words = {name: _said(section, cell.field, value, known) or _NOTHING_SAID for name, value in values.items()}
    return words | {"column": section.field(cell.field).title if cell.field else section.title}


def _said(section: Section, key: str, value: str, known: EntryKnown) -> str:
    """A value as a person reads it."""
    if not value or not key or key == DROP:
        return value
    out = shown_value(section, section.field(key), value, known)
    return out if isinstance(out, str) else shown_number(Decimal(value)) if out is not None else ""


def _missing_tell(change: RowChange, known: EntryKnown, reading: EntryReading) -> None:
    section = section_of(change.section)
    row = known.stored.section(change.section)[change.key]
    name = row.get("name") or row.get("node") or row.get("position")
    where = Where(sheet=section.title)
    reading.notes.append(ROW_MISSING.at(where, key=change.key, name=name[:80]))
    reading.rows.append(
        ReadRow(change.section, section.title, 0, change.key, row.project, Mark.UNCHANGED, Fate.MISSING)
    )
