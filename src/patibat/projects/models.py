"""Programmes, projects, main activities, who answers for them, and the budget lines they plan with (clause A1)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patibat.projects.choices import (
    ActionPlanState,
    AgencyShare,
    ExpenseCategory,
    ProjectNature,
    ProjectStatus,
    SourceKind,
)


class Programme(models.Model):
    """แผนงาน: groups projects."""

    code = models.CharField(_("รหัส"), max_length=50, unique=True)
    name = models.CharField(_("ชื่อแผนงาน"), max_length=300)
    plan = models.ForeignKey("plans.Plan", on_delete=models.CASCADE, related_name="programmes", verbose_name=_("แผน"))

    class Meta:
        ordering = ["code"]
        verbose_name = _("แผนงาน")
        verbose_name_plural = _("แผนงาน")

    def __str__(self) -> str:
        return self.name


class Project(models.Model):
    """โครงการ: the unit of funding and reporting, of one fiscal year.

    `node_key` names the plan node it serves; keys are stable over versions of the plan, so a yearly revision never
    breaks the link.
    """

    code = models.CharField(_("รหัส"), max_length=50, unique=True)
    name = models.CharField(_("ชื่อโครงการ"), max_length=500)
    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="projects", verbose_name=_("แผน"))
    node_key = models.CharField(_("สนองข้อในแผน"), max_length=50)
    programme = models.ForeignKey(
        Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="projects", verbose_name=_("แผนงาน")
    )
    agency = models.ForeignKey(
        "network.Agency", on_delete=models.PROTECT, related_name="projects", verbose_name=_("หน่วยงานรับผิดชอบ")
    )
    year = models.PositiveSmallIntegerField(_("ปีงบประมาณ พ.ศ."))
    nature = models.CharField(
        _("ลักษณะโครงการ"), max_length=10, choices=ProjectNature.choices, default=ProjectNature.NEW
    )
    status = models.CharField(_("สถานะ"), max_length=10, choices=ProjectStatus.choices, default=ProjectStatus.DRAFT)
    objective = models.TextField(_("วัตถุประสงค์"), blank=True)
    target_quantity = models.TextField(_("เป้าหมายเชิงปริมาณ"), blank=True)
    target_quality = models.TextField(_("เป้าหมายเชิงคุณภาพ"), blank=True)
    rationale = models.TextField(_("หลักการและเหตุผล"), blank=True)
    target_group = models.TextField(_("กลุ่มเป้าหมาย"), blank=True)
    method = models.TextField(_("วิธีวัดผลและเครื่องมือ"), blank=True)
    expected = models.TextField(_("ผลที่คาดว่าจะได้รับ"), blank=True)
    place = models.TextField(_("พื้นที่ดำเนินการ"), blank=True)
    place_code = models.CharField(_("รหัสพื้นที่"), max_length=6, blank=True)
    starts_on = models.DateField(_("เริ่ม"), null=True, blank=True)
    ends_on = models.DateField(_("สิ้นสุด"), null=True, blank=True)
    responsible = models.CharField(_("ตำแหน่งผู้รับผิดชอบ"), max_length=200, blank=True)
    source_note = models.CharField(_("ที่มาของข้อมูล"), max_length=500, blank=True)
    is_sample = models.BooleanField(_("ตัวอย่าง"), default=False)
    indicators = models.ManyToManyField(
        "plans.Indicator", related_name="projects", blank=True, verbose_name=_("ตัวชี้วัดที่ส่งผล")
    )

    class Meta:
        ordering = ["-year", "code"]
        verbose_name = _("โครงการ")
        verbose_name_plural = _("โครงการ")
        indexes = [models.Index(fields=["plan", "year"], name="project_plan_year")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="project_dates_in_order",
                violation_error_message=_("วันสิ้นสุดต้องไม่ก่อนวันเริ่ม"),
            ),
            models.CheckConstraint(condition=Q(year__gt=2400, year__lt=2700), name="project_year_is_be"),
        ]

    def __str__(self) -> str:
        return self.name


class ProjectAgency(models.Model):
    """หน่วยงานร่วม: agencies beside the responsible one; money is never counted through them."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="agencies", verbose_name=_("โครงการ"))
    agency = models.ForeignKey(
        "network.Agency", on_delete=models.PROTECT, related_name="joint_projects", verbose_name=_("หน่วยงาน")
    )
    share = models.CharField(_("บทบาท"), max_length=10, choices=AgencyShare.choices)

    class Meta:
        ordering = ["project", "share", "agency__order"]
        verbose_name = _("หน่วยงานร่วม")
        verbose_name_plural = _("หน่วยงานร่วม")
        constraints = [models.UniqueConstraint(fields=["project", "agency"], name="project_agency_once")]

    def __str__(self) -> str:
        return f"{self.agency} {self.get_share_display()}"


