"""Forms in Thai: fields that keep what was typed, read it with the cellar, and say how to mend it.

What browsers would check is checked here instead, in one wording, with nothing lost (`use_required_attribute` is off).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import EmailValidator
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from patibat.kit.problems import DATE_TO_CONFIRM, FILE_KIND, NUMBER_ABSENT, OUT_OF_BOUNDS, TOO_LARGE, UNIT_DIFFERS
from patibat.kit.wording import number, page_language
from patibat.problems import Problem
from patibat.thai import Absence, Number, format_date, parse_date, parse_number

_PERCENT = frozenset(("%", "ร้อยละ", "เปอร์เซ็นต์", "percent"))


def as_validation_error(problem: Problem) -> ValidationError:
    """A problem as the error of a field: what is wrong and how to mend it, in the page's language."""
    language = page_language()
    return ValidationError(f"{problem.message(language)} – {problem.fix(language)}", code=problem.code)


def _required_text(field: forms.Field) -> Any:
    if isinstance(field, forms.FileField):
        return _("ยังไม่ได้เลือกไฟล์ของ “{label}”")
    if isinstance(field, forms.BooleanField):
        return _("ยังไม่ได้ทำเครื่องหมายที่ “{label}”")
    if isinstance(field, forms.ChoiceField):
        return _("ยังไม่ได้เลือก “{label}”")
    return _("ยังไม่ได้กรอก “{label}”")


class Form(forms.Form):
    """The base of every form: our own words for what is missing, and no bubbles of the browser."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            # A field that was given its own words keeps them.
            if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
                label = name if field.label is None else field.label
                field.error_messages["required"] = format_lazy(_required_text(field), label=label)
            if isinstance(field, forms.ChoiceField):
                field.error_messages["invalid_choice"] = _("ไม่มีตัวเลือกนี้ เลือกจากรายการอีกครั้ง")


class ThaiDateInput(forms.TextInput):
    """A short text input; the browser's own date picker speaks C.E. and is not used."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "short", "autocomplete": "off", **(attrs or {})})


class DateField(forms.Field):
    """A day of the Buddhist Era as officers type it; cleans to a `datetime.date` (C.E.) or None.

    What reads but would have to be guessed (a spreadsheet's serial number, a weekday that does not fit) is asked about.
    """

    widget = ThaiDateInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("เช่น 23 พ.ย. 2569 หรือ 23/11/2569"))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values or (isinstance(value, str) and not value.strip()):
            return None
        try:
            parsed = parse_date(value)
        except Problem as problem:
            raise as_validation_error(problem) from problem
        if parsed.needs_confirmation:
            meant = format_date(parsed.date, language=page_language())
            raise as_validation_error(DATE_TO_CONFIRM.at(text=str(value)[:60], meant=meant))
        return parsed.date

    def prepare_value(self, value: Any) -> Any:
        return format_date(value, language=page_language()) if isinstance(value, date) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


