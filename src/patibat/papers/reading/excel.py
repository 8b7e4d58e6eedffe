"""Excel workbooks as documents: every sheet a table; `papers.workbooks` opens the file."""

from __future__ import annotations

import datetime

from patibat.papers.cell_names import cell_name, cell_place
from patibat.papers.reading.limits import ReadingLimits
from patibat.papers.reading.model import Cell, Note, Origin, Paper, PaperKind, Paragraph, Table
from patibat.papers.workbooks.cells import Sheet
from patibat.papers.workbooks.inspection import Limits
from patibat.papers.workbooks.reading import read_workbook


def read_excel(content: bytes, name: str, limits: ReadingLimits) -> Paper:
    """Every sheet that holds something. Raises the problems of `read_workbook`."""
    book = read_workbook(content, name, _workbook_limits(limits))
    tables = [_table(sheet, number) for number, sheet in enumerate(book.sheets, 1)]
    counts = {
        "hidden-sheet": sum(sheet.hidden for sheet in book.sheets),
        "hidden-row": sum(len(sheet.hidden_rows) for sheet in book.sheets),
        "hidden-column": sum(len(sheet.hidden_columns) for sheet in book.sheets),
        "uncomputed-formula": sum(_uncomputed(sheet) for sheet in book.sheets),
    }
    notes = tuple(Note(kind, count) for kind, count in counts.items() if count)
    return Paper(PaperKind.EXCEL, tuple(table for table in tables if table.cells), notes=notes)


def _workbook_limits(limits: ReadingLimits) -> Limits:
    usual = Limits()
    return Limits(
        file=limits.file,
        inflated=min(usual.inflated, limits.inflated),
        ratio=limits.ratio,
        parts=min(usual.parts, limits.parts),
        cells=limits.cells,
        rows=limits.rows,
        seconds=min(usual.seconds, limits.seconds),
        wait=min(usual.wait, limits.wait),
        memory=min(usual.memory, limits.memory),
    )


def _table(sheet: Sheet, number: int) -> Table:
    spans = _spans(sheet)
    covered = sheet.anchors()
    cells = []
    for row, values in enumerate(sheet.rows):
        for column, value in enumerate(values):
            if value is None or covered.get((row, column), (row, column)) != (row, column):
                continue
            rows, columns = spans.get((row, column), (1, 1))
            cells.append(_cell(sheet, row, column, (rows, columns), number))
    return Table(tuple(cells), Origin(table=number, sheet=sheet.name), is_hidden=sheet.hidden)


def _spans(sheet: Sheet) -> dict[tuple[int, int], tuple[int, int]]:
    """Rows and columns of each merged range that lies within the sheet's used area."""
    height = len(sheet.rows)
    width = max((len(row) for row in sheet.rows), default=0)
    return {
        (top, left): (min(bottom, height - 1) - top + 1, min(right, width - 1) - left + 1)
        for top, left, bottom, right in sheet.merged
        if top < height and left < width
    }


def _cell(sheet: Sheet, row: int, column: int, spans: tuple[int, int], number: int) -> Cell:
    found = sheet.cell(row, column)
    origin = Origin(table=number, sheet=sheet.name, cell=cell_name(row, column))
    lines = tuple(Paragraph(one.strip(), origin) for one in _shown(found.text).split("\n") if one.strip())
    return Cell(row, column, lines, *spans, value=_value(found.value), origin=origin)


def _shown(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _value(value: object) -> int | float | str | None:
    """A number or a day; text is no value beside itself."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return None
    if isinstance(value, int | float):
        return int(value) if value == int(value) and abs(value) < 1e15 else value
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    return None


def _uncomputed(sheet: Sheet) -> int:
    return sum(sheet.cell(*cell_place(ref)).value is None for ref in sheet.formulas)
