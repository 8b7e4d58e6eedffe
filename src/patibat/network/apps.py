"""The Django app of the room network (เครือข่าย)."""

from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "patibat.network"
    label = "network"
    verbose_name = "เครือข่าย"

    def ready(self) -> None:
        from patibat.network.permissions import rules_declare

        rules_declare()
