"""Workbooks that go out, come back through another program, and are answered."""

from __future__ import annotations

import datetime
import io
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from patibat.papers.workbooks import (
    CellVerdict,
    Column,
    ColumnSpec,
    Limits,
    Mark,
    SheetSpec,
    find_table,
    read_meta,
    read_workbook,
    write_answer,
    write_workbook,
)
from patibat.problems import Problem
from patibat.thai import parse_date

from .raw import package, sheet_xml

STATES = tuple(f"{word}{'ยาวมาก' * 10}" for word in ("เสร็จ", "ทำอยู่", "ยังไม่เริ่ม", "ยกเลิก", "ไม่มีข้อมูล"))
SPEC = SheetSpec(
    "ผลงาน 1/2566",
    (
        ColumnSpec("code", "รหัส", kind="code", locked=True),
        ColumnSpec("name", "ชื่อตัวชี้วัด", width=40, locked=True),
        ColumnSpec("result", "ผล", help="กรอกตัวเลข", kind="number", required=True),
        ColumnSpec("money", "เบิกจ่าย", kind="money"),
        ColumnSpec("share", "ร้อยละ", kind="percent", places=1),
        ColumnSpec("day", "วันที่", kind="date"),
        ColumnSpec("state", "สถานะ", kind="choice", choices=STATES),
    ),
    [
        ["007", "=1+1 ร้อยละ", 0, Decimal("1234.50"), Decimal("12.5"), datetime.date(2023, 1, 5), STATES[0]],
        ["1.10", "-ผู้เรียน", None, None, None, None, None],
    ],
    lead=("แบบรายงานผล", "กรอกเฉพาะช่องสีขาว"),
)
META = {"schema": "3", "agency": "0012", "round": "2566-Q1", "made_at": "2023-01-05T10:00:00+07:00", "hash": "00ff"}
COLUMNS = tuple(Column(column.key, column.title) for column in SPEC.columns)
SHEET = "ผลงาน 1-2566"


def written() -> bytes:
    return write_workbook([SPEC], META)


def through_office(content: bytes, folder: Path) -> bytes:
    """The workbook as LibreOffice opens and saves it."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    given_file, out = folder / "งาน.xlsx", folder / "out"
    given_file.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out)]
    subprocess.run([*command, str(given_file)], check=True, capture_output=True, timeout=120)
    return (out / "งาน.xlsx").read_bytes()


def check_values(content: bytes) -> None:
    workbook = read_workbook(content, "งาน.xlsx")
    assert read_meta(workbook) == META
    sheet = workbook.sheet(SHEET)
    assert sheet is not None
    assert [(one.name, one.hidden) for one in workbook.sheets] == [(SHEET, False), ("_lists", True), ("_patibat", True)]
    table = find_table(sheet, COLUMNS)
    assert (table.head_row, table.notices) == (2, ())
    first, second = table.rows()
    assert (first.cells["code"].value, second.cells["code"].value) == ("007", "1.10"), "codes are text"
    assert (first.cells["name"].value, second.cells["name"].value) == ("=1+1 ร้อยละ", "-ผู้เรียน")
    assert first.cells["result"].number == 0 and second.cells["result"].number is None
    assert (first.cells["money"].number, first.cells["share"].number) == (Decimal("1234.5"), Decimal("12.5"))
    assert parse_date(first.cells["day"].text).date == datetime.date(2023, 1, 5)
    assert first.cells["state"].value == STATES[0]
    assert not sheet.formulas


def check_guards(content: bytes) -> None:
    """Locks, drop-downs, rules, help and formats, as openpyxl sees them."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book[SHEET]
    assert sheet.protection.sheet and not sheet.protection.password
    assert [sheet.cell(4, at).protection.locked for at in range(1, 8)] == [True, True] + [False] * 5
    assert [sheet.cell(60, at).protection.locked for at in (1, 3)] == [False, False] or [
        sheet.column_dimensions[letter].protection.locked for letter in "AC"
    ] == [False, False]
    rules = {rule.type: rule for rule in sheet.data_validations.dataValidation}
    assert "G5" in rules["list"].sqref and "G900" in rules["list"].sqref
    assert "_lists" in (rules["list"].formula1 or "") and "A$5" in (rules["list"].formula1 or "")
    assert rules["decimal"].errorStyle == "warning"
    assert "กรอกตัวเลข" in sheet["C3"].comment.text and "จำเป็นต้องกรอก" in sheet["C3"].comment.text
    assert sheet["C3"].font.name == "TH SarabunPSK" and (sheet["C3"].font.sz, sheet["C4"].font.sz) == (16, 14)
    assert (sheet["A4"].number_format, sheet["D4"].number_format, sheet["E4"].number_format) == ("@", "#,##0.00", "0.0")
    assert [book[name].sheet_state for name in ("_lists", "_patibat")] in (["veryHidden"] * 2, ["hidden"] * 2)


