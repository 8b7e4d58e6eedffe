"""Reading the rows of one section: whose each is, what its cells say, and what is wrong with them."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from patibat.intake.problems import (
    BUDGET_WRONG,
    CELLS_MERGED,
    CODE_AND_NAME,
    KEY_FOREIGN,
    KEY_TWICE,
    NOT_IN_LIST,
    OWNER_CHANGED,
    OWNER_UNKNOWN,
    TICK_UNKNOWN,
)
from patibat.intake.workbooks.action_plan.checks import row_check
from patibat.intake.workbooks.action_plan.known import EXAMPLE_KEY, EntryKnown, EntryReading, ReadRow, by_label
from patibat.intake.workbooks.action_plan.outgoing import shown_value
from patibat.intake.workbooks.cells import RowReader, shown_number
from patibat.intake.workbooks.known import Known, Mark, Reading, loose, text_of
from patibat.papers.workbooks import CellValue, Table, cell_name
from patibat.papers.workbooks.cells import decimal_of
from patibat.papers.workbooks.writing import OutValue
from patibat.projects.entry import Entry, Field, FieldKind, Section
from patibat.projects.entry.entries import plain_number
from patibat.projects.entry.fields import DROP
from patibat.projects.entry.merging import Incoming
from patibat.thai import to_arabic_digits

_SATANG = Decimal("0.01")
_TICKS = frozenset(("/", "✓", "✔", "√", "x", "×", "*", "1", "●", "•", "y", "yes", "true", "ü", "มี", "ใช่"))
_NOTHING = frozenset(("", "-", "–", "—", "0", "ไม่มี", "false", "no", "n"))
_NEAREST, _ALIKE = 3, 0.5
NEW = "new:"
"""How the labels of rows begin that have no key yet."""


@dataclass(slots=True)
class Named:
    """What rows may name: loose code or name of a project, (project, number) of an activity → key, or the label of a
    row that is new. What two things share leads nowhere."""

    projects: dict[str, str] = field(default_factory=dict)
    activities: dict[tuple[str, str], str] = field(default_factory=dict)

    def project_add(self, name: str, key: str) -> None:
        """A project by its name."""
        if at := loose(name):
            before = self.projects.get(at, key)
            # A row without a key and with the name of one that is stored is that one, or is refused (`standing`).
            self.projects[at] = before if before == key or key.startswith(NEW) else ""

    def activity_add(self, project: str, number: str, key: str) -> None:
        """An activity by its number."""
        if number:
            at = (project, number)
            before = self.activities.get(at, key)
            self.activities[at] = before if before == key or key.startswith(NEW) else ""


def named_of(entry: Entry) -> Named:
    """What is stored already."""
    found = Named({loose(key): key for key in entry.section("projects")})
    for key, row in entry.section("projects").items():
        found.project_add(row.get("name"), key)
    for key, row in entry.section("activities").items():
        found.activity_add(row.project, row.get("number"), key)
    return found


class SectionReader(RowReader):
    """Reads every row of a section's table. `found` pairs what is shown with what goes into the merge."""

    def __init__(
        self,
        section: Section,
        table: Table,
        known: EntryKnown,
        reading: EntryReading,
        named: Named,
    ) -> None:
        aside = Reading(notes=reading.notes)
        titles = {one.key: one.title for one in section.fields}
        # Plans are about the future: no day is too late to be one of data.
        super().__init__(table, Known(datetime.date.max), aside, titles, {"key", "project", "project_name"})
        self.section, self.entry, self.out, self.named = section, known, reading, named
        self.base = (known.sent if known.sent is not None else known.stored).rows.get(section.key, {})
        self.stored = known.stored.rows.get(section.key, {})
        self.found: list[tuple[ReadRow, Incoming | None]] = []
        self.seen: dict[str, int] = {}
        """Key → place in `found` of its first row."""
        self._keys = {loose(key): key for key in (*self.base, *self.stored)}
        self._fields = [one for one in section.own_fields if one.key in self.places]
        own = [table.places[one.key] for one in self._fields]
        self._filled = own + [table.places[key] for key in ("project", "project_name", "total") if key in table.places]
        self._emptied = _emptied(table)
        self._labels = {
            one.key: by_label(known.lists.get((section.key, one.key), {}))
            for one in self._fields
            if one.kind is FieldKind.LIST
        }

    @property
    def year(self) -> int:
        """Fiscal year in B.E."""
        return self.entry.year

    def read(self) -> None:
        """The row at hand."""
        text = self.text("key")
        if loose(text) == loose(EXAMPLE_KEY):
            return
        if not text and (not self.holds(self._filled) or self.is_total()):
            return
        key = self._key(text)
        project = self._project(key)
        is_dropped = DROP in self.places and self.choice_at(DROP, self.section.field(DROP).choices) != ""
        values = {} if is_dropped else {one.key: self._value(one, key) for one in self._fields}
        base = self.base.get(key) or self.stored.get(key)
        if not is_dropped and not self.wrong:
            row_check(self, base, values)
        if not key and not self.wrong and not any(values.values()):
            return
        self._keep(key, project, values, is_dropped)

    def _keep(self, key: str, project: str, values: dict[str, str], is_dropped: bool) -> None:
        label = key or f"{NEW}{self.section.key}:{self.number}"
        mark = Mark.WRONG if self.wrong else Mark.UNCHANGED
        shown = ReadRow(self.section.key, self.sheet, self.number, key, project, mark)
        incoming = None
        if not self.wrong:
            incoming = Incoming(self.section.key, key, project, values, label, is_dropped)
            self._check_once(shown, incoming)
        if self.wrong:
            shown.mark, incoming = Mark.WRONG, None
            self.out.problems.extend(self.wrong.values())
            shown.cells = [self.cell(one, "", "", False) for one in self.wrong]
        if key:
            self.seen.setdefault(key, len(self.found))
        self.found.append((shown, incoming))
        if incoming is not None and not is_dropped:
            self._remember(label, project, values)

    def _remember(self, label: str, project: str, values: dict[str, str]) -> None:
        """What rows of later sheets may name."""
        if self.section.key == "projects":
            self.named.project_add(values.get("name", ""), label)
        elif self.section.key == "activities":
            self.named.activity_add(project, values.get("number", ""), label)

    def _check_once(self, shown: ReadRow, incoming: Incoming) -> None:
        """A key in two rows: of two that say the same the second is left out, of two that differ both are."""
        at = self.seen.get(incoming.key) if incoming.key else None
        if at is None:
            return
        first, earlier = self.found[at]
        problem = KEY_TWICE.at(key=incoming.key, first=first.place, second=shown.place)
        self.refuse("key", problem)
        if earlier is not None and (earlier.values != incoming.values or earlier.is_dropped != incoming.is_dropped):
            where = self.where("key")
            cell = where.cell.rstrip("0123456789") + str(first.place)
            self.out.problems.append(problem.moved(where).moved(type(where)(cell=cell)))
            first.mark = Mark.WRONG
            first.cells = [("key", cell, Mark.WRONG, incoming.key, "")]
            self.found[at] = (first, None)

    def _key(self, text: str) -> str:
        """The key of the row; a foreign one is refused."""
        if not text:
            return ""
        key = text if text in self.base or text in self.stored else self._keys.get(loose(text), "")
        if not key:
            self.refuse("key", KEY_FOREIGN.at(key=text[:60], agency=self.entry.agency, year=self.entry.year))
        return key

    def _project(self, key: str) -> str:
        """The key of the project that the row belongs to, or the label of one that is new."""
        if self.section.key == "projects":
            return key
        said = self._said_project(key)
        row = self.stored.get(key) or self.base.get(key)
        if row is None:
            if not said and not self.wrong:
                text = self.text("project") or self.text("project_name")
                at = "project" if "project" in self.places else "project_name"
                self.refuse(at, OWNER_UNKNOWN.at(text=text[:60], sheet=self.section.title))
            return said
        if said and said != row.project:
            text = self.text("project") or self.text("project_name")
            self.refuse("project", OWNER_CHANGED.at(key=key, before=row.project, text=text[:60]))
        return row.project

    def _said_project(self, key: str = "") -> str:
        """By code, else by name; in a row that is new the two must agree."""
        code, name = self.text("project"), self.text("project_name")
        by_code, by_name = self._find(code), self._find(name)
        if not key and by_code and by_name and by_code != by_name:
            self.refuse("project_name", CODE_AND_NAME.at(code=code[:60], name=name[:80]))
        if code and not by_code:
            # A code that nothing has is a slip, whatever stands beside it.
            self.refuse("project", OWNER_UNKNOWN.at(text=code[:60], sheet=self.section.title))
            return ""
        return by_code or by_name

    def _find(self, text: str) -> str:
        if not text:
            return ""
        stored = self.entry.stored.section("projects")
        return text if text in stored else self.named.projects.get(loose(text), "")

    def _value(self, one: Field, key: str) -> str:
        """The value of a cell in its one form. A cell that says what went out is what went out, letter for letter."""
        raw = self.raw(one.key)
        base = self.base.get(key)
        before = base.get(one.key) if base else ""
        at = (self.number - 1, self.places[one.key])
        if raw is None and before and at in self._emptied:
            # Merging kept the other cell's emptiness: nobody said that this value is to go.
            self.refuse(one.key, CELLS_MERGED.at(range=self._emptied[at]))
            return before
        is_formula = bool(self.formulas) and self.ref(one.key) in self.formulas
        if base is not None and not (raw is None and is_formula) and self._is_same(one, raw, before):
            return before
        if not self.usable(one.key):
            return before
        match one.kind:
            case FieldKind.MONEY | FieldKind.NUMBER:
                return self._number(one, raw, before)
            case FieldKind.DATE:
                parsed = self.date_at(one.key)
                return parsed.date.isoformat() if parsed else ""
            case FieldKind.CHOICE:
                text = text_of(raw)
                return text if text in one.choices else self.choice_at(one.key, one.choices)
            case FieldKind.LIST:
                return self._listed(one, text_of(raw), key)
            case FieldKind.TICK:
                return self._tick(one, raw)
        words = self.words_at(one.key)
        return "" if not words.strip("-–— .") else words

    def _is_same(self, one: Field, raw: CellValue, before: str) -> bool:
        out: OutValue = shown_value(self.section, one, before, self.entry) if before else None
        if out is None or raw is None:
            return out is None and (raw is None or not text_of(raw))
        if isinstance(out, Decimal):
            return isinstance(raw, int | float) and not isinstance(raw, bool) and decimal_of(raw) == out
        return text_of(raw).replace("\r\n", "\n") == text_of(str(out)).replace("\r\n", "\n")

    def _number(self, one: Field, raw: CellValue, before: str) -> str:
        is_money = one.kind is FieldKind.MONEY
        value, absence = self.number_at(one.key, "บาท" if is_money else "")
        if value is None:
            # Accountants' formats show zero as a dash, and pasting values makes text of it.
            return "0" if before == "0" and absence is not None and text_of(raw) else ""
        if is_money and (value < 0 or value != value.quantize(_SATANG)):
            self.refuse(one.key, BUDGET_WRONG.at(value=shown_number(value)))
        return plain_number(value)

    def _listed(self, one: Field, text: str, key: str) -> str:
        if not text.strip("-–— "):
            return ""
        if (self.section.key, one.key) == ("costs", "activity"):
            return self._activity(one, text, key)
        labels = self._labels[one.key]
        found = labels.get(loose(text), "")
        if not found:
            near = _near(text, self.entry.lists.get((self.section.key, one.key), {}).values())
            self.refuse(one.key, NOT_IN_LIST.at(text=text[:80], column=one.title, near=near))
        return found

    def _activity(self, one: Field, text: str, key: str) -> str:
        """An activity of the same project, by number or key."""
        project = self.stored[key].project if key in self.stored else self._said_project()
        activities = self.entry.stored.section("activities")
        if text in activities and activities[text].project == project:
            return text
        found = self.named.activities.get((project, _plain(text)), "")
        if not found:
            self.refuse(one.key, NOT_IN_LIST.at(text=text[:80], column=one.title, near=""))
        return found

    def _tick(self, one: Field, raw: CellValue) -> str:
        text = text_of(raw).strip().casefold()
        if text in _NOTHING:
            return ""
        if text not in _TICKS:
            self.refuse(one.key, TICK_UNKNOWN.at(text=text[:40], column=one.title))
        return "1"


def _emptied(table: Table) -> dict[tuple[int, int], str]:
    """Cells of merged ranges that hold nothing, below the head → the range."""
    found: dict[tuple[int, int], str] = {}
    rows = table.sheet.rows
    for top, left, bottom, right in table.sheet.merged:
        if top > table.head_row and top < len(rows) and left < len(rows[top]) and rows[top][left] is None:
            name = f"{cell_name(top, left)}:{cell_name(bottom, right)}"
            last, columns = min(bottom, len(rows) - 1), set(table.places.values())
            found |= {(row, at): name for row in range(top, last + 1) for at in columns if left <= at <= right}
    return found


def _plain(text: str) -> str:
    """The number of an activity as people write it.

    >>> _plain("กิจกรรมที่ ๑"), _plain("2.0"), _plain("3.")
    ('1', '2', '3')
    """
    return to_arabic_digits(text).replace("กิจกรรมที่", "").strip(" .)").removesuffix(".0")


def _near(text: str, labels: Iterable[str]) -> str:
    """The labels most like what was typed, in words."""
    found = difflib.get_close_matches(text, list(labels), n=_NEAREST, cutoff=_ALIKE)
    return f" ใกล้เคียง: {', '.join(f'“{one[:80]}”' for one in found)}" if found else ""
