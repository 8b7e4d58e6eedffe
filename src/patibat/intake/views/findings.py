"""What the checker finds in a plan that is kept: the findings, the tree with their marks, the vision's indicators.

They stand in this room because the checker looks at projects too, which the room plans does not know.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from patibat.intake.forms_plans import AnswerForm
from patibat.intake.review import findings_shown, places_of, rows_of, severities_of
from patibat.intake.selectors_plans import plan_standings
from patibat.kit.wording import named, page_language
from patibat.network.pages import page, signed_in
from patibat.network.permissions import can
from patibat.plans.alignment import plans_visible
from patibat.plans.answering import Standing
from patibat.plans.measured import Measured, idle, measured
from patibat.plans.models import Plan
from patibat.plans.problems import FINDING_GONE
from patibat.plans.services import finding_answer as plan_finding_answer
from patibat.plans.services import finding_withdraw


@page("plan.check")
@require_safe
def finding_list(request: HttpRequest, plan: str) -> HttpResponse:
    """Every finding by severity and place, what was answered apart, and a form to answer."""
    found = _plan(request, plan)
    version, tree, standing = plan_standings(found)
    shown = findings_shown(standing, page_language())
    context = {
        "plan": found,
        "version": version,
        "groups": severities_of(shown, tree, page_language()),
        "answered": places_of([one for one in shown if one.answer], tree, page_language()),
        "answered_count": sum(one.answer is not None for one in shown),
        "open": [one for one in shown if not one.answer],
        "may_answer": can(request.user, "finding.answer", found.agency),
        "may_withdraw": can(request.user, "finding.withdraw", found.agency),
        "breadcrumbs": _crumbs(found),
    }
    return render(request, "intake/finding_list.html", context)


@page("plan.check")
@require_safe
def finding_list_json(request: HttpRequest, plan: str) -> JsonResponse:
    """The same for programs, each finding as `check-plan --json` prints it, with its answer."""
    found = _plan(request, plan)
    version, _tree, standing = plan_standings(found)
    rows: list[dict[str, Any]] = []
    for one in standing:
        given = one.answer
        answer = {"reason": given.reason, "by": given.by, "at": given.at} if given else None
        rows.append(one.finding.as_dict(page_language()) | {"answer": answer})
    return JsonResponse({"plan": found.code, "version": version.number if version else None, "findings": rows})


@page("finding.answer")
@require_POST
def finding_answer_page(request: HttpRequest, plan: str) -> HttpResponse:
    """“Intended, because …” to one finding."""
    found = _plan(request, plan)
    fingerprint = request.POST.get("fingerprint", "")
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("บอกเหตุผลก่อน จึงจะรับว่าตั้งใจ"))
        return _back(found)
    _version, _tree, standing = plan_standings(found)
    one = next((one for one in standing if one.finding.fingerprint == fingerprint), None)
    if one is None:
        raise FINDING_GONE.at()
    plan_finding_answer(by=signed_in(request), plan=found, standing=one, reason=form.cleaned_data["reason"])
    messages.success(request, _("บันทึกคำตอบแล้ว คำตอบนี้ใช้กับฉบับต่อไปด้วย ถ้าข้อความไม่เปลี่ยน"))
    return _back(found)


@page("finding.withdraw")
@require_POST
def finding_withdraw_page(request: HttpRequest, plan: str) -> HttpResponse:
    """Take an answer back."""
    found = _plan(request, plan)
    finding_withdraw(by=signed_in(request), plan=found, fingerprint=request.POST.get("fingerprint", ""))
    messages.success(request, _("ถอนคำตอบแล้ว ข้อนี้กลับมารอคำตอบ"))
    return _back(found)


@page("plan.check")
@require_safe
def plan_tree(request: HttpRequest, plan: str) -> HttpResponse:
    """The whole plan, with a mark at each place where something was found."""
    found = _plan(request, plan)
    version, tree, standing = plan_standings(found)
    shown = [one for one in findings_shown(standing, page_language()) if not one.answer]
    context = {
        "plan": found,
        "version": version,
        "rows": rows_of(tree, shown, ""),
        "whole": [one for one in shown if not one.key],
        "breadcrumbs": _crumbs(found, _("แผนทั้งฉบับ")),
    }
    return render(request, "intake/plan_tree.html", context)


@page("plan.check")
@require_safe
def vision_view(request: HttpRequest, plan: str) -> HttpResponse:
    """The phrases of the vision and of each goal, and the indicators that measure them."""
    found = _plan(request, plan)
    version, tree, standing = plan_standings(found)
    parts = measured(tree)
    context = {
        "plan": found,
        "version": version,
        "parts": _with_findings(parts, standing),
        "idle": idle(tree, parts),
        "indicators": len(tree.indicators),
        "breadcrumbs": _crumbs(found, _("วิสัยทัศน์ × ตัวชี้วัด")),
    }
    return render(request, "intake/vision_view.html", context)


def _with_findings(parts: list[Measured], standing: list[Standing]) -> list[dict[str, Any]]:
    """Each part with what was found of its rows: of the vision a phrase by its words, of a goal the whole."""
    names = [(one.finding.rule, one.finding.where.key, one.finding.subject) for one in standing]
    shown = dict(zip(names, findings_shown(standing, page_language()), strict=True))
    found = []
    for part in parts:
        rule = "vision-unmeasured" if part.kind == "vision" else "goal-unmeasured"
        subjects = [row.text if part.kind == "vision" else "" for row in part.rows]
        rows = [(row, shown.get((rule, part.key, subject))) for row, subject in zip(part.rows, subjects, strict=True)]
        found.append({"of": part, "rows": rows})
    return found


def _plan(request: HttpRequest, code: str) -> Plan:
    """A plan of an agency: what an upper plan from outside says is not ours to check."""
    return get_object_or_404(plans_visible(signed_in(request)).filter(owner=""), code=code)


def _back(plan: Plan) -> HttpResponseRedirect:
    return redirect("finding-list", plan=plan.code)


def _crumbs(plan: Plan, last: str = "") -> list[tuple[str, str]]:
    first = [(_("งานของสำนักงาน"), "/staff/"), (_("แผนและความสอดคล้อง"), reverse("upper-plan-list"))]
    first.append((named(plan), reverse("link-list", args=[plan.code])))
    if not last:
        return [*first, (_("ผลตรวจแผน"), "")]
    return [*first, (_("ผลตรวจแผน"), reverse("finding-list", args=[plan.code])), (last, "")]
