"""Fiscal years, quarters and academic years, checked by hand and over every day of a century."""

from __future__ import annotations

import pickle
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patibat.problems import Problem
from patibat.thai import AcademicYear, FiscalYear, Period, Quarter, parse_period, period_order, to_be, to_ce

days = st.dates(date(1870, 1, 1), date(2140, 12, 31))


@given(days)
def test_every_day_is_in_one_period_of_each_kind(day: date) -> None:
    period: Period
    for period in (FiscalYear.of(day), Quarter.of(day), AcademicYear.of(day)):
        assert period.contains(day)
        assert not period.next().contains(day)
        assert not period.previous().contains(day)
        assert period.end + timedelta(days=1) == period.next().start
        assert period.next().previous() == period
        assert parse_period(period.code) == period
        for language in ("th", "en"):
            assert parse_period(period.label(language)) == period
            assert parse_period(period.label(language, "short")) == period


@given(days)
def test_quarters_fill_the_year(day: date) -> None:
    year = FiscalYear.of(day)
    assert sum((q.end - q.start).days + 1 for q in year.quarters) == (year.end - year.start).days + 1
    assert [m for q in year.quarters for m in q.months] == list(year.months)
    assert Quarter.of(day).year == year


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2019, 9, 30), "FY2562Q4"),
        (date(2019, 10, 1), "FY2563Q1"),
        (date(2019, 12, 31), "FY2563Q1"),
        (date(2020, 1, 1), "FY2563Q2"),
        (date(2020, 2, 29), "FY2563Q2"),
        (date(2020, 4, 1), "FY2563Q3"),
        (date(2020, 7, 1), "FY2563Q4"),
        (date(2026, 11, 23), "FY2570Q1"),
    ],
)
def test_quarter_of_a_day(day: date, code: str) -> None:
    assert Quarter.of(day).code == code


@pytest.mark.parametrize(
    ("quarter", "thai", "english"),
    [
        (1, "ไตรมาส 1 ปีงบประมาณ 2566 (ต.ค.-ธ.ค. 2565)", "Quarter 1, fiscal year 2566 (Oct–Dec 2022)"),
        (2, "ไตรมาส 2 ปีงบประมาณ 2566 (ม.ค.-มี.ค. 2566)", "Quarter 2, fiscal year 2566 (Jan–Mar 2023)"),
        (3, "ไตรมาส 3 ปีงบประมาณ 2566 (เม.ย.-มิ.ย. 2566)", "Quarter 3, fiscal year 2566 (Apr–Jun 2023)"),
        (4, "ไตรมาส 4 ปีงบประมาณ 2566 (ก.ค.-ก.ย. 2566)", "Quarter 4, fiscal year 2566 (Jul–Sep 2023)"),
    ],
)
def test_labels_of_quarters(quarter: int, thai: str, english: str) -> None:
    period = Quarter(FiscalYear(2566), quarter)
    assert (period.label(), period.label("en")) == (thai, english)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("FY2566Q2", "FY2566Q2"),
        ("2566", "FY2566"),
        (" 2566q2 ", "FY2566Q2"),
        ("๒๕๖๖", "FY2566"),
        ("AY2563", "AY2563"),
        ("ay๒๕๖๓", "AY2563"),
        ("ปีงบประมาณ พ.ศ. 2566", "FY2566"),
        ("ปีงบประมาณ\u00a02566", "FY2566"),
        ("พ.ศ. 2562", "FY2562"),
        ("ไตรมาสที่ ๓ ปีงบประมาณ ๒๕๖๖", "FY2566Q3"),
        ("ปีงบประมาณ 2566 ไตรมาส 4", "FY2566Q4"),
        ("Q1/2570", "FY2570Q1"),
        ("2566-Q2", "FY2566Q2"),
        ("ปีการศึกษา พ.ศ. 2563", "AY2563"),
        (2566, "FY2566"),
    ],
)
def test_periods_are_read(text: str | int, code: str) -> None:
    assert parse_period(text).code == code


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "thai.period-not-understood"),
        ("66", "thai.period-not-understood"),
        ("ปีหน้า", "thai.period-not-understood"),
        ("2566Q", "thai.period-not-understood"),
        ("2/2566", "thai.period-not-understood"),
        ("2566-2570", "thai.period-not-understood"),
        ("FY2566Q2 (ต.ค.-ธ.ค. 2565)", "thai.period-not-understood"),
        ("2566Q5", "thai.quarter-out-of-range"),
        ("2566Q0", "thai.quarter-out-of-range"),
        ("2019", "thai.year-looks-christian"),
        ("AY2020", "thai.year-looks-christian"),
        ("3562", "thai.year-out-of-range"),
        ("2400", "thai.year-out-of-range"),
        ("2700", "thai.year-out-of-range"),
        ("0000", "thai.year-out-of-range"),
    ],
)
def test_periods_are_refused(text: str, problem: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_period(text)
    assert caught.value.code == problem
    for language in ("th", "en"):
        assert "{" not in caught.value.message(language) + caught.value.why(language) + caught.value.fix(language)


def test_edges_of_the_range_end_in_a_problem() -> None:
    for edge in (FiscalYear(2401).previous, FiscalYear(2699).next, AcademicYear(2699).next):
        with pytest.raises(Problem):
            edge()
    with pytest.raises(Problem):
        FiscalYear.of(date(1700, 1, 1))
    with pytest.raises(Problem):
        Quarter.of(date(9999, 12, 31))
    with pytest.raises(Problem):
        to_be(3000)
    assert FiscalYear(2699).quarters[3].end == date(2156, 9, 30)


@given(st.integers(2401, 2699))
def test_eras_go_to_and_fro(year: int) -> None:
    assert to_be(to_ce(year)) == year


def test_periods_are_values() -> None:
    year = FiscalYear(2566)
    assert {year, FiscalYear(2566)} == {year}
    assert FiscalYear(2565) < year
    assert sorted(reversed(year.quarters)) == list(year.quarters)
    assert pickle.loads(pickle.dumps(year.quarters[2])) == year.quarters[2]
    mixed: list[Period] = [year.quarters[0], AcademicYear(2566), year]
    assert [str(period) for period in sorted(mixed, key=period_order)] == ["FY2566", "FY2566Q1", "AY2566"]


def test_an_academic_year_and_its_terms() -> None:
    year = AcademicYear(2566)
    assert year.terms == ((date(2023, 5, 16), date(2023, 10, 11)), (date(2023, 11, 1), date(2024, 4, 1)))
    assert all(year.contains(day) for term in year.terms for day in term)
    assert year.months[0] == date(2023, 5, 1)
    assert year.months[-1] == date(2024, 4, 1)
    assert AcademicYear.of(date(2023, 6, 10)) == year
