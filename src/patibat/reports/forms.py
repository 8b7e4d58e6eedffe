"""What a person chooses before a report is printed."""

from __future__ import annotations

from django import forms


class ReportForm(forms.Form):
    """The arguments of a report, as they stand in the address."""

    plan = forms.CharField(required=False, max_length=50)
    year = forms.IntegerField(required=False, min_value=2401, max_value=2699)
    quarter = forms.IntegerField(required=False, min_value=1, max_value=4)
    agency = forms.CharField(required=False, max_length=50)
    indicator = forms.CharField(required=False, max_length=50)
