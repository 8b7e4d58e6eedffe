"""The choice of two versions of a plan; it ends up in the address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from patibat.kit.forms import Form
from patibat.plans.models import PlanVersion
from patibat.projects.comparing import version_label


class VersionPair(Form):
    """From which version to which."""

    before = forms.TypedChoiceField(label=_("จากฉบับ"), required=False, coerce=int)
    after = forms.TypedChoiceField(label=_("เป็นฉบับ"), required=False, coerce=int)

    def __init__(self, *args: Any, versions: Sequence[PlanVersion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.number, version_label(one)) for one in versions]
        for field in self.fields.values():
            if isinstance(field, forms.ChoiceField):
                field.choices = choices
