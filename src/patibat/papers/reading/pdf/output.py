"""Pages as read → the fields of the blocks of the model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from patibat.papers.cell_names import cell_name
from patibat.papers.reading.pdf.layout import PageContent
from patibat.papers.reading.pdf.segments import Line
from patibat.papers.reading.pdf.tables import FoundTable, TableCell

Fields = dict[str, Any]
_CENTERED_WITHIN = 8.0
_AWAY = 12.0
_USUAL = 4
"""Lines that begin at the same place are indented, not centred."""


def blocks_of(pages: list[PageContent]) -> list[Fields]:
    """Every line and table of the document."""
    return list(_blocks(pages))


def _blocks(pages: list[PageContent]) -> Iterator[Fields]:
    tables = 0
    margins = _margins(pages)
    for page in pages:
        usual = {left for left, count in Counter(round(one.left) for one in page.lines).items() if count >= _USUAL}
        for block in page.blocks:
            if isinstance(block, FoundTable):
                tables += 1
                yield _table(block, page.number, tables)
            elif block.text:
                is_centered = round(block.left) not in usual and _is_centered(block, page.width, margins)
                yield _line(block, page.number, is_centered=is_centered)


def _margins(pages: list[PageContent]) -> dict[float, tuple[float, float]]:
    """Where text begins and ends on pages of each width: few lines begin farther left or end farther right."""
    widths: dict[float, list[Line]] = {}
    for page in pages:
        widths.setdefault(round(page.width), []).extend(page.lines)
    found = {}
    for width, lines in widths.items():
        lefts, rights = sorted(one.left for one in lines), sorted(one.right for one in lines)
        if lines:
            found[width] = lefts[len(lefts) // 50], rights[-1 - len(rights) // 50]
    return found


def _is_centered(line: Line, width: float, margins: dict[float, tuple[float, float]]) -> bool:
    """In the middle of the page, or of what is written on it, and away from the margins."""
    left, right = margins[round(width)]
    middle = (line.left + line.right) / 2
    off = min(abs(middle - width / 2), abs(middle - (left + right) / 2))
    return off < _CENTERED_WITHIN and line.left - left > _AWAY and "\t" not in line.text


def _line(line: Line, page: int, *, is_centered: bool = False, place: Fields | None = None) -> Fields:
    fields: Fields = {
        "text": line.text,
        "origin": {"page": page, "line": line.number, **(place or {})},
        "indent": round(line.left, 1),
        "size": round(line.em, 1),
        "is_line": True,
        "box": [round(one, 1) for one in (line.left, line.top, line.right, line.bottom)],
    }
    found = {"is_bold": line.is_bold, "is_centered": is_centered, "is_boxed": line.is_boxed}
    return fields | {key: one for key, one in found.items() if one}


def _table(table: FoundTable, page: int, number: int) -> Fields:
    first = next((line.number for line in table.lines()), 0)
    return {
        "cells": [_cell(one, page, number) for one in table.cells],
        "origin": {"page": page, "line": first, "table": number},
        "is_guessed": True,
    }


def _cell(cell: TableCell, page: int, number: int) -> Fields:
    place = {"table": number, "cell": cell_name(cell.row, cell.column)}
    lines = [line for line in cell.lines if line.text]
    letters = sum(len(line.text) for line in lines)
    is_bold = sum(len(line.text) for line in lines if line.is_bold) * 2 > letters
    line = {"line": lines[0].number} if lines else {}
    return {
        "row": cell.row,
        "column": cell.column,
        "rows": cell.rows,
        "columns": cell.columns,
        "lines": [_line(one, page, place=place) for one in lines],
        "origin": {"page": page, **place, **line},
        **({"is_bold": True} if is_bold else {}),
    }
