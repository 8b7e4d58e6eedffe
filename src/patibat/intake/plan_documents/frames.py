"""Tables of what a plan is made of: issue, goal, indicator, strategy, lead, in any mixture of columns, and SWOT."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from patibat.intake.plan_documents.building import Builder, same_key
from patibat.intake.plan_documents.cells import Entry, cell_text, entries_of
from patibat.intake.plan_documents.columns import NODES, Grid, Header
from patibat.intake.plan_documents.headings import heading_of
from patibat.intake.plan_documents.indicator_words import baseline_set, split_details
from patibat.intake.plan_documents.joining import glued
from patibat.intake.plan_documents.markers import marker_of
from patibat.intake.plan_documents.targets import target_in, target_of, unit_apart, unit_of, unit_said
from patibat.papers.reading import Cell, Table
from patibat.plans.directory import begins_name
from patibat.plans.tree import AgencyMention, IndicatorItem, PlanItem
from patibat.thai import to_arabic_digits

_ONLY_NUMBER: Final = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})*")
_TICK: Final = re.compile(r"[✓✔√☑☒xX×●○◎•/\s\uf0fc-]*")
_AROUND: Final = re.compile(r"(?:การวิเคราะห์|ผลการวิเคราะห์)?(?:สภาพแวดล้อม|ปัจจัย|สภาพ)ภาย(?:ใน|นอก).{0,40}")
"""“สภาพแวดล้อมภายนอก” over two lists of SWOT is in none of them."""
_SURE: Final = 0.93
_GUESSED: Final = 0.75
_TARGETISH: Final = re.compile(
    r"(?:ร้อยละ|ไม่(?:น้อย|เกิน|ต่ำ)กว่า|อย่างน้อย|เพิ่ม|ลด|ระดับ|คะแนน|[><≥≤=]|ทุก).{0,50}"
    r"|\(?[0-9,.]+\)?\s*(?:[-–]\s*[0-9,.]+)?\s*%?\s*[ก-๙.]{0,18}"
)


@dataclass(slots=True)
class Context:
    """Where in the plan a table stands: the keys of what it belongs to, by kind."""

    current: dict[str, str] = field(default_factory=dict)

    def parent_of(self, kind: str) -> str:
        """The key under which a node of this kind hangs."""
        if kind in ("mission", "issue", "value", "vision"):
            return ""
        if kind in ("goal", "target"):
            return self.current.get("issue", "")
        if kind in ("strategy",):
            return self.current.get("issue", "")
        chain = ("strategy", "issue") if kind == "tactic" else ("tactic", "strategy", "issue")
        return next((self.current[one] for one in chain if self.current.get(one)), "")

    def set(self, kind: str, key: str) -> None:
        """From here on things belong to this node; what hung below the one before is over."""
        self.current[kind] = key
        below = {
            "issue": ("goal", "target", "strategy", "tactic", "guideline"),
            "goal": ("tactic", "guideline"), "strategy": ("tactic", "guideline"), "tactic": ("guideline",),
        }.get(kind, ())  # fmt: skip
        for one in below:
            self.current.pop(one, None)

    def measured(self) -> str:
        """The key of what an indicator here measures."""
        return next((self.current[one] for one in ("goal", "target", "strategy", "issue") if self.current.get(one)), "")


class FrameReader:
    """Reads one such table into the tree."""

    def __init__(self, builder: Builder, context: Context, table: Table, grid: Grid, header: Header) -> None:
        self.builder, self.context, self.table, self.grid, self.header = builder, context, table, grid, header
        self.sure = _GUESSED if table.is_guessed else _SURE
        self._seen: set[int] = set()
        self._awaited = ("", "")
        self._made: dict[int, list[PlanItem]] = {}
        """The nodes that a cell gave."""
        self._roles = self._node_roles()
        self._owner = self._owner_position()
        self._shared = self._shared_position()
        self._is_by_goal = self._sets_by_goal()

    def read(self, spanning: Callable[[Cell, str], bool]) -> None:
        """Every row; `spanning` takes a row that is one heading over the whole table, and says whether it did."""
        for row in self.grid[self.header.first :]:
            whole = whole_row(row)
            if whole is not None and not self._is_own_row(row, whole) and spanning(whole, cell_text(whole)):
                continue
            if not is_header_again(self.grid, self.header, row):
                self._row(row)

    def _is_own_row(self, row: Sequence[Cell | None], whole: Cell) -> bool:
        """A row of which only the first column is filled, and that holds nodes: it is one more of them."""
        marker = marker_of(whole.text)
        if whole.columns > 1 or self._roles.get(whole.column) not in ("goal", "target", "mission"):
            return False
        return row[0] is whole and (marker is None or marker.kind in ("", self._roles[0]))

    def _node_roles(self) -> dict[int, str]:
        """Columns that hold nodes; a column of targets that holds amounts is none."""
        found = {}
        for position in self.header.of(*NODES):
            role = self.header.columns[position].role
            if role == "target" and (self.header.columns[position].year or self._is_amounts(position)):
                continue
            found[position] = role
        return found

    def _owner_position(self) -> int:
        """The column whose nodes the agencies of a row answer for: the lowest that has one node in each row."""
        rows = self.grid[self.header.first :]
        lone = [at for at in self._roles if all(len(entries_of(row[at])) <= 1 for row in rows)]
        return max(lone, key=lambda at: (NODES.index(self._roles[at]), at), default=-1)

    def _is_amounts(self, position: int) -> bool:
        texts = [cell_text(row[position]) for row in self.grid[self.header.first :] if row[position] is not None]
        filled = [to_arabic_digits(text) for text in texts if text.strip(" -")]
        return not filled or sum(bool(_TARGETISH.fullmatch(text)) for text in filled) >= len(filled) * 0.6

    def _row(self, row: Sequence[Cell | None]) -> None:
        nodes: list[PlanItem] = []
        order = sorted(self._roles, key=lambda position: (NODES.index(self._roles[position]), position))
        fresh = any(row[position] is not None and id(row[position]) not in self._seen for position in order)
        for position in order:
            found = self._nodes(self._roles[position], row[position], self._goal_beside(row, position))
            nodes = found if found and not (nodes and position != self._owner and self._owner >= 0) else nodes
        indicators = self._indicators(row)
        self._agencies(row, indicators, nodes if fresh else [])

    def _goal_beside(self, row: Sequence[Cell | None], position: int) -> str:
        """The goal whose cell spans just the rows of a cell of strategies, which are then of that goal."""
        if not self._is_by_goal or self._roles[position] != "strategy":
            return ""
        goal = _spanning_same(row, position, self._columns_of("goal"))
        made = self._made.get(id(goal), []) if goal is not None else []
        return made[0].key if len(made) == 1 else ""

    def _columns_of(self, kind: str) -> list[int]:
        return [at for at, role in self._roles.items() if role == kind]

    def _has_several_goals(self, goals: Sequence[int], issues: Sequence[int]) -> bool:
        """Has an issue of the table several goals? With one for each, strategies beside it are the issue's."""
        seen: dict[int, set[int]] = {}
        issue = 0
        for row in self.grid[self.header.first :]:
            own = whole_row(row) or next((row[at] for at in issues if row[at] is not None), None)
            issue = id(own) if own is not None else issue
            seen.setdefault(issue, set()).update(id(row[at]) for at in goals if row[at] is not None)
        return any(len(one) > 1 for one in seen.values())

    def _sets_by_goal(self) -> bool:
        """Does a merged cell of strategies span just the rows of a goal, of several that an issue has?"""
        goals, issues = self._columns_of("goal"), self._columns_of("issue")
        return self._has_several_goals(goals, issues) and any(
            cell is not None
            and cell.rows > 1
            and _spanning_same(row, at, goals) is not None
            and _spanning_same(row, at, issues) is None
            for row in self.grid[self.header.first :]
            for at in self._columns_of("strategy")
            for cell in (row[at],)
        )

    def _nodes(self, role: str, cell: Cell | None, goal: str = "") -> list[PlanItem]:
        if cell is None or id(cell) in self._seen:
            return []
        self._seen.add(id(cell))
        found = []
        for entry in entries_of(cell):
            if _TICK.fullmatch(entry.whole):
                continue
            if only_number(entry) and referred(self.builder, role, entry) is None:
                # It refers to a node that the document lists further down.
                self._awaited = (role, only_number(entry))
                continue
            self._awaited = ("", "")
            found.append(self._node(role, entry, goal))
        self._made[id(cell)] = found
        return found

    def _node(self, role: str, entry: Entry, goal: str = "") -> PlanItem:
        known = referred(self.builder, role, entry)
        if known is not None:
            self.context.set(known.kind, known.key)
            return known
        kind = entry.marker.kind if entry.marker and entry.marker.kind in NODES else role
        if entry.marker is not None and entry.marker.kind == kind and (same := self._said_before(kind, entry)):
            return same
        parent = goal if goal and kind == "strategy" else self.context.parent_of(kind)
        item = self.builder.node(
            kind, entry.text, number=entry.number, parent=parent, origin=entry.origin, sure=self.sure
        )
        self.context.set(kind, item.key)
        return item

    def _said_before(self, kind: str, entry: Entry) -> PlanItem | None:
        """“กลยุทธ์ที่ 1 …” that the document has stated: a table about who leads does not hang it elsewhere."""
        known = self.builder.numbered(kind, entry.number)
        return known if known is not None and same_key(known.title) == same_key(entry.text) else None

    def _indicators(self, row: Sequence[Cell | None]) -> list[IndicatorItem]:
        found: list[IndicatorItem] = []
        for position in self.header.of("indicator"):
            cell = row[position]
            if cell is None or id(cell) in self._seen:
                continue
            self._seen.add(id(cell))
            entries = entries_of(cell)
            made = [self._indicator(entry) for entry in entries]
            if self._awaited[1]:
                self.builder.awaited += [(item, *self._awaited) for item in made]
            for number, item in enumerate(made):
                self._fill(item, row, number, len(made))
            found += made
        return found

    def _indicator(self, entry: Entry) -> IndicatorItem:
        return indicator_add(self.builder, self.context.measured(), entry, self.sure)

    def _fill(self, item: IndicatorItem, row: Sequence[Cell | None], number: int, count: int) -> None:
        """What the row says of the indicator; of several in one cell, each has its own line in the other cells."""
        for position, column in enumerate(self.header.columns):
            if position in self._roles:
                continue
            text = nth_text(row[position], number, count)
            if not text:
                continue
            if column.role == "unit":
                item.unit = unit_said(text) or item.unit
            elif column.role == "baseline":
                baseline_set(item, text, column.year)
            elif column.role == "target":
                self.builder.target(item, column.year, target_of(text))
            elif column.role == "data_source":
                item.source = item.source or text
        item.unit = item.unit or _unit_of_targets(item)

    def _agencies(self, row: Sequence[Cell | None], indicators: list[IndicatorItem], nodes: list[PlanItem]) -> None:
        for position in self.header.of("lead", "agency", "support"):
            cell = row[position]
            if cell is None or (cell.rows > 1 and id(cell) in self._seen):
                continue
            owners = self._beside(row, cell) or indicators or nodes[-1:]
            found = agencies_in(self.builder, cell) if owners else []
            if cell.rows > 1:
                self._seen.add(id(cell))
            for owner in owners:
                target = owner.support if self.header.columns[position].role == "support" else owner.lead
                known = {one.text for one in target}
                target += [one for one in found if one.text not in known]

    def _beside(self, row: Sequence[Cell | None], cell: Cell) -> Sequence[PlanItem]:
        """The nodes of the cell that spans the same rows as a cell of agencies over several rows."""
        if cell.rows < _LEAST_LINES:
            with_one = row[self._shared] if self._shared >= 0 else None
            return self._made.get(id(with_one), []) if with_one is not None and with_one.rows == 1 else []
        same = self._same_rows(row, cell)
        return self._made.get(id(row[same]), []) if same >= 0 else []

    def _same_rows(self, row: Sequence[Cell | None], cell: Cell) -> int:
        """The lowest column of nodes whose cell spans the same rows as this one."""
        beside = {at: row[at] for at in self._roles}
        same = [at for at, one in beside.items() if one is not None and (one.row, one.rows) == (cell.row, cell.rows)]
        return max(same, key=lambda at: NODES.index(self._roles[at]), default=-1)

    def _shared_position(self) -> int:
        """The column of nodes with which cells of agencies span the same rows, where some span several; or -1."""
        columns = self.header.of("lead", "agency", "support")
        pairs = ((row, row[at]) for row in self.grid[self.header.first :] for at in columns)
        found = (self._same_rows(row, cell) for row, cell in pairs if cell is not None and cell.rows > 1)
        return next((at for at in found if at >= 0), -1)


