"""The form in which an agency reports a round on line: one block of fields for each of its indicators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from patibat.kit.forms import AnswerField, Form, LongTextField, as_validation_error
from patibat.monitoring.choices import ValueState
from patibat.monitoring.models import Assignment, Result
from patibat.monitoring.problems import ABSENCE_UNCLEAR, CHANGED_MEANWHILE, VALUE_CLEARED
from patibat.monitoring.services import ResultRow, SourceOf, result_check
from patibat.plans.models import Indicator, IndicatorDefinition
from patibat.problems import Problem
from patibat.records.choices import OriginKind
from patibat.thai import Absence, Number

FORM = SourceOf(OriginKind.FORM)
NUMBERS = ("numerator", "denominator", "value")


@dataclass(frozen=True, slots=True)
class Asked:
    """An indicator that an agency is asked for, by which definition, and what it has sent so far."""

    indicator: Indicator
    definition: IndicatorDefinition
    current: Result | None

    @property
    def numbers(self) -> tuple[str, ...]:
        """Which numbers the rule of the definition needs."""
        rule = self.definition.rule
        if rule == "ratio":
            return ("numerator", "denominator")
        return ("value", "denominator") if rule == "weighted_mean" else ("value",)

    def label(self, name: str) -> Any:
        """What a number is called for this indicator."""
        if name == "numerator":
            return self.definition.numerator or _("ตัวตั้ง")
        if name == "denominator":
            return self.definition.denominator or (_("ตัวหาร") if self.definition.rule == "ratio" else _("น้ำหนัก"))
        return _("ค่า ({unit})").format(unit=self.definition.unit)


@dataclass(frozen=True, slots=True)
class Block:
    """The fields of one indicator on the page."""

    asked: Asked
    fields: tuple[BoundField, ...]

    @property
    def wrong(self) -> bool:
        return any(one.errors for one in self.fields)


class ResultGridForm(Form):
    """All indicators of one agency in one round; blocks left empty are simply not sent."""

    def __init__(self, *args: Any, assignment: Assignment, asked: list[Asked], **kwargs: Any) -> None:
        self._assignment, self._asked = assignment, asked
        super().__init__(*args, **kwargs)
        for one in asked:
            self._add(one)

    def blocks(self) -> list[Block]:
        return [Block(one, tuple(self[name] for name in self._names(one))) for one in self._asked]

    def clean(self) -> dict[str, Any]:
        values = dict(super().clean() or self.cleaned_data)
        self.rows: list[ResultRow] = []
        for one in self._asked:
            try:
                row = self._row(one, values)
            except Problem as problem:
                self.add_error(_name(one, problem.where.field or one.numbers[0]), as_validation_error(problem))
                continue
            if row is not None:
                self.rows.append(row)
        return values

    def _add(self, one: Asked) -> None:
        current = one.current
        for name in one.numbers:
            number = getattr(current, name) if current else None
            initial = None if number is None else number.normalize() + 0
            self.fields[_name(one, name)] = AnswerField(label=one.label(name), required=False, initial=initial)
        absent = current is not None and current.state == ValueState.NOT_APPLICABLE
        self.fields[_name(one, "absent")] = forms.BooleanField(label=_("ไม่เกี่ยวข้อง"), required=False, initial=absent)
        self.fields[_name(one, "note")] = LongTextField(
            label=_("หมายเหตุ"), rows=2, max_length=2000, required=False, initial=current.note if current else ""
        )
        self.fields[_name(one, "seen")] = forms.IntegerField(
            widget=forms.HiddenInput, required=False, initial=current.pk if current else 0
        )

    def _names(self, one: Asked) -> list[str]:
        return [_name(one, name) for name in (*one.numbers, "absent", "note", "seen")]

    def _row(self, one: Asked, values: dict[str, Any]) -> ResultRow | None:
        """What the block says; None when it says nothing (or when a field of it could not be read)."""
        if any(name not in values for name in self._names(one)):
            return None
        answers: dict[str, Number] = {name: values[_name(one, name)] for name in one.numbers}
        absent = values[_name(one, "absent")] or _says_not_applicable(answers)
        _refuse_unclear(one, answers)
        numbers = {name: answer.value for name, answer in answers.items()}
        empty = all(number is None for number in numbers.values())
        if empty and not absent:
            if one.current is not None:
                raise VALUE_CLEARED.at(indicator=one.indicator.code)
            return None
        state = ValueState.NOT_APPLICABLE if absent else ValueState.REPORTED
        note = values[_name(one, "note")].replace("\r\n", "\n").strip()
        seen = values[_name(one, "seen")] or 0
        agency = self._assignment.agency
        row = ResultRow(
            agency,
            one.indicator,
            FORM,
            state=state,
            value=numbers.get("value"),
            numerator=numbers.get("numerator"),
            denominator=numbers.get("denominator"),
            data_date=one.current.data_date if one.current else None,
            note=note,
            seen=seen,
        )
        problem = result_check(row, one.definition)
        if problem is not None:
            raise problem
        _refuse_changed(one, row)
        return row


def _name(one: Asked, part: str) -> str:
    return f"i{one.indicator.pk}-{part}"


def _says_not_applicable(answers: dict[str, Number]) -> bool:
    return any(answer.absence is Absence.NOT_APPLICABLE for answer in answers.values())


def _refuse_unclear(one: Asked, answers: dict[str, Number]) -> None:
    for answer in answers.values():
        if answer.absence in (Absence.DASH, Absence.NO_DATA):
            text = "–" if answer.absence is Absence.DASH else "ไม่มีข้อมูล"
            raise ABSENCE_UNCLEAR.at(indicator=one.indicator.code, text=text)


def _refuse_changed(one: Asked, row: ResultRow) -> None:
    """Somebody else has sent another value since the page was opened: what was typed stays, nothing is overwritten."""
    current = one.current
    if row.seen == (current.pk if current else 0):
        return
    if current is not None:
        stands = (current.state, current.value, current.numerator, current.denominator)
        if (row.state, row.value, row.numerator, row.denominator) == stands:
            return
    raise CHANGED_MEANWHILE.at(status=current.get_status_display() if current else "–")
