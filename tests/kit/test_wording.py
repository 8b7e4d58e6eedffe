"""Dates, years and figures in the language of the page."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation

from patibat.kit import wording
from patibat.measures import Coverage, Figure, FigureId, Value
from patibat.papers.figures import FigureSpan
from patibat.thai import FiscalYear, Quarter

DAY = date(2026, 11, 23)


def shown(source: str, language: str = "th", **context: object) -> str:
    with translation.override(language):
        return Template("{% load kit %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("source", "thai", "english"),
    [
        ("{{ day|thai_date }}", "23 พ.ย. 2569", "23 Nov 2026"),
        ('{{ day|thai_date:"long" }}', "23 พฤศจิกายน พ.ศ. 2569", "23 November 2026"),
        ("{{ 2566|fiscal_year }}", "ปีงบประมาณ 2566", "fiscal year 2566"),
        (
            '{{ quarter|period_label:"long" }}',
            "ไตรมาส 2 ปีงบประมาณ 2566 (ม.ค.-มี.ค. 2566)",
            "Quarter 2, fiscal year 2566 (Jan–Mar 2023)",
        ),
        ('{{ "FY2566Q2"|period_label }}', "ไตรมาส 2/2566", "Q2/2566"),
        ("{{ amount|baht }}", "1,234.57 บาท", "1,234.57 baht"),
        ("{{ late|shown }}", "เกินกำหนดส่ง", "late"),
    ],
)
def test_filters_speak_both_languages(source: str, thai: str, english: str) -> None:
    context = {
        "day": DAY,
        "quarter": Quarter(FiscalYear(2566), 2),
        "amount": Decimal("1234.565"),
        "late": Value.late(),
    }
    assert shown(source, "th", **context) == thai
    assert shown(source, "en", **context) == english


def test_a_moment_is_shown_by_the_clock_of_bangkok_even_across_midnight() -> None:
    moment = datetime(2026, 11, 22, 18, 5, tzinfo=UTC)
    assert shown("{{ m|thai_time }}", m=moment) == "23 พ.ย. 2569 01:05 น."
    assert shown("{{ m|thai_date }}", m=moment) == "23 พ.ย. 2569"


@pytest.mark.parametrize("name", ["thai_date", "thai_time", "fiscal_year", "period_label", "number", "baht", "shown"])
def test_nothing_is_a_dash_never_empty_and_never_zero(name: str) -> None:
    assert getattr(wording, name)(None) == "–"


def test_zero_is_a_number() -> None:
    assert shown("{{ 0|number }} {{ 0|number:2 }} {{ 0|baht }}") == "0 0.00 0.00 บาท"
    assert wording.shown(Value.reported(0), 0) == "0"


def test_numbers_are_rounded_half_away_from_zero() -> None:
    assert wording.number(Decimal("-2.5"), 0) == "-3"
    assert wording.number(Decimal("1234567.125"), 2) == "1,234,567.13"
    assert wording.number(Decimal("12.50")) == "12.5"


def test_a_figure_is_shown_as_on_every_other_door() -> None:
    figure = Figure(
        FigureId.parse("indicator~K1~1101~FY2566Q2~-~1"),
        "ตัวชี้วัด",
        Value.reported(Decimal("86.254")),
        places=2,
        coverage=Coverage(reported=17, late=5),
    )
    assert wording.shown(figure) == figure.shown() == "86.25"
    assert wording.shown(FigureSpan("", "12.30", Decimal("12.3"))) == "12.30"


class Thing:
    name = "โรงเรียนบ้านหนึ่ง"
    name_en = ""


def test_names_and_units_follow_the_language_where_they_can() -> None:
    one = Thing()
    assert (wording.named(one), wording.unit("บาท"), wording.unit("ไร่")) == ("โรงเรียนบ้านหนึ่ง", "บาท", "ไร่")
    with translation.override("en"):
        assert (wording.named(one), wording.unit("บาท"), wording.unit("ไร่")) == ("โรงเรียนบ้านหนึ่ง", "baht", "ไร่")
        one.name_en = "Ban Nueng School"
        assert wording.named(one) == "Ban Nueng School"
    assert wording.named(None) == wording.MISSING
