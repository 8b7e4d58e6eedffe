"""Tables of a plan → the reader that fits them; rows over a whole table say what the rows below belong to."""

from __future__ import annotations

from dataclasses import replace

from patibat.intake.plan_documents.building import is_same
from patibat.intake.plan_documents.cells import entries_of
from patibat.intake.plan_documents.columns import NODES, Grid, Header, header_of, role_of
from patibat.intake.plan_documents.frames import FrameReader, swot_read
from patibat.intake.plan_documents.headings import heading_of
from patibat.intake.plan_documents.levels import LevelReader, levels_of
from patibat.intake.plan_documents.lists import Lists
from patibat.intake.plan_documents.markers import marker_of
from patibat.intake.plan_documents.projects import ProjectReader
from patibat.intake.plan_documents.state import YEAR, roles_apart
from patibat.papers.reading import Cell, Table
from patibat.plans.tree import Line
from patibat.thai import to_arabic_digits

_LEAST = 2
_HEADS_AT_MOST = 3


def turned_parts(table: Table, grid: Grid) -> list[tuple[Cell | None, Table]]:
    """A table of labels on the left with what they hold on the right, turned: labels become headings.

    A row over the whole table parts it: it says what the rows below belong to. Empty where it is no such table.
    """
    if table.width != _LEAST or len(grid) < _LEAST:
        return []
    labels = [row[0] for row in grid if row[0] is not None and row[0] is not row[1] and row[0].text.strip()]
    known = [label for label in labels if role_of(label.text)]
    if len(known) < _LEAST or len(known) * 2 < len(labels):
        return []
    if any(row[1] is not None and row[1] is not row[0] and role_of(row[1].text) for row in grid[:1]):
        return []
    parts: list[tuple[Cell | None, list[Cell]]] = [(None, [])]
    column = -1
    for row in grid:
        label, value = row[0], row[1]
        if label is not None and (label is value or value is None) and label.text.strip() and not role_of(label.text):
            parts.append((label, []))
            column = -1
            continue
        if label is not None and label.text.strip():
            column += 1
            parts[-1][1].append(replace(label, row=0, column=column, rows=1, columns=1))
            below = 1
        if value is not None and column >= 0:
            parts[-1][1].append(replace(value, row=below, column=column, rows=1, columns=1))
            below += 1
    return [(spanning, replace(table, cells=tuple(cells))) for spanning, cells in parts if cells]


def _is_of_labels(grid: Grid) -> bool:
    """Two columns, a word with its number on the left and what it says on the right: read as text."""
    if not grid or len(grid[0]) != _LEAST:
        return False
    markers = [marker_of(row[0].text) for row in grid if row[0] is not None and row[0] is not row[1]]
    fits = [one for one in markers if one is not None and one.kind in NODES and not one.rest]
    return len(fits) * 3 >= len(grid) * 2


