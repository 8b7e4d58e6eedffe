"""The Django app of the room plans (แผน)."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "patibat.plans"
    label = "plans"
    verbose_name = "แผน"
