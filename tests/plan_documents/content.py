"""What a plan says, made up from a seed and known as a tree, before any layout prints it.

A `Shape` says what the layout prints, so that the known tree holds nothing that the document does not show.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from patibat.plans.tree import (
    ActivityItem,
    AgencyMention,
    BudgetItem,
    IndicatorItem,
    PlanItem,
    PlanTree,
    ProjectItem,
    SwotEntry,
    TargetValue,
    TotalLine,
)
from patibat.thai import province
from tests.plan_documents import phrases
from tests.plan_documents.agencies import AgencyFacts, agencies_of

Money = Literal["", "whole", "years", "quarters", "sources"]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a layout prints.

    `root_goals` and `issue_goals` are the kinds of node that its words stand for: เป้าประสงค์ is goal, เป้าหมาย is
    target, "" prints none. `below` is the kind under a strategy. `measured` is what indicators belong to.
    """

    mission_leads: bool = False
    values: bool = False
    root_goals: Literal["", "goal", "target"] = "goal"
    swot: bool = True
    issue_goals: Literal["", "goal", "target"] = "goal"
    strategies: Literal["strategy", "guideline"] = "strategy"
    """What stands below an issue: กลยุทธ์ is strategy, แนวทางการพัฒนา is guideline."""
    below: Literal["", "guideline", "tactic"] = ""
    strategy_leads: bool = False
    strategy_support: bool = True
    indicators: bool = True
    measured: Literal["issue", "goal"] = "issue"
    unit: bool = True
    baseline: bool = True
    targets: Literal["years", "last", "whole"] = "years"
    """Of every year, of the last one alone, or of the whole plan."""
    money: Money = ""
    total: bool = True
    """The whole sum of a project is printed."""
    sums: Literal["", "issues", "plan", "both"] = "both"
    """Which totals of projects are printed."""
    activities: bool = False
    naming: Literal["full", "short", "mixed"] = "full"


@dataclass(slots=True)
class Content:
    """A plan to be printed: the tree that a perfect reader finds, and what surrounds it."""

    tree: PlanTree
    province: str
    agencies: list[AgencyFacts]
    rng: random.Random
    shape: Shape
    totals: dict[str, Decimal] = field(default_factory=dict)
    """Issue key → baht of its projects; "" of all."""

    @property
    def years(self) -> range:
        """Buddhist-Era years of the plan."""
        return range(self.tree.from_year, self.tree.to_year + 1)

    @property
    def period(self) -> str:
        """As titles say it."""
        return f"พ.ศ. {self.tree.from_year} - {self.tree.to_year}"

    def office(self) -> str:
        """Who publishes the plan."""
        return self.agencies[0].name

    def indicators(self, key: str) -> list[IndicatorItem]:
        """Of one node."""
        return [one for one in self.tree.indicators if one.node == key]

    def indicators_under(self, issue: str) -> list[IndicatorItem]:
        """Of an issue and of its goals."""
        return [one for one in self.tree.indicators if one.node == issue or one.node.startswith(f"{issue}g")]

    def strategies(self, issue: str) -> list[PlanItem]:
        """Of one issue."""
        return self.below(issue, self.shape.strategies)

    def goals(self, issue: str = "") -> list[PlanItem]:
        """Of one issue, or of the whole plan."""
        return self.below(issue, "goal", "target")

    def titles(self, kind: str) -> list[str]:
        """Of all nodes of a kind below the plan itself."""
        return [one.title for one in self.below("", kind)]

    def swot(self, kind: str) -> list[str]:
        """One of the four lists."""
        return [one.text for one in self.tree.swot if one.kind == kind]

    def projects(self, issue: str) -> list[ProjectItem]:
        """Of one issue."""
        return [one for one in self.tree.projects if one.node.startswith(issue)]

    def below(self, key: str, *kinds: str) -> list[PlanItem]:
        """Children of some kinds."""
        return [one for one in self.tree.children(key) if one.kind in kinds]


def make(seed: int, shape: Shape, province_code: str) -> Content:
    """The plan of a seed. Equal arguments give equal plans."""
    rng = random.Random(f"{seed}/{province_code}/{shape}")
    name = province(province_code).name_th
    first = rng.choice((2563, 2565, 2566, 2570))
    last = first + rng.choice((3, 4))
    tree = PlanTree(
        title=f"แผนพัฒนาการศึกษาจังหวัด{name} พ.ศ. {first} - {last}",
        from_year=first,
        to_year=last,
        kind="education_development",
        province=province_code,
    )
    content = Content(tree, name, agencies_of(name), rng, shape)
    _add_head(content)
    themes = rng.sample(phrases.THEMES, rng.randint(3, 6))
    for number, theme in enumerate(themes, 1):
        _add_issue(content, number, theme)
    if shape.money:
        _add_totals(content)
    return content


