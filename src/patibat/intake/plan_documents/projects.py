"""Tables of projects: name, agency, baht by year, quarter and source, activities, and the totals the table states."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from patibat.intake.plan_documents.building import Builder
from patibat.intake.plan_documents.cells import Entry, cell_text, entries_of
from patibat.intake.plan_documents.columns import Column, Grid, Header
from patibat.intake.plan_documents.frames import Context, agencies_in, is_header_again, referred, whole_row
from patibat.intake.plan_documents.targets import number_of
from patibat.papers.reading import Cell, Table
from patibat.plans.directory import begins_name
from patibat.plans.tree import ActivityItem, BudgetItem, ProjectItem, TotalLine
from patibat.problems import Problem
from patibat.thai import parse_date, to_arabic_digits
from patibat.thai.months import TH_LONG, TH_SHORT

_SEVERAL: Final = 2
_TOTAL: Final = re.compile(r"^\s*(?:ยอด)?รวม|^\s*ทั้งสิ้น")
_GRAND: Final = re.compile(r"ทั้งสิ้น|ทั้งหมด|ทุกประเด็น|รวมงบประมาณ")
_ACTIVITY: Final = re.compile(r"^\s*(?:กิจกรรม(?:หลัก|ย่อย|ที่)?|ขั้นตอน)")
_ACTIVITY_LABEL: Final = re.compile(r"^\s*กิจกรรม(?:หลัก|ย่อย)?(?:\s*ที่)?\s*[0-9๐-๙.]*\s*[:：]?\s*")
_SOURCES: Final = (
    (3, r"องค์การบริหารส่วน|อบจ|อบต|อปท|ท้องถิ่น|เทศบาล|เอกชน|ชุมชน|บริจาค|มูลนิธิ|สถานประกอบการ"),
    (2, r"แผนพัฒนาจังหวัด|งบ(?:ประมาณ)?จังหวัด|งบพัฒนาจังหวัด|พัฒนากลุ่มจังหวัด|ผู้ว่าราชการ|ยุทธศาสตร์จังหวัด"),
    (4, r"อื่น|สำนักงานปลัด|สป\.?ศธ|กสศ|กองทุน|เงินรายได้|เงินอุดหนุนเฉพาะ|งบบูรณาการ"),
    (1, r"ต้นสังกัด|งบประมาณแผ่นดิน|งบปกติ|งบดำเนินงาน|สพฐ|สอศ|สช|สกร|กรม|กระทรวง|ส่วนราชการ|งบประมาณรายจ่าย|หน่วยงาน"),
)  # fmt: skip
_GROUPED: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_PLAIN_NUMBER: Final = re.compile(r"[0-9.()\s]*")
_DATES: Final = re.compile(r"\s*(?:-|–|—|ถึง)\s*")


def source_kind_of(text: str) -> int:
    """Which of the four kinds of source (clause B1) a source is; 0 where its name does not say.

    >>> source_kind_of("งบ อบจ."), source_kind_of("งบประมาณจากต้นสังกัด"), source_kind_of("สป.ศธ."), source_kind_of("")
    (3, 1, 4, 0)
    """
    plain = re.sub(r"\s+", "", text)
    return next((kind for kind, words in _SOURCES if re.search(words, plain)), 0) if plain else 0


class ProjectReader:
    """Reads one table of projects into the tree."""

    def __init__(self, builder: Builder, context: Context, table: Table, grid: Grid, header: Header, year: int) -> None:
        self.builder, self.context, self.table, self.grid, self.header = builder, context, table, grid, header
        self.year = year
        self.sure = 0.75 if table.is_guessed else 0.95
        self.latest: ProjectItem | None = None
        self._name_cells: set[int] = set()
        self._style = ""
        self._has_several = False
        self._written: set[str] = set()
        self._kept: list[Cell | None] = []
        """Cells made here: what was seen is known by its identity, which must not pass to another cell."""

    def read(self, spanning: Callable[[Cell, str], bool]) -> None:
        """Every row; `spanning` takes rows that are a heading over the table."""
        for row in self.grid[self.header.first :]:
            whole = whole_row(row)
            if whole is not None and not _TOTAL.match(cell_text(whole)) and spanning(whole, cell_text(whole)):
                self._has_several = True
                continue
            self._row(row)

    def _row(self, row: Sequence[Cell | None]) -> None:
        for one in self._apart(row):
            self._one_row(one)

    def _apart(self, row: Sequence[Cell | None]) -> list[Sequence[Cell | None]]:
        """A row whose cells each list several projects' things, in a row for each."""
        name = self._cell(row, "project")
        entries = entries_of(name)
        if name is None or len(entries) < _SEVERAL or not all(entry.text.startswith("โครงการ") for entry in entries):
            return [row]
        count = len(entries)
        money = [row[at] for at in self.header.of("budget") if row[at] is not None]
        if money and not any(len(entries_of(cell)) == count for cell in money):
            return [row]
        parts = [[_nth(cell, number, count) for cell in row] for number in range(count)]
        self._kept += [cell for part in parts for cell in part]
        return list(parts)

    def _one_row(self, row: Sequence[Cell | None]) -> None:
        if is_header_again(self.grid, self.header, row):
            return
        if self._total(row):
            return
        self._aligned(row)
        name = self._cell(row, "project") or (None if self.header.has("project") else self._cell(row, "activity"))
        entries = entries_of(name)
        if name is not None and id(name) in self._name_cells:
            entries = []
        if entries and not self._is_activity(entries[0], row):
            self._name_cells.add(id(name))
            self._project(entries, row)
        elif self.latest is not None and (entries or name is not None or self._amounts(row)):
            self._more(self.latest, entries, row)
        elif not self.header.has("issue", "strategy"):
            self._lost(row)

    def _cell(self, row: Sequence[Cell | None], *roles: str) -> Cell | None:
        return next((row[position] for position in self.header.of(*roles) if row[position] is not None), None)

    def _total(self, row: Sequence[Cell | None]) -> bool:
        first = next((cell for cell in row if cell is not None and cell.text.strip()), None)
        label = " ".join(
            cell.text for cell in {id(c): c for c in row if c is not None}.values() if _TOTAL.match(cell.text)
        )
        if (
            first is None
            or not label
            or not (_TOTAL.match(first.text) or _TOTAL.match(cell_text(self._cell(row, "project"))))
        ):
            return False
        scope = "" if _GRAND.search(label) and self._has_several else self.context.current.get("issue", "")
        for position in self.header.of("budget"):
            column, cell = self.header.columns[position], row[position]
            amount = self._amount(cell, column)
            if amount is not None and cell is not None and cell is not first:
                total = TotalLine(amount, scope, column.year, column.source, column.quarter, cell.origin)
                self.builder.tree.totals.append(total)
        return True

    def _is_activity(self, entry: Entry, row: Sequence[Cell | None]) -> bool:
        """A row of its own for an activity of the project above it."""
        own = to_arabic_digits(cell_text(self._cell(row, "number"))).strip(" .)")
        if self.latest is None or (own.isdigit() and own != self.latest.number):
            return False
        if _ACTIVITY.match(entry.whole) or _ACTIVITY.match(entry.text):
            return True
        if entry.text.startswith("โครงการ") or not entry.marker:
            return False
        return entry.marker.style != self._style and (entry.marker.style == "-" or len(entry.marker.numbers) > 1)

    def _project(self, entries: list[Entry], row: Sequence[Cell | None]) -> None:
        head = entries[0]
        number = head.number or to_arabic_digits(cell_text(self._cell(row, "number"))).strip(" .)")
        node = next((self.context.current[one] for one in ("strategy", "issue") if self.context.current.get(one)), "")
        item = self.builder.project(head.text, number=number[:20], node=node, origin=head.origin)
        item.confidence = self.sure
        self.latest, self._style = item, head.marker.style if head.marker else ""
        for entry in entries[1:]:
            self._activity(item, entry)
        item.objective = cell_text(self._cell(row, "objective"))
        item.target = cell_text(self._cell(row, "target"))
        item.indicator = cell_text(self._cell(row, "indicator"))
        self._more(item, [], row)

    def _aligned(self, row: Sequence[Cell | None]) -> None:
        """Columns that name the issue or the strategy: by its number, or in full, which is a node of the plan."""
        for role in ("issue", "goal", "strategy"):
            cell = self._unseen(row, role)
            for entry in entries_of(cell):
                known = referred(self.builder, role, entry)
                if known is None and not _PLAIN_NUMBER.fullmatch(to_arabic_digits(entry.whole).strip()):
                    parent = self.context.parent_of(role)
                    known = self.builder.node(
                        role, entry.text, number=entry.number, parent=parent, origin=entry.origin, sure=self.sure
                    )
                if known is not None:
                    self.context.set(known.kind, known.key)

    def _more(self, item: ProjectItem, entries: list[Entry], row: Sequence[Cell | None]) -> None:
        """What a row says of a project: its own row, or one that goes on with it."""
        for entry in entries:
            self._activity(item, entry, self._activity_budget(row))
        if self.header.has("project"):
            for entry in entries_of(self._unseen(row, "activity")):
                self._activity(item, entry)
        for position in self.header.of("agency", "lead", "support"):
            self._agencies(item, row[position])
        period_said(item, cell_text(self._unseen(row, "period")))
        if not entries:
            self._money(item, row)

    def _amounts(self, row: Sequence[Cell | None]) -> bool:
        """Is there money in the row?"""
        return any(
            self._amount(row[position], self.header.columns[position]) is not None
            for position in self.header.of("budget")
        )

    def _unseen(self, row: Sequence[Cell | None], role: str) -> Cell | None:
        cell = self._cell(row, role)
        if cell is None or id(cell) in self._name_cells:
            return None
        self._name_cells.add(id(cell))
        return cell

    def _agencies(self, item: ProjectItem, cell: Cell | None) -> None:
        if cell is None:
            return
        known = {one.text for one in item.agencies}
        found = agencies_in(self.builder, cell)
        item.agencies += [one for one in found if one.text not in known]

    def _activity(self, item: ProjectItem, entry: Entry, budget: Decimal | None = None) -> None:
        for text in _activity_names(entry):
            item.activities.append(ActivityItem(text, budget=budget, origin=entry.origin))

    def _activity_budget(self, row: Sequence[Cell | None]) -> Decimal | None:
        amounts = [self._amount(row[position], self.header.columns[position]) for position in self.header.of("budget")]
        filled = [one for one in amounts if one is not None]
        return filled[-1] if filled else None

    def _money(self, item: ProjectItem, row: Sequence[Cell | None]) -> None:
        source = cell_text(self._cell(row, "money_source"))
        seen: set[int] = set()
        wholes: list[BudgetItem] = []
        year = item.years[0] if len(item.years) == 1 else self.year
        known = len(item.budgets)
        for position in self.header.of("budget"):
            column, cell = self.header.columns[position], row[position]
            if cell is None or id(cell) in seen or f"{item.key}{id(cell)}" in self._written:
                continue
            seen.add(id(cell))
            self._written.add(f"{item.key}{id(cell)}")
            amount = self._amount(cell, column)
            if amount is None:
                continue
            if self._is_part(column):
                kind = source_kind_of(column.source or source)
                item.budgets.append(
                    BudgetItem(
                        amount,
                        column.year or (year if column.quarter or len(item.years) == 1 else 0),
                        column.source or source,
                        kind,
                        column.quarter,
                        cell.origin,
                    )
                )
            else:
                item.budget = amount if item.budget is None else item.budget + amount
                wholes.append(BudgetItem(amount, year, source, source_kind_of(source), 0, cell.origin))
        # Beside its parts a total is their sum, and would count the same baht twice.
        if source and len(item.budgets) == known:
            item.budgets += wholes
        if not item.years:
            found = tuple(sorted({one.year for one in item.budgets if one.year and one.amount}))
            item.years = found or ((self.year,) if self.year else ())

    def _is_part(self, column: Column) -> bool:
        if column.is_total or not (column.year or column.quarter or column.source):
            return False
        # Beside a total a single year or source is a part of it; alone it is the total.
        return self._parts() > 1 or any(one.is_total for one in self.header.columns if one.role == "budget")

    def _parts(self) -> int:
        return sum(bool(one.year or one.quarter or one.source) for one in self.header.columns if one.role == "budget")

    def _amount(self, cell: Cell | None, column: Column) -> Decimal | None:
        """Baht; None for an empty cell or “-”. A cell of several lines that are all amounts is their sum."""
        if cell is None:
            return None
        if isinstance(cell.value, int | float):
            return Decimal(str(cell.value)) * column.scale
        lines = [line.text.strip() for line in cell.lines if line.text.strip()]
        whole = "".join(lines).replace(" ", "")
        if len(lines) > 1 and cell.lines[0].is_line and _GROUPED.fullmatch(to_arabic_digits(whole)):
            lines = [whole]
        numbers = [number_of(line) for line in lines]
        if len(numbers) > 1 and all(one is not None for one in numbers):
            return sum((one for one in numbers if one is not None), Decimal(0)) * column.scale
        text = "".join(lines)
        value = number_of(text)
        return None if value is None else value * _own_scale(text, column.scale)

    def _lost(self, row: Sequence[Cell | None]) -> None:
        for cell in {id(one): one for one in row if one is not None}.values():
            self.builder.unplaced(cell.text, cell.origin)


