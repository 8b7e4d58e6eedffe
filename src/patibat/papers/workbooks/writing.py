"""Workbooks that go out to be filled in and come back: locked keys, drop-downs, help in the head, a hidden identity.

openpyxl, because it writes validation, protection and comments.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from openpyxl import Workbook as OpenWorkbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from patibat.papers.workbooks.cells import Workbook
from patibat.papers.workbooks.export import neutral

META_SHEET = "_patibat"
LISTS_SHEET = "_lists"
FONT = "TH SarabunPSK"
OutValue = str | int | float | Decimal | bool | datetime.date | None
Kind = Literal["text", "number", "percent", "money", "date", "choice", "code"]
_FORMATS: dict[str, str] = {"number": "#,##0.######", "percent": "0.00", "money": "#,##0.00", "date": "@", "code": "@"}
_HEAD = PatternFill("solid", fgColor="E8EEF5")
_LOCKED = PatternFill("solid", fgColor="F3F3F1")
_THIN = Side(style="thin", color="C9CDD3")
_LINE = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
SPARE_ROWS = 200
"""Rows below the data that keep drop-downs and formats, for rows that are added by hand."""


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """A column of a sheet that goes out. `help` becomes the comment of its head; a locked column is a key."""

    key: str
    title: str
    help: str = ""
    width: float = 14
    kind: Kind = "text"
    choices: tuple[str, ...] = ()
    locked: bool = False


@dataclass(frozen=True, slots=True)
class SheetSpec:
    """A sheet that goes out: an explanation above, the head, and rows of as many values as columns."""

    title: str
    columns: tuple[ColumnSpec, ...]
    rows: Sequence[Sequence[OutValue]]
    lead: tuple[str, ...] = field(default=())


def write_workbook(sheets: Sequence[SheetSpec], meta: Mapping[str, str]) -> bytes:
    """The workbook as bytes. `meta` is kept in a hidden sheet, by which a file that comes back is known."""
    book = OpenWorkbook()
    book.remove(book.worksheets[0])
    lists = _Lists(book)
    for spec in sheets:
        _write_sheet(book.create_sheet(spec.title), spec, lists)
    lists.finish()
    _write_meta(book.create_sheet(META_SHEET), meta)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read_meta(workbook: Workbook) -> dict[str, str]:
    """What the hidden sheet says, empty when there is none (a workbook of somebody's own making)."""
    sheet = workbook.sheet(META_SHEET)
    if sheet is None:
        return {}
    return {
        str(row[0]): str(row[1]) for row in sheet.rows if len(row) > 1 and row[0] is not None and row[1] is not None
    }


class _Lists:
    """The hidden sheet of drop-down lists: a list of its own may have 255 characters, and Thai words are long."""

    def __init__(self, book: OpenWorkbook) -> None:
        self._sheet = book.create_sheet(LISTS_SHEET)
        self._known: dict[tuple[str, ...], str] = {}

    def formula(self, choices: tuple[str, ...]) -> str:
        """The range that holds these choices."""
        if choices not in self._known:
            column = get_column_letter(len(self._known) + 1)
            for number, choice in enumerate(choices, 1):
                self._sheet[f"{column}{number}"] = choice
            self._known[choices] = f"'{LISTS_SHEET}'!${column}$1:${column}${len(choices)}"
        return self._known[choices]

    def finish(self) -> None:
        """Hide the sheet, which must not be the first one."""
        book = self._sheet.parent
        if book is not None:
            book.move_sheet(self._sheet, len(book.worksheets))
        self._sheet.sheet_state = "veryHidden"


def _write_sheet(sheet: Worksheet, spec: SheetSpec, lists: _Lists) -> None:
    for number, text in enumerate(spec.lead, 1):
        cell = sheet.cell(number, 1, text)
        cell.font = Font(name=FONT, size=16 if number == 1 else 14, bold=number == 1)
    head = len(spec.lead) + 1
    _write_head(sheet, spec, head)
    for offset, row in enumerate(spec.rows, 1):
        for at, (column, value) in enumerate(zip(spec.columns, row, strict=True), 1):
            _write_cell(sheet, head + offset, at, column, value)
    last = head + len(spec.rows)
    for at, column in enumerate(spec.columns, 1):
        _prepare_spare(sheet, column, at, last)
        if column.choices:
            _add_choices(sheet, at, head + 1, last + SPARE_ROWS, lists.formula(column.choices))
    sheet.freeze_panes = sheet.cell(head + 1, 1 + sum(column.locked for column in spec.columns[:3])).coordinate
    sheet.auto_filter.ref = f"A{head}:{get_column_letter(len(spec.columns))}{max(last, head + 1)}"
    _protect(sheet)


def _write_head(sheet: Worksheet, spec: SheetSpec, head: int) -> None:
    for at, column in enumerate(spec.columns, 1):
        cell = sheet.cell(head, at, column.title)
        cell.font = Font(name=FONT, size=16, bold=True)
        cell.fill = _HEAD
        cell.border = _LINE
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        if column.help:
            cell.comment = Comment(column.help, "Patibat", width=320, height=140)
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    sheet.row_dimensions[head].height = 46


def _write_cell(sheet: Worksheet, row: int, at: int, column: ColumnSpec, value: OutValue) -> None:
    cell = sheet.cell(row, at)
    if isinstance(value, str):
        # Text is written as text: what begins with = must never become a formula on another desk.
        cell.value = neutral(value)
        cell.data_type = "s"
    else:
        cell.value = value
    cell.font = Font(name=FONT, size=14)
    cell.border = _LINE
    cell.number_format = _FORMATS.get(column.kind, "General")
    cell.alignment = Alignment(wrap_text=column.kind == "text", vertical="top")
    cell.protection = Protection(locked=column.locked)
    if column.locked:
        cell.fill = _LOCKED


def _prepare_spare(sheet: Worksheet, column: ColumnSpec, at: int, last: int) -> None:
    for row in range(last + 1, last + 6):
        cell = sheet.cell(row, at)
        cell.number_format = _FORMATS.get(column.kind, "General")
        cell.protection = Protection(locked=False)


def _add_choices(sheet: Worksheet, at: int, first: int, last: int, formula: str) -> None:
    validation = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=True)
    validation.error = "เลือกจากรายการ"
    validation.errorTitle = "ค่านี้ไม่อยู่ในรายการ"
    letter = get_column_letter(at)
    validation.add(f"{letter}{first}:{letter}{last}")
    sheet.add_data_validation(validation)


def _protect(sheet: Worksheet) -> None:
    """Locked keys without a password: it guards against slips, not against people; sorting and inserting stay free."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    sheet.protection.formatCells = False
    sheet.protection.insertRows = False
    sheet.protection.deleteRows = False
    sheet.protection.sort = False
    sheet.protection.autoFilter = False


def _write_meta(sheet: Worksheet, meta: Mapping[str, str]) -> None:
    for number, (key, value) in enumerate(meta.items(), 1):
        sheet.cell(number, 1, key)
        cell = sheet.cell(number, 2, str(value))
        cell.number_format = "@"
    sheet.sheet_state = "veryHidden"
