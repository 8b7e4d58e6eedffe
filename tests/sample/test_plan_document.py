"""The sample province's plan as a Word file says what the data files say, and is marked as a sample on every page."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from zipfile import ZipFile

from docx import Document

from patibat.sample.reading import read
from tests.sample.written import ROOT, WRITTEN

_FILE = ROOT / "src/patibat/sample/data/plan_2566.docx"


def _text() -> str:
    with ZipFile(_FILE) as package:
        root = package.read("word/document.xml").decode()
    return root.replace("&amp;", "&")


def test_file_is_what_the_data_say_byte_for_byte() -> None:
    program = [sys.executable, str(ROOT / "scripts/sample_plan.py"), "--check"]
    made = subprocess.run(program, capture_output=True, text=True, check=False)
    assert made.returncode == 0, f"run python scripts/sample_plan.py: {made.stderr}"


def test_every_title_stands_in_the_file() -> None:
    text = _text()
    said = [one["title"] for one in WRITTEN["node"]]
    said += [one for group in WRITTEN["swot"] for one in group["texts"]]
    said += [one["name"] for sort in ("indicator", "project") for one in WRITTEN[sort]]
    said += [one for project in WRITTEN["project"] for one in project["activities"]]
    said += [source[0] for project in WRITTEN["project"] for source in project["sources"]]
    assert [one for one in said if one not in text] == []


def test_every_agency_of_the_tree_stands_in_the_file() -> None:
    text = _text()
    names = {one["code"]: one["abbreviation"] for one in read("agencies")["agency"] if "abbreviation" in one}
    codes = {code for one in WRITTEN["node"] for share in ("lead", "support") for code in one.get(share, [])}
    assert [code for code in sorted(codes) if names[code] not in text] == []


def test_every_page_but_the_cover_is_headed_as_a_sample_and_the_cover_says_so_itself() -> None:
    word = Document(BytesIO(_FILE.read_bytes()))
    heads = [section.header.paragraphs[0].text for section in word.sections]
    assert heads[0] == ""
    assert all("ตัวอย่าง" in one for one in heads[1:])
    cover = next(one.text for one in word.paragraphs if one.text)
    assert cover == "(ตัวอย่าง)"


def test_thai_is_set_in_the_complex_script_font() -> None:
    with ZipFile(_FILE) as package:
        styles = package.read("word/styles.xml").decode()
    assert 'w:cs="TH SarabunPSK"' in styles
    assert 'w:bidi="th-TH"' in styles