class Tables(Lists):
    """Gives each table to its reader."""

    def _table(self, table: Table) -> bool:
        """False for a frame around text, whose lines are read like others."""
        grid = table.grid()
        self._table_lines(table)
        if swot_read(self.builder, table, grid):
            return True
        if not self.is_aside and _is_of_labels(grid):
            return False
        table = self._direction(table, grid)
        grid = table.grid()
        if not self.is_aside and (turned := turned_parts(table, grid)):
            for spanning, part in turned:
                if spanning is not None:
                    self._spanning(spanning, spanning.text)
                self._part_table(part)
            return True
        return self._part_table(table)

    def _direction(self, table: Table, grid: Grid) -> Table:
        """The table without the rows that state vision and values beside their name, which are read here."""
        if self.is_aside or table.width != _LEAST:
            return table
        read: set[int] = set()
        for number, row in enumerate(grid):
            label, value = row
            heading = heading_of(label.text) if label is not None and label is not value else None
            if heading is None or heading.rest or heading.kind not in ("vision", "value") or value is None:
                continue
            read.add(number)
            for entry in entries_of(value):
                if heading.kind == "value":
                    self.builder.node("value", entry.text, number=entry.number, origin=entry.origin, sure=0.9)
                elif not self.builder.tree.vision:
                    self._vision_set(entry.text, entry.origin)
        kept = [cell for cell in table.cells if cell.row not in read]
        rows = {row: position for position, row in enumerate(sorted({cell.row for cell in kept}))}
        return replace(table, cells=tuple(replace(cell, row=rows[cell.row]) for cell in kept)) if read else table

    def _part_table(self, table: Table) -> bool:
        grid = table.grid()
        if not self.is_aside and self._levels(grid):
            return True
        header = None if self.is_aside else self._header(table, grid)
        if header is not None and not header.is_matrix and (header.is_projects or header.is_frame):
            self.header = header
            self._headed(table, grid, header)
            return True
        if table.width <= 1 or len(table.cells) <= 2:
            return False
        for cell in table.cells:
            self.builder.unplaced(cell.text, cell.origin)
        return True

    def _header(self, table: Table, grid: Grid) -> Header | None:
        """The table's own, with the rows over it read; or that of the table which goes on here after a page break."""
        header = header_of(table, grid)
        if header is None:
            goes_on = self.header is not None and len(self.header.columns) == table.width
            return Header(self.header.columns, 0, 0) if self.header is not None and goes_on else None
        for row in grid[: header.start]:
            self._caption(row)
        return header

    def _headed(self, table: Table, grid: Grid, header: Header) -> None:
        if header.is_both:
            self._both(table, grid, header)
        elif header.is_projects:
            ProjectReader(self.builder, self.context, table, grid, header, self._year_of()).read(self._spanning)
        else:
            FrameReader(self.builder, self.context, table, grid, header).read(self._spanning)

    def _levels(self, grid: Grid) -> bool:
        """A table whose rows say what they are."""
        for start in range(min(_HEADS_AT_MOST, len(grid))):
            if levels := levels_of(grid, start):
                for row in grid[:start]:
                    self._caption(row)
                LevelReader(self.builder, self.context, levels).read(grid)
                return True
        return False

    def _both(self, table: Table, grid: Grid, header: Header) -> None:
        """A table of the plan and its projects, read twice."""
        frame = header.without("project", "activity", "lead", "agency", "support", "budget", "objective", "period")
        FrameReader(self.builder, self.context, table, grid, frame).read(self._spanning)
        projects = header.without("indicator", "target")
        ProjectReader(self.builder, self.context, table, grid, projects, self._year_of()).read(self._spanning)

    def _table_lines(self, table: Table) -> None:
        lines = [Line(cell.text.replace("\n", " "), cell.origin) for cell in table.cells if cell.text.strip()]
        self.builder.tree.lines += lines

    def _year_of(self) -> int:
        first, last = self.builder.years
        return self.year if self.year else first if first and first == last else 0

    def _caption(self, row: list[Cell | None]) -> None:
        for cell in {id(one): one for one in row if one is not None and one.text.strip()}.values():
            if found := YEAR.search(to_arabic_digits(cell.text)):
                self.year = int(found[1])
            self._spanning(cell, cell.text)

    def _spanning(self, cell: Cell, text: str) -> bool:
        """A row over the whole table: the issue or strategy that the rows below belong to."""
        marker = marker_of(text)
        if marker is not None and marker.kind in NODES:
            if marker.kind not in ("issue", "strategy", "goal", "tactic", "guideline", "mission"):
                return False
            parent = self._parent_by_number(marker.kind, marker)
            title, roles = roles_apart(marker.rest)
            node = self.builder.node(
                marker.kind, title, number=marker.number, parent=parent, origin=cell.origin, sure=0.95
            )
            self._enter(marker.kind, node)
            if roles:
                self._agencies(node, roles, cell.origin)
            return True
        same = next((one for one in self.builder.tree.nodes if one.kind in NODES and is_same(one.title, text)), None)
        if same is not None:
            self._enter(same.kind, same)
            return True
        if found := YEAR.search(to_arabic_digits(text)):
            self.year = int(found[1])
        elif marker is None and not text.startswith("โครงการ"):
            self.builder.unplaced(text, cell.origin)
        return bool(found) or (marker is None and not text.startswith("โครงการ"))
