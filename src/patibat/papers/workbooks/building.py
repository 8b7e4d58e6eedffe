"""The openpyxl side of `writing`: it writes protection, validation and comments, but takes long to load."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping, Sequence
from decimal import Decimal

from openpyxl import Workbook as OpenWorkbook
from openpyxl.cell.cell import Cell as OpenCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from patibat.papers import palette
from patibat.papers.workbooks.export import FONT, fits_number, looks_like_formula, printable, sheet_title
from patibat.papers.workbooks.writing import META_SHEET, ColumnSpec, OutValue, SheetSpec
from patibat.thai import format_date

LISTS_SHEET = "_lists"
SPARE_ROWS = 1000
"""Rows below the data that keep drop-downs, for rows that are added by hand."""
_THAI_CHARSET = 222
_HEAD_FONT = Font(name=FONT, size=16, bold=True, charset=_THAI_CHARSET)
_BODY_FONT = Font(name=FONT, size=14, charset=_THAI_CHARSET)
_HEAD_FILL = PatternFill("solid", fgColor=palette.LINK_TINT.lstrip("#"))
_REQUIRED_FILL = PatternFill("solid", fgColor=palette.WATCH_TINT.lstrip("#"))
_LOCKED_FILL = PatternFill("solid", fgColor=palette.MUTED_TINT.lstrip("#"))
_THIN = Side(style="thin", color="C9CDD3")
_LINE = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_FREE = Protection(locked=False)
_MOST = 10**15
_NUMERIC = ("number", "percent", "money")


def build(sheets: Sequence[SheetSpec], meta: Mapping[str, str]) -> bytes:
    """The workbook as bytes."""
    book = OpenWorkbook()
    book.remove(book.worksheets[0])
    lists = _Lists()
    for spec in sheets:
        _write_sheet(book.create_sheet(sheet_title(spec.title)), spec, lists)
    lists.write(book)
    _write_meta(book.create_sheet(META_SHEET), meta)
    book.active = 0
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


class _Lists:
    """The hidden sheet of drop-down lists: a list within a cell's rule may have 255 characters; Thai words are long."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], str] = {}

    def formula(self, choices: tuple[str, ...]) -> str:
        """The range that will hold these choices."""
        if choices not in self._known:
            column = get_column_letter(len(self._known) + 1)
            self._known[choices] = f"'{LISTS_SHEET}'!${column}$1:${column}${len(choices)}"
        return self._known[choices]

    def write(self, book: OpenWorkbook) -> None:
        """Write the sheet, when any list is used."""
        if not self._known:
            return
        sheet = book.create_sheet(LISTS_SHEET)
        for at, choices in enumerate(self._known, 1):
            for number, choice in enumerate(choices, 1):
                _put_text(_cell(sheet, number, at), choice)
        sheet.sheet_state = "veryHidden"


def _write_sheet(sheet: Worksheet, spec: SheetSpec, lists: _Lists) -> None:
    for number, text in enumerate(spec.lead, 1):
        cell = _cell(sheet, number, 1)
        _put_text(cell, text)
        cell.font = _HEAD_FONT if number == 1 else _BODY_FONT
    head = len(spec.lead) + 1
    _write_head(sheet, spec, head)
    for offset, row in enumerate(spec.rows, 1):
        for at, (column, value) in enumerate(zip(spec.columns, row, strict=True), 1):
            _write_cell(_cell(sheet, head + offset, at), column, value)
    last = head + len(spec.rows)
    for at, column in enumerate(spec.columns, 1):
        _prepare_column(sheet, column, at)
        _add_rule(sheet, column, f"{get_column_letter(at)}{head + 1}:{get_column_letter(at)}{last + SPARE_ROWS}", lists)
    keys = next((at for at, column in enumerate(spec.columns[:3]) if not column.locked), len(spec.columns[:3]))
    sheet.freeze_panes = sheet.cell(head + 1, 1 + keys).coordinate
    sheet.auto_filter.ref = f"A{head}:{get_column_letter(len(spec.columns))}{max(last, head + 1)}"
    _set_paper(sheet, head)
    _protect(sheet)


