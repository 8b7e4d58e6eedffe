"""The executives' page: what of the plan is mine, what is at risk, what must be decided; on one page and one sheet."""

from __future__ import annotations

import datetime
import html
import json
import re
import shutil
from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from playwright.sync_api import sync_playwright

from patibat.accounts.models import User
from patibat.kit import fonts
from patibat.monitoring.choices import WorkStatus
from patibat.monitoring.models import Assignment, Explanation, ProjectProgress
from patibat.monitoring.selectors import indicator_progress
from patibat.plans.choices import NodeKind, PlanStatus, Share
from patibat.plans.models import Indicator, NodeAgency, PlanNode
from patibat.plans.services import AdoptionDetails, adoption_record
from patibat.records.choices import OriginKind, ReviewStatus, Visibility
from patibat.reports.jobs import report_make
from patibat.reports.selectors import DecisionKind, ExecutiveSheet, executive_sheet
from patibat.resources.models import Disbursement
from patibat.resources.selectors import MoneyScope, money_position, project_money
from patibat.thai import FiscalYear
from tests.builders import TODAY, Small, indicator_make, project_make, small_plan
from tests.cast import Tree
from tests.monitoring.reports import day, put
from tests.reports.test_reports import text_of

pytestmark = pytest.mark.django_db
Who = Callable[[str], Client]
STAFF, PUBLIC = Visibility.STAFF, Visibility.PUBLIC
OWN, OFFICE = "/staff/agencies/area-1/plan/", "/staff/agencies/peo/plan/"
LONG = "การพัฒนาคุณภาพชีวิตของผู้เรียนทุกช่วงวัยให้เรียนรู้ได้เต็มตามศักยภาพอย่างทั่วถึงและเท่าเทียม " * 4


@pytest.fixture
def small(tree: Tree, settings: Any) -> Small:
    settings.PATIBAT_AS_OF = TODAY
    found = small_plan(tree)
    Indicator.objects.filter(pk=found.ratio.pk).update(lead=tree.area1)
    put(found.round, tree.area1, found.ratio, "20/40")
    put(found.round, tree.area2, found.ratio, "30/60")
    put(found.round, tree.area1, found.total, "25")
    return found


def pay(small: Small, amount: str) -> None:
    Disbursement.objects.create(
        project=small.project,
        agency=small.tree.area1,
        year=2570,
        quarter=1,
        source_kind=1,
        amount=amount,
        status=ReviewStatus.APPROVED,
        origin_kind=OriginKind.FORM,
    )


def progress(small: Small, work: WorkStatus, status: ReviewStatus = ReviewStatus.APPROVED) -> None:
    ProjectProgress.objects.create(
        round=small.round, project=small.project, work=work, status=status, origin_kind=OriginKind.FORM
    )


def sheet_of(small: Small, agency: str = "area1", visible_to: Visibility = STAFF) -> ExecutiveSheet:
    return executive_sheet(getattr(small.tree, agency), small.plan, visible_to=visible_to)


def kinds(sheet: ExecutiveSheet) -> list[DecisionKind]:
    return [one.kind for one in sheet.decisions.shown]


def read(client: Client, address: str = OWN) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_what_it_leads_is_the_whole_plans_figure_and_what_it_reports_is_its_own(small: Small) -> None:
    sheet = sheet_of(small)
    led, reported = sheet.indicators.shown
    # 20/40 and 30/60: 50 of 100; K2 is a sum of which 25 is the agency's own part.
    assert (led.is_led, str(led.progress.figure.id), led.progress.figure.shown()) == (
        True, "indicator~K1~peo~FY2570~-~1", "50.00",
    )  # fmt: skip
    assert (reported.is_led, str(reported.progress.figure.id)) == (False, "indicator~K2~area-1~FY2570~-~1")
    assert reported.progress.figure.shown() == "25" and reported.status is None, "a part of a sum has no target"
    assert sheet.period_label() == "ปีงบประมาณ พ.ศ. 2570 (ต.ค. 2569-ก.ย. 2570) ถึงไตรมาส 1"
    assert [node.key for node in sheet.led.shown] == ["i1"] and not sheet.supported.shown


def test_the_office_sees_every_indicator_and_who_has_taken_the_plan_up(small: Small, analyst: User) -> None:
    adopt(small, analyst)
    sheet = sheet_of(small, "office")
    assert sheet.is_owner and [one.is_led for one in sheet.indicators.shown] == [True, True]
    assert sheet.adopting is not None
    assert {code: one.shown() for code, one in sheet.adopting.counts.items()} == {"adopted": "1", "adopters": "2"}
    assert DecisionKind.ADOPT not in kinds(sheet)


def adopt(small: Small, by: User) -> None:
    details = AdoptionDetails(datetime.date(2026, 12, 1), "ศธ 04001/15", "นายตัวอย่าง หนึ่ง", "ผู้อำนวยการ")
    adoption_record(by=by, version=small.version, agency=small.tree.area1, details=details)


