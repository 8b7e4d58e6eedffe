"""Versions of a plan for staff: which there are, what changed from one to another, the same as a table."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from patibat.kit.wording import named
from patibat.network.pages import page, signed_in
from patibat.network.permissions import can
from patibat.papers.workbooks import write_csv
from patibat.plans.alignment import plans_visible
from patibat.plans.models import Plan, PlanVersion
from patibat.projects.comparing import (
    comparable,
    page_context,
    pair_asked,
    table_head,
    table_rows,
    versions_compared,
)
from patibat.projects.forms import VersionPair
from patibat.records.choices import Visibility


@page("link.view")
@require_safe
def version_compare(request: HttpRequest, code: str) -> HttpResponse:
    """The versions of a plan and what changed between two of them; usually to the one in force from the one before."""
    plan, versions = _asked(request, code)
    pair = pair_asked(versions, request.GET)
    context: dict[str, object] = {
        "plan": plan,
        "versions": versions,
        "breadcrumbs": [(named(plan), reverse("link-list", args=[plan.code])), (_("สิ่งที่เปลี่ยนระหว่างฉบับ"), "")],
    }
    if pair is not None:
        chosen = {"before": pair[0].number, "after": pair[1].number}
        context |= page_context(versions_compared(*pair)) | {"form": VersionPair(initial=chosen, versions=versions)}
    return render(request, "desk/version_compare.html", context)


@page("link.view")
@require_safe
def version_compare_csv(request: HttpRequest, code: str) -> HttpResponse:
    """The changes as a table."""
    plan, versions = _asked(request, code)
    pair = pair_asked(versions, request.GET)
    rows = list(table_rows(versions_compared(*pair).found)) if pair else []
    response = HttpResponse(write_csv(table_head(), rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="changes-{plan.code}.csv"'
    return response


def _asked(request: HttpRequest, code: str) -> tuple[Plan, list[PlanVersion]]:
    """The plan and the versions that this person may see: drafts only with the right to."""
    user = signed_in(request)
    plan = get_object_or_404(plans_visible(user).filter(owner=""), code=code)
    seen = Visibility.STAFF if can(user, "plan.view_draft", plan.agency) else Visibility.PUBLIC
    return plan, comparable(plan, visible_to=seen)
