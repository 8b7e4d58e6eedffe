"""Values at their places, as Excel last showed them; what calamine does not tell is told too."""

from __future__ import annotations

import datetime
import io
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from patibat.papers.workbooks import Cell, Sheet, Workbook, cell_name, cell_place, read_workbook

from .raw import package, sheet_xml, text_cell


def made(write: Callable[[Any, Any], None]) -> Sheet:
    """The sheet that xlsxwriter wrote, read back."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    write(book, book.add_worksheet("งาน"))
    book.close()
    return read_workbook(out.getvalue(), "งาน.xlsx").sheets[0]


def raw(data: str, **parts: str) -> Sheet:
    return read_workbook(package(sheet_xml(data, **parts)), "งาน.xlsx").sheets[0]


def test_values_keep_their_kinds() -> None:
    def write(book: Any, sheet: Any) -> None:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        thai_day = book.add_format({"num_format": "[$-107041E]d mmm yy;@"})
        hour = book.add_format({"num_format": "hh:mm"})
        sheet.write_string("A1", "007")
        sheet.write_number("B1", 0)
        sheet.write_number("C1", -1234.5)
        sheet.write_boolean("D1", False)
        sheet.write_datetime("E1", datetime.datetime(2023, 1, 5), day)
        sheet.write_datetime("F1", datetime.datetime(2023, 1, 5), thai_day)
        sheet.write_datetime("G1", datetime.datetime(2023, 1, 5, 13, 30), day)
        sheet.write_number("H1", 0.5, hour)
        sheet.write_string("I1", " ๑,๒๓๔ \n")
        sheet.write_string("J2", "ท้าย")

    sheet = made(write)
    day = datetime.date(2023, 1, 5)
    moment = datetime.datetime(2023, 1, 5, 13, 30)
    expected = ["007", 0, -1234.5, False, day, day, moment, datetime.time(12), " ๑,๒๓๔ \n", None]
    assert sheet.rows == [expected, [None] * 9 + ["ท้าย"]]
    assert type(sheet.rows[0][4]) is datetime.date
    assert sheet.cell(0, 0).text == "007", "a number stored as text stays as it was typed"
    assert sheet.cell(0, 1).number == Decimal(0), "zero is not missing"
    assert sheet.cell(1, 1).value is None and sheet.cell(1, 1).number is None
    assert sheet.cell(0, 3).number is None
    assert sheet.cell(99, 99) == Cell(None, "CV100")


def test_places_hold_when_the_table_begins_far_from_a1() -> None:
    sheet = made(lambda _, sheet: sheet.write("D7", "หัว"))
    assert sheet.cell(6, 3) == Cell("หัว", "D7")
    assert len(sheet.rows) == 7


def test_formulas_give_their_result_and_are_told_apart() -> None:
    def write(_: Any, sheet: Any) -> None:
        sheet.write_formula("A1", "=1+1", None, 2)
        sheet.write_formula("B1", '="a"', None, "a")
        sheet.write_formula("C1", "=1/0", None, "#DIV/0!")
        sheet.write_array_formula("D1", "{=SUM(A1:A1)}", None, 2)
        sheet.write_string("E1", "#REF!")
        sheet.write_number("F1", 2)

    sheet = made(write)
    cells = [sheet.cell(0, column) for column in range(6)]
    assert [cell.value for cell in cells] == [2, "a", "#DIV/0!", 2, "#REF!", 2]
    assert [cell.is_formula for cell in cells] == [True, True, True, True, False, False]
    assert [cell.is_error for cell in cells] == [False, False, True, False, False, False], (
        "text that looks like an error"
    )


def test_a_formula_without_a_stored_result_is_no_empty_cell() -> None:
    """openpyxl writes such files, and so does whoever generates workbooks without computing them."""
    book = openpyxl.Workbook()
    book.worksheets[0]["B2"] = "=SUM(A1:A9)"
    book.worksheets[0]["B3"] = "x"
    out = io.BytesIO()
    book.save(out)
    sheet = read_workbook(out.getvalue()).sheets[0]
    assert sheet.cell(1, 1).is_uncomputed
    assert not sheet.cell(2, 1).is_uncomputed and not sheet.cell(0, 1).is_uncomputed


def test_xml_as_other_programs_write_it() -> None:
    """Another order of attributes, prefixes, shared formulas, single quotes, spaces between the tags."""
    data = (
        "<row r='1'><c s='0' r='A1'>\n <f t='shared' si='0'/><v>3</v></c>"
        "<c t='e' r='B1'><f>1/0</f><v>#DIV/0!</v></c><c r='C1' t='e'><v>#N/A</v></c></row>"
    )
    sheet = raw(data)
    assert sheet.formulas == {"A1", "B1"}
    assert sheet.errors == {"B1": "#DIV/0!", "C1": "#N/A"}
    assert sheet.rows == [[3, "#DIV/0!", "#N/A"]]


def test_formulas_across_the_pieces_in_which_a_sheet_is_read() -> None:
    """The scan takes 1 MB at a time; cells that lie across a seam are seen, and seen once."""
    padding = "ก" * 30_000
    rows = "".join(
        f'<row r="{number}">{text_cell(f"A{number}", padding)}<c r="B{number}"><f>1+1</f><v>2</v></c>'
        f'<c r="C{number}" t="e"><v>#REF!</v></c></row>'
        for number in range(1, 101)
    )
    sheet = raw(rows)
    assert sheet.formulas == {f"B{number}" for number in range(1, 101)}
    assert set(sheet.errors) == {f"C{number}" for number in range(1, 101)}


def test_merged_hidden_rows_columns_and_sheets() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    first, second, third = (book.add_worksheet(name) for name in ("เปิด", "ซ่อน", "ซ่อนลึก"))
    first.merge_range("B2:C3", "รวม")
    first.write("A9", 1)
    first.set_row(4, None, None, {"hidden": True})
    first.set_column("D:E", None, None, {"hidden": True})
    second.hide()
    third.very_hidden()
    book.close()
    read = read_workbook(out.getvalue())
    assert [(sheet.name, sheet.hidden) for sheet in read.sheets] == [("เปิด", False), ("ซ่อน", True), ("ซ่อนลึก", True)]
    sheet = read.sheets[0]
    assert sheet.merged == ((1, 1, 2, 2),)
    assert sheet.anchors() == {(1, 1): (1, 1), (2, 1): (1, 1)}, "of C2:C3, beyond the last value, nothing is known"
    assert sheet.hidden_rows == frozenset({4}) and sheet.hidden_columns == frozenset({3, 4})
    assert read.sheet(" เปิด ") is sheet and read.sheet("ไม่มี") is None


def test_merged_ranges_larger_than_the_sheet_cost_nothing() -> None:
    whole = ((0, 0, 1_048_575, 16_383),) * 1000
    sheet = Sheet("s", [[1.0, None], [None, None]], merged=whole)
    assert len(sheet.anchors()) == 4


def test_styled_empty_cells_far_away_do_not_matter() -> None:
    """Whoever colours a whole column leaves a million empty cells behind."""
    far = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    assert raw(f'<row r="1">{text_cell("A1", "x")}</row>{far}').rows == [["x"]]


def test_a_number_without_end_is_text_and_no_number() -> None:
    sheet = raw('<row r="1"><c r="A1"><v>1e999</v></c><c r="B1"><v>5</v></c></row>')
    assert sheet.cell(0, 0).number is None
    assert sheet.cell(0, 1).number == 5


def test_text_that_imitates_the_answer_of_the_child_stays_text() -> None:
    sheet = raw(f'<row r="1">{text_cell("A1", "{&quot;day&quot;:&quot;2023-01-05&quot;}")}</row>')
    assert sheet.rows == [['{"day":"2023-01-05"}']]


def test_a_file_is_read_from_its_path_and_named_by_it(tmp_path: Path) -> None:
    path = tmp_path / "ผลงาน.xlsx"
    path.write_bytes(package(sheet_xml(f'<row r="1">{text_cell("A1", "x")}</row>')))
    assert read_workbook(path) == Workbook("ผลงาน.xlsx", (Sheet("s", [["x"]]),))


@given(st.integers(0, 1_048_575), st.integers(0, 16_383))
def test_names_and_places_are_each_others_inverse(row: int, column: int) -> None:
    assert cell_place(cell_name(row, column)) == (row, column)


def test_ten_thousand_rows_are_read_at_once() -> None:
    """Processor time of the parent and the child together; other work on the machine is not counted."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    for row in range(10_000):
        sheet.write_row(row, 0, [f"{row:05d}", f"โครงการที่ {row}", *(row * column / 7 for column in range(9))])
        sheet.write_formula(row, 11, "=1+1", None, 2)
    book.close()
    spent = []
    for _ in range(3):
        start = _processor_seconds()
        read = read_workbook(out.getvalue()).sheets[0]
        spent.append(_processor_seconds() - start)
    print(f"\n10,000 rows of 12 columns: {min(spent):.2f} s of processor")
    assert (len(read.rows), len(read.formulas)) == (10_000, 10_000)
    assert min(spent) < 0.7, "measured 0.3 on an idle machine"


def _processor_seconds() -> float:
    resource = pytest.importorskip("resource", reason="POSIX only")
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + float(children.ru_utime + children.ru_stime)


_VALUES = st.one_of(
    st.none(),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30).filter(lambda text: bool(text)),
    st.integers(-(10**14), 10**14),
    st.decimals(-(10**9), 10**9, places=4),
    st.booleans(),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(_VALUES, min_size=3, max_size=3), min_size=1, max_size=6))
def test_what_is_written_is_read(rows: list[list[object]]) -> None:
    from patibat.papers.workbooks import write_table_xlsx

    read = read_workbook(write_table_xlsx("งาน", ["ก", "ข", "ค"], rows)).sheets[0]
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            cell = read.cell(number, column)
            if value is None or isinstance(value, str | bool):
                assert cell.value == value
            else:
                assert cell.number == value
