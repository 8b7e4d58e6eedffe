"""Choices of the room projects."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SourceKind(models.IntegerChoices):
    """แหล่งงบประมาณ 4 ประเภท (clause B1)."""

    PARENT = 1, _("ส่วนราชการต้นสังกัด")
    PROVINCE = 2, _("แผนพัฒนาจังหวัด")
    LOCAL = 3, _("อบจ. อปท. ชุมชน และเอกชน")
    OTHER = 4, _("หน่วยงานอื่น")


class ExpenseCategory(models.TextChoices):
    """หมวดรายจ่าย: the five budget categories of the Budget Bureau."""

    PERSONNEL = "personnel", _("งบบุคลากร")
    OPERATING = "operating", _("งบดำเนินงาน")
    INVESTMENT = "investment", _("งบลงทุน")
    SUBSIDY = "subsidy", _("งบเงินอุดหนุน")
    OTHER = "other", _("งบรายจ่ายอื่น")


class ProjectNature(models.TextChoices):
    """ลักษณะโครงการ."""

    NEW = "new", _("โครงการใหม่")
    CONTINUING = "continuing", _("โครงการต่อเนื่อง")


class ProjectStatus(models.TextChoices):
    """Where a project is in the year's cycle (not how far its work is: that is reported, see monitoring)."""

    DRAFT = "draft", _("ร่าง")
    IN_FORCE = "in_force", _("อยู่ในแผนปฏิบัติการ")
    CLOSED = "closed", _("ปิดโครงการ")
    CANCELLED = "cancelled", _("ยกเลิก")


class ActionPlanState(models.TextChoices):
    """Where an agency's action plan is in the year's cycle."""

    DRAFT = "draft", _("ร่าง")
    SUBMITTED = "submitted", _("เสนอสำนักงานแล้ว")
    RETURNED = "returned", _("ส่งคืนให้แก้ไข")
    ENDORSED = "endorsed", _("สำนักงานเห็นชอบ")
    APPROVED = "approved", _("คณะกรรมการอนุมัติ")
    IN_FORCE = "in_force", _("ใช้อยู่")
    REVISING = "revising", _("กำลังปรับ")


class AgencyShare(models.TextChoices):
    """How an agency takes part in a project."""

    JOINT = "joint", _("ดำเนินการร่วม")
    SUPPORT = "support", _("สนับสนุน")
