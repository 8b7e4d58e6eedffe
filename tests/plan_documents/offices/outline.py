"""A tree as a few lines that a person can check against the document."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from patibat.intake.plan_documents import read_plan
from patibat.plans.directory import Directory
from patibat.plans.tree import BudgetItem, IndicatorItem, PlanTree, ProjectItem, TargetValue


def outline_of(content: bytes, name: str) -> str:
    """Title and years, nodes below each other, indicators, projects, SWOT; then what was not placed."""
    return "\n".join(_lines(read_plan(content, name, Directory()).tree)) + "\n"


def _lines(tree: PlanTree) -> Iterator[str]:
    yield f"{tree.title} [{tree.from_year}-{tree.to_year}]"
    yield from _below(tree, "", 0)
    for indicator in tree.indicators:
        yield _indicator(indicator)
    for project in tree.projects:
        yield _project(project)
    for one in tree.swot:
        yield f"{one.kind}: {one.text}"
    for line in tree.unplaced:
        yield f"? {line.text}"


def _below(tree: PlanTree, parent: str, depth: int) -> Iterator[str]:
    for node in tree.nodes:
        if node.parent == parent:
            lead = "".join(f" @{one.text}" for one in node.lead)
            support = "".join(f" +{one.text}" for one in node.support)
            yield f"{'  ' * depth}{node.key} {node.kind} {node.number}: {node.title}{lead}{support}"
            yield from _below(tree, node.key, depth + 1)


def _indicator(one: IndicatorItem) -> str:
    base = "" if one.baseline is None else f" from {_number(one.baseline)}"
    targets = ", ".join(f"{year or 'all'}={_target(target)}" for year, target in one.targets.items())
    return f"# {one.name} [{one.unit}]{base} {targets} < {one.node}".replace("  ", " ")


def _target(one: TargetValue) -> str:
    if one.increase_by is not None:
        return f"{one.increase_by:+f} {one.unit}"
    return one.text if one.value is None else _number(one.value)


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _project(one: ProjectItem) -> str:
    baht = "-" if one.budget is None else f"{one.budget:,f}"
    parts = "".join(f" ({part.source or _when(part)} {part.amount:,f})" for part in one.budgets)
    agencies = ", ".join(agency.text for agency in one.agencies)
    when = f"{one.starts_on}..{one.ends_on}" if one.starts_on else "/".join(map(str, one.years))
    doings = "; ".join(activity.name for activity in one.activities)
    return f"* {one.name} | {agencies} | {baht}{parts} | {when} | {doings} < {one.node}"


def _when(part: BudgetItem) -> str:
    return f"Q{part.quarter}" if part.quarter else str(part.year)
