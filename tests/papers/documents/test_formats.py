"""One number, five formats, the same characters; and nothing in a table becomes a formula."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from decimal import Decimal
from io import BytesIO, StringIO

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from patibat.papers.documents import FORMATS, Column, Document, FigureSpan, Paragraph, Statement, Table, render
from patibat.papers.workbooks import neutral
from patibat.problems import Problem

from . import samples
from .test_pdf import pages, squeezed


def words(kind: str, made: bytes) -> str:
    """All text of a printed file."""
    if kind == "pdf":
        return " ".join(pages(made))
    if kind == "docx":
        word = docx.Document(BytesIO(made))
        cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
        return " ".join([*(paragraph.text for paragraph in word.paragraphs), *cells])
    if kind == "xlsx":
        book = openpyxl.load_workbook(BytesIO(made))
        return " ".join(str(cell.value) for sheet in book for row in sheet for cell in row if cell.value is not None)
    return made.decode("utf-8-sig")


@pytest.mark.parametrize("thai_digits", [False, True])
def test_every_shown_stands_in_every_format(thai_digits: bool) -> None:
    document = samples.whole(thai_digits=thai_digits)
    figures = json.loads(render(document, "json"))["figures"]
    assert {figure["id"] for figure in figures} >= {figure.figure_id for figure in samples.FIGURES}
    for kind in FORMATS:
        text = squeezed(words(kind, render(document, kind)))
        assert [figure["shown"] for figure in figures if squeezed(figure["shown"]) not in text] == []


def test_json_tells_value_state_and_coverage() -> None:
    found = {figure["id"]: figure for figure in json.loads(render(samples.whole(), "json"))["figures"]}
    assert found[samples.READ.figure_id]["value"] == "82.35" and found[samples.READ.figure_id]["shown"] == "82.4"
    late = found[samples.LATE.figure_id]
    assert late["value"] == "0" and late["coverage"] == {"reported": 17, "expected": 22}
    assert found[samples.NONE.figure_id]["value"] is None and found[samples.NONE.figure_id]["state"] == "not_reported"


def test_workbook_holds_real_numbers_that_look_as_printed() -> None:
    book = openpyxl.load_workbook(BytesIO(render(samples.whole(), "xlsx")))
    sheet = book["เบิกจ่าย"]
    cells = {cell.value: cell for row in sheet for cell in row if isinstance(cell.value, int | float)}
    assert 1234567.5 in cells and cells[1234567.5].number_format == "#,##0.00"
    figures = book["ตัวเลขทั้งหมด"]
    rows = {row[0].value: row for row in figures.iter_rows(min_row=2)}
    assert rows[samples.MONEY.figure_id][1].value == 1234567.5
    assert rows[samples.MONEY.figure_id][4].value == "1,234,567.50"
    assert rows[samples.NONE.figure_id][1].value is None


HOSTILE = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-ไม่มี",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1+1",
    '=HYPERLINK("x")',
    "http://a.example/",
)


def test_nothing_becomes_a_formula() -> None:
    table = Table(
        (Column(HOSTILE[0]), Column("ข")), tuple((one, one) for one in HOSTILE), HOSTILE[0], None, HOSTILE[:2]
    )
    document = Document(HOSTILE[0], (Paragraph(HOSTILE[1]), table))
    book = openpyxl.load_workbook(BytesIO(render(document, "xlsx")))
    kinds = {cell.data_type for sheet in book for row in sheet for cell in row if cell.value is not None}
    assert kinds == {"s"}
    for row in csv.reader(StringIO(render(document, "csv").decode("utf-8-sig"))):
        assert not any(cell.startswith(("=", "+", "@", "\t", "\r")) for cell in row)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9))
def test_numbers_stay_numbers_in_csv(value: Decimal) -> None:
    assert neutral(f"{value:,f}") == f"{value:,f}"


def test_csv_opens_in_excel_as_thai() -> None:
    assert render(samples.whole(), "csv").startswith(b"\xef\xbb\xbf")


def test_sheet_names_never_collide() -> None:
    table = Table((Column("ก"),), (("1",),), "ชื่อ[ยาว]:*?/\\" + "ก" * 60)
    book = openpyxl.load_workbook(BytesIO(render(Document("History", (table, table, table)), "xlsx")))
    assert len(book.sheetnames) == 4 and all(len(name) <= 31 for name in book.sheetnames)


def test_a_document_cannot_contradict_itself() -> None:
    other = replace(samples.READ, value=Decimal(1), shown="1.0")
    for kind in FORMATS:
        with pytest.raises(ValueError, match="two values"):
            render(Document("ก", (Paragraph((samples.READ, other)),)), kind)


def test_long_numbers_are_not_rounded_by_excel() -> None:
    long = FigureSpan("money~x~11~2569~all~1", "12,345,678,901,234,567.89", Decimal("12345678901234567.89"), places=2)
    assert "12,345,678,901,234,567.89" in words(
        "xlsx", render(Document("ก", (Table((Column("ก"),), ((long,),)),)), "xlsx")
    )


def test_an_unknown_format_is_a_problem() -> None:
    with pytest.raises(Problem) as caught:
        render(samples.whole(), "exe")
    assert caught.value.code == "papers.unknown-format"


@pytest.mark.parametrize("format", FORMATS)
def test_tiles_and_statements_stand_in_every_format(format: str) -> None:
    blocks = (Statement("เรียนรู้ได้ทุกที่", "วิสัยทัศน์"), samples.tiles())
    content = render(Document("แผ่นพับ", blocks, kind="brochure", compact=True), format)
    text = squeezed(words(format, content))
    for wanted in ("เรียนรู้ได้ทุกที่", "1,234,567.50", "ไม่มีรายงาน", "เป้าหมาย80.0", "อ่านออกเขียนได้"):
        assert wanted in text, wanted


def test_tiles_are_numbers_in_a_workbook_and_figures_in_data() -> None:
    document = Document("แผ่นพับ", (samples.tiles(),))
    assert [one.shown for one in document.figures()] == ["82.4", "1,234,567.50", "ไม่มีรายงาน"]
    book = openpyxl.load_workbook(BytesIO(render(document, "xlsx")))
    assert book["ตัวเลขสำคัญ"]["B3"].value == 82.35


@pytest.mark.parametrize("format", FORMATS)
def test_clauses_stand_in_every_format_as_text_or_as_rows(format: str) -> None:
    text = squeezed(words(format, render(Document("แผน", (samples.clauses(),)), format)))
    for wanted in ("เพิ่มที่เรียนให้ทั่วถึง", "1.1.1", "คัดกรองทุกตำบล", "น้ำใจ"):
        assert wanted in text, wanted
    if format in ("pdf", "docx"):
        at = [text.index(one) for one in ("กลยุทธ์ที่1.1เพิ่มที่เรียน", "เจ้าภาพหลัก:ศธจ.", "แนวทาง1.1.1คัดกรอง", "น้ำใจ")]
        assert at == sorted(at)


def test_a_compact_document_holds_more_on_a_page() -> None:
    rows = tuple((f"แถวที่ {at}", "น้ำ") for at in range(40))
    table = Table((Column("ก"), Column("ข")), rows)
    usual, compact = (len(pages(render(Document("ยาว", (table,), compact=one), "pdf"))) for one in (False, True))
    assert (usual, compact) == (2, 1)
