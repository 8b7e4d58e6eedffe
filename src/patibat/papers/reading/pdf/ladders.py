"""Tables ruled across only, as books and design programs set them: lines between rows, space between columns.

A column is a strip of paper that no word of any row enters; heads may stand over several of them.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from patibat.papers.reading.pdf.grids import Grid, GridCell
from patibat.papers.reading.pdf.rules import Drawing, Rule
from patibat.papers.reading.pdf.segments import Segment, lines_of

_SAME_END = 3.0
_SHORTEST = 120.0
_FEWEST_RULES = 3
_FEWEST_COLUMNS = 2
_STRIP = 0.5
"""The narrowest strip between columns, as a share of the size of letters: a space is half as wide."""
_TOUCH = 0.15
"""How far words of columns that touch may reach over each other, as a share of the size of letters."""
_MEET = 3.0
_PITCH = 0.9
"""Lines of a head stand no further apart than this share of the size of their letters."""

Span = tuple[float, float]


@dataclass(slots=True)
class _Row:
    """What stands between two lines."""

    top: float
    bottom: float
    segments: list[Segment] = field(default_factory=list)
    is_above: bool = False
    """Stands above the first line: the head of the table, if it fits its columns."""

    @property
    def spans(self) -> list[Span]:
        """Where its words stand, those that overlap or nearly touch as one."""
        em = max((one.em for one in self.segments), default=0)
        return _joined([span for one in self.segments for span in _words(one)], _STRIP * em)

    @property
    def is_one_line(self) -> bool:
        return len(lines_of(self.segments)) == 1


def ladders_of(drawing: Drawing, segments: list[Segment]) -> list[Grid]:
    """Grids of the tables that have lines across and none down, from top to bottom."""
    loose = [rule for rule in drawing.across if not any(_meets(rule, down) for down in drawing.down)]
    found = [grid for stack in _stacks(loose) for run in _runs(_rows(stack, segments)) if (grid := _grid(run, stack))]
    return sorted(found, key=lambda grid: grid.ys[0])


def _meets(across: Rule, down: Rule) -> bool:
    within = across.start - _MEET <= down.at <= across.end + _MEET
    return within and down.start - _MEET <= across.at <= down.end + _MEET


def _stacks(rules: list[Rule]) -> list[list[Rule]]:
    """Lines below each other that begin and end at the same places."""
    stacks: list[list[Rule]] = []
    for rule in sorted(rule for rule in rules if rule.end - rule.start >= _SHORTEST):
        for stack in stacks:
            if abs(stack[0].start - rule.start) <= _SAME_END and abs(stack[0].end - rule.end) <= _SAME_END:
                stack.append(rule)
                break
        else:
            stacks.append([rule])
    return [stack for stack in stacks if len(stack) >= _FEWEST_RULES]


def _rows(stack: list[Rule], segments: list[Segment]) -> list[_Row]:
    left, right = stack[0].start - _SAME_END, stack[0].end + _SAME_END
    within = [one for one in segments if not one.is_turned and one.left >= left and one.right <= right]
    head = _head_above(stack[0], within)
    rows = [*head, *(_Row(first.at, second.at) for first, second in itertools.pairwise(stack))]
    for one in within:
        row = next((row for row in rows if row.top <= one.middle <= row.bottom), None)
        if row is not None:
            row.segments.append(one)
    return rows


def _head_above(first: Rule, segments: list[Segment]) -> list[_Row]:
    """The head of a table whose first line lies below it: lines that follow each other, all in columns."""
    top = first.at
    for line in reversed(lines_of([one for one in segments if one.middle < first.at])):
        if top - line.bottom > _PITCH * line.em or len(_Row(0, 0, line.segments).spans) < _FEWEST_COLUMNS:
            break
        top = line.top
    return [_Row(top, first.at, is_above=True)] if top < first.at else []


def _runs(rows: list[_Row]) -> list[list[_Row]]:
    """Rows that stand in columns, with the single lines between them that name a group of rows."""
    runs: list[list[_Row]] = []
    current: list[_Row] = []
    for row in rows:
        if len(row.spans) >= _FEWEST_COLUMNS or (current and row.is_one_line):
            current.append(row)
            continue
        runs.append(current)
        current = []
    runs.append(current)
    return [run for run in runs if sum(len(row.spans) >= _FEWEST_COLUMNS for row in run) >= _FEWEST_RULES - 1]


def _grid(rows: list[_Row], stack: list[Rule]) -> Grid | None:
    """The columns are those of the rows below the head; where these disagree it is no table."""
    body = [row for row in rows[1:] if len(row.spans) >= _FEWEST_COLUMNS]
    em = max(one.em for row in body for one in row.segments)
    columns = _joined([span for row in body for span in row.spans], _STRIP * em)
    words = [span for row in body for one in row.segments for span in _words(one)]
    columns = [part for column in columns for part in _split(column, rows[0].spans, words, _TOUCH * em)]
    if len(columns) < _FEWEST_COLUMNS:
        return None
    if rows[0].is_above and len(_parts(rows[0], columns)) != len(rows[0].spans):
        del rows[0]
    inner = [(first[1] + second[0]) / 2 for first, second in itertools.pairwise(columns)]
    grid = Grid([stack[0].start, *inner, stack[0].end], [rows[0].top, *(row.bottom for row in rows)])
    for at, row in enumerate(rows):
        for first, last in _parts(row, columns):
            cell = GridCell(at, first, 1, last - first + 1)
            for column in range(first, last + 1):
                grid.cells[at, column] = cell
    return grid


def _split(column: Span, heads: list[Span], words: list[Span], slack: float) -> list[Span]:
    """A strip that two heads stand over is two columns that touch, where no word goes from one into the other."""
    within = [head for head in heads if head[0] < column[1] and head[1] > column[0]]
    own = sorted(word for word in words if word[0] < column[1] and word[1] > column[0])
    for first, second in itertools.pairwise(within):
        places = (left for left, _ in own if first[0] < left <= second[1])
        for place in places:
            left = [word for word in own if word[1] <= place + slack]
            right = [word for word in own if word[0] >= place - slack]
            if left and right and len(left) + len(right) == len(own) and first[1] <= right[-1][1]:
                cut = (max(word[1] for word in left), min(word[0] for word in right))
                return [(column[0], min(cut)), *_split((max(cut), column[1]), heads, words, slack)]
    return [column]


def _parts(row: _Row, columns: list[Span]) -> list[tuple[int, int]]:
    """The first and last column of each cell of a row: words that stand over several columns join these."""
    em = max((one.em for one in row.segments), default=0)
    words = [span for one in row.segments for span in _words(one)]
    joins = {
        at
        for at, (first, second) in enumerate(itertools.pairwise(columns))
        # Between columns that touch, words of both may stand as near to each other as in a sentence.
        for left, right in (words if second[0] - first[1] < _STRIP * em else row.spans)
        if left < first[1] - _TOUCH * em and right > second[0] + _TOUCH * em
    }
    if joins and len(row.spans) == 1:
        return [(0, len(columns) - 1)]
    parts: list[tuple[int, int]] = []
    start = 0
    for at in range(len(columns)):
        if at not in joins:
            parts.append((start, at))
            start = at + 1
    return parts


def _words(segment: Segment) -> list[Span]:
    """Where each word of a segment begins and ends."""
    spans: list[Span] = []
    start: float | None = None
    for letter, left in zip(segment.letters, segment.lefts, strict=True):
        if letter.isspace():
            if start is not None:
                spans.append((start, left))
            start = None
        elif start is None:
            start = left
    if start is not None:
        spans.append((start, segment.right))
    return spans


def _joined(spans: list[Span], gap: float) -> list[Span]:
    """Spans as one wherever less than `gap` lies between them."""
    found: list[Span] = []
    for left, right in sorted(spans):
        if found and left - found[-1][1] < gap:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found
