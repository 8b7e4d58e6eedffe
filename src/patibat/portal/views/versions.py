"""What changed between two published versions of a plan: page, table, data."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from patibat.kit.wording import named, page_language
from patibat.papers.workbooks import write_csv
from patibat.plans.models import Plan, PlanVersion
from patibat.portal.selectors import PUBLIC, plan_named
from patibat.projects.comparing import (
    Compared,
    comparable,
    page_context,
    pair_asked,
    table_head,
    table_rows,
    versions_compared,
)
from patibat.projects.forms import VersionPair
from patibat.records.stamp import Remembered

_kept: Remembered[Compared] = Remembered(16)


@require_safe
def plan_changes(request: HttpRequest, code: str) -> HttpResponse:
    """What changed from one published version to another; with only one version that is said."""
    plan, versions = _versions(code)
    found = _compared(request, versions)
    context: dict[str, object] = {
        "plan": plan,
        "breadcrumbs": [
            (_("แผน"), "/plans/"),
            (named(plan), f"/plans/{plan.code}/"),
            (_("สิ่งที่เปลี่ยนระหว่างฉบับ"), ""),
        ],
    }
    if found is not None:
        chosen = {"before": found.before.number, "after": found.after.number}
        context |= page_context(found) | {"form": VersionPair(initial=chosen, versions=versions)}
    return render(request, "portal/plan_changes.html", context)


@require_safe
def plan_changes_csv(request: HttpRequest, code: str) -> HttpResponse:
    """The changes as a table."""
    plan, versions = _versions(code)
    found = _compared(request, versions)
    rows = list(table_rows(found.found)) if found else []
    response = HttpResponse(write_csv(table_head(), rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="changes-{plan.code}.csv"'
    return response


@require_safe
def plan_changes_json(request: HttpRequest, code: str) -> HttpResponse:
    """The changes as data."""
    plan, versions = _versions(code)
    found = _compared(request, versions)
    content: dict[str, object] = {"plan": plan.code, "before": None, "after": None, "changes": []}
    if found is not None:
        numbers = {"before": found.before.number, "after": found.after.number, "is_whole": found.is_whole}
        content |= numbers | found.found.as_dict(page_language())
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False})


def _versions(code: str) -> tuple[Plan, list[PlanVersion]]:
    plan = plan_named(code)
    return plan, comparable(plan, visible_to=PUBLIC)


def _compared(request: HttpRequest, versions: Sequence[PlanVersion]) -> Compared | None:
    """Compared once for everybody until something changes; None where there is only one version."""
    pair = pair_asked(versions, request.GET)
    if pair is None:
        return None
    return _kept.get((pair[0].pk, pair[1].pk), lambda: versions_compared(*pair))
