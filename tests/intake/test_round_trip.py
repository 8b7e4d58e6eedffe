"""What goes out, is filled in, and comes back, equals what was typed."""

from __future__ import annotations

import datetime
import io
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from patibat.intake.workbooks.known import NOT_APPLICABLE, WORK_WORDS, Mark, StoredProgress, StoredResult
from patibat.intake.workbooks.layout import KIND, PAID_KEYS, PROJECTS_SHEET, RESULTS_SHEET, value_keys
from patibat.intake.workbooks.outgoing import heading_of, quarterly_write
from patibat.monitoring.choices import ValueState, WorkStatus
from patibat.papers.workbooks import read_meta, read_workbook
from patibat.problems import Problem
from patibat.projects.choices import SourceKind
from patibat.thai import clean_text, mend
from tests.intake.books import HEADING, INDICATORS, PROJECTS, fill, known_make, read_file

_NUMBERS = st.decimals(min_value=0, max_value=10**9, places=4)
_DATES = st.none() | st.dates(datetime.date(2020, 1, 1), datetime.date(2026, 12, 31))
_LETTERS = st.text(alphabet="กขคงนมยรลวสหอาะไใเแ ()0123456789=+-@.,abc", max_size=40)


def _tidy(text: str) -> str:
    """As a workbook's text is stored."""
    return clean_text(mend(text).text, 4000)


@st.composite
def _results(draw: st.DrawFn) -> dict[tuple[str, str], StoredResult]:
    found = {}
    for agency in ("area-1", "school-1"):
        for code, indicator in INDICATORS.items():
            note, day = _tidy(draw(_LETTERS)), draw(_DATES)
            if draw(st.booleans()):
                found[agency, code] = StoredResult(NOT_APPLICABLE, data_date=day, note=note)
                continue
            numbers = {key: draw(_NUMBERS) for key in value_keys(indicator.rule)}
            if "denominator" in numbers:
                numbers["denominator"] += 1
            found[agency, code] = StoredResult(
                value=numbers.get("value"),
                numerator=numbers.get("numerator"),
                denominator=numbers.get("denominator"),
                data_date=day,
                note=note,
            )
    return found


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_results(), st.sampled_from(sorted(WORK_WORDS)), st.decimals(0, 100, places=2), _LETTERS)
def test_a_workbook_that_is_filled_in_comes_back_equal(
    results: dict[tuple[str, str], StoredResult], work: str, percent: Decimal, text: str
) -> None:
    known = known_make()
    known.results = results
    known.progress = {"PJ1": StoredProgress(work, percent, _tidy(text), _tidy(text[:9]), _tidy(text[9:]))}
    known.paid = {("PJ1", kind): (percent * kind, kind) for kind in PAID_KEYS.values()}
    reading = read_file(quarterly_write(known, HEADING), known)
    assert reading.problems == []
    assert [row for row in reading.results if row.mark is not Mark.UNCHANGED] == []
    assert [row.mark for row in reading.projects] == [Mark.UNCHANGED]
    assert len(reading.results) == len(results)
    empty = known_make()
    for row in read_file(quarterly_write(known, HEADING), empty).results:
        stored = results[row.agency, row.code]
        assert row.mark is Mark.NEW
        assert row.content == (
            stored.state, stored.value, stored.numerator, stored.denominator, stored.data_date, stored.note,
        )  # fmt: skip


def test_it_says_whose_it_is() -> None:
    book = read_workbook(quarterly_write(known_make(), HEADING), "แฟ้ม.xlsx")
    assert heading_of(read_meta(book)) == (KIND, "area-1", "P1", 2570, 1)
    assert heading_of({}) is None
    assert heading_of({"kind": KIND, "agency": "a", "year": "ปีนี้"}) is None


def test_it_holds_only_what_its_agency_reports() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(quarterly_write(known_make(), HEADING)))[RESULTS_SHEET]
    rows = [(row[0], row[2]) for row in sheet.iter_rows(min_row=5, max_row=30, values_only=True) if row[0]]
    assert rows == [(agency, code) for agency in ("area-1", "school-1") for code in INDICATORS]
    assert sheet.protection.sheet
    assert sheet["A5"].protection.locked and not sheet["G5"].protection.locked
    assert sheet["I5"].value == "–"  # a ratio is not filled in under ผล


def test_an_untouched_workbook_reports_nothing() -> None:
    reading = read_file(quarterly_write(known_make(), HEADING), known_make())
    assert reading.problems == []
    assert reading.count(Mark.EMPTY) == len(reading.results) + len(reading.projects) == 2 * len(INDICATORS) + 1


def test_hidden_rows_are_read_like_others() -> None:
    content = fill(quarterly_write(known_make(), HEADING), {(RESULTS_SHEET, "area-1/K2", "ผล"): 5})
    book = openpyxl.load_workbook(io.BytesIO(content))
    book[RESULTS_SHEET].row_dimensions[6].hidden = True
    out = io.BytesIO()
    book.save(out)
    assert [row.code for row in read_file(out.getvalue(), known_make()).results if row.mark is Mark.NEW] == ["K2"]


def test_what_is_typed_is_read() -> None:
    typed: dict[tuple[str, str, str], Any] = {
        (RESULTS_SHEET, "area-1/K1", "ตัวตั้ง"): "๓๐",
        (RESULTS_SHEET, "area-1/K1", "ตัวหาร"): 40,
        (RESULTS_SHEET, "school-1/K2", "ผล"): "191,1023",
        (PROJECTS_SHEET, "PJ1", "สถานะงาน"): "แล้วเสร็จ",
        (PROJECTS_SHEET, "PJ1", "เบิกจ่ายไตรมาสนี้ ส่วนราชการต้นสังกัด (บาท)"): 1000.5,
    }
    reading = read_file(fill(quarterly_write(known_make(), HEADING), typed), known_make())
    assert [(row.agency, row.code) for row in reading.results if row.mark is Mark.NEW] == [("area-1", "K1")]
    assert [(one.code, one.where.cell) for one in reading.problems] == [("thai.thousands-groups", "I10")]
    assert reading.projects[0].paid == {1: (Decimal("1000.5"), "E5", 0)}


def test_a_workbook_without_rows_is_a_problem() -> None:
    known = known_make()
    known.expected, known.projects = frozenset(), {}
    with pytest.raises(Problem) as raised:
        read_file(quarterly_write(known, HEADING), known)
    assert raised.value.code == "intake.nothing-found"


def test_the_words_of_the_drop_downs_cover_what_is_stored() -> None:
    assert set(WORK_WORDS) == set(WorkStatus.values)
    assert set(PAID_KEYS.values()) == set(SourceKind.values)
    assert NOT_APPLICABLE == ValueState.NOT_APPLICABLE
    assert list(PROJECTS) == ["PJ1", "PJ2"]
