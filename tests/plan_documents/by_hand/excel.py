"""Hands for workbooks."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | float | None
_THIN = Side(style="thin")


def lines(
    sheet: Worksheet,
    rows: Sequence[Sequence[Value]],
    *,
    top: int = 1,
    left: int = 1,
    bold: Sequence[int] = (),
    merges: Sequence[str] = (),
    boxed: bool = False,
    form: str = "#,##0",
) -> None:
    """Rows from a place on; `bold` are rows of the sheet."""
    for down, row in enumerate(rows):
        for across, value in enumerate(row):
            if value is None and not boxed:
                continue
            cell = sheet.cell(top + down, left + across, value)
            cell.font = Font(name="TH SarabunPSK", size=14, bold=top + down in bold)
            cell.alignment = Alignment(wrap_text=boxed, vertical="top")
            if boxed:
                cell.border = Border(_THIN, _THIN, _THIN, _THIN)
            if isinstance(value, int) and value >= 10_000:
                cell.number_format = form
    for merge in merges:
        sheet.merge_cells(merge)


def wide(sheet: Worksheet, *widths: float) -> None:
    """Widths of the columns; a page as wide as the sheet."""
    for at, width in enumerate(widths):
        sheet.column_dimensions[chr(ord("A") + at)].width = width
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def closed(book: Workbook) -> bytes:
    """The file."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()
