"""The review of a plan that was read: the tree beside the document, corrections, answers, one step after the other."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from patibat.intake.forms_corrections import LineForm
from patibat.intake.forms_plans import AnswerForm, HeadForm
from patibat.intake.models import PlanReading
from patibat.intake.review import (
    line_chosen,
    next_doubtful,
)
from patibat.intake.selectors_plans import (
    PROVINCE,
    plan_reading_paper,
    plan_reading_tree,
    plan_readings,
)
from patibat.intake.services.plans import finding_answer, finding_withdraw, plan_edit, plan_undo
from patibat.intake.views.review_page import AnyForm, Looked, form_of, reviewed, split_form_of, standing
from patibat.network.pages import page, signed_in
from patibat.papers.reading import PaperKind, page_picture
from patibat.plans.choices import NodeKind
from patibat.plans.editing import Edit
from patibat.plans.tree import Line, PlanTree
from patibat.problems import Problem
from patibat.records.selectors import attachment_content
from patibat.records.services import job_lost_mark


@page("plan.load")
@require_safe
def plan_review(request: HttpRequest, number: int) -> HttpResponse:
    """The tree beside the document; one thing is chosen, corrected, accepted, and the next one follows."""
    kept = reading_of(request, number)
    upload = kept.upload
    if upload.job and job_lost_mark(upload.job):
        upload.job.refresh_from_db()
    if getattr(request, "htmx", False) and not request.GET:
        context = standing(kept)
        if context["waiting"]:
            return render(request, "intake/_reading.html", context)
        return HttpResponseClientRefresh()
    asked = request.GET
    return _shown(request, kept, Looked(asked.get("at", ""), asked.get("from", ""), asked.get("show", "")))


def _shown(request: HttpRequest, kept: PlanReading, looked: Looked) -> HttpResponse:
    """The page, with what was typed where a correction was refused."""
    context = standing(kept)
    if kept.tree:
        context |= reviewed(request, kept, looked)
    status = looked.problem.kind.status if looked.problem else 200
    return render(request, "intake/plan_review.html", context, status=status)


@page("plan.load")
@require_POST
def plan_edit_page(request: HttpRequest, number: int) -> HttpResponse:
    """One correction; then the same thing, or the next that waits. What was refused is shown with what was typed."""
    user = signed_in(request)
    kept = reading_of(request, number)
    tree, _lost = plan_reading_tree(kept)
    posted = request.POST
    key, show = posted.get("key", ""), posted.get("show", "")
    edit, form = _edit_of(request, tree)
    if form is not None and not form.is_valid():
        return _shown(request, kept, Looked(posted.get("at", "") or key, show=show, form=form))
    if edit is not None:
        try:
            kept = plan_edit(by=user, upload=kept.upload, edit=edit, seen=posted.get("seen", ""))
        except Problem as problem:
            # Somebody may have taken the last correction back meanwhile: what stands is read anew.
            kept = reading_of(request, number)
            at = posted.get("at", "") or key
            again = Looked(at, show=show, form=form, problem=problem, typed=_typed(request, kept, key))
            return _shown(request, kept, again)
    return redirect(_address(number, _then(kept, posted.get("deed", ""), key, edit), show))


def _typed(request: HttpRequest, kept: PlanReading, key: str) -> tuple[tuple[str, str], ...]:
    """What was typed, where its form is not on the page any more."""
    tree, _lost = plan_reading_tree(kept)
    if form_of(tree, key) is not None:
        return ()
    apart = {"csrfmiddlewaretoken", "deed", "key", "seen", "show", "at", "line"}
    return tuple((name, str(text)) for name, text in request.POST.items() if name not in apart and str(text).strip())


def _then(kept: PlanReading, deed: str, key: str, edit: Edit | None) -> str:
    """Where one goes on."""
    tree, _lost = plan_reading_tree(kept)
    if deed in ("change", "agencies", "split", "move"):
        return key
    if deed == "place" and kept.edits:
        return str(kept.edits[-1].get("new", ""))
    if deed in ("add-to", "merge") and edit is not None:
        return str(edit.get("into", ""))
    return next_doubtful(tree, key) if key else ""


def _address(number: int, at: str, show: str) -> str:
    asked = {name: text for name, text in (("at", at), ("show", show)) if text}
    place = "#chosen" if at else ""
    return f"{reverse('plan-review', args=[number])}{f'?{urlencode(asked)}' if asked else ''}{place}"


def _edit_of(request: HttpRequest, tree: PlanTree) -> tuple[Edit | None, AnyForm | None]:
    """The correction that a form asks for, None where it says nothing new; and the form where it has one."""
    posted = request.POST
    deed, key = posted.get("deed", ""), posted.get("key", "")
    if deed == "change":
        form = form_of(tree, key, posted)
        if form is None:
            return {"deed": deed, "key": key, "to": {}}, None
        return form.edit() if form.is_valid() else None, form
    if deed == "head":
        head = HeadForm(posted, auto_id="head_%s")
        return ({"deed": deed, "to": head.cleaned_data} if head.is_valid() else None), head
    if deed in ("place", "add-to", "leave-out"):
        return _line_edit(request, tree)
    if deed == "split":
        split = split_form_of(tree, key, posted)
        cut = split.cleaned_data["parts"] if split and split.is_valid() else 0
        return {"deed": deed, "key": key, "at": cut}, split
    names = {
        "accept": (), "accept-all": (), "remove": (), "merge": ("into",),
        "name-agency": ("text", "code"), "move": ("parent", "before"),
    }.get(deed, ())  # fmt: skip
    given = {name: posted.get(name, "") for name in names if posted.get(name)}
    return {"deed": deed, "key": key} | given, None


def _line_edit(request: HttpRequest, tree: PlanTree) -> tuple[Edit, LineForm | None]:
    """What becomes of a line that could not be placed."""
    posted = request.POST
    deed = posted.get("deed", "")
    line: Line | None = line_chosen(tree, posted.get("line", ""))
    edit: Edit = {"deed": deed, "line": posted.get("line", ""), "text": line.text if line else posted.get("text", "")}
    form = LineForm(_line_data(posted, tree), tree=tree) if line else None
    names = {"place": ("kind", "parent"), "add-to": ("into",), "leave-out": ("reason",)}[deed]
    if form is not None and deed == "leave-out" and not posted.get("reason", "").strip():
        form.add_error("reason", _("บอกเหตุผลสั้น ๆ เพื่อให้ผู้อื่นรู้ว่าเหตุใดจึงไม่นำเข้า"))
    return edit | {name: posted.get(name, "") for name in names}, form


def _line_data(posted: Any, tree: PlanTree) -> dict[str, str]:
    """One of three small forms was sent: the choices of the others stand as they were."""
    first = {"kind": NodeKind.CLAUSE.value, "parent": "", "into": "", "reason": ""}
    return first | {name: posted[name] for name in first if name in posted}


@page("plan.load")
@require_POST
def plan_undo_page(request: HttpRequest, number: int) -> HttpResponse:
    """Take the last correction back."""
    kept = reading_of(request, number)
    seen = request.POST.get("seen", "")
    try:
        plan_undo(by=signed_in(request), upload=kept.upload, seen=int(seen) if seen.isdigit() else None)
    except Problem as problem:
        return _shown(request, reading_of(request, number), Looked(problem=problem))
    return redirect(_address(number, request.POST.get("at", ""), request.POST.get("show", "")))


@page("finding.answer")
@require_POST
def plan_answer_page(request: HttpRequest, number: int) -> HttpResponse:
    """“Intended, because …” to a finding, or to the question whose province's plan it is."""
    kept = reading_of(request, number)
    form = AnswerForm(request.POST)
    fingerprint = request.POST.get("fingerprint", "")
    if form.is_valid():
        finding_answer(
            by=signed_in(request), upload=kept.upload, fingerprint=fingerprint, reason=form.cleaned_data["reason"]
        )
    else:
        messages.error(request, _("บอกเหตุผลก่อน จึงจะรับว่าตั้งใจ"))
    at, show = request.POST.get("at", ""), request.POST.get("show", "")
    if at or fingerprint == PROVINCE:
        return redirect(_address(number, at, show))
    return redirect(f"{reverse('plan-review', args=[number])}#findings")


@page("finding.withdraw")
@require_POST
def plan_answer_withdraw_page(request: HttpRequest, number: int) -> HttpResponse:
    """Take an answer of this page back."""
    kept = reading_of(request, number)
    finding_withdraw(by=signed_in(request), upload=kept.upload, fingerprint=request.POST.get("fingerprint", ""))
    return redirect(f"{reverse('plan-review', args=[number])}#findings")


@page("plan.load")
@require_safe
@cache_control(private=True, max_age=3600)
def plan_page_picture(request: HttpRequest, number: int, page_number: int) -> HttpResponse:
    """A page of the PDF as a picture, drawn in the limited process."""
    kept = reading_of(request, number)
    paper = plan_reading_paper(kept)
    if paper.kind != PaperKind.PDF or not 1 <= page_number <= len(paper.pages):
        return HttpResponse(status=404)
    picture = page_picture(attachment_content(kept.upload.attachment), page_number)
    return HttpResponse(picture, content_type="image/png")


def reading_of(request: HttpRequest, number: int) -> PlanReading:
    """The reading, where the person may see it; otherwise there is none."""
    found: PlanReading = get_object_or_404(plan_readings(visible_to=signed_in(request)), upload_id=number)
    return found
