"""Rounds, who must report in them, and what was reported, with the way of every value from cell to publication."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patibat.monitoring.choices import ValueState, WorkStatus
from patibat.network.choices import Capacity
from patibat.records.choices import OriginKind, ReviewStatus
from patibat.thai import FiscalYear, Quarter


class Round(models.Model):
    """รอบรายงาน of a plan: one quarter, or a whole year when `quarter` is empty (closed plans)."""

    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="rounds", verbose_name=_("แผน"))
    year = models.PositiveSmallIntegerField(_("ปี พ.ศ."))
    quarter = models.PositiveSmallIntegerField(_("ไตรมาส"), null=True, blank=True)
    opens_on = models.DateField(_("เปิดรับ"))
    due_on = models.DateField(_("กำหนดส่ง"))
    closes_on = models.DateField(_("ปิดรับ"))

    class Meta:
        ordering = ["-year", F("quarter").desc(nulls_last=True)]
        verbose_name = _("รอบรายงาน")
        verbose_name_plural = _("รอบรายงาน")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "year", "quarter"], condition=Q(quarter__isnull=False), name="round_quarter_once"
            ),
            models.UniqueConstraint(fields=["plan", "year"], condition=Q(quarter__isnull=True), name="round_year_once"),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("opens_on"), closes_on__gte=F("due_on")),
                name="round_dates_in_order",
                violation_error_message=_("วันเปิดรับ กำหนดส่ง และวันปิดรับต้องเรียงตามลำดับ"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan.code} {self.year}" + (f"/{self.quarter}" if self.quarter else "")

    @property
    def period(self) -> FiscalYear | Quarter:
        """What is reported on."""
        year = FiscalYear(self.year)
        return Quarter(year, self.quarter) if self.quarter else year


class Assignment(models.Model):
    """หน่วยงานที่ต้องรายงานในรอบ, with an extension when one was granted by letter."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="assignments", verbose_name=_("รอบ"))
    agency = models.ForeignKey(
        "network.Agency", on_delete=models.PROTECT, related_name="assignments", verbose_name=_("หน่วยงาน")
    )
    extended_to = models.DateField(_("ขยายเวลาถึง"), null=True, blank=True)
    extension_reason = models.TextField(_("เหตุผลที่ขยายเวลา"), blank=True)
    extension_letter = models.CharField(_("หนังสือเลขที่"), max_length=200, blank=True)

    class Meta:
        ordering = ["round", "agency__order"]
        verbose_name = _("หน่วยงานที่ต้องรายงาน")
        verbose_name_plural = _("หน่วยงานที่ต้องรายงาน")
        constraints = [models.UniqueConstraint(fields=["round", "agency"], name="assignment_once")]

    def __str__(self) -> str:
        return f"{self.agency} {self.round}"


class Publication(models.Model):
    """คำสั่งเปิดเผย: who decided, by which order, that a round's approved figures become public, from which day."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="publications", verbose_name=_("รอบ"))
    publish_on = models.DateField(_("เปิดเผยวันที่"))
    order_number = models.CharField(_("เลขที่คำสั่งหรือบันทึก"), max_length=100)
    order_date = models.DateField(_("ลงวันที่"))
    signatory = models.CharField(_("ผู้ลงนาม (ตำแหน่ง)"), max_length=200)
    capacity = models.CharField(_("ฐานะ"), max_length=12, choices=Capacity.choices, default=Capacity.SUBSTANTIVE)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("ผู้บันทึก")
    )
    made_at = models.DateTimeField(_("บันทึกเมื่อ"), default=timezone.now)

    class Meta:
        ordering = ["-publish_on", "-pk"]
        verbose_name = _("คำสั่งเปิดเผย")
        verbose_name_plural = _("คำสั่งเปิดเผย")

    def __str__(self) -> str:
        return f"{self.order_number} {self.publish_on}"


class Reviewed(models.Model):
    """What every reported row shares: version, origin, review, publication. A correction is a new version."""

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
    on_behalf = models.BooleanField(_("สำนักงานกรอกแทน"), default=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("ผู้ส่ง")
    )
    submitted_at = models.DateTimeField(_("ส่งเมื่อ"), default=timezone.now)
    return_reason = models.TextField(_("เหตุที่ส่งกลับ"), blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("ผู้รับรอง"),
    )
    approved_at = models.DateTimeField(_("รับรองเมื่อ"), null=True, blank=True)
    withheld_reason = models.TextField(_("เหตุผลตามกฎหมายที่ไม่เปิดเผย"), blank=True)
    publication = models.ForeignKey(
        Publication,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="%(class)s_set",
        verbose_name=_("คำสั่งเปิดเผย"),
    )

    class Meta:
        abstract = True


class Result(Reviewed):
    """ผลงานที่รายงาน: one value of one indicator by one agency in one round."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="results", verbose_name=_("รอบ"))
    agency = models.ForeignKey(
        "network.Agency", on_delete=models.PROTECT, related_name="results", verbose_name=_("หน่วยงาน")
    )
    indicator = models.ForeignKey(
        "plans.Indicator", on_delete=models.PROTECT, related_name="results", verbose_name=_("ตัวชี้วัด")
    )
    definition = models.ForeignKey(
        "plans.IndicatorDefinition", on_delete=models.PROTECT, related_name="+", verbose_name=_("นิยาม")
    )
    state = models.CharField(_("ผลคือ"), max_length=15, choices=ValueState.choices, default=ValueState.REPORTED)
    numerator = models.DecimalField(_("ตัวตั้ง"), max_digits=20, decimal_places=6, null=True, blank=True)
    denominator = models.DecimalField(_("ตัวหาร"), max_digits=20, decimal_places=6, null=True, blank=True)
    value = models.DecimalField(_("ค่า"), max_digits=20, decimal_places=6, null=True, blank=True)
    data_date = models.DateField(_("ข้อมูล ณ วันที่"), null=True, blank=True)
    note = models.TextField(_("หมายเหตุ"), blank=True)

    class Meta:
        ordering = ["round", "agency__order", "indicator__order", "-version"]
        verbose_name = _("ผลงานที่รายงาน")
        verbose_name_plural = _("ผลงานที่รายงาน")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "agency", "indicator"],
                condition=Q(is_current=True),
                name="result_one_current",
                violation_error_message=_("มีผลของตัวชี้วัดนี้ในรอบนี้แล้ว"),
            ),
            models.CheckConstraint(
                # A ratio keeps its two parts, not its quotient: derived values are not stored.
                condition=Q(state=ValueState.REPORTED, value__isnull=False)
                | Q(state=ValueState.REPORTED, numerator__isnull=False, denominator__isnull=False)
                | (
                    ~Q(state=ValueState.REPORTED)
                    & Q(value__isnull=True, numerator__isnull=True, denominator__isnull=True)
                ),
                name="result_number_iff_reported",
                violation_error_message=_("มีตัวเลขเมื่อและต่อเมื่อรายงานผล"),
            ),
        ]
        indexes = [models.Index(fields=["indicator", "status"], name="result_indicator_status")]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.agency_id} {self.round_id}"


