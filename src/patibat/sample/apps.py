"""The Django app of the room sample (ข้อมูลตัวอย่าง)."""

from django.apps import AppConfig


class SampleConfig(AppConfig):
    name = "patibat.sample"
    label = "sample"
    verbose_name = "ข้อมูลตัวอย่าง"
