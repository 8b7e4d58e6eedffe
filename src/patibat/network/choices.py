"""Choices of the room network."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AgencyKind(models.TextChoices):
    """What sort of agency it is; comparison is only within the same kind."""

    PEO = "peo", _("สำนักงานศึกษาธิการจังหวัด")
    AREA_PRIMARY = "area_primary", _("สำนักงานเขตพื้นที่การศึกษาประถมศึกษา")
    AREA_SECONDARY = "area_secondary", _("สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา")
    VOCATIONAL = "vocational", _("สถานศึกษาอาชีวศึกษา")
    PRIVATE = "private", _("การศึกษาเอกชน")
    LOCAL = "local", _("องค์กรปกครองส่วนท้องถิ่น")
    LEARNING = "learning", _("ส่งเสริมการเรียนรู้")
    HIGHER = "higher", _("อุดมศึกษา")
    BUDDHISM = "buddhism", _("พระพุทธศาสนา")
    SPECIAL = "special", _("การศึกษาพิเศษ")
    SOCIAL = "social", _("หน่วยงานด้านสังคม")
    SCHOOL = "school", _("สถานศึกษา")
    GROUP = "group", _("กลุ่มหน่วยงาน")
    OTHER = "other", _("อื่น ๆ")


class NameKind(models.TextChoices):
    """Which sort of name of an agency."""

    FORMER = "former", _("ชื่อเดิม")
    ALIAS = "alias", _("ชื่อเรียกอื่น")
    ABBREVIATION = "abbreviation", _("อักษรย่อ")


class Role(models.TextChoices):
    """What a position may do; a role is always held for an agency and everything below it."""

    ADMINISTRATOR = "administrator", _("ผู้ดูแลระบบ")
    ANALYST = "analyst", _("นักวิเคราะห์ของสำนักงาน")
    OFFICER = "officer", _("เจ้าหน้าที่หน่วยงาน")
    SCHOOL = "school", _("สถานศึกษา")
    COMMITTEE = "committee", _("กรรมการติดตามประเมินผล")
    EXECUTIVE = "executive", _("ผู้บริหาร")


class Capacity(models.TextChoices):
    """In which capacity a position is held."""

    SUBSTANTIVE = "substantive", _("ดำรงตำแหน่ง")
    ACTING = "acting", _("รักษาราชการแทน")
    ON_BEHALF = "on_behalf", _("ปฏิบัติราชการแทน")
