"""Choices of the room plans."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlanKind(models.TextChoices):
    """Which plan of the Thai ladder it is."""

    EDUCATION_DEVELOPMENT = "education_development", _("แผนพัฒนาการศึกษาจังหวัด")
    EDUCATION_ANNUAL = "education_annual", _("แผนปฏิบัติการด้านการศึกษาจังหวัด")
    OFFICE_ANNUAL = "office_annual", _("แผนปฏิบัติราชการประจำปี")
    PROVINCE_DEVELOPMENT = "province_development", _("แผนพัฒนาจังหวัด")
    CLUSTER_DEVELOPMENT = "cluster_development", _("แผนพัฒนากลุ่มจังหวัด")
    AGENCY_DEVELOPMENT = "agency_development", _("แผนพัฒนาของหน่วยงาน")
    NATIONAL_STRATEGY = "national_strategy", _("ยุทธศาสตร์ชาติ")
    MASTER_PLAN = "master_plan", _("แผนแม่บทภายใต้ยุทธศาสตร์ชาติ")
    NATIONAL_DEVELOPMENT = "national_development", _("แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ")
    NATIONAL_EDUCATION = "national_education", _("แผนการศึกษาแห่งชาติ")
    MINISTRY_POLICY = "ministry_policy", _("นโยบายและจุดเน้นของกระทรวง")


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
    VALUE = "value", _("ค่านิยม")
    TARGET = "target", _("เป้าหมาย")
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


class PlanLevel(models.IntegerChoices):
    """แผนระดับ 1 2 3 (cabinet resolution of 4 December 2560)."""

    ONE = 1, _("แผนระดับที่ 1")
    TWO = 2, _("แผนระดับที่ 2")
    THREE = 3, _("แผนระดับที่ 3")


class Cause(models.TextChoices):
    """The cause-effect role of a node: project → master plan → national strategy (XYZ)."""

    X = "X", _("X โครงการ")
    Y1 = "Y1", _("Y1 เป้าหมายของแผนย่อย")
    Y2 = "Y2", _("Y2 เป้าหมายของประเด็น")
    Z = "Z", _("Z ยุทธศาสตร์ชาติ")


class LinkKind(models.TextChoices):
    """How one node stands to another; read from the lower to the upper one."""

    SUPPORTS = "supports", _("สนับสนุน")
    REQUIRED_BY = "required_by", _("ต้องทำตาม")
    CONTRIBUTES = "contributes", _("มีส่วนให้บรรลุ")
    DUPLICATES = "duplicates", _("ซ้ำกับ")


class LinkState(models.TextChoices):
    """What a person decided; a suggestion that nobody decided is not kept."""

    ACCEPTED = "accepted", _("เชื่อมโยง")
    REFUSED = "refused", _("ไม่เชื่อมโยง")


class LinkStrength(models.IntegerChoices):
    """How strongly, in a person's words."""

    WEAK = 1, _("เกี่ยวข้อง")
    MIDDLE = 2, _("สอดคล้อง")
    STRONG = 3, _("ตรงกัน")


class LinkOrigin(models.TextChoices):
    """Where a link comes from."""

    PERSON = "person", _("คนเลือกเอง")
    SUGGESTION = "suggestion", _("ระบบเสนอ คนยืนยัน")
    DOCUMENT = "document", _("เอกสารแผนระบุ")
