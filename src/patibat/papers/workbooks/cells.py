"""A workbook as read: sheets of plain values with their exact places."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from patibat.papers.cell_names import cell_name

CellValue = str | float | int | bool | datetime.datetime | datetime.date | datetime.time | None
_WHOLE = Decimal(10) ** 20


class Cell(NamedTuple):
    """One cell: its value (None when empty), its name, whether a formula made it, whether it shows an error.

    An error's value is its text, such as `#DIV/0!`. A tuple, since a workbook has a hundred thousand of them.
    """

    value: CellValue
    ref: str
    is_formula: bool = False
    is_error: bool = False

    @property
    def is_uncomputed(self) -> bool:
        """A formula whose result was never stored: some programs write such files; opening in Excel mends them."""
        return self.is_formula and self.value is None

    @property
    def number(self) -> Decimal | None:
        """The exact number that Excel shows (15 digits); None for text, days, yes or no, errors and empty cells.

        >>> Cell(0.1 + 0.2, "A1").number, Cell(5.0, "A1").number, Cell("5", "A1").number
        (Decimal('0.3'), Decimal('5'), None)
        """
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            return None
        return decimal_of(self.value)

    @property
    def text(self) -> str:
        """The value as text: whole numbers without a fraction, days as in ISO 8601, empty for an empty cell.

        >>> Cell(2566.0, "A1").text, Cell("007", "A1").text, Cell(None, "A1").text
        ('2566', '007', '')
        """
        if self.value is None:
            return ""
        number = self.number
        return str(self.value) if number is None else f"{number:f}"


def decimal_of(value: float) -> Decimal:
    """A number of a workbook as a decimal of 15 significant digits: Excel neither keeps nor shows more.

    >>> decimal_of(0.1 + 0.2), decimal_of(1200.0), decimal_of(-0.0)
    (Decimal('0.3'), Decimal('1200'), Decimal('0'))
    """
    if value == 0:
        return Decimal(0)
    number = Decimal(f"{value:.15g}") if isinstance(value, float) else Decimal(value)
    whole = number.to_integral_value()
    return whole.quantize(Decimal(1)) if number == whole and abs(number) < _WHOLE else number


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `rows` begin at A1 and are as long as the sheet is wide; an empty cell is None.

    `merged` are (first row, first column, last row, last column), counted from 0; `formulas` the names of cells that a
    formula made; `errors` the names of cells that show an error, with its text.
    """

    name: str
    rows: list[list[CellValue]]
    hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()
    formulas: frozenset[str] = field(default_factory=frozenset)
    errors: Mapping[str, str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = field(default_factory=frozenset)
    hidden_columns: frozenset[int] = field(default_factory=frozenset)

    def cell(self, row: int, column: int) -> Cell:
        """The cell at row and column, counted from 0; one outside the sheet is empty."""
        inside = 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row])
        ref = cell_name(row, column)
        shown = self.errors.get(ref)
        value = shown or (self.rows[row][column] if inside else None)
        return Cell(value, ref, ref in self.formulas, shown is not None)

    def anchors(self) -> dict[tuple[int, int], tuple[int, int]]:
        """For each cell within a merged range, the cell that holds the value. No cell counts twice, whatever a file
        says."""
        held: dict[tuple[int, int], tuple[int, int]] = {}
        left_to_do = len(self.rows) * max((len(row) for row in self.rows), default=0)
        for top, left, bottom, right in self.merged:
            bottom = min(bottom, len(self.rows) - 1)
            right = min(right, len(self.rows[bottom]) - 1) if bottom >= 0 else -1
            area = max(bottom - top + 1, 0) * max(right - left + 1, 0)
            left_to_do -= area
            if left_to_do < 0:
                break
            for row in range(top, bottom + 1):
                held.update({(row, column): (top, left) for column in range(left, right + 1)})
        return held


@dataclass(frozen=True, slots=True)
class Workbook:
    """What a file holds."""

    name: str
    sheets: tuple[Sheet, ...]

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of this name, spaces around it aside."""
        return next((one for one in self.sheets if one.name.strip() == name.strip()), None)
