"""Tables without lines: rows of text with wide gaps, whose parts stand below each other.

Cautious, since a list with wide gaps after its numbers is no table: three columns and three rows at least.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from patibat.papers.reading.pdf.segments import Line, Segment
from patibat.papers.reading.pdf.tables import FoundTable, TableCell

_FEWEST = 3
_PITCH = 2.6
_WRAPPED = 1.9


@dataclass(slots=True)
class _Span:
    left: float
    right: float


def aligned_tables(lines: list[Line]) -> tuple[list[FoundTable], list[Line]]:
    """Tables, and the lines that belong to none."""
    tables: list[FoundTable] = []
    rest: list[Line] = []
    at = 0
    while at < len(lines):
        end, spans = _run(lines, at)
        if end - at >= _FEWEST and sum(len(line.groups) >= _FEWEST for line in lines[at:end]) >= _FEWEST:
            tables.append(_table(lines[at:end], spans))
            at = end
        else:
            rest.append(lines[at])
            at += 1
    return tables, rest


def _run(lines: list[Line], start: int) -> tuple[int, list[_Span]]:
    """How far lines go on that fit the same columns; the columns."""
    if len(lines[start].groups) < _FEWEST:
        return start, []
    spans = [_Span(group[0].left, group[-1].right) for group in lines[start].groups]
    end = start + 1
    while end < len(lines):
        line, before = lines[end], lines[end - 1]
        limit = _PITCH if len(line.groups) >= _FEWEST else _WRAPPED
        if line.is_turned or line.baseline - before.baseline > limit * max(line.em, before.em):
            break
        fitted = _fitted(spans, line.groups)
        if fitted is None:
            break
        spans = fitted
        end += 1
    return end, spans


def _fitted(spans: list[_Span], groups: list[list[Segment]]) -> list[_Span] | None:
    """The columns with these parts in them, None when a part lies in two of them or two in one."""
    found = [_Span(one.left, one.right) for one in spans]
    taken: set[int] = set()
    for group in groups:
        left, right = group[0].left, group[-1].right
        under = [at for at, one in enumerate(spans) if left < one.right and right > one.left]
        if len(under) != 1 or under[0] in taken:
            return None
        at = under[0]
        taken.add(at)
        found[at] = _Span(min(found[at].left, left), max(found[at].right, right))
    if any(first.right >= second.left for first, second in itertools.pairwise(found)):
        return None
    return found


def _table(lines: list[Line], spans: list[_Span]) -> FoundTable:
    cells: dict[tuple[int, int], TableCell] = {}
    row = -1
    for line in lines:
        # A line with fewer parts goes on in the row above it.
        if row < 0 or len(line.groups) >= _FEWEST or len(line.groups) == len(spans):
            row += 1
        for group in line.groups:
            column = next(
                at for at, one in enumerate(spans) if group[0].left < one.right and group[-1].right > one.left
            )
            cells.setdefault((row, column), TableCell(row, column)).lines.append(Line(list(group)))
    return FoundTable(
        [cells[place] for place in sorted(cells)],
        min(line.left for line in lines),
        lines[0].top,
        max(line.right for line in lines),
        lines[-1].bottom,
    )
