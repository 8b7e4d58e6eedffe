"""Forms of a plan: rows of a label beside one wide cell, with small tables between them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from patibat.intake.plan_documents.cells import heading_text
from patibat.intake.plan_documents.columns import Grid, filled_cells, role_of
from patibat.papers.reading import Cell, Table

_LEAST: Final = 2


def card_parts(table: Table, grid: Grid) -> list[Table]:
    """A form that holds rows of a label beside one wide cell, and small tables between them: each part by itself.

    Parts of labels have two columns. Empty where it is no such form.
    """
    if table.width <= _LEAST:
        return []
    labelled = [_is_labelled(row) for row in grid]
    if sum(labelled) < _LEAST:
        return []
    parts: list[Table] = []
    start = 0
    for row in range(1, len(grid) + 1):
        if row == len(grid) or labelled[row] != labelled[start]:
            parts.append(_rows(table, grid, start, row, is_of_labels=labelled[start]))
            start = row
    return parts


def _is_labelled(row: list[Cell | None]) -> bool:
    """A word of ours in the first column and one cell over all others."""
    first, second = row[0], row[-1]
    if first is None or second is None or first is second or len(filled_cells(row)) != _LEAST:
        return False
    return bool(role_of(heading_text(first))) and second.columns > 1 and not role_of(second.text)


def _rows(table: Table, grid: Grid, start: int, end: int, *, is_of_labels: bool) -> Table:
    cells = []
    for number, row in enumerate(grid[start:end]):
        for cell in dict.fromkeys(row):
            if cell is None or (cell.row < start + number and number):
                continue
            column, columns = (min(cell.column, 1), 1) if is_of_labels else (cell.column, cell.columns)
            cells.append(
                replace(cell, row=number, column=column, columns=columns, rows=min(cell.rows, end - start - number))
            )
    return replace(table, cells=tuple(cells))
