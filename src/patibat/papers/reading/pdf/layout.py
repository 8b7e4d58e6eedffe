"""A page → lines and tables: tables drawn with lines first, then columns of text, then tables of aligned text."""

from __future__ import annotations

from dataclasses import dataclass, field

from patibat.papers.reading.pdf.aligned import aligned_tables
from patibat.papers.reading.pdf.columns import in_reading_order
from patibat.papers.reading.pdf.grids import Grid, GridCell, grids_of
from patibat.papers.reading.pdf.ladders import ladders_of
from patibat.papers.reading.pdf.letters import segments_of
from patibat.papers.reading.pdf.library import OpenPage
from patibat.papers.reading.pdf.rules import drawing_of
from patibat.papers.reading.pdf.segments import Line, Segment, lines_of
from patibat.papers.reading.pdf.tables import FoundTable, TableCell

_FRAME_OF_PAGE = 0.6
_FEWEST_CELLS = 2
_MARGIN = 0.1


@dataclass(slots=True)
class PageContent:
    """A page as read; `lines` and `tables` in reading order are `blocks`."""

    number: int
    width: float
    height: float
    pictures: int
    blocks: list[Line | FoundTable]
    has_watermark: bool = False
    """Letters that lie across the page were left out."""
    left_out: list[Line] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        return [one for one in self.blocks if isinstance(one, Line)]

    @property
    def tables(self) -> list[FoundTable]:
        return [one for one in self.blocks if isinstance(one, FoundTable)]


def read_page(page: OpenPage, number: int) -> PageContent:
    """Everything on a page, numbered line by line."""
    view = page.view
    segments, across = segments_of(page)
    drawing = drawing_of(page.address, view)
    tables: list[FoundTable] = []
    boxed: list[Line] = []
    for grid in grids_of(drawing) if segments else ():
        inside, outside = _parted(segments, grid)
        if grid.is_frame:
            if (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0]) < _FRAME_OF_PAGE * view.width * view.height:
                boxed += _boxed(inside)
                segments = outside
            continue
        table = _table(grid, inside)
        filled = sum(bool(cell.lines) for cell in table.cells)
        if filled >= _FEWEST_CELLS or (filled and _is_rest(grid, table, outside, view.height)):
            tables.append(table)
            segments = outside
    for grid in ladders_of(drawing, segments):
        inside, segments = _parted(segments, grid)
        tables.append(_table(grid, inside))
    found, rest = aligned_tables(lines_of(segments))
    blocks = in_reading_order([*rest, *boxed], [*tables, *found], view.width)
    _number(blocks)
    return PageContent(number, view.width, view.height, drawing.pictures, blocks, across > 0)


def _is_rest(grid: Grid, table: FoundTable, outside: list[Segment], height: float) -> bool:
    """The end of a row that the page before cut: several cells at the top of a page, though only one has text."""
    above = (one for one in outside if one.middle < grid.ys[0])
    return len(table.cells) >= _FEWEST_CELLS and all(one.middle < _MARGIN * height for one in above)


def _parted(segments: list[Segment], grid: Grid) -> tuple[list[Segment], list[Segment]]:
    """What stands in the grid, cut at its columns, and what does not."""
    inside: list[Segment] = []
    outside: list[Segment] = []
    for one in segments:
        if one.right < grid.xs[0] or one.left > grid.xs[-1] or not grid.ys[0] - 1 <= one.middle <= grid.ys[-1] + 1:
            outside.append(one)
            continue
        for part in one.cut(grid.edges_at(one.middle)):
            (inside if grid.holds(part.left + 0.2 * part.em, part.middle) else outside).append(part)
    return inside, outside


def _boxed(segments: list[Segment]) -> list[Line]:
    lines = lines_of(segments)
    for line in lines:
        line.is_boxed = True
    return lines


def _table(grid: Grid, segments: list[Segment]) -> FoundTable:
    """The cells of a grid with their lines."""
    held: dict[int, list[Segment]] = {}
    cells: dict[int, GridCell] = {id(one): one for one in grid.cells.values()}
    for one in segments:
        held.setdefault(id(grid.cell_at(one.inside, one.middle)), []).append(one)
    found = [
        TableCell(one.row, one.column, one.rows, one.columns, _merged_lines(held.get(key, [])))
        for key, one in cells.items()
    ]
    return FoundTable(found, grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1])


def _merged_lines(segments: list[Segment]) -> list[Line]:
    """Within a cell a wide gap is no column."""
    lines = lines_of(segments)
    for line in lines:
        line.text = line.text.replace("\t", " ")
    return lines


def _number(blocks: list[Line | FoundTable]) -> None:
    """Count the lines of the page, those in tables too; nothing parts them after this."""
    count = 0
    for block in blocks:
        for line in [block] if isinstance(block, Line) else block.lines():
            count += 1
            line.number = count
            line.settle()
