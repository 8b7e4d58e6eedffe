"""Ruling lines of a page → the grids of its tables, with merged cells where a line is missing between two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

_NEAR: Final = 2.5
_MOST: Final = 4_000


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: at `at` (y of a horizontal one, x of a vertical one), from `start` to `end`."""

    is_horizontal: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell with its place on the page."""

    row: int
    column: int
    rows: int
    columns: int
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Is the point inside?"""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(slots=True)
class Grid:
    """A table: the x of its columns' edges, the y of its rows' edges, and the lines that part its cells."""

    xs: list[float]
    ys: list[float]
    horizontal: list[Rule] = field(default_factory=list)
    vertical: list[Rule] = field(default_factory=list)

    @property
    def left(self) -> float:
        """The left edge."""
        return self.xs[0]

    @property
    def right(self) -> float:
        """The right edge."""
        return self.xs[-1]

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.ys[0]

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.ys[-1]

    @property
    def is_frame(self) -> bool:
        """One cell only: a box around text, no table."""
        return len(self.xs) < 3 and len(self.ys) < 3

    def holds(self, x: float, y: float) -> bool:
        """Is the point inside?"""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def cells(self) -> Iterator[GridCell]:
        """Every cell once, merged where no line parts neighbours."""
        taken: set[tuple[int, int]] = set()
        rows, columns = len(self.ys) - 1, len(self.xs) - 1
        for row in range(rows):
            for column in range(columns):
                if (row, column) in taken:
                    continue
                wide = 1
                while (
                    column + wide < columns
                    and (row, column + wide) not in taken
                    and not self._upright(row, column + wide)
                ):
                    wide += 1
                tall = 1
                while row + tall < rows and all(
                    not self._level(row + tall, one) and (row + tall, one) not in taken
                    for one in range(column, column + wide)
                ):
                    tall += 1
                taken |= {(r, c) for r in range(row, row + tall) for c in range(column, column + wide)}
                yield GridCell(
                    row, column, tall, wide,
                    self.xs[column], self.ys[row], self.xs[column + wide], self.ys[row + tall],
                )  # fmt: skip

    def _upright(self, row: int, edge: int) -> bool:
        """Is there a vertical line at this edge along this row?"""
        middle = (self.ys[row] + self.ys[row + 1]) / 2
        return any(abs(one.at - self.xs[edge]) <= _NEAR and one.start <= middle <= one.end for one in self.vertical)

    def _level(self, edge: int, column: int) -> bool:
        """Is there a horizontal line at this edge along this column?"""
        middle = (self.xs[column] + self.xs[column + 1]) / 2
        return any(abs(one.at - self.ys[edge]) <= _NEAR and one.start <= middle <= one.end for one in self.horizontal)


def grids_of(rules: Sequence[Rule]) -> list[Grid]:
    """The tables that lines make: lines that touch belong together."""
    if len(rules) > _MOST:
        return []
    horizontal = _joined([one for one in rules if one.is_horizontal])
    vertical = _joined([one for one in rules if not one.is_horizontal])
    groups = _groups(horizontal, vertical)
    found = []
    for levels, uprights in groups:
        xs = _edges(one.at for one in uprights)
        ys = _edges(one.at for one in levels)
        if len(xs) >= 2 and len(ys) >= 2:
            found.append(Grid(xs, ys, levels, uprights))
    return found


def _edges(values: Iterator[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return edges


def _joined(rules: list[Rule]) -> list[Rule]:
    """Pieces of one line put together: borders are drawn cell by cell."""
    found: list[Rule] = []
    for one in sorted(rules, key=lambda rule: (round(rule.at / _NEAR), rule.start)):
        last = found[-1] if found else None
        if last is not None and abs(last.at - one.at) <= _NEAR and one.start <= last.end + _NEAR:
            found[-1] = Rule(one.is_horizontal, last.at, min(last.start, one.start), max(last.end, one.end))
        else:
            found.append(one)
    return found


def _groups(horizontal: list[Rule], vertical: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines that cross or touch, together with all that touch those."""
    parent = list(range(len(horizontal) + len(vertical)))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for i, level in enumerate(horizontal):
        for j, upright in enumerate(vertical, len(horizontal)):
            across = level.start - _NEAR <= upright.at <= level.end + _NEAR
            if across and upright.start - _NEAR <= level.at <= upright.end + _NEAR:
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, level in enumerate(horizontal):
        groups.setdefault(root(i), ([], []))[0].append(level)
    for j, upright in enumerate(vertical, len(horizontal)):
        groups.setdefault(root(j), ([], []))[1].append(upright)
    return [group for group in groups.values() if group[0] and group[1]]
