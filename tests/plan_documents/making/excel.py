"""A flow as sheets of a workbook: paragraphs stand in one cell each, tables with their merged cells below them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from tests.plan_documents.making.flow import (
    Boxed,
    Break,
    Cell,
    Contents,
    Element,
    Grid,
    Heading,
    Items,
    Para,
    list_texts,
    placed,
    width,
)

_NUMBER = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|-?[0-9]+(?:\.[0-9]+)?")
_THIN = Side(style="thin")


def to_excel(sheets: Mapping[str, Sequence[Element]], numbers: bool = True, hidden: Sequence[str] = ()) -> bytes:
    """The workbook. With `numbers` a cell that is a number is kept as one, as people type them; else as text."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, elements in sheets.items():
        sheet: Worksheet = book.create_sheet(name)
        at = 1
        for element in elements:
            at = _add(sheet, element, at, numbers)
        if name in hidden:
            sheet.sheet_state = "hidden"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _add(sheet: Worksheet, element: Element, at: int, numbers: bool) -> int:
    """The row after it."""
    match element:
        case Grid():
            return _add_grid(sheet, element, at, numbers)
        case Heading():
            _write(sheet, at, 1, Cell(element.text, bold=True, center=element.center), numbers=False)
            return at + 1
        case Para():
            _write(sheet, at, 1 + min(element.indent, 1), Cell(element.text, bold=element.bold), numbers=False)
            return at + 1
        case Items():
            for level, number, text in list_texts(element):
                _write(sheet, at, level + 1, Cell(number), numbers=False)
                _write(sheet, at, level + 2, Cell(text), numbers=False)
                at += 1
            return at
        case Boxed():
            _write(sheet, at, 1, Cell("\n".join(element.lines)), numbers=False)
            return at + 1
        case Contents():
            for text, page in element.entries:
                _write(sheet, at, 1, Cell(text), numbers=False)
                _write(sheet, at, 8, Cell(page), numbers=True)
                at += 1
            return at
        case Break():
            return at + 1


def _add_grid(sheet: Worksheet, grid: Grid, top: int, numbers: bool) -> int:
    for row, column, cell in placed(grid):
        _write(sheet, top + row, column + 1, cell, numbers)
        if cell.across > 1 or cell.down > 1:
            sheet.merge_cells(
                start_row=top + row,
                start_column=column + 1,
                end_row=top + row + cell.down - 1,
                end_column=column + cell.across,
            )
    for column, centimetres in enumerate(grid.widths or (4,) * width(grid)):
        sheet.column_dimensions[chr(65 + column)].width = centimetres * 5
    return top + len(grid.rows) + 1


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, numbers: bool) -> None:
    if not cell.text:
        return
    made = sheet.cell(row, column)
    if numbers and _NUMBER.fullmatch(cell.text):
        plain = cell.text.replace(",", "")
        made.value = float(plain) if "." in plain else int(plain)
        if "," in cell.text:
            made.number_format = "#,##0"
    else:
        made.value = cell.text
    made.font = Font(name="TH SarabunPSK", size=16, bold=cell.bold)
    made.alignment = Alignment(wrap_text=True, vertical="top", horizontal="center" if cell.center else None)
    made.border = Border(_THIN, _THIN, _THIN, _THIN)
