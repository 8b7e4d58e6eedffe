"""Home, plan, issue, project, indicator, agency, search."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from patibat.kit.wording import named
from patibat.portal.charts import bullet_of, line_of
from patibat.portal.selectors import (
    agency_page,
    home_page,
    indicator_page,
    issue_page,
    plan_named,
    plan_page,
    project_page,
)
from patibat.records.choices import Visibility
from patibat.records.selectors import search

LONGEST_QUERY = 200


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What the plan promises, how far it is, what is late."""
    page = home_page()
    if page is None:
        return render(request, "portal/home_empty.html")
    return render(request, "portal/home.html", {"page": page, "data_date": page.money.planned.as_of})


@require_safe
def plan_view(request: HttpRequest, code: str) -> HttpResponse:
    """A plan with its tree, indicators and money."""
    plan = plan_named(code)
    page = plan_page(plan)
    context = {
        "page": page,
        # Drawn only when the page is not remembered.
        "chart": SimpleLazyObject(lambda: bullet_of(page.progress, _("ตัวชี้วัดที่เป็นร้อยละ เทียบเป้าหมาย"))),
        "data_date": page.money.planned.as_of,
        "downloads": (("docx", "Word"), ("pdf", "PDF"), ("xlsx", "Excel"), ("csv", "CSV"), ("json", "JSON")),
        "breadcrumbs": [(_("แผน"), "/plans/"), (named(plan), "")],
    }
    return render(request, "portal/plan_view.html", context)


@require_safe
def issue_view(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """A strategic issue: its strategies, indicators and projects."""
    plan = plan_named(code)
    issue = issue_page(plan, key)
    context = {
        "issue": issue,
        "plan": plan,
        "lines": issue.lines,
        "project_count": issue.project_count,
        "breadcrumbs": [(_("แผน"), "/plans/"), (named(plan), f"/plans/{plan.code}/"), (str(issue.item.node), "")],
    }
    return render(request, "portal/issue_view.html", context)


@require_safe
def project_view(request: HttpRequest, code: str) -> HttpResponse:
    """A project: what it does, with what money, how far it is."""
    page = project_page(code)
    context = {
        "page": page,
        "project": page.project,
        "breadcrumbs": [(_("โครงการ"), "/projects/"), (page.project.name, "")],
    }
    return render(request, "portal/project_view.html", context)


@require_safe
def indicator_view(request: HttpRequest, code: str) -> HttpResponse:
    """An indicator: its figure, its years, what it means."""
    page = indicator_page(code)
    plan = page.indicator.plan
    name = named(page.now.definition) if page.now else page.indicator.code
    context = {
        "page": page,
        "indicator": page.indicator,
        "name": name,
        "chart": SimpleLazyObject(lambda: line_of(page.history)),
        "breadcrumbs": [(named(plan), f"/plans/{plan.code}/"), (_("ตัวชี้วัด"), "/indicators/"), (name, "")],
    }
    return render(request, "portal/indicator_view.html", context)


@require_safe
def agency_view(request: HttpRequest, code: str) -> HttpResponse:
    """An agency: what of the plan is its own."""
    page = agency_page(code)
    context = {
        "page": page,
        "agency": page.agency,
        "lines": page.lines,
        "project_count": page.project_count,
        "breadcrumbs": [(_("หน่วยงาน"), "/agencies/"), (named(page.agency), "")],
    }
    return render(request, "portal/agency_view.html", context)


@require_safe
def search_view(request: HttpRequest) -> HttpResponse:
    """Everything public that holds the words."""
    query = request.GET.get("q", "")[:LONGEST_QUERY].strip()
    context = {
        "query": query,
        "found": search(query, visible_to=Visibility.PUBLIC) if query else [],
        "breadcrumbs": [(_("ค้นหา"), "")],
    }
    return render(request, "portal/search.html", context)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How this site can be used by everybody, and whom to tell when it cannot."""
    return render(request, "portal/accessibility.html", {"breadcrumbs": [(_("การเข้าถึงเว็บไซต์"), "")]})
