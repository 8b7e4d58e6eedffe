"""The home page of staff, and the executives' page of an agency."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from patibat.desk.selectors import administrator_desk, analyst_desk, executive_desk, has_role, reporter_desk
from patibat.kit.wording import named, page_language
from patibat.network.choices import Role
from patibat.network.pages import page, signed_in
from patibat.network.selectors import agencies
from patibat.plans.selectors import ADOPTED, ADOPTERS, plan_in_force
from patibat.records.choices import Visibility
from patibat.reports.catalogue import FORMATS
from patibat.reports.executive import adoption_words, node_words
from patibat.reports.forms import ReportForm
from patibat.reports.selectors import executive_sheet, years_with_rounds


@page("staff.view")
@require_safe
def desk_home(request: HttpRequest) -> HttpResponse:
    """One section for each kind of work that the user's positions bring."""
    user = signed_in(request)
    leads = has_role(user, Role.EXECUTIVE, Role.COMMITTEE)
    context = {
        "analyst": analyst_desk(user) if has_role(user, Role.ANALYST) else None,
        "reporter": reporter_desk(user) if has_role(user, Role.OFFICER, Role.SCHOOL) else None,
        "administrator": administrator_desk(user) if has_role(user, Role.ADMINISTRATOR) else None,
        "leads": leads,
        "executive": executive_desk(user) if leads else None,
    }
    return render(request, "desk/home.html", context)


@page("executive.view")
@require_safe
def executive_view(request: HttpRequest, code: str) -> HttpResponse:
    """An agency's part in the plan in force, on one page that prints on one sheet; `?year=` looks back."""
    agency = get_object_or_404(agencies(visible_to=signed_in(request), verb="executive.view"), code=code)
    plan = plan_in_force(visible_to=Visibility.STAFF)
    crumbs = [(named(agency), f"/agencies/{code}/"), (_("ส่วนของเราในแผน"), "")]
    if plan is None:
        return render(request, "desk/executive_empty.html", {"agency": agency, "breadcrumbs": crumbs})
    form, language = ReportForm(request.GET), page_language()
    year = form.cleaned_data["year"] if form.is_valid() else None
    sheet = executive_sheet(agency, plan, visible_to=Visibility.STAFF, year=year, language=language)
    counts = sheet.adopting.counts if sheet.adopting else {}
    context = {
        "sheet": sheet,
        "agency": agency,
        "plan": plan,
        "year": year,
        "years": years_with_rounds(plan),
        "period": sheet.period_label(language),
        "decisions": [(one, one.words(language)) for one in sheet.decisions.shown],
        "led": [(node, node_words(node)) for node in sheet.led.shown],
        "supported": [(node, node_words(node)) for node in sheet.supported.shown],
        "adoption": adoption_words(sheet),
        "adopted": counts.get(ADOPTED),
        "adopters": counts.get(ADOPTERS),
        "formats": FORMATS,
        "data_date": sheet.money.planned.as_of,
        "breadcrumbs": crumbs,
    }
    return render(request, "desk/executive_view.html", context)
