"""Cells as officers leave them, one by one, checked by hand."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest

from patibat.intake.workbooks.known import NOT_APPLICABLE, Mark, StoredProgress, StoredResult
from patibat.intake.workbooks.layout import PROJECTS_SHEET, RESULTS_SHEET
from patibat.papers.workbooks import CellValue, Sheet
from tests.intake.books import (
    PROJECT_HEADS,
    RESULT_HEADS,
    known_make,
    project_row,
    read_rows,
    read_sheets,
    result_row,
    sheet_of,
)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (12.0, "12"),
        (0.0, "0"),
        (0, "0"),
        ("๑๒", "12"),
        ("๑,๒๓๔.๕๐", "1234.50"),
        ("1,234.50", "1234.50"),
        ("1๒3", "123"),
        (" 12 คน ", "12"),
        ("'15", "15"),
        (0.1 + 0.2, "0.3"),
        ("１２", "12"),
    ],
)
def test_numbers_are_taken(cell: CellValue, value: str) -> None:
    reading = read_rows(result_row(value=cell))
    assert reading.problems == []
    [row] = reading.results
    assert (row.mark, row.value, row.cell) == (Mark.NEW, Decimal(value), "I2")


@pytest.mark.parametrize("cell", [None, "-", "–", " - ", "ไม่มีข้อมูล", "n/a", "รอข้อมูล", "   "])
def test_nothing_is_not_zero(cell: CellValue) -> None:
    reading = read_rows(result_row(value=cell))
    assert reading.problems == []
    [row] = reading.results
    assert (row.mark, row.value) == (Mark.EMPTY, None)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("191,1023", "thai.thousands-groups"),
        ("สิบ", "thai.not-a-number"),
        ("12 34", "thai.two-numbers"),
        ("ไม่มี", "thai.none-is-unclear"),
        ("#DIV/0!", "thai.spreadsheet-error"),
        ("NaN", "thai.number-not-finite"),
        ("1e309", "thai.not-a-number"),
        (True, "thai.not-a-number"),
        ("12.5 ล้านบาท", "thai.scaled-unit"),
        (-1.0, "monitoring.negative"),
        ("-5", "monitoring.negative"),
        ("12 %", "intake.unit-other"),
        ("12 บาท", "intake.unit-other"),
        ("123456789012345", "intake.number-too-large"),
        (datetime.datetime(2026, 12, 31), "thai.two-numbers"),
    ],
)
def test_numbers_are_refused(cell: CellValue, code: str) -> None:
    reading = read_rows(result_row(value=cell))
    [problem] = reading.problems
    expected = "monitoring.value-negative" if code == "monitoring.negative" else code
    assert (problem.code, problem.where.sheet, problem.where.cell) == (expected, RESULTS_SHEET, "I2")
    assert problem.fix("th") and problem.fix("en")
    [row] = reading.results
    assert row.mark is Mark.WRONG
    assert row.cells[0][:3] == ("value", "I2", Mark.WRONG)


def test_percent_belongs_to_percent() -> None:
    assert read_rows(result_row("K4", value=" 12 %")).results[0].value == 12
    assert read_rows(result_row("K4", value="-2.5")).results[0].value == Decimal("-2.5")


def test_more_decimals_than_are_kept_are_told() -> None:
    reading = read_rows(result_row("K4", value="33.33333350"))
    assert reading.results[0].value == Decimal("33.333334")
    assert [note.code for note in reading.notes] == ["intake.number-rounded"]


# Ratios, means, and what is not applicable.


def test_ratio_takes_its_two_parts() -> None:
    reading = read_rows(result_row("K1", numerator=30.0, denominator="๔๐"))
    [row] = reading.results
    assert (row.numerator, row.denominator, row.value, row.cell) == (Decimal(30), Decimal(40), None, "G2")


def test_zero_over_zero_is_taken_and_more_over_zero_is_not() -> None:
    assert read_rows(result_row("K1", numerator=0, denominator=0)).problems == []
    [problem] = read_rows(result_row("K1", numerator=1, denominator=0)).problems
    assert (problem.code, problem.where.cell) == ("monitoring.denominator", "H2")


def test_a_larger_numerator_is_taken_and_told() -> None:
    reading = read_rows(result_row("K1", numerator=41, denominator=40))
    assert reading.results[0].mark is Mark.NEW
    assert [(note.code, note.where.cell) for note in reading.notes] == [("monitoring.numerator-larger", "G2")]


@pytest.mark.parametrize(
    ("code", "cells", "problem", "place"),
    [
        ("K1", {"numerator": 30}, "intake.value-missing", "H2"),
        ("K1", {"denominator": 30}, "intake.value-missing", "G2"),
        ("K1", {"numerator": 30, "denominator": "-"}, "intake.value-missing", "H2"),
        ("K1", {"value": 75}, "intake.value-misplaced", "I2"),
        ("K2", {"numerator": 75}, "intake.value-misplaced", "G2"),
        ("K3", {"value": 50.5}, "intake.value-missing", "H2"),
        ("K3", {"value": 50.5, "denominator": -1}, "monitoring.denominator", "H2"),
        ("K1", {"numerator": "12 %", "denominator": 40}, "intake.unit-other", "G2"),
        ("K1", {"numerator": "12 คน", "denominator": "40 คน"}, None, ""),
        ("K2", {"value": 5, "na": "ไม่เกี่ยวข้อง"}, "intake.not-applicable-and-number", "I2"),
        ("K2", {"na": "ใช่"}, "intake.choice-unknown", "J2"),
    ],
)
def test_each_rule_asks_for_its_cells(code: str, cells: dict[str, Any], problem: str | None, place: str) -> None:
    reading = read_rows(result_row(code, **cells))
    if problem is None:
        assert [one.code for one in reading.problems] == []
    else:
        assert [(one.code, one.where.cell) for one in reading.problems] == [(problem, place)]


def test_weighted_mean_takes_value_and_weight() -> None:
    [row] = read_rows(result_row("K3", value=50.5, denominator=120)).results
    assert (row.value, row.denominator, row.numerator) == (Decimal("50.5"), Decimal(120), None)


@pytest.mark.parametrize("cells", [{"na": "ไม่เกี่ยวข้อง"}, {"value": "ไม่เกี่ยวข้อง"}, {"na": " ไม่ เกี่ยวข้อง"}])
def test_not_applicable_is_an_answer(cells: dict[str, Any]) -> None:
    [row] = read_rows(result_row(**cells)).results
    assert (row.mark, row.state, row.value) == (Mark.NEW, NOT_APPLICABLE, None)


def test_a_computed_value_beside_its_parts_is_not_used() -> None:
    reading = read_rows(result_row("K1", numerator=30, denominator=40, value=75))
    assert reading.results[0].mark is Mark.NEW
    assert [note.code for note in reading.notes] == ["intake.cell-ignored"]


# Dates and words.


@pytest.mark.parametrize(
    "cell", ["31 ธ.ค. 2569", "๓๑/๑๒/๒๕๖๙", datetime.date(2026, 12, 31), datetime.datetime(2026, 12, 31)]
)
def test_dates_are_taken(cell: CellValue) -> None:
    reading = read_rows(result_row(value=1, date=cell))
    assert reading.results[0].data_date == datetime.date(2026, 12, 31)
    assert reading.notes == []


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("31/12/2026", "thai.year-looks-christian"),
        ("30 ก.พ. 2569", "thai.no-such-day"),
        ("29 ก.พ. 2569", "thai.no-such-day"),
        ("เมื่อวาน", "thai.date-relative"),
        ("1/1/3562", "thai.year-out-of-range"),
    ],
)
def test_dates_are_refused(cell: str, code: str) -> None:
    [problem] = read_rows(result_row(value=1, date=cell)).problems
    assert (problem.code, problem.where.cell) == (code, "K2")


@pytest.mark.parametrize("cell", [46387, datetime.date(2569, 12, 31), "31 ธ.ค. 69"])
def test_dates_that_had_to_be_assumed_are_shown(cell: CellValue) -> None:
    reading = read_rows(result_row(value=1, date=cell))
    assert reading.results[0].data_date == datetime.date(2026, 12, 31)
    assert [(note.code, note.where.cell) for note in reading.notes] == [("intake.date-assumed", "K2")]


def test_a_day_to_come_is_told() -> None:
    reading = read_rows(result_row(value=1, date="31 ม.ค. 2570"))
    assert [note.code for note in reading.notes] == ["intake.date-future"]


def test_damaged_thai_is_mended_and_listed() -> None:
    reading = read_rows(result_row(value=1, note="ก าหนดโดยสํานักงาน"))
    assert reading.results[0].note == "กำหนดโดยสำนักงาน"
    assert {note.code for note in reading.notes} == {"intake.text-mended"}


@pytest.mark.parametrize("text", ["ชื่อ\u202eกลับ", "ก" * 4001, "ก" + "้" * 60])
def test_words_that_cannot_be_kept_are_refused(text: str) -> None:
    reading = read_rows(result_row(value=1, note=text))
    assert [problem.where.cell for problem in reading.problems] in (["L2"], [])
    assert reading.problems or reading.results[0].note == "ก้"


# Whose row, and of what.


@pytest.mark.parametrize(
    ("row", "code", "place"),
    [
        (result_row(agency="area-9", value=1), "intake.agency-unknown", "A2"),
        (result_row(agency="area-2", value=1), "intake.agency-outside", "A2"),
        (result_row(agency="", value=1), "intake.code-missing", "A2"),
        (result_row("K9", value=1), "intake.indicator-unknown", "C2"),
        (result_row("", value=1), "intake.code-missing", "C2"),
        (result_row(value=1, agency_name="สพป.ตัวอย่าง เขต 2"), "intake.code-and-name", "B2"),
        (result_row(value=1, name="คะแนนเฉลี่ย O-NET"), "intake.code-and-name", "D2"),
    ],
)
def test_rows_of_others_are_refused(row: list[CellValue], code: str, place: str) -> None:
    reading = read_rows(row)
    assert [(one.code, one.where.cell) for one in reading.problems] == [(code, place)]


def test_an_agency_is_known_by_its_names_too() -> None:
    for cells in ({"agency": "AREA 1"}, {"agency": None, "agency_name": "สพป. ตัวอย่าง เขต ๑"}, {"agency": "เขตหนึ่ง"}):
        [row] = read_rows(result_row(value=1, **cells)).results
        assert (row.agency, row.mark) == ("area-1", Mark.NEW)


def test_an_indicator_that_the_agency_does_not_report_is_refused() -> None:
    known = known_make()
    known.expected = frozenset({("area-1", "K1")})
    [problem] = read_rows(result_row(value=1), known=known).problems
    assert (problem.code, problem.where.cell) == ("monitoring.indicator-not-expected", "C2")


def test_codes_that_excel_took_for_numbers_are_found() -> None:
    known = known_make()
    known.agencies["1101"] = "หน่วยงานที่มีรหัสเป็นเลข"
    known.scope |= {"1101"}
    known.expected |= {("1101", "K2")}
    [row] = read_rows(result_row(agency=1101.0, value=1), known=known).results
    assert (row.agency, row.mark) == ("1101", Mark.NEW)


def test_equal_duplicates_keep_the_first_and_differing_ones_neither() -> None:
    equal = read_rows(result_row(value=1), result_row(value=1))
    assert [row.mark for row in equal.results] == [Mark.NEW, Mark.WRONG]
    differing = read_rows(result_row(value=1), result_row(value=2))
    assert [row.mark for row in differing.results] == [Mark.WRONG, Mark.WRONG]
    assert {problem.code for problem in differing.problems} == {"intake.duplicate-row"}


def test_rows_of_sums_and_footers_are_no_data() -> None:
    total: list[CellValue] = [None] * len(RESULT_HEADS)
    total[0], total[8] = "รวม", 5.0
    footer: list[CellValue] = [None] * len(RESULT_HEADS)
    footer[0] = "ผู้รายงาน นายตัวอย่าง"
    reading = read_rows(result_row(value=5), total, footer)
    assert (len(reading.results), reading.problems) == (1, [])


# Beside what is stored.


def test_rows_are_compared_with_what_is_stored() -> None:
    known = known_make()
    known.results[("area-1", "K2")] = StoredResult(value=Decimal("5.000000"), note="เดิม", key=7)
    [same] = read_rows(result_row(value=5, note="เดิม"), known=known).results
    assert (same.mark, same.stored) == (Mark.UNCHANGED, 7)
    [other] = read_rows(result_row(value=6, note="เดิม"), known=known).results
    assert other.mark is Mark.CHANGED
    assert other.cells == [
        ("value", "I2", Mark.CHANGED, "6", "5"),
        ("note", "L2", Mark.UNCHANGED, "เดิม", "เดิม"),
    ]
    [empty] = read_rows(result_row(note="เดิม"), known=known).results
    assert empty.mark is Mark.EMPTY


def test_what_was_returned_is_sent_again_even_when_equal() -> None:
    known = known_make()
    known.results[("area-1", "K2")] = StoredResult(value=Decimal(5), returned=True)
    assert read_rows(result_row(value=5), known=known).results[0].mark is Mark.CHANGED


def test_a_column_that_is_not_there_erases_nothing() -> None:
    known = known_make()
    day = datetime.date(2026, 12, 1)
    known.results[("area-1", "K2")] = StoredResult(value=Decimal(5), data_date=day, note="เดิม")
    sheet = Sheet(RESULTS_SHEET, [["รหัสหน่วยงาน", "รหัสตัวชี้วัด", "ผล"], ["area-1", "K2", 6.0]])
    [row] = read_sheets(sheet, known=known).results
    assert (row.data_date, row.note, row.mark) == (day, "เดิม", Mark.CHANGED)


# How the sheet was treated.


def test_columns_may_move_and_be_renamed() -> None:
    heads: list[CellValue] = ["ผลงาน", "หมายเหตุอื่น", "รหัสตัวชี้วัด", "ลำดับ", "รหัสหน่วยงาน"]
    reading = read_sheets(Sheet("Sheet1", [["รายงาน"], [], heads, [5.0, "ดี", "K2", "x", "area-1"]]))
    [row] = reading.results
    assert (row.value, row.note, row.cell, row.mark) == (Decimal(5), "ดี", "A4", Mark.NEW)
    assert ("intake.column-renamed", "B3") in [(note.code, note.where.cell) for note in reading.notes]


def test_merged_codes_hold_for_each_row_and_merged_values_for_none() -> None:
    rows = [result_row("K2", value=5), result_row("K4", agency="", value=3)]
    codes = read_sheets(sheet_of(rows, merged=((1, 0, 2, 0),)))
    assert [(row.agency, row.mark) for row in codes.results] == [("area-1", Mark.NEW)] * 2
    rows[1][8] = None
    values = read_sheets(sheet_of(rows, merged=((1, 0, 2, 0), (1, 8, 2, 8))))
    assert [row.mark for row in values.results] == [Mark.WRONG, Mark.WRONG]
    assert {(one.code, one.where.cell) for one in values.problems} == {("intake.cells-merged", "I2")}


def test_a_formula_needs_its_result() -> None:
    with_result = read_sheets(sheet_of([result_row(value=5)], formulas=frozenset({"I2"})))
    assert with_result.results[0].mark is Mark.NEW
    without = read_sheets(sheet_of([result_row()], formulas=frozenset({"I2"})))
    assert [(one.code, one.where.cell) for one in without.problems] == [("intake.formula-empty", "I2")]


# Projects.


def test_project_rows() -> None:
    row = project_row(work="อยู่ระหว่างดำเนินการ", percent="๔๕.๕ %", paid1="12,500.25", paid2=0, done="อบรมแล้ว 2 รุ่น")
    reading = read_rows(result_row(), projects=[row])
    assert reading.problems == []
    [found] = reading.projects
    assert (found.work, found.percent, found.done) == ("under_way", Decimal("45.5"), "อบรมแล้ว 2 รุ่น")
    assert found.paid == {1: (Decimal("12500.25"), "E2", 0), 2: (Decimal(0), "F2", 0)}


@pytest.mark.parametrize(
    ("cells", "code", "place"),
    [
        ({"work": "เสร็จเกือบหมด"}, "intake.choice-unknown", "C2"),
        ({"percent": 10}, "intake.work-missing", "C2"),
        ({"work": "แล้วเสร็จ", "percent": 101}, "intake.percent-range", "D2"),
        ({"work": "แล้วเสร็จ", "percent": "สิบ"}, "thai.not-a-number", "D2"),
        ({"work": "แล้วเสร็จ", "paid1": -1}, "intake.money", "E2"),
        ({"work": "แล้วเสร็จ", "paid1": "0.005"}, "intake.money", "E2"),
        ({"work": "แล้วเสร็จ", "paid1": "5 คน"}, "intake.unit-other", "E2"),
    ],
)
def test_project_cells_are_refused(cells: dict[str, Any], code: str, place: str) -> None:
    reading = read_rows(result_row(), projects=[project_row(**cells)])
    assert [(one.code, one.where.sheet, one.where.cell) for one in reading.problems] == [(code, PROJECTS_SHEET, place)]


def test_projects_of_others_are_refused() -> None:
    codes = [
        read_rows(result_row(), projects=[project_row(code, work="แล้วเสร็จ")]).problems[0].code
        for code in ("PJ2", "PJ9")
    ]
    assert codes == ["intake.agency-outside", "intake.project-unknown"]


def test_projects_are_compared_with_what_is_stored() -> None:
    known = known_make()
    known.progress["PJ1"] = StoredProgress("done", Decimal("100.00"), "เสร็จ", key=3)
    known.paid[("PJ1", 1)] = (Decimal("10.00"), 4)
    same = project_row(work="แล้วเสร็จ", percent=100, done="เสร็จ", paid1=10)
    assert read_rows(result_row(), projects=[same], known=known).projects[0].mark is Mark.UNCHANGED
    money = project_row(work="แล้วเสร็จ", percent=100, done="เสร็จ", paid1=11)
    [row] = read_rows(result_row(), projects=[money], known=known).projects
    assert row.mark is Mark.CHANGED
    assert ("paid1", "E2", Mark.CHANGED, "11", "10") in row.cells
    untouched = project_row()
    assert read_rows(result_row(), projects=[untouched], known=known).projects[0].mark is Mark.EMPTY


def test_heads_of_the_sheets_are_those_of_the_layout() -> None:
    assert RESULT_HEADS[6:9] == ["ตัวตั้ง", "ตัวหาร", "ผล"]
    assert PROJECT_HEADS[0] == "รหัสโครงการ"
