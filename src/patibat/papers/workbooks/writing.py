"""Workbooks that go out to be filled in and come back: locked keys, drop-downs, help in the head, a hidden identity."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from patibat.papers.workbooks.cells import Workbook
from patibat.papers.workbooks.export import FONT

__all__ = ["FONT", "META_SHEET", "ColumnSpec", "Kind", "OutValue", "SheetSpec", "read_meta", "write_workbook"]

META_SHEET = "_patibat"
OutValue = str | int | float | Decimal | bool | datetime.date | None
Kind = Literal["text", "number", "percent", "money", "date", "choice", "code"]


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """A column of a sheet that goes out. `help` becomes the comment of its head; a locked column is a key.

    `width` is in characters, `places` are decimal places. Days go out, and are asked for, as Thai text in B.E.: what
    Excel makes of a typed day depends on the calendar of each computer.
    """

    key: str
    title: str
    help: str = ""
    width: float = 14
    kind: Kind = "text"
    choices: tuple[str, ...] = ()
    locked: bool = False
    required: bool = False
    places: int | None = None


@dataclass(frozen=True, slots=True)
class SheetSpec:
    """A sheet that goes out: an explanation above, the head, and rows of as many values as columns."""

    title: str
    columns: tuple[ColumnSpec, ...]
    rows: Sequence[Sequence[OutValue]]
    lead: tuple[str, ...] = ()


def write_workbook(sheets: Sequence[SheetSpec], meta: Mapping[str, str]) -> bytes:
    """The workbook as bytes. `meta` is kept in a hidden sheet, by which a file that comes back is known.

    Raises ValueError when there is no sheet, or a row has another number of values than there are columns.
    """
    # openpyxl takes long to load, and most processes write no workbook.
    from patibat.papers.workbooks.building import build

    if not sheets:
        raise ValueError("a workbook needs a sheet")
    return build(sheets, meta)


def read_meta(workbook: Workbook) -> dict[str, str]:
    """What the hidden sheet says, empty when there is none (a workbook of somebody's own making)."""
    sheet = workbook.sheet(META_SHEET)
    if sheet is None:
        return {}
    pairs = ((sheet.cell(row, 0).text, sheet.cell(row, 1).text) for row in range(len(sheet.rows)))
    return {key: value for key, value in pairs if key}