def test_a_workbook_that_goes_out() -> None:
    check_values(written())
    check_guards(written())
    sheet = openpyxl.load_workbook(io.BytesIO(written()))[SHEET]
    assert sheet.freeze_panes == "C4", "LibreOffice without a window keeps no view"
    freedoms = sheet.protection
    assert not any((freedoms.sort, freedoms.autoFilter, freedoms.insertRows, freedoms.formatCells)), "False is free"


def test_a_workbook_that_libreoffice_saved(tmp_path: Path) -> None:
    saved = through_office(written(), tmp_path)
    check_values(saved)
    check_guards(saved)


def test_a_file_of_somebody_elses_own_making_has_no_identity() -> None:
    assert read_meta(read_workbook(package(sheet_xml("")))) == {}


def test_what_cannot_be_written_is_an_error_of_the_program() -> None:
    with pytest.raises(ValueError, match="needs a sheet"):
        write_workbook([], META)
    with pytest.raises(ValueError, match="argument 2"):
        write_workbook([SheetSpec("s", SPEC.columns, [["1"]])], META)


def test_numbers_that_excel_would_cut_go_out_as_text() -> None:
    spec = SheetSpec("s", (ColumnSpec("n", "ก", kind="money"), ColumnSpec("c", "ข", kind="code")), [])
    spec = SheetSpec("s", spec.columns, [[Decimal("12345678901234567.89"), 1234567890123]])
    assert read_workbook(write_workbook([spec], {})).sheets[0].rows[1] == ["12345678901234567.89", "1234567890123"]


_TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20).filter(
    lambda text: bool(text)
)
_NUMBERS = st.one_of(st.none(), st.integers(-(10**12), 10**12), st.decimals(-(10**9), 10**9, places=2))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(_TEXTS, _NUMBERS, st.none() | _TEXTS), min_size=1, max_size=8))
def test_what_goes_out_comes_back(rows: list[tuple[str, int | Decimal | None, str | None]]) -> None:
    columns = (
        ColumnSpec("code", "รหัสรายการ", kind="code", locked=True),
        ColumnSpec("number", "จำนวนเงิน", kind="money"),
        ColumnSpec("text", "หมายเหตุ"),
    )
    content = write_workbook([SheetSpec("งาน", columns, rows)], {"a": "1"})
    table = find_table(read_workbook(content).sheets[0], [Column(column.key, column.title) for column in columns])
    back = [(row.cells["code"].value, row.cells["number"].number, row.cells["text"].value) for row in table.rows()]
    assert back == rows


VERDICTS = [
    CellVerdict(SHEET, "C4", Mark.ACCEPTED),
    CellVerdict(SHEET, "D4", Mark.UNCHANGED),
    CellVerdict(SHEET, "D5", Mark.REFUSED, "=ติดลบไม่ได้", "แก้เป็นจำนวนบวก"),
    CellVerdict(SHEET, "E5", Mark.REFUSED, "ไม่ใช่ตัวเลข", "พิมพ์ตัวเลข"),
    CellVerdict("ไม่มีแผ่นนี้", "A1", Mark.REFUSED, "ไม่พบแผ่นงาน", "ใช้แฟ้มจากระบบ"),
    CellVerdict(SHEET, "", Mark.REFUSED, "ทั้งแผ่นงานส่งช้า", "ติดต่อสำนักงาน"),
]