_FIRST_FISCAL_MONTH: Final = 10
_SHORT_MONTH: Final = "(?<![ก-๙]){}"


def period_said(item: ProjectItem, text: str) -> None:
    """When a project runs: two days, or its fiscal years. Months stand for the fiscal year that they are in."""
    plain = to_arabic_digits(text)
    years = tuple(dict.fromkeys(int(one) for one in re.findall(r"25[0-9]{2}", plain)))
    parts = _DATES.split(plain)
    days = [day for day in map(_day, parts) if day] if len(parts) == 2 else []
    if len(days) == 2:
        item.starts_on, item.ends_on = days
        return
    if len(parts) == 2 and (ends := [_fiscal_year(part, years) for part in parts]) and all(ends):
        years = tuple(dict.fromkeys(ends))
    if years and not item.years:
        item.years = tuple(range(years[0], years[-1] + 1)) if len(years) == 2 and years[0] < years[-1] else years


def _fiscal_year(text: str, years: Sequence[int]) -> int:
    """Of “ต.ค. 2568”; a month without a year has the one that is said. 0 where there is no month."""
    names = enumerate(zip(TH_LONG, TH_SHORT, strict=True), 1)
    month = next(
        (
            number
            for number, (long, short) in names
            if long in text or re.search(_SHORT_MONTH.format(re.escape(short)), text)
        ),
        0,
    )
    own = re.search(r"25[0-9]{2}", text)
    year = int(own[0]) if own else years[0] if len(years) == 1 else 0
    return year + (month >= _FIRST_FISCAL_MONTH) if month and year else 0


