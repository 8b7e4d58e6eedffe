"""Plans, their versions and trees, and the indicators by which they are judged."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patibat.plans.choices import (
    Cause,
    IncreaseUnit,
    IndicatorLevel,
    LinkKind,
    LinkOrigin,
    LinkState,
    LinkStrength,
    NodeKind,
    PlanKind,
    PlanLevel,
    PlanStatus,
    Share,
    SwotKind,
    VersionStatus,
    YearKind,
)

FIRST_YEAR, LAST_YEAR = 2400, 2700
DIRECTIONS = [("up", _("ยิ่งมากยิ่งดี")), ("down", _("ยิ่งน้อยยิ่งดี")), ("band", _("อยู่ในช่วงที่กำหนด"))]
RULES = [
    ("sum", _("ผลรวม")),
    ("ratio", _("อัตราส่วนของผลรวม")),
    ("weighted_mean", _("ค่าเฉลี่ยถ่วงน้ำหนัก")),
    ("latest", _("ค่าล่าสุด")),
    ("max", _("ค่าสูงสุด")),
    ("min", _("ค่าต่ำสุด")),
]
ACCUMULATIONS = [("cumulative", _("สะสม")), ("periodic", _("รายงวด"))]


class Plan(models.Model):
    """แผน: a plan of an agency for a span of Buddhist-Era years.

    A plan of somebody outside the province (`owner`: national strategy, master plan …) is kept here by `agency`, which
    may edit its text; it has no results of its own.
    """

    code = models.CharField(_("รหัส"), max_length=50, unique=True)
    kind = models.CharField(_("ชนิด"), max_length=30, choices=PlanKind.choices)
    title = models.CharField(_("ชื่อแผน"), max_length=500)
    title_en = models.CharField(_("ชื่ออังกฤษ"), max_length=500, blank=True)
    agency = models.ForeignKey(
        "network.Agency", on_delete=models.PROTECT, related_name="plans", verbose_name=_("หน่วยงานเจ้าของ")
    )
    owner = models.CharField(_("เจ้าของแผนนอกจังหวัด"), max_length=255, blank=True)
    level = models.PositiveSmallIntegerField(_("ระดับของแผน"), choices=PlanLevel.choices, null=True, blank=True)
    from_year = models.PositiveSmallIntegerField(_("ตั้งแต่ปี พ.ศ."))
    to_year = models.PositiveSmallIntegerField(_("ถึงปี พ.ศ."))
    source = models.CharField(_("ที่มาของข้อความ"), max_length=500, blank=True)
    status = models.CharField(_("สถานะ"), max_length=10, choices=PlanStatus.choices, default=PlanStatus.DRAFT)
    is_sample = models.BooleanField(_("ข้อความตัวอย่าง"), default=False)

    class Meta:
        ordering = ["-from_year", "code"]
        verbose_name = _("แผน")
        verbose_name_plural = _("แผน")
        constraints = [
            models.CheckConstraint(
                condition=Q(to_year__gte=F("from_year"), from_year__gt=FIRST_YEAR, to_year__lt=LAST_YEAR),
                name="plan_years_in_order",
                violation_error_message=_("ปีของแผนต้องเป็นปี พ.ศ. และเรียงตามลำดับ"),
            )
        ]

    def __str__(self) -> str:
        return self.title


class PlanVersion(models.Model):
    """ฉบับของแผน: the tree as adopted at one time; node keys stay the same from version to version."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="versions", verbose_name=_("แผน"))
    number = models.PositiveSmallIntegerField(_("ฉบับที่"))
    status = models.CharField(_("สถานะ"), max_length=10, choices=VersionStatus.choices, default=VersionStatus.DRAFT)
    adopted_on = models.DateField(_("ประกาศใช้เมื่อ"), null=True, blank=True)
    note = models.TextField(_("สิ่งที่เปลี่ยน"), blank=True)
    document = models.ForeignKey(
        "records.Attachment",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("เอกสารต้นฉบับ"),
    )

    class Meta:
        ordering = ["plan", "-number"]
        verbose_name = _("ฉบับของแผน")
        verbose_name_plural = _("ฉบับของแผน")
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_version_once"),
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(status=VersionStatus.ADOPTED),
                name="plan_one_adopted_version",
                violation_error_message=_("แผนหนึ่งมีฉบับที่ใช้อยู่ได้ฉบับเดียว"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan} ฉบับที่ {self.number}"


