"""Layouts drawn at random from the habits of offices: words of headings, numbers, order of parts, tables or lists.

A seed gives a design, and the design a document whose tree is known. Nobody writes rules for one of them: there are
thousands, and the ones that are measured change with the seeds. Only habits that an officer reads without doubt are
mixed; what no office would put together is left out.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from patibat.plans.tree import PlanItem, ProjectItem
from tests.plan_documents import furniture
from tests.plan_documents.content import Content, Shape, make
from tests.plan_documents.layout import (
    PROVINCES,
    SUFFIXES,
    SWOT_ENGLISH,
    SWOT_WORDS,
    base,
    middle,
    shown,
    whole,
    yearly,
)
from tests.plan_documents.making.excel import to_excel
from tests.plan_documents.making.flow import (
    Break,
    Cell,
    Element,
    Flow,
    Grid,
    Heading,
    Para,
    head,
    lines,
    numbered,
    row,
    typed,
    with_thai_digits,
)
from tests.plan_documents.making.office import to_office_pdf
from tests.plan_documents.making.plain import to_text
from tests.plan_documents.making.typeset import to_typst_pdf
from tests.plan_documents.making.word import to_word

Kind = Literal["word", "excel", "pdf", "text"]
ISSUES: Final = (
    "ประเด็นยุทธศาสตร์ที่ {n} {t}",
    "ประเด็นยุทธศาสตร์ที่ {n} : {t}",
    "ยุทธศาสตร์ที่ {n} {t}",
    "ยุทธศาสตร์ที่ {n}: {t}",
    "ประเด็นการพัฒนาที่ {n} {t}",
    "ประเด็นที่ {n} {t}",
    "ประเด็นยุทธศาสตร์ที่ {n}\n{t}",
)
STRATEGIES: Final = {
    "strategy": ("กลยุทธ์", "กลยุทธ์การพัฒนา", "กลยุทธ์ ประกอบด้วย", "กลยุทธ์ที่ใช้ขับเคลื่อน"),
    "guideline": ("แนวทางการพัฒนา", "แนวทาง", "แนวทางการดำเนินงาน", "แนวทางการพัฒนา ดังนี้"),
}
GOALS: Final = {
    "goal": ("เป้าประสงค์", "เป้าประสงค์เชิงกลยุทธ์", "เป้าประสงค์เชิงยุทธศาสตร์"),
    "target": ("เป้าหมาย", "เป้าหมายการพัฒนา", "เป้าหมายเชิงยุทธศาสตร์"),
}
ROOT_GOALS: Final = {
    "goal": ("เป้าประสงค์", "เป้าประสงค์รวม", "เป้าประสงค์หลัก"),
    "target": ("เป้าหมาย", "เป้าหมายหลัก", "เป้าหมายรวม"),
}
VISIONS: Final = ("วิสัยทัศน์", "วิสัยทัศน์ (Vision)", "วิสัยทัศน์การศึกษาของจังหวัด", "วิสัยทัศน์ :")
MISSIONS: Final = ("พันธกิจ", "พันธกิจ (Mission)", "พันธกิจ :", "พันธกิจด้านการศึกษา")
VALUES: Final = ("ค่านิยม", "ค่านิยมองค์กร", "ค่านิยมร่วม", "ค่านิยม (Values)")
LISTS: Final = ("{}. ", "{}) ", "({}) ", "- ", "• ", "{}.\t")
INDICATORS: Final = ("ตัวชี้วัด", "ตัวชี้วัดความสำเร็จ", "ตัวชี้วัดและค่าเป้าหมาย")
UNITS: Final = ("หน่วยนับ", "หน่วยวัด", "หน่วย")
BASES: Final = ("ข้อมูลฐาน", "ค่าฐาน", "ปีฐาน", "ข้อมูลพื้นฐาน", "ข้อมูลปีฐาน")
YEARS: Final = ("{}", "ปี {}", "พ.ศ. {}", "ปีงบประมาณ {}", "ปีงบประมาณ\n{}")
TARGETS: Final = ("ค่าเป้าหมาย", "เป้าหมาย", "ค่าเป้าหมายรายปี", "เป้าหมายรายปี (พ.ศ.)")
PROJECTS: Final = ("โครงการ", "ชื่อโครงการ", "โครงการ/กิจกรรม", "แผนงาน/โครงการ", "ชื่อโครงการ/กิจกรรมหลัก")
OWNERS: Final = ("หน่วยงานรับผิดชอบ", "หน่วยงานที่รับผิดชอบ", "ผู้รับผิดชอบ", "หน่วยงานหลัก")
MONEY: Final = ("งบประมาณ (บาท)", "งบประมาณ", "วงเงินงบประมาณ (บาท)", "งบประมาณรวม")
SUMS: Final = ("รวม", "รวมทั้งสิ้น", "รวมเป็นเงิน", "รวมงบประมาณ")
LEADS: Final = (
    "(เจ้าภาพหลัก: {lead} สนับสนุน: {support})",
    "หน่วยงานรับผิดชอบหลัก: {lead} หน่วยงานสนับสนุน: {support}",
    "[หน่วยงานหลัก : {lead} | หน่วยงานร่วม : {support}]",
)
SECTIONS: Final = (
    "ส่วนที่ 3 ทิศทางการพัฒนาการศึกษา",
    "บทที่ 3 สาระสำคัญของแผน",
    "สาระสำคัญของแผนพัฒนาการศึกษา",
    "ส่วนที่ ๓ แผนพัฒนาการศึกษาจังหวัด",
)


@dataclass(frozen=True, slots=True)
class Design:
    """What was drawn."""

    kind: Kind
    shape: Shape
    issue: str
    strategies: str
    goals: str
    root_goals: str
    vision: str
    missions: str
    values: str
    swot: str
    list: str
    number: str
    """How strategies are numbered."""
    styled: bool
    furnished: int
    """-1 bare; else the variant of what surrounds the plan."""
    indicators: Literal["table", "list", "end"]
    columns: tuple[str, ...]
    project_columns: tuple[str, ...]
    projects_at: Literal["issue", "end"]
    words: dict[str, str]
    thai: bool
    two_rows: bool
    order: tuple[str, ...]
    office: bool
    parts: bool
    leads: str
    """How a lead stands behind a strategy; empty where none does."""
    direction: Literal["headings", "table"]
    frame: bool
    """Goals, indicators with targets, and strategies of an issue in one table."""


def design_of(seed: int, kind: Kind) -> Design:
    """The design of a seed."""
    rng = random.Random(f"drawn/{kind}/{seed}")
    pick = rng.choice
    indicators: Literal["table", "list", "end"] = pick(
        ("table", "table", "list", "end") if kind != "excel" else ("table", "end")
    )
    is_frame = kind != "text" and indicators == "table" and rng.random() < 0.3
    shape = _shape(rng, kind, indicators, is_frame)
    order = ["vision", "missions", "root_goals"]
    if rng.random() < 0.3:
        order.insert(rng.randrange(4), "values") if shape.values else None
    elif shape.values:
        order.append("values")
    columns = ["unit"] * shape.unit + ["base"] * shape.baseline
    if rng.random() < 0.3:
        columns.reverse()
    project_columns = [pick(("owner", "money")), *(("number",) if rng.random() < 0.7 else ())]
    return Design(
        kind=kind,
        shape=shape,
        issue=pick(ISSUES),
        strategies=pick(STRATEGIES[shape.strategies]),
        goals=pick(GOALS[shape.issue_goals]) if shape.issue_goals else "",
        root_goals=pick(ROOT_GOALS[shape.root_goals]) if shape.root_goals else "",
        vision=pick(VISIONS),
        missions=pick(MISSIONS),
        values=pick(VALUES),
        swot=pick(("lists", "table", "codes")),
        list=pick(LISTS),
        number=pick(("kind", "kind_plain", "decimal", "plain")),
        styled=rng.random() < 0.6,
        furnished=pick((-1, 0, 1, 2)) if kind != "excel" else -1,
        indicators=indicators,
        columns=tuple(columns),
        project_columns=tuple(project_columns),
        projects_at=pick(("issue", "end")),
        words={
            "indicator": pick(INDICATORS), "unit": pick(UNITS), "base": pick(BASES), "year": pick(YEARS),
            "targets": pick(TARGETS), "project": pick(PROJECTS), "owner": pick(OWNERS), "money": pick(MONEY),
            "sum": pick(SUMS), "section": pick(SECTIONS),
        },
        thai=rng.random() < 0.25,
        two_rows=rng.random() < 0.5,
        order=tuple(order),
        office=rng.random() < 0.5,
        parts=rng.random() < 0.5,
        leads=pick(LEADS) if shape.strategy_leads else "",
        direction="table" if kind in ("word", "pdf") and rng.random() < 0.2 else "headings",
        frame=is_frame,
    )  # fmt: skip


def _shape(rng: random.Random, kind: Kind, indicators: str, is_frame: bool) -> Shape:
    pick = rng.choice
    strategies: Literal["strategy", "guideline"] = pick(("strategy", "strategy", "guideline"))
    return Shape(
        mission_leads=False,
        values=rng.random() < 0.4,
        root_goals=pick(("", "goal", "goal", "target")),
        swot=rng.random() < 0.6,
        issue_goals=pick(("", "goal", "goal", "target")),
        strategies=strategies,
        below=pick(("", "", "guideline", "tactic")) if strategies == "strategy" and not is_frame else "",
        strategy_leads=kind != "excel" and not is_frame and rng.random() < 0.3,
        measured="issue",
        unit=rng.random() < 0.7,
        baseline=indicators != "list" and rng.random() < 0.6,
        targets=pick(("last", "whole") if indicators == "list" else ("years", "years", "last", "whole")),
        money=pick(("", "whole", "years", "sources")) if kind != "text" else "",
        sums=pick(("", "issues")),
        naming=pick(("full", "short", "mixed")),
    )


def document(seed: int, kind: Kind) -> tuple[bytes, str, Content]:
    """(content of the file, its name, what it says)."""
    design = design_of(seed, kind)
    content = make(seed, design.shape, PROVINCES[seed % len(PROVINCES)])
    return _Printer(design, content).file(), f"แผน-{kind}-{seed}.{SUFFIXES[kind]}", content


class _Printer:
    def __init__(self, design: Design, content: Content) -> None:
        self.design, self.content = design, content

    def file(self) -> bytes:
        design, content = self.design, self.content
        if design.kind == "excel":
            return to_excel(self._sheets())
        flow = Flow(
            content.tree.title, header=content.office() if design.office else "", footer=f"{content.period} หน้า "
        )
        flow.add(self._all())
        if design.thai:
            flow.elements[:] = with_thai_digits(flow.elements)
        if design.kind == "word":
            return to_word(flow)
        if design.kind == "pdf":
            return to_office_pdf(to_word(flow)) if design.office else to_typst_pdf(flow)
        return to_text(flow)

    def _all(self) -> list[Element]:
        design, content = self.design, self.content
        found: list[Element] = []
        if design.furnished >= 0 and design.kind != "text":
            found += furniture.before(content, design.furnished, design.styled, short=not design.parts)
        else:
            found += [Para(content.tree.title, bold=True, center=True), Para(content.office(), center=True)]
        found += self._direction()
        for issue in content.tree.of_kind("issue"):
            found += self._issue(issue)
        found += self._end()
        if design.furnished >= 0 and design.kind != "text":
            found += furniture.after(content, design.furnished, design.styled)
        return found

    def _sheets(self) -> dict[str, list[Element]]:
        """One long sheet, or one for the direction and one for each issue."""
        title: list[Element] = [Para(self.content.tree.title, bold=True), Para(self.content.office())]
        if not self.design.parts:
            body = [*self._direction(), *(one for issue in self._issues() for one in self._issue(issue)), *self._end()]
            return {"แผน": [*title, *body]}
        sheets = {"ทิศทาง": [*title, *self._direction()]}
        for issue in self._issues():
            sheets[f"ประเด็น {issue.number}"] = self._issue(issue)
        if end := self._end():
            sheets["สรุป"] = end
        return sheets

    def _issues(self) -> list[PlanItem]:
        return self.content.tree.of_kind("issue")

    def _label(self, text: str, level: int = 3) -> Element:
        return Heading(text, level) if self.design.styled else Para(text, bold=True)

    def _list(self, texts: Sequence[str]) -> list[Element]:
        if self.design.kind in ("word", "pdf") and self.design.list in ("{}. ", "{}) ", "• "):
            return [numbered(texts, self.design.list.strip().replace("{}", "%1"))]
        return list(typed(texts, self.design.list))

    def _direction(self) -> list[Element]:
        design, content = self.design, self.content
        found: list[Element] = []
        if design.shape.swot and not design.parts:
            found += self._swot()
        if design.furnished >= 0:
            found.append(self._label(design.words["section"], 1))
        makers: dict[str, Callable[[], list[Element]]] = {
            "vision": lambda: [self._label(design.vision), Para(content.tree.vision)],
            "missions": lambda: [self._label(design.missions), *self._list(content.titles("mission"))],
            "values": lambda: [self._label(design.values), *self._list(content.titles("value"))],
            "root_goals": self._root_goals,
        }
        if design.direction == "table":
            found.append(self._direction_table())
        else:
            for part in design.order:
                found += makers[part]()
        if design.shape.swot and design.parts:
            found += self._swot()
        return found

    def _direction_table(self) -> Grid:
        """Labels on the left, what they hold on the right."""
        design, content = self.design, self.content
        texts = {
            "vision": (design.vision.rstrip(" :"), content.tree.vision),
            "missions": (design.missions.rstrip(" :"), lines(content.titles("mission"))),
            "values": (design.values, lines(content.titles("value"))),
            "root_goals": (
                design.root_goals,
                lines(content.titles(design.shape.root_goals)) if design.root_goals else "",
            ),
        }
        return Grid(tuple(row(*texts[part]) for part in design.order if texts[part][1]), heads=0, widths=(4, 12))

    def _root_goals(self) -> list[Element]:
        if not self.design.root_goals:
            return []
        texts = self.content.titles(self.design.shape.root_goals)
        return [self._label(self.design.root_goals), *self._list(texts)]

    def _swot(self) -> list[Element]:
        found: list[Element] = [self._label("การวิเคราะห์สภาพแวดล้อม (SWOT Analysis)", 2)]
        texts = {kind: self.content.swot(kind) for kind in SWOT_WORDS}
        if self.design.swot == "table":
            pairs = (("strength", "weakness"), ("opportunity", "threat"))
            rows = []
            for pair in pairs:
                rows.append(head(*(f"{SWOT_WORDS[kind]} ({SWOT_ENGLISH[kind]})" for kind in pair)))
                rows.append(row(*(lines(texts[kind]) for kind in pair)))
            return [*found, Grid(tuple(rows), heads=0)]
        for kind, word in SWOT_WORDS.items():
            found.append(Para(f"{word} ({SWOT_ENGLISH[kind]})", bold=True))
            found += (
                typed(texts[kind], f"{kind[0].upper()}{{}} ")
                if self.design.swot == "codes"
                else self._list(texts[kind])
            )
        return found

    def _issue(self, issue: PlanItem) -> list[Element]:
        design, content = self.design, self.content
        found = [self._issue_head(one) for one in self._issue_lines(issue)]
        if design.frame:
            found.append(self._frame(issue))
            if design.shape.money and design.projects_at == "issue" and content.projects(issue.key):
                found += [self._label(f"โครงการ{self._of_year()}"), *self._turned(self._projects(issue))]
            return found
        if design.goals:
            found += [self._label(design.goals), *self._list([one.title for one in content.goals(issue.key)])]
        if design.indicators == "list":
            found += self._indicator_list(issue)
        elif design.indicators == "table":
            found += [self._label(design.words["indicator"]), self._indicator_table([issue])]
        found += [self._label(design.strategies), *self._strategies(issue)]
        if design.shape.money and design.projects_at == "issue" and content.projects(issue.key):
            found += [self._label(f"โครงการ{self._of_year()}"), *self._turned(self._projects(issue))]
        return found

    def _turned(self, grid: Grid) -> list[Element]:
        """A table of many columns stands on a page that lies, as offices print it."""
        is_wide = self.design.kind in ("word", "pdf") and self.design.shape.money in ("years", "sources")
        return [Break(landscape=True), grid, Break()] if is_wide else [grid]

    def _of_year(self) -> str:
        """Money that columns do not give by year is that of the first."""
        return "" if self.design.shape.money == "years" else f" ปีงบประมาณ {self.content.tree.from_year}"

    def _issue_lines(self, issue: PlanItem) -> list[str]:
        return self.design.issue.format(n=issue.number, t=issue.title).split("\n")

    def _issue_head(self, text: str) -> Element:
        return self._label(text, 2)

    def _strategies(self, issue: PlanItem) -> list[Element]:
        strategies = self.content.strategies(issue.key)
        items = self._numbered([self._with_leads(one) for one in strategies], issue)
        if not self.design.shape.below:
            return items
        found: list[Element] = []
        word = {"guideline": "แนวทาง", "tactic": "มาตรการ"}[self.design.shape.below]
        # Without their name, points below a strategy are its guidelines.
        named = self.design.two_rows or word == "มาตรการ"
        for at, one in enumerate(strategies, 1):
            found += self._numbered([self._with_leads(one)], issue, at)
            below = [step.title for step in self.content.tree.children(one.key)]
            found += typed(below, f"{word}ที่ {{}} " if named else f"{issue.number}.{at}.{{}} ", indent=2)
        return found

    def _with_leads(self, item: PlanItem) -> str:
        if not self.design.leads or not item.lead:
            return item.title
        support = ", ".join(one.text for one in item.support)
        text = self.design.leads.format(lead=item.lead[0].text, support=support)
        return f"{item.title} {text}"

    def _numbered(self, titles: Sequence[str], issue: PlanItem, start: int = 1) -> list[Element]:
        word = "กลยุทธ์ที่" if self.design.shape.strategies == "strategy" else "แนวทางที่"
        match self.design.number:
            case "kind":
                return list(typed(titles, f"{word} {issue.number}.{{}} ", start=start))
            case "kind_plain":
                return list(typed(titles, f"{word} {{}} ", start=start))
            case "decimal":
                return list(typed(titles, f"{issue.number}.{{}} ", start=start))
        if self.design.shape.below:
            return list(typed(titles, "{}. ", start=start))
        return self._list(titles)

    def _indicator_list(self, issue: PlanItem) -> list[Element]:
        found: list[Element] = [self._label(self.design.words["indicator"])]
        texts = []
        for one in self.content.indicators_under(issue.key):
            year, target = next(reversed(one.targets.items()))
            when = f"ภายในปี {year} " if year else ""
            unit = f" (หน่วยนับ: {one.unit})" if one.unit else ""
            texts.append(f"{one.name}{unit} {when}ค่าเป้าหมาย: {shown(target)}")
        return [*found, *self._list(texts)]

    def _indicator_table(self, issues: Sequence[PlanItem]) -> Grid:
        design, content = self.design, self.content
        words = design.words
        years = self._target_heads()
        several = len(issues) > 1
        lead = [words["indicator"], *(words[one] for one in design.columns)]
        if several:
            lead.insert(0, "ประเด็นยุทธศาสตร์")
        if design.two_rows and len(years) > 1:
            top = (*(middle(text, down=2) for text in lead), middle(words["targets"], across=len(years)))
            rows = [top, head(*years)]
        else:
            rows = [head(*lead, *years)]
        heads = len(rows)
        for issue in issues:
            items = content.indicators_under(issue.key)
            for at, one in enumerate(items):
                cells = row(one.name, *(one.unit if name == "unit" else base(one) for name in design.columns))
                targets = (
                    yearly(content, one)
                    if design.shape.targets != "last"
                    else [shown(one.targets[content.tree.to_year])]
                )
                cells = (*cells, *row(*targets))
                if several and at == 0:
                    cells = (Cell(f"{issue.number}. {issue.title}", down=len(items)), *cells)
                rows.append(cells)
        return Grid(tuple(rows), heads=heads)

    def _frame(self, issue: PlanItem) -> Grid:
        design, content = self.design, self.content
        years = self._target_heads()
        goals = [one.title for one in content.goals(issue.key)] if design.goals else []
        indicators = content.indicators_under(issue.key)
        strategies = [one.title for one in content.strategies(issue.key)]
        heads = ([design.goals] if goals else []) + [design.words["indicator"]]
        heads += [design.words[one] for one in design.columns] + years + [design.strategies.split(" ")[0]]
        rows = [head(*heads)]
        for at, one in enumerate(indicators):
            cells = row(one.name, *(one.unit if name == "unit" else base(one) for name in design.columns))
            targets = (
                yearly(content, one) if design.shape.targets != "last" else [shown(one.targets[content.tree.to_year])]
            )
            cells = (*cells, *row(*targets))
            if at == 0:
                down = len(indicators)
                cells = (*cells, Cell(lines(strategies, f"{issue.number}.{{}} "), down=down))
                cells = (Cell(lines(goals), down=down), *cells) if goals else cells
            rows.append(cells)
        return Grid(tuple(rows))

    def _target_heads(self) -> list[str]:
        design, content = self.design, self.content
        if design.shape.targets == "years":
            return [design.words["year"].format(year) for year in content.years]
        if design.shape.targets == "last":
            return [f"ค่าเป้าหมายปี {content.tree.to_year}"]
        return ["ค่าเป้าหมาย"]

    def _end(self) -> list[Element]:
        design, content = self.design, self.content
        found: list[Element] = []
        if design.indicators == "end":
            found += [self._label("ตัวชี้วัดและค่าเป้าหมายตามประเด็นยุทธศาสตร์", 2), self._indicator_table(self._issues())]
        if design.shape.money and design.projects_at == "end":
            found.append(self._label(f"แผนงานและโครงการ{self._of_year()}", 2))
            for issue in self._issues():
                if content.projects(issue.key):
                    found += [Para(line, bold=True) for line in self._issue_lines(issue)]
                    found += self._turned(self._projects(issue))
        return found

    def _projects(self, issue: PlanItem) -> Grid:
        design, content = self.design, self.content
        words, money = design.words, design.shape.money
        parts = self._money_heads()
        kind = "กลยุทธ์" if design.shape.strategies == "strategy" else "แนวทาง"
        names = [kind, words["project"], *parts, words["owner"]]
        rows = [head(*(("ที่", *names) if "number" in design.project_columns else names))]
        projects = content.projects(issue.key)
        for at, one in enumerate(projects, 1):
            served = content.tree.node(one.node)
            number = f"{served.number} {served.title}" if served else ""
            cells = row(number, one.name, *self._amounts(one), one.agencies[0].text)
            rows.append((*row(str(at)), *cells) if "number" in design.project_columns else cells)
        total = content.totals.get(issue.key)
        if total and design.shape.sums == "issues":
            span = 2 + ("number" in design.project_columns)
            filler = self._sum_cells(projects, money)
            rows.append((Cell(words["sum"], across=span, bold=True, center=True), *row(*filler, "")))
        return Grid(tuple(rows))

    def _money_heads(self) -> list[str]:
        design, content = self.design, self.content
        match design.shape.money:
            case "years":
                return [*(f"งบประมาณ ปี {year}" for year in content.years), "รวมงบประมาณ"]
            case "sources":
                return [*(f"งบประมาณ {one.source}" for one in content.tree.projects[0].budgets), "รวมงบประมาณ"]
        return [design.words["money"]]

    def _amounts(self, project: ProjectItem) -> list[str]:
        if self.design.shape.money == "whole":
            return [whole(project)]
        return [*(furniture.money(one.amount) for one in project.budgets), whole(project)]

    def _sum_cells(self, projects: Sequence[ProjectItem], money: str) -> list[str]:
        every = sum(
            (one.amount for project in projects for one in project.budgets), start=projects[0].budgets[0].amount * 0
        )
        if money == "whole":
            return [furniture.money(every)]
        columns = zip(*([one.amount for one in project.budgets] for project in projects), strict=True)
        return [*(furniture.money(sum(column)) for column in columns), furniture.money(every)]
