"""What the search finds of the sample's plans, indicators and projects. Agencies are fed by their own room."""

from __future__ import annotations

from collections.abc import Iterable

from patibat.plans.choices import PlanStatus
from patibat.plans.models import Indicator, Plan
from patibat.projects.models import Project
from patibat.records.choices import Visibility
from patibat.records.services import Findable, search_feed


def search_fill() -> int:
    """Feed everything there is; gives the number of entries. Drafts are for staff."""
    return (
        search_feed(room="plans", entries=_plans())
        + search_feed(room="plans", entries=_indicators())
        + search_feed(room="projects", entries=_projects())
    )


def _seen(plan: Plan) -> Visibility:
    return Visibility.STAFF if plan.status == PlanStatus.DRAFT else Visibility.PUBLIC


def _plans() -> Iterable[Findable]:
    for plan in Plan.objects.filter(owner="").prefetch_related("versions__nodes"):
        words = " ".join(node.title for version in plan.versions.all() for node in version.nodes.all())
        text = f"{plan.code} {plan.title_en} {words}"
        yield Findable("plan", plan.code, plan.title, text, f"/plans/{plan.code}/", _seen(plan))


def _indicators() -> Iterable[Findable]:
    found = Indicator.objects.select_related("plan", "lead").prefetch_related("definitions")
    for one in found:
        definitions = list(one.definitions.all())
        words = [one.code, str(one.lead or "")]
        words += [text for each in definitions for text in (each.name, each.name_en, each.unit)]
        address = f"/indicators/{one.code}/"
        yield Findable("indicator", one.code, definitions[0].name, " ".join(words), address, _seen(one.plan))


def _projects() -> Iterable[Findable]:
    for one in Project.objects.select_related("plan", "agency").prefetch_related("activities"):
        words = [one.code, str(one.agency), str(one.year), one.objective, one.source_note]
        words += [activity.name for activity in one.activities.all()]
        yield Findable(
            "project",
            one.code,
            f"{one.name} (พ.ศ. {one.year})",
            " ".join(words),
            f"/projects/{one.code}/",
            _seen(one.plan),
        )