class PlanNode(models.Model):
    """ข้อในแผน: a vision, mission, goal, issue, strategy … `key` is stable over versions: links from below use it."""

    version = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, related_name="nodes", verbose_name=_("ฉบับ"))
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="children", verbose_name=_("อยู่ใต้")
    )
    key = models.CharField(_("กุญแจ"), max_length=50)
    kind = models.CharField(_("ชนิด"), max_length=10, choices=NodeKind.choices)
    number = models.CharField(_("เลขข้อ"), max_length=20, blank=True)
    title = models.TextField(_("ข้อความ"))
    text = models.TextField(_("รายละเอียด"), blank=True)
    order = models.PositiveIntegerField(_("ลำดับ"), default=0)
    code = models.CharField(_("รหัสทางการ"), max_length=30, blank=True)
    cause = models.CharField(_("บทบาทเหตุและผล"), max_length=2, choices=Cause.choices, blank=True)
    is_unchecked = models.BooleanField(_("รอตรวจกับต้นฉบับทางการ"), default=False)
    origin = models.JSONField(_("ที่ในเอกสารต้นฉบับ"), default=dict, blank=True)
    indicators = models.ManyToManyField("plans.Indicator", related_name="nodes", blank=True, verbose_name=_("ตัวชี้วัด"))

    class Meta:
        ordering = ["version", "order", "pk"]
        verbose_name = _("ข้อในแผน")
        verbose_name_plural = _("ข้อในแผน")
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="plan_node_key_once")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class NodeAgency(models.Model):
    """เจ้าภาพหลักและหน่วยงานสนับสนุน of a node (clause I3)."""

    node = models.ForeignKey(PlanNode, on_delete=models.CASCADE, related_name="agencies", verbose_name=_("ข้อในแผน"))
    agency = models.ForeignKey(
        "network.Agency", on_delete=models.PROTECT, related_name="plan_nodes", verbose_name=_("หน่วยงาน")
    )
    share = models.CharField(_("บทบาท"), max_length=10, choices=Share.choices)

    class Meta:
        ordering = ["node", "share", "agency__order"]
        verbose_name = _("หน่วยงานของข้อในแผน")
        verbose_name_plural = _("หน่วยงานของข้อในแผน")
        constraints = [models.UniqueConstraint(fields=["node", "agency"], name="node_agency_once")]

    def __str__(self) -> str:
        return f"{self.agency} {self.get_share_display()}"


class SwotItem(models.Model):
    """จุดแข็ง จุดอ่อน โอกาส อุปสรรค."""

    version = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, related_name="swot", verbose_name=_("ฉบับ"))
    kind = models.CharField(_("ชนิด"), max_length=12, choices=SwotKind.choices)
    text = models.TextField(_("ข้อความ"))
    order = models.PositiveSmallIntegerField(_("ลำดับ"), default=0)

    class Meta:
        ordering = ["version", "order", "pk"]
        verbose_name = _("ข้อ SWOT")
        verbose_name_plural = _("ข้อ SWOT")

    def __str__(self) -> str:
        return self.text


