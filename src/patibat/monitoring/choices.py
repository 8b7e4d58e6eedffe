"""Choices of the room monitoring."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ValueState(models.TextChoices):
    """What a reported row says: a number (zero included), or why there is none."""

    REPORTED = "reported", _("รายงานแล้ว")
    NOT_APPLICABLE = "not_applicable", _("ไม่เกี่ยวข้อง")


class WorkStatus(models.TextChoices):
    """How far a project's work is, as its agency reports it."""

    NOT_STARTED = "not_started", _("ยังไม่เริ่ม")
    UNDER_WAY = "under_way", _("อยู่ระหว่างดำเนินการ")
    DONE = "done", _("แล้วเสร็จ")
    DELAYED = "delayed", _("ล่าช้ากว่าแผน")
    CANCELLED = "cancelled", _("ยกเลิก")