def _spanning_same(row: Sequence[Cell | None], position: int, columns: Sequence[int]) -> Cell | None:
    """The cell of some columns that spans the same rows as the one at a position."""
    cell = row[position]
    others = (row[at] for at in columns)
    return next((one for one in others if one and cell and (one.row, one.rows) == (cell.row, cell.rows)), None)


def referred(builder: Builder, role: str, entry: Entry) -> PlanItem | None:
    """The node that a cell holding only a number refers to."""
    number = only_number(entry)
    return builder.numbered(role, number) if number else None


def only_number(entry: Entry) -> str:
    """The number that is all a cell holds, or empty."""
    number = to_arabic_digits(entry.whole).strip(" .)(")
    return number if _ONLY_NUMBER.fullmatch(number) else ""


def indicator_add(builder: Builder, node: str, entry: Entry, sure: float) -> IndicatorItem:
    """An indicator with what its own name says of unit and increase."""
    name, unit = unit_apart(entry.text)
    item = builder.indicator(name, node=node, number=entry.number, origin=entry.origin, sure=sure)
    split_details(builder, item)
    item.unit = item.unit or unit or unit_of(item.name)
    if not item.targets:
        builder.target(item, 0, target_in(item.name))
    return item


def _unit_of_targets(item: IndicatorItem) -> str:
    return next((one.unit for one in item.targets.values() if one.unit and one.increase_by is None), "")


