"""The written table of accepted and refused numbers, row by row, and what a spreadsheet's own cells give."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patibat.problems import Problem
from patibat.thai import Absence, Number, format_number, parse_number, round_half_away, to_arabic_digits, to_thai_digits

ACCEPTED = [
    ("0", "0", ""),
    ("0.5", "0.5", ""),
    ("1234", "1234", ""),
    ("1,234.50", "1234.50", ""),
    ("๑,๒๓๔.๕", "1234.5", ""),
    ("１２，３４５", "12345", ""),
    (".5", "0.5", ""),
    ("-1", "-1", ""),
    ("+7", "7", ""),
    ("−3", "-3", ""),
    ("–3", "-3", ""),
    ("-0", "0", ""),
    ("(1,000)", "-1000", ""),
    ("(0)", "0", ""),
    ("( 12.50 )", "-12.50", ""),
    ("\u00a01,000\u00a0", "1000", ""),
    ("\ufeff15\u200b", "15", ""),
    ("'12", "12", ""),
    (" 12 %", "12", "%"),
    ("12％", "12", "%"),
    ("ร้อยละ 60", "60", "%"),
    ("ร้อยละ๖๐.๒๕", "60.25", "%"),
    ("200.00%", "200.00", "%"),
    ("1,000 บาท", "1000", "บาท"),
    ("1000บาท", "1000", "บาท"),
    ("฿500", "500", "บาท"),
    ("500.-", "500", "บาท"),
    ("๕๐๐.- บาท", "500", "บาท"),
    ("30 คน", "30", "คน"),
    ("10 ห้องเรียน", "10", "ห้องเรียน"),
    ("999,999,999,999,999", "999999999999999", ""),
    ("999999999999999.99", "999999999999999.99", ""),
]


@pytest.mark.parametrize(("text", "value", "unit"), ACCEPTED)
def test_accepted(text: str, value: str, unit: str) -> None:
    number = parse_number(text)
    assert number.absence is None
    assert number.value == Decimal(value)
    assert str(number.value) == value
    assert number.unit == unit


@pytest.mark.parametrize(
    ("text", "absence"),
    [
        (None, Absence.EMPTY),
        ("", Absence.EMPTY),
        (" \u00a0\t\u200b", Absence.EMPTY),
        ("-", Absence.DASH),
        ("–", Absence.DASH),
        (" — ", Absence.DASH),
        ("--", Absence.DASH),
        ("ไม่มีข้อมูล", Absence.NO_DATA),
        ("ไม่มี ข้อมูล", Absence.NO_DATA),
        ("N/A", Absence.NO_DATA),
        ("n/a", Absence.NO_DATA),
        ("ไม่เกี่ยวข้อง", Absence.NOT_APPLICABLE),
        ("Not applicable", Absence.NOT_APPLICABLE),
    ],
)
def test_absences_are_told_apart_and_are_never_zero(text: str | None, absence: Absence) -> None:
    assert parse_number(text) == Number(None, absence)


REFUSED = [
    ("191,1023", "thai.thousands-groups"),
    ("1.234,50", "thai.thousands-groups"),
    ("12,5", "thai.thousands-groups"),
    ("0,123", "thai.thousands-groups"),
    ("1,,000", "thai.thousands-groups"),
    (",5", "thai.thousands-groups"),
    ("1,000,", "thai.thousands-groups"),
    ("1,000,00", "thai.thousands-groups"),
    ("(191,1023)", "thai.thousands-groups"),
    ("191,1023 คน", "thai.thousands-groups"),
    ("NaN", "thai.number-not-finite"),
    ("nan", "thai.number-not-finite"),
    ("inf", "thai.number-not-finite"),
    ("-Infinity", "thai.number-not-finite"),
    ("#DIV/0!", "thai.spreadsheet-error"),
    ("#N/A", "thai.spreadsheet-error"),
    ("1e309", "thai.not-a-number"),
    ("1e5", "thai.not-a-number"),
    ("0x10", "thai.not-a-number"),
    ("1_000", "thai.not-a-number"),
    ("5.", "thai.not-a-number"),
    (".", "thai.not-a-number"),
    ("(-5)", "thai.not-a-number"),
    ("--5", "thai.not-a-number"),
    ("สิบ", "thai.not-a-number"),
    ("½", "thai.not-a-number"),
    ("٣", "thai.not-a-number"),
    ("๑²", "thai.not-a-number"),
    ("=1+1", "thai.not-a-number"),
    ("12 ช้าง", "thai.not-a-number"),
    ("1 000", "thai.two-numbers"),
    ("1\u00a0000", "thai.two-numbers"),
    ("12 34", "thai.two-numbers"),
    ("5-10", "thai.two-numbers"),
    ("1 : 20", "thai.two-numbers"),
    ("3/4", "thai.two-numbers"),
    ("10 ถึง 20", "thai.two-numbers"),
    ("1.2.3", "thai.two-numbers"),
    ("007", "thai.leading-zero"),
    ("0812345678", "thai.leading-zero"),
    ("02-123-4567", "thai.leading-zero"),
    ("12345678901234567890", "thai.number-too-long"),
    ("1000000000000000", "thai.number-too-long"),
    ("1,000,000,000,000,000", "thai.number-too-long"),
    ("0.1234567890123456", "thai.number-too-long"),
    ("12.5 ล้านบาท", "thai.scaled-unit"),
    ("3 พันคน", "thai.scaled-unit"),
    ("12.5 ล้าน", "thai.scaled-unit"),
    ("ไม่มี", "thai.none-is-unclear"),
    ("1," * 50_000, "thai.not-a-number"),
    (True, "thai.not-a-number"),
    (float("nan"), "thai.number-not-finite"),
    (float("inf"), "thai.number-not-finite"),
    (1e309, "thai.number-not-finite"),
    (1e15, "thai.number-too-long"),
    (10**20, "thai.number-too-long"),
    (Decimal("NaN"), "thai.number-not-finite"),
    (Decimal("sNaN"), "thai.number-not-finite"),
    (Decimal("-Infinity"), "thai.number-not-finite"),
    (Decimal("1E+400"), "thai.number-too-long"),
    (Decimal("1E-400"), "thai.number-too-long"),
    (5e-324, "thai.number-too-long"),
]


@pytest.mark.parametrize(("text", "problem"), REFUSED)
def test_refused(text: str | float | Decimal, problem: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_number(text)
    assert caught.value.code == problem
    for language in ("th", "en"):
        assert "{" not in caught.value.message(language) + caught.value.fix(language)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (0.1 + 0.2, "0.3"),
        (1.005, "1.005"),
        (33.333333333333336, "33.3333333333333"),
        (1234567.89, "1234567.89"),
        (12.0, "12"),
        (-0.0, "0"),
        (0, "0"),
        (-5, "-5"),
        (999999999999999, "999999999999999"),
        (Decimal("12.50"), "12.50"),
        (Decimal("-0.00"), "0.00"),
        (1e-7, "1E-7"),
    ],
)
def test_cells_that_are_numbers_already(cell: float | Decimal, value: str) -> None:
    assert str(parse_number(cell).value) == value


@given(st.text(max_size=40))
def test_any_text_is_accepted_or_a_problem(text: str) -> None:
    try:
        number = parse_number(text)
    except Problem as problem:
        assert problem.message("th") and problem.fix("en")
    else:
        assert (number.value is None) != (number.absence is None)


@given(st.decimals(-(10**14), 10**14, places=4), st.booleans())
def test_what_is_printed_is_read_back(value: Decimal, thai_digits: bool) -> None:
    assert parse_number(format_number(value, thai_digits=thai_digits)).value == value
    assert parse_number(format_number(value, 2, thai_digits)).value == round_half_away(value, 2)


@given(st.floats(-1e14, 1e14))
def test_floats_come_back_within_fifteen_digits(value: float) -> None:
    try:
        read = parse_number(value).value
    except Problem as problem:
        assert problem.code == "thai.number-too-long" and abs(value) < 1e-14
    else:
        assert read is not None and float(read) == pytest.approx(value, rel=1e-14)


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        ("0", 2, "0.00"),
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("-0.4", 0, "0"),
        ("1.005", 2, "1.01"),
        ("-1.005", 2, "-1.01"),
        ("999.995", 2, "1,000.00"),
        ("41826072", None, "41,826,072"),
        ("1E+3", None, "1,000"),
        ("0.10", None, "0.10"),
        ("1250", -2, "1,300"),
        ("123456789012345678901234567890.5", 0, "123,456,789,012,345,678,901,234,567,891"),
    ],
)
def test_shown_rounding(value: str, places: int | None, shown: str) -> None:
    assert format_number(Decimal(value), places) == shown


def test_integers_are_shown_too() -> None:
    assert format_number(1234) == "1,234"
    assert format_number(7, 1) == "7.0"


@given(st.text("0123456789.,-บาท "))
def test_digits_go_to_and_fro(text: str) -> None:
    assert to_arabic_digits(to_thai_digits(text)) == text
