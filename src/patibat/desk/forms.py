"""Filters of the pages of coverage; they end up in the address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from patibat.kit.forms import Form
from patibat.kit.wording import named
from patibat.plans.models import Plan


class CoverageFilter(Form):
    """Which plan, of which year, against which upper plan."""

    plan = forms.ChoiceField(label=_("แผน"), required=False)
    upper = forms.ChoiceField(label=_("แผนระดับบน"), required=False)
    year = forms.TypedChoiceField(label=_("ปีงบประมาณ"), required=False, coerce=int, empty_value=None)

    def __init__(
        self, *args: Any, plans: Sequence[Plan], uppers: Sequence[Plan], years: Sequence[int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, list[tuple[Any, str]]] = {
            "plan": [(one.code, named(one)) for one in plans],
            "upper": [(one.code, named(one)) for one in uppers],
            "year": [(one, str(one)) for one in years],
        }
        for name, found in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = found
