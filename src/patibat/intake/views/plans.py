"""Pages of documents of plans: sending one in, the review beside the document, adopting."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from patibat.intake.forms_plans import AdoptForm, PlanLoadForm
from patibat.intake.models import PlanReading
from patibat.intake.review import findings_shown, open_of
from patibat.intake.selectors_plans import (
    plan_reading_tree,
    plan_readings,
    reading_findings,
    reading_standings,
)
from patibat.intake.services.plans import (
    plan_adopt,
    plan_read_start,
    plan_receive,
)
from patibat.kit.wording import page_language
from patibat.network.forms import ProblemsInto
from patibat.network.pages import page, signed_in
from patibat.plans.choices import PlanStatus
from patibat.plans.models import Plan
from patibat.plans.services import Adoption
from patibat.plans.tree import PlanTree

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
    context = {"form": form, "readings": plan_readings(visible_to=user)[:20], "breadcrumbs": crumbs()}
    return render(request, "intake/plan_load.html", context)


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
    warnings = open_of(findings, "warning")
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
        "open": open_of(findings, "error"),
        "warnings": warnings,
        "breadcrumbs": crumbs(_("ประกาศใช้แผน")),
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


def _reading(request: HttpRequest, number: int) -> PlanReading:
    found: PlanReading = get_object_or_404(plan_readings(visible_to=signed_in(request)), upload_id=number)
    return found


def crumbs(last: str = "") -> list[tuple[str, str]]:
    """The way to a page of plans' documents."""
    crumbs = [(_("งานของฉัน"), "/staff/"), (_("นำเข้าแผน"), reverse("plan-load") if last else "")]
    return [*crumbs, (last, "")] if last else crumbs
