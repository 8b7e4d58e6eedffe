"""What the workbook of an action plan needs: the plan of a year, its lists, and what changed since last time."""

from __future__ import annotations

from patibat.intake.workbooks.action_plan import EntryKnown
from patibat.intake.workbooks.action_plan.outgoing import shown_value
from patibat.papers.workbooks.writing import OutValue
from patibat.plans.alignment import nodes_in_order, plans_above, points_of
from patibat.plans.choices import PlanKind, PlanStatus
from patibat.plans.models import Plan
from patibat.plans.selectors import definition_of, plans
from patibat.projects.entry import SECTIONS, Entry, Row, Section
from patibat.records.choices import Visibility

_SERVED = ("strategy", "guideline", "tactic")
_LABEL = 240
"""Letters of a label: a spreadsheet shows no more of a list."""


def plan_of_year(year: int) -> Plan | None:
    """The province's plan in force for a fiscal year; else the one whose years hold it."""
    own = plans(visible_to=Visibility.STAFF).filter(kind=PlanKind.EDUCATION_DEVELOPMENT)
    found = own.filter(from_year__lte=year, to_year__gte=year)
    ranked = sorted(found, key=lambda one: (one.status != PlanStatus.IN_FORCE, -one.from_year, one.code))
    return next(iter(ranked), None)


def entry_lists(plan: Plan, year: int) -> dict[tuple[str, str], dict[str, str]]:
    """The lists of a workbook's drop-downs: (section, field) → key → label."""
    return {
        ("projects", "node"): _served(plan),
        ("indicators", "indicator"): _indicators(plan, year),
        ("alignment", "node"): _upper(plan),
    }


def _served(plan: Plan) -> dict[str, str]:
    """What a project may serve: strategies and what stands below them, or issues where a plan has none."""
    nodes = [node for node, _depth in nodes_in_order(plan)]
    served = [one for one in nodes if one.kind in _SERVED] or nodes
    return {one.key: f"{one.number} {one.title}".strip()[:_LABEL] for one in served}


def _indicators(plan: Plan, year: int) -> dict[str, str]:
    found = {}
    for one in plan.indicators.prefetch_related("definitions").order_by("order", "code"):
        definition = definition_of(one, year)
        if definition is not None:
            found[one.code] = f"{one.code} {definition.name}"[:_LABEL]
    return found


def _upper(plan: Plan) -> dict[str, str]:
    """Points of the plans above, as `plan:key`, since a key alone may stand in two of them."""
    points = points_of(plans_above(plan))
    return {
        f"{one.plan.code}:{one.node.key}": f"{one.plan.title}: {one.node.number} {one.node.title}"[:_LABEL]
        for one in points
    }


def changes_since(before: Entry, known: EntryKnown) -> list[list[OutValue]]:
    """What is stored now and was not when the last workbook went out: a row for each value."""
    found: list[list[OutValue]] = []
    for section in SECTIONS:
        old, new = before.rows.get(section.key, {}), known.stored.rows.get(section.key, {})
        for key in dict.fromkeys((*old, *new)):
            found += _row_changes(section, key, old.get(key), new.get(key), known)
    return found


def _row_changes(
    section: Section, key: str, old: Row | None, new: Row | None, known: EntryKnown
) -> list[list[OutValue]]:
    name = (new or old or Row("")).get("name")
    if old is None or new is None:
        word = "เพิ่มแถว" if old is None else "ลบแถว"
        return [[section.title, key, name, word, None, None]]
    return [
        [section.title, key, name, one.title, *(_shown(section, one.key, row, known) for row in (old, new))]
        for one in section.own_fields
        if old.get(one.key) != new.get(one.key)
    ]


def _shown(section: Section, field: str, row: Row, known: EntryKnown) -> OutValue:
    value = row.get(field)
    return shown_value(section, section.field(field), value, known) if value else None
