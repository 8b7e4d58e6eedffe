"""Finding a table on a sheet as people leave it: below a title, with columns moved, renamed, merged, or added.

A column is known by its title, then by its aliases, both without spaces and signs, then by likeness; what was only
alike is noted, so that a person can see which column was taken.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from patibat.papers.workbooks.cells import Cell, Sheet, cell_name, column_name
from patibat.papers.workbooks.problems import COLUMN_MISSING, COLUMN_TWICE, HEADER_MISSING
from patibat.problems import Problem, Where
from patibat.thai import search_key

HEAD_ROWS = 40
ALIKE = 0.84
_TOTALS = frozenset({"รวม", "รวมทั้งสิ้น", "รวมทั้งหมด", "total"})
_SIGNS = re.compile(r"[\s\W_]+")


@dataclass(frozen=True, slots=True)
class Column:
    """A column to look for."""

    key: str
    title: str
    aliases: tuple[str, ...] = ()
    required: bool = True


@dataclass(frozen=True, slots=True)
class Notice:
    """A column that was taken although its head says something else."""

    key: str
    cell: str
    found: str
    expected: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table. `is_total` marks a row of sums, which is no data."""

    number: int
    """Counted from 1, as Excel shows it."""
    cells: dict[str, Cell]
    is_total: bool = False

    def ref(self, key: str) -> str:
        """The name of the row's cell in a column; empty when the sheet has no such column."""
        cell = self.cells.get(key)
        return cell.ref if cell else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table found on a sheet: where each column stands, and its rows."""

    sheet: Sheet
    head_row: int
    """Counted from 0."""
    places: dict[str, int]
    notices: tuple[Notice, ...] = ()
    unknown: tuple[str, ...] = field(default=())
    """Heads of columns that nobody asked for: kept, not read."""

    def rows(self) -> Iterator[TableRow]:
        """The rows below the head that hold anything in the table's columns."""
        places = list(self.places.items())
        letters = [(key, at, column_name(at)) for key, at in places]
        sheet, held = self.sheet, self.sheet.anchors()
        formulas, errors = sheet.formulas, sheet.errors
        held_rows = {row for row, _ in held}
        for number in range(self.head_row + 1, len(sheet.rows)):
            row = sheet.rows[number]
            cells = {}
            for key, at, letter in letters:
                ref = f"{letter}{number + 1}"
                cells[key] = Cell(row[at], ref, ref in formulas, ref in errors)
            if number in held_rows:
                cells = {key: sheet.cell(*held.get((number, at), (number, at))) for key, at in places}
            if any(cell.value is not None or cell.is_formula for cell in cells.values()):
                yield TableRow(number + 1, cells, _is_total(cells))


def find_table(sheet: Sheet, columns: Sequence[Column]) -> Table:
    """The table of these columns on a sheet.

    Raises `papers.header-missing` when no row looks like its head, `papers.column-missing`, `papers.column-twice`.
    """
    head_row = _head_row(sheet, columns)
    if head_row is None:
        names = ", ".join(f"“{column.title}”" for column in columns if column.required)
        raise HEADER_MISSING.at(Where(sheet=sheet.name), sheet=sheet.name, columns=names, rows=HEAD_ROWS)
    heads = _heads(sheet, head_row)
    places: dict[str, int] = {}
    notices: list[Notice] = []
    left = dict(heads)
    for column in columns:
        _place_exactly(column, left, places, sheet, head_row)
    for column in columns:
        if column.key not in places:
            _place_alike(column, left, places, notices, head_row)
    for column in columns:
        if column.required and column.key not in places:
            raise _missing(column, sheet, head_row)
    unknown = tuple(text for text in left.values() if text.strip())
    return Table(sheet, head_row, places, tuple(notices), unknown)


def _is_total(cells: dict[str, Cell]) -> bool:
    for cell in cells.values():
        if isinstance(cell.value, str) and cell.value.strip():
            return _key(cell.value) in _TOTALS
    return False


def _key(text: str) -> str:
    """A head without spaces and signs, marks and order of Thai mended."""
    return _SIGNS.sub("", search_key(text)) or search_key(text)


def _heads(sheet: Sheet, row: int) -> dict[int, str]:
    """The text of each column's head; a merged head counts for its first column."""
    return {at: str(value) for at, value in enumerate(sheet.rows[row]) if value is not None and str(value).strip()}


def _head_row(sheet: Sheet, columns: Sequence[Column]) -> int | None:
    """The row that holds most of the titles: at least half of the required ones, and two."""
    titles = {_key(name) for column in columns for name in (column.title, *column.aliases)}
    required = sum(column.required for column in columns)
    best: tuple[int, int] | None = None
    for number, row in enumerate(sheet.rows[:HEAD_ROWS]):
        found = sum(isinstance(value, str) and _key(value) in titles for value in row)
        if found and (best is None or found > best[0]):
            best = (found, number)
    if best is None or best[0] < min(2, len(columns)) or best[0] * 2 < required:
        return None
    return best[1]


def _place_exactly(column: Column, left: dict[int, str], places: dict[str, int], sheet: Sheet, head_row: int) -> None:
    names = {_key(name) for name in (column.title, *column.aliases)}
    found = [at for at, text in left.items() if _key(text) in names]
    if len(found) > 1:
        cells = ", ".join(cell_name(head_row, at) for at in found)
        where = Where(sheet=sheet.name, cell=cell_name(head_row, found[1]))
        raise COLUMN_TWICE.at(where, column=column.title, cells=cells)
    if found:
        places[column.key] = found[0]
        del left[found[0]]


def _place_alike(
    column: Column, left: dict[int, str], places: dict[str, int], notices: list[Notice], head_row: int
) -> None:
    """The one head that is most like the column's names, if it is like enough and no other is nearly as like."""
    names = [_key(name) for name in (column.title, *column.aliases)]
    scored = sorted(((_likeness(text, names), at) for at, text in left.items()), reverse=True)
    if not scored or scored[0][0] < ALIKE or (len(scored) > 1 and scored[1][0] > scored[0][0] - 0.03):
        return
    at = scored[0][1]
    places[column.key] = at
    notices.append(Notice(column.key, cell_name(head_row, at), left.pop(at), column.title))


def _likeness(text: str, names: Sequence[str]) -> float:
    return max(difflib.SequenceMatcher(None, _key(text), name).ratio() for name in names)


def _missing(column: Column, sheet: Sheet, head_row: int) -> Problem:
    return COLUMN_MISSING.at(Where(sheet=sheet.name, cell=cell_name(head_row, 0)), column=column.title)