def nth_text(cell: Cell | None, number: int, count: int) -> str:
    """The part of a cell that belongs to the n-th of several things in a row."""
    if cell is None:
        return ""
    entries = entries_of(cell)
    if count > 1 and len(entries) == count:
        return entries[number].text
    return " ".join(entry.whole for entry in entries)


def cell_lines(cell: Cell) -> str:
    """A cell's lines; those that a narrow column only wrapped are joined again."""
    found: list[str] = []
    for line in cell.lines:
        if found and line.is_line and not begins_name(line.text):
            found[-1] = glued(found[-1], line.text)
        else:
            found.append(line.text)
    return "\n".join(found)


_NAME_LINES: Final = 4


def agencies_in(builder: Builder, cell: Cell) -> list[AgencyMention]:
    """The agencies of a cell; of the ways to join lines that a narrow column broke, the one that gives known names."""
    directory, years = builder.directory, builder.years
    lines = [line.text for line in cell.lines if line.text.strip()]
    if len(lines) < _LEAST_LINES or not any(line.is_line for line in cell.lines):
        return directory.mentions(cell_lines(cell), cell.origin, years)
    kept: list[str] = []
    at = 0
    while at < len(lines):
        ends = range(min(len(lines), at + _NAME_LINES), at + 1, -1)
        end = next((end for end in ends if _is_one_name(builder, _run_on(lines[at:end]))), 0)
        if end:
            kept.append(_run_on(lines[at:end]))
        elif kept and not begins_name(lines[at]):
            kept[-1] = glued(kept[-1], lines[at])
        else:
            kept.append(lines[at])
        at = end or at + 1
    return directory.mentions("\n".join(kept), cell.origin, years)


