"""The Django app of the room kit (ชิ้นส่วนหน้าเว็บ): layout, components, template tags, problem pages; no models."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "patibat.kit"
    label = "kit"
    verbose_name = "ชิ้นส่วนหน้าเว็บ"
