"""Accounts of the installation."""

from __future__ import annotations

import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from patibat.accounts.models import User
from patibat.accounts.selectors import link_url
from patibat.accounts.services import LINK_LIFE
from patibat.kit.tables import Cell, Column, Table
from patibat.network.forms import ProblemsInto, UserAddForm, UserResetForm
from patibat.network.pages import page, signed_in
from patibat.network.selectors import holdings_of, users_for
from patibat.network.services import user_add, user_disable, user_enable, user_reset


@page("user.view")
@require_safe
def user_list(request: HttpRequest) -> HttpResponse:
    """Every account in reach."""
    columns: tuple[Column[User], ...] = (
        Column(_("ชื่อผู้ใช้"), lambda user: Cell(user.username, url=reverse("user-view", args=[user.pk])), sort="username"),
        Column(_("ชื่อและนามสกุล"), lambda user: Cell(user.full_name), sort="full_name"),
        Column(_("สถานะ"), lambda user: Cell(_("ใช้งานได้") if user.is_active else _("ปิดใช้งาน")), sort="is_active"),
    )
    rows = users_for(signed_in(request), "user.view")
    table = Table(rows, request, columns=columns, caption=_("ผู้ใช้"))
    return render(request, "network/user_list.html", {"table": table, "breadcrumbs": [*_crumbs()[:1], (_("ผู้ใช้"), "")]})


@page("user.view")
@require_safe
def user_view(request: HttpRequest, number: int) -> HttpResponse:
    """One account: its positions, and what can be done with it."""
    user = get_object_or_404(users_for(signed_in(request), "user.view"), pk=number)
    context = {"owner": user, "holdings": holdings_of(user)}
    return render(request, "network/user_view.html", context | {"breadcrumbs": _crumbs(user.username)})


@page("user.add")
@require_http_methods(["GET", "HEAD", "POST"])
def user_add_page(request: HttpRequest) -> HttpResponse:
    """A new account; its one-time link is shown on the slip, once."""
    form = UserAddForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with ProblemsInto(form):
            user, token = user_add(by=signed_in(request), **form.cleaned_data)
            return _slip(request, user, token)
    return render(request, "network/user_add.html", {"form": form, "breadcrumbs": _crumbs(_("เพิ่มผู้ใช้"))})


@page("user.reset")
@require_http_methods(["GET", "HEAD", "POST"])
def user_reset_page(request: HttpRequest, number: int) -> HttpResponse:
    """A new one-time link, shown on the slip, once. Works without e-mail."""
    user = get_object_or_404(users_for(signed_in(request), "user.reset"), pk=number)
    form = UserResetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with ProblemsInto(form):
            token = user_reset(by=signed_in(request), user=user, **form.cleaned_data)
            return _slip(request, user, token)
    context = {"form": form, "owner": user, "breadcrumbs": _crumbs(_("ออกลิงก์ตั้งรหัสผ่าน"))}
    return render(request, "network/user_reset.html", context)


@page("user.disable")
@require_http_methods(["GET", "HEAD", "POST"])
def user_disable_page(request: HttpRequest, number: int) -> HttpResponse:
    """Asks, then closes an account."""
    user = get_object_or_404(users_for(signed_in(request), "user.disable"), pk=number)
    if request.method == "POST":
        user_disable(by=signed_in(request), user=user)
        messages.success(request, _("ปิดบัญชี %(name)s แล้ว") % {"name": user.username})
        return redirect("user-view", number=user.pk)
    context = {"owner": user, "holdings": holdings_of(user), "breadcrumbs": _crumbs(_("ปิดบัญชี"))}
    return render(request, "network/user_disable.html", context)


@page("user.enable")
@require_http_methods(["POST"])
def user_enable_page(request: HttpRequest, number: int) -> HttpResponse:
    """Opens a closed account again."""
    user = get_object_or_404(users_for(signed_in(request), "user.enable"), pk=number)
    user_enable(by=signed_in(request), user=user)
    messages.success(request, _("เปิดบัญชี %(name)s แล้ว") % {"name": user.username})
    return redirect("user-view", number=user.pk)


def _slip(request: HttpRequest, user: User, token: str) -> HttpResponse:
    """The answer to the form itself: the token stands in no address, no session and no message."""
    url = link_url(token, request.build_absolute_uri("/").rstrip("/"))
    qr = segno.make(url, error="m").svg_data_uri(scale=5, border=2)
    hours = int(LINK_LIFE.total_seconds() // 3600)
    context = {"owner": user, "url": url, "qr": qr, "hours": hours, "breadcrumbs": _crumbs(user.username)}
    return render(request, "network/user_slip.html", context)


def _crumbs(last: str = "") -> list[tuple[str, str]]:
    return [(_("งานของสำนักงาน"), "/staff/"), (_("ผู้ใช้"), reverse("user-list")), (last, "")]