_LEAST_LINES: Final = 2


def _run_on(lines: Sequence[str]) -> str:
    text = ""
    for line in lines:
        text = glued(text, line)
    return text


def _is_one_name(builder: Builder, text: str) -> bool:
    found = builder.directory.mentions(text)
    return len(found) == 1 and bool(found[0].code)


def is_header_again(grid: Grid, header: Header, row: Sequence[Cell | None]) -> bool:
    """The header again: on the next page, or over the next issue."""
    if header.first == header.start:
        return False
    pairs = [
        (one.text, other.text)
        for one, other in zip(row, grid[header.start], strict=True)
        if one is not None and other is not None
    ]
    return len(pairs) > 1 and all(same_key(one) == same_key(other) for one, other in pairs)


def whole_row(row: Sequence[Cell | None]) -> Cell | None:
    """The one cell of a row that is a heading over the table: it spans, or all others are empty."""
    filled = list({id(cell): cell for cell in row if cell is not None and cell.text.strip(" -–—")}.values())
    if len(filled) != 1 or len(row) < 2:
        return None
    cell = filled[0]
    spans = sum(one is cell for one in row)
    return cell if spans > 1 or (row[0] is cell and len(entries_of(cell)) == 1) else None


_SWOT: Final = {
    "swot_strength": "strength", "swot_weakness": "weakness",
    "swot_opportunity": "opportunity", "swot_threat": "threat",
}  # fmt: skip


