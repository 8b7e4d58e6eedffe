"""The plans above: which there are, what they say, and their texts as the office copies them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from patibat.network.forms import ProblemsInto
from patibat.network.pages import page, signed_in
from patibat.network.permissions import can, check
from patibat.plans.alignment import link_counts, plans_visible, unchecked_counts
from patibat.plans.choices import NodeKind
from patibat.plans.forms import NodeAddForm, NodeForm
from patibat.plans.models import Plan, PlanVersion
from patibat.plans.problems import NODE_UNKNOWN
from patibat.plans.selectors import tree, upper_plans, version_shown
from patibat.plans.services import upper_node_add, upper_node_change, upper_plans_load


@page("link.view")
@require_safe
def upper_plan_list(request: HttpRequest) -> HttpResponse:
    """Plans of agencies, to be linked, and the plans above them."""
    user = signed_in(request)
    own = list(plans_visible(user).filter(owner=""))
    upper = list(upper_plans().prefetch_related("versions__nodes"))
    linked, waiting = link_counts(own), unchecked_counts(upper)
    context = {
        "own": [(plan, linked.get(plan.pk, 0)) for plan in own],
        "upper": [(plan, waiting[plan.pk]) for plan in upper],
        "may_load": can(user, "plan.change"),
        "breadcrumbs": _crumbs(),
    }
    return render(request, "plans/upper_plan_list.html", context)


@page("plan.change")
@require_POST
def upper_plan_load_page(request: HttpRequest) -> HttpResponse:
    """Bring the upper plans that come with the product up to date."""
    done = upper_plans_load(by=signed_in(request))
    text = _("เพิ่ม %(added)d ข้อ ปรับ %(changed)d ข้อ ข้อที่สำนักงานแก้ไว้ %(kept)d ข้อไม่ถูกแตะ")
    messages.success(request, text % {"added": done.added, "changed": done.changed, "kept": done.kept})
    return redirect("upper-plan-list")


@page("link.view")
@require_safe
def upper_plan_view(request: HttpRequest, code: str) -> HttpResponse:
    """What an upper plan says, and what of it waits to be checked."""
    plan = get_object_or_404(upper_plans(), code=code)
    version = version_shown(plan)
    context = {
        "plan": plan,
        "version": version,
        "roots": tree(version) if version else [],
        "may": can(signed_in(request), "plan.change", plan.agency),
        "breadcrumbs": _crumbs(plan, at_plan=True),
    }
    return render(request, "plans/upper_plan_view.html", context)


@page("plan.change")
@require_http_methods(["GET", "HEAD", "POST"])
def upper_node_change_page(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """The text of a point, its code, and whether it was checked."""
    user = signed_in(request)
    plan, version = _plan(request, code)
    node = version.nodes.select_related("version__plan__agency").filter(key=key).first()
    if node is None:
        raise NODE_UNKNOWN.at(key=key, plan=code)
    form = NodeForm(request.POST or None, initial=NodeForm.initial_of(node))
    if request.method == "POST" and form.is_valid():
        with ProblemsInto(form):
            upper_node_change(by=user, node=node, texts=form.texts())
            messages.success(request, _("บันทึกแล้ว"))
            return redirect(f"{reverse('upper-plan-view', args=[code])}#node-{key}")
    context = {"form": form, "plan": plan, "node": node, "breadcrumbs": _crumbs(plan)}
    return render(request, "plans/upper_node_change.html", context)


@page("plan.change")
@require_http_methods(["GET", "HEAD", "POST"])
def upper_node_add_page(request: HttpRequest, code: str) -> HttpResponse:
    """A new point, such as one of this year's policy."""
    user = signed_in(request)
    plan, version = _plan(request, code)
    form = NodeAddForm(request.POST or None, parents=version.nodes.filter(parent=None))
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        with ProblemsInto(form):
            node = upper_node_add(
                by=user, version=version, kind=NodeKind(values["kind"]), parent=values["parent"], texts=form.texts()
            )
            messages.success(request, _("เพิ่มแล้ว"))
            return redirect(f"{reverse('upper-plan-view', args=[code])}#node-{node.key}")
    context = {"form": form, "plan": plan, "breadcrumbs": _crumbs(plan)}
    return render(request, "plans/upper_node_add.html", context)


def _plan(request: HttpRequest, code: str) -> tuple[Plan, PlanVersion]:
    plan = get_object_or_404(upper_plans(), code=code)
    check(signed_in(request), "plan.change", plan.agency)
    version = version_shown(plan)
    if version is None:
        raise NODE_UNKNOWN.at(key="", plan=code)
    return plan, version


def _crumbs(plan: Plan | None = None, *, at_plan: bool = False) -> list[tuple[str, str]]:
    first = [(_("งานของสำนักงาน"), "/staff/"), (_("แผนและความสอดคล้อง"), reverse("upper-plan-list"))]
    if plan is None:
        return [first[0], (first[1][0], "")]
    if at_plan:
        return [*first, (plan.title, "")]
    return [*first, (plan.title, reverse("upper-plan-view", args=[plan.code])), (_("แก้ไข"), "")]
