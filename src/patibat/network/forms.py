"""Forms of the room network."""

from __future__ import annotations

from types import TracebackType
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from patibat.accounts.models import User
from patibat.kit.forms import DateField, EmailField, Form, TextField, as_validation_error
from patibat.network.choices import AgencyKind, Capacity, Role
from patibat.network.models import Affiliation, Agency
from patibat.network.services.agencies import AgencyDetails
from patibat.problems import Problem


class ProblemsInto:
    """`with ProblemsInto(form): service(…)`: a problem of the service stands at its field of the form.

    What is not a matter of the form (no right, no such thing) goes on to its own page.
    """

    def __init__(self, form: Form) -> None:
        self._form = form

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> bool:
        if not isinstance(error, Problem) or error.kind.status in (403, 404):
            return False
        field = error.where.field if error.where.field in self._form.fields else None
        self._form.add_error(field, as_validation_error(error))
        return True


class UserAddForm(Form):
    """A new account; the password is set by its owner through the one-time link."""

    username = TextField(
        label=_("ชื่อผู้ใช้"), max_length=150, autocomplete="off", help_text=_("ตัวอักษร ตัวเลข และ @ . + - _ ไม่เว้นวรรค")
    )
    full_name = TextField(label=_("ชื่อและนามสกุล"), max_length=200, autocomplete="off")
    email = EmailField(label=_("อีเมล"), required=False, help_text=_("ไม่มีก็ได้ ระบบไม่ใช้อีเมลตั้งรหัสผ่าน"))


class UserResetForm(Form):
    """A new one-time link for an account."""

    drop_second_factor = forms.BooleanField(
        label=_("ยกเลิกรหัสจากโทรศัพท์ด้วย"), required=False, help_text=_("เลือกเมื่อโทรศัพท์หายหรือเปลี่ยนเครื่อง")
    )


class PositionAddForm(Form):
    """A position of an agency."""

    agency = forms.ModelChoiceField(label=_("หน่วยงาน"), queryset=Agency.objects.none())
    role = forms.ChoiceField(label=_("บทบาทในระบบ"), choices=Role.choices)
    title = TextField(label=_("ชื่อตำแหน่ง"), max_length=200, required=False, help_text=_("เว้นว่างไว้ใช้ชื่อบทบาท"))

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, "agency", agencies)

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class HoldingAddForm(Form):
    """A person in a position, from a day."""

    user = forms.ModelChoiceField(label=_("ผู้ครองตำแหน่ง"), queryset=User.objects.none())
    capacity = forms.ChoiceField(label=_("ฐานะ"), choices=Capacity.choices)
    valid_from = DateField(label=_("ตั้งแต่วันที่"))
    valid_to = DateField(label=_("ถึงวันที่"), required=False, help_text=_("เว้นว่างไว้ถ้าไม่กำหนดวันสิ้นสุด"))
    order_number = TextField(
        label=_("คำสั่งเลขที่"), max_length=100, required=False, help_text=_("ต้องมีเมื่อรักษาราชการแทนหรือปฏิบัติราชการแทน")
    )

    def __init__(self, *args: Any, users: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, "user", users)

    def clean_capacity(self) -> Capacity:
        return Capacity(self.cleaned_data["capacity"])


class HoldingEndForm(Form):
    """The last day of a holding."""

    last_day = DateField(label=_("วันสุดท้ายที่ครองตำแหน่ง"))


class AgencyForm(Form):
    """What an agency is, besides its code and name."""

    kind = forms.ChoiceField(label=_("ประเภท"), choices=AgencyKind.choices)
    parent = forms.ModelChoiceField(label=_("รายงานต่อ"), queryset=Agency.objects.none(), required=False)
    affiliation = forms.ModelChoiceField(label=_("สังกัด"), queryset=Affiliation.objects.all(), required=False)
    abbreviation = TextField(label=_("อักษรย่อ"), max_length=60, required=False)
    name_en = TextField(label=_("ชื่ออังกฤษ"), max_length=255, required=False)
    place_code = TextField(
        label=_("รหัสพื้นที่"), max_length=6, required=False, help_text=_("รหัสจังหวัด อำเภอ หรือตำบล 2, 4 หรือ 6 หลัก")
    )
    valid_from = DateField(label=_("ตั้งขึ้นเมื่อ"), required=False)
    valid_to = DateField(label=_("ยุบเลิกหรือแยกเมื่อ"), required=False)

    def __init__(self, *args: Any, parents: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, "parent", parents)

    def details(self) -> AgencyDetails:
        """The cleaned values as the services take them."""
        values = {name: self.cleaned_data[name] for name in AgencyForm.base_fields}
        return AgencyDetails(**values | {"kind": AgencyKind(values["kind"])})


class AgencyAddForm(AgencyForm):
    """A new agency."""

    field_order = ("code", "name")
    code = TextField(
        label=_("รหัส"),
        max_length=50,
        autocomplete="off",
        help_text=_("a-z 0-9 - _ เช่น area-1 ใช้ในที่อยู่เว็บและไฟล์ เปลี่ยนภายหลังไม่ได้"),
    )
    name = TextField(label=_("ชื่อ"), max_length=255, autocomplete="off")


class AgencyRenameForm(Form):
    """A new name from a day on."""

    name = TextField(label=_("ชื่อใหม่"), max_length=255, autocomplete="off")
    from_date = DateField(label=_("ใช้ตั้งแต่วันที่"))


def _choices(form: Form, name: str, rows: QuerySet[Any]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = rows