_ENGLISH: Final = re.compile(r"[\s(\[]*[A-Za-z][A-Za-z\s:,–-]{0,30}[\s)\]]*")


def swot_kind(text: str) -> str:
    """The list of SWOT that a heading begins, or empty."""
    marker = marker_of(text)
    for one in (text, marker.rest if marker else ""):
        heading = heading_of(one, is_styled=True) if one else None
        if heading is not None and heading.kind in _SWOT:
            return _SWOT[heading.kind]
    found = re.match(r"\s*(?:[0-9.)(]+\s*)?(Strength|Weakness|Opportunit|Threat)", text, re.IGNORECASE)
    return {"s": "strength", "w": "weakness", "o": "opportunity", "t": "threat"}[found[1][0].lower()] if found else ""


def swot_read(builder: Builder, table: Table, grid: Grid) -> bool:
    """A table of SWOT in any of its shapes: headings above their lists, beside them, or in the same cell."""
    seen: set[int] = set()
    kinds = {swot_kind(cell.lines[0].text) for cell in table.cells if cell.lines} - {""}
    if len(kinds) < 2 or len(table.cells) > 80:
        return False
    above: dict[int, str] = {}
    for row in grid:
        beside = next((_swot_label(cell) for cell in row if cell is not None and _swot_label(cell)), "")
        for column, cell in enumerate(row):
            if cell is None or not cell.lines or id(cell) in seen:
                continue
            seen.add(id(cell))
            entries = entries_of(cell)
            kind = swot_kind(cell.lines[0].text)
            if kind:
                above[column], beside, entries = kind, kind, _after_heading(entries)
            for entry in entries:
                _swot_add(builder, above.get(column) or beside, entry, table.is_guessed)
    return True


def _swot_label(cell: Cell) -> str:
    """The list that a cell which holds nothing but its name stands for."""
    kind = swot_kind(cell.lines[0].text) if cell.lines else ""
    return kind if kind and not _after_heading(entries_of(cell)) else ""


def _after_heading(entries: list[Entry]) -> list[Entry]:
    heading = heading_of(entries[0].text, is_styled=True) if entries else None
    rest = [Entry(heading.rest, entries[0].origin, None, heading.rest)] if heading and heading.rest else []
    return [entry for entry in rest + entries[1:] if not _ENGLISH.fullmatch(entry.text)]


def _swot_add(builder: Builder, kind: str, entry: Entry, is_guessed: bool) -> None:
    if only_number(entry):
        return
    if kind and not _AROUND.fullmatch(entry.text):
        builder.swot(kind, entry.text, entry.origin, _GUESSED if is_guessed else _SURE)
    else:
        builder.unplaced(entry.whole, entry.origin)