def _nth(cell: Cell | None, number: int, count: int) -> Cell | None:
    """What a cell says of the n-th of several things; all of it where it says one thing of them all."""
    entries = entries_of(cell)
    if cell is None or len(entries) != count:
        return cell
    line = replace(cell.lines[0], text=entries[number].whole, origin=entries[number].origin, number="")
    return replace(cell, lines=(line,), value=None)


def finish(item: ProjectItem) -> None:
    """A total that is not written is the sum of its parts; where all parts are sources of one total, so is that."""
    parts = [one for one in item.budgets if one.amount is not None]
    if item.budget is None and parts:
        item.budget = sum((one.amount for one in parts), Decimal(0))


def _own_scale(text: str, scale: Decimal) -> Decimal:
    if "ล้าน" in text:
        return Decimal(1_000_000)
    return Decimal(1) if "บาท" in text and scale != 1 and "พัน" not in text else scale


def _activity_names(entry: Entry) -> list[str]:
    text = _ACTIVITY_LABEL.sub("", entry.text).strip(" :-–")
    parts = re.split(r"\s*[;•]\s*|,\s+", text) if entry.marker is None else [text]
    return [part.strip() for part in parts if part.strip(" -–.")]


def _day(text: str) -> str:
    try:
        return parse_date(text).date.isoformat()
    except Problem:
        return ""


