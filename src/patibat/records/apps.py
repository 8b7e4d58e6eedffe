"""The Django app of the room records (ร่องรอย)."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "patibat.records"
    label = "records"
    verbose_name = "ร่องรอย"

    def ready(self) -> None:
        from patibat.records import handlers, lookups

        # Importing connects the handlers and makes the lookup known; nothing else is started here.
        self.listens = (handlers, lookups)
