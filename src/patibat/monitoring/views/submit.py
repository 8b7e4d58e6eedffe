"""Reporting on line, and the files beside what was reported."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from patibat.monitoring.forms import EvidenceAddForm
from patibat.monitoring.grid import Asked, ResultGridForm
from patibat.monitoring.models import Assignment
from patibat.monitoring.selectors import evidence_for, indicators_asked
from patibat.monitoring.services import evidence_add, result_submit
from patibat.monitoring.services.submit import Gate
from patibat.monitoring.views.frame import assignment_or_404, crumbs, result_or_404
from patibat.network.forms import ProblemsInto
from patibat.network.pages import page, signed_in
from patibat.records.selectors import attachment_response


@page("result.submit")
@require_http_methods(["GET", "HEAD", "POST"])
def result_submit_page(request: HttpRequest, number: int, code: str) -> HttpResponse:
    """One agency's indicators in one round; what is left empty is not sent."""
    user = signed_in(request)
    one = assignment_or_404(request, number, code, "result.submit")
    form = ResultGridForm(request.POST or None, assignment=one, asked=_asked(one))
    if request.method == "POST" and form.is_valid():
        with ProblemsInto(form):
            sent = result_submit(by=user, into=one.round, rows=form.rows)
            said = _("ส่งแล้ว %(kept)s รายการ เหมือนเดิม %(unchanged)s รายการ")
            messages.success(request, said % {"kept": sent.kept, "unchanged": sent.unchanged})
            return redirect("result-review", number=number, code=code)
    refusal = Gate(user, one.round).refuse_agency(one.agency)
    context = {"form": form, "assignment": one, "round": one.round, "refusal": refusal}
    return render(
        request, "monitoring/result_submit.html", context | {"breadcrumbs": crumbs(one.round, one, _("กรอกผลงาน"))}
    )


def _asked(one: Assignment) -> list[Asked]:
    return [Asked(indicator, definition, current) for indicator, definition, current in indicators_asked(one)]


@page("result.submit")
@require_http_methods(["GET", "HEAD", "POST"])
def evidence_add_page(request: HttpRequest, number: int) -> HttpResponse:
    """A file beside a result."""
    one = result_or_404(request, number, "result.submit")
    form = EvidenceAddForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        with ProblemsInto(form):
            evidence_add(
                by=signed_in(request),
                result=one,
                content=file.read(),
                name=file.name,
                description=form.cleaned_data["description"],
            )
            messages.success(request, _("แนบหลักฐานแล้ว"))
            return redirect("result-review", number=one.round_id, code=one.agency.code)
    context = {"form": form, "result": one, "breadcrumbs": crumbs(one.round, None, _("แนบหลักฐาน"))}
    return render(request, "monitoring/evidence_add.html", context)


@page("result.view")
@require_safe
def evidence_view(request: HttpRequest, number: int) -> HttpResponse:
    """The file of evidence, as a download."""
    found = get_object_or_404(evidence_for(signed_in(request)), pk=number)
    if found.attachment is None:
        raise Http404
    return attachment_response(found.attachment)


@page("result.view")
@require_safe
def result_file(request: HttpRequest, number: int) -> HttpResponse:
    """The file in which a value came, untouched, as a download."""
    one = result_or_404(request, number, "result.view")
    if one.origin_file is None:
        raise Http404
    return attachment_response(one.origin_file)
