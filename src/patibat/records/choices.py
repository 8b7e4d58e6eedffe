"""Choices of the room records."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class JobState(models.TextChoices):
    """Where a piece of background work is."""

    QUEUED = "queued", _("รอเริ่ม")
    RUNNING = "running", _("กำลังทำ")
    DONE = "done", _("เสร็จแล้ว")
    FAILED = "failed", _("ไม่สำเร็จ")
    STOPPED = "stopped", _("หยุดตามคำขอ")


class Visibility(models.TextChoices):
    """Who may find an entry of the search index."""

    PUBLIC = "public", _("สาธารณะ")
    STAFF = "staff", _("เจ้าหน้าที่")


class ReviewStatus(models.TextChoices):
    """The life of a reported thing, the same in every room: approved is not yet published."""

    SUBMITTED = "submitted", _("ส่งแล้ว รอตรวจ")
    # The same Thai words are also what one does; English has two.
    RETURNED = "returned", pgettext_lazy("สถานะ", "ส่งกลับให้แก้")
    APPROVED = "approved", _("รับรองแล้ว")
    SCHEDULED = "scheduled", _("กำหนดวันเปิดเผยแล้ว")
    PUBLISHED = "published", _("เปิดเผยแล้ว")
    WITHHELD = "withheld", pgettext_lazy("สถานะ", "ไม่เปิดเผย")


# Figures for staff count what a second person has approved; the public sees only what is published.
APPROVED_STATUSES = (
    ReviewStatus.APPROVED,
    ReviewStatus.SCHEDULED,
    ReviewStatus.PUBLISHED,
    ReviewStatus.WITHHELD,
)


class OriginKind(models.TextChoices):
    """How a value came in."""

    WORKBOOK = "workbook", _("แฟ้มตาราง")
    FORM = "form", _("หน้าเว็บ")
    PUBLISHED_SOURCE = "published_source", _("แหล่งเผยแพร่")
    API = "api", _("ระบบอื่น")
