"""Lists: plans, projects, indicators, agencies. Filters are in the address."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from patibat.kit.tables import Cell, Column, Table
from patibat.kit.wording import named, unit
from patibat.measures import Figure, Status
from patibat.monitoring.selectors import IndicatorProgress
from patibat.network.models import Agency
from patibat.plans.choices import PlanStatus
from patibat.plans.models import Plan
from patibat.plans.selectors import plans
from patibat.portal.forms import ProjectFilter
from patibat.portal.selectors import PUBLIC, plan_named, plan_page, project_lines, public_projects
from patibat.projects.models import Project
from patibat.resources.selectors import MoneyPosition

PAGE = 50


def projects_filtered(request: HttpRequest) -> tuple[ProjectFilter, QuerySet[Project]]:
    """The filter form and the projects it leaves; a filter that makes no sense leaves all and says so in the form."""
    form = ProjectFilter(request.GET or None)
    found = public_projects()
    if not form.is_valid():
        return form, found
    chosen = form.cleaned_data
    if chosen["q"]:
        found = found.filter(name__icontains=chosen["q"])
    if chosen["year"]:
        found = found.filter(year=chosen["year"])
    if chosen["agency"]:
        found = found.filter(agency=chosen["agency"])
    if chosen["source"]:
        found = found.filter(budget_lines__source_kind=chosen["source"]).distinct()
    return form, found


@require_safe
def project_list(request: HttpRequest) -> HttpResponse:
    """Projects with their money; fifty on a page. Read only when the page is not remembered."""
    listing = SimpleLazyObject(lambda: _listing(request))
    return render(request, "portal/project_list.html", {"listing": listing, "breadcrumbs": [(_("โครงการ"), "")]})


def _listing(request: HttpRequest) -> dict[str, object]:
    form, found = projects_filtered(request)
    table: Table[Project] = Table(
        found,
        request,
        caption=_("โครงการ"),
        columns=(
            Column(_("โครงการ"), lambda one: Cell(one.name, f"/projects/{one.code}/"), sort="name"),
            Column(_("ปีงบประมาณ"), lambda one: Cell(str(one.year)), sort="year", numeric=True),
            Column(_("หน่วยงาน"), _agency_cell, sort="agency__order"),
            Column(_("แผน (บาท)"), lambda one: Cell(figure=_money(table, one).planned), numeric=True),
            Column(_("เบิกจ่าย (บาท)"), lambda one: Cell(figure=_money(table, one).disbursed), numeric=True),
        ),
        per_page=PAGE,
        empty_title=_("ไม่พบโครงการ"),
    )
    query = request.GET.copy()
    query.pop("page", None)
    return {"table": table, "form": form, "query": query.urlencode()}


def _agency_cell(project: Project) -> Cell:
    return Cell(project.agency.abbreviation or project.agency.name, f"/agencies/{project.agency.code}/")


def _money(table: Table[Project], project: Project) -> MoneyPosition:
    """The money of a row, read once for the whole page."""
    found: dict[int, MoneyPosition] = table.__dict__.get("_money", {})
    if not found:
        found = {one.pk: money for one, money in project_lines(list(table.page.object_list))}
        table.__dict__["_money"] = found
    return found[project.pk]


@require_safe
def plan_list(request: HttpRequest) -> HttpResponse:
    """Every public plan."""
    context = {"plans": list(plans(visible_to=PUBLIC)), "breadcrumbs": [(_("แผน"), "")]}
    return render(request, "portal/plan_list.html", context)


def plan_asked(request: HttpRequest) -> Plan | None:
    """The plan named in the address, or the one in force, or the latest."""
    code = request.GET.get("plan", "")
    if code:
        return plan_named(code)
    shown = plans(visible_to=PUBLIC)
    return shown.filter(status=PlanStatus.IN_FORCE).first() or shown.first()


@require_safe
def indicator_list(request: HttpRequest) -> HttpResponse:
    """The indicators of a plan as they stand."""
    plan = plan_asked(request)
    page = plan_page(plan) if plan else None
    table: Table[IndicatorProgress] = Table(
        list(page.progress) if page else [],
        request,
        caption=_("ตัวชี้วัด"),
        columns=(
            Column(
                _("ตัวชี้วัด"),
                lambda one: Cell(f"{one.indicator.code} {named(one.definition)}", f"/indicators/{one.indicator.code}/"),
                sort="code",
                key=lambda one: one.indicator.code,
            ),
            Column(_("หน่วยนับ"), lambda one: Cell(unit(one.definition.unit))),
            Column(_("เป้าหมาย"), lambda one: Cell(_target(one.figure)), numeric=True),
            Column(_("ผล"), lambda one: Cell(figure=one.figure), numeric=True),
            Column(_("สถานะ"), lambda one: Cell(status=one.figure.status or Status.NOT_REPORTED)),
        ),
        per_page=PAGE,
    )
    context = {
        "table": table,
        "plan": plan,
        "page": page,
        "plans": list(plans(visible_to=PUBLIC)),
        "breadcrumbs": [(_("ตัวชี้วัด"), "")],
    }
    return render(request, "portal/indicator_list.html", context)


def _target(figure: Figure) -> str:
    return figure.shown_target()


@require_safe
def agency_list(request: HttpRequest) -> HttpResponse:
    """Every agency, by affiliation."""
    query = request.GET.get("q", "")[:100].strip()
    found = Agency.objects.select_related("affiliation").filter(valid_to__isnull=True)
    if query:
        found = found.filter(name__icontains=query) | found.filter(abbreviation__icontains=query)
    table: Table[Agency] = Table(
        found,
        request,
        caption=_("หน่วยงาน"),
        columns=(
            Column(_("หน่วยงาน"), lambda one: Cell(one.name, f"/agencies/{one.code}/"), sort="name"),
            Column(_("อักษรย่อ"), lambda one: Cell(one.abbreviation or "–")),
            Column(_("ประเภท"), lambda one: Cell(one.get_kind_display()), sort="kind"),
            Column(_("สังกัด"), lambda one: Cell(str(one.affiliation or "–")), sort="affiliation__order"),
        ),
        per_page=100,
        empty_title=_("ไม่พบหน่วยงาน"),
    )
    context = {"table": table, "query": query, "breadcrumbs": [(_("หน่วยงาน"), "")]}
    return render(request, "portal/agency_list.html", context)