_LINE_AMOUNT: Final = re.compile(
    r"(?:งบประมาณ|วงเงิน|ใช้งบ(?:ประมาณ)?|จำนวน(?:เงิน)?|\(|\s)*\s*"
    r"(?P<amount>[0-9][0-9,]*(?:\.[0-9]+)?)\s*(?P<scale>ล้าน|พัน)?บาท\)?"
)
_LINE_AGENCY: Final = re.compile(
    r"(?:(?:ดำเนินการ|รับผิดชอบ|จัด)?โดย|หน่วยงาน(?:ที่)?รับผิดชอบ(?:หลัก)?|ผู้รับผิดชอบ(?:หลัก)?|เจ้าภาพ(?:หลัก)?|หน่วยงาน)\s*[:：]?\s*"
)
_NAME_MOST: Final = 300
_IN_BRACKETS: Final = re.compile(r"[(\[]\s*(?P<agency>[^()\[\]]+?)[\s,;:–-]*$")
_PROJECT: Final = re.compile(r"\s*โครงการ(?=[ก-๙“\"])")
_LINE_PARTS: Final = re.compile(r"\s+[–—|-]\s+|\s*[;|]\s*|\t+")


def names_project(text: str) -> bool:
    """Does a line begin as the names of projects do, and is it short enough for one?"""
    return bool(_PROJECT.match(text)) and len(text) <= _NAME_MOST