class Activity(models.Model):
    """กิจกรรมหลัก: the part of a project that can be scheduled; each has a unit that answers for it (clause A1)."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="activities", verbose_name=_("โครงการ"))
    key = models.CharField(_("รหัส"), max_length=80, blank=True)
    number = models.PositiveSmallIntegerField(_("ลำดับ"))
    name = models.CharField(_("ชื่อกิจกรรม"), max_length=500)
    target = models.TextField(_("เป้าหมายกิจกรรม"), blank=True)
    months = models.PositiveSmallIntegerField(_("เดือนที่ดำเนินการ"), default=0)
    """Twelve bits, the lowest is January."""
    responsible = models.CharField(_("ผู้รับผิดชอบ"), max_length=200, blank=True)
    starts_on = models.DateField(_("เริ่ม"), null=True, blank=True)
    ends_on = models.DateField(_("สิ้นสุด"), null=True, blank=True)

    class Meta:
        ordering = ["project", "number"]
        verbose_name = _("กิจกรรมหลัก")
        verbose_name_plural = _("กิจกรรมหลัก")
        constraints = [models.UniqueConstraint(fields=["project", "number"], name="activity_number_once")]

    def __str__(self) -> str:
        return self.name


class BudgetLine(models.Model):
    """รายการงบประมาณ: planned baht of one source in one quarter; `agency` holds the money: every baht is counted once.

    A multi-year obligation (งบผูกพัน) has one line per year. `key` is the row of the agency's entry that it is a quarter
    of, with the arithmetic behind it; empty where no entry stands behind.
    """

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="budget_lines", verbose_name=_("โครงการ")
    )
    agency = models.ForeignKey(
        "network.Agency", on_delete=models.PROTECT, related_name="budget_lines", verbose_name=_("หน่วยงานเจ้าของเงิน")
    )
    year = models.PositiveSmallIntegerField(_("ปีงบประมาณ พ.ศ."))
    quarter = models.PositiveSmallIntegerField(_("ไตรมาส"))
    source_kind = models.PositiveSmallIntegerField(_("ประเภทแหล่งงบประมาณ"), choices=SourceKind.choices)
    source_name = models.CharField(_("แหล่งงบประมาณ"), max_length=255, blank=True)
    category = models.CharField(
        _("หมวดรายจ่าย"), max_length=12, choices=ExpenseCategory.choices, default=ExpenseCategory.OPERATING
    )
    amount = models.DecimalField(_("บาท"), max_digits=16, decimal_places=2)
    key = models.CharField(_("รหัสรายการ"), max_length=80, blank=True)

    class Meta:
        ordering = ["project", "year", "quarter", "source_kind"]
        verbose_name = _("รายการงบประมาณ")
        verbose_name_plural = _("รายการงบประมาณ")
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="budget_not_negative",
                violation_error_message=_("งบประมาณต้องไม่ติดลบ"),
            ),
            models.CheckConstraint(condition=Q(quarter__gte=1, quarter__lte=4), name="budget_quarter"),
            models.CheckConstraint(condition=Q(source_kind__gte=1, source_kind__lte=4), name="budget_source_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.project} {self.year}/{self.quarter}"


class ActionPlan(models.Model):
    """แผนปฏิบัติการประจำปีของหน่วยงาน: what an agency enters for a plan in a year, and where it is in the year's cycle.

    The entry itself stands in the versions. While the plan is not yet in force its projects are kept as drafts, so that
    needs can be added up; once it is in force a new version touches no project before it is approved too.
    """

    agency = models.ForeignKey(
        "network.Agency", on_delete=models.PROTECT, related_name="action_plans", verbose_name=_("หน่วยงาน")
    )
    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="action_plans", verbose_name=_("แผน"))
    year = models.PositiveSmallIntegerField(_("ปีงบประมาณ พ.ศ."))
    state = models.CharField(_("สถานะ"), max_length=10, choices=ActionPlanState.choices, default=ActionPlanState.DRAFT)

    class Meta:
        ordering = ["-year", "agency__order", "agency__code"]
        verbose_name = _("แผนปฏิบัติการของหน่วยงาน")
        verbose_name_plural = _("แผนปฏิบัติการของหน่วยงาน")
        constraints = [
            models.UniqueConstraint(fields=["agency", "plan", "year"], name="action_plan_once"),
            models.CheckConstraint(condition=Q(year__gt=2400, year__lt=2700), name="action_plan_year_is_be"),
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.year}"


class ActionPlanVersion(models.Model):
    """ฉบับของแผนปฏิบัติการ: the whole entry as it was saved, never changed afterwards.

    `content` is the entry as zlib-packed JSON (`projects.entry`); `sha256` is that of its exact values, to which a
    signature on paper is bound. Rows of projects, activities and money are made from it, and can be made again.
    """

    action_plan = models.ForeignKey(
        ActionPlan, on_delete=models.CASCADE, related_name="versions", verbose_name=_("แผนปฏิบัติการ")
    )
    number = models.PositiveSmallIntegerField(_("ครั้งที่"))
    content = models.BinaryField(_("สิ่งที่กรอก"))
    sha256 = models.CharField(_("ค่าแฮช"), max_length=64)
    origin_file = models.ForeignKey(
        "records.Attachment", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("ไฟล์")
    )
    on_behalf = models.BooleanField(_("สำนักงานกรอกแทน"), default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("ผู้บันทึก")
    )
    at = models.DateTimeField(_("บันทึกเมื่อ"), default=timezone.now)

    class Meta:
        ordering = ["action_plan", "-number"]
        verbose_name = _("ฉบับของแผนปฏิบัติการ")
        verbose_name_plural = _("ฉบับของแผนปฏิบัติการ")
        constraints = [models.UniqueConstraint(fields=["action_plan", "number"], name="action_plan_version_once")]

    def __str__(self) -> str:
        return f"{self.action_plan} ครั้งที่ {self.number}"
