"""Addresses of the desk, mounted by config at `/staff/`."""

from __future__ import annotations

from django.urls import path

from patibat.desk import coverage_pages, views

urlpatterns = [
    path("", views.desk_home, name="desk-home"),
    path("agencies/<slug:code>/plan/", views.executive_view, name="executive-view"),
    path("coverage/", coverage_pages.coverage_view, name="coverage-view"),
    path("coverage.csv", coverage_pages.coverage_table_csv, name="coverage-table-csv"),
    path("coverage/diagram/", coverage_pages.alignment_diagram, name="alignment-diagram"),
]

# url name → the verb of its rule.
ROUTES: dict[str, str] = {
    "desk-home": "staff.view",
    "executive-view": "executive.view",
    "coverage-view": "link.view",
    "coverage-table-csv": "link.view",
    "alignment-diagram": "link.view",
}
