"""Reports: every `shown` stands in every format, and no figure is computed twice."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import Any

import pypdfium2
import pytest
from django.test import Client

from patibat.accounts.models import User
from patibat.papers.workbooks import read_workbook
from patibat.problems import Problem
from patibat.reports.catalogue import FORMATS
from patibat.reports.jobs import report_list, report_make
from tests.builders import TODAY, Small, small_plan
from tests.cast import Tree
from tests.portal.test_pages import publish

pytestmark = pytest.mark.django_db
ASKED: dict[str, Any] = {"plan": "P1", "year": 2570, "quarter": 1}


@pytest.fixture
def small(tree: Tree, analyst: User, settings: Any) -> Small:
    settings.PATIBAT_AS_OF = TODAY
    found = small_plan(tree)
    publish(found, analyst)
    return found


def text_of(content: bytes, format: str) -> str:
    """The text a reader of the file sees, without layout."""
    if format == "pdf":
        document = pypdfium2.PdfDocument(content)
        return "".join(page.get_textpage().get_text_bounded() for page in document)
    if format == "docx":
        xml = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
        return re.sub(r"<[^>]+>", "", xml)
    if format == "xlsx":
        book = read_workbook(content, "report.xlsx")
        return "\n".join(
            str(value) for sheet in book.sheets for row in sheet.rows for value in row if value is not None
        )
    return content.decode("utf-8-sig")


@pytest.mark.parametrize("name", ["quarterly-progress", "indicator-sheet", "executive", "plan", "brochure"])
@pytest.mark.parametrize("format", FORMATS)
def test_every_figure_stands_in_every_format(small: Small, name: str, format: str) -> None:
    asked = ASKED | ({"indicator": "K1"} if name == "indicator-sheet" else {})
    data = json.loads(report_make(name, format="json", **asked))
    figures = data["figures"]
    assert {"id", "value", "state", "coverage", "shown"} <= figures[0].keys()
    text = re.sub(r"\s", "", text_of(report_make(name, format=format, **asked), format))
    missing = [one["shown"] for one in figures if re.sub(r"\s", "", one["shown"]) not in text]
    assert not missing


def test_the_report_says_what_the_page_says(small: Small, anonymous: Client) -> None:
    report = json.loads(report_make("quarterly-progress", format="json", **ASKED))
    shown = {one["id"]: one["shown"] for one in report["figures"]}
    page = json.loads(anonymous.get("/figures/indicator~K1~peo~FY2570Q1~-~1.json").content)
    assert shown["indicator~K1~peo~FY2570Q1~-~1"] == page["shown"] == "75.00"
    assert shown["money~disbursed~peo~FY2570Q1~plan=P1~1"] == "350.50"


def test_the_public_downloads_published_figures_only(small: Small, anonymous: Client) -> None:
    address = "/reports/quarterly-progress.json?plan=P1&year=2570&quarter=1"
    figures = {one["id"]: one for one in json.loads(anonymous.get(address).content)["figures"]}
    assert figures["indicator~K2~peo~FY2570Q1~-~1"]["shown"] == "25"
    assert anonymous.get("/reports/quarterly-progress.pdf?plan=P1&year=2570&quarter=1").content.startswith(b"%PDF")


def test_the_list_says_how_to_print_each_report(small: Small) -> None:
    listed = {str(one["name"]): one for one in report_list()}
    assert set(listed) == {"quarterly-progress", "indicator-sheet", "executive", "plan", "brochure"}
    for name, one in listed.items():
        example = one["example"]
        assert isinstance(example, dict)
        assert json.loads(report_make(name, format="json", **example))["figures"]


@pytest.mark.parametrize(
    ("name", "asked", "code"),
    [
        ("nothing", ASKED, "reports.unknown"),
        ("quarterly-progress", {"plan": "P1"}, "reports.argument"),
        ("quarterly-progress", ASKED | {"plan": "no"}, "reports.nothing"),
        ("quarterly-progress", ASKED | {"agency": "no"}, "reports.nothing"),
        ("indicator-sheet", ASKED | {"indicator": "no"}, "reports.nothing"),
    ],
)
def test_a_report_that_cannot_be_made_says_why(small: Small, name: str, asked: dict[str, Any], code: str) -> None:
    with pytest.raises(Problem) as caught:
        report_make(name, format="json", **asked)
    assert caught.value.code == code


def test_an_unknown_format_is_named(small: Small) -> None:
    with pytest.raises(Problem) as caught:
        report_make("quarterly-progress", format="gif", **ASKED)
    assert caught.value.code == "reports.format" and "pdf, docx, xlsx, csv, json" in caught.value.why()


def test_english_is_whole_in_its_dates_and_periods(small: Small) -> None:
    text = text_of(report_make("quarterly-progress", format="pdf", language="en", **ASKED), "pdf")
    assert "Quarter 1, fiscal year 2570" in text


def test_the_indicator_sheet_is_one_page(small: Small) -> None:
    content = report_make("indicator-sheet", format="pdf", **ASKED | {"indicator": "K1"})
    assert len(pypdfium2.PdfDocument(content)) == 1
