"""Tables that go on on the next page of a PDF: joined, with repeated headers dropped and cut rows joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from patibat.papers.reading import Block, Cell, Table
from patibat.thai import to_arabic_digits

_NUMBERED: Final = re.compile(r"\(?[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3})*[.)]?\s*[ก-ฮเ-ไ“(A-Za-z]|[-•]\s*[ก-๙A-Za-z]")


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


def _votes(cell: Cell, above: Sequence[Cell]) -> list[bool]:
    """What a cell at the top of a page says: `True` that it goes on, by what its column holds above; or nothing."""
    texts = [_plain(one) for one in above if one.column == cell.column and one.text.strip()]
    if not texts:
        return []
    if all(_COUNT.fullmatch(text) for text in texts) and _is_counting(texts):
        return [not cell.text.strip()]
    if all(_AMOUNT.fullmatch(text) for text in texts):
        return [not _AMOUNT.fullmatch(_plain(cell))]
    return [not _NUMBERED.match(cell.text)] if _is_numbered(texts) else []


def _is_numbered(texts: Sequence[str]) -> bool:
    return sum(bool(_NUMBERED.match(text)) for text in texts) >= len(texts) * 0.8


_AMOUNT: Final = re.compile(r"[0-9๐-๙][0-9๐-๙,]*(?:\.[0-9๐-๙]+)?|[-–]")
_COUNT: Final = re.compile(r"[0-9๐-๙]{1,3}[.)]?")


def _is_counting(texts: Sequence[str]) -> bool:
    """Do numbers count what stands beside them: 1, 2, 3, beginning anew now and then?"""
    numbers = [int(to_arabic_digits(text).strip(".)")) for text in texts]
    return all(later in (one + 1, 1) for one, later in pairwise(numbers))


def _rows(table: Table) -> dict[int, list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    return rows


def _words(cells: Sequence[Cell]) -> list[str]:
    return [cell.text.replace(" ", "").replace("\n", "") for cell in cells if cell.text.strip()]


def _joined(first: Table, second: Table) -> Table:
    """The rows of the rest below those above: a repeated header is dropped, a row that the page cut goes on."""
    head, rest = _rows(first), _rows(second)
    height, start = first.height, 0
    while start in rest and start in head and _is_same(head[start], rest[start]):
        start += 1
    second = _without_overflow(second, start, head)
    rest = _rows(second)
    cells = list(first.cells)
    cut = rest.get(start, [])
    if cut and _goes_on(cut, [row for number, row in head.items() if number >= max(1, start)]):
        _extend(cells, cut, height)
        start += 1
    moved = [replace(cell, row=height + cell.row - start) for cell in second.cells if cell.row >= start]
    cells, moved = _spanning_joined(cells, moved, height)
    return replace(first, cells=(*cells, *moved))


def _spanning_joined(first: list[Cell], second: list[Cell], height: int) -> tuple[list[Cell], list[Cell]]:
    """A cell over several rows that a page cut between them is one cell again."""
    for position, cell in enumerate(first):
        rest = next((one for one in second if one.row == height and one.column == cell.column), None)
        if cell.row + cell.rows != height or rest is None or cell.columns != rest.columns:
            continue
        is_spanning = max(cell.rows, rest.rows) > 1 and _is_numbered([cell.text]) and rest.text.strip()
        if is_spanning and not _NUMBERED.match(rest.text):
            first[position] = replace(cell, lines=(*cell.lines, *rest.lines), rows=cell.rows + rest.rows)
            second = [one for one in second if one is not rest]
    return first, second


def _is_same(first: Sequence[Cell], second: Sequence[Cell]) -> bool:
    """Is a row the header again? Some of its cells may have lost lines that did not fit."""
    if len(first) != len(second):
        return False
    pairs = list(zip(map(_plain, first), map(_plain, second), strict=True))
    same = sum(one == other for one, other in pairs)
    return all(one.startswith(other) for one, other in pairs) and same * 3 >= len(pairs) * 2 and same > 0


def _plain(cell: Cell) -> str:
    return re.sub(r"\s+", "", cell.text)


def _without_overflow(table: Table, start: int, head: dict[int, list[Cell]]) -> Table:
    """What a repeated header lost stands in the cell below it: taken out there."""
    lost: dict[int, str] = {}
    for number in range(start):
        pairs = zip(head[number], _rows(table)[number], strict=True)
        lost |= {one.column: _plain(one)[len(_plain(other)) :] for one, other in pairs if _plain(one) != _plain(other)}
    cells = [
        _less(cell, lost[cell.column]) if cell.row == start and cell.column in lost else cell for cell in table.cells
    ]
    return replace(table, cells=tuple(cells)) if lost else table


def _less(cell: Cell, lost: str) -> Cell:
    lines = tuple(
        replace(line, text=line.text.strip().removesuffix(lost)) if line.text.strip().endswith(lost) else line
        for line in cell.lines
    )
    return replace(cell, lines=tuple(line for line in lines if line.text.strip()))


def _extend(cells: list[Cell], cut: Sequence[Cell], height: int) -> None:
    for position, cell in enumerate(cells):
        if cell.row + cell.rows == height:
            more = next((one for one in cut if one.column == cell.column), None)
            if more is not None and more.lines:
                cells[position] = replace(cell, lines=(*cell.lines, *more.lines))


def _goes_on(cut: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> bool:
    """Is the first row on a page the end of the one that the page cut? Where the cells of a column begin with numbers,
    one that does not, or is empty, goes on."""
    votes = [vote for cell in cut for vote in _votes(cell, [one for row in rows for one in row])]
    if votes:
        return sum(votes) * 2 > len(votes)
    first = min(cut, key=lambda one: one.column)
    return not first.text.strip() and any(cell.text.strip() for cell in cut)
