"""The review of a plan that was read: the tree beside the document, corrections, answers, one step after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from patibat.intake.choices import UploadState
from patibat.intake.forms_corrections import LineForm, SplitForm, ThingForm, target_words, thing_form
from patibat.intake.forms_plans import AnswerForm, HeadForm
from patibat.intake.models import PlanReading
from patibat.intake.preview import problems_shown
from patibat.intake.review import (
    Row,
    excerpt_of,
    findings_shown,
    kind_of,
    line_chosen,
    next_doubtful,
    only_differing,
    rows_of,
    source_of,
)
from patibat.intake.review_agencies import agencies_asked
from patibat.intake.selectors import PROBLEM, is_waiting
from patibat.intake.selectors_plans import (
    LOST,
    PROVINCE,
    answers_of,
    findings_kept,
    findings_open,
    plan_reading_paper,
    plan_reading_tree,
    plan_readings,
    province_asked,
    reading_changes,
    stamp_of,
)
from patibat.intake.services.plans import finding_answer, plan_edit, plan_undo
from patibat.intake.views.plans import crumbs
from patibat.kit.wording import page_language
from patibat.network.pages import page, signed_in
from patibat.network.permissions import can
from patibat.papers.reading import PaperKind, page_picture
from patibat.plans.choices import NodeKind
from patibat.plans.editing import Edit, Thing, line_key, thing_of, things, words_of
from patibat.plans.selectors import agency_directory
from patibat.plans.tree import IndicatorItem, Line, PlanTree
from patibat.problems import Problem
from patibat.records.selectors import attachment_content, job_position
from patibat.records.services import job_lost_mark

MOST_UNPLACED: Final = 200
MOST_REPAIRS: Final = 300
WHOLE: Final = "whole"
AnyForm = ThingForm | LineForm | HeadForm | SplitForm


@dataclass(frozen=True, slots=True)
class Looked:
    """What the person looks at: a thing or a line by its key, a part of the document, all or the differences.

    After a correction that was refused: the form with what was typed, and the problem.
    """

    at: str = ""
    start: str = ""
    show: str = ""
    form: AnyForm | None = None
    problem: Problem | None = None
    typed: tuple[tuple[str, str], ...] = ()


@page("plan.load")
@require_safe
def plan_review(request: HttpRequest, number: int) -> HttpResponse:
    """The tree beside the document; one thing is chosen, corrected, accepted, and the next one follows."""
    kept = reading_of(request, number)
    upload = kept.upload
    if upload.job and job_lost_mark(upload.job):
        upload.job.refresh_from_db()
    if getattr(request, "htmx", False) and not request.GET:
        context = _standing(kept)
        if context["waiting"]:
            return render(request, "intake/_reading.html", context)
        return HttpResponseClientRefresh()
    asked = request.GET
    return _shown(request, kept, Looked(asked.get("at", ""), asked.get("from", ""), asked.get("show", "")))


def _shown(request: HttpRequest, kept: PlanReading, looked: Looked) -> HttpResponse:
    """The page, with what was typed where a correction was refused."""
    context = _standing(kept)
    if kept.tree:
        context |= _review(request, kept, looked)
    status = looked.problem.kind.status if looked.problem else 200
    return render(request, "intake/plan_review.html", context, status=status)


def _standing(kept: PlanReading) -> dict[str, Any]:
    """Where the reading is: waiting, refused, read."""
    upload = kept.upload
    position = job_position(upload.job) if upload.job else None
    return {
        "kept": kept,
        "upload": upload,
        "waiting": is_waiting(upload) and position is not None and not position.over,
        "poll": reverse("plan-review", args=[upload.pk]),
        "problems": problems_shown(upload, PROBLEM),
        "position": position,
        "job_failed": upload.job.problem if upload.job and upload.state == UploadState.RECEIVED else None,
        "breadcrumbs": crumbs(upload.attachment.name),
    }


def _review(request: HttpRequest, kept: PlanReading, looked: Looked) -> dict[str, Any]:
    tree, lost = plan_reading_tree(kept)
    found = findings_kept(kept, tree)
    findings = findings_shown(found, answers_of(kept), page_language())
    excerpt = excerpt_of(
        plan_reading_paper(kept), tree, looked.at, int(looked.start) if looked.start.isdigit() else None
    )
    is_open = kept.upload.state == UploadState.READ
    stands = findings_open(kept, found)
    return {
        "tree": tree,
        "at": looked.at,
        "excerpt": excerpt,
        "source": source_of(excerpt),
        "findings": findings,
        "open": stands,
        "problem": looked.problem,
        "typed": looked.typed,
        "lost": [*lost, *(one["edit"] for one in kept.notes if one["kind"] == LOST)],
        "repairs": kept.repairs[:MOST_REPAIRS],
        "is_open": is_open,
        "may_answer": is_open and can(request.user, "finding.answer", kept.upload.agency),
        "may_adopt": is_open and can(request.user, "plan.adopt", kept.upload.agency),
        "province": province_asked(kept, tree),
        "head": looked.form if isinstance(looked.form, HeadForm) else _head(tree),
        "head_wrong": isinstance(looked.form, HeadForm),
        "years_missing": not tree.from_year or not tree.to_year,
        **_rows(kept, tree, findings_now=findings, looked=looked),
        **_chosen(tree, looked),
        **_asked(tree),
        **_unplaced(tree),
    }


def _rows(kept: PlanReading, tree: PlanTree, *, findings_now: Any, looked: Looked) -> dict[str, Any]:
    """The tree, whole or, in a second reading, only what differs from the first."""
    changes = reading_changes(kept, tree)
    told: dict[str, list[str]] = {}
    keys = {thing.key for thing in things(tree)}
    for one in changes or ():
        told.setdefault(one.key if one.key in keys and one.kind != "removed" else "", []).append(
            one.sentence(page_language())
        )
    elsewhere = told.pop("", [])
    rows = rows_of(tree, findings_now, looked.at, told)
    is_second = changes is not None
    only = is_second and looked.show != WHOLE
    shown = only_differing(rows) if only else rows
    return {
        "rows": shown,
        "is_second": is_second,
        "only_differences": only,
        "differing": len(told),
        "elsewhere": elsewhere,
        "show": looked.show,
        "keep": f"&show={looked.show}" if looked.show else "",
        "chosen": next((row for row in rows if row.is_chosen), None),
        "doubtful": sum(row.is_doubtful for row in rows),
        "next": next_doubtful(tree, looked.at),
        "wrong": _next_wrong(rows, looked.at),
    }


def _next_wrong(rows: list[Row], after: str) -> str:
    """The next thing with an error that stands open."""
    wrong = [row for row in rows if any(one.severity == "error" and not one.answer for one in row.findings)]
    position = next((at for at, row in enumerate(rows) if row.thing.key == after), -1)
    later = [row for row in wrong if rows.index(row) > position]
    return (later or wrong)[0].thing.key if wrong else ""


def _chosen(tree: PlanTree, looked: Looked) -> dict[str, Any]:
    """What is chosen, its form, and what stands of it in the document."""
    line = line_chosen(tree, looked.at)
    form = looked.form if isinstance(looked.form, ThingForm) else None
    if form is None:
        form = form_of(tree, looked.at)
    line_form = looked.form if isinstance(looked.form, LineForm) else None
    return {
        "form": form,
        "form_open": isinstance(looked.form, ThingForm),
        "split": looked.form if isinstance(looked.form, SplitForm) else split_form_of(tree, looked.at),
        "split_open": isinstance(looked.form, SplitForm),
        "stamp": stamp_of(tree, looked.at),
        "siblings": _siblings(tree, looked.at),
        "targets": _targets(tree, looked.at),
        "line": line,
        "line_at": looked.at if line else "",
        "line_form": (line_form or LineForm(tree=tree)) if line else None,
        "before": _before(tree, looked.at),
    }


def _thing(tree: PlanTree, key: str) -> Thing | None:
    try:
        return thing_of(tree, key)
    except LookupError:
        return None


def _targets(tree: PlanTree, chosen: str) -> list[tuple[int, str]]:
    thing = _thing(tree, chosen)
    if not isinstance(thing, IndicatorItem):
        return []
    return [(year, target_words(target)) for year, target in thing.targets.items()]


def _siblings(tree: PlanTree, chosen: str) -> list[tuple[str, str]]:
    """What a thing may be merged into: those of its kind."""
    thing = _thing(tree, chosen)
    if thing is None:
        return []
    kind = kind_of(thing)
    return [(one.key, _named(one)) for one in things(tree) if one.key != chosen and kind_of(one) == kind]


def _before(tree: PlanTree, chosen: str) -> list[tuple[str, str]]:
    """What a node may be put before: those beside it."""
    node = tree.node(chosen)
    return [(one.key, _named(one)) for one in tree.children(node.parent) if one is not node] if node else []


def _named(one: Thing) -> str:
    return f"{one.number} {words_of(one)[:60]}".strip()


def form_of(tree: PlanTree, chosen: str, data: Any = None) -> ThingForm | None:
    """The form of the chosen thing; None where nothing, or no thing, is chosen."""
    thing = _thing(tree, chosen)
    return thing_form(tree, thing, agency_directory(), data) if thing is not None else None


def split_form_of(tree: PlanTree, chosen: str, data: Any = None) -> SplitForm | None:
    """The form that makes two of the chosen thing."""
    thing = _thing(tree, chosen)
    return SplitForm(data, words=words_of(thing)) if thing is not None else None


def _asked(tree: PlanTree) -> dict[str, Any]:
    directory = agency_directory()
    asked, total = agencies_asked(tree, directory)
    return {
        "asked": asked,
        "asked_total": total,
        "agencies": [(one.code, one.names[0]) for one in directory.known] if asked else [],
    }


def _unplaced(tree: PlanTree) -> dict[str, Any]:
    return {
        "unplaced": [(line_key(one), one) for one in tree.unplaced[:MOST_UNPLACED]],
        "unplaced_more": max(0, len(tree.unplaced) - MOST_UNPLACED),
    }


def _head(tree: PlanTree) -> HeadForm:
    first = {"title": tree.title, "from_year": tree.from_year or None, "to_year": tree.to_year or None}
    return HeadForm(initial=first, auto_id="head_%s")


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
