"""A workbook as read: sheets of plain values with their exact places.

>>> cell_name(6, 3), cell_place("D7")
('D7', (6, 3))
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from functools import lru_cache

CellValue = str | float | int | bool | datetime.datetime | datetime.date | datetime.time | None
_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"})


@lru_cache(maxsize=1024)
def column_name(column: int) -> str:
    """The letters of a column counted from 0: `A`, `Z`, `AA`."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """The name of a cell whose row and column are counted from 0."""
    return f"{column_name(column)}{row + 1}"


def cell_place(name: str) -> tuple[int, int]:
    """Row and column, counted from 0, of a cell's name. Raises ValueError."""
    match = _PLACE.fullmatch(name)
    if match is None:
        raise ValueError(name)
    column = 0
    for letter in match.group(1):
        column = column * 26 + ord(letter) - 64
    return int(match.group(2)) - 1, column - 1


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its value (None when empty), its name, whether a formula made it, whether it shows an error."""

    value: CellValue
    ref: str
    is_formula: bool = False
    is_error: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `rows` begin at A1 and are as long as the sheet is wide; an empty cell is None.

    `merged` are (first row, first column, last row, last column); `formulas` the names of cells that a formula made.
    """

    name: str
    rows: list[list[CellValue]]
    hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()
    formulas: frozenset[str] = field(default_factory=frozenset)

    def cell(self, row: int, column: int) -> Cell:
        """The cell at row and column, counted from 0; one outside the sheet is empty."""
        inside = 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row])
        value = self.rows[row][column] if inside else None
        ref = cell_name(row, column)
        return Cell(value, ref, ref in self.formulas, isinstance(value, str) and value in ERRORS)

    def anchor(self, row: int, column: int) -> tuple[int, int]:
        """The cell that holds the value: the first of a merged range, else the cell itself."""
        for top, left, bottom, right in self.merged:
            if top <= row <= bottom and left <= column <= right:
                return top, left
        return row, column


@dataclass(frozen=True, slots=True)
class Workbook:
    """What a file holds."""

    name: str
    sheets: tuple[Sheet, ...]

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of this name, spaces around it aside."""
        return next((one for one in self.sheets if one.name.strip() == name.strip()), None)
