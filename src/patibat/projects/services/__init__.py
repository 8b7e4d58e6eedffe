"""Writing projects: those that a plan's document lists, and what agencies enter for a year."""

from patibat.projects.services.action_plans import Saved, action_plan_save
from patibat.projects.services.load import code_of, project_codes, projects_feed, projects_load

__all__ = ["Saved", "action_plan_save", "code_of", "project_codes", "projects_feed", "projects_load"]
