"""A plan adopted twice: of everything that can change between two versions, one thing does.

Version 1 → 2: strategy 1.1 reworded, 1.2 moved to issue 2 as 2.1, issue 3 removed, another 3 added; target of 2571
70 → 75 and 2572 new; lead of issue 1 changed; project “ค่าย” 100,000 → 120,000.50 baht; project “ห้องสมุด” of 50,000
added.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal

from patibat.accounts.models import User
from patibat.network.models import Agency
from patibat.plans.choices import PlanKind
from patibat.plans.models import Plan, PlanVersion
from patibat.plans.services import Adoption, version_adopt
from patibat.plans.stored import agency_mention
from patibat.plans.tree import IndicatorItem, PlanItem, PlanTree, ProjectItem, TargetValue
from patibat.projects.selectors import version_tree
from patibat.projects.services import projects_load

CODE = "RV1"
KEYS = ("i1", "s11", "s12", "i2")


def first_tree(lead: Agency) -> PlanTree:
    """Version 1."""
    nodes = [
        PlanItem("i1", "issue", "1", "ยกระดับคุณภาพผู้เรียน", lead=[agency_mention(lead)]),
        PlanItem("s11", "strategy", "1.1", "พัฒนาครูทุกคนให้จัดการเรียนรู้เชิงรุก", "i1"),
        PlanItem("s12", "strategy", "1.2", "จัดทุนการศึกษาแก่ผู้ด้อยโอกาส", "i1"),
        PlanItem("i2", "issue", "2", "สร้างโอกาสทางการศึกษา"),
        PlanItem("i3", "issue", "3", "ซ่อมแซมอาคารสถานที่"),
    ]
    indicator = IndicatorItem("k", "ร้อยละผู้เรียนที่อ่านออก", "ร้อยละ", node="i1", targets={2571: TargetValue(Decimal(70))})
    camp = ProjectItem("p1", "โครงการค่าย", years=(2571,), node="s11", budget=Decimal(100000))
    camp.agencies = [agency_mention(lead)]
    return PlanTree("แผนปฏิบัติการฉบับทดลอง", 2571, 2575, nodes=nodes, indicators=[indicator], projects=[camp])


def second_tree(first: PlanTree, lead: Agency) -> PlanTree:
    """Version 2, with the keys of version 1 as the database has them."""
    i1, s11, s12, i2, _gone = first.nodes
    nodes = [
        replace(i1, lead=[agency_mention(lead)]),
        replace(s11, title="พัฒนาครูและผู้บริหารให้จัดการเรียนรู้เชิงรุก"),
        i2,
        replace(s12, number="2.1", parent="i2"),
        PlanItem("i4", "issue", "3", "ความปลอดภัยในสถานศึกษา"),
    ]
    (indicator,), (camp,) = first.indicators, first.projects
    targets = {2571: TargetValue(Decimal(75)), 2572: TargetValue(Decimal(80))}
    library = ProjectItem(f"{CODE}-lib", "โครงการห้องสมุด", years=(2571,), node="s12", budget=Decimal(50000))
    projects = [replace(camp, budget=Decimal("120000.50"), budgets=[]), replace(library, agencies=camp.agencies)]
    return replace(first, nodes=nodes, indicators=[replace(indicator, targets=targets)], projects=projects)


def adopted_once(by: User, owner: Agency, lead: Agency) -> PlanVersion:
    """Version 1 in force."""
    tree, day = first_tree(lead), datetime.date(2026, 10, 1)
    how = Adoption(owner, CODE, kind=PlanKind.OFFICE_ANNUAL, adopted_on=day, warnings_seen=True)
    version = version_adopt(by=by, tree=tree, how=how).version
    projects_load(by=by, plan=version.plan, items=tree.projects)
    return version


def adopted_twice(by: User, owner: Agency, lead: Agency, next_lead: Agency) -> Plan:
    """Version 2 in force, version 1 kept."""
    first = adopted_once(by, owner, lead)
    before = version_tree(first)
    tree, day = second_tree(before, next_lead), datetime.date(2026, 11, 20)
    how = Adoption(
        owner, CODE, plan=first.plan, adopted_on=day, note="ปรับตามมติคณะกรรมการ", replaced=before, warnings_seen=True
    )
    version = version_adopt(by=by, tree=tree, how=how).version
    projects_load(by=by, plan=version.plan, items=tree.projects)
    return Plan.objects.get(pk=first.plan.pk)
