"""Tables that go on on the next page of a PDF: joined, with repeated headers dropped and cut rows joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from patibat.papers.reading import Block, Cell, Table

_NUMBERED: Final = re.compile(r"\(?[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3})*[.)]?(?:\s|$|[ก-ฮเ-ไ“])|[-•]\s")


def tables_joined(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, a table at the top of a page joined to the one that ended the page before."""
    found: list[Block] = []
    last_page = 0
    for block in blocks:
        last = found[-1] if found else None
        if (
            isinstance(block, Table)
            and isinstance(last, Table)
            and block.is_guessed
            and block.width == last.width
            and block.origin.page == last_page + 1
        ):
            found[-1] = _joined(last, block)
        else:
            found.append(block)
        last_page = block.origin.page
    return found


def _rows(table: Table) -> dict[int, list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    return rows


def _repeats(row: Sequence[Cell], head: Sequence[Cell]) -> bool:
    """Is a row the header again? Programs that have no room for all of it cut its cells short."""
    again, first = _words(row), _words(head)
    if len(again) != len(first) or not again:
        return again == first
    same = sum(one == other for one, other in zip(again, first, strict=True))
    return same * 2 >= len(first) and all(other.startswith(one) for one, other in zip(again, first, strict=True))


def _words(cells: Sequence[Cell]) -> list[str]:
    return [cell.text.replace(" ", "").replace("\n", "") for cell in cells if cell.text.strip()]


def _joined(first: Table, second: Table) -> Table:
    """The rows of the rest below those above: a repeated header is dropped, a row that the page cut goes on."""
    head, rest = _rows(first), _rows(second)
    height, start = first.height, 0
    while start in rest and start in head and _repeats(rest[start], head[start]):
        start += 1
    cells = list(first.cells)
    cut, above = rest.get(start, []), [row for number, row in head.items() if number > 0]
    ended: set[int] = set()
    if cut and _goes_on(cut, above):
        _extend(cells, cut, height)
        start += 1
    elif partly := [cell for cell in cut if cell.text.strip() and _lacks_number(cell, above)]:
        # The page cut one cell that stands beside several rows.
        _extend(cells, partly, height)
        ended = {id(cell) for cell in partly}
    moved = [
        replace(cell, row=height + cell.row - start, lines=() if id(cell) in ended else cell.lines)
        for cell in second.cells
        if cell.row >= start
    ]
    return replace(first, cells=(*cells, *moved))


def _extend(cells: list[Cell], cut: Sequence[Cell], height: int) -> None:
    for position, cell in enumerate(cells):
        if cell.row + cell.rows == height:
            more = next((one for one in cut if one.column == cell.column), None)
            if more is not None and more.lines:
                cells[position] = replace(cell, lines=(*cell.lines, *more.lines))


def _is_numbered(column: int, rows: Sequence[Sequence[Cell]]) -> bool:
    """Do the cells of a column begin with numbers?"""
    above = [one for row in rows for one in row if one.column == column and one.text.strip()]
    return bool(above) and sum(bool(_NUMBERED.match(one.text)) for one in above) >= len(above) * 0.8


def _lacks_number(cell: Cell, rows: Sequence[Sequence[Cell]]) -> bool:
    return _is_numbered(cell.column, rows) and not _NUMBERED.match(cell.text)


def _goes_on(cut: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> bool:
    """Is the first row on a page the end of the one that the page cut? Where the cells of a column begin with numbers,
    one that does not, or is empty, goes on."""
    votes = [_lacks_number(cell, rows) for cell in cut if _is_numbered(cell.column, rows)]
    if votes:
        return sum(votes) * 2 > len(votes)
    first = min(cut, key=lambda one: one.column)
    return not first.text.strip() and any(cell.text.strip() for cell in cut)
