"""Who has taken up a plan: the list, recording it for an agency, taking it back, the document itself."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from patibat.kit.wording import named
from patibat.network.forms import ProblemsInto
from patibat.network.models import Agency
from patibat.network.pages import page, signed_in
from patibat.network.permissions import agencies_for
from patibat.network.selectors import agencies
from patibat.plans.choices import VersionStatus
from patibat.plans.forms import AdoptionRecordForm, AdoptionWithdrawForm
from patibat.plans.models import PlanAdoption, PlanVersion
from patibat.plans.problems import ADOPTION_NOTHING
from patibat.plans.selectors import ADOPTED, ADOPTERS, adoption_counts, adoption_rows, plans, version_shown
from patibat.plans.services import adoption_record, adoption_withdraw
from patibat.records.choices import Visibility
from patibat.records.selectors import attachment_response


@page("executive.view")
@require_safe
def adoption_list(request: HttpRequest, plan: str) -> HttpResponse:
    """Who has taken up the plan and who has not: the count of all, the rows in the user's reach."""
    user = signed_in(request)
    version = _version(plan)
    rows = adoption_rows(version)
    counts = adoption_counts(version, rows=rows)
    reach = agencies_for(user, "executive.view")
    record, withdraw = agencies_for(user, "adoption.record"), agencies_for(user, "adoption.withdraw")
    context = {
        "version": version,
        "rows": [
            (row, row.agency.pk in record, row.agency.pk in withdraw)
            for row in sorted(rows, key=lambda row: row.adoption is not None)
            if row.agency.pk in reach
        ],
        "adopted": counts[ADOPTED],
        "adopters": counts[ADOPTERS],
        "breadcrumbs": _crumbs(version),
    }
    return render(request, "plans/adoption_list.html", context)


@page("adoption.record")
@require_http_methods(["GET", "HEAD", "POST"])
def adoption_record_page(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """The document by which one agency takes up the plan; one that is there is corrected."""
    user = signed_in(request)
    version, agency = _version(plan), _agency(request, code, "adoption.record")
    known = version.adoptions.filter(agency=agency).select_related("attachment").first()
    form = AdoptionRecordForm(request.POST or None, request.FILES or None, initial=_initial(known))
    if request.method == "POST" and form.is_valid():
        with ProblemsInto(form):
            adoption_record(by=user, version=version, agency=agency, details=form.details())
            messages.success(request, _("บันทึกการรับแผนไปใช้แล้ว"))
            return redirect("adoption-list", plan=plan)
    context = {
        "form": form,
        "version": version,
        "agency": agency,
        "known": known,
        "breadcrumbs": _crumbs(version, named(agency)),
    }
    return render(request, "plans/adoption_record.html", context)


@page("adoption.withdraw")
@require_http_methods(["GET", "HEAD", "POST"])
def adoption_withdraw_page(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """Take back what was recorded by mistake."""
    version = _version(plan)
    adoption = _adoption(request, version, code, "adoption.withdraw")
    form = AdoptionWithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with ProblemsInto(form):
            adoption_withdraw(by=signed_in(request), adoption=adoption, reason=form.cleaned_data["reason"])
            messages.success(request, _("ถอนการรับแผนไปใช้แล้ว"))
            return redirect("adoption-list", plan=plan)
    context = {"form": form, "adoption": adoption, "breadcrumbs": _crumbs(version, named(adoption.agency))}
    return render(request, "plans/adoption_withdraw.html", context)


@page("executive.view")
@require_safe
def adoption_file(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """The document, as a download."""
    adoption = _adoption(request, _version(plan), code, "executive.view")
    if adoption.attachment is None:
        raise Http404
    return attachment_response(adoption.attachment)


def _version(code: str) -> PlanVersion:
    """The version in force of a plan; a plan without one cannot be taken up by anybody."""
    plan = get_object_or_404(plans(visible_to=Visibility.STAFF), code=code)
    version = version_shown(plan)
    if version is None or version.status != VersionStatus.ADOPTED:
        raise ADOPTION_NOTHING.at(plan=code)
    return version


def _agency(request: HttpRequest, code: str, verb: str) -> Agency:
    return get_object_or_404(agencies(visible_to=signed_in(request), verb=verb), code=code)


def _adoption(request: HttpRequest, version: PlanVersion, code: str, verb: str) -> PlanAdoption:
    rows = version.adoptions.select_related("agency", "attachment", "version__plan")
    return get_object_or_404(rows, agency=_agency(request, code, verb))


def _initial(known: PlanAdoption | None) -> dict[str, object]:
    fields = ("document_number", "adopted_on", "signatory", "position")
    return {name: getattr(known, name) for name in fields} if known else {}


def _crumbs(version: PlanVersion, *last: str) -> list[tuple[str, str]]:
    plan = version.plan
    whole = [(named(plan), f"/plans/{plan.code}/"), (_("การรับแผนไปใช้"), reverse("adoption-list", args=[plan.code]))]
    whole += [(text, "") for text in last]
    return [*whole[:-1], (whole[-1][0], "")]
