"""Choices of the room intake."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class UploadKind(models.TextChoices):
    """What kind of thing was sent."""

    QUARTERLY_RESULT = "quarterly_result", _("ผลการดำเนินงานรายไตรมาส")
    PLAN = "plan", _("เอกสารแผน")
    ACTION_PLAN = "action_plan", _("แผนปฏิบัติการของหน่วยงาน")


class UploadState(models.TextChoices):
    """Where an upload is: nothing is written to the plan's data before it is applied."""

    RECEIVED = "received", _("รับไฟล์แล้ว")
    READ = "read", _("อ่านแล้ว รอยืนยัน")
    REFUSED = "refused", _("ใช้ไม่ได้")
    APPLIED = "applied", _("บันทึกแล้ว")
    DISCARDED = "discarded", _("ไม่ใช้")
