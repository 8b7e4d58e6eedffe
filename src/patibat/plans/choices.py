"""Choices of the room plans."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlanKind(models.TextChoices):
    """Which plan of the Thai ladder it is."""

    EDUCATION_DEVELOPMENT = "education_development", _("แผนพัฒนาการศึกษาจังหวัด")
    EDUCATION_ANNUAL = "education_annual", _("แผนปฏิบัติการด้านการศึกษาจังหวัด")
    OFFICE_ANNUAL = "office_annual", _("แผนปฏิบัติราชการประจำปี")
    PROVINCE_DEVELOPMENT = "province_development", _("แผนพัฒนาจังหวัด")


class PlanStatus(models.TextChoices):
    """Where the plan is in its life."""

    DRAFT = "draft", _("ร่าง")
    IN_FORCE = "in_force", _("ใช้อยู่")
    CLOSED = "closed", _("สิ้นสุดแล้ว")


class VersionStatus(models.TextChoices):
    """Where one version of a plan is."""

    DRAFT = "draft", _("ร่าง")
    ADOPTED = "adopted", _("ประกาศใช้")
    SUPERSEDED = "superseded", _("ถูกแทนที่")


class NodeKind(models.TextChoices):
    """What a node of the plan's tree is."""

    VISION = "vision", _("วิสัยทัศน์")
    MISSION = "mission", _("พันธกิจ")
    GOAL = "goal", _("เป้าประสงค์")
    ISSUE = "issue", _("ประเด็นยุทธศาสตร์")
    STRATEGY = "strategy", _("กลยุทธ์")
    TACTIC = "tactic", _("วิธีดำเนินการ")
    GUIDELINE = "guideline", _("แนวทางการพัฒนา")
    PART = "part", _("ส่วน")
    SECTION = "section", _("หมวด")
    CLAUSE = "clause", _("ข้อ")


class Share(models.TextChoices):
    """How an agency carries a node."""

    LEAD = "lead", _("เจ้าภาพหลัก")
    SUPPORT = "support", _("หน่วยงานสนับสนุน")


class SwotKind(models.TextChoices):
    """The four lists of SWOT."""

    STRENGTH = "strength", _("จุดแข็ง")
    WEAKNESS = "weakness", _("จุดอ่อน")
    OPPORTUNITY = "opportunity", _("โอกาส")
    THREAT = "threat", _("อุปสรรค")


class IndicatorLevel(models.TextChoices):
    """What the indicator measures."""

    OUTPUT = "output", _("ผลผลิต")
    OUTCOME = "outcome", _("ผลลัพธ์")
    IMPACT = "impact", _("ผลกระทบ")


class YearKind(models.TextChoices):
    """By which year the indicator is counted."""

    FISCAL = "fiscal", _("ปีงบประมาณ")
    ACADEMIC = "academic", _("ปีการศึกษา")


class IncreaseUnit(models.TextChoices):
    """What “increase by” counts in; “ร้อยละ 3” of a percentage is ambiguous, so it is stored as said."""

    ABSOLUTE = "absolute", _("หน่วยนับ")
    PERCENT_POINTS = "percent_points", _("จุดร้อยละ")
    PERCENT = "percent", _("ร้อยละของฐาน")
