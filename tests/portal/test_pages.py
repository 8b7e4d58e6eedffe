"""Public pages: what a citizen reads, and that it is published figures only."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from patibat.accounts.models import User
from patibat.monitoring.choices import WorkStatus
from patibat.monitoring.services import ProgressRow, ResultRow, SourceOf, result_approve, result_publish, result_submit
from patibat.plans.choices import NodeKind, PlanStatus, Share
from patibat.plans.models import NodeAgency, PlanNode
from patibat.records.choices import OriginKind
from patibat.records.services import Findable, search_feed
from tests.builders import TODAY, Small, small_plan
from tests.cast import Tree

pytestmark = pytest.mark.django_db
FORM = SourceOf(OriginKind.FORM)


@pytest.fixture
def small(tree: Tree, settings: Any) -> Small:
    settings.PATIBAT_AS_OF = TODAY
    return small_plan(tree)


def publish(small: Small, analyst: User) -> None:
    """area1 reports 30 of 40 and 25 teachers and 350.50 baht; area2 reports nothing."""
    result_submit(
        by=None,
        into=small.round,
        rows=[
            ResultRow(small.tree.area1, small.ratio, FORM, numerator=Decimal(30), denominator=Decimal(40)),
            ResultRow(small.tree.area1, small.total, FORM, value=Decimal(25)),
        ],
        progress=[
            ProgressRow(small.project, FORM, WorkStatus.UNDER_WAY, Decimal(40), disbursed={1: (Decimal("350.50"), "")})
        ],
    )
    approve(small, analyst)
    result_publish(
        by=analyst,
        of=small.round,
        publish_on=TODAY,
        order_number="ศธ 1/2570",
        order_date=TODAY,
        signatory="ศึกษาธิการจังหวัด",
    )


def approve(small: Small, analyst: User) -> None:
    results = list(small.round.results.filter(status="submitted").select_related("agency", "round"))
    progress = list(small.round.progress.filter(status="submitted").select_related("project__agency", "round"))
    result_approve(by=analyst, results=results, progress=progress)


PAGES = (
    "/",
    "/plans/",
    "/plans/P1/",
    "/plans/P1/issues/i1/",
    "/projects/",
    "/projects/PJ1/",
    "/projects/PJ0/",
    "/indicators/",
    "/indicators/K1/",
    "/agencies/",
    "/agencies/area-1/",
    "/figures/indicator~K1~peo~FY2570Q1~-~1/",
    "/figures/money~planned~peo~FY2570Q1~plan=P1~1/",
    "/figures/count~late~peo~FY2570Q1~plan=P1~1/",
    "/search?q=โครงการ",
    "/accessibility/",
    "/reports/",
)


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("published", [False, True])
def test_every_public_page_opens_with_and_without_results(
    small: Small, analyst: User, anonymous: Client, address: str, published: bool
) -> None:
    if published:
        publish(small, analyst)
    answer = anonymous.get(address)
    assert answer.status_code == 200, answer.content[:500]
    assert b"<h1>" in answer.content and not answer.cookies


def test_home_says_so_when_there_is_no_plan(tree: Tree, anonymous: Client) -> None:
    assert "ยังไม่มีแผนที่เปิดเผย" in anonymous.get("/").content.decode()


def test_a_published_figure_is_the_same_everywhere_and_explains_itself(
    small: Small, analyst: User, anonymous: Client
) -> None:
    publish(small, analyst)
    # 30 of 40 = 75.00 %; area2 has not reported, and is not counted as zero.
    figure_id = "indicator~K1~peo~FY2570Q1~-~1"
    data = json.loads(anonymous.get(f"/figures/{figure_id}.json").content)
    assert (data["shown"], data["value"], data["coverage_shown"]) == ("75.00", 75, "1 จาก 2 หน่วยงาน")
    assert [one["key"] for one in data["inputs"] if one["left_out"] is None] == ["area-1"]
    for address in ("/", "/plans/P1/", "/indicators/K1/", f"/figures/{figure_id}/", "/indicators/"):
        assert "75.00" in anonymous.get(address).content.decode(), address
    api = json.loads(anonymous.get(f"/api/v1/figures/{figure_id}").content)
    assert api["shown"] == "75.00"
    # 350.50 of 400.00 planned through the first quarter = 87.625 % → 87.63
    money = json.loads(anonymous.get("/projects/PJ1.json").content)["money"]
    assert money["disbursed"]["shown"] == "350.50"
    quarter = json.loads(anonymous.get("/figures/money~rate~peo~FY2570Q1~plan=P1~1.json").content)
    assert quarter["shown"] == "87.63"


def test_what_is_only_approved_is_not_public(small: Small, analyst: User, anonymous: Client) -> None:
    result_submit(
        by=None,
        into=small.round,
        rows=[ResultRow(small.tree.area1, small.total, FORM, value=Decimal(77))],
    )
    approve(small, analyst)
    for address in ("/", "/plans/P1/", "/indicators/K2/", "/indicators/K2.json", "/plans/P1.json", "/api/v1/plans/P1"):
        assert "77" not in anonymous.get(address).content.decode(), address


def test_staff_read_the_approved_figure_on_its_page(
    small: Small, analyst: User, client_for: Callable[[str], Client]
) -> None:
    result_submit(by=None, into=small.round, rows=[ResultRow(small.tree.area1, small.total, FORM, value=Decimal(77))])
    approve(small, analyst)
    answer = client_for("analyst").get("/figures/indicator~K2~peo~FY2570Q1~-~1/")
    assert "77" in answer.content.decode()


def test_a_true_zero_is_shown_as_a_number(small: Small, analyst: User, anonymous: Client) -> None:
    result_submit(by=None, into=small.round, rows=[ResultRow(small.tree.area1, small.total, FORM, value=Decimal(0))])
    approve(small, analyst)
    result_publish(
        by=analyst, of=small.round, publish_on=TODAY, order_number="1", order_date=TODAY, signatory="ศึกษาธิการจังหวัด"
    )
    data = json.loads(anonymous.get("/figures/indicator~K2~peo~FY2570Q1~-~1.json").content)
    assert (data["value"], data["state"], data["shown"]) == (0, "reported", "0")


def test_a_project_without_money_has_a_plan_of_zero_and_no_disbursement(small: Small, anonymous: Client) -> None:
    money = json.loads(anonymous.get("/projects/PJ0.json").content)["money"]
    assert (money["planned"]["shown"], money["planned"]["state"]) == ("0.00", "reported")
    assert money["disbursed"]["value"] is None


def test_drafts_are_unknown_to_the_public(small: Small, anonymous: Client) -> None:
    small.plan.status = PlanStatus.DRAFT
    small.plan.save()
    addresses = [one for one in PAGES if "P1" in one or "PJ" in one or "K1" in one]
    assert {anonymous.get(one).status_code for one in addresses} == {404}


@pytest.mark.parametrize("address", ["/plans/x/", "/projects/x/", "/indicators/x/", "/agencies/x/", "/figures/x/"])
def test_what_does_not_exist_is_a_calm_404(small: Small, anonymous: Client, address: str) -> None:
    answer = anonymous.get(address)
    assert answer.status_code == 404 and "<h1" in answer.content.decode()


def test_tables_come_as_csv_with_thai_that_excel_reads(small: Small, anonymous: Client) -> None:
    content = anonymous.get("/projects.csv?year=2570").content
    assert content.startswith(b"\xef\xbb\xbf") and "โครงการ PJ1" in content.decode("utf-8-sig")
    rows = anonymous.get("/indicators.csv").content.decode("utf-8-sig").splitlines()
    assert len(rows) == 3 and rows[1].startswith("K1,")


def test_filters_end_up_in_the_address_and_narrow_the_list(small: Small, anonymous: Client) -> None:
    page = anonymous.get("/projects/?agency=area-2").content.decode()
    assert "โครงการ PJ0" in page and "โครงการ PJ1" not in page
    assert anonymous.get("/projects/?year=เก่า&agency=nobody").status_code == 200


def test_search_finds_a_piece_of_a_word(small: Small, anonymous: Client) -> None:
    search_feed(room="plans", entries=[Findable("plan", "P1", small.plan.title, "", "/plans/P1/")])
    assert "/plans/P1/" in anonymous.get("/search?q=ศึกษาจังหวัดตัว").content.decode()
    assert "ไม่พบ" in anonymous.get("/search?q=ไม่มีคำนี้แน่").content.decode()


def test_a_change_shows_on_the_next_reading(small: Small, analyst: User, anonymous: Client) -> None:
    before = anonymous.get("/plans/P1/").content.decode()
    assert "75.00" not in before
    publish(small, analyst)
    assert "75.00" in anonymous.get("/plans/P1/").content.decode()


def test_the_day_is_part_of_what_is_late(small: Small, anonymous: Client, settings: Any) -> None:
    def late() -> int:
        data = json.loads(anonymous.get("/figures/count~late~peo~FY2570Q1~plan=P1~1.json").content)
        return int(data["value"])

    assert late() == 0
    settings.PATIBAT_AS_OF = datetime.date(2027, 1, 16)
    assert late() == 2


def test_the_plan_page_shows_every_clause_once_with_its_anchor_and_who_carries_it(
    small: Small, anonymous: Client
) -> None:
    made: dict[str, PlanNode] = {}
    for key, kind, parent in (
        ("m1", NodeKind.MISSION, None),
        ("w1", NodeKind.VALUE, None),
        ("g1", NodeKind.GOAL, "m1"),
        ("p1", NodeKind.PART, None),
        ("g2", NodeKind.GOAL, "p1"),
        ("x1", NodeKind.CLAUSE, None),
        ("x2", NodeKind.CLAUSE, "x1"),
    ):
        made[key] = PlanNode.objects.create(
            version=small.version, key=key, kind=kind, title=f"ข้อ {key}", text=f"รายละเอียด {key}", order=9,
            parent=made[parent] if parent else None,
        )  # fmt: skip
    NodeAgency.objects.create(node=made["g2"], agency=small.tree.college, share=Share.SUPPORT)
    page = anonymous.get("/plans/P1/").content.decode()
    for key in ("i1", "s1", "m1", "w1", "g1", "g2", "x1", "x2"):
        assert page.count(f'id="c-{key}"') == 1, key
    for words in ("ค่านิยม", "รายละเอียด x2", "หน่วยงานสนับสนุน", "ข้อความอื่นของแผน"):
        assert words in page, words
    assert f'href="/agencies/{small.tree.college.code}/"' in page and "ข้อ p1" not in page


def test_the_plan_page_shows_targets_by_year_and_gives_the_plan_away(small: Small, anonymous: Client) -> None:
    page = anonymous.get("/plans/P1/").content.decode()
    assert re.search(r'<td data-label="2570" class="num">80\.00</td>', page)
    assert re.search(r'<td data-label="2569" class="num">–</td>', page)
    for address in ("plan.docx?plan=P1", "plan.pdf?plan=P1", "plan.xlsx?plan=P1", "brochure.pdf?plan=P1"):
        assert f'href="/reports/{address}"' in page
        assert anonymous.get(f"/reports/{address}").status_code == 200
