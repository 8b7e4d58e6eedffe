"""Tables without lines: rows of text with wide gaps, whose parts stand below each other.

Cautious, since a list with wide gaps after its numbers is no table: three columns and three rows at least.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from dataclasses import dataclass

from patibat.papers.reading.pdf.segments import Line, Segment
from patibat.papers.reading.pdf.tables import FoundTable, TableCell

_FEWEST = 3
_PITCH = 2.6
_WRAPPED = 1.9
_ROW = 4.0
_EXACT = 1.5
_LOOKED_AT, _FEWEST_BELOW = 16, 2


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
    lefts = _lefts(spans, lines[start + 1 : start + _LOOKED_AT])
    ends = [*lefts[1:], float("inf")]
    spans = [_Span(left, max(left, end - _EXACT)) for left, end in zip(lefts, ends, strict=True)] if lefts else spans
    end = start + 1
    while end < len(lines):
        line, before = lines[end], lines[end - 1]
        _part(line, lefts)
        if line.is_turned or line.baseline - before.baseline > _limit(line, lefts) * max(line.em, before.em):
            break
        fitted = _placed(spans, lefts, line) if lefts else _fitted(spans, line.groups)
        if fitted is None:
            break
        spans = fitted
        end += 1
    return end, spans


def _lefts(spans: list[_Span], below: list[Line]) -> list[float]:
    """Where the columns below a header begin, which itself may be centred; empty where that is not plain."""
    found: list[float] = []
    for at, span in enumerate(spans):
        low = spans[at - 1].right if at else 0.0
        begins = sorted(one.left for line in below for one in line.segments if low < one.left <= span.left + _EXACT)
        runs = [sum(abs(other - one) <= _EXACT for other in begins) for one in begins]
        if not runs or max(runs) < _FEWEST_BELOW:
            return []
        found.append(begins[runs.index(max(runs))])
    return found


def _limit(line: Line, lefts: list[float]) -> float:
    """How far below the one before a line may stand: more, when it begins exactly where each column does."""
    if len(line.groups) < _FEWEST:
        return _WRAPPED
    is_exact = len(line.groups) == len(lefts) and all(
        abs(group[0].left - left) <= _EXACT for group, left in zip(line.groups, lefts, strict=True)
    )
    return _ROW if is_exact else _PITCH


def _part(line: Line, lefts: list[float]) -> None:
    """Part what stands close together where a piece begins exactly at a column."""
    groups: list[list[Segment]] = []
    for group in line.groups:
        for position, one in enumerate(group):
            if not position or any(abs(one.left - left) <= _EXACT for left in lefts):
                groups.append([])
            groups[-1].append(one)
    line.groups = groups


def _placed(spans: list[_Span], lefts: list[float], line: Line) -> list[_Span] | None:
    """The columns, when each part of a line begins in another one and none reaches far into the next."""
    columns = [bisect_right(lefts, group[0].left + _EXACT) - 1 for group in line.groups]
    reach = [group[-1].right for group in line.groups]
    fits = all(at >= 0 and right <= spans[at].right + line.em for at, right in zip(columns, reach, strict=True))
    return spans if fits and len(set(columns)) == len(columns) else None


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
