"""How the points of a plan are linked to the plans above it; everything works without a script."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from patibat.network.forms import ProblemsInto
from patibat.network.pages import page, signed_in
from patibat.network.permissions import can, check
from patibat.plans.alignment import (
    Point,
    link_rows,
    nodes_in_order,
    offer_named,
    plans_above,
    plans_visible,
    point_named,
    points_of,
)
from patibat.plans.choices import LinkStrength
from patibat.plans.forms import LinkForm, TermsForm
from patibat.plans.models import Plan, PlanLink, PlanNode
from patibat.plans.problems import LINK_TARGET, NODE_UNKNOWN
from patibat.plans.services import Ends, link_add, link_change, link_refuse, link_remove


@page("link.view")
@require_safe
def link_list(request: HttpRequest, code: str) -> HttpResponse:
    """Each point of a plan with its links and, for who may decide, what might be linked."""
    user = signed_in(request)
    plan = get_object_or_404(plans_visible(user), code=code)
    may = can(user, "link.change", plan.agency)
    rows = link_rows(plan, with_offers=may)
    context = {
        "plan": plan,
        "rows": rows,
        "may": may,
        "linked": sum(bool(row.links) for row in rows),
        "breadcrumbs": _crumbs(plan, at_plan=True),
    }
    return render(request, "plans/link_list.html", context)


@page("link.change")
@require_http_methods(["GET", "HEAD", "POST"])
def link_add_page(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Choose a point of any plan above by hand."""
    user = signed_in(request)
    plan, node = _node(request, code, key)
    points = points_of(plans_above(plan))
    form = LinkForm(request.POST or None, points=points, initial={"strength": LinkStrength.MIDDLE.value})
    if request.method == "POST" and form.is_valid():
        to = _point(points, form.cleaned_data["target"])
        with ProblemsInto(form):
            link_add(by=user, ends=Ends(plan, key, to.plan, to.node.key), terms=form.terms())
            messages.success(request, _("เชื่อมโยงแล้ว"))
            return _back(plan, key)
    context = {"form": form, "plan": plan, "node": node, "breadcrumbs": _crumbs(plan)}
    return render(request, "plans/link_add.html", context)


@page("link.change")
@require_POST
def link_accept_page(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Accept what was suggested, with the words that made the suggestion."""
    plan, node = _node(request, code, key)
    ends, words = _offered(request, plan, node)
    link_add(by=signed_in(request), ends=ends, words=words)
    messages.success(request, _("เชื่อมโยงแล้ว"))
    return _back(plan, key)


@page("link.change")
@require_POST
def link_refuse_page(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Refuse what was suggested: it is not suggested again."""
    plan, node = _node(request, code, key)
    ends, words = _offered(request, plan, node)
    link_refuse(by=signed_in(request), ends=ends, words=words)
    messages.success(request, _("บันทึกแล้วว่าไม่เชื่อมโยง จะไม่เสนอข้อนี้อีก"))
    return _back(plan, key)


@page("link.change")
@require_http_methods(["GET", "HEAD", "POST"])
def link_change_page(request: HttpRequest, number: int) -> HttpResponse:
    """Kind, strength and reason of a link."""
    user = signed_in(request)
    link = _link(request, number)
    form = TermsForm(request.POST or None, initial=TermsForm.initial_of(link))
    if request.method == "POST" and form.is_valid():
        with ProblemsInto(form):
            link_change(by=user, link=link, terms=form.terms())
            messages.success(request, _("บันทึกแล้ว"))
            return _back(link.plan, link.key)
    ends = {(one.plan.pk, one.node.key): one.node for one in points_of(plans_above(link.plan))}
    context = {
        "form": form,
        "link": link,
        "node": next((node for node, _depth in nodes_in_order(link.plan) if node.key == link.key), None),
        "to": ends.get((link.to_plan_id, link.to_key)),
        "breadcrumbs": _crumbs(link.plan),
    }
    return render(request, "plans/link_change.html", context)


@page("link.change")
@require_POST
def link_remove_page(request: HttpRequest, number: int) -> HttpResponse:
    """Take a link or a refusal back."""
    link = _link(request, number)
    plan, key = link.plan, link.key
    link_remove(by=signed_in(request), link=link)
    messages.success(request, _("ยกเลิกแล้ว เพิ่มใหม่ได้ทุกเมื่อ"))
    return _back(plan, key)


def _node(request: HttpRequest, code: str, key: str) -> tuple[Plan, PlanNode]:
    user = signed_in(request)
    plan = get_object_or_404(plans_visible(user), code=code)
    check(user, "link.change", plan.agency)
    node = next((one for one, _depth in nodes_in_order(plan) if one.key == key), None)
    if node is None:
        raise NODE_UNKNOWN.at(key=key, plan=plan.code)
    return plan, node


def _offered(request: HttpRequest, plan: Plan, node: PlanNode) -> tuple[Ends, tuple[str, ...]]:
    ident = request.POST.get("target", "")
    offer = offer_named(plan, node, ident)
    to = offer.to if offer else _point(points_of(plans_above(plan)), ident)
    return Ends(plan, node.key, to.plan, to.node.key), offer.words if offer else ()


def _point(points: list[Point], ident: str) -> Point:
    found = point_named(points, ident)
    if found is None:
        raise LINK_TARGET.at()
    return found


def _link(request: HttpRequest, number: int) -> PlanLink:
    user = signed_in(request)
    found = PlanLink.objects.filter(plan__in=plans_visible(user)).select_related("plan__agency", "to_plan")
    link = get_object_or_404(found, pk=number)
    check(user, "link.change", link.plan.agency)
    return link


def _back(plan: Plan, key: str) -> HttpResponseRedirect:
    return redirect(f"{reverse('link-list', args=[plan.code])}#node-{key}")


def _crumbs(plan: Plan, *, at_plan: bool = False) -> list[tuple[str, str]]:
    first = [(_("งานของสำนักงาน"), "/staff/"), (_("แผนและความสอดคล้อง"), reverse("upper-plan-list"))]
    if at_plan:
        return [*first, (plan.title, "")]
    return [*first, (plan.title, reverse("link-list", args=[plan.code])), (_("ความสอดคล้อง"), "")]
