"""The plan out again: the whole of it as a document, and on one sheet for citizens."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import openpyxl
import pypdfium2
import pytest
from django.test import Client

from patibat.accounts.models import User
from patibat.monitoring.selectors import indicator_progress
from patibat.plans.choices import NodeKind, PlanStatus, Share, SwotKind
from patibat.plans.models import IndicatorTarget, NodeAgency, Plan, PlanNode, SwotItem
from patibat.problems import Problem
from patibat.records.choices import Visibility
from patibat.reports.catalogue import FORMATS, Request, report_document
from patibat.reports.jobs import report_make
from patibat.resources.selectors import MoneyScope, money_position, project_money
from patibat.thai import FiscalYear
from tests.builders import TODAY, Small, indicator_make, project_make, small_plan
from tests.cast import Tree
from tests.monitoring.reports import put
from tests.portal.test_pages import publish
from tests.reports.test_reports import text_of

pytestmark = pytest.mark.django_db
PUBLIC, STAFF = Visibility.PUBLIC, Visibility.STAFF
LONG = "การพัฒนาคุณภาพชีวิตของผู้เรียนทุกช่วงวัยให้เรียนรู้ได้เต็มตามศักยภาพอย่างทั่วถึงและเท่าเทียม " * 4


@pytest.fixture
def small(tree: Tree, analyst: User, settings: Any) -> Small:
    settings.PATIBAT_AS_OF = TODAY
    found = small_plan(tree)
    publish(found, analyst)
    return found


def node(small: Small, key: str, kind: NodeKind, title: str, parent: PlanNode | None = None) -> PlanNode:
    return PlanNode.objects.create(
        version=small.version, key=key, kind=kind, number=key[1:], title=title, parent=parent, order=5
    )


def whole(small: Small) -> None:
    """Something of every part of a plan."""
    mission = node(small, "m1", NodeKind.MISSION, "ให้ทุกคนได้เรียน")
    NodeAgency.objects.create(node=mission, agency=small.tree.area2, share=Share.LEAD)
    NodeAgency.objects.create(node=mission, agency=small.tree.college, share=Share.SUPPORT)
    node(small, "w1", NodeKind.VALUE, "ซื่อสัตย์")
    node(small, "g1", NodeKind.GOAL, "ผู้เรียนมีคุณภาพ")
    node(small, "x1", NodeKind.CLAUSE, "ข้อที่ไม่อยู่ใต้ประเด็น")
    PlanNode.objects.filter(key="s1").update(text="รายละเอียดของกลยุทธ์")
    SwotItem.objects.create(version=small.version, kind=SwotKind.THREAT, text="เด็กเกิดน้อยลง")
    IndicatorTarget.objects.create(indicator=small.total, year=2569, increase_by=3, increase_unit="absolute")
    indicator_make(small.plan, "K9", "ตัวชี้วัดที่ไม่อยู่ใต้ประเด็น", rule="sum", reporters=[])


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("format", FORMATS)
def test_the_plan_is_whole_in_every_format(small: Small, format: str) -> None:
    whole(small)
    text = squeezed(text_of(report_make("plan", format=format, plan="P1", visible_to=PUBLIC), format))
    for words in (
        "เรียนรู้ได้ทุกที่", "ให้ทุกคนได้เรียน", small.tree.college.name, "ซื่อสัตย์", "ผู้เรียนมีคุณภาพ", "เด็กเกิดน้อยลง",
        "ยกระดับคุณภาพผู้เรียน", "พัฒนาครู", "รายละเอียดของกลยุทธ์", "ข้อที่ไม่อยู่ใต้ประเด็น", "ร้อยละผู้เรียนที่ผ่านเกณฑ์",
        "80.0", "เพิ่มขึ้น 3", "ตัวชี้วัดที่ไม่อยู่ใต้ประเด็น", "โครงการ PJ1", "1,000.00",
    ):  # fmt: skip
        assert squeezed(words) in text, words


def test_the_money_of_the_plan_is_that_of_the_selectors(small: Small) -> None:
    data = json.loads(report_make("plan", format="json", plan="P1", visible_to=PUBLIC))
    shown = {one["id"]: one["shown"] for one in data["figures"]}
    expected = []
    for year in range(2566, 2571):
        money = money_position(MoneyScope(small.plan.agency, small.plan), year, visible_to=PUBLIC, with_sources=True)
        expected += [money.planned, *(planned for _kind, planned, _paid in money.sources)]
    expected += [one.planned for one in project_money([small.project, small.empty], 2570, visible_to=PUBLIC).values()]
    assert shown == {str(one.id): one.shown() for one in expected}


def test_each_part_of_the_plan_is_a_sheet(small: Small) -> None:
    whole(small)
    book = openpyxl.load_workbook(io.BytesIO(report_make("plan", format="xlsx", plan="P1")))
    assert {"พันธกิจ", "ค่านิยม", "เป้าประสงค์", "SWOT", "ประเด็น 1", "ตัวชี้วัด 1", "โครงการ"} <= set(book.sheetnames)
    numbers = [cell.value for row in book["โครงการ"].iter_rows() for cell in row if isinstance(cell.value, int | float)]
    assert 1000 in numbers
    assert 80 in [cell.value for row in book["ตัวชี้วัด 1"].iter_rows() for cell in row], "a target can be reckoned with"


def test_a_plan_of_nothing_is_still_a_document(small: Small, tree: Tree) -> None:
    Plan.objects.create(
        code="P0", kind="education_development", title="แผนเปล่า", agency=tree.office, from_year=2571, to_year=2575,
        status=PlanStatus.CLOSED,
    )  # fmt: skip
    for name in ("plan", "brochure"):
        assert "แผนเปล่า" in text_of(report_make(name, format="pdf", plan="P0"), "pdf")


def test_a_draft_is_not_given_away(small: Small, anonymous: Client) -> None:
    Plan.objects.update(status=PlanStatus.DRAFT)
    for name in ("plan", "brochure", "executive"):
        assert anonymous.get(f"/reports/{name}.pdf?plan=P1").status_code == 404
        with pytest.raises(Problem):
            report_make(name, format="pdf", plan="P1", visible_to=PUBLIC)


def test_the_leaflet_shows_published_figures_of_the_selectors_and_says_where_there_is_more(
    small: Small, settings: Any, anonymous: Client
) -> None:
    put(small.round, small.tree.area2, small.total, "50", "approved")
    settings.PATIBAT_URL = "https://plan.example.go.th"
    data = json.loads(report_make("brochure", format="json", plan="P1", visible_to=STAFF))
    shown = {one["id"]: (one["shown"], one["coverage"]) for one in data["figures"]}
    money = money_position(MoneyScope(small.plan.agency, small.plan), 2570, 1, visible_to=PUBLIC)
    expected = [money.planned, money.rate]
    expected += [one.figure for one in indicator_progress(small.plan, FiscalYear(2570), visible_to=PUBLIC)]
    assert {key: text for key, (text, _coverage) in shown.items()} == {str(one.id): one.shown() for one in expected}
    assert shown["indicator~K2~peo~FY2570~-~1"] == ("25", {"reported": 1, "expected": 2})
    text = text_of(report_make("brochure", format="pdf", plan="P1"), "pdf")
    for words in ("เรียนรู้ได้ทุกที่", "75.00", "https://plan.example.go.th/plans/P1/", "1 จาก 2 หน่วยงาน", "เป้าหมาย 80.00"):
        assert squeezed(words) in squeezed(text), words
    settings.PATIBAT_URL = ""
    page = anonymous.get("/reports/brochure.json?plan=P1", HTTP_HOST="localhost").json()
    assert page["meta"]["url"] == "http://localhost/plans/P1/"


def test_without_an_address_there_is_no_code_to_scan(small: Small, settings: Any) -> None:
    settings.PATIBAT_URL = ""
    document = report_document("brochure", Request(plan="P1"))
    assert document.meta.url == "" and "QR" not in {type(block).__name__ for block in document.blocks}


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_leaflet_stays_on_one_sheet_however_much_there_is(small: Small, settings: Any, language: str) -> None:
    settings.PATIBAT_URL = "https://plan.example.go.th"
    Plan.objects.update(title=f"แผนพัฒนาการศึกษา {LONG}"[:400])
    PlanNode.objects.filter(kind=NodeKind.VISION).update(title=LONG)
    for number in range(2, 14):
        issue = node(small, f"i{number}", NodeKind.ISSUE, f"{number} {LONG}")
        indicator = indicator_make(
            small.plan,
            f"N{number}",
            f"{number} {LONG}",
            rule="sum",
            target=900_000,
            unit="คน",
            reporters=[small.tree.area1],
        )
        issue.indicators.add(indicator)
        put(small.round, small.tree.area1, indicator, "123456.75", "published")
    project_make(small.plan, "BIG", small.tree.area1, {1: "9876543210.25"})
    document = pypdfium2.PdfDocument(report_make("brochure", format="pdf", plan="P1", language=language))
    assert len(document) == 1
    assert document[0].get_textpage().get_text_bounded().count("123,456.75") == 5, "one figure of each issue first"