class ProjectProgress(Reviewed):
    """ความก้าวหน้าของโครงการ in one round: how far the work is, what hinders it, what is done about it."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="progress", verbose_name=_("รอบ"))
    project = models.ForeignKey(
        "projects.Project", on_delete=models.PROTECT, related_name="progress", verbose_name=_("โครงการ")
    )
    work = models.CharField(_("สถานะงาน"), max_length=12, choices=WorkStatus.choices)
    percent = models.DecimalField(_("ความก้าวหน้า (ร้อยละ)"), max_digits=5, decimal_places=2, null=True, blank=True)
    done = models.TextField(_("ผลการดำเนินงาน"), blank=True)
    problems = models.TextField(_("ปัญหาอุปสรรค"), blank=True)
    remedy = models.TextField(_("ข้อเสนอแนะ"), blank=True)

    class Meta:
        ordering = ["round", "project", "-version"]
        verbose_name = _("ความก้าวหน้าของโครงการ")
        verbose_name_plural = _("ความก้าวหน้าของโครงการ")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "project"], condition=Q(is_current=True), name="progress_one_current"
            ),
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__gte=0, percent__lte=100),
                name="progress_percent_range",
                violation_error_message=_("ความก้าวหน้าต้องอยู่ระหว่าง 0 ถึง 100"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.round_id}"


class Evidence(models.Model):
    """ร่องรอยหลักฐาน of a result: a file, or where it may be seen."""

    result = models.ForeignKey(Result, on_delete=models.CASCADE, related_name="evidence", verbose_name=_("ผลงาน"))
    attachment = models.ForeignKey(
        "records.Attachment", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("ไฟล์")
    )
    description = models.CharField(_("คำอธิบาย"), max_length=500)
    url = models.URLField(_("ที่อยู่"), max_length=500, blank=True)
    added_at = models.DateTimeField(_("เพิ่มเมื่อ"), default=timezone.now)

    class Meta:
        ordering = ["result", "pk"]
        verbose_name = _("หลักฐาน")
        verbose_name_plural = _("หลักฐาน")

    def __str__(self) -> str:
        return self.description


class Explanation(models.Model):
    """คำชี้แจง: an agency's words beside a figure that is or will be public; it never changes the figure."""

    result = models.ForeignKey(Result, on_delete=models.CASCADE, related_name="explanations", verbose_name=_("ผลงาน"))
    text = models.TextField(_("คำชี้แจง"))
    disputed = models.BooleanField(_("โต้แย้งตัวเลข"), default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("โดย")
    )
    at = models.DateTimeField(_("เมื่อ"), default=timezone.now)

    class Meta:
        ordering = ["result", "at"]
        verbose_name = _("คำชี้แจง")
        verbose_name_plural = _("คำชี้แจง")

    def __str__(self) -> str:
        return self.text[:60]
