"""Reading projects: as parts of a plan's tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from patibat.plans.models import PlanVersion
from patibat.plans.stored import agency_mention, plan_tree
from patibat.plans.tree import ActivityItem, BudgetItem, PlanTree, ProjectItem
from patibat.projects.choices import ProjectStatus
from patibat.projects.models import Project

SETTLED = (ProjectStatus.IN_FORCE, ProjectStatus.CLOSED)


def plan_tree_with_projects(version: PlanVersion) -> PlanTree:
    """The whole tree of a version: nodes, indicators and the projects that serve it."""
    tree = plan_tree(version)
    found = (
        Project.objects.filter(plan_id=version.plan_id)
        .select_related("agency")
        .prefetch_related("agencies__agency", "activities", "budget_lines")
        .order_by("year", "code")
    )
    tree.projects = [_item(one) for one in found]
    return tree


def version_tree(version: PlanVersion) -> PlanTree:
    """The tree of a version as versions are compared: its own indicators only, and projects that are settled, so that
    no draft of a project shows."""
    tree = plan_tree_with_projects(version)
    plan_wide = set(version.plan.indicators.filter(nodes__isnull=True).values_list("code", flat=True))
    settled = set(version.plan.projects.filter(status__in=SETTLED).values_list("code", flat=True))
    return replace(
        tree,
        indicators=[one for one in tree.indicators if one.node or one.key in plan_wide],
        projects=[one for one in tree.projects if one.key in settled],
    )


def _item(one: Project) -> ProjectItem:
    lines = list(one.budget_lines.all())
    return ProjectItem(
        one.code,
        one.name,
        agencies=[agency_mention(one.agency), *(agency_mention(part.agency) for part in one.agencies.all())],
        years=(one.year,),
        budget=sum((line.amount for line in lines), start=lines[0].amount * 0) if lines else None,
        budgets=[
            BudgetItem(line.amount, line.year, line.source_name, line.source_kind, line.quarter) for line in lines
        ],
        activities=list(_activities(one)),
        node=one.node_key,
        objective=one.objective,
        target=one.target_quantity,
        starts_on=one.starts_on.isoformat() if one.starts_on else "",
        ends_on=one.ends_on.isoformat() if one.ends_on else "",
    )


def _activities(one: Project) -> Iterable[ActivityItem]:
    for part in one.activities.all():
        yield ActivityItem(
            part.name,
            part.starts_on.isoformat() if part.starts_on else "",
            part.ends_on.isoformat() if part.ends_on else "",
        )
