"""Addresses of the room reports; a public report shows published figures only."""

from django.urls import path

from patibat.reports import views

urlpatterns = [
    path("reports/", views.report_list, name="report-list"),
    path("reports/<slug:name>.<slug:format>", views.report_make, name="report-make"),
]

ROUTES: dict[str, str] = {"report-list": "public", "report-make": "public"}
