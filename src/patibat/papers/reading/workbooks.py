"""Sheets of Excel → tables with every filled cell, merged ones once."""

from __future__ import annotations

import datetime
from typing import Final

from patibat.papers.reading.model import Cell, Note, Origin, Paper, PaperKind, Paragraph, Table
from patibat.papers.workbooks import Sheet, read_workbook
from patibat.papers.workbooks.cells import CellValue, cell_name

_MOST_CELLS: Final = 400_000


def workbook_paper(content: bytes, name: str) -> Paper:
    """Every sheet, hidden ones marked. Raises the problems of `read_workbook`."""
    book = read_workbook(content, name)
    hidden = [sheet for sheet in book.sheets if sheet.hidden]
    notes = (Note("hidden-sheet", len(hidden)),) if hidden else ()
    return Paper(PaperKind.EXCEL, tuple(_table(sheet) for sheet in book.sheets), notes=notes)


def _table(sheet: Sheet) -> Table:
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in sheet.merged}
    cells: list[Cell] = []
    for row, values in enumerate(sheet.rows):
        for column, value in enumerate(values):
            if value is None or value == "" or len(cells) >= _MOST_CELLS:
                continue
            rows, columns = spans.get((row, column), (1, 1))
            cells.append(_cell(sheet.name, row, column, rows, columns, value))
    return Table(tuple(cells), Origin(sheet=sheet.name), is_hidden=sheet.hidden)


def _cell(sheet: str, row: int, column: int, rows: int, columns: int, value: CellValue) -> Cell:
    origin = Origin(sheet=sheet, cell=cell_name(row, column))
    shown = shown_value(value)
    lines = tuple(Paragraph(part.strip(), origin) for part in shown.split("\n") if part.strip())
    kept = value if isinstance(value, int | float) and not isinstance(value, bool) else None
    return Cell(row, column, lines, rows, columns, kept, origin=origin)


def shown_value(value: CellValue) -> str:
    """A value as text: whole numbers without a point, days as ISO."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.12g}"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    return "" if value is None else str(value)
