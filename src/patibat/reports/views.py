"""Pages of reports: the list, and each report as a file."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from patibat.kit.wording import page_language
from patibat.monitoring.selectors import rounds_of
from patibat.network.permissions import can
from patibat.papers.documents import render as render_document
from patibat.plans.selectors import plan_in_force
from patibat.problems import Where
from patibat.records.choices import Visibility
from patibat.reports.catalogue import (
    FORMATS,
    REPORTS,
    Report,
    Request,
    agency_of,
    checked_format,
    plan_of,
    report_document,
    report_named,
)
from patibat.reports.forms import ReportForm
from patibat.reports.problems import ARGUMENT_MISSING

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


def audience(request: HttpRequest, report: Report, asked: Request) -> Visibility:
    """Staff who may view reports read approved figures; everybody else reads published ones.

    What an agency has to decide is for those who may see that agency's reports.
    """
    agency = None
    if report.inward:
        known = replace(asked, visible_to=Visibility.STAFF)
        agency = agency_of(known, plan_of(known))
    return Visibility.STAFF if can(request.user, "report.view", agency) else Visibility.PUBLIC


@require_safe
def report_list(request: HttpRequest) -> HttpResponse:
    """Every report, with the periods it can be printed for."""
    plan = plan_in_force()
    context = {
        "reports": REPORTS.values(),
        "plan": plan,
        "rounds": list(rounds_of(plan)) if plan else [],
        # Those that need to be told no more than the plan.
        "others": [(one.name, one.title.of(page_language())) for one in REPORTS.values() if one.of_plan],
        "formats": FORMATS,
        "breadcrumbs": [(_("รายงาน"), "")],
    }
    return render(request, "reports/report_list.html", context)


@require_safe
def report_make(request: HttpRequest, name: str, format: str) -> HttpResponse:
    """A report as a file, for this reader."""
    form = ReportForm(request.GET)
    if not form.is_valid():
        raise ARGUMENT_MISSING.at(Where(field=next(iter(form.errors))), argument=", ".join(form.errors))
    wanted = checked_format(format)
    report = report_named(name)
    asked = Request(**form.cleaned_data, base=request.build_absolute_uri("/").rstrip("/"))
    chosen = replace(asked, visible_to=audience(request, report, asked))
    content = render_document(report_document(name, chosen, language=page_language()), wanted)
    response = HttpResponse(content, content_type=CONTENT_TYPES[wanted])
    disposition = "inline" if wanted == "pdf" else "attachment"
    period = f"-{chosen.year}" if chosen.year else ""
    part = f"-q{chosen.quarter}" if chosen.quarter else ""
    response["Content-Disposition"] = f'{disposition}; filename="{name}{period}{part}.{wanted}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
