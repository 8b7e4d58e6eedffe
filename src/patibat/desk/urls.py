"""Addresses of the desk, mounted by config at `/staff/`."""

from __future__ import annotations

from django.urls import path

from patibat.desk import coverage_pages, version_pages, views

urlpatterns = [
    path("", views.desk_home, name="desk-home"),
    path("agencies/<slug:code>/plan/", views.executive_view, name="executive-view"),
    path("coverage/", coverage_pages.coverage_view, name="coverage-view"),
    path("coverage.csv", coverage_pages.coverage_table_csv, name="coverage-table-csv"),
    path("coverage/diagram/", coverage_pages.alignment_diagram, name="alignment-diagram"),
    path("plans/<str:code>/versions/", version_pages.version_compare, name="version-compare"),
    path("plans/<str:code>/versions.csv", version_pages.version_compare_csv, name="version-compare-csv"),
]

# url name → the verb of its rule.
ROUTES: dict[str, str] = {
    "desk-home": "staff.view",
    "executive-view": "executive.view",
    "coverage-view": "link.view",
    "coverage-table-csv": "link.view",
    "alignment-diagram": "link.view",
    "version-compare": "link.view",
    "version-compare-csv": "link.view",
}
