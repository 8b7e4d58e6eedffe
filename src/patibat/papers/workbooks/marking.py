"""The limited process that marks a received workbook; run as a script by `answering`.

Standard input: the length of the orders (8 bytes, big-endian), the orders as JSON, the workbook. Standard output: the
marked workbook. The workbook has been read before, but openpyxl needs much more memory than that did, so it too works
where it can do no harm. It imports nothing of Patibat but `doors`.
"""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import Any

# Run as a script in isolation it finds only what is installed; our own package stands above it.
sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from patibat.papers.doors import NO_ROOM, limit


def put(cell: Any, text: str, font: Any) -> None:
    """Text as text, whatever it begins with."""
    cell.value = text
    cell.data_type = "s"
    cell.font = font


def mark_cells(book: Any, orders: dict[str, Any]) -> None:
    """Colour each cell, say beside a refused one what is wrong, and beside each row what became of it."""
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill

    sheets = {sheet.title: sheet for sheet in book.worksheets}
    for title, name, colour, words in orders["cells"]:
        if title not in sheets:
            continue
        cell = sheets[title][name]
        if type(cell).__name__ == "MergedCell":
            continue
        cell.fill = PatternFill("solid", fgColor=colour)
        if words:
            cell.comment = Comment(words, "Patibat", width=320, height=120)
    font = Font(name=orders["font"], size=14)
    for title, rows in orders["rows"].items():
        if title not in sheets:
            continue
        sheet = sheets[title]
        column = beside(sheet, orders["shapes"])
        for number, words in rows.items():
            cell = sheet.cell(int(number), column)
            put(cell, words, font)
            cell.alignment = Alignment(vertical="top")


def beside(sheet: Any, shapes: list[str]) -> int:
    """The column right of everything, or the one that an earlier answer put there."""
    last = int(sheet.max_column)
    texts = [row[0] for row in sheet.iter_rows(min_col=last, max_col=last, values_only=True) if row[0] is not None]
    ours = texts and all(isinstance(text, str) and text.startswith(tuple(shapes)) for text in texts)
    if not ours:
        return last + 1
    for row in sheet.iter_rows(min_col=last, max_col=last):
        row[0].value = None
    return last


def write_summary(book: Any, orders: dict[str, Any]) -> None:
    """The first sheet: how many cells of each kind, with its colour, and what is to be mended."""
    from openpyxl.styles import Alignment, Font, PatternFill

    if orders["summary"] in book.sheetnames:
        del book[orders["summary"]]
    sheet = book.create_sheet(orders["summary"], 0)
    plain, bold = Font(name=orders["font"], size=14), Font(name=orders["font"], size=14, bold=True)
    number = 0
    for line in orders["lead"]:
        number += 1
        put(sheet.cell(number, 1), line, bold)
    for line, colour in orders["counts"]:
        number += 1
        put(sheet.cell(number, 1), line, plain)
        sheet.cell(number, 1).fill = PatternFill("solid", fgColor=colour)
    number += 1
    for row in orders["table"]:
        number += 1
        for at, text in enumerate(row, 1):
            put(sheet.cell(number, at), text, bold if row is orders["table"][0] else plain)
            sheet.cell(number, at).alignment = Alignment(wrap_text=True, vertical="top")
    for letter, width in zip("ABCD", (30, 10, 60, 60), strict=True):
        sheet.column_dimensions[letter].width = width
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet
    book.active = 0


def main(arguments: list[str]) -> int:
    """Mark the workbook on standard input within the limits."""
    limit(int(arguments[0]), int(arguments[1]))
    import openpyxl

    given = sys.stdin.buffer
    orders = json.loads(given.read(int.from_bytes(given.read(8), "big")))
    book = openpyxl.load_workbook(io.BytesIO(given.read()))
    mark_cells(book, orders)
    write_summary(book, orders)
    out = io.BytesIO()
    book.save(out)
    try:
        sys.stdout.buffer.write(out.getvalue())
        sys.stdout.buffer.flush()
    except OSError:
        return NO_ROOM
    return 0


if __name__ == "__main__":
    try:
        code = main(sys.argv[1:])
    except BaseException:  # whatever a file provokes becomes a problem in the parent, never a traceback
        code = 3
    os._exit(code)
