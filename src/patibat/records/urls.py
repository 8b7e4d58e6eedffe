"""Addresses of records, mounted by config at `/staff/`."""

from __future__ import annotations

from django.urls import path

from patibat.records import views

urlpatterns = [
    path("records/audit/", views.audit_view, name="audit-view"),
    path("records/jobs/", views.job_list, name="job-list"),
    path("records/jobs/<int:number>/", views.job_view, name="job-view"),
    path("records/jobs/<int:number>/stop/", views.job_stop_ask, name="job-stop"),
]

# url name → the verb of its rule; `signed-in` is open to every account, for its own things only.
ROUTES: dict[str, str] = {
    "audit-view": "audit.view",
    "job-list": "signed-in",
    "job-view": "signed-in",
    "job-stop": "signed-in",
}
