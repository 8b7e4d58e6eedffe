"""Every way of writing a date that was seen, and every one that must be refused, row by row."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patibat.problems import Problem
from patibat.thai import DateNote, format_date, parse_date

D = DateNote


@pytest.mark.parametrize(
    ("text", "day", "notes"),
    [
        ("1 ตุลาคม 2562", date(2019, 10, 1), ()),
        ("1 ต.ค. 62", date(2019, 10, 1), (D.TWO_DIGIT_YEAR,)),
        ("๑ ต.ค. ๖๒", date(2019, 10, 1), (D.TWO_DIGIT_YEAR,)),
        ("1 ก.พ. 62", date(2019, 2, 1), (D.TWO_DIGIT_YEAR,)),
        ("3/9/2567 12:29:08", date(2024, 9, 3), ()),
        ("(30 ธ.ค. 61)", date(2018, 12, 30), (D.TWO_DIGIT_YEAR,)),
        ("ลงวันที่ 12/09/2567", date(2024, 9, 12), ()),
        ("ลงวันที่ ๑๒ กันยายน ๒๕๖๗", date(2024, 9, 12), ()),
        ("ณ วันที่ 10 มิถุนายน 2563", date(2020, 6, 10), ()),
        ("วันที่ 10 มิ.ย. 2563 เวลา 09.30 น.", date(2020, 6, 10), ()),
        ("วันอังคารที่ 1 ตุลาคม พ.ศ. 2562", date(2019, 10, 1), ()),
        ("วันพฤหัสที่ 3 ตุลาคม 2562", date(2019, 10, 3), ()),
        ("วันจันทร์ที่ 1 ตุลาคม 2562", date(2019, 10, 1), (D.WEEKDAY_DIFFERS,)),
        ("1 ตุลาคม พ.ศ.2562", date(2019, 10, 1), ()),
        ("1 ตุลาคม พ.ศ. ๒๕๖๒", date(2019, 10, 1), ()),
        ("1ต.ค.2562", date(2019, 10, 1), ()),
        ("1ตค62", date(2019, 10, 1), (D.TWO_DIGIT_YEAR,)),
        ("1-ต.ค.-62", date(2019, 10, 1), (D.TWO_DIGIT_YEAR,)),
        ("1 ต. ค. 2562", date(2019, 10, 1), ()),
        ("1 เดือนตุลาคม 2562", date(2019, 10, 1), ()),
        ("1 ตุลา 2562", date(2019, 10, 1), ()),
        ("1 กรกฏาคม 2562", date(2019, 7, 1), (D.MONTH_SPELLING,)),
        ("1 พฤษจิกายน 2562", date(2019, 11, 1), (D.MONTH_SPELLING,)),
        ("1/10/2562", date(2019, 10, 1), ()),
        ("01-10-2562", date(2019, 10, 1), ()),
        ("1.10.2562", date(2019, 10, 1), ()),
        ("1/10/62", date(2019, 10, 1), (D.TWO_DIGIT_YEAR,)),
        ("1\u00a0ต.ค.\u00a02562", date(2019, 10, 1), ()),
        ("2019-01-01", date(2019, 1, 1), (D.CHRISTIAN_YEAR,)),
        ("2019-01-01T00:00:00", date(2019, 1, 1), (D.CHRISTIAN_YEAR,)),
        ("2019-01-01T23:59:59.5+07:00", date(2019, 1, 1), (D.CHRISTIAN_YEAR,)),
        ("2562-10-01", date(2019, 10, 1), ()),
        ("1 Oct 2019", date(2019, 10, 1), (D.CHRISTIAN_YEAR,)),
        ("1st October, 2019", date(2019, 10, 1), (D.CHRISTIAN_YEAR,)),
        ("1 October 2562", date(2019, 10, 1), ()),
        ("1 ตุลาคม ค.ศ. 2019", date(2019, 10, 1), (D.CHRISTIAN_YEAR,)),
        ("29 ก.พ. 2563", date(2020, 2, 29), ()),
        ("29/2/2543", date(2000, 2, 29), ()),
        ("43831", date(2020, 1, 1), (D.SERIAL_NUMBER,)),
        (43831, date(2020, 1, 1), (D.SERIAL_NUMBER,)),
        (43831.75, date(2020, 1, 1), (D.SERIAL_NUMBER,)),
        (Decimal(43831), date(2020, 1, 1), (D.SERIAL_NUMBER,)),
        (date(2019, 10, 1), date(2019, 10, 1), ()),
        (datetime(2019, 10, 1, 23, 59), date(2019, 10, 1), ()),
        (datetime(2019, 9, 30, 18, 0, tzinfo=UTC), date(2019, 10, 1), ()),
        (datetime(2562, 10, 1), date(2019, 10, 1), (D.BUDDHIST_YEAR_IN_CELL,)),
    ],
)
def test_dates_are_read(text: str | date | float | Decimal, day: date, notes: tuple[DateNote, ...]) -> None:
    parsed = parse_date(text)
    assert (parsed.date, parsed.notes) == (day, notes)
    assert type(parsed.date) is date


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (None, "thai.date-empty"),
        ("", "thai.date-empty"),
        ("-", "thai.date-empty"),
        ("()", "thai.date-empty"),
        ("30 ก.พ. 2562", "thai.no-such-day"),
        ("30/02/2562", "thai.no-such-day"),
        ("29 ก.พ. 2562", "thai.no-such-day"),
        ("29/2/2443", "thai.no-such-day"),
        ("31 เม.ย. 2562", "thai.no-such-day"),
        ("0/1/2562", "thai.no-such-day"),
        ("2562-02-30", "thai.no-such-day"),
        ("1/13/2562", "thai.no-such-month"),
        ("9/25/2567", "thai.no-such-month"),
        ("1/0/2562", "thai.no-such-month"),
        ("2562-13-01", "thai.no-such-month"),
        ("1/10/2019", "thai.year-looks-christian"),
        ("1 ต.ค. 2019", "thai.year-looks-christian"),
        ("1 ตุลาคม พ.ศ. 2019", "thai.year-looks-christian"),
        ("1/10/3562", "thai.year-out-of-range"),
        ("1 ม.ค. 2400", "thai.year-out-of-range"),
        ("1 ม.ค. 2700", "thai.year-out-of-range"),
        ("1/10/0000", "thai.year-out-of-range"),
        ("1 Oct 0019", "thai.year-out-of-range"),
        (date(1, 1, 1), "thai.year-out-of-range"),
        (date(9999, 1, 1), "thai.year-out-of-range"),
        ("1/10/19", "thai.two-digit-year-unclear"),
        ("1 ต.ค. 05", "thai.two-digit-year-unclear"),
        ("1 Oct 62", "thai.two-digit-year-unclear"),
        ("วันนี้", "thai.date-relative"),
        ("พรุ่งนี้เช้า", "thai.date-relative"),
        ("Today", "thai.date-relative"),
        ("พ.ศ. 2562", "thai.date-without-day"),
        ("2562", "thai.date-without-day"),
        ("ต.ค. 62", "thai.date-without-day"),
        ("ตุลาคม 2562", "thai.date-without-day"),
        ("10/2562", "thai.date-without-day"),
        ("1 ช้าง 2562", "thai.date-not-understood"),
        ("1-3 ต.ค. 2562", "thai.date-not-understood"),
        ("1 ต.ค. 2562 25:00", "thai.date-not-understood"),
        ("2019-01-01T18:00:00Z", "thai.date-not-understood"),
        ("1/10-2562", "thai.date-not-understood"),
        ("=TODAY()", "thai.date-not-understood"),
        ("1 " * 50_000, "thai.date-not-understood"),
        (True, "thai.date-not-understood"),
        (0, "thai.serial-out-of-range"),
        (2562, "thai.serial-out-of-range"),
        (-5, "thai.serial-out-of-range"),
        (1e300, "thai.serial-out-of-range"),
        (float("nan"), "thai.serial-out-of-range"),
        (float("inf"), "thai.serial-out-of-range"),
        ("99999", "thai.serial-out-of-range"),
    ],
)
def test_dates_are_refused(text: str | date | float | None, problem: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_date(text)
    assert caught.value.code == problem
    for language in ("th", "en"):
        assert "{" not in caught.value.message(language) + caught.value.why(language) + caught.value.fix(language)


def test_what_a_person_should_see_first() -> None:
    assert parse_date(43831).needs_confirmation
    assert parse_date(date(2562, 1, 1)).needs_confirmation
    assert parse_date("วันจันทร์ที่ 1 ตุลาคม 2562").needs_confirmation
    assert not parse_date("1 ต.ค. 62").needs_confirmation
    assert not parse_date("2019-01-01").needs_confirmation


@given(
    st.dates(date(1858, 1, 1), date(2156, 12, 31)),
    st.sampled_from(("short", "long", "numeric")),
    st.booleans(),
    st.sampled_from(("th", "en")),
)
def test_what_is_printed_is_read_back(day: date, style: str, thai_digits: bool, language: str) -> None:
    printed = {
        "short": format_date(day, "short", thai_digits, language),
        "long": format_date(day, "long", thai_digits, language),
        "numeric": format_date(day, "numeric", thai_digits, language),
    }[style]
    assert parse_date(printed).date == day
    assert parse_date(f"ลงวันที่ {printed}").date == day


@given(st.text(max_size=30) | st.from_regex(r"\A[0-9]{1,2}[/ .-][0-9ก-ฮ.]{1,5}[/ .-][0-9]{2,4}\Z"))
def test_any_text_is_a_day_or_a_problem(text: str) -> None:
    try:
        parsed = parse_date(text)
    except Problem as problem:
        assert problem.message("th") and problem.fix("en")
    else:
        assert 1858 <= parsed.date.year <= 2156


@given(st.floats() | st.integers())
def test_any_number_is_a_day_to_confirm_or_a_problem(number: float) -> None:
    try:
        parsed = parse_date(number)
    except Problem as problem:
        assert problem.code == "thai.serial-out-of-range"
    else:
        assert parsed.needs_confirmation
