"""A small plan for tests, on the cast's tree: two agencies report, numbers are few and can be added by hand.

```
plan P1 2566–2570          vision, issue I1 (led by area1) → strategy S1
 K1 ratio  %  target 80    area1, area2
 K2 sum    cumulative 100  area1, area2
project PJ1 of area1       plan 1,000.00 (Q1 400, Q2 600), source 1; PJ0 of area2: 0 baht
round FY2570 Q1            opens 2026-10-01, due 2027-01-15, closes 2027-02-14
```
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from patibat.monitoring.models import Round
from patibat.monitoring.services import round_open
from patibat.network.models import Agency
from patibat.plans.choices import NodeKind, PlanKind, PlanStatus, Share, VersionStatus
from patibat.plans.models import (
    Indicator,
    IndicatorDefinition,
    IndicatorReporter,
    IndicatorTarget,
    NodeAgency,
    Plan,
    PlanNode,
    PlanVersion,
)
from patibat.projects.choices import ProjectStatus, SourceKind
from patibat.projects.models import BudgetLine, Project
from tests.cast import Tree

YEAR, QUARTER = 2570, 1
TODAY = datetime.date(2027, 1, 10)


@dataclass(frozen=True, slots=True)
class Small:
    """The things of the small plan."""

    tree: Tree
    plan: Plan
    version: PlanVersion
    issue: PlanNode
    ratio: Indicator
    total: Indicator
    project: Project
    empty: Project
    round: Round


def small_plan(tree: Tree) -> Small:
    """Build all of it; the round is open from October to February."""
    plan = Plan.objects.create(
        code="P1",
        kind=PlanKind.EDUCATION_DEVELOPMENT,
        title="แผนพัฒนาการศึกษาจังหวัดตัวอย่าง (พ.ศ. 2566-2570)",
        agency=tree.office,
        from_year=2566,
        to_year=2570,
        status=PlanStatus.IN_FORCE,
    )
    version = PlanVersion.objects.create(plan=plan, number=1, status=VersionStatus.ADOPTED)
    PlanNode.objects.create(version=version, key="v", kind=NodeKind.VISION, title="เรียนรู้ได้ทุกที่", order=1)
    issue = PlanNode.objects.create(
        version=version, key="i1", kind=NodeKind.ISSUE, number="1", title="ยกระดับคุณภาพผู้เรียน", order=2
    )
    PlanNode.objects.create(
        version=version, key="s1", kind=NodeKind.STRATEGY, number="1.1", title="พัฒนาครู", parent=issue, order=3
    )
    NodeAgency.objects.create(node=issue, agency=tree.area1, share=Share.LEAD)
    reporters = [tree.area1, tree.area2]
    ratio = indicator_make(plan, "K1", "ร้อยละผู้เรียนที่ผ่านเกณฑ์", rule="ratio", target=80, reporters=reporters)
    total = indicator_make(
        plan,
        "K2",
        "จำนวนครูที่ผ่านการอบรม",
        rule="sum",
        accumulation="cumulative",
        unit="คน",
        places=0,
        target=100,
        reporters=reporters,
    )
    issue.indicators.add(ratio, total)
    project = project_make(plan, "PJ1", tree.area1, {1: "400.00", 2: "600.00"})
    empty = project_make(plan, "PJ0", tree.area2, {})
    return Small(tree, plan, version, issue, ratio, total, project, empty, round_make(plan))


def indicator_make(
    plan: Plan,
    code: str,
    name: str,
    *,
    rule: str,
    reporters: list[Agency],
    accumulation: str = "periodic",
    unit: str = "ร้อยละ",
    places: int = 2,
    target: int | None = None,
    direction: str = "up",
    year_kind: str = "fiscal",
) -> Indicator:
    """An indicator with one definition, a target for the year, and its reporters."""
    indicator = Indicator.objects.create(plan=plan, code=code)
    IndicatorDefinition.objects.create(
        indicator=indicator,
        from_year=plan.from_year,
        name=name,
        unit=unit,
        rule=rule,
        accumulation=accumulation,
        places=places,
        direction=direction,
        year_kind=year_kind,
        numerator="ตัวตั้ง" if rule == "ratio" else "",
        denominator="ตัวหาร" if rule == "ratio" else "",
    )
    if target is not None:
        IndicatorTarget.objects.create(indicator=indicator, year=YEAR, value=Decimal(target))
    for agency in reporters:
        IndicatorReporter.objects.create(indicator=indicator, agency=agency, from_year=plan.from_year)
    return indicator


def project_make(plan: Plan, code: str, agency: Agency, amounts: dict[int, str], year: int = YEAR) -> Project:
    """A project in force with a budget line for each quarter."""
    project = Project.objects.create(
        code=code,
        name=f"โครงการ {code}",
        plan=plan,
        node_key="s1",
        agency=agency,
        year=year,
        status=ProjectStatus.IN_FORCE,
    )
    for quarter, amount in amounts.items():
        BudgetLine.objects.create(
            project=project,
            agency=agency,
            year=year,
            quarter=quarter,
            source_kind=SourceKind.PARENT,
            amount=Decimal(amount),
        )
    return project


def round_make(plan: Plan, year: int = YEAR, quarter: int | None = QUARTER) -> Round:
    """The round of a quarter: opens with it, due 15 days after it."""
    first = datetime.date(year - 543 - 1, 10, 1) if quarter in (1, None) else _start(year, quarter)
    due = (_start(year, quarter or 4) + datetime.timedelta(days=100)).replace(day=15)
    return round_open(
        by=None,
        plan=plan,
        year=year,
        quarter=quarter,
        opens_on=first,
        due_on=due,
        closes_on=due + datetime.timedelta(days=30),
    )


def _start(year: int, quarter: int) -> datetime.date:
    month = {1: 10, 2: 1, 3: 4, 4: 7}[quarter]
    return datetime.date(year - 543 - (quarter == 1), month, 1)
