"""Public addresses (docs: contract of outward names). Each page also as `.json`, each table also as `.csv`."""

from django.urls import path

from patibat.portal import views

urlpatterns = [
    path("", views.home, name="portal-home"),
    path("plans/", views.plan_list, name="portal-plan-list"),
    path("plans/<str:code>.json", views.plan_json, name="portal-plan-json"),
    path("plans/<str:code>/", views.plan_view, name="portal-plan-view"),
    path("plans/<str:code>/issues/<str:key>/", views.issue_view, name="portal-issue-view"),
    path("plans/<str:code>/changes/", views.plan_changes, name="portal-plan-changes"),
    path("plans/<str:code>/changes.json", views.plan_changes_json, name="portal-plan-changes-json"),
    path("plans/<str:code>/changes.csv", views.plan_changes_csv, name="portal-plan-changes-csv"),
    path("projects/", views.project_list, name="portal-project-list"),
    path("projects.json", views.project_table_json, name="portal-project-table-json"),
    path("projects.csv", views.project_table_csv, name="portal-project-table-csv"),
    path("projects/<str:code>.json", views.project_json, name="portal-project-json"),
    path("projects/<str:code>/", views.project_view, name="portal-project-view"),
    path("indicators/", views.indicator_list, name="portal-indicator-list"),
    path("indicators.json", views.indicator_table_json, name="portal-indicator-table-json"),
    path("indicators.csv", views.indicator_table_csv, name="portal-indicator-table-csv"),
    path("indicators/<str:code>.json", views.indicator_json, name="portal-indicator-json"),
    path("indicators/<str:code>.csv", views.indicator_csv, name="portal-indicator-csv"),
    path("indicators/<str:code>/", views.indicator_view, name="portal-indicator-view"),
    path("agencies/", views.agency_list, name="portal-agency-list"),
    path("agencies/<str:code>.json", views.agency_json, name="portal-agency-json"),
    path("agencies/<str:code>/", views.agency_view, name="portal-agency-view"),
    path("figures/<str:figure_id>.json", views.figure_json, name="portal-figure-json"),
    path("figures/<str:figure_id>/", views.figure_view, name="portal-figure-view"),
    path("search", views.search_view, name="portal-search"),
    path("accessibility/", views.accessibility, name="portal-accessibility"),
]

ROUTES: dict[str, str] = {entry.name or "": "public" for entry in urlpatterns}
