"""What the search finds of plans and indicators: fed on adoption, and all of it again by `rebuild`."""

from __future__ import annotations

from collections.abc import Iterable

from patibat.plans.choices import PlanStatus
from patibat.plans.models import Indicator, Plan
from patibat.plans.selectors import version_shown
from patibat.records.choices import Visibility
from patibat.records.services import Findable, search_feed


def plans_feed(plans: Iterable[Plan] | None = None) -> int:
    """Put the province's own plans with their indicators into the search index, without an argument all of them; gives
    the number of entries.

    A plan is one entry with the words of the version that is shown: what was replaced is not found a second time.
    Drafts are for staff.
    """
    known = Plan.objects.filter(owner="")
    found = known if plans is None else known.filter(pk__in=[plan.pk for plan in plans])
    rows = list(found.prefetch_related("versions__nodes"))
    return search_feed(room="plans", entries=map(_plan, rows)) + search_feed(room="plans", entries=_indicators(rows))


def findable_by(plan: Plan) -> Visibility:
    """Who may find a plan and what hangs on it."""
    return Visibility.STAFF if plan.status == PlanStatus.DRAFT else Visibility.PUBLIC


def _plan(plan: Plan) -> Findable:
    version = version_shown(plan)
    nodes = version.nodes.all() if version else ()
    text = " ".join(
        [plan.code, plan.title_en, *(words for node in nodes for words in (node.title, node.text) if words)]
    )
    return Findable("plan", plan.code, plan.title, text, f"/plans/{plan.code}/", findable_by(plan))


def _indicators(plans: list[Plan]) -> Iterable[Findable]:
    found = Indicator.objects.filter(plan__in=plans).select_related("plan", "lead").prefetch_related("definitions")
    for one in found:
        definitions = list(one.definitions.all())
        words = [one.code, str(one.lead or "")]
        words += [text for each in definitions for text in (each.name, each.name_en, each.unit)]
        title = definitions[0].name if definitions else one.code
        address = f"/indicators/{one.code}/"
        yield Findable("indicator", one.code, title, " ".join(words), address, findable_by(one.plan))
