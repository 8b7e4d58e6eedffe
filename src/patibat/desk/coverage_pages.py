"""Pages of how a plan covers the plans above it: the table, the same as CSV, and the diagram."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from patibat.desk.coverage import Coverage, coverage, years_of
from patibat.desk.diagram import issue_flows
from patibat.desk.forms import CoverageFilter
from patibat.kit.clock import today
from patibat.network.pages import page, signed_in
from patibat.papers.workbooks import write_csv
from patibat.plans.alignment import plans_above, plans_visible
from patibat.plans.choices import PlanKind
from patibat.plans.models import Plan
from patibat.plans.selectors import plan_in_force
from patibat.records.choices import Visibility
from patibat.thai import FiscalYear

FIRST_SEEN = (PlanKind.MASTER_PLAN, PlanKind.NATIONAL_STRATEGY)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for, filled up with what is usual; None where there is nothing to choose from."""

    form: CoverageFilter
    plan: Plan | None
    upper: Plan | None
    year: int


@page("link.view")
@require_safe
def coverage_view(request: HttpRequest) -> HttpResponse:
    """Policies by issues with baht and indicators, and what falls beside the table."""
    asked = asked_for(request)
    found = coverage(asked.plan, asked.upper, asked.year) if asked.plan and asked.upper else None
    context = {"form": asked.form, "plan": asked.plan, "found": found, "breadcrumbs": crumbs(_("แผนกับนโยบาย"))}
    return render(request, "desk/coverage_view.html", context)


@page("link.view")
@require_safe
def coverage_table_csv(request: HttpRequest) -> HttpResponse:
    """The same table as data: one line for each policy and issue."""
    asked = asked_for(request)
    found = coverage(asked.plan, asked.upper, asked.year) if asked.plan and asked.upper else None
    head = [_("แผนระดับบน"), _("ข้อ"), _("นโยบาย"), _("ประเด็นของแผน"), _("ปีงบประมาณ"), _("บาท"), _("โครงการ"), _("ตัวชี้วัด")]
    response = HttpResponse(write_csv(head, _lines(found) if found else []), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="coverage.csv"'
    return response


def _lines(found: Coverage) -> list[list[object]]:
    return [
        [
            found.upper.title, row.point.node.number, row.point.node.title,
            str(column.node or _("นอกประเด็น")), found.year, cell.baht, cell.projects, cell.indicators,
        ]
        for row in found.rows
        for column, cell in row.cells
        if not cell.is_empty
    ]  # fmt: skip


def asked_for(request: HttpRequest) -> Asked:
    """Plan, upper plan and year of the address; what it does not say, or says wrongly, is what is usual."""
    plans = list(plans_visible(signed_in(request)).filter(owner=""))
    own = next((one for one in plans if one.code == request.GET.get("plan")), None) or _usual(plans)
    uppers = sorted((one for one in plans_above(own) if one.owner), key=_rank) if own else []
    upper = next((one for one in uppers if one.code == request.GET.get("upper")), None) or next(iter(uppers), None)
    years = years_of(own) if own else []
    current = FiscalYear.of(today()).be
    usual = current if current in years or not years else years[0]
    year = next((one for one in years if str(one) == request.GET.get("year")), usual)
    chosen = {"plan": own.code if own else "", "upper": upper.code if upper else "", "year": year}
    form = CoverageFilter(initial=chosen, plans=plans, uppers=uppers, years=years or [year])
    return Asked(form, own, upper, year)


def _usual(plans: list[Plan]) -> Plan | None:
    running = plan_in_force(visible_to=Visibility.STAFF)
    return next((one for one in plans if running and one.pk == running.pk), None) or next(iter(plans), None)


def _rank(plan: Plan) -> int:
    kind = PlanKind(plan.kind)
    return FIRST_SEEN.index(kind) if kind in FIRST_SEEN else len(FIRST_SEEN)


def crumbs(last: str) -> list[tuple[str, str]]:
    """The way back to the desk."""
    return [(_("งานของสำนักงาน"), reverse("desk-home")), (last, "")]


@page("link.view")
@require_safe
def alignment_diagram(request: HttpRequest) -> HttpResponse:
    """From national strategy to activity, a sheet for each issue."""
    asked = asked_for(request)
    flows = (
        issue_flows(asked.plan, asked.upper, plans_above(asked.plan), asked.year) if asked.plan and asked.upper else []
    )
    context = {
        "form": asked.form,
        "plan": asked.plan,
        "upper": asked.upper,
        "year": asked.year,
        "flows": flows,
        "breadcrumbs": [*crumbs("")[:1], (_("แผนกับนโยบาย"), reverse("coverage-view")), (_("แผนผัง"), "")],
    }
    return render(request, "desk/alignment_diagram.html", context)
