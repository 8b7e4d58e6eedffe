"""Finding a table on a sheet as people leave it: below a title, with columns moved, renamed, merged, or added.

A column is known by its title, then by its aliases, both without spaces and signs, then by likeness; what was only
alike is noted, so that a person can see which column was taken.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from patibat.papers.cell_names import cell_name, column_name
from patibat.papers.workbooks.cells import Cell, CellValue, Sheet
from patibat.papers.workbooks.problems import COLUMN_MISSING, COLUMN_TWICE, HEADER_MISSING
from patibat.problems import Where
from patibat.thai import search_key

HEAD_ROWS = 40
HEAD_COLUMNS = 400
HEAD_HEIGHT = 4
NAME_LENGTH = 200
"""How far a head is looked for: a hostile sheet may be wide, and likeness is costly."""
ALIKE = 0.8
CLEAR = 0.05
"""How like a renamed head must be, and by how much more than the next one."""
_Held = Mapping[tuple[int, int], tuple[int, int]]
"""For each cell of a merged range, the cell that holds its value."""
_SUMS = re.compile("รวม|ร\\s+ว\\s+ม|total|sum", re.IGNORECASE)
_TOTAL = re.compile("(ผล|ยอด)?รวม(ยอด|ทั้งสิ้น|ทั้งหมด|เป็น|เงิน|งบประมาณ|บาท|ทุก.{0,20})*|(grand|sub)?total|sum")
# Thai vowels and tones above and below are no letters to a regular expression, but they are no signs either.
_SIGNS = re.compile("(?:[^\\w\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]|_)+")


@dataclass(frozen=True, slots=True)
class Column:
    """A column to look for."""

    key: str
    title: str
    aliases: tuple[str, ...] = ()
    required: bool = True


@dataclass(frozen=True, slots=True)
class Notice:
    """A column that was taken although its head says something else; `likeness` from 0 to 1, 1 for an alias."""

    key: str
    cell: str
    found: str
    expected: str
    likeness: float = 1.0


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
    """A table found on a sheet: where each column stands, and its rows. Rows and columns are counted from 0."""

    sheet: Sheet
    head_row: int
    first_row: int
    """The row below the head, which may be several rows high."""
    places: dict[str, int]
    notices: tuple[Notice, ...] = ()
    unknown: tuple[str, ...] = ()
    """Heads of columns that nobody asked for: kept, not read."""

    def rows(self) -> Iterator[TableRow]:
        """The rows below the head that hold anything in the table's columns."""
        letters = [(key, at, column_name(at)) for key, at in self.places.items()]
        sheet, held = self.sheet, self.sheet.anchors()
        formulas, errors = sheet.formulas, sheet.errors
        held_rows = {row for row, _ in held}
        for number in range(self.first_row, len(sheet.rows)):
            row, shown = sheet.rows[number], str(number + 1)
            if number in held_rows:
                cells = {key: sheet.cell(*held.get((number, at), (number, at))) for key, at, _ in letters}
            elif formulas or errors:
                cells = {
                    key: Cell(row[at], ref := letter + shown, ref in formulas, ref in errors)
                    for key, at, letter in letters
                }
            else:
                cells = {key: Cell(row[at], letter + shown) for key, at, letter in letters}
            if any(value is not None or made for value, _, made, _ in cells.values()):
                yield TableRow(number + 1, cells, _is_total(cells))


@dataclass(frozen=True, slots=True)
class _Head:
    """What may be the name of a column, the likeliest first, and the cell it stands in."""

    cell: str
    names: tuple[str, ...]


def find_table(sheet: Sheet, columns: Sequence[Column]) -> Table:
    """The table of these columns on a sheet.

    A column's place is where its title stands letter for letter, else but for spaces and signs, else one of its
    aliases, else the one head that is clearly alike. The last two leave a notice.

    Raises `papers.header-missing` when no row looks like its head, `papers.column-missing`, `papers.column-twice`.
    """
    held = sheet.anchors()
    head_row = _head_row(sheet, columns, held)
    if head_row is None:
        names = ", ".join(f"“{column.title}”" for column in columns if column.required)
        raise HEADER_MISSING.at(Where(sheet=sheet.name), sheet=sheet.name, columns=names, rows=HEAD_ROWS)
    last = _head_end(sheet, head_row)
    heads = _heads(sheet, head_row, last, held)
    left = dict(heads)
    places: dict[str, int] = {}
    notices: list[Notice] = []
    for is_named in (_letter_for_letter, _but_for_signs, _by_alias):
        for column in columns:
            if column.key not in places:
                _place(column, is_named, left, places, sheet.name)
    for column in columns:
        if column.key not in places:
            _place_alike(column, left, places, notices)
    notices += _alias_notices(columns, {key: heads[at] for key, at in places.items()}, {one.key for one in notices})
    if missing := [column.title for column in columns if column.required and column.key not in places]:
        where = Where(sheet=sheet.name, cell=cell_name(head_row, min(places.values(), default=0)))
        raise COLUMN_MISSING.at(where, column="”, “".join(missing), row=head_row + 1)
    unknown = tuple(head.names[0] for head in left.values())
    return Table(sheet, head_row, last + 1, places, tuple(notices), unknown)


def _letter_for_letter(column: Column, head: _Head) -> bool:
    return column.title.strip() in head.names


