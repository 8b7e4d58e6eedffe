"""The Django app of the room desk (โต๊ะทำงาน)."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "patibat.desk"
    label = "desk"
    verbose_name = "โต๊ะทำงาน"
