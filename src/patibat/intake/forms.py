"""Forms of the room intake."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from patibat.accounts.models import User
from patibat.intake.selectors import round_label, rounds_open
from patibat.kit.clock import today
from patibat.kit.forms import FileField, Form
from patibat.monitoring.models import Round
from patibat.network.models import Agency
from patibat.network.selectors import agencies
from patibat.thai import FiscalYear

MEGABYTE = 1024 * 1024


class UploadForm(Form):
    """One file. Its content decides what it is, not its name: a wrong kind is kept and answered, never lost."""

    file = FileField(
        label=_("แฟ้มผลงาน (.xlsx)"),
        widget=forms.ClearableFileInput({"accept": ".xlsx"}),
        help_text=_("แฟ้มที่ดาวน์โหลดจากระบบและกรอกแล้ว ระบบรู้จักหน่วยงานและรอบจากแฟ้มเอง"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["file"]
        if isinstance(field, FileField):
            field.megabytes = settings.PATIBAT_UPLOAD_BYTES // MEGABYTE


class ChoiceForm(Form):
    """Whose workbook it is, and for which round: agencies and rounds in reach; one choice is chosen already."""

    agency = forms.ModelChoiceField(label=_("หน่วยงาน"), queryset=Agency.objects.none(), to_field_name="code")
    round = forms.ChoiceField(label=_("รอบรายงาน"))

    def __init__(self, *args: Any, user: User, verb: str, every_round: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agency, into = self.fields["agency"], self.fields["round"]
        self.rounds = {
            str(one.pk): one for one in (Round.objects.select_related("plan") if every_round else rounds_open())
        }
        if isinstance(agency, forms.ModelChoiceField):
            agency.queryset = agencies(visible_to=user, verb=verb)
            only = list(agency.queryset[:2])
            agency.initial = only[0].code if len(only) == 1 else None
        if isinstance(into, forms.ChoiceField):
            into.choices = [(key, f"{round_label(one)} · {one.plan.title}") for key, one in self.rounds.items()]

    def clean_round(self) -> Round:
        return self.rounds[self.cleaned_data["round"]]


class ActionPlanChoiceForm(Form):
    """Whose action plan, and of which fiscal year: last year's to next year's; the coming one is chosen already."""

    agency = forms.ModelChoiceField(label=_("หน่วยงาน"), queryset=Agency.objects.none(), to_field_name="code")
    year = forms.TypedChoiceField(label=_("ปีงบประมาณ"), coerce=int)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agency, year = self.fields["agency"], self.fields["year"]
        now = FiscalYear.of(today()).be
        if isinstance(agency, forms.ModelChoiceField):
            agency.queryset = agencies(visible_to=user, verb="workbook.make")
            only = list(agency.queryset[:2])
            agency.initial = only[0].code if len(only) == 1 else None
        if isinstance(year, forms.TypedChoiceField):
            year.choices = [(one, str(one)) for one in range(now - 1, now + 3)]
            year.initial = now
