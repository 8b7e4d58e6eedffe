"""What is asked about an agency's adoption of a plan."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from patibat.kit.forms import DateField, FileField, Form, LongTextField, TextField
from patibat.papers.kinds import ENDINGS
from patibat.plans.services import AdoptionDetails
from patibat.plans.services.adoption import MEGABYTES


class AdoptionRecordForm(Form):
    """The document by which an agency takes up the plan."""

    document_number = TextField(
        label=_("เลขที่หนังสือ"), max_length=100, autocomplete="off", help_text=_("หนังสือ คำสั่ง หรือประกาศของหน่วยงาน")
    )
    adopted_on = DateField(label=_("ลงวันที่"))
    signatory = TextField(label=_("ผู้ลงนาม"), max_length=200, autocomplete="off")
    position = TextField(
        label=_("ตำแหน่งผู้ลงนาม"), max_length=200, autocomplete="off", help_text=_("เช่น ผู้อำนวยการ ถ้ารักษาการให้ใส่ด้วย")
    )
    file = FileField(
        label=_("สำเนาหนังสือ"),
        required=False,
        accept=ENDINGS,
        megabytes=MEGABYTES,
        help_text=_("PDF, JPG, PNG, Word (.docx) หรือ Excel (.xlsx) ไม่เกิน 10 เมกะไบต์ ไม่แนบก็ได้"),
    )

    def details(self) -> AdoptionDetails:
        """What was typed, for the service."""
        given = dict(self.cleaned_data)
        file = given.pop("file", None)
        return AdoptionDetails(**given, file=(file.name, file.read()) if file else None)


class AdoptionWithdrawForm(Form):
    """Why what was recorded is taken back."""

    reason = LongTextField(
        label=_("เหตุผล"), rows=3, max_length=2000, help_text=_("เช่น บันทึกผิดหน่วยงาน เหตุผลนี้เก็บไว้ในร่องรอย")
    )
