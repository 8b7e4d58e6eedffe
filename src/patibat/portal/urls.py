"""Public addresses (docs: contract of outward names). Each page also as `.json`, each table also as `.csv`."""

from django.urls import path

from patibat.portal import views

urlpatterns = [
    path("", views.home, name="portal-home"),
    path("plans/", views.plan_list, name="plan-list"),
    path("plans/<str:code>.json", views.plan_json, name="plan-json"),
    path("plans/<str:code>/", views.plan_view, name="plan-view"),
    path("plans/<str:code>/issues/<str:key>/", views.issue_view, name="issue-view"),
    path("projects/", views.project_list, name="project-list"),
    path("projects.json", views.project_table_json, name="project-table-json"),
    path("projects.csv", views.project_table_csv, name="project-table-csv"),
    path("projects/<str:code>.json", views.project_json, name="project-json"),
    path("projects/<str:code>/", views.project_view, name="project-view"),
    path("indicators/", views.indicator_list, name="indicator-list"),
    path("indicators.json", views.indicator_table_json, name="indicator-table-json"),
    path("indicators.csv", views.indicator_table_csv, name="indicator-table-csv"),
    path("indicators/<str:code>.json", views.indicator_json, name="indicator-json"),
    path("indicators/<str:code>.csv", views.indicator_csv, name="indicator-csv"),
    path("indicators/<str:code>/", views.indicator_view, name="indicator-view"),
    path("agencies/", views.agency_list, name="agency-list"),
    path("agencies/<str:code>.json", views.agency_json, name="agency-json"),
    path("agencies/<str:code>/", views.agency_view, name="agency-view"),
    path("figures/<str:figure_id>.json", views.figure_json, name="figure-json"),
    path("figures/<str:figure_id>/", views.figure_view, name="figure-view"),
    path("search", views.search_view, name="search"),
    path("accessibility/", views.accessibility, name="accessibility"),
]

ROUTES: dict[str, str] = {entry.name or "": "public" for entry in urlpatterns}
