"""The Django app of the room projects (โครงการ)."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "patibat.projects"
    label = "projects"
    verbose_name = "โครงการ"
