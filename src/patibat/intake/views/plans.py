"""Pages of documents of plans: sending one in, the review beside the document, adopting."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from patibat.intake.choices import UploadState
from patibat.intake.forms_plans import AdoptForm, AnswerForm, HeadForm, PlanLoadForm, ThingForm
from patibat.intake.models import PlanReading
from patibat.intake.preview import problems_shown
from patibat.intake.review import FindingShown, excerpt_of, findings_shown, next_doubtful, rows_of
from patibat.intake.selectors import PROBLEM, is_waiting
from patibat.intake.selectors_plans import (
    plan_reading_paper,
    plan_reading_tree,
    plan_readings,
    reading_findings,
    reading_standings,
)
from patibat.intake.services.plans import (
    finding_answer,
    finding_withdraw,
    plan_adopt,
    plan_edit,
    plan_read_start,
    plan_receive,
    plan_undo,
)
from patibat.kit.wording import page_language
from patibat.network.forms import ProblemsInto
from patibat.network.pages import page, signed_in
from patibat.network.permissions import can
from patibat.papers.reading import PaperKind, page_picture
from patibat.plans.choices import NodeKind, PlanStatus
from patibat.plans.editing import Edit, thing_of
from patibat.plans.models import Plan
from patibat.plans.selectors import agency_directory
from patibat.plans.services import Adoption
from patibat.plans.tree import PlanItem, PlanTree
from patibat.plans.written import agencies_of
from patibat.records.selectors import attachment_content, job_position
from patibat.records.services import job_lost_mark

PASTED = "pasted.txt"
MOST_UNPLACED = 200
MOST_REPAIRS = 300


@page("plan.load")
@require_http_methods(["GET", "HEAD", "POST"])
def plan_load_page(request: HttpRequest) -> HttpResponse:
    """A plan's document, or text pasted from one."""
    user = signed_in(request)
    form = PlanLoadForm(request.POST or None, request.FILES or None, user=user)
    if request.method == "POST" and form.is_valid():
        file, text = form.cleaned_data["file"], form.cleaned_data["text"]
        content = file.read() if file else text.encode("utf-8")
        upload = plan_receive(
            by=user,
            content=content,
            name=file.name if file else PASTED,
            agency=form.cleaned_data["agency"],
            plan=form.cleaned_data["plan"],
        )
        plan_read_start(by=user, upload=upload)
        return redirect("plan-review", number=upload.pk)
    context = {"form": form, "readings": plan_readings(visible_to=user)[:20], "breadcrumbs": _crumbs()}
    return render(request, "intake/plan_load.html", context)


@page("plan.load")
@require_safe
def plan_review(request: HttpRequest, number: int) -> HttpResponse:
    """The tree beside the document; one thing is chosen, corrected, accepted, and the next one follows."""
    kept = _reading(request, number)
    upload = kept.upload
    if upload.job and job_lost_mark(upload.job):
        upload.job.refresh_from_db()
    waiting = is_waiting(upload) and upload.job is not None and not job_position(upload.job).over
    context: dict[str, Any] = {
        "kept": kept,
        "upload": upload,
        "waiting": waiting,
        "poll": reverse("plan-review", args=[number]),
        "problems": problems_shown(upload, PROBLEM),
        "position": job_position(upload.job) if upload.job else None,
        "job_failed": upload.job.problem if upload.job and upload.state == UploadState.RECEIVED else None,
        "breadcrumbs": _crumbs(upload.attachment.name),
    }
    if getattr(request, "htmx", False) and not request.GET:
        return render(request, "intake/_reading.html", context) if waiting else HttpResponseClientRefresh()
    if kept.tree:
        context |= _review(request, kept)
    return render(request, "intake/plan_review.html", context)


