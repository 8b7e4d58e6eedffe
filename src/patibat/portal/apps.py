"""The Django app of the room portal (ประตูหน้า)."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "patibat.portal"
    label = "portal"
    verbose_name = "ประตูหน้า"
