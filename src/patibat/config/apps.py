"""The Django app of the frame: it only composes what the rooms offer."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "patibat.config"
    label = "config"
