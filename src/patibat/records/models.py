"""What is kept about everything else: audit, attachments, background work, the search index."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patibat.records.choices import JobState, Visibility


class AuditEntry(models.Model):
    """ร่องรอย: who did what to which thing, with the values before and after.

    A thing is named by text (`monitoring.Result`, `123`), so that the entry outlives the thing.
    """

    at = models.DateTimeField(_("เมื่อ"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("โดย")
    )
    by_name = models.CharField(_("ชื่อผู้ทำ"), max_length=200, blank=True)
    on_behalf_of = models.CharField(_("ทำแทนหน่วยงาน"), max_length=50, blank=True)
    action = models.CharField(_("การกระทำ"), max_length=60)
    model = models.CharField(_("ชนิดของสิ่ง"), max_length=60)
    key = models.CharField(_("รหัสของสิ่ง"), max_length=80)
    before = models.JSONField(_("ก่อน"), null=True, blank=True)
    after = models.JSONField(_("หลัง"), null=True, blank=True)
    note = models.TextField(_("หมายเหตุ"), blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("ร่องรอย")
        verbose_name_plural = _("ร่องรอย")
        indexes = [
            models.Index(fields=["model", "key"], name="audit_thing"),
            models.Index(fields=["action", "at"], name="audit_action"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.model} {self.key}"


class Attachment(models.Model):
    """ไฟล์แนบ: a file as it was received, untouched, under the name of its hash.

    The room that owns the thing it hangs on (`model`, `key`) serves it, by that thing's rule.
    """

    sha256 = models.CharField(_("ลายนิ้วมือ"), max_length=64, db_index=True)
    name = models.CharField(_("ชื่อไฟล์"), max_length=255)
    content_type = models.CharField(_("ชนิดไฟล์"), max_length=120)
    size = models.PositiveBigIntegerField(_("ขนาด (ไบต์)"))
    path = models.CharField(_("ที่เก็บ"), max_length=255)
    model = models.CharField(_("ชนิดของสิ่ง"), max_length=60)
    key = models.CharField(_("รหัสของสิ่ง"), max_length=80)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("ผู้ส่ง")
    )
    received_at = models.DateTimeField(_("รับเมื่อ"), default=timezone.now)

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name = _("ไฟล์แนบ")
        verbose_name_plural = _("ไฟล์แนบ")
        indexes = [models.Index(fields=["model", "key"], name="attachment_thing")]

    def __str__(self) -> str:
        return self.name


class Job(models.Model):
    """งานเบื้องหลัง: long work that shows how far it is, can be stopped, and outlives the page that began it."""

    kind = models.CharField(_("ชนิดงาน"), max_length=60)
    title = models.CharField(_("ชื่องาน"), max_length=255)
    model = models.CharField(_("ชนิดของสิ่ง"), max_length=60, blank=True)
    key = models.CharField(_("รหัสของสิ่ง"), max_length=80, blank=True)
    state = models.CharField(_("สถานะ"), max_length=10, choices=JobState.choices, default=JobState.QUEUED)
    done = models.PositiveIntegerField(_("ทำแล้ว"), default=0)
    total = models.PositiveIntegerField(_("ทั้งหมด"), default=0)
    problem = models.JSONField(_("ข้อผิดพลาด"), null=True, blank=True)
    result = models.JSONField(_("ผลของงาน"), null=True, blank=True)
    stop_asked = models.BooleanField(_("ขอให้หยุด"), default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("โดย")
    )
    made_at = models.DateTimeField(_("สั่งเมื่อ"), default=timezone.now)
    started_at = models.DateTimeField(_("เริ่มเมื่อ"), null=True, blank=True)
    seen_at = models.DateTimeField(_("ขยับล่าสุด"), null=True, blank=True)
    ended_at = models.DateTimeField(_("จบเมื่อ"), null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("งานเบื้องหลัง")
        verbose_name_plural = _("งานเบื้องหลัง")
        indexes = [models.Index(fields=["model", "key"], name="job_thing")]

    def __str__(self) -> str:
        return self.title


class SearchEntry(models.Model):
    """รายการค้นหา: what the search finds. Fed by each room's services; `rebuild` makes all of it again.

    `text` is already the search key of `patibat.thai.search_key`.
    """

    room = models.CharField(max_length=30)
    key = models.CharField(max_length=80)
    title = models.CharField(max_length=500)
    text = models.TextField()
    address = models.CharField(max_length=255)
    kind = models.CharField(max_length=30)
    visibility = models.CharField(max_length=10, choices=Visibility.choices, default=Visibility.PUBLIC)

    class Meta:
        ordering = ["room", "key"]
        verbose_name = _("รายการค้นหา")
        verbose_name_plural = _("รายการค้นหา")
        constraints = [models.UniqueConstraint(fields=["room", "kind", "key"], name="search_entry_once")]

    def __str__(self) -> str:
        return self.title
