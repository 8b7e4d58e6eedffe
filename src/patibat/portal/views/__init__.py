"""Public pages: parse, call, render."""

from .data import (
    agency_json,
    figure_json,
    indicator_csv,
    indicator_json,
    indicator_table_csv,
    indicator_table_json,
    plan_json,
    project_json,
    project_table_csv,
    project_table_json,
)
from .figures import figure_view
from .lists import agency_list, indicator_list, plan_list, project_list
from .pages import (
    accessibility,
    agency_view,
    home,
    indicator_view,
    issue_view,
    plan_view,
    project_view,
    search_view,
)
from .versions import plan_changes, plan_changes_csv, plan_changes_json

__all__ = [
    "accessibility",
    "agency_json",
    "agency_list",
    "agency_view",
    "figure_json",
    "figure_view",
    "home",
    "indicator_csv",
    "indicator_json",
    "indicator_list",
    "indicator_table_csv",
    "indicator_table_json",
    "indicator_view",
    "issue_view",
    "plan_changes",
    "plan_changes_csv",
    "plan_changes_json",
    "plan_json",
    "plan_list",
    "plan_view",
    "project_json",
    "project_list",
    "project_table_csv",
    "project_table_json",
    "project_view",
    "search_view",
]
