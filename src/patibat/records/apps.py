"""The Django app of the room records (ร่องรอย)."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "patibat.records"
    label = "records"
    verbose_name = "ร่องรอย"
