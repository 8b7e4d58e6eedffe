"""Fields read what officers type, keep it, and say how to mend it."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from django import forms as django_forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import Context, Template
from django.utils import translation

from patibat.kit import forms
from patibat.thai import Absence


class Sample(forms.Form):
    result = forms.NumberField(label="ผลงาน", unit="ร้อยละ", places=2, least=0, most=100, help_text="ศูนย์ก็เป็นตัวเลข")
    day = forms.DateField(label="วันที่", required=False)
    way = django_forms.ChoiceField(label="วิธี", choices=[("a", "นับ"), ("b", "สำรวจ")], widget=django_forms.RadioSelect)


def filled(**typed: str) -> Sample:
    return Sample({"result": "1", "day": "", "way": "a", **typed})


def rendered(source: str, form: forms.Form) -> str:
    return " ".join(Template("{% load kit %}" + source).render(Context({"form": form})).split())


@pytest.mark.parametrize(
    ("typed", "value"),
    [("๘๖.๒๕", "86.25"), ("0", "0"), ("86.25 %", "86.25"), (" 1.50 ", "1.50"), ("12.300", "12.300")],
)
def test_numbers_as_officers_type_them(typed: str, value: str) -> None:
    form = filled(result=typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["result"] == Decimal(value)


@pytest.mark.parametrize("typed", ["สิบ", "-", "ไม่มีข้อมูล", "101", "-1", "1.234", "12 คน", "1,23", "NaN"])
def test_what_is_no_such_number_is_refused_with_a_way_to_mend_it(typed: str) -> None:
    form = filled(result=typed)
    assert not form.is_valid()
    (message,) = map(str, form.errors["result"])
    assert "–" in message
    assert len(message) > 20


def test_an_answer_keeps_why_there_is_no_number() -> None:
    field = forms.AnswerField(required=False)
    assert field.clean("0").value == 0
    assert field.clean("ไม่มีข้อมูล").absence is Absence.NO_DATA
    assert field.clean("").absence is Absence.EMPTY
    with pytest.raises(django_forms.ValidationError):
        forms.AnswerField(label="ผล").clean("")


@pytest.mark.parametrize("typed", ["23 พ.ย. 2569", "๒๓/๑๑/๒๕๖๙", "23/11/2569", "23 Nov 2026"])
def test_days_of_the_buddhist_era(typed: str) -> None:
    form = filled(day=typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["day"] == datetime.date(2026, 11, 23)


@pytest.mark.parametrize("typed", ["30 ก.พ. 2569", "1/10/2019", "43831", "วันนี้", "2569"])
def test_days_that_would_have_to_be_guessed_are_asked_about(typed: str) -> None:
    assert filled(day=typed).errors["day"]


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_day_shown_in_a_field_reads_back_as_the_same_day(language: str) -> None:
    with translation.override(language):
        field = forms.DateField()
        day = datetime.date(2024, 2, 29)
        assert field.clean(field.prepare_value(day)) == day
        assert not field.has_changed(day, field.prepare_value(day))
        assert field.has_changed(day, "30 ก.พ. 2569")


def test_what_was_typed_stays_and_is_escaped() -> None:
    html = rendered("{% field form.result %}", filled(result='"><script>alert(1)</script>'))
    assert "&quot;&gt;&lt;script&gt;" in html
    assert "<script>" not in html


def test_a_field_names_its_label_help_and_errors() -> None:
    html = rendered("{% field form.result %}", filled(result="สิบ"))
    assert '<label for="id_result">ผลงาน</label>' in html
    assert 'aria-describedby="id_result_helptext id_result_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_result_error"' in html
    assert 'id="id_result_helptext"' in html
    assert "required" not in html


def test_optional_fields_say_so_and_choices_stand_in_a_fieldset() -> None:
    assert "(ไม่บังคับ)" in rendered("{% field form.day %}", Sample())
    html = rendered("{% field form.way %}", Sample({}))
    assert html.startswith("<fieldset")
    assert "<legend>วิธี" in html
    assert 'aria-describedby="id_way_error"' in html
    assert "ยังไม่ได้เลือก “วิธี”" in html


def test_the_summary_leads_to_each_field_and_is_absent_when_all_is_well() -> None:
    html = rendered("{% form_problems form %}", filled(result="", way="z"))
    assert '<a href="#id_result">ผลงาน: ยังไม่ได้กรอก “ผลงาน”</a>' in html
    assert '<a href="#id_way_group">' in html
    assert "2 จุดที่ต้องแก้" in html
    assert 'id="id_way_group"' in rendered("{% field form.way %}", filled(way="z"))
    assert rendered("{% form_problems form %}", filled()) == ""
    assert rendered("{% form_problems form %}", Sample()) == ""


def test_errors_of_the_whole_form_stand_in_the_summary_without_link() -> None:
    form = filled()
    form.add_error(None, "<b>ไตรมาสนี้ปิดแล้ว</b>")
    html = rendered("{% form_problems form %}", form)
    assert "<li>&lt;b&gt;ไตรมาสนี้ปิดแล้ว&lt;/b&gt;</li>" in html


def test_fields_keep_their_own_words_for_what_is_missing() -> None:
    class Own(forms.Form):
        name = forms.TextField(error_messages={"required": "บอกชื่อเราก่อน"})

        sure = django_forms.BooleanField(label="ตรวจแล้ว")

    assert Own({}).errors["name"] == ["บอกชื่อเราก่อน"]
    assert Own({}).errors["sure"] == ["ยังไม่ได้ทำเครื่องหมายที่ “ตรวจแล้ว”"]


def test_files_of_other_kinds_and_sizes_are_refused() -> None:
    field = forms.FileField(accept=(".xlsx",), megabytes=1)
    assert field.clean(SimpleUploadedFile("ผล.XLSX", b"x")).name == "ผล.XLSX"
    with pytest.raises(django_forms.ValidationError, match=r"\.xlsx"):
        field.clean(SimpleUploadedFile("ผล.exe", b"x"))
    with pytest.raises(django_forms.ValidationError, match="1 เมกะไบต์"):
        field.clean(SimpleUploadedFile("ผล.xlsx", b"x" * 1_048_577))


def test_long_text_is_counted_for_the_writer() -> None:
    with pytest.raises(django_forms.ValidationError, match="ไม่เกิน 5 ตัวอักษร พิมพ์ไว้ 6"):
        forms.TextField(max_length=5).clean("กขคงจฉ")
    with pytest.raises(django_forms.ValidationError, match="อีเมล"):
        forms.EmailField().clean("somsri")
