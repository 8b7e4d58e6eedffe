"""Forms of the room records."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from patibat.kit.forms import Form


class AuditFilter(Form):
    """Which entries of the audit to show; ends up in the address."""

    by = forms.CharField(label=_("ผู้ทำ"), required=False, max_length=200, help_text=_("ชื่อผู้ใช้ หรือส่วนหนึ่งของชื่อ"))
    action = forms.CharField(
        label=_("การกระทำ"), required=False, max_length=60, help_text=_("เช่น result.approve หรือ result ทั้งหมด")
    )
    model = forms.CharField(label=_("ชนิดของสิ่ง"), required=False, max_length=60, help_text=_("เช่น network.Agency"))
    key = forms.CharField(label=_("รหัสของสิ่ง"), required=False, max_length=80)
