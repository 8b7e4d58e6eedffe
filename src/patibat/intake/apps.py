"""The Django app of the room intake (นำเข้า)."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "patibat.intake"
    label = "intake"
    verbose_name = "นำเข้า"
