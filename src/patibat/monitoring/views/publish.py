"""Publication, withholding, and the words of agencies beside figures."""

from __future__ import annotations

import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from patibat.kit.clock import today
from patibat.kit.wording import thai_date
from patibat.monitoring.forms import ExplanationAddForm, ResultPublishForm, ResultWithholdForm
from patibat.monitoring.models import Result, Round
from patibat.monitoring.selectors import value_of
from patibat.monitoring.services import explanation_add, result_publish, result_withhold
from patibat.monitoring.views.frame import crumbs, result_or_404, round_or_404
from patibat.network.forms import ProblemsInto
from patibat.network.models import Office
from patibat.network.pages import page, signed_in
from patibat.network.permissions import check
from patibat.records.choices import ReviewStatus, Visibility

USUAL_PREVIEW_DAYS = 7


@page("result.publish")
@require_http_methods(["GET", "HEAD", "POST"])
def result_publish_page(request: HttpRequest, number: int) -> HttpResponse:
    """The order by which a round's approved figures become public; what that will be is listed."""
    user = signed_in(request)
    of = round_or_404(request, number)
    check(user, "result.publish", of.plan.agency)
    form = ResultPublishForm(request.POST or None, initial={"order_date": today(), "publish_on": _preview_until()})
    if request.method == "POST" and form.is_valid():
        with ProblemsInto(form):
            order = result_publish(by=user, of=of, **form.cleaned_data)
            said = _("กำหนดเปิดเผย %(day)s แล้ว") if order.publish_on > today() else _("เปิดเผยแล้ว ตามคำสั่งมีผล %(day)s")
            messages.success(request, said % {"day": thai_date(order.publish_on)})
            return redirect("round-view", number=of.pk)
    context = {"form": form, "round": of, **_to_publish(of), "breadcrumbs": crumbs(of, None, _("เปิดเผยผลงาน"))}
    return render(request, "monitoring/result_publish.html", context)


def _preview_until() -> datetime.date:
    days = Office.objects.values_list("preview_days", flat=True).first()
    return today() + datetime.timedelta(days=USUAL_PREVIEW_DAYS if days is None else days)


def _to_publish(of: Round) -> dict[str, object]:
    """What becomes public by the order, and what still awaits review and stays behind."""
    approved = of.results.filter(status=ReviewStatus.APPROVED).select_related("agency", "indicator", "definition")
    progress = of.progress.filter(status=ReviewStatus.APPROVED).select_related("project", "project__agency")
    return {
        "results": [(row, value_of(row, Visibility.STAFF).shown(row.definition.places)) for row in approved],
        "progress": list(progress),
        "waiting": of.results.filter(is_current=True, status=ReviewStatus.SUBMITTED).count(),
    }


@page("result.withhold")
@require_http_methods(["GET", "HEAD", "POST"])
def result_withhold_page(request: HttpRequest, number: int) -> HttpResponse:
    """Keep one number from the public, with the legal reason."""
    one = result_or_404(request, number, "result.withhold")
    form = ResultWithholdForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with ProblemsInto(form):
            result_withhold(by=signed_in(request), results=[one], reason=form.cleaned_data["reason"])
            messages.success(request, _("บันทึกแล้ว สาธารณะเห็นเหตุผลแทนตัวเลข"))
            return redirect("result-review", number=one.round_id, code=one.agency.code)
    return render(request, "monitoring/result_withhold.html", _about(one, form, _("ไม่เปิดเผยตัวเลขนี้")))


@page("explanation.add")
@require_http_methods(["GET", "HEAD", "POST"])
def explanation_add_page(request: HttpRequest, number: int) -> HttpResponse:
    """An agency's words beside a figure."""
    one = result_or_404(request, number, "explanation.add")
    form = ExplanationAddForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with ProblemsInto(form):
            explanation_add(by=signed_in(request), result=one, **form.cleaned_data)
            messages.success(request, _("บันทึกคำชี้แจงแล้ว"))
            return redirect("result-review", number=one.round_id, code=one.agency.code)
    return render(request, "monitoring/explanation_add.html", _about(one, form, _("ชี้แจงตัวเลขนี้")))


def _about(one: Result, form: ResultWithholdForm | ExplanationAddForm, title: str) -> dict[str, object]:
    shown = value_of(one, Visibility.STAFF).shown(one.definition.places)
    return {"form": form, "result": one, "shown": shown, "breadcrumbs": crumbs(one.round, None, title)}