def _add_head(content: Content) -> None:
    rng, tree, shape = content.rng, content.tree, content.shape
    tree.vision = f"{rng.choice(phrases.VISION_STARTS)} ชาว{content.province}{rng.choice(phrases.VISION_ENDS)}"
    tree.nodes.append(PlanItem("vision", "vision", "", tree.vision))
    for number, title in enumerate(rng.sample(phrases.MISSIONS, rng.randint(3, 6)), 1):
        node = PlanItem(f"m{number}", "mission", str(number), title)
        if shape.mission_leads:
            _share(content, node)
        tree.nodes.append(node)
    if shape.values:
        for number, title in enumerate(rng.sample(phrases.VALUES, rng.randint(2, 4)), 1):
            tree.nodes.append(PlanItem(f"v{number}", "value", str(number), title))
    if shape.root_goals:
        for number, title in enumerate(rng.sample(phrases.GOALS, rng.randint(3, 5)), 1):
            tree.nodes.append(PlanItem(f"g{number}", shape.root_goals, str(number), title))
    if shape.swot:
        for kind, texts in phrases.SWOT.items():
            tree.swot += [SwotEntry(kind, text) for text in rng.sample(texts, rng.randint(2, len(texts)))]


def _share(content: Content, node: PlanItem) -> None:
    chosen = content.rng.sample(content.agencies, content.rng.randint(2, 5))
    node.lead = [_mention(content, chosen[0])]
    node.support = [_mention(content, one) for one in chosen[1:]]


def _mention(content: Content, agency: AgencyFacts) -> AgencyMention:
    naming = content.shape.naming
    short = naming == "short" or (naming == "mixed" and content.rng.random() < 0.5)
    return AgencyMention(content.rng.choice(agency.short) if short else agency.name, (agency.code,))


def _add_issue(content: Content, number: int, theme: phrases.Theme) -> None:
    rng, tree, shape = content.rng, content.tree, content.shape
    key = f"i{number}"
    tree.nodes.append(PlanItem(key, "issue", str(number), rng.choice(theme.titles)))
    goals: list[str] = []
    if shape.issue_goals:
        for at, title in enumerate(rng.sample(theme.ends, rng.randint(1, len(theme.ends))), 1):
            goals.append(f"{key}g{at}")
            tree.nodes.append(PlanItem(goals[-1], shape.issue_goals, str(at), title, key))
    objects = rng.sample(theme.objects, rng.randint(2, len(theme.objects)))
    acts = rng.sample(phrases.ACTS, len(objects))
    ways = rng.sample(phrases.WAYS, len(objects))
    for at, (act, what, way) in enumerate(zip(acts, objects, ways, strict=True), 1):
        strategy = PlanItem(f"{key}s{at}", shape.strategies, f"{number}.{at}", f"{act}{what}{way}", key)
        if shape.strategy_leads:
            _share(content, strategy)
            if not shape.strategy_support:
                strategy.support = []
        tree.nodes.append(strategy)
        _add_below(content, strategy, what)
    if shape.indicators:
        _add_indicators(content, number, theme, goals)
    if shape.money:
        for at, what in enumerate(objects, 1):
            _add_projects(content, f"{key}s{at}", what)


def _add_below(content: Content, strategy: PlanItem, what: str) -> None:
    if not content.shape.below:
        return
    for at, step in enumerate(content.rng.sample(phrases.STEPS, content.rng.randint(1, 4)), 1):
        node = PlanItem(f"{strategy.key}x{at}", content.shape.below, f"{strategy.number}.{at}", f"{step}{what}")
        node.parent = strategy.key
        content.tree.nodes.append(node)


def _add_indicators(content: Content, number: int, theme: phrases.Theme, goals: list[str]) -> None:
    rng, shape = content.rng, content.shape
    key = f"i{number}"
    chosen = rng.sample(theme.measures, rng.randint(2, len(theme.measures)))
    for at, (name, unit) in enumerate(chosen, 1):
        node = goals[(at - 1) % len(goals)] if shape.measured == "goal" and goals else key
        item = IndicatorItem(f"{key}k{at}", name, unit if shape.unit else "", node=node, number=str(at))
        start = _start(rng, unit)
        if shape.baseline:
            _set_baseline(content, item, start)
        item.targets = _targets(content, unit, start)
        content.tree.indicators.append(item)
    if shape.measured == "goal":
        content.tree.indicators.sort(key=lambda one: (int(one.key[1 : one.key.index("k")]), one.node))


def _start(rng: random.Random, unit: str) -> Decimal:
    if unit == "ระดับ":
        return Decimal(3)
    if unit in ("ร้อยละ", "คะแนน"):
        return Decimal(rng.randint(380, 820)) / 10 if rng.random() < 0.5 else Decimal(rng.randint(40, 80))
    return Decimal(rng.randint(8, 60) if rng.random() < 0.6 else rng.randint(900, 4000))


def _set_baseline(content: Content, item: IndicatorItem, start: Decimal) -> None:
    item.baseline_year = content.tree.from_year - 1
    if content.rng.random() < 0.15:
        item.baseline_text = "ไม่มีข้อมูล"
    else:
        item.baseline = start