def _review(request: HttpRequest, kept: PlanReading) -> dict[str, Any]:
    tree, lost = plan_reading_tree(kept)
    chosen = request.GET.get("at", "")
    start = request.GET.get("from", "")
    findings = findings_shown(reading_standings(kept, tree, reading_findings(tree)), page_language())
    rows = rows_of(tree, findings, chosen)
    excerpt = excerpt_of(plan_reading_paper(kept), tree, chosen, int(start) if start.isdigit() else None)
    asked = [one for one in agencies_of(tree) if one["state"] != "resolved"]
    is_open = kept.upload.state == UploadState.READ
    return {
        "tree": tree,
        "rows": rows,
        "chosen": next((row for row in rows if row.is_chosen), None),
        "excerpt": excerpt,
        "findings": findings,
        "open": _open_of(findings, "error"),
        "own_answers": {one["fingerprint"] for one in kept.answers},
        "form": _thing_form(tree, chosen),
        "head": HeadForm(initial={"title": tree.title, "from_year": tree.from_year, "to_year": tree.to_year}),
        "doubtful": sum(row.is_doubtful for row in rows),
        "next": next_doubtful(tree, chosen),
        "siblings": _siblings(tree, chosen),
        "asked": asked,
        "agencies": [(one.code, one.names[0]) for one in agency_directory().known] if asked else [],
        "lost": lost,
        "repairs": kept.repairs[:MOST_REPAIRS],
        "kinds": [("indicator", _("ตัวชี้วัด")), *NodeKind.choices],
        "unplaced": tree.unplaced[:MOST_UNPLACED],
        "unplaced_more": max(0, len(tree.unplaced) - MOST_UNPLACED),
        "is_open": is_open,
        "may_answer": is_open and can(request.user, "finding.answer", kept.upload.agency),
        "may_adopt": is_open and can(request.user, "plan.adopt", kept.upload.agency),
    }


def _open_of(findings: list[FindingShown], severity: str) -> list[FindingShown]:
    return [one for one in findings if one.severity == severity and one.answer is None]


def _siblings(tree: PlanTree, chosen: str) -> list[tuple[str, str]]:
    """What a node may be merged into: those of its kind."""
    one = tree.node(chosen)
    if one is None:
        return []
    same = [node for node in tree.nodes if node.kind == one.kind and node.key != one.key]
    return [(node.key, f"{node.number} {node.title[:60]}".strip()) for node in same]


def _thing_form(tree: PlanTree, chosen: str) -> ThingForm | None:
    try:
        return ThingForm(tree=tree, thing=thing_of(tree, chosen)) if chosen else None
    except LookupError:
        return None


@page("plan.load")
@require_POST
def plan_edit_page(request: HttpRequest, number: int) -> HttpResponse:
    """One correction; back to the review, at the same thing or at the next that waits."""
    user = signed_in(request)
    kept = _reading(request, number)
    tree, _lost = plan_reading_tree(kept)
    edit = _edit_of(request, tree)
    if edit is not None:
        kept = plan_edit(by=user, upload=kept.upload, edit=edit)
        tree, _lost = plan_reading_tree(kept)
    key = request.POST.get("key", "")
    stays = request.POST.get("deed") in ("change", "agencies", "split")
    at = key if stays or not key else next_doubtful(tree, key)
    return redirect(f"{reverse('plan-review', args=[number])}{f'?at={at}' if at else ''}#chosen")


def _edit_of(request: HttpRequest, tree: PlanTree) -> Edit | None:
    """The correction that a form asks for; None where it says nothing new."""
    posted = request.POST
    deed, key = posted.get("deed", ""), posted.get("key", "")
    if deed == "change":
        return _change_of(request, tree, key)
    if deed == "head":
        form = HeadForm(posted)
        return {"deed": deed, "to": form.cleaned_data} if form.is_valid() else None
    names = {
        "accept": (), "accept-all": (), "remove": (), "merge": ("into",), "split": ("at",),
        "name-agency": ("text", "code"), "place": ("text", "kind", "parent"), "move": ("parent", "before"),
    }.get(deed)  # fmt: skip
    if names is None:
        return {"deed": deed, "key": key}
    return {"deed": deed, "key": key} | {name: posted.get(name, "") for name in names if posted.get(name)}


def _change_of(request: HttpRequest, tree: PlanTree, key: str) -> Edit | None:
    """New words and number, and a new place where that was chosen."""
    try:
        thing = thing_of(tree, key)
    except LookupError:
        return {"deed": "change", "key": key, "to": {}}
    form = ThingForm(request.POST, tree=tree, thing=thing)
    if not form.is_valid():
        messages.error(request, _("แก้ไขไม่ได้ ตรวจช่องที่กรอกอีกครั้ง"))
        return None
    data = form.cleaned_data
    is_node = isinstance(thing, PlanItem)
    to = {"number": data["number"], "title" if is_node else "name": data["title"]}
    if is_node:
        to["kind"] = data["kind"]
    return {"deed": "change", "key": key, "to": to, "parent": data["parent"]}


@page("plan.load")
@require_POST
def plan_undo_page(request: HttpRequest, number: int) -> HttpResponse:
    """Take the last correction back."""
    plan_undo(by=signed_in(request), upload=_reading(request, number).upload)
    return redirect("plan-review", number=number)


