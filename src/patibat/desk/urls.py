"""Addresses of the desk, mounted by config at `/staff/`."""

from __future__ import annotations

from django.urls import path

from patibat.desk import views

urlpatterns = [
    path("", views.desk_home, name="desk-home"),
    path("agencies/<slug:code>/plan/", views.executive_view, name="executive-view"),
]

# url name → the verb of its rule.
ROUTES: dict[str, str] = {"desk-home": "staff.view", "executive-view": "executive.view"}
