"""Small plans for the examples of rules."""

from __future__ import annotations

from decimal import Decimal

from patibat.papers.reading import Origin
from patibat.plans.tree import (
    AgencyMention,
    BudgetItem,
    IndicatorItem,
    Line,
    PlanItem,
    PlanTree,
    ProjectItem,
    TargetValue,
)

TITLE = "แผนพัฒนาการศึกษาจังหวัดสมุทรปราการ (พ.ศ. 2562 - 2565)"


def plan(*things: PlanItem | IndicatorItem | ProjectItem, title: str = TITLE, vision: str = "") -> PlanTree:
    """A plan of four years with these things."""
    tree = PlanTree(title=title, from_year=2562, to_year=2565, vision=vision)
    for thing in things:
        if isinstance(thing, PlanItem):
            tree.nodes.append(thing)
        elif isinstance(thing, IndicatorItem):
            tree.indicators.append(thing)
        else:
            tree.projects.append(thing)
    return tree


def text_plan(*texts: str, title: str = TITLE) -> PlanTree:
    """A plan that is only lines, each numbered."""
    tree = plan(title=title)
    tree.lines = [Line(text, Origin(line=number)) for number, text in enumerate(texts, 1)]
    return tree


def node(kind: str, number: int | str, title: str = "", parent: str = "", key: str = "") -> PlanItem:
    """A node; its key is its kind and number where none is given."""
    return PlanItem(key or f"{kind}-{number}", kind, str(number), title or f"ส่วนของแผน {number}", parent)


def agency(text: str, *codes: str) -> AgencyMention:
    """An agency as it is called."""
    return AgencyMention(text, codes)


def indicator(number: int, name: str, *values: str | int, unit: str = "ร้อยละ", of: str = "") -> IndicatorItem:
    """An indicator, complete, with targets from 2562 on."""
    targets = {2562 + at: TargetValue(Decimal(value)) for at, value in enumerate(values)}
    return IndicatorItem(
        key=f"indicator-{number}",
        name=name,
        unit=unit,
        baseline_text="ไม่มีข้อมูล",
        targets=targets,
        node=of,
        number=str(number),
        lead=[agency("สำนักงานศึกษาธิการจังหวัด", "A1")],
        source="รายงานประจำปี",
    )


def project(number: int, name: str, amount: str | None = "100000", *parts: BudgetItem, of: str = "") -> ProjectItem:
    """A project with an agency and an amount."""
    return ProjectItem(
        key=f"project-{number}",
        name=name,
        agencies=[agency("สำนักงานศึกษาธิการจังหวัด", "A1")],
        budget=None if amount is None else Decimal(amount),
        budgets=[*parts],
        node=of,
    )


def part(amount: str, year: int = 0, source: str = "", quarter: int = 0) -> BudgetItem:
    """A part of a budget."""
    return BudgetItem(Decimal(amount), year, source, quarter=quarter)
