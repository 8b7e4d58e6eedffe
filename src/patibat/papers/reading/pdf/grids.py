"""Tables drawn with lines: lines that meet make a grid; where a line is missing, cells are merged."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from patibat.papers.reading.pdf.rules import Drawing, Rule

_MEET = 3.0
_OPEN_SIDE = 10.0
_MOST_RULES = 600
_MOST_PLACES = 20_000


@dataclass(slots=True)
class GridCell:
    """A cell: where it begins and how far it goes."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(slots=True)
class Grid:
    """A table of lines: the places of its columns' and rows' edges, and the cell at each (row, column)."""

    xs: list[float]
    ys: list[float]
    cells: dict[tuple[int, int], GridCell] = field(default_factory=dict)

    def holds(self, x: float, y: float) -> bool:
        return self.xs[0] - 1 <= x <= self.xs[-1] + 1 and self.ys[0] - 1 <= y <= self.ys[-1] + 1

    def cell_at(self, x: float, y: float) -> GridCell:
        """The cell of a place, which lies within."""
        row = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        column = min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)
        return self.cells[row, column]

    def edges_at(self, y: float) -> list[float]:
        """The edges between the cells of the row at this height."""
        row = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        inner = [
            self.xs[column]
            for column in range(1, len(self.xs) - 1)
            if self.cells[row, column] is not self.cells[row, column - 1]
        ]
        return [self.xs[0], *inner, self.xs[-1]]

    @property
    def is_frame(self) -> bool:
        """One box only."""
        return len({id(one) for one in self.cells.values()}) == 1


def grids_of(drawing: Drawing) -> list[Grid]:
    """Every grid of a page, from top to bottom."""
    across, down = drawing.across[:_MOST_RULES], drawing.down[:_MOST_RULES]
    grids = []
    for rows, columns in _meeting(across, down):
        xs, ys = _edges(columns, rows), _edges(rows, columns)
        if len(xs) > 1 and len(ys) > 1 and len(xs) * len(ys) <= _MOST_PLACES:
            grids.append(_merged(Grid(xs, ys), rows, columns))
    return sorted(grids, key=lambda one: (one.ys[0], one.xs[0]))


def _meeting(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of lines that meet each other."""
    parents = list(range(len(across) + len(down)))

    def root(one: int) -> int:
        while parents[one] != one:
            parents[one] = parents[parents[one]]
            one = parents[one]
        return one

    for first, row in enumerate(across):
        for second, column in enumerate(down, len(across)):
            if (
                row.start - _MEET <= column.at <= row.end + _MEET
                and column.start - _MEET <= row.at <= column.end + _MEET
            ):
                parents[root(first)] = root(second)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for at in range(len(parents)):
        rows, columns = groups.setdefault(root(at), ([], []))
        if at < len(across):
            rows.append(across[at])
        else:
            columns.append(down[at - len(across)])
    return [(rows, columns) for rows, columns in groups.values() if rows and columns]


def _edges(rules: list[Rule], others: list[Rule]) -> list[float]:
    """The places of these lines; a side without a line ends where the lines across it end."""
    found: list[float] = []
    for rule in sorted(rules):
        if not found or rule.at - found[-1] > _MEET:
            found.append(rule.at)
    first, last = min(one.start for one in others), max(one.end for one in others)
    if found[0] - first > _OPEN_SIDE:
        found.insert(0, first)
    if last - found[-1] > _OPEN_SIDE:
        found.append(last)
    return found


def _merged(grid: Grid, rows: list[Rule], columns: list[Rule]) -> Grid:
    """Find what is parted by lines and what is not."""
    height, width = len(grid.ys) - 1, len(grid.xs) - 1
    ends = [[False] * width for _ in range(height)]
    for row in range(height):
        middle = (grid.ys[row] + grid.ys[row + 1]) / 2
        for column in range(width):
            ends[row][column] = column == width - 1 or _is_ruled(columns, grid.xs[column + 1], middle)
    for row in range(height):
        column = 0
        while column < width:
            last = column
            while not ends[row][last]:
                last += 1
            _place(grid, rows, row, column, last)
            column = last + 1
    return grid


def _place(grid: Grid, rows: list[Rule], row: int, first: int, last: int) -> None:
    """Give these places of a row their cell: the one above, where it is as wide and no line lies between."""
    above = grid.cells.get((row - 1, first))
    middle = (grid.xs[first] + grid.xs[first + 1]) / 2
    if (
        above is not None
        and above.column == first
        and above.columns == last - first + 1
        and not _is_ruled(rows, grid.ys[row], middle)
    ):
        cell = above
        cell.rows += 1
    else:
        cell = GridCell(row, first, 1, last - first + 1)
    for column in range(first, last + 1):
        grid.cells[row, column] = cell


def _is_ruled(rules: list[Rule], at: float, across: float) -> bool:
    """Whether a line runs at this place past that one."""
    return any(abs(rule.at - at) <= _MEET and rule.start <= across <= rule.end for rule in rules)
