"""Forms of the room monitoring; the form in which an agency reports is in `grid.py`."""

from __future__ import annotations

import datetime
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from patibat.kit.clock import today
from patibat.kit.forms import DateField, FileField, Form, LongTextField, TextField
from patibat.monitoring.services.evidence import ENDINGS, MEGABYTES
from patibat.network.choices import Capacity
from patibat.plans.models import Plan
from patibat.thai import FiscalYear, Quarter

DUE_DAYS, CLOSE_DAYS = 15, 45


class RoundOpenForm(Form):
    """A new round; days left empty follow from the period."""

    plan = forms.ModelChoiceField(label=_("แผน"), queryset=Plan.objects.none())
    year = forms.TypedChoiceField(label=_("ปีงบประมาณ"), coerce=int)
    quarter = forms.TypedChoiceField(
        label=_("ไตรมาส"),
        coerce=int,
        empty_value=None,
        required=False,
        choices=[("1", "1"), ("2", "2"), ("3", "3"), ("4", "4"), ("", _("ทั้งปี"))],
    )
    opens_on = DateField(label=_("เปิดรับ"), required=False, help_text=_("เว้นว่างไว้ = วันสุดท้ายของงวด"))
    due_on = DateField(label=_("กำหนดส่ง"), required=False, help_text=_("เว้นว่างไว้ = 15 วันหลังสิ้นงวด"))
    closes_on = DateField(label=_("ปิดรับ"), required=False, help_text=_("เว้นว่างไว้ = 45 วันหลังสิ้นงวด"))

    def __init__(self, *args: Any, plans: QuerySet[Plan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField[Plan]", self.fields["plan"]).queryset = plans
        spans = list(plans.values_list("from_year", "to_year"))
        first, last = min((one[0] for one in spans), default=0), max((one[1] for one in spans), default=-1)
        years = [(str(year), str(year)) for year in range(last, first - 1, -1)]
        cast(forms.TypedChoiceField, self.fields["year"]).choices = years

    def clean(self) -> dict[str, Any]:
        values = dict(super().clean() or self.cleaned_data)
        if "year" not in values or "quarter" not in values:
            return values
        year = FiscalYear(values["year"])
        end = (Quarter(year, values["quarter"]) if values["quarter"] else year).end
        usual = {"opens_on": 0, "due_on": DUE_DAYS, "closes_on": CLOSE_DAYS}
        return values | {
            name: values[name] or end + datetime.timedelta(days=days) for name, days in usual.items() if name in values
        }


class ResultReturnForm(Form):
    """Why rows go back."""

    reason = LongTextField(
        label=_("เหตุที่ส่งกลับ"), rows=3, max_length=2000, help_text=_("หน่วยงานจะอ่านข้อความนี้ บอกว่าต้องแก้อะไร")
    )


class ResultPublishForm(Form):
    """The order by which approved figures become public."""

    order_number = TextField(label=_("เลขที่คำสั่งหรือบันทึก"), max_length=100, autocomplete="off")
    order_date = DateField(label=_("ลงวันที่"))
    signatory = TextField(
        label=_("ผู้ลงนาม (ตำแหน่ง)"), max_length=200, autocomplete="off", help_text=_("ชื่อตำแหน่ง เช่น ศึกษาธิการจังหวัด")
    )
    capacity = forms.ChoiceField(label=_("ฐานะ"), choices=Capacity.choices, initial=Capacity.SUBSTANTIVE)
    publish_on = DateField(
        label=_("เปิดเผยวันที่"), help_text=_("หน่วยงานเห็นหน้าของตนก่อนวันนั้น และแนบคำชี้แจงได้ วันที่ผ่านมาแล้วคือเปิดเผยทันที")
    )

    def clean_order_date(self) -> datetime.date:
        day: datetime.date = self.cleaned_data["order_date"]
        if day > today():
            raise ValidationError(_("คำสั่งลงวันที่ในอนาคตไม่ได้ ตรวจวันที่ในคำสั่ง"))
        return day

    def clean_capacity(self) -> Capacity:
        return Capacity(self.cleaned_data["capacity"])


class ResultWithholdForm(Form):
    """The legal reason that stands in place of a number."""

    reason = LongTextField(
        label=_("เหตุผลตามกฎหมาย"),
        rows=3,
        max_length=2000,
        help_text=_("ข้อความนี้แสดงต่อสาธารณะแทนตัวเลข เช่น จำนวนน้อยกว่า 10 คน อาจระบุตัวเด็กได้"),
    )


class ExplanationAddForm(Form):
    """An agency's words beside a figure."""

    text = LongTextField(
        label=_("คำชี้แจง"),
        rows=5,
        max_length=4000,
        help_text=_("แสดงข้างตัวเลขเมื่อเปิดเผย ไม่เปลี่ยนตัวเลข อย่าใส่ชื่อเด็ก"),
    )
    disputed = forms.BooleanField(label=_("หน่วยงานโต้แย้งตัวเลขนี้"), required=False)


class AssignmentExtendForm(Form):
    """More time for one agency."""

    extended_to = DateField(label=_("ขยายเวลาถึง"))
    reason = LongTextField(label=_("เหตุผล"), rows=3, max_length=2000)
    letter = TextField(label=_("หนังสือเลขที่"), max_length=200, autocomplete="off")


class EvidenceAddForm(Form):
    """A file of evidence."""

    description = TextField(label=_("หลักฐานนี้คืออะไร"), max_length=500, autocomplete="off")
    file = FileField(
        label=_("ไฟล์"),
        accept=ENDINGS,
        megabytes=MEGABYTES,
        help_text=_("PDF, JPG, PNG, Word (.docx) หรือ Excel (.xlsx) ไม่เกิน 10 เมกะไบต์ ภาพเด็กต้องได้รับความยินยอมก่อน"),
    )
