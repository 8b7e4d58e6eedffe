"""Review: the queue, and one agency in one round with the decision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from patibat.monitoring.forms import ResultReturnForm
from patibat.monitoring.models import Assignment, ProjectProgress, Result
from patibat.monitoring.selectors import Review, assignment_rows, review_of, rounds_alive, standings
from patibat.monitoring.services import result_approve, result_return
from patibat.monitoring.views.frame import assignment_or_404, crumbs
from patibat.network.forms import ProblemsInto
from patibat.network.pages import page, signed_in
from patibat.network.permissions import agencies_for, can

RESULT, PROGRESS = "r", "p"


@dataclass(frozen=True, slots=True)
class Picked:
    """The rows that a decision is about, by the very versions that the page showed."""

    results: list[Result]
    progress: list[ProjectProgress]

    @property
    def count(self) -> int:
        return len(self.results) + len(self.progress)


@page("result.approve")
@require_safe
def result_list(request: HttpRequest) -> HttpResponse:
    """What waits for review, by agency."""
    rounds = {one.pk: one for one in rounds_alive()}
    found = standings(rounds.values(), agencies_for(signed_in(request), "result.approve"))
    rows = [(rounds[pk], row) for pk, some in found.items() for row in some if row.waiting]
    context = {"rows": rows, "breadcrumbs": crumbs(None, None, _("ตรวจผลงาน"))}
    return render(request, "monitoring/result_list.html", context)


@page("result.view")
@require_safe
def result_review(request: HttpRequest, number: int, code: str) -> HttpResponse:
    """Everything an agency has sent in a round; with the decision for who may take it."""
    return _review_page(request, assignment_or_404(request, number, code, "result.view"), ResultReturnForm())


@page("result.approve")
@require_POST
def result_approve_page(request: HttpRequest, number: int, code: str) -> HttpResponse:
    """Approve what was picked, or all that one may approve."""
    user = signed_in(request)
    one = assignment_or_404(request, number, code, "result.approve")
    everything = request.POST.get("what") == "all"
    picked = _picked(one, request.POST.getlist("seen" if everything else "pick"))
    if everything:
        # Approving all means all that another has sent: one's own rows wait for somebody else.
        picked = Picked(
            [row for row in picked.results if row.submitted_by_id != user.pk],
            [row for row in picked.progress if row.submitted_by_id != user.pk],
        )
    count = result_approve(by=user, results=picked.results, progress=picked.progress)
    messages.success(request, _("รับรองแล้ว %(count)s รายการ") % {"count": count})
    return redirect("result-review", number=number, code=code)


@page("result.return")
@require_POST
def result_return_page(request: HttpRequest, number: int, code: str) -> HttpResponse:
    """Send what was picked back, with the reason."""
    one = assignment_or_404(request, number, code, "result.return")
    form = ResultReturnForm(request.POST)
    picked = _picked(one, request.POST.getlist("pick"))
    if form.is_valid():
        with ProblemsInto(form):
            count = result_return(
                by=signed_in(request),
                reason=form.cleaned_data["reason"],
                results=picked.results,
                progress=picked.progress,
            )
            messages.success(request, _("ส่งกลับให้แก้แล้ว %(count)s รายการ") % {"count": count})
            return redirect("result-review", number=number, code=code)
    return _review_page(request, one, form)


def _picked(one: Assignment, keys: Iterable[str]) -> Picked:
    """The rows named by the page (`r12`, `p7`); a row of another agency or round is not there."""
    numbers: dict[str, set[int]] = {RESULT: set(), PROGRESS: set()}
    for key in keys:
        if key[:1] in numbers and key[1:].isascii() and key[1:].isdigit() and len(key) < 19:
            numbers[key[0]].add(int(key[1:]))
    results = Result.objects.filter(pk__in=numbers[RESULT], round=one.round, agency=one.agency)
    progress = ProjectProgress.objects.filter(
        pk__in=numbers[PROGRESS], round=one.round, project__agency=one.agency
    ).select_related("project", "project__agency", "round")
    return Picked(list(results.select_related("agency", "round")), list(progress))


def _review_page(request: HttpRequest, one: Assignment, form: ResultReturnForm) -> HttpResponse:
    user = signed_in(request)
    review = review_of(one)
    may = {verb: can(user, f"result.{verb}", one.agency) for verb in ("approve", "submit", "withhold")}
    context = {
        "assignment": one,
        "round": one.round,
        "row": next(iter(assignment_rows(one.round, [one.agency_id])), None),
        "review": review,
        "may": may | {"explain": can(user, "explanation.add", one.agency)},
        "open_count": sum(row.submitted_by_id != user.pk for row in review.waiting),
        "own_count": _own_count(review, user.pk),
        "picked": request.POST.getlist("pick"),
        "form": form,
        "breadcrumbs": crumbs(one.round, one),
    }
    return render(request, "monitoring/result_review.html", context)


def _own_count(review: Review, user_id: int) -> int:
    return sum(row.submitted_by_id == user_id for row in review.waiting)