def _but_for_signs(column: Column, head: _Head) -> bool:
    return _key(column.title) in {_key(name) for name in head.names}


def _by_alias(column: Column, head: _Head) -> bool:
    return not {_key(alias) for alias in column.aliases}.isdisjoint(_key(name) for name in head.names)


def _place(
    column: Column,
    is_named: Callable[[Column, _Head], bool],
    left: dict[int, _Head],
    places: dict[str, int],
    sheet: str,
) -> None:
    """Take the one head that is named so. Raises `papers.column-twice` when there are several."""
    found = [at for at, head in left.items() if is_named(column, head)]
    if len(found) > 1:
        cells = ", ".join(left[at].cell for at in found)
        raise COLUMN_TWICE.at(Where(sheet=sheet, cell=left[found[1]].cell), column=column.title, cells=cells)
    if found:
        places[column.key] = found[0]
        del left[found[0]]


def _place_alike(column: Column, left: dict[int, _Head], places: dict[str, int], notices: list[Notice]) -> None:
    """The one head that is most like the column's names, if it is like enough and no other is nearly as like."""
    names = [_key(name) for name in (column.title, *column.aliases)]
    scored = sorted(((_likeness(head, names), at) for at, head in left.items()), reverse=True)
    if not scored or scored[0][0] < ALIKE or (len(scored) > 1 and scored[1][0] > scored[0][0] - CLEAR):
        return
    likeness, at = scored[0]
    head = left.pop(at)
    places[column.key] = at
    notices.append(Notice(column.key, head.cell, head.names[0], column.title, round(likeness, 2)))


def _likeness(head: _Head, names: Sequence[str]) -> float:
    pairs = ((_key(one), name) for one in head.names for name in names)
    return max(difflib.SequenceMatcher(None, one, name, autojunk=False).ratio() for one, name in pairs)


def _alias_notices(columns: Sequence[Column], heads: Mapping[str, _Head], noted: set[str]) -> list[Notice]:
    return [
        Notice(column.key, heads[column.key].cell, heads[column.key].names[0], column.title)
        for column in columns
        if column.key in heads and column.key not in noted and not _but_for_signs(column, heads[column.key])
    ]


def _head_row(sheet: Sheet, columns: Sequence[Column], held: _Held) -> int | None:
    """The first row of the head that holds most of the titles: at least half of the required ones, and two."""
    titles = {_key(name) for column in columns for name in (column.title, *column.aliases)}
    required = sum(column.required for column in columns)
    best, best_row = 0, None
    for number in range(min(len(sheet.rows), HEAD_ROWS)):
        heads = _heads(sheet, number, _head_end(sheet, number), held).values()
        found = sum(any(_key(name) in titles for name in head.names) for head in heads)
        if found > best:
            best, best_row = found, number
    return None if best < min(2, len(columns)) or best * 2 < required else best_row


def _head_end(sheet: Sheet, row: int) -> int:
    """The last row of the head: cells merged downwards, or groups of columns with names below them."""
    last = row
    for top, left, bottom, right in sheet.merged:
        if top != row or bottom - top >= HEAD_HEIGHT or right - left >= HEAD_COLUMNS:
            continue
        below = sheet.rows[row + 1][left : right + 1] if row + 1 < len(sheet.rows) else []
        if bottom > top:
            last = max(last, bottom)
        elif right > left and len([one for one in below if _name(one)]) > 1 and _is_group_row(sheet, row):
            last = max(last, row + 1)
    return min(last, len(sheet.rows) - 1)


def _is_group_row(sheet: Sheet, row: int) -> bool:
    """True when something in the row is merged downwards too: only then is the next row surely no data."""
    return any(top == row < bottom for top, _, bottom, _ in sheet.merged)


def _heads(sheet: Sheet, first: int, last: int, held: _Held) -> dict[int, _Head]:
    """The names of each column: its lowest text, and that together with the group above it."""
    heads: dict[int, _Head] = {}
    for at in range(min(len(sheet.rows[first]), HEAD_COLUMNS)):
        texts: list[tuple[str, str]] = []
        for row in range(first, last + 1):
            place = held.get((row, at), (row, at))
            # A head merged across columns alone counts for the first of them.
            if place[1] != at and first == last:
                continue
            text = _name(sheet.rows[place[0]][place[1]])
            if text and (text, cell_name(*place)) not in texts:
                texts.append((text, cell_name(*place)))
        if texts:
            whole = " ".join(text for text, _ in texts)
            heads[at] = _Head(texts[-1][1], tuple(dict.fromkeys((texts[-1][0], whole))))
    return heads


def _name(value: CellValue) -> str:
    """What may be a head: no empty cell, and no long text."""
    text = "" if value is None else str(value).strip()
    return text if len(text) <= NAME_LENGTH else ""


def _is_total(cells: dict[str, Cell]) -> bool:
    for value, *_ in cells.values():
        if isinstance(value, str) and value.strip():
            # The quick look first: a key is costly, and nearly no row is a total.
            return _SUMS.search(value) is not None and _TOTAL.fullmatch(_key(value)) is not None
    return False


def _key(text: str) -> str:
    """A head without spaces and signs, marks and order of Thai mended."""
    return _SIGNS.sub("", search_key(text)) or search_key(text)
