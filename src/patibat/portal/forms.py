"""Filters of the public lists; they end up in the address."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from patibat.network.models import Agency
from patibat.portal.selectors import public_projects
from patibat.projects.choices import SourceKind


class AgencyField(forms.ModelChoiceField[Agency]):
    """An agency that has projects, named in the address by its code."""

    def __init__(self) -> None:
        super().__init__(
            label=_("หน่วยงาน"),
            required=False,
            queryset=Agency.objects.filter(projects__isnull=False).distinct(),
            to_field_name="code",
            empty_label=_("ทั้งหมด"),
        )


def year_choices() -> list[tuple[object, object]]:
    """The years that have public projects, the latest first."""
    years = public_projects().order_by("-year").values_list("year", flat=True).distinct()
    return [("", _("ทั้งหมด")), *((year, str(year)) for year in years)]


class ProjectFilter(forms.Form):
    """Which projects: by year, agency, kind of source, words of the name."""

    q = forms.CharField(label=_("คำในชื่อโครงการ"), required=False, max_length=100)
    year = forms.TypedChoiceField(
        label=_("ปีงบประมาณ"), required=False, coerce=int, empty_value=None, choices=year_choices
    )
    agency = AgencyField()
    source = forms.TypedChoiceField(
        label=_("แหล่งงบประมาณ"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("ทั้งหมด")), *SourceKind.choices],
    )
