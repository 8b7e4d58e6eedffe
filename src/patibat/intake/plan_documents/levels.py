"""Tables in which a column says what each row is: `ยุทธศาสตร์ | 1 | …`, `กลยุทธ์ | 1.1 | …`, `ตัวชี้วัด | 1.1.1 | …`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from patibat.intake.plan_documents.building import Builder
from patibat.intake.plan_documents.cells import Entry, cell_text, entries_of, heading_text
from patibat.intake.plan_documents.columns import NODES, Column, Grid, column_of
from patibat.intake.plan_documents.frames import Context, agencies_in, indicator_add
from patibat.intake.plan_documents.headings import heading_of
from patibat.intake.plan_documents.indicator_words import baseline_set
from patibat.intake.plan_documents.targets import number_of, target_of, unit_said
from patibat.papers.reading import Cell
from patibat.plans.tree import IndicatorItem, PlanItem
from patibat.thai import to_arabic_digits

_FEWEST_ROWS, _FEWEST_KINDS = 3, 2
_SHARE: Final = 0.7
_NUMBER: Final = re.compile(r"[A-Za-zก-ฮ]{0,4}[-. ]?[0-9]{1,3}(?:[.\-][0-9]{1,3})*\.?")
_LEFT: Final = frozenset(("vision", "value", *NODES, "indicator", "project"))


@dataclass(frozen=True, slots=True)
class Levels:
    """Where the table has its levels, numbers and names; what its other columns hold."""

    level: int
    number: int
    name: int
    columns: tuple[Column, ...]
    first: int


def levels_of(grid: Grid, start: int = 0) -> Levels | None:
    """The columns of such a table whose headings stand in row `start`; None where it is none."""
    rows = grid[start + 1 :]
    if not rows or len(rows) < _FEWEST_ROWS:
        return None
    for at in range(min(3, len(grid[start]))):
        kinds = [_kind(row[at]) for row in rows if row[at] is not None and cell_text(row[at])]
        known = [kind for kind in kinds if kind]
        if len(known) >= max(_FEWEST_ROWS, len(kinds) * _SHARE) and len(set(known)) >= _FEWEST_KINDS:
            if _kind(grid[start][at]):
                return None
            return _columns(grid, start, at)
    return None


def _kind(cell: Cell | None) -> str:
    heading = heading_of(heading_text(cell)) if cell is not None else None
    return heading.kind if heading is not None and not heading.rest and heading.kind in _LEFT else ""


def _columns(grid: Grid, start: int, level: int) -> Levels | None:
    columns = tuple(column_of([cell]) for cell in grid[start])
    rows = [row for row in grid[start + 1 :] if _kind(row[level])]
    others = [at for at in range(len(columns)) if at != level]
    name = max(others, key=lambda at: sum(len(cell_text(row[at])) for row in rows), default=-1)
    numbers = [at for at in others if at != name and not columns[at].year and _is_of_numbers(rows, at)]
    if name < 0:
        return None
    return Levels(level, numbers[0] if numbers and numbers[0] < name else -1, name, columns, start + 1)


def _is_of_numbers(rows: Sequence[Sequence[Cell | None]], at: int) -> bool:
    texts = [to_arabic_digits(cell_text(row[at])) for row in rows]
    return all(_NUMBER.fullmatch(text) for text in texts if text) and sum(map(bool, texts)) * 2 >= len(texts)


class LevelReader:
    """Reads such a table into the tree."""

    def __init__(self, builder: Builder, context: Context, levels: Levels) -> None:
        self.builder, self.context, self.levels = builder, context, levels

    def read(self, grid: Grid) -> None:
        """Every row; one without a level is kept as it is."""
        kind = ""
        for row in grid[self.levels.first :]:
            said = _kind(row[self.levels.level])
            # A level that is not said again is that of the row above.
            kind = said or ("" if cell_text(row[self.levels.level]) else kind)
            for entry in entries_of(row[self.levels.name]) if kind else ():
                self._read(kind, entry, row)
            if not kind:
                self._lost(row)

    def _read(self, kind: str, entry: Entry, row: Sequence[Cell | None]) -> None:
        number = to_arabic_digits(cell_text(row[self.levels.number])).strip(" .") if self.levels.number >= 0 else ""
        number = number or entry.number
        if kind == "project":
            self._project(entry, number, row)
        elif kind == "indicator":
            self._agencies(self._indicator(entry, row), row)
        else:
            node = self.builder.node(
                kind, entry.text, number=number, parent=self._parent(kind, number), origin=entry.origin, sure=0.93
            )
            if kind == "vision":
                self.builder.tree.vision = self.builder.tree.vision or node.title
                self.builder.tree.vision_origin = entry.origin
            self.context.set(kind, node.key)
            self._agencies(node, row)

    def _parent(self, kind: str, number: str) -> str:
        """By the number above, `1.1` in `1`; else what stands above."""
        stem = number.rpartition(".")[0]
        for above in ("strategy", "issue") if stem and kind in ("tactic", "guideline") else ("issue",) if stem else ():
            found = self.builder.numbered(above, stem)
            if found is not None and kind not in ("mission", "value", "issue"):
                return found.key
        return self.context.parent_of(kind)

    def _indicator(self, entry: Entry, row: Sequence[Cell | None]) -> IndicatorItem:
        item = indicator_add(self.builder, self.context.measured(), entry, 0.93)
        for column, cell in self._others(row):
            text = cell_text(cell)
            if column.role == "unit":
                item.unit = unit_said(text) or item.unit
            elif column.role == "baseline":
                baseline_set(item, text, column.year)
            elif column.role == "data_source":
                item.source = item.source or text
            elif column.year or column.role == "target":
                self.builder.target(item, column.year, target_of(text))
        return item

    def _project(self, entry: Entry, number: str, row: Sequence[Cell | None]) -> None:
        node = next((self.context.current[one] for one in ("strategy", "issue") if self.context.current.get(one)), "")
        item = self.builder.project(entry.text, number=number, node=node, origin=entry.origin)
        for column, cell in self._others(row):
            if column.role in ("agency", "lead", "support") and cell is not None:
                item.agencies += agencies_in(self.builder, cell)
            elif column.role == "budget" and item.budget is None:
                amount = number_of(cell_text(cell))
                item.budget = None if amount is None else amount * column.scale

    def _agencies(self, owner: PlanItem | IndicatorItem, row: Sequence[Cell | None]) -> None:
        for column, cell in self._others(row):
            if column.role in ("agency", "lead", "support") and cell is not None:
                target = owner.support if column.role == "support" else owner.lead
                known = {one.text for one in target}
                target += [one for one in agencies_in(self.builder, cell) if one.text not in known]

    def _others(self, row: Sequence[Cell | None]) -> list[tuple[Column, Cell | None]]:
        named = (self.levels.level, self.levels.number, self.levels.name)
        pairs = enumerate(zip(self.levels.columns, row, strict=True))
        return [(column, cell) for at, (column, cell) in pairs if at not in named and cell_text(cell)]

    def _lost(self, row: Sequence[Cell | None]) -> None:
        for cell in dict.fromkeys(cell for cell in row if cell is not None and cell.text.strip()):
            self.builder.unplaced(cell.text, cell.origin)
