"""A table that was found on a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from patibat.papers.reading.pdf.segments import Line


@dataclass(slots=True)
class TableCell:
    """A cell with its lines."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class FoundTable:
    """Cells and the place of them all."""

    cells: list[TableCell]
    left: float
    top: float
    right: float
    bottom: float

    def lines(self) -> Iterator[Line]:
        """The lines of its cells, row by row."""
        for cell in self.cells:
            yield from cell.lines
