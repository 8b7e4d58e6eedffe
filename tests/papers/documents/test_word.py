"""Word files: Thai letters by Word's complex-script properties, heads that repeat, rows that never split."""

from __future__ import annotations

import re
from io import BytesIO

import docx
import pytest
from docx.document import Document as WordFile
from docx.oxml.ns import qn

from patibat.papers.documents import Document, Heading, Paragraph, render

from . import samples


@pytest.fixture(scope="module")
def word() -> WordFile:
    return docx.Document(BytesIO(render(samples.whole(), "docx")))


@pytest.mark.parametrize("name", ["Normal", "Title", "Heading 1", "Heading 3", "List Bullet", "Caption", "Header"])
def test_styles_name_th_sarabun_for_thai(word: WordFile, name: str) -> None:
    letters = word.styles[name].element.rPr
    assert letters.find(qn("w:rFonts")).get(qn("w:cs")) == "TH SarabunPSK"
    assert letters.find(qn("w:rFonts")).get(qn("w:ascii")) == "TH SarabunPSK"
    assert letters.find(qn("w:szCs")).get(qn("w:val")) == letters.find(qn("w:sz")).get(qn("w:val"))
    assert letters.find(qn("w:lang")).get(qn("w:bidi")) == "th-TH"


def test_body_is_16_pt_between_official_margins(word: WordFile) -> None:
    assert word.styles["Normal"].element.rPr.find(qn("w:szCs")).get(qn("w:val")) == "32"
    section = word.sections[0]
    assert section.left_margin and section.right_margin
    assert (round(section.left_margin.cm, 2), round(section.right_margin.cm, 2)) == (3, 2)
    assert [one.orientation.name for one in word.sections] == ["PORTRAIT", "LANDSCAPE", "PORTRAIT"]


def test_table_head_repeats_and_rows_stay_whole(word: WordFile) -> None:
    table = word.tables[1]
    said = [row._tr.trPr for row in table.rows]
    assert said[0] is not None and said[0].find(qn("w:tblHeader")) is not None
    assert all(one is not None and one.find(qn("w:cantSplit")) is not None for one in said)


def test_pages_are_counted_and_a_sample_says_so(word: WordFile) -> None:
    header = word.sections[0].header._element.xml
    assert " PAGE " in header and " NUMPAGES " in header and "ตัวอย่าง" in header
    real = docx.Document(BytesIO(render(samples.whole(sample=False), "docx")))
    assert "ตัวอย่าง" not in real.sections[0].header._element.xml


def test_bold_is_bold_in_thai_too(word: WordFile) -> None:
    bold = [run for paragraph in word.paragraphs for run in paragraph.runs if run.bold]
    assert bold and all(run.font.cs_bold for run in bold)


def test_pictures_are_described(word: WordFile) -> None:
    assert len(word.inline_shapes) == 4
    assert all(shape._inline.docPr.get("descr") for shape in word.inline_shapes)


def test_control_characters_do_not_break_the_file() -> None:
    nasty = "ก\x00\x0bข\ud800 <&> {{ }}"
    made = docx.Document(BytesIO(render(Document(nasty, (Heading(nasty), Paragraph(nasty))), "docx")))
    assert any(re.search("กข <&> {{ }}", paragraph.text) for paragraph in made.paragraphs)
