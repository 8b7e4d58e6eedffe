"""Forms of documents of plans: sending one in, correcting what was read, adopting."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from patibat.accounts.models import User
from patibat.kit.forms import DateField, FileField, Form
from patibat.network.models import Agency
from patibat.network.selectors import agencies
from patibat.plans.choices import PlanKind
from patibat.plans.models import Plan

MEGABYTE = 1024 * 1024
OWN_KINDS = (
    PlanKind.EDUCATION_DEVELOPMENT, PlanKind.EDUCATION_ANNUAL, PlanKind.OFFICE_ANNUAL, PlanKind.AGENCY_DEVELOPMENT,
    PlanKind.PROVINCE_DEVELOPMENT, PlanKind.CLUSTER_DEVELOPMENT,
)  # fmt: skip


class PlanLoadForm(Form):
    """A document, or text pasted from one; whose plan it is; and of which plan it is a new version."""

    file = FileField(
        label=_("เอกสารแผน (Word, Excel, PDF หรือข้อความ)"),
        widget=forms.ClearableFileInput({"accept": ".docx,.xlsx,.pdf,.txt,.csv,.md"}),
        help_text=_("ใช้ไฟล์ที่มีอยู่ได้เลย ไม่ต้องจัดรูปแบบใหม่ ยังไม่มีอะไรเปลี่ยนจนกว่าจะกด “ประกาศใช้”"),
        required=False,
    )
    text = forms.CharField(
        label=_("หรือวางข้อความจากเอกสาร"), widget=forms.Textarea({"rows": 6}), required=False, strip=False
    )
    agency = forms.ModelChoiceField(label=_("แผนของหน่วยงาน"), queryset=Agency.objects.none(), to_field_name="code")
    plan = forms.ModelChoiceField(
        label=_("เป็นฉบับใหม่ของแผน"),
        queryset=Plan.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("แผนใหม่"),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        file, agency, plan = self.fields["file"], self.fields["agency"], self.fields["plan"]
        if isinstance(file, FileField):
            file.megabytes = settings.PATIBAT_UPLOAD_BYTES // MEGABYTE
        own = agencies(visible_to=user, verb="plan.load")
        if isinstance(agency, forms.ModelChoiceField):
            agency.queryset = own
            first = own.first()
            agency.initial = first.code if first else None
        if isinstance(plan, forms.ModelChoiceField):
            plan.queryset = Plan.objects.filter(owner="", agency__in=own)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("file") and not cleaned.get("text", "").strip() and "file" not in self.errors:
            self.add_error("file", _("เลือกไฟล์ หรือวางข้อความ อย่างใดอย่างหนึ่ง"))
        return cleaned


class HeadForm(Form):
    """Title and years of the plan."""

    title = forms.CharField(label=_("ชื่อแผน"), max_length=500)
    from_year = forms.IntegerField(label=_("ปีเริ่ม (พ.ศ.)"), min_value=2400, max_value=2700)
    to_year = forms.IntegerField(label=_("ปีสิ้นสุด (พ.ศ.)"), min_value=2400, max_value=2700)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("from_year"), cleaned.get("to_year")
        if first and last and last < first:
            self.add_error("to_year", _("ปีสิ้นสุดต้องไม่ก่อนปีเริ่ม"))
        return cleaned


class AdoptForm(Form):
    """By which decision, and under which code."""

    code = forms.CharField(
        label=_("รหัสแผน"),
        max_length=40,
        help_text=_("ตัวอักษรอังกฤษพิมพ์เล็ก ตัวเลข และขีด เช่น edp-2571 ใช้ในที่อยู่เว็บ เปลี่ยนภายหลังไม่ได้"),
    )
    kind = forms.ChoiceField(label=_("ชนิดของแผน"), choices=[(one.value, one.label) for one in OWN_KINDS])
    adopted_on = DateField(label=_("ประกาศใช้เมื่อ"), required=False)
    note = forms.CharField(label=_("สิ่งที่เปลี่ยนจากฉบับก่อน"), widget=forms.Textarea({"rows": 2}), required=False)
    warnings_seen = forms.BooleanField(label=_("ดูข้อที่ควรแก้ครบทุกข้อแล้ว และให้ประกาศใช้ตามนี้"))

    def __init__(self, *args: Any, warnings: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not warnings:
            del self.fields["warnings_seen"]

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"]).strip().lower()
        if not re.fullmatch(r"[a-z0-9][a-z0-9-]{1,39}", code):
            raise forms.ValidationError(_("ใช้ได้เฉพาะ a–z 0–9 และขีด"))
        return code


class AnswerForm(Form):
    """“Intended, because …”."""

    reason = forms.CharField(label=_("ตั้งใจ เพราะ"), max_length=1000)
