"""Agencies and the people who hold positions in them. A role belongs to a position; people come and go with dates."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patibat.network.choices import AgencyKind, Capacity, NameKind, Role


class Office(models.Model):
    """การติดตั้งนี้: the one row that says whose installation this is."""

    province_code = models.CharField(_("รหัสจังหวัด"), max_length=2)
    agency = models.OneToOneField(
        "network.Agency", on_delete=models.PROTECT, related_name="office", verbose_name=_("หน่วยประสานงานหลัก")
    )
    contact = models.CharField(_("ช่องทางติดต่อ"), max_length=255, blank=True)
    is_sample = models.BooleanField(_("เป็นข้อมูลตัวอย่าง"), default=False)
    preview_days = models.PositiveSmallIntegerField(_("วันที่หน่วยงานเห็นหน้าของตนก่อนเปิดเผย"), default=7)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("การติดตั้ง")
        verbose_name_plural = _("การติดตั้ง")

    def __str__(self) -> str:
        return str(self.agency)


class Affiliation(models.Model):
    """สังกัด: the parent organisation outside the province's tree."""

    code = models.SlugField(_("รหัส"), max_length=20, unique=True)
    name = models.CharField(_("ชื่อ"), max_length=200)
    name_en = models.CharField(_("ชื่ออังกฤษ"), max_length=200, blank=True)
    abbreviation = models.CharField(_("อักษรย่อ"), max_length=30, blank=True)
    order = models.PositiveSmallIntegerField(_("ลำดับ"), default=0)

    class Meta:
        ordering = ["order", "code"]
        verbose_name = _("สังกัด")
        verbose_name_plural = _("สังกัด")

    def __str__(self) -> str:
        return self.abbreviation or self.name


class Agency(models.Model):
    """หน่วยงาน: any body that plans, does or reports. `parent` is the reporting tree of this installation.

    `name` is the name in force; names it had before are `AgencyName` rows with their dates.
    """

    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children", verbose_name=_("รายงานต่อ")
    )
    code = models.CharField(_("รหัส"), max_length=50, unique=True)
    name = models.CharField(_("ชื่อ"), max_length=255)
    name_en = models.CharField(_("ชื่ออังกฤษ"), max_length=255, blank=True)
    abbreviation = models.CharField(_("อักษรย่อ"), max_length=60, blank=True)
    kind = models.CharField(_("ประเภท"), max_length=20, choices=AgencyKind.choices)
    affiliation = models.ForeignKey(
        Affiliation, null=True, blank=True, on_delete=models.PROTECT, related_name="agencies", verbose_name=_("สังกัด")
    )
    place_code = models.CharField(_("รหัสพื้นที่"), max_length=6, blank=True)
    valid_from = models.DateField(_("มีผลตั้งแต่"), null=True, blank=True)
    valid_to = models.DateField(_("มีผลถึง"), null=True, blank=True)
    source = models.CharField(_("ที่มาของข้อมูล"), max_length=255, blank=True)
    order = models.PositiveIntegerField(_("ลำดับ"), default=0)

    class Meta:
        ordering = ["order", "code"]
        verbose_name = _("หน่วยงาน")
        verbose_name_plural = _("หน่วยงาน")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="agency_dates_in_order",
                violation_error_message=_("วันสิ้นสุดต้องไม่ก่อนวันเริ่ม"),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class AgencyName(models.Model):
    """ชื่ออื่นของหน่วยงาน: former names, aliases and abbreviations by which documents call it, with their dates."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="names", verbose_name=_("หน่วยงาน"))
    name = models.CharField(_("ชื่อ"), max_length=255)
    kind = models.CharField(_("ชนิดของชื่อ"), max_length=15, choices=NameKind.choices)
    valid_from = models.DateField(_("ใช้ตั้งแต่"), null=True, blank=True)
    valid_to = models.DateField(_("ใช้ถึง"), null=True, blank=True)

    class Meta:
        ordering = ["agency", "-valid_to", "name"]
        verbose_name = _("ชื่ออื่นของหน่วยงาน")
        verbose_name_plural = _("ชื่ออื่นของหน่วยงาน")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="agency_name_dates_in_order",
                violation_error_message=_("วันสิ้นสุดต้องไม่ก่อนวันเริ่ม"),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Position(models.Model):
    """ตำแหน่ง: carries the role; whoever holds it on a day has the role on that day."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="positions", verbose_name=_("หน่วยงาน"))
    title = models.CharField(_("ชื่อตำแหน่ง"), max_length=200)
    role = models.CharField(_("บทบาท"), max_length=15, choices=Role.choices)

    class Meta:
        ordering = ["agency", "role", "title"]
        verbose_name = _("ตำแหน่ง")
        verbose_name_plural = _("ตำแหน่ง")
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "title", "role"],
                name="position_once",
                violation_error_message=_("หน่วยงานนี้มีตำแหน่งนี้แล้ว"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.agency}"


class Holding(models.Model):
    """การครองตำแหน่ง: a person in a position from a day to a day, in a capacity, by an order."""

    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="holdings", verbose_name=_("ตำแหน่ง"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="holdings", verbose_name=_("ผู้ครองตำแหน่ง")
    )
    capacity = models.CharField(_("ฐานะ"), max_length=12, choices=Capacity.choices, default=Capacity.SUBSTANTIVE)
    valid_from = models.DateField(_("ตั้งแต่"))
    valid_to = models.DateField(_("ถึง"), null=True, blank=True)
    order_number = models.CharField(_("คำสั่งเลขที่"), max_length=100, blank=True)
    made_at = models.DateTimeField(_("บันทึกเมื่อ"), default=timezone.now)

    class Meta:
        ordering = ["-valid_from", "pk"]
        verbose_name = _("การครองตำแหน่ง")
        verbose_name_plural = _("การครองตำแหน่ง")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="holding_dates_in_order",
                violation_error_message=_("วันสิ้นสุดต้องไม่ก่อนวันเริ่ม"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.position}"
