"""Addresses of the network, mounted by config at `/staff/`."""

from __future__ import annotations

from django.urls import path

from patibat.network.views import agencies, positions, users

urlpatterns = [
    path("users/", users.user_list, name="user-list"),
    path("users/add/", users.user_add_page, name="user-add"),
    path("users/<int:number>/", users.user_view, name="user-view"),
    path("users/<int:number>/reset/", users.user_reset_page, name="user-reset"),
    path("users/<int:number>/disable/", users.user_disable_page, name="user-disable"),
    path("users/<int:number>/enable/", users.user_enable_page, name="user-enable"),
    path("users/<int:number>/handover/", positions.handover_view, name="handover-view"),
    path("users/<int:number>/handover.pdf", positions.handover_print, name="handover-print"),
    path("positions/", positions.position_list, name="position-list"),
    path("positions/add/", positions.position_add_page, name="position-add"),
    path("positions/<int:number>/", positions.position_view, name="position-view"),
    path("positions/<int:number>/holders/add/", positions.holding_add_page, name="holding-add"),
    path("holdings/<int:number>/end/", positions.holding_end_page, name="holding-end"),
    path("agencies/", agencies.agency_list, name="agency-staff-list"),
    path("agencies/add/", agencies.agency_add_page, name="agency-add"),
    path("agencies/<slug:code>/", agencies.agency_view, name="agency-staff-view"),
    path("agencies/<slug:code>/change/", agencies.agency_change_page, name="agency-change"),
    path("agencies/<slug:code>/rename/", agencies.agency_rename_page, name="agency-rename"),
]

# url name → the verb of its rule.
ROUTES: dict[str, str] = {
    "user-list": "user.view",
    "user-add": "user.add",
    "user-view": "user.view",
    "user-reset": "user.reset",
    "user-disable": "user.disable",
    "user-enable": "user.enable",
    "handover-view": "handover.view",
    "handover-print": "handover.view",
    "position-list": "position.view",
    "position-add": "position.add",
    "position-view": "position.view",
    "holding-add": "holding.add",
    "holding-end": "holding.end",
    "agency-staff-list": "agency.view",
    "agency-add": "agency.add",
    "agency-staff-view": "agency.view",
    "agency-change": "agency.change",
    "agency-rename": "agency.rename",
}
