"""What was read from a file, as it is kept with the upload: zlib-packed JSON. Numbers travel as exact text."""

from __future__ import annotations

import datetime
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from patibat.intake.workbooks.action_plan import EntryReading, ReadRow
from patibat.intake.workbooks.known import Mark, Reading, ReadProject, ReadResult
from patibat.projects.entry import Entry, Fate, entry_from_json


def pack(reading: Reading) -> bytes:
    """The rows of a reading; its problems are kept beside it, in words."""
    kept = {
        "sheets": [reading.results_sheet, reading.projects_sheet],
        "results": [
            (
                one.row, one.mark, one.agency, one.code, one.cell, one.stored, one.state, _text(one.value),
                _text(one.numerator), _text(one.denominator), one.data_date and one.data_date.isoformat(), one.note,
                one.cells,
            )
            for one in reading.results
        ],
        "projects": [
            (
                one.row, one.mark, one.agency, one.code, one.cell, one.stored, one.work, _text(one.percent), one.done,
                one.problems, one.remedy,
                {str(kind): (str(amount), cell, key) for kind, (amount, cell, key) in one.paid.items()},
                one.cells,
            )
            for one in reading.projects
        ],
    }  # fmt: skip
    return zlib.compress(json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode(), 1)


def unpack(packed: bytes | memoryview) -> Reading:
    """The rows as they were packed, without problems and notes."""
    kept = json.loads(zlib.decompress(packed))
    results_sheet, projects_sheet = kept["sheets"]
    return Reading(
        [_result(values) for values in kept["results"]],
        [_project(values) for values in kept["projects"]],
        results_sheet=results_sheet,
        projects_sheet=projects_sheet,
    )


def _text(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


_MARKS: Mapping[str, Mark] = {mark.value: mark for mark in Mark}


def _result(values: list[Any]) -> ReadResult:
    row, mark, agency, code, cell, stored, state, value, numerator, denominator, day, note, cells = values
    return ReadResult(
        row, _MARKS[mark], agency, code, cell, stored, state, _number(value), _number(numerator), _number(denominator),
        datetime.date.fromisoformat(day) if day else None, note, cells,
    )  # fmt: skip


def _project(values: list[Any]) -> ReadProject:
    row, mark, agency, code, cell, stored, work, percent, done, problems, remedy, paid, cells = values
    money = {int(kind): (Decimal(amount), place, key) for kind, (amount, place, key) in paid.items()}
    return ReadProject(
        row, _MARKS[mark], agency, code, cell, stored, work, _number(percent), done, problems, remedy, money, cells
    )


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two values for one cell: what the file says and what is stored. Of a whole row both are empty."""

    section: str
    key: str
    field: str
    came: str
    stored: str


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """What was read from the workbook of an action plan: its rows beside what is stored, the entry that applying it
    makes, the number of the version that was seen (0 before the first), and what a person has to decide."""

    rows: tuple[ReadRow, ...]
    entry: Entry
    seen: int
    conflicts: tuple[Conflict, ...] = ()


def entry_pack(reading: EntryReading, entry: Entry, seen: int) -> bytes:
    """The rows of a reading with the entry; its problems are kept beside it, in words."""
    rows = [
        (one.section, one.sheet, one.place, one.key, one.project, one.mark, one.fate, one.cells) for one in reading.rows
    ]
    found = reading.merge.conflicts if reading.merge else []
    conflicts = [(row.section, row.key, cell.field, cell.came, cell.stored) for row, cell in found]
    kept = {"seen": seen, "entry": entry.as_json(), "rows": rows, "conflicts": conflicts}
    return zlib.compress(json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode(), 1)


def entry_unpack(packed: bytes | memoryview) -> KeptEntry:
    """As it was packed."""
    kept = json.loads(zlib.decompress(packed))
    rows = tuple(
        ReadRow(section, sheet, place, key, project, _MARKS[mark], Fate(fate) if fate else None, cells)
        for section, sheet, place, key, project, mark, fate, cells in kept["rows"]
    )
    conflicts = tuple(Conflict(*one) for one in kept["conflicts"])
    return KeptEntry(rows, entry_from_json(kept["entry"]), kept["seen"], conflicts)
