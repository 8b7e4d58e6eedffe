"""Names of cells: `D7` is the fourth column of the seventh row.

>>> cell_name(6, 3), cell_place("D7")
('D7', (6, 3))
"""

from __future__ import annotations

import re
from functools import lru_cache

_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


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
