"""An entry and the database: the latest version of an agency's action plan, else what its projects say."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from decimal import Decimal

from patibat.network.models import Agency
from patibat.plans.models import Plan
from patibat.projects.entry import Entry, EntryHead, Row, entry_from_json
from patibat.projects.entry.entries import plain_number
from patibat.projects.entry.fields import CATEGORIES, MONTHS
from patibat.projects.models import ActionPlanVersion, Activity, BudgetLine, Project


def entry_pack(entry: Entry) -> bytes:
    """An entry as it is kept."""
    return zlib.compress(json.dumps(entry.as_json(), ensure_ascii=False, separators=(",", ":")).encode(), 6)


def entry_unpack(content: bytes | memoryview) -> Entry:
    """An entry as it was kept."""
    return entry_from_json(json.loads(zlib.decompress(content)))


def version_latest(agency: Agency, plan: Plan, year: int) -> ActionPlanVersion | None:
    """The latest version of what an agency entered; None before the first one."""
    of_plan = ActionPlanVersion.objects.filter(
        action_plan__agency=agency, action_plan__plan=plan, action_plan__year=year
    )
    return of_plan.select_related("action_plan").order_by("-number").first()


def entry_stored(agency: Agency, plan: Plan, year: int) -> tuple[Entry, int]:
    """What an agency has entered, and the number of its version, 0 before the first one.

    Projects that came another way, with the plan's own document for instance, stand beside what was entered.
    """
    version = version_latest(agency, plan, year)
    found = Project.objects.filter(agency=agency, plan=plan, year=year).exclude(status="cancelled")
    if version is None:
        return entry_of_projects(EntryHead(agency.code, plan.code, year), found), 0
    entry = entry_unpack(version.content)
    others = [one for one in found if one.code not in entry.section("projects") and one.code not in entry.gone]
    if others:
        for section, rows in entry_of_projects(entry.head, others).rows.items():
            entry.section(section).update(rows)
    return entry, version.number


def entry_of_projects(head: EntryHead, projects: Iterable[Project]) -> Entry:
    """Projects of the database as an entry; lines of money of one source and category are the quarters of one row."""
    entry = Entry(head)
    known = {one.pk: one for one in projects}
    for one in sorted(known.values(), key=lambda project: project.code):
        entry.section("projects")[one.code] = Row(one.code, _said(_project(one)))
    for activity in Activity.objects.filter(project_id__in=known).order_by("project__code", "number"):
        code = known[activity.project_id].code
        key = activity.key or f"{code}-a{activity.number:02d}"
        entry.section("activities")[key] = Row(code, _said(_activity(activity)))
    for key, code, values in _costs(known):
        entry.section("costs")[key] = Row(code, _said(values))
    pairs = Project.indicators.through.objects.filter(project_id__in=known).order_by("project__code", "indicator__code")
    for number, (pk, indicator) in enumerate(pairs.values_list("project_id", "indicator__code"), 1):
        code = known[pk].code
        entry.section("indicators")[f"{code}-i{number:02d}"] = Row(code, {"indicator": indicator})
    return entry


def _said(values: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in values.items() if value}


def _project(one: Project) -> dict[str, str]:
    texts = ("rationale", "objective", "target_quantity", "target_quality", "target_group", "method", "expected")
    return {key: getattr(one, key) for key in texts} | {
        "name": one.name,
        "node": one.node_key,
        "nature": one.nature,
        "place": one.place,
        "starts_on": one.starts_on.isoformat() if one.starts_on else "",
        "ends_on": one.ends_on.isoformat() if one.ends_on else "",
        "responsible": one.responsible,
    }


def _activity(one: Activity) -> dict[str, str]:
    months = {f"m{month:02d}": "1" for month in MONTHS if one.months & 1 << (month - 1)}
    if not one.months and one.starts_on and one.ends_on:
        months = {f"m{month:02d}": "1" for month in _months_between(one)}
    plain = {"number": str(one.number), "name": one.name, "target": one.target, "responsible": one.responsible}
    return plain | months


def _months_between(one: Activity) -> list[int]:
    """The months of a span of days."""
    if one.starts_on is None or one.ends_on is None:
        return []
    first, last = (day.year * 12 + day.month - 1 for day in (one.starts_on, one.ends_on))
    return [at % 12 + 1 for at in range(first, min(last, first + 11) + 1)]


def _costs(known: dict[int, Project]) -> list[tuple[str, str, dict[str, str]]]:
    rows: dict[tuple[str, str], dict[str, str]] = {}
    sums: dict[tuple[str, str], dict[str, Decimal]] = {}
    lines = BudgetLine.objects.filter(project_id__in=known).order_by("project__code", "source_kind", "category", "pk")
    for line in lines:
        project = known[line.project_id]
        if line.year != project.year:
            continue
        at = (project.code, line.key or f"{line.source_kind}/{line.source_name}/{line.category}")
        rows.setdefault(
            at,
            {
                "name": CATEGORIES[line.category],
                "category": line.category,
                "source_kind": str(line.source_kind),
                "source": line.source_name,
            },
        )
        quarters = sums.setdefault(at, {})
        quarters[f"q{line.quarter}"] = quarters.get(f"q{line.quarter}", Decimal(0)) + line.amount
    found, numbers = [], dict.fromkeys((code for code, _ in rows), 0)
    for (code, key), values in rows.items():
        numbers[code] += 1
        amounts = {name: plain_number(amount) for name, amount in sums[code, key].items()}
        found.append((key if key.startswith(f"{code}-b") else f"{code}-b{numbers[code]:02d}", code, values | amounts))
    return found