def test_an_answer_says_in_word_shape_and_colour_what_became_of_each_cell() -> None:
    answer = write_answer(written(), VERDICTS, ["ผลการตรวจแฟ้มของคุณ"])
    book = openpyxl.load_workbook(io.BytesIO(answer))
    sheet = book[SHEET]
    colours = [sheet[name].fill.fgColor.rgb for name in ("C4", "D4", "D5")]
    assert len(set(colours)) == 3 and all(colour not in ("00000000", None) for colour in colours)
    assert sheet["D5"].comment.text == "■ ต้องแก้: =ติดลบไม่ได้\nแก้เป็นจำนวนบวก"
    assert sheet["C4"].comment is None
    assert [sheet["H4"].value, sheet["H5"].value] == ["● รับแล้ว", "■ ต้องแก้ D5, E5"]
    summary = [[cell for cell in row if cell] for row in book["ผลการตรวจ"].iter_rows(values_only=True)]
    assert book.sheetnames[0] == "ผลการตรวจ" and book.active is book.worksheets[0]
    assert summary[:4] == [["ผลการตรวจแฟ้มของคุณ"], ["● รับแล้ว 1 ช่อง"], ["– เหมือนเดิม 1 ช่อง"], ["■ ต้องแก้ 4 ช่อง"]]
    assert [SHEET, "D5", "=ติดลบไม่ได้", "แก้เป็นจำนวนบวก"] in summary
    assert ["ไม่มีแผ่นนี้", "A1", "ไม่พบแผ่นงาน", "ใช้แฟ้มจากระบบ"] in summary
    assert not any(one.formulas for one in read_workbook(answer).sheets), "no reason becomes a formula"


def test_an_answer_is_still_the_workbook_and_may_be_sent_and_answered_again(tmp_path: Path) -> None:
    answer = through_office(write_answer(written(), VERDICTS), tmp_path)
    again = write_answer(answer, [CellVerdict(SHEET, "D5", Mark.ACCEPTED)])
    workbook = read_workbook(again)
    assert read_meta(workbook) == META
    assert [one.name for one in workbook.sheets].count("ผลการตรวจ") == 1
    sheet = workbook.sheet(SHEET)
    assert sheet is not None
    first, second = find_table(sheet, COLUMNS).rows()
    assert first.cells["money"].number == Decimal("1234.5") and second.cells["code"].value == "1.10"
    assert [row[7] for row in sheet.rows[3:5]] == [None, "● รับแล้ว"], "the earlier words are gone"
    assert len(sheet.rows[3]) == 8


def test_many_refused_cells_of_a_row_are_shortened() -> None:
    many = [CellVerdict(SHEET, f"{letter}4", Mark.REFUSED, "ผิด", "แก้") for letter in "ABCDEFGHIJKLMNOP"]
    sheet = read_workbook(write_answer(written(), many)).sheet(SHEET)
    assert sheet is not None
    assert [value for value in sheet.rows[3] if value][
        -1
    ] == f"■ ต้องแก้ {', '.join(f'{one}4' for one in 'ABCDEFGHIJKL')} …"


def test_merged_cells_are_marked_at_their_first_cell_only() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "s"
    book.worksheets[0]["A1"] = "x"
    book.worksheets[0].merge_cells("A1:B1")
    out = io.BytesIO()
    book.save(out)
    verdicts = [CellVerdict("s", name, Mark.REFUSED, "ผิด", "แก้") for name in ("A1", "B1")]
    marked = openpyxl.load_workbook(io.BytesIO(write_answer(out.getvalue(), verdicts)))["s"]
    assert marked["A1"].comment.text.startswith("■ ต้องแก้")


@pytest.mark.parametrize("limits", [Limits(memory=30 * 1024 * 1024), Limits(wait=0)])
def test_a_workbook_that_cannot_be_marked_is_a_problem(limits: Limits) -> None:
    with pytest.raises(Problem) as caught:
        write_answer(written(), VERDICTS, name="งาน.xlsx", limits=limits)
    assert caught.value.code == "papers.not-marked"
    assert "งาน.xlsx" in caught.value.message()


def test_a_broken_workbook_is_not_marked_but_named() -> None:
    with pytest.raises(Problem) as caught:
        write_answer(package("<worksheet><broken>"), [CellVerdict("s", "A1", Mark.ACCEPTED)], name="เสีย.xlsx")
    assert caught.value.code == "papers.not-marked"