class Indicator(models.Model):
    """ตัวชี้วัด: what stays when its definition changes: its code, its plan, its baseline and targets."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="indicators", verbose_name=_("แผน"))
    code = models.CharField(_("รหัส"), max_length=50, unique=True)
    level = models.CharField(_("ระดับ"), max_length=10, choices=IndicatorLevel.choices, default=IndicatorLevel.OUTCOME)
    lead = models.ForeignKey(
        "network.Agency",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="led_indicators",
        verbose_name=_("หน่วยงานเจ้าภาพ"),
    )
    shared = models.BooleanField(_("ตัวชี้วัดร่วม"), default=False)
    baseline_year = models.PositiveSmallIntegerField(_("ปีฐาน พ.ศ."), null=True, blank=True)
    baseline = models.DecimalField(_("ข้อมูลฐาน"), max_digits=20, decimal_places=6, null=True, blank=True)
    order = models.PositiveIntegerField(_("ลำดับ"), default=0)

    class Meta:
        ordering = ["plan", "order", "code"]
        verbose_name = _("ตัวชี้วัด")
        verbose_name_plural = _("ตัวชี้วัด")

    def __str__(self) -> str:
        return self.code


class IndicatorDefinition(models.Model):
    """นิยามของตัวชี้วัด: dated; a change makes a new row and a visible break, never a silent recomputation."""

    indicator = models.ForeignKey(
        Indicator, on_delete=models.CASCADE, related_name="definitions", verbose_name=_("ตัวชี้วัด")
    )
    number = models.PositiveSmallIntegerField(_("นิยามที่"), default=1)
    from_year = models.PositiveSmallIntegerField(_("ใช้ตั้งแต่ปี พ.ศ."))
    name = models.CharField(_("ชื่อตัวชี้วัด"), max_length=500)
    name_en = models.CharField(_("ชื่ออังกฤษ"), max_length=500, blank=True)
    numerator = models.CharField(_("ตัวตั้ง"), max_length=500, blank=True)
    denominator = models.CharField(_("ตัวหาร"), max_length=500, blank=True)
    unit = models.CharField(_("หน่วยนับ"), max_length=50)
    direction = models.CharField(_("ทิศทาง"), max_length=5, choices=DIRECTIONS, default="up")
    rule = models.CharField(_("วิธีรวมยอด"), max_length=15, choices=RULES)
    factor = models.PositiveIntegerField(_("ต่อ (100 คือร้อยละ)"), default=100)
    accumulation = models.CharField(_("สะสมหรือรายงวด"), max_length=12, choices=ACCUMULATIONS, default="periodic")
    places = models.PositiveSmallIntegerField(_("ทศนิยม"), default=2)
    year_kind = models.CharField(_("ชนิดของปี"), max_length=10, choices=YearKind.choices, default=YearKind.FISCAL)
    numerator_source = models.CharField(_("แหล่งข้อมูลตัวตั้ง"), max_length=255, blank=True)
    denominator_source = models.CharField(_("แหล่งข้อมูลตัวหาร"), max_length=255, blank=True)
    data_date = models.CharField(_("ข้อมูล ณ วันที่"), max_length=100, blank=True)
    change_reason = models.TextField(_("เหตุที่เปลี่ยนนิยาม"), blank=True)

    class Meta:
        ordering = ["indicator", "-number"]
        verbose_name = _("นิยามของตัวชี้วัด")
        verbose_name_plural = _("นิยามของตัวชี้วัด")
        constraints = [
            models.UniqueConstraint(fields=["indicator", "number"], name="definition_number_once"),
            models.UniqueConstraint(fields=["indicator", "from_year"], name="definition_one_a_year"),
            models.CheckConstraint(condition=Q(places__lte=6), name="definition_places"),
        ]

    def __str__(self) -> str:
        return self.name


class IndicatorTarget(models.Model):
    """ค่าเป้าหมาย of one year: a number, or “increase by” from the baseline, exactly one of the two."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="targets", verbose_name=_("ตัวชี้วัด"))
    year = models.PositiveSmallIntegerField(_("ปี พ.ศ."))
    value = models.DecimalField(_("ค่าเป้าหมาย"), max_digits=20, decimal_places=6, null=True, blank=True)
    upper = models.DecimalField(_("ถึง (เมื่อเป้าหมายเป็นช่วง)"), max_digits=20, decimal_places=6, null=True, blank=True)
    increase_by = models.DecimalField(_("เพิ่มขึ้น"), max_digits=20, decimal_places=6, null=True, blank=True)
    increase_unit = models.CharField(_("เพิ่มเป็น"), max_length=15, choices=IncreaseUnit.choices, blank=True)
    source = models.CharField(_("ที่มา"), max_length=255, blank=True)

    class Meta:
        ordering = ["indicator", "year"]
        verbose_name = _("ค่าเป้าหมาย")
        verbose_name_plural = _("ค่าเป้าหมาย")
        constraints = [
            models.UniqueConstraint(fields=["indicator", "year"], name="target_one_a_year"),
            models.CheckConstraint(
                condition=Q(value__isnull=False, increase_by__isnull=True)
                | (Q(value__isnull=True, increase_by__isnull=False) & ~Q(increase_unit="")),
                name="target_number_or_increase",
                violation_error_message=_("ใส่ค่าเป้าหมาย หรือ “เพิ่มขึ้น” พร้อมหน่วย อย่างใดอย่างหนึ่ง"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}"


class IndicatorReporter(models.Model):
    """ผู้รายงาน: which agency reports the indicator, in which years; expected reporters make coverage known."""

    indicator = models.ForeignKey(
        Indicator, on_delete=models.CASCADE, related_name="reporters", verbose_name=_("ตัวชี้วัด")
    )
    agency = models.ForeignKey(
        "network.Agency", on_delete=models.PROTECT, related_name="reported_indicators", verbose_name=_("หน่วยงาน")
    )
    from_year = models.PositiveSmallIntegerField(_("ตั้งแต่ปี พ.ศ."))
    to_year = models.PositiveSmallIntegerField(_("ถึงปี พ.ศ."), null=True, blank=True)

    class Meta:
        ordering = ["indicator", "agency__order", "from_year"]
        verbose_name = _("ผู้รายงาน")
        verbose_name_plural = _("ผู้รายงาน")
        constraints = [models.UniqueConstraint(fields=["indicator", "agency", "from_year"], name="reporter_once")]

    def __str__(self) -> str:
        return f"{self.indicator} {self.agency}"


class IndicatorBand(models.Model):
    """เกณฑ์การให้คะแนน as published, kept as text too: published bands may overlap, which is a finding."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="bands", verbose_name=_("ตัวชี้วัด"))
    text = models.CharField(_("เกณฑ์ตามต้นฉบับ"), max_length=500)
    source = models.CharField(_("ที่มา"), max_length=255, blank=True)

    class Meta:
        ordering = ["indicator", "pk"]
        verbose_name = _("เกณฑ์การให้คะแนน")
        verbose_name_plural = _("เกณฑ์การให้คะแนน")

    def __str__(self) -> str:
        return self.text


class ReferenceValue(models.Model):
    """ค่าอ้างอิง: a published figure shown beside an indicator as context (national, other source); never rolled up."""

    indicator = models.ForeignKey(
        Indicator, on_delete=models.CASCADE, related_name="references", verbose_name=_("ตัวชี้วัด")
    )
    label = models.CharField(_("คืออะไร"), max_length=255)
    year = models.PositiveSmallIntegerField(_("ปี พ.ศ."))
    year_kind = models.CharField(_("ชนิดของปี"), max_length=10, choices=YearKind.choices, default=YearKind.ACADEMIC)
    value = models.DecimalField(_("ค่า"), max_digits=20, decimal_places=6)
    unit = models.CharField(_("หน่วยนับ"), max_length=50)
    source = models.CharField(_("ที่มา"), max_length=255)
    url = models.URLField(_("ที่อยู่"), max_length=500, blank=True)

    class Meta:
        ordering = ["indicator", "year", "label"]
        verbose_name = _("ค่าอ้างอิง")
        verbose_name_plural = _("ค่าอ้างอิง")

    def __str__(self) -> str:
        return f"{self.label} {self.year}"


class PlanLink(models.Model):
    """ความสอดคล้อง: a node of one plan and a node of a plan above or beside it, as a person decided (clause A2).

    Nodes are named by plan and stable key, so that a new version of either plan keeps the link. A suggestion that was
    refused is kept too, so that it is not asked again.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="links", verbose_name=_("แผน"))
    key = models.CharField(_("ข้อในแผน"), max_length=50)
    to_plan = models.ForeignKey(
        Plan, on_delete=models.CASCADE, related_name="linked_from", verbose_name=_("แผนที่เชื่อมถึง")
    )
    to_key = models.CharField(_("ข้อที่เชื่อมถึง"), max_length=50)
    kind = models.CharField(_("ความสัมพันธ์"), max_length=12, choices=LinkKind.choices, default=LinkKind.SUPPORTS)
    state = models.CharField(_("การตัดสิน"), max_length=10, choices=LinkState.choices, default=LinkState.ACCEPTED)
    strength = models.PositiveSmallIntegerField(_("น้ำหนัก"), choices=LinkStrength.choices, default=LinkStrength.MIDDLE)
    origin = models.CharField(_("ที่มา"), max_length=10, choices=LinkOrigin.choices, default=LinkOrigin.PERSON)
    reason = models.TextField(_("เหตุผล"), blank=True)
    words = models.JSONField(_("คำที่ตรงกัน"), default=list, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("ผู้ตัดสิน")
    )
    at = models.DateTimeField(_("เมื่อ"), default=timezone.now)

    class Meta:
        ordering = ["plan", "key", "to_plan", "to_key"]
        verbose_name = _("ความสอดคล้อง")
        verbose_name_plural = _("ความสอดคล้อง")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "key", "to_plan", "to_key", "kind"],
                name="plan_link_once",
                violation_error_message=_("สองข้อนี้เชื่อมโยงกันแบบนี้แล้ว"),
            ),
            models.CheckConstraint(
                condition=~Q(plan=F("to_plan"), key=F("to_key")),
                name="plan_link_not_to_itself",
                violation_error_message=_("ข้อหนึ่งเชื่อมโยงกับตัวเองไม่ได้"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}:{self.key} {self.get_kind_display()} {self.to_plan_id}:{self.to_key}"


class FindingAnswer(models.Model):
    """คำตอบต่อสิ่งที่ตรวจพบ: “ตั้งใจ เพราะ …”. `fingerprint` names the finding over versions (rule, place, what it says).

    `about` is the text of the thing when somebody answered, where the fingerprint does not hold it: an answer is void
    when that text has changed. `key` is the thing, so that a void answer is still shown beside it.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="answers", verbose_name=_("แผน"))
    rule = models.CharField(_("กฎ"), max_length=50)
    fingerprint = models.CharField(_("ลายนิ้วมือ"), max_length=64)
    key = models.CharField(_("ข้อในแผน"), max_length=50, blank=True)
    about = models.TextField(_("ข้อความเมื่อตอบ"), blank=True)
    reason = models.TextField(_("ตั้งใจ เพราะ"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("ผู้ตอบ")
    )
    at = models.DateTimeField(_("เมื่อ"), default=timezone.now)

    class Meta:
        ordering = ["plan", "rule", "pk"]
        verbose_name = _("คำตอบต่อสิ่งที่ตรวจพบ")
        verbose_name_plural = _("คำตอบต่อสิ่งที่ตรวจพบ")
        constraints = [models.UniqueConstraint(fields=["plan", "fingerprint"], name="finding_answer_once")]

    def __str__(self) -> str:
        return f"{self.rule} {self.reason}"


class PlanAdoption(models.Model):
    """การรับแผนไปใช้: an agency takes the plan as its frame, by a document of a day that somebody signed (clause A3)."""

    version = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, related_name="adoptions", verbose_name=_("ฉบับ"))
    agency = models.ForeignKey(
        "network.Agency", on_delete=models.PROTECT, related_name="adoptions", verbose_name=_("หน่วยงาน")
    )
    adopted_on = models.DateField(_("ลงวันที่"))
    document_number = models.CharField(_("เลขที่หนังสือ"), max_length=100)
    signatory = models.CharField(_("ผู้ลงนาม"), max_length=200)
    position = models.CharField(_("ตำแหน่งผู้ลงนาม"), max_length=200)
    attachment = models.ForeignKey(
        "records.Attachment", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("ไฟล์")
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("ผู้บันทึก")
    )
    recorded_at = models.DateTimeField(_("บันทึกเมื่อ"), default=timezone.now)

    class Meta:
        ordering = ["version", "agency__order", "agency__code"]
        verbose_name = _("การรับแผนไปใช้")
        verbose_name_plural = _("การรับแผนไปใช้")
        constraints = [
            models.UniqueConstraint(
                fields=["version", "agency"],
                name="plan_adoption_once",
                violation_error_message=_("หน่วยงานนี้รับแผนฉบับนี้ไปใช้แล้ว"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.version}"