def _targets(content: Content, unit: str, start: Decimal) -> dict[int, TargetValue]:
    """One way of stating targets for the whole row, as tables do."""
    years = {"years": list(content.years), "last": [content.tree.to_year], "whole": [0]}[content.shape.targets]
    rng = content.rng
    manner = rng.choice(("plain", "plain", "plain", "floor", "increase", "range", "words"))
    if unit == "ระดับ":
        manner = "plain"
    if manner == "increase" and unit != "ร้อยละ":
        manner = "floor"
    step = Decimal(1) if unit in ("ระดับ",) else Decimal(rng.randint(1, 3)) * (10 if start > 500 else 1)
    by = Decimal(rng.choice((2, 3, 5)))
    found: dict[int, TargetValue] = {}
    for at, year in enumerate(years, 1):
        value = min(start + step * at, Decimal(5)) if unit == "ระดับ" else start + step * at
        found[year] = _target(manner, value, by, unit)
    return found


def _target(manner: str, value: Decimal, by: Decimal, unit: str) -> TargetValue:
    shown = number_text(value)
    match manner:
        case "floor":
            return TargetValue(value, unit=unit, text=f"ไม่น้อยกว่า {shown}")
        case "increase":
            return TargetValue(increase_by=by, unit="percent_points", text=f"เพิ่มขึ้นร้อยละ {by}")
        case "range":
            return TargetValue(value, value + 5, unit=unit, text=f"{shown} - {number_text(value + 5)}")
        case "words":
            said = f"ร้อยละ {shown}" if unit == "ร้อยละ" else f"{shown} {unit}"
            return TargetValue(value, unit=unit, text=f"อย่างน้อย {said}" if value < 100 else said)
        case _:
            return TargetValue(value, unit=unit)


def number_text(value: Decimal) -> str:
    """As tables print a number: thousands parted, no trailing zero.

    >>> number_text(Decimal("1250")), number_text(Decimal("82.5"))
    ('1,250', '82.5')
    """
    whole = value == value.to_integral_value()
    return f"{int(value):,}" if whole else f"{value.normalize():,}"


def _add_projects(content: Content, strategy: str, what: str) -> None:
    rng, tree, shape = content.rng, content.tree, content.shape
    for _ in range(rng.randint(0, 2)):
        at = len(tree.projects) + 1
        ending = rng.choice(("", f" ปีงบประมาณ {tree.from_year}", f"ของจังหวัด{content.province}", " ระยะที่ 2"))
        name = f"{rng.choice(phrases.ACTS)}{what}{ending}"
        if any(one.name == name for one in tree.projects):
            continue
        project = ProjectItem(f"p{at}", name, str(at), node=strategy)
        project.agencies = [_mention(content, rng.choice(content.agencies))]
        project.objective = rng.choice(phrases.OBJECTIVES)
        project.target = rng.choice(phrases.AUDIENCES)
        project.indicator = f"ร้อยละ {rng.randint(70, 95)} ของผู้เข้าร่วมผ่านเกณฑ์"
        project.budgets = _budgets(content)
        project.years = tuple(sorted({one.year for one in project.budgets if one.amount}))
        project.budget = sum((one.amount for one in project.budgets), Decimal(0)) if shape.total else None
        if shape.activities:
            names = rng.sample(phrases.ACTIVITIES, rng.randint(2, 3))
            project.activities = [ActivityItem(one) for one in names]
        tree.projects.append(project)


def _budgets(content: Content) -> list[BudgetItem]:
    rng, years = content.rng, list(content.years)
    source, kind = rng.choice(phrases.SOURCES)

    def amount() -> Decimal:
        return Decimal(rng.choice((20_000, 48_500, 75_000, 120_000, 350_000, 1_250_000, 96_780)))

    match content.shape.money:
        case "years":
            parts = [BudgetItem(amount() if rng.random() < 0.75 else Decimal(0), year) for year in years]
            if not any(one.amount for one in parts):
                parts[0].amount = amount()
            return parts
        case "quarters":
            return [BudgetItem(amount() if rng.random() < 0.7 or q == 2 else Decimal(0), years[0], quarter=q)
                    for q in range(1, 5)]  # fmt: skip
        case "sources":
            made = [BudgetItem(amount() if rng.random() < 0.5 else Decimal(0), years[0], name, at)
                    for name, at in phrases.SOURCES]  # fmt: skip
            made[kind - 1].amount = amount()
            return made
        case _:
            return [BudgetItem(amount(), years[0], source, kind)]


def _add_totals(content: Content) -> None:
    tree = content.tree
    for issue in tree.of_kind("issue"):
        found = [part.amount for one in content.projects(issue.key) for part in one.budgets]
        content.totals[issue.key] = sum(found, Decimal(0))
    content.totals[""] = sum(content.totals.values(), Decimal(0))
    wanted = {"": (), "issues": (True,), "plan": (False,), "both": (True, False)}[content.shape.sums]
    tree.totals = [TotalLine(sum_, key) for key, sum_ in content.totals.items() if sum_ and bool(key) in wanted]
