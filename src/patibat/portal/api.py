"""The public API: the same data as the public pages, for other systems. Only what is published."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from patibat.measures import FigureId
from patibat.monitoring.selectors import figure
from patibat.plans.selectors import plans
from patibat.portal.payloads import (
    agency_payload,
    indicator_payload,
    plan_head,
    plan_payload,
    progress_payload,
    project_payload,
    project_row,
)
from patibat.portal.selectors import (
    PUBLIC,
    agency_page,
    indicator_page,
    plan_named,
    plan_page,
    project_lines,
    project_page,
    public_projects,
)

router = Router(tags=["public"])
PAGE = 100


class ProjectQuery(Schema):
    """Which projects."""

    year: int | None = None
    agency: str | None = None
    plan: str | None = None
    page: int = 1


@router.get("/plans", response=list[dict[str, Any]], summary="Plans")
def plan_list(request: HttpRequest) -> list[dict[str, Any]]:
    """Every public plan, the newest first."""
    return [plan_head(plan) for plan in plans(visible_to=PUBLIC)]


@router.get("/plans/{code}", response=dict[str, Any], summary="One plan")
def plan_view(request: HttpRequest, code: str) -> dict[str, Any]:
    """A plan with its tree, indicators, money and counts."""
    return plan_payload(plan_page(plan_named(code)))


@router.get("/plans/{code}/indicators", response=list[dict[str, Any]], summary="A plan's indicators")
def plan_indicators(request: HttpRequest, code: str) -> list[dict[str, Any]]:
    """The figures of a plan's indicators in the latest published period."""
    return [progress_payload(one) for one in plan_page(plan_named(code)).progress]


@router.get("/indicators/{code}", response=dict[str, Any], summary="One indicator")
def indicator_view(request: HttpRequest, code: str) -> dict[str, Any]:
    """An indicator with its definitions, figure now and years."""
    return indicator_payload(indicator_page(code))


@router.get("/projects", response=dict[str, Any], summary="Projects")
def project_list(request: HttpRequest, query: Query[ProjectQuery]) -> dict[str, Any]:
    """Projects, a hundred on a page."""
    found = public_projects()
    if query.year is not None:
        found = found.filter(year=query.year) if 2400 < query.year < 2700 else found.none()
    if query.agency:
        found = found.filter(agency__code=query.agency)
    if query.plan:
        found = found.filter(plan__code=query.plan)
    number = min(max(query.page, 1), 100_000)
    rows = list(found[(number - 1) * PAGE : number * PAGE])
    return {
        "count": found.count(),
        "page": number,
        "projects": [project_row(one, money) for one, money in project_lines(rows)],
    }


@router.get("/projects/{code}", response=dict[str, Any], summary="One project")
def project_view(request: HttpRequest, code: str) -> dict[str, Any]:
    """A project with activities, money and published progress."""
    return project_payload(project_page(code))


@router.get("/agencies/{code}", response=dict[str, Any], summary="One agency")
def agency_view(request: HttpRequest, code: str) -> dict[str, Any]:
    """An agency with what of the plan is its own."""
    return agency_payload(agency_page(code))


@router.get("/figures/{figure_id}", response=dict[str, Any], summary="A figure with its explanation")
def figure_view(request: HttpRequest, figure_id: str) -> dict[str, Any]:
    """Formula, inputs, origins and coverage of a published figure. Its id stands beside it on every page."""
    found = figure(FigureId.parse(figure_id), visible_to=PUBLIC)
    if found is None:
        raise Http404(figure_id)
    return found.explained()
