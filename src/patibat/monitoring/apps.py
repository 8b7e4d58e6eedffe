"""The Django app of the room monitoring (ติดตาม)."""

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "patibat.monitoring"
    label = "monitoring"
    verbose_name = "ติดตาม"
