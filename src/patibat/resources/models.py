"""Money as it moves. Planned baht are the budget lines of room projects; here is what was disbursed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patibat.projects.choices import SourceKind
from patibat.records.choices import OriginKind, ReviewStatus


class Disbursement(models.Model):
    """เบิกจ่าย: baht paid by an agency for a project in one quarter, from one kind of source.

    A correction is a new row with the next `version`; only one row is current.
    """

    project = models.ForeignKey(
        "projects.Project", on_delete=models.PROTECT, related_name="disbursements", verbose_name=_("โครงการ")
    )
    agency = models.ForeignKey(
        "network.Agency", on_delete=models.PROTECT, related_name="disbursements", verbose_name=_("หน่วยงานผู้จ่าย")
    )
    year = models.PositiveSmallIntegerField(_("ปีงบประมาณ พ.ศ."))
    quarter = models.PositiveSmallIntegerField(_("ไตรมาส"))
    source_kind = models.PositiveSmallIntegerField(_("ประเภทแหล่งงบประมาณ"), choices=SourceKind.choices)
    amount = models.DecimalField(_("บาท"), max_digits=16, decimal_places=2)
    status = models.CharField(_("สถานะ"), max_length=10, choices=ReviewStatus.choices, default=ReviewStatus.SUBMITTED)
    version = models.PositiveSmallIntegerField(_("ครั้งที่"), default=1)
    is_current = models.BooleanField(_("ค่าปัจจุบัน"), default=True)
    origin_kind = models.CharField(_("มาจาก"), max_length=20, choices=OriginKind.choices)
    origin_file = models.ForeignKey(
        "records.Attachment", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("ไฟล์")
    )
    origin_sheet = models.CharField(_("แผ่นงาน"), max_length=100, blank=True)
    origin_cell = models.CharField(_("ช่อง"), max_length=20, blank=True)
    origin_note = models.CharField(_("ที่มา"), max_length=500, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("ผู้ส่ง")
    )
    submitted_at = models.DateTimeField(_("ส่งเมื่อ"), default=timezone.now)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("ผู้รับรอง"),
    )
    approved_at = models.DateTimeField(_("รับรองเมื่อ"), null=True, blank=True)

    class Meta:
        ordering = ["project", "year", "quarter", "source_kind", "-version"]
        verbose_name = _("การเบิกจ่าย")
        verbose_name_plural = _("การเบิกจ่าย")
        constraints = [
            models.UniqueConstraint(
                fields=["project", "agency", "year", "quarter", "source_kind"],
                condition=Q(is_current=True),
                name="disbursement_one_current",
            ),
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="disbursement_not_negative",
                violation_error_message=_("ยอดเบิกจ่ายต้องไม่ติดลบ"),
            ),
            models.CheckConstraint(condition=Q(quarter__gte=1, quarter__lte=4), name="disbursement_quarter"),
        ]

    def __str__(self) -> str:
        return f"{self.project} {self.year}/{self.quarter}"
