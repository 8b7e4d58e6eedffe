"""Agencies of the tree, as the office keeps them. Their public pages are in the room portal."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from patibat.kit.clock import today
from patibat.kit.tables import Cell, Column, Table
from patibat.kit.wording import thai_date
from patibat.network.forms import AgencyAddForm, AgencyForm, AgencyRenameForm, ProblemsInto
from patibat.network.models import Agency
from patibat.network.pages import page, signed_in
from patibat.network.permissions import can
from patibat.network.selectors import agencies
from patibat.network.services import agency_add, agency_change, agency_rename
from patibat.network.services.agencies import AgencyDetails


@page("agency.view")
@require_safe
def agency_list(request: HttpRequest) -> HttpResponse:
    """Agencies in reach."""
    columns: tuple[Column[Agency], ...] = (
        Column(_("ชื่อ"), lambda one: Cell(one.name, url=reverse("agency-staff-view", args=[one.code])), sort="name"),
        Column(_("รหัส"), lambda one: Cell(one.code), sort="code"),
        Column(_("ประเภท"), lambda one: Cell(one.get_kind_display()), sort="kind"),
        Column(_("รายงานต่อ"), lambda one: Cell(one.parent.name if one.parent else "–"), sort="parent__name"),
        Column(_("สังกัด"), lambda one: Cell(str(one.affiliation or "–")), sort="affiliation__order"),
    )
    table = Table(agencies(visible_to=signed_in(request)), request, columns=columns, caption=_("หน่วยงาน"))
    crumbs = [*_crumbs()[:1], (_("หน่วยงาน"), "")]
    return render(request, "network/agency_list.html", {"table": table, "breadcrumbs": crumbs})


@page("agency.view")
@require_safe
def agency_view(request: HttpRequest, code: str) -> HttpResponse:
    """One agency with all its names and their dates."""
    agency = get_object_or_404(agencies(visible_to=signed_in(request)), code=code)
    rows = [
        (name, name.get_kind_display(), thai_date(name.valid_from), thai_date(name.valid_to))
        for name in agency.names.all()
    ]
    may = can(request.user, "agency.change", agency)
    context = {"agency": agency, "rows": rows, "may_change": may, "breadcrumbs": _crumbs(agency.name)}
    return render(request, "network/agency_view.html", context)


@page("agency.add")
@require_http_methods(["GET", "HEAD", "POST"])
def agency_add_page(request: HttpRequest) -> HttpResponse:
    """A new agency."""
    user = signed_in(request)
    form = AgencyAddForm(request.POST or None, parents=agencies(visible_to=user, verb="agency.add"))
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        with ProblemsInto(form):
            agency = agency_add(by=user, code=values["code"], name=values["name"], details=form.details())
            return redirect("agency-staff-view", code=agency.code)
    return render(request, "network/agency_add.html", {"form": form, "breadcrumbs": _crumbs(_("เพิ่มหน่วยงาน"))})


@page("agency.change")
@require_http_methods(["GET", "HEAD", "POST"])
def agency_change_page(request: HttpRequest, code: str) -> HttpResponse:
    """What an agency is; its name has its own page."""
    user = signed_in(request)
    reach = agencies(visible_to=user, verb="agency.change")
    agency = get_object_or_404(reach, code=code)
    form = AgencyForm(request.POST or None, parents=reach, initial=_initial(agency))
    if request.method == "POST" and form.is_valid():
        with ProblemsInto(form):
            agency_change(by=user, agency=agency, details=form.details())
            messages.success(request, _("บันทึกแล้ว"))
            return redirect("agency-staff-view", code=agency.code)
    context = {"form": form, "agency": agency, "breadcrumbs": _crumbs(agency.name)}
    return render(request, "network/agency_change.html", context)


@page("agency.rename")
@require_http_methods(["GET", "HEAD", "POST"])
def agency_rename_page(request: HttpRequest, code: str) -> HttpResponse:
    """A new name from a day on; the former one stays findable."""
    user = signed_in(request)
    agency = get_object_or_404(agencies(visible_to=user, verb="agency.rename"), code=code)
    form = AgencyRenameForm(request.POST or None, initial={"name": agency.name, "from_date": today()})
    if request.method == "POST" and form.is_valid():
        with ProblemsInto(form):
            agency_rename(by=user, agency=agency, **form.cleaned_data)
            messages.success(request, _("เปลี่ยนชื่อแล้ว ชื่อเดิมยังใช้ค้นหาได้"))
            return redirect("agency-staff-view", code=agency.code)
    context = {"form": form, "agency": agency, "breadcrumbs": _crumbs(agency.name)}
    return render(request, "network/agency_rename.html", context)


def _initial(agency: Agency) -> dict[str, object]:
    return {name: getattr(agency, name) for name in AgencyDetails.__dataclass_fields__}


def _crumbs(last: str = "") -> list[tuple[str, str]]:
    return [(_("งานของสำนักงาน"), "/staff/"), (_("หน่วยงาน"), reverse("agency-staff-list")), (last, "")]