@page("finding.answer")
@require_POST
def plan_answer_page(request: HttpRequest, number: int) -> HttpResponse:
    """“Intended, because …” to a finding."""
    kept = _reading(request, number)
    form = AnswerForm(request.POST)
    fingerprint = request.POST.get("fingerprint", "")
    if form.is_valid():
        finding_answer(
            by=signed_in(request), upload=kept.upload, fingerprint=fingerprint, reason=form.cleaned_data["reason"]
        )
    else:
        messages.error(request, _("บอกเหตุผลก่อน จึงจะรับว่าตั้งใจ"))
    return redirect(f"{reverse('plan-review', args=[number])}#findings")


@page("finding.withdraw")
@require_POST
def plan_answer_withdraw_page(request: HttpRequest, number: int) -> HttpResponse:
    """Take an answer of this page back."""
    kept = _reading(request, number)
    finding_withdraw(by=signed_in(request), upload=kept.upload, fingerprint=request.POST.get("fingerprint", ""))
    return redirect(f"{reverse('plan-review', args=[number])}#findings")


@page("plan.load")
@require_POST
def plan_read_page(request: HttpRequest, number: int) -> HttpResponse:
    """Read the document again."""
    kept = _reading(request, number)
    plan_read_start(by=signed_in(request), upload=kept.upload)
    return redirect("plan-review", number=number)


@page("plan.adopt")
@require_http_methods(["GET", "HEAD", "POST"])
def plan_adopt_page(request: HttpRequest, number: int) -> HttpResponse:
    """What is adopted, by which decision; what still stands against it."""
    user = signed_in(request)
    kept = _reading(request, number)
    tree, _lost = plan_reading_tree(kept)
    findings = findings_shown(reading_standings(kept, tree, reading_findings(tree)), page_language())
    warnings = _open_of(findings, "warning")
    form = AdoptForm(request.POST or None, initial=_proposed(kept, tree), warnings=len(warnings))
    if request.method == "POST" and form.is_valid() and kept.upload.agency is not None:
        data = form.cleaned_data
        how = Adoption(
            agency=kept.upload.agency,
            code=data["code"],
            kind=data["kind"],
            plan=kept.plan,
            adopted_on=data["adopted_on"],
            note=data["note"],
            document=kept.upload.attachment,
            warnings_seen=data.get("warnings_seen", False),
        )
        with ProblemsInto(form):
            version = plan_adopt(by=user, upload=kept.upload, how=how)
            messages.success(request, _("ประกาศใช้แล้ว แผนอยู่บนหน้าสาธารณะ"))
            return redirect(f"/plans/{version.plan.code}/")
    context = {
        "form": form,
        "kept": kept,
        "tree": tree,
        "open": _open_of(findings, "error"),
        "warnings": warnings,
        "breadcrumbs": _crumbs(_("ประกาศใช้แผน")),
    }
    return render(request, "intake/plan_adopt.html", context)


def _proposed(kept: PlanReading, tree: PlanTree) -> dict[str, Any]:
    """What the form holds before anybody typed: nothing is typed twice."""
    if kept.plan is not None:
        return {"code": kept.plan.code, "kind": kept.plan.kind}
    stem = f"edp-{tree.from_year}" if kept.upload.agency and kept.upload.agency.parent_id is None else ""
    code = stem or f"{kept.upload.agency.code if kept.upload.agency else 'plan'}-{tree.from_year}"
    taken = Plan.objects.filter(code__startswith=code).exclude(status=PlanStatus.DRAFT).count()
    return {"code": f"{code}-{taken + 1}" if taken else code, "kind": tree.kind or "education_development"}


@page("plan.load")
@require_safe
@cache_control(private=True, max_age=3600)
def plan_page_picture(request: HttpRequest, number: int, page_number: int) -> HttpResponse:
    """A page of the PDF as a picture, drawn in the limited process."""
    kept = _reading(request, number)
    paper = plan_reading_paper(kept)
    if paper.kind != PaperKind.PDF or not 1 <= page_number <= len(paper.pages):
        return HttpResponse(status=404)
    picture = page_picture(attachment_content(kept.upload.attachment), page_number)
    return HttpResponse(picture, content_type="image/png")


def _reading(request: HttpRequest, number: int) -> PlanReading:
    found: PlanReading = get_object_or_404(plan_readings(visible_to=signed_in(request)), upload_id=number)
    return found


def _crumbs(last: str = "") -> list[tuple[str, str]]:
    crumbs = [(_("งานของฉัน"), "/staff/"), (_("นำเข้าแผน"), reverse("plan-load") if last else "")]
    return [*crumbs, (last, "")] if last else crumbs
