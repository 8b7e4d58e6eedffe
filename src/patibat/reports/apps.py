"""The Django app of the room reports (รายงาน)."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "patibat.reports"
    label = "reports"
    verbose_name = "รายงาน"
