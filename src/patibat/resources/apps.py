"""The Django app of the room resources (ทรัพยากร)."""

from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    name = "patibat.resources"
    label = "resources"
    verbose_name = "ทรัพยากร"