def test_what_is_at_risk_is_late_reports_then_figures_then_projects(small: Small, settings: Any) -> None:
    progress(small, WorkStatus.DELAYED)
    settings.PATIBAT_AS_OF = day("2027-01-18")
    sheet = sheet_of(small)
    words = [(one.status.value, one.words) for one in sheet.risks.shown]
    assert words == [("behind", "ร้อยละผู้เรียนที่ผ่านเกณฑ์"), ("behind", "โครงการ PJ1")]
    late = sheet_of(small, "area2").risks.shown[0]
    assert late.status.value == "late" and late.words.endswith("ไตรมาส 1/2570")


def test_what_must_be_decided(small: Small, officer: User, settings: Any) -> None:
    assert kinds(sheet_of(small)) == [DecisionKind.ADOPT]
    returned = put(small.round, small.tree.area1, small.total, "9", "returned")
    put(small.round, small.tree.area2, small.total, "9", "submitted")
    Explanation.objects.create(result=returned, text="ไม่ใช่", disputed=True)
    assert kinds(sheet_of(small)) == [DecisionKind.ADOPT, DecisionKind.RETURNED, DecisionKind.DISPUTED]
    adopt(small, officer)
    settings.PATIBAT_AS_OF = day("2027-01-18")
    Assignment.objects.filter(agency=small.tree.area2).update(extended_to=day("2027-01-31"))
    office = sheet_of(small, "office")
    assert kinds(office) == [
        DecisionKind.RETURNED,
        DecisionKind.APPROVE,
        DecisionKind.PUBLISH,
        DecisionKind.DISPUTED,
        DecisionKind.EXTENDED,
    ]
    words = [one.words() for one in office.decisions.shown]
    assert words[1].startswith("รอรับรอง 1 รายการ · สำนักงาน") and words[1].endswith("ไตรมาส 1/2570")
    assert words[-1].startswith("ขยายเวลาส่งถึง 31 ม.ค. 2570 ยังขาด 1 รายการ")
    assert office.decisions.shown[1].words("en").startswith("awaiting approval: 1")


def test_lists_are_cut_to_a_sheet_and_say_how_many_are_left(small: Small) -> None:
    for number in range(9):
        project_make(small.plan, f"M{number}", small.tree.area1, {1: str(number)})
    sheet = sheet_of(small)
    assert (len(sheet.projects.shown), sheet.projects.left, sheet.projects.all) == (4, 6, 10)
    assert sheet.projects.shown[0].project.code == "PJ1", "the largest first"


def shown_figures(small: Small) -> dict[str, str]:
    """Every figure of the agency's page, read anew from its own selector."""
    year = FiscalYear(2570)
    money = money_position(MoneyScope(small.tree.area1, small.plan), 2570, 1, visible_to=STAFF)
    found = [*money.figures(), *project_money([small.project], 2570, 1, visible_to=STAFF)[small.project.pk].figures()]
    found += [one.figure for one in indicator_progress(small.plan, year, visible_to=STAFF, only=[small.ratio])]
    own = indicator_progress(small.plan, year, visible_to=STAFF, scope=small.tree.area1, only=[small.total])
    found += [one.figure for one in own]
    return {str(one.id): one.shown() for one in found}


def test_page_and_report_equal_the_selectors(small: Small, client_for: Who) -> None:
    pay(small, "123.45")
    progress(small, WorkStatus.UNDER_WAY)
    expected = shown_figures(small)
    page = client_for("executive").get(OWN).content.decode()
    linked = dict(re.findall(r'href="/figures/([^"]+)/">([^<]+?)\s*<', page))
    assert linked == expected
    asked: dict[str, Any] = {"plan": "P1", "agency": "area-1"}
    data = json.loads(report_make("executive", format="json", **asked))
    assert {one["id"]: one["shown"] for one in data["figures"]} == expected
    for format in ("pdf", "docx", "xlsx", "csv"):
        text = re.sub(r"\s", "", text_of(report_make("executive", format=format, **asked), format))
        assert not [shown for shown in expected.values() if re.sub(r"\s", "", shown) not in text], format


def test_the_page_says_how_the_agency_took_the_plan_up(small: Small, client_for: Who, officer: User) -> None:
    assert "ยังไม่ได้บันทึกการรับแผนไปใช้" in read(client_for("officer"))
    adopt(small, officer)
    shown = read(client_for("officer"))
    assert "รับแล้ว ตามหนังสือ ศธ 04001/15 ลงวันที่ 1 ธ.ค. 2569 ลงนามโดย นายตัวอย่าง หนึ่ง ผู้อำนวยการ" in shown


def test_an_earlier_year_can_be_looked_at_and_nonsense_is_no_harm(small: Small, client_for: Who) -> None:
    assert "ปีงบประมาณ พ.ศ. 2569" in read(client_for("officer"), f"{OWN}?year=2569")
    for year in ("0", "x", "99999"):
        assert "ปีงบประมาณ พ.ศ. 2570" in read(client_for("officer"), f"{OWN}?year={year}")


