"""Rounds: the list, one round with every agency's standing, opening one, giving an agency more time."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from patibat.kit.clock import today
from patibat.kit.tables import Cell, Column, Table
from patibat.kit.wording import period_label, thai_date
from patibat.monitoring.forms import AssignmentExtendForm, RoundOpenForm
from patibat.monitoring.models import Round
from patibat.monitoring.selectors import assignment_rows, assignments_for, rounds_for
from patibat.monitoring.services import assignment_extend, round_open
from patibat.monitoring.views.frame import crumbs, round_or_404
from patibat.network.forms import ProblemsInto
from patibat.network.pages import page, signed_in
from patibat.network.permissions import agencies_for, can
from patibat.plans.choices import PlanStatus
from patibat.plans.models import Plan
from patibat.thai import Quarter


@page("round.view")
@require_safe
def round_list(request: HttpRequest) -> HttpResponse:
    """Every round in reach, the newest first."""
    columns: tuple[Column[Round], ...] = (
        Column(_("งวด"), lambda one: Cell(period_label(one.period), url=reverse("round-view", args=[one.pk]))),
        Column(_("แผน"), lambda one: Cell(one.plan.title)),
        Column(_("เปิดรับ"), lambda one: Cell(thai_date(one.opens_on)), sort="opens_on"),
        Column(_("กำหนดส่ง"), lambda one: Cell(thai_date(one.due_on)), sort="due_on"),
        Column(_("ปิดรับ"), lambda one: Cell(thai_date(one.closes_on)), sort="closes_on"),
    )
    table = Table(
        rounds_for(signed_in(request)),
        request,
        columns=columns,
        caption=_("รอบรายงาน"),
        empty_title=_("ยังไม่มีรอบรายงาน"),
        empty_reason=_("สำนักงานยังไม่ได้เปิดรอบที่หน่วยงานของคุณต้องรายงาน"),
    )
    may_open = can(request.user, "round.open")
    context = {"table": table, "may_open": may_open, "breadcrumbs": crumbs()}
    return render(request, "monitoring/round_list.html", context)


@page("round.view")
@require_safe
def round_view(request: HttpRequest, number: int) -> HttpResponse:
    """One round: the office sees all agencies, an officer the own ones."""
    user = signed_in(request)
    of = round_or_404(request, number)
    rows = assignment_rows(of, agencies_for(user, "round.view"))
    submit, extend = agencies_for(user, "result.submit"), agencies_for(user, "assignment.extend")
    context = {
        "round": of,
        "rows": [(row, row.agency.pk in submit, row.agency.pk in extend) for row in rows],
        "waiting": sum(row.waiting for row in rows),
        "may_open": can(user, "round.open", of.plan.agency),
        "may_publish": can(user, "result.publish", of.plan.agency),
        "publications": of.publications.all(),
        "is_open": of.opens_on <= today() <= of.closes_on,
        "breadcrumbs": crumbs(of),
    }
    return render(request, "monitoring/round_view.html", context)


@page("round.open")
@require_http_methods(["GET", "HEAD", "POST"])
def round_open_page(request: HttpRequest) -> HttpResponse:
    """Open a round; an existing one gets new days."""
    user = signed_in(request)
    plans = Plan.objects.filter(owner="", agency_id__in=agencies_for(user, "round.open")).exclude(
        status=PlanStatus.CLOSED
    )
    form = RoundOpenForm(request.POST or None, plans=plans, initial=_next_period(_running(plans)))
    if request.method == "POST" and form.is_valid():
        with ProblemsInto(form):
            opened = round_open(by=user, **form.cleaned_data)
            messages.success(request, _("เปิดรอบแล้ว หน่วยงานที่ต้องรายงานอยู่ในรายชื่อด้านล่าง"))
            return redirect("round-view", number=opened.pk)
    context = {"form": form, "breadcrumbs": crumbs(None, None, _("เปิดรอบรายงาน"))}
    return render(request, "monitoring/round_open.html", context)


def _running(plans: QuerySet[Plan]) -> Plan | None:
    """The plan whose rounds are opened today; a draft of the years to come only when there is no other."""
    year = Quarter.of(today()).year.be
    running = plans.filter(from_year__lte=year, to_year__gte=year)
    return running.filter(status=PlanStatus.IN_FORCE).first() or running.first() or plans.first()


def _next_period(plan: Plan | None) -> dict[str, object]:
    """The quarter that runs today, or the first after it that has no round yet."""
    if plan is None:
        return {}
    quarter = Quarter.of(today())
    known = set(plan.rounds.values_list("year", "quarter"))
    while (quarter.year.be, quarter.number) in known:
        quarter = quarter.next()
    return {"plan": plan.pk, "year": quarter.year.be, "quarter": quarter.number}


@page("assignment.extend")
@require_http_methods(["GET", "HEAD", "POST"])
def assignment_extend_page(request: HttpRequest, number: int) -> HttpResponse:
    """More time for one agency, by its letter."""
    user = signed_in(request)
    one = get_object_or_404(assignments_for(user, "assignment.extend"), pk=number)
    initial = {"extended_to": one.extended_to, "reason": one.extension_reason, "letter": one.extension_letter}
    form = AssignmentExtendForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with ProblemsInto(form):
            assignment_extend(by=user, assignment=one, **form.cleaned_data)
            messages.success(request, _("ขยายเวลาแล้ว"))
            return redirect("round-view", number=one.round_id)
    context = {"form": form, "assignment": one, "breadcrumbs": crumbs(one.round, one, _("ขยายเวลา"))}
    return render(request, "monitoring/assignment_extend.html", context)
