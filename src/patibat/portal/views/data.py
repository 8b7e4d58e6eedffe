"""The same pages as data: JSON and CSV, from the same selectors as the pages."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from patibat.monitoring.selectors import IndicatorProgress
from patibat.papers.workbooks import write_csv
from patibat.portal.payloads import (
    agency_payload,
    indicator_payload,
    plan_payload,
    project_payload,
    project_row,
)
from patibat.portal.selectors import agency_page, indicator_page, plan_named, plan_page, project_lines, project_page
from patibat.portal.views.figures import figure_explained
from patibat.portal.views.lists import plan_asked, projects_filtered
from patibat.resources.selectors import MoneyPosition

LARGEST = 5000


def _money(money: MoneyPosition) -> list[object]:
    """Planned, disbursed, and the state of what was disbursed: an empty cell says why it is empty."""
    paid = money.disbursed.value
    return [money.planned.value.number, paid.number, paid.state.word()]


def _figure_row(one: IndicatorProgress) -> list[object]:
    shown = one.figure
    words = [one.indicator.code, one.definition.name, one.definition.unit, shown.shown_target(), shown.shown()]
    return [*words, shown.value.state.word(), shown.coverage_label(), str(shown.id)]


def _figure_head() -> list[str]:
    return [
        _("รหัส"),
        _("ตัวชี้วัด"),
        _("หน่วยนับ"),
        _("เป้าหมาย"),
        _("ผล"),
        _("สถานะของค่า"),
        _("ความครบถ้วน"),
        _("รหัสตัวเลข"),
    ]


def _json(content: object) -> JsonResponse:
    return JsonResponse(content, safe=False, json_dumps_params={"ensure_ascii": False})


def _csv(name: str, head: Iterable[str], rows: Iterable[Iterable[object]]) -> HttpResponse:
    response = HttpResponse(write_csv(list(head), [list(row) for row in rows]), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


@require_safe
def plan_json(request: HttpRequest, code: str) -> HttpResponse:
    """A plan as data."""
    return _json(plan_payload(plan_page(plan_named(code))))


@require_safe
def project_json(request: HttpRequest, code: str) -> HttpResponse:
    """A project as data."""
    return _json(project_payload(project_page(code)))


@require_safe
def indicator_json(request: HttpRequest, code: str) -> HttpResponse:
    """An indicator as data."""
    return _json(indicator_payload(indicator_page(code)))


@require_safe
def agency_json(request: HttpRequest, code: str) -> HttpResponse:
    """An agency as data."""
    return _json(agency_payload(agency_page(code)))


@require_safe
def figure_json(request: HttpRequest, figure_id: str) -> HttpResponse:
    """A figure with its explanation as data; the same reader's rule as the page."""
    return _json(figure_explained(request, figure_id).figure.explained())


@require_safe
def project_table_json(request: HttpRequest) -> HttpResponse:
    """The filtered list of projects as data."""
    _form, found = projects_filtered(request)
    return _json({"projects": [project_row(one, money) for one, money in project_lines(list(found[:LARGEST]))]})


@require_safe
def project_table_csv(request: HttpRequest) -> HttpResponse:
    """The filtered list of projects as a table."""
    _form, found = projects_filtered(request)
    head = [
        _("รหัส"),
        _("โครงการ"),
        _("ปีงบประมาณ"),
        _("หน่วยงาน"),
        _("แผน (บาท)"),
        _("เบิกจ่าย (บาท)"),
        _("สถานะของยอดเบิกจ่าย"),
    ]
    rows = (
        [one.code, one.name, one.year, one.agency.name, *_money(money)]
        for one, money in project_lines(list(found[:LARGEST]))
    )
    return _csv("projects", head, rows)


@require_safe
def indicator_table_json(request: HttpRequest) -> HttpResponse:
    """A plan's indicators as data."""
    plan = plan_asked(request)
    rows = [one.figure.as_dict() for one in plan_page(plan).progress] if plan else []
    return _json({"plan": plan.code if plan else None, "indicators": rows})


@require_safe
def indicator_table_csv(request: HttpRequest) -> HttpResponse:
    """A plan's indicators as a table."""
    plan = plan_asked(request)
    progress = plan_page(plan).progress if plan else ()
    return _csv("indicators", _figure_head(), (_figure_row(one) for one in progress))


@require_safe
def indicator_csv(request: HttpRequest, code: str) -> HttpResponse:
    """An indicator's years as a table."""
    page = indicator_page(code)
    return _csv(f"indicator-{code}", _figure_head(), (_figure_row(one) for one in page.history))