@pytest.mark.parametrize(
    ("who", "own", "office"),
    [
        ("executive", 200, 200),
        ("analyst", 200, 200),
        ("committee", 200, 200),
        ("officer", 200, 404),
        ("officer2", 404, 404),
        ("school", 404, 404),
        ("citizen", 403, 403),
        ("anonymous", 302, 302),
    ],
)
def test_executive_view_is_allowed_and_denied(small: Small, client_for: Who, who: str, own: int, office: int) -> None:
    client = client_for(who)
    assert (client.get(OWN).status_code, client.get(OFFICE).status_code) == (own, office)


def test_what_an_agency_decides_is_not_printed_for_others(small: Small, client_for: Who, anonymous: Client) -> None:
    address = "/reports/executive.json?plan=P1&agency=area-1"
    own = client_for("officer").get(address).content.decode()
    assert "ที่ต้องตัดสินใจ" in own and '"50.00"' in own
    for client in (client_for("officer2"), anonymous):
        shown = client.get(address).content.decode()
        assert "ที่ต้องตัดสินใจ" not in shown and '"50.00"' not in shown
    assert anonymous.get("/reports/executive.pdf?plan=P1&agency=none").status_code == 404


def test_without_a_plan_the_page_says_why(small: Small, client_for: Who) -> None:
    type(small.plan).objects.update(status=PlanStatus.CLOSED)
    assert "ยังไม่มีแผนที่ใช้อยู่" in read(client_for("officer"))


def crowd(small: Small) -> None:
    """More of everything than a sheet holds, with the longest names."""
    tree = small.tree
    type(small.plan).objects.update(title=f"แผนพัฒนาการศึกษา {LONG}"[:400])
    type(tree.area1).objects.filter(pk=tree.area1.pk).update(name=f"สำนักงาน{LONG}"[:200])
    for number in range(12):
        indicator = indicator_make(
            small.plan, f"N{number}", f"{number} {LONG}", rule="sum", target=900_000, unit="คน", reporters=[tree.area1]
        )
        Indicator.objects.filter(pk=indicator.pk).update(lead=tree.area1)
        put(small.round, tree.area1, indicator, "1", ("approved", "returned", "submitted")[number % 3])
        project = project_make(small.plan, f"L{number}", tree.area1, {1: "123456789.75"})
        type(project).objects.filter(pk=project.pk).update(name=f"โครงการ {number} {LONG}"[:480])
        ProjectProgress.objects.create(
            round=small.round, project=project, work="delayed", status="approved", origin_kind=OriginKind.FORM
        )
        node = PlanNode.objects.create(
            version=small.version, key=f"m{number}", kind=NodeKind.STRATEGY, number=f"9.{number}", title=LONG, order=9
        )
        share = Share.LEAD if number % 2 else Share.SUPPORT
        NodeAgency.objects.create(node=node, agency=tree.area1, share=share)
        NodeAgency.objects.create(node=node, agency=tree.office, share=share)
        Explanation.objects.create(result=small.round.results.latest("pk"), text="ไม่ใช่", disputed=True)


@pytest.mark.parametrize("agency", ["area-1", "peo"])
def test_the_report_stays_on_one_sheet_however_much_there_is(small: Small, agency: str) -> None:
    crowd(small)
    pdf = report_make("executive", format="pdf", plan="P1", agency=agency)
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    assert "และอีก" in document[0].get_textpage().get_text_bounded()


@pytest.mark.browser
@pytest.mark.skipif(shutil.which("chromium") is None, reason="chromium is not installed")
@pytest.mark.parametrize("address", [OWN, OFFICE])
def test_the_page_prints_on_one_sheet_however_much_there_is(small: Small, client_for: Who, address: str) -> None:
    crowd(small)
    client = client_for("executive")
    page = client.get(address).content.decode()
    sheet = (fonts.STATIC / "patibat.css").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        tab = browser.new_page()
        tab.set_content(page)
        tab.add_style_tag(content=sheet)
        printed = tab.pdf(prefer_css_page_size=True)
        browser.close()
    document = pypdfium2.PdfDocument(printed)
    assert len(document) == 1
    assert [round(side) for side in document[0].get_size()] == [595, 842]
    assert "และอีก" in document[0].get_textpage().get_text_bounded()


def test_the_number_of_queries_does_not_grow(small: Small, client_for: Who) -> None:
    def asked(address: str) -> int:
        client = client_for("executive")
        client.get(address)
        with CaptureQueriesContext(connection) as found:
            client.get(address)
        return len(found)

    addresses = (OWN, OFFICE)
    put(small.round, small.tree.area1, small.total, "9", "returned")
    Explanation.objects.create(result=small.round.results.latest("pk"), text="ไม่ใช่", disputed=True)
    progress(small, WorkStatus.DELAYED)
    before = [asked(address) for address in addresses]
    crowd(small)
    assert [asked(address) for address in addresses] == before
    assert max(before) <= 70