def _write_head(sheet: Worksheet, spec: SheetSpec, head: int) -> None:
    for at, column in enumerate(spec.columns, 1):
        cell = _cell(sheet, head, at)
        _put_text(cell, column.title)
        cell.font = _HEAD_FONT
        cell.fill = _REQUIRED_FILL if column.required else _HEAD_FILL
        cell.border = _LINE
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        words = "\n".join(one for one in (column.help, "จำเป็นต้องกรอก" if column.required else "") if one)
        if words:
            cell.comment = Comment(printable(words), "Patibat", width=320, height=140)
    sheet.row_dimensions[head].height = 46


def _write_cell(cell: OpenCell, column: ColumnSpec, value: OutValue) -> None:
    cell.font = _BODY_FONT
    cell.border = _LINE
    cell.number_format = _format_of(column)
    cell.alignment = Alignment(wrap_text=column.kind in ("text", "choice"), vertical="top")
    cell.protection = Protection(locked=column.locked)
    if column.locked:
        cell.fill = _LOCKED_FILL
    match value:
        case None:
            return
        case bool():
            cell.value = value
        case int() | float() | Decimal() if column.kind != "code" and fits_number(value):
            cell.value = value
        case datetime.date():
            _put_text(cell, format_date(value))
        case _:
            _put_text(cell, str(value))


def _cell(sheet: Worksheet, row: int, column: int) -> OpenCell:
    """A cell that can be written; these sheets have no merged ones."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, OpenCell):
        raise TypeError(f"{cell.coordinate} is merged")
    return cell


def _put_text(cell: OpenCell, text: str) -> None:
    """Text as text: what begins with = must never become a formula on another desk, also not when it is edited."""
    cell.value = printable(text)
    cell.data_type = "s"
    if looks_like_formula(text):
        cell.quotePrefix = True


def _format_of(column: ColumnSpec) -> str:
    """The number format of a column; text where Excel would make something else of what is typed."""
    match column.kind:
        case "date" | "code":
            return "@"
        case "money" | "percent" | "number":
            usual = None if column.kind == "number" else 2
            places = usual if column.places is None else column.places
            if places is None:
                return "General"
            whole = "0" if column.kind == "percent" else "#,##0"
            return f"{whole}.{'0' * places}" if places else whole
    return "General"


def _prepare_column(sheet: Worksheet, column: ColumnSpec, at: int) -> None:
    """Width, and the ways of cells that nobody has filled yet: rows may be added by hand anywhere below."""
    dimension = sheet.column_dimensions[get_column_letter(at)]
    dimension.width = column.width
    dimension.protection = _FREE
    dimension.number_format = _format_of(column)
    dimension.font = _BODY_FONT


def _add_rule(sheet: Worksheet, column: ColumnSpec, cells: str, lists: _Lists) -> None:
    """A drop-down, or a warning when what is typed is no number: a slip is seen at once, and still may be meant."""
    if column.choices:
        formula = lists.formula(column.choices)
        rule = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=True)
        rule.errorTitle, rule.error = "ค่านี้ไม่อยู่ในรายการ", "เลือกจากรายการ"
    elif column.kind in _NUMERIC:
        rule = DataValidation(type="decimal", operator="between", formula1=str(-_MOST), formula2=str(_MOST))
        rule.allow_blank = rule.showErrorMessage = True
        rule.errorStyle = "warning"
        rule.errorTitle, rule.error = "ไม่ใช่ตัวเลข", "ช่องนี้รับตัวเลข ถ้ายังไม่มีข้อมูลให้เว้นว่าง"
    else:
        return
    rule.add(cells)
    sheet.add_data_validation(rule)


def _set_paper(sheet: Worksheet, head: int) -> None:
    """A4 across, as wide as the page, the head on every page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{head}:{head}"


def _protect(sheet: Worksheet) -> None:
    """Locked keys without a password: it guards against slips, not against people. False means allowed.

    Excel sorts a protected sheet only where no cell is locked.
    """
    sheet.protection.sheet = True
    for freedom in (
        "formatCells",
        "formatColumns",
        "formatRows",
        "insertRows",
        "insertColumns",
        "deleteRows",
        "sort",
        "autoFilter",
    ):
        setattr(sheet.protection, freedom, False)


def _write_meta(sheet: Worksheet, meta: Mapping[str, str]) -> None:
    for number, (key, value) in enumerate(meta.items(), 1):
        _put_text(_cell(sheet, number, 1), key)
        _put_text(_cell(sheet, number, 2), value)
        sheet.cell(number, 2).number_format = "@"
    sheet.sheet_state = "veryHidden"