def is_project_line(text: str) -> bool:
    """Does a line name a project and its baht, in whatever list it stands?

    >>> is_project_line("โครงการสถานศึกษาปลอดภัย 50,000 บาท"), is_project_line("โครงการที่ไม่มีงบประมาณ")
    (True, False)
    """
    return bool(_PROJECT.match(text) and _LINE_AMOUNT.search(to_arabic_digits(text)))


def project_line(builder: Builder, context: Context, entry: Entry, year: int) -> ProjectItem:
    """A project as a line or sentence: name – agency – baht, or “… โดย … งบประมาณ … บาท”."""
    text = entry.text
    plain = to_arabic_digits(text)
    node = next((context.current[one] for one in ("strategy", "issue") if context.current.get(one)), "")
    item = builder.project("", number=entry.number, node=node, origin=entry.origin)
    item.confidence, item.years = 0.85, (year,) if year else ()
    amounts = list(_LINE_AMOUNT.finditer(plain))
    if amounts:
        scale = {"ล้าน": Decimal(1_000_000), "พัน": Decimal(1_000)}.get(amounts[-1]["scale"] or "", Decimal(1))
        number = number_of(amounts[-1]["amount"])
        item.budget = None if number is None else number * scale
        before, after = text[: amounts[-1].start()], text[amounts[-1].end() :]
        if (inside := _IN_BRACKETS.search(before)) and begins_name(inside["agency"]):
            before = f"{before[: inside.start()]} | {inside['agency']}"
        after = after.strip(" ()[]")
        is_agency = begins_name(after) or _LINE_AGENCY.match(after)
        text = f"{before} | {after}" if is_agency else before + after
    parts = [part.strip(" ,.;:–—-()") for part in _LINE_PARTS.split(text)]
    parts = [part for part in parts if part]
    name, agencies = (parts[0] if parts else text), parts[1:]
    if found := _LINE_AGENCY.search(name):
        name, agencies = name[: found.start()], [name[found.end() :], *agencies]
    item.name = " ".join(name.strip(" ,.;:–—-(").split())
    for part in agencies:
        clean = _LINE_AGENCY.sub("", part, count=1) if _LINE_AGENCY.match(part) else part
        item.agencies += builder.directory.mentions(clean.strip(), entry.origin, builder.years)
    return item
