"""What was sent in: the file untouched, what was read from it, and what became of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patibat.intake.choices import UploadKind, UploadState


class Upload(models.Model):
    """ไฟล์ที่ส่งเข้ามา: received → read → applied, or refused, or discarded.

    `reading` keeps what was read (zlib-packed JSON), so that apply writes what the person saw; it can be made again
    from the file. `accepted`, `unchanged`, `refused` count cells' rows; `problems` holds what is wrong as dictionaries.
    """

    kind = models.CharField(_("ชนิด"), max_length=20, choices=UploadKind.choices)
    attachment = models.ForeignKey(
        "records.Attachment", on_delete=models.PROTECT, related_name="+", verbose_name=_("ไฟล์")
    )
    agency = models.ForeignKey(
        "network.Agency",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="uploads",
        verbose_name=_("หน่วยงาน"),
    )
    round = models.ForeignKey(
        "monitoring.Round",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="uploads",
        verbose_name=_("รอบ"),
    )
    plan = models.ForeignKey(
        "plans.Plan", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("แผน")
    )
    year = models.PositiveSmallIntegerField(_("ปีงบประมาณ พ.ศ."), null=True, blank=True)
    decisions = models.JSONField(_("คำตัดสินเมื่อแก้ทั้งสองฝ่าย"), default=list, blank=True)
    job = models.ForeignKey(
        "records.Job", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("งานเบื้องหลัง")
    )
    state = models.CharField(_("สถานะ"), max_length=10, choices=UploadState.choices, default=UploadState.RECEIVED)
    reading = models.BinaryField(_("สิ่งที่อ่านได้"), null=True, blank=True)
    problems = models.JSONField(_("สิ่งที่ต้องแก้"), default=list, blank=True)
    accepted = models.PositiveIntegerField(_("รับได้"), default=0)
    unchanged = models.PositiveIntegerField(_("เหมือนเดิม"), default=0)
    refused = models.PositiveIntegerField(_("ต้องแก้"), default=0)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("ผู้ส่ง")
    )
    received_at = models.DateTimeField(_("รับเมื่อ"), default=timezone.now)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("ผู้ยืนยัน"),
    )
    applied_at = models.DateTimeField(_("ยืนยันเมื่อ"), null=True, blank=True)

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name = _("ไฟล์ที่ส่งเข้ามา")
        verbose_name_plural = _("ไฟล์ที่ส่งเข้ามา")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.received_at:%Y-%m-%d}"


class SentWorkbook(models.Model):
    """แฟ้มที่ส่งออก: what an action plan's workbook said when it went out, so that its return can be merged.

    `token` stands in the file's hidden sheet; `content` is the entry as zlib-packed JSON.
    """

    token = models.CharField(_("รหัสแฟ้ม"), max_length=32, unique=True)
    agency = models.ForeignKey(
        "network.Agency", on_delete=models.CASCADE, related_name="sent_workbooks", verbose_name=_("หน่วยงาน")
    )
    plan = models.ForeignKey("plans.Plan", on_delete=models.CASCADE, related_name="+", verbose_name=_("แผน"))
    year = models.PositiveSmallIntegerField(_("ปีงบประมาณ พ.ศ."))
    content = models.BinaryField(_("สิ่งที่ส่งออก"))
    sha256 = models.CharField(_("ค่าแฮช"), max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("ผู้ทำแฟ้ม")
    )
    at = models.DateTimeField(_("ส่งออกเมื่อ"), default=timezone.now)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("แฟ้มที่ส่งออก")
        verbose_name_plural = _("แฟ้มที่ส่งออก")

    def __str__(self) -> str:
        return f"{self.agency} {self.year}"


class PlanReading(models.Model):
    """สิ่งที่อ่านได้จากเอกสารแผน: what a plan's document says, and what a person corrected in it.

    `tree` and `paper` are zlib-packed JSON of the tree as it was read and of the document's text; both can be made
    again from the file. `edits` are the corrections in order (`plans.editing`); the last one can be taken back.
    `earlier` is the reading of the document that this one corrects: its corrections are carried over.
    """

    upload = models.OneToOneField(Upload, on_delete=models.CASCADE, related_name="plan_reading", verbose_name=_("ไฟล์"))
    plan = models.ForeignKey(
        "plans.Plan",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("เป็นฉบับใหม่ของแผน"),
    )
    earlier = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("อ่านครั้งก่อนจากเอกสาร"),
    )
    tree = models.BinaryField(_("แผนตามที่อ่านได้"))
    paper = models.BinaryField(_("ข้อความของเอกสาร"))
    repairs = models.JSONField(_("อักษรไทยที่ซ่อม"), default=list, blank=True)
    notes = models.JSONField(_("สิ่งที่ไม่ได้อ่าน"), default=list, blank=True)
    edits = models.JSONField(_("การแก้ไข"), default=list, blank=True)
    answers = models.JSONField(_("คำตอบต่อสิ่งที่ตรวจพบ"), default=list, blank=True)
    version = models.ForeignKey(
        "plans.PlanVersion",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="readings",
        verbose_name=_("ฉบับที่ประกาศใช้"),
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("สิ่งที่อ่านได้จากเอกสารแผน")
        verbose_name_plural = _("สิ่งที่อ่านได้จากเอกสารแผน")

    def __str__(self) -> str:
        return str(self.upload)
