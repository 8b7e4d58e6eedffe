"""Text, pasted or in files, and Excel as documents."""

from __future__ import annotations

import datetime
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from patibat.papers.reading import Note, Origin, PaperKind, Paragraph, ReadingLimits, Table, read_paper
from patibat.problems import Problem

PLAN = "แผนพัฒนาการศึกษา\n\n  ๑. วิสัยทัศน์\r\n\tพันธกิจ\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16", "utf-16-le"])
def test_lines_in_every_encoding_of_thai_offices(encoding: str) -> None:
    paper = read_paper(PLAN.encode(encoding), "แผน.txt")
    assert paper.kind is PaperKind.TEXT
    assert paper.encoding.startswith(encoding.removesuffix("-sig"))
    found = [(one.text, one.origin, one.indent) for one in paper.paragraphs()]
    assert found == [
        ("แผนพัฒนาการศึกษา", Origin(line=1), 0),
        ("๑. วิสัยทัศน์", Origin(line=3), 12),
        ("พันธกิจ", Origin(line=4), 24),
    ]


def test_bytes_that_are_no_letters() -> None:
    for content, code in (
        (b"\xff\xfe\x00", "papers.document-encoding"),
        ("ก".encode() + b"\xff\xdb", "thai.encoding-unknown"),
        (b"a\x07b", "papers.document-encoding"),
    ):
        with pytest.raises(Problem) as caught:
            read_paper(content, "แผน.txt")
        assert caught.value.code == code


@pytest.mark.parametrize(
    "text",
    [
        "ก่อน\nที่\tตัวชี้วัด\tปี ๒๕๖๖\n1\tร้อยละ\t80\nหลัง",
        "ก่อน\nที่ | ตัวชี้วัด | ปี ๒๕๖๖\n1 | ร้อยละ | 80\nหลัง",
        "ก่อน\n| ที่ | ตัวชี้วัด | ปี ๒๕๖๖ |\n|---|:--|--:|\n| 1 | ร้อยละ | 80 |\nหลัง",
    ],
)
def test_lines_of_cells_become_a_table(text: str) -> None:
    before, table, after = read_paper(text.encode(), "แผน.md").blocks
    assert isinstance(before, Paragraph) and isinstance(table, Table) and isinstance(after, Paragraph)
    assert (before.text, after.text, table.is_guessed) == ("ก่อน", "หลัง", True)
    assert [one.text for one in table.cells] == ["ที่", "ตัวชี้วัด", "ปี ๒๕๖๖", "1", "ร้อยละ", "80"]
    assert table.cells[1].origin == Origin(line=2, table=1, cell="B1")


def test_one_line_with_a_tab_is_no_table() -> None:
    assert [one.text for one in read_paper("๑.\tข้อแรก\nต่อไป".encode()).paragraphs()] == ["๑.\tข้อแรก", "ต่อไป"]


def test_a_csv_file_is_one_table() -> None:
    (table,) = read_paper('ชื่อ,งบประมาณ\n"ก, ข\nค","1,200"\n'.encode(), "โครงการ.csv").tables()
    assert [one.text for one in table.cells] == ["ชื่อ", "งบประมาณ", "ก, ข\nค", "1,200"]
    assert table.cells[3].origin.line == 2


def test_more_lines_than_the_limit() -> None:
    with pytest.raises(Problem) as caught:
        read_paper("ก\n".encode() * 12, "ก.txt", ReadingLimits(lines=10))
    assert (caught.value.code, caught.value.details["limit"]) == ("papers.document-too-large", "10 lines")


@given(st.lists(st.text(st.characters(blacklist_categories=["Cc", "Cs", "Zl", "Zp", "Zs"]), min_size=1), min_size=1))
def test_nothing_of_a_text_is_lost(lines: list[str]) -> None:
    content = "\n".join(["แผน", *lines]).encode()
    if content.startswith((b"{\\rtf", b"BM")) or b"<" in content[:2048]:
        return
    letters = "".join(
        block.text if isinstance(block, Paragraph) else "".join(cell.text for cell in block.cells)
        for block in read_paper(content).blocks
    )
    expected = "แผน" + "".join(lines)
    assert letters.replace("|", "") == expected.replace("|", "") or "|" in expected


def test_every_sheet_is_a_table_with_typed_values() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "แผน"
    sheet["B2"] = "ตัวชี้วัด\nของแผน"
    sheet.merge_cells("B2:C3")
    sheet["D5"], sheet["E5"], sheet["F5"] = 0.5, 12.0, datetime.date(2026, 10, 1)
    sheet.row_dimensions[5].hidden = True
    hidden = book.create_sheet("เก่า")
    hidden["A1"] = "ซ่อน"
    hidden.sheet_state = "hidden"
    book.create_sheet("ว่าง")
    out = io.BytesIO()
    book.save(out)
    paper = read_paper(out.getvalue(), "แผน.xlsx")
    first, second = paper.tables()
    assert paper.kind is PaperKind.EXCEL
    assert [(one.text, one.rows, one.columns, one.value, one.origin.cell) for one in first.cells] == [
        ("ตัวชี้วัด\nของแผน", 2, 2, None, "B2"),
        ("0.5", 1, 1, 0.5, "D5"),
        ("12", 1, 1, 12, "E5"),
        ("2026-10-01", 1, 1, "2026-10-01", "F5"),
    ]
    assert (first.cells[0].row, first.cells[0].column, first.is_hidden) == (1, 1, False)
    assert (second.origin, second.is_hidden) == (Origin(table=2, sheet="เก่า"), True)
    assert paper.notes == (Note("hidden-sheet"), Note("hidden-row"))


def test_a_sheet_as_wide_as_excel_allows() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["XFD1048576"] = "ก", "ข"
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(Problem) as caught:
        read_paper(out.getvalue(), "แผน.xlsx")
    assert caught.value.code in ("papers.far-cell", "papers.too-complex")


def test_marks_of_quoted_mail_are_no_text() -> None:
    paper = read_paper("> พันธกิจ\n> 1. ดูแลเด็ก\n>\n> > เดิม\n".encode(), "จดหมาย.txt")
    assert [(one.text, one.origin.line) for one in paper.paragraphs()] == [
        ("พันธกิจ", 1), ("1. ดูแลเด็ก", 2), ("> เดิม", 4),
    ]  # fmt: skip


def test_headings_of_markdown_and_rules_below_headings() -> None:
    paper = read_paper("## พันธกิจ\nเป้าประสงค์\n-----\n**กลยุทธ์** ของเรา\n".encode(), "แผน.txt")
    found = [(one.text, one.level, one.is_bold) for one in paper.paragraphs()]
    assert found == [("พันธกิจ", 2, True), ("เป้าประสงค์", 0, True), ("กลยุทธ์ ของเรา", 0, False)]