class NumberField(forms.Field):
    """A number as officers type it (Thai digits, commas, unit beside it); cleans to an exact Decimal or None.

    `unit` is what the field counts in, `places` the most decimals it takes, `least` and `most` its bounds (inclusive).
    """

    def __init__(
        self,
        *,
        unit: str = "",
        places: int | None = None,
        least: Decimal | int | None = None,
        most: Decimal | int | None = None,
        **kwargs: Any,
    ) -> None:
        self.unit, self.places, self.least, self.most = unit, places, least, most
        attrs = {"class": "short", "inputmode": "decimal", "autocomplete": "off"}
        kwargs.setdefault("widget", forms.TextInput(attrs))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        answer = self.read(value)
        if answer.value is None and answer.absence is not Absence.EMPTY:
            raise as_validation_error(NUMBER_ABSENT.at(text=str(value).strip()[:60]))
        return answer.value

    def read(self, value: Any) -> Number:
        """What was typed, with its stated absence; raises ValidationError for what is no number, or out of bounds."""
        try:
            answer = parse_number(value)
        except Problem as problem:
            raise as_validation_error(problem) from problem
        if answer.value is not None:
            self._check_unit(answer.unit)
            self._check_bounds(answer.value)
        return answer

    def _check_unit(self, typed: str) -> None:
        if typed and self.unit and typed != self.unit and not {typed, self.unit} <= _PERCENT:
            raise as_validation_error(UNIT_DIFFERS.at(typed=typed, unit=self.unit))

    def _check_bounds(self, value: Decimal) -> None:
        exponent = value.as_tuple().exponent
        decimals = -exponent if isinstance(exponent, int) else 0
        too_fine = self.places is not None and decimals > self.places and value != round(value, self.places)
        too_small = self.least is not None and value < self.least
        too_big = self.most is not None and value > self.most
        if too_fine or too_small or too_big:
            raise as_validation_error(OUT_OF_BOUNDS.at(value=number(value), bounds=self.bounds()))

    def bounds(self) -> str:
        """The accepted range in words."""
        parts = []
        if self.least is not None:
            parts.append(_("ตั้งแต่ {number}").format(number=number(self.least)))
        if self.most is not None:
            parts.append(_("ไม่เกิน {number}").format(number=number(self.most)))
        if self.places is not None:
            parts.append(_("ทศนิยมไม่เกิน {number} ตำแหน่ง").format(number=self.places))
        return " ".join(parts)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Number):
            value = value.value
        return number(value) if isinstance(value, Decimal | int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


class AnswerField(NumberField):
    """A number, or the reason why there is none: cleans to `thai.Number`, whose `absence` may be NO_DATA and the like.

    For results, where “-”, “ไม่มีข้อมูล” and an empty field are answers that differ from zero and from each other.
    """

    def to_python(self, value: Any) -> Number:
        return self.read(value)

    def validate(self, value: Any) -> None:
        if self.required and isinstance(value, Number) and value.absence is Absence.EMPTY:
            raise ValidationError(self.error_messages["required"], code="required")


class TextField(forms.CharField):
    """One line; `autocomplete` as HTML names it (`name`, `organization`, `off`)."""

    def __init__(self, *, autocomplete: str = "", max_length: int = 500, **kwargs: Any) -> None:
        attrs = {"autocomplete": autocomplete} if autocomplete else {}
        kwargs.setdefault("widget", forms.TextInput(attrs))
        super().__init__(max_length=max_length, **kwargs)
        self.error_messages["max_length"] = _("ยาวเกินไป รับได้ไม่เกิน %(limit_value)s ตัวอักษร พิมพ์ไว้ %(show_value)s ตัวอักษร")


class LongTextField(TextField):
    """Several lines."""

    def __init__(self, *, rows: int = 5, max_length: int = 20_000, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, widget=forms.Textarea({"rows": rows}), **kwargs)


class EmailField(forms.EmailField):
    """An e-mail address."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.EmailInput({"autocomplete": "email"}))
        super().__init__(**kwargs)
        message = _("ที่อยู่อีเมลไม่ครบหรือพิมพ์ผิด พิมพ์เช่น somchai@example.go.th")
        self.error_messages["invalid"] = message
        self.validators = [EmailValidator(message=message)]


class FileField(forms.FileField):
    """A file of the kinds named by `accept` (`(".xlsx",)`), up to `megabytes`; its content is the reader's matter."""

    def __init__(self, *, accept: Sequence[str] = (), megabytes: int = 50, **kwargs: Any) -> None:
        self.accept = tuple(ending.lower() for ending in accept)
        self.megabytes = megabytes
        kwargs.setdefault("widget", forms.ClearableFileInput({"accept": ",".join(self.accept)} if accept else {}))
        super().__init__(**kwargs)
        self.error_messages["empty"] = _("ไฟล์นี้ว่างเปล่า เลือกไฟล์อื่น")

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        if not isinstance(upload, UploadedFile):
            return upload
        if (upload.size or 0) > self.megabytes * 1_048_576:
            raise as_validation_error(TOO_LARGE.at(megabytes=self.megabytes))
        if self.accept and PurePath(upload.name or "").suffix.lower() not in self.accept:
            raise as_validation_error(FILE_KIND.at(name=upload.name, accepted=" ".join(self.accept)))
        return upload
