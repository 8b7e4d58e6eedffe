"""Plain tables: no formula leaves, no number is harmed (faults, B4)."""

from __future__ import annotations

import csv
import datetime
import io
import zipfile
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patibat.papers.workbooks import neutral, read_workbook, write_csv, write_table_xlsx

DANGEROUS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "=cmd|' /C calc'!A0",
    " =1+1",
    "＝1+1",
    "\u200b=1",
]
NUMBERS = ["-1", "+1", "-1,234.50", "-๕", "0"]


def csv_cells(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf"), "without the mark Excel takes UTF-8 for another encoding"
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_formula_is_text_in_csv_and_in_xlsx(text: str) -> None:
    assert csv_cells(write_csv(["ก"], [[text]]))[1] == ["'" + text]
    assert csv_cells(write_csv([text], [])) == [["'" + text]]
    content = write_table_xlsx("งาน", [text], [[text]])
    part = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in part and part.count(b't="s"') == 2
    sheet = read_workbook(content).sheets[0]
    assert [row[0] for row in sheet.rows] == [text, text] and not sheet.formulas


@pytest.mark.parametrize("text", NUMBERS)
def test_numbers_stay_numbers(text: str) -> None:
    assert neutral(text) == text


def test_values_of_every_kind() -> None:
    day = datetime.date(2023, 1, 5)
    long = Decimal("12345678901234567.89")
    row = [-5, Decimal("-1234.50"), 0, None, "007", True, day, long, float("nan")]
    content = write_table_xlsx("งาน/1:2*?" * 5, list("กขคงจฉชซฌ"), [row])
    sheet = read_workbook(content).sheets[0]
    assert sheet.rows[1] == [-5, -1234.5, 0, None, "007", True, day, str(long), "nan"]
    assert len(sheet.name) <= 31
    expected = ["-5", "-1234.50", "0", "", "007", "True", "2023-01-05", str(long), "nan"]
    assert csv_cells(write_csv(list("กขคงจฉชซฌ"), [row]))[1] == expected


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    text = "ก\x00ข\x1b\ud800ค"
    assert read_workbook(write_table_xlsx("s", ["ก"], [[text]])).sheets[0].rows[1] == ["กขค"]
    assert csv_cells(write_csv(["ก"], [[text]]))[1] == ["กขค"]


@given(st.text(max_size=40))
def test_no_text_begins_as_a_formula(text: str) -> None:
    safe = neutral(text)
    first = safe.lstrip(" \u00a0\u200b\ufeff")[:1]
    assert first not in ("=", "@", "＝") and safe[:1] not in ("\t", "\r")
    assert safe in (text, f"'{text}")
