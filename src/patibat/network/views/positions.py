"""Positions and who holds them, and the handover when a holder leaves."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from patibat.accounts.models import User
from patibat.kit.clock import today
from patibat.kit.tables import Cell, Column, Table
from patibat.network.forms import HoldingAddForm, HoldingEndForm, PositionAddForm, ProblemsInto
from patibat.network.handover import days, handover_document, handover_sections
from patibat.network.models import Holding, Position
from patibat.network.pages import page, signed_in
from patibat.network.selectors import agencies, positions, users_for
from patibat.network.services import holding_add, holding_end, position_add
from patibat.papers.documents import MEDIA_TYPES
from patibat.papers.documents import render as print_document


@page("position.view")
@require_safe
def position_list(request: HttpRequest) -> HttpResponse:
    """Positions in reach, and who holds each today."""
    columns: tuple[Column[Position], ...] = (
        Column(_("ตำแหน่ง"), lambda one: Cell(one.title, url=reverse("position-view", args=[one.pk])), sort="title"),
        Column(_("หน่วยงาน"), lambda one: Cell(one.agency.name), sort="agency__name"),
        Column(_("บทบาทในระบบ"), lambda one: Cell(one.get_role_display()), sort="role"),
        Column(_("ผู้ครองวันนี้"), lambda one: Cell(_holders_today(one) or _("ว่าง"))),
    )
    rows = positions(signed_in(request), "position.view")
    table = Table(rows, request, columns=columns, caption=_("ตำแหน่ง"))
    crumbs = [*_crumbs()[:1], (_("ตำแหน่ง"), "")]
    return render(request, "network/position_list.html", {"table": table, "breadcrumbs": crumbs})


@page("position.view")
@require_safe
def position_view(request: HttpRequest, number: int) -> HttpResponse:
    """One position with everybody who holds, held or will hold it."""
    position = get_object_or_404(positions(signed_in(request), "position.view"), pk=number)
    rows = [(holding, days(holding.valid_from, holding.valid_to)) for holding in position.holdings.all()]
    context = {"position": position, "rows": rows, "breadcrumbs": _crumbs(position.title)}
    return render(request, "network/position_view.html", context)


@page("position.add")
@require_http_methods(["GET", "HEAD", "POST"])
def position_add_page(request: HttpRequest) -> HttpResponse:
    """A new position of an agency."""
    user = signed_in(request)
    form = PositionAddForm(request.POST or None, agencies=agencies(visible_to=user, verb="position.add"))
    if request.method == "POST" and form.is_valid():
        with ProblemsInto(form):
            position = position_add(by=user, **form.cleaned_data)
            return redirect("position-view", number=position.pk)
    return render(request, "network/position_add.html", {"form": form, "breadcrumbs": _crumbs(_("เพิ่มตำแหน่ง"))})


@page("holding.add")
@require_http_methods(["GET", "HEAD", "POST"])
def holding_add_page(request: HttpRequest, number: int) -> HttpResponse:
    """A person into a position, from a day."""
    user = signed_in(request)
    position = get_object_or_404(positions(user, "holding.add"), pk=number)
    people = User.objects.filter(is_active=True)
    form = HoldingAddForm(request.POST or None, users=people, initial={"valid_from": today()})
    if request.method == "POST" and form.is_valid():
        with ProblemsInto(form):
            holding_add(by=user, position=position, **form.cleaned_data)
            messages.success(request, _("บันทึกผู้ครองตำแหน่งแล้ว"))
            return redirect("position-view", number=position.pk)
    context = {"form": form, "position": position, "breadcrumbs": _crumbs(position.title)}
    return render(request, "network/holding_add.html", context)


@page("holding.end")
@require_http_methods(["GET", "HEAD", "POST"])
def holding_end_page(request: HttpRequest, number: int) -> HttpResponse:
    """The last day of a holding; then the handover."""
    user = signed_in(request)
    reach = positions(user, "holding.end")
    holding = get_object_or_404(
        Holding.objects.select_related("user", "position__agency"), pk=number, position__in=reach
    )
    form = HoldingEndForm(request.POST or None, initial={"last_day": holding.valid_to or today()})
    if request.method == "POST" and form.is_valid():
        with ProblemsInto(form):
            holding_end(by=user, holding=holding, **form.cleaned_data)
            messages.success(request, _("บันทึกวันสุดท้ายแล้ว พิมพ์บันทึกส่งมอบงานให้ผู้รับช่วงต่อได้"))
            return redirect("handover-view", number=holding.user_id)
    context = {"form": form, "holding": holding, "breadcrumbs": _crumbs(holding.position.title)}
    return render(request, "network/holding_end.html", context)


@page("handover.view")
@require_safe
def handover_view(request: HttpRequest, number: int) -> HttpResponse:
    """What a person carries who leaves."""
    owner = get_object_or_404(users_for(signed_in(request), "handover.view"), pk=number)
    context = {"owner": owner, "sections": handover_sections(owner), "breadcrumbs": _crumbs(_("ส่งมอบงาน"))}
    return render(request, "network/handover_view.html", context)


@page("handover.view")
@require_safe
def handover_print(request: HttpRequest, number: int) -> HttpResponse:
    """The same as a paper to sign."""
    owner = get_object_or_404(users_for(signed_in(request), "handover.view"), pk=number)
    content = print_document(handover_document(owner), "pdf")
    name = content_disposition_header(True, f"ส่งมอบงาน-{owner.username}.pdf") or "attachment"
    return HttpResponse(content, content_type=MEDIA_TYPES["pdf"], headers={"Content-Disposition": name})


def _holders_today(position: Position) -> str:
    day = today()
    held = [one for one in position.holdings.all() if one.valid_from <= day and (one.valid_to or day) >= day]
    return ", ".join(f"{one.user} ({one.get_capacity_display()})" for one in held)


def _crumbs(last: str = "") -> list[tuple[str, str]]:
    return [(_("งานของสำนักงาน"), "/staff/"), (_("ตำแหน่ง"), reverse("position-list")), (last, "")]
