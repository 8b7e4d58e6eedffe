"""Addresses of the room plans, mounted by config at `/staff/`."""

from __future__ import annotations

from django.urls import path

from patibat.plans.views import adoption, links, upper

_ADOPTION = "plans/<str:plan>/adoptions/"
_POINT = "plans/<str:code>/links/<str:key>/"

urlpatterns = [
    path("upper-plans/", upper.upper_plan_list, name="upper-plan-list"),
    path("upper-plans/load/", upper.upper_plan_load_page, name="upper-plan-load"),
    path("upper-plans/<str:code>/", upper.upper_plan_view, name="upper-plan-view"),
    path("upper-plans/<str:code>/nodes/add/", upper.upper_node_add_page, name="upper-node-add"),
    path("upper-plans/<str:code>/nodes/<str:key>/", upper.upper_node_change_page, name="upper-node-change"),
    path("plans/<str:code>/links/", links.link_list, name="link-list"),
    path(f"{_POINT}add/", links.link_add_page, name="link-add"),
    path(f"{_POINT}accept/", links.link_accept_page, name="link-accept"),
    path(f"{_POINT}refuse/", links.link_refuse_page, name="link-refuse"),
    path("links/<int:number>/change/", links.link_change_page, name="link-change"),
    path("links/<int:number>/remove/", links.link_remove_page, name="link-remove"),
    path(_ADOPTION, adoption.adoption_list, name="adoption-list"),
    path(f"{_ADOPTION}<slug:code>/", adoption.adoption_record_page, name="adoption-record"),
    path(f"{_ADOPTION}<slug:code>/withdraw/", adoption.adoption_withdraw_page, name="adoption-withdraw"),
    path(f"{_ADOPTION}<slug:code>/file/", adoption.adoption_file, name="adoption-file"),
]

# url name → the verb of its rule.
ROUTES: dict[str, str] = {
    "upper-plan-list": "link.view",
    "upper-plan-load": "plan.change",
    "upper-plan-view": "link.view",
    "upper-node-add": "plan.change",
    "upper-node-change": "plan.change",
    "link-list": "link.view",
    "link-add": "link.change",
    "link-accept": "link.change",
    "link-refuse": "link.change",
    "link-change": "link.change",
    "link-remove": "link.change",
    "adoption-list": "executive.view",
    "adoption-record": "adoption.record",
    "adoption-withdraw": "adoption.withdraw",
    "adoption-file": "executive.view",
}
