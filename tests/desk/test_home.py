"""The home of staff: what waits for each sort of person, and why nothing does."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from patibat.accounts.models import User
from patibat.desk.urls import ROUTES, urlpatterns
from patibat.monitoring.handover import handover_sections
from patibat.monitoring.models import Assignment, Explanation
from patibat.monitoring.services import ResultRow, SourceOf, result_approve, result_return, result_submit
from patibat.network.permissions import VERBS
from patibat.records.choices import OriginKind
from tests.builders import TODAY, Small, indicator_make, small_plan
from tests.cast import PEOPLE, Tree
from tests.monitoring.reports import day, put

pytestmark = pytest.mark.django_db
FORM = SourceOf(OriginKind.FORM)
Who = Callable[[str], Client]


@pytest.fixture
def small(tree: Tree, settings: Any) -> Small:
    settings.PATIBAT_AS_OF = TODAY
    return small_plan(tree)


def home(client: Client) -> str:
    answer = client.get("/staff/")
    assert answer.status_code == 200
    return answer.content.decode()


def total(small: Small, value: str = "10") -> ResultRow:
    return ResultRow(small.tree.area1, small.total, FORM, value=Decimal(value))


def test_the_address_has_a_declared_verb() -> None:
    assert {one.name for one in urlpatterns} == set(ROUTES) and set(ROUTES.values()) <= set(VERBS)


@pytest.mark.parametrize("name", [one for one in PEOPLE if one != "citizen"])
def test_every_position_has_a_home_and_its_empty_state_says_why(tree: Tree, client_for: Who, name: str) -> None:
    said = {
        "administrator": "ทุกบัญชีมีตำแหน่งแล้ว",
        "analyst": "หน่วยงานส่งผลงานได้เมื่อเปิดรอบแล้ว",
        "officer": "เมื่อสำนักงานเปิดรอบ",
        "officer2": "เมื่อสำนักงานเปิดรอบ",
        "school": "เมื่อสำนักงานเปิดรอบ",
        "committee": "เมื่อสำนักงานนำแผนเข้า",
        "executive": "เมื่อสำนักงานนำแผนเข้า",
    }
    assert said[name] in home(client_for(name))


def test_without_a_position_there_is_no_desk(tree: Tree, client_for: Who, anonymous: Client) -> None:
    answer = client_for("citizen").get("/staff/")
    assert answer.status_code == 403 and "ผู้ดูแลระบบ" in answer.content.decode()
    assert anonymous.get("/staff/").status_code == 302


def test_an_officer_reads_what_is_missing_and_when_it_is_due(small: Small, client_for: Who, settings: Any) -> None:
    shown = home(client_for("officer"))
    assert "ยังขาด 3 จาก 3 รายการ" in shown and "15 ม.ค. 2570" in shown and "อีก 5 วัน" in shown
    assert small.tree.area2.name not in shown
    settings.PATIBAT_AS_OF = day("2027-01-15")
    assert "วันนี้" in home(client_for("officer"))
    settings.PATIBAT_AS_OF = day("2027-01-18")
    assert "ผ่านมา 3 วัน" in home(client_for("officer")) and "เกินกำหนดส่ง" in home(client_for("officer"))


def test_what_was_returned_comes_first(small: Small, client_for: Who, officer: User, analyst: User) -> None:
    result_submit(by=officer, into=small.round, rows=[total(small)])
    result_return(by=analyst, results=list(small.round.results.all()), reason="แก้")
    shown = home(client_for("officer"))
    assert "ส่งกลับให้แก้ 1 รายการ" in shown and "ยังขาด 2 จาก 3 รายการ" in shown


def test_an_analyst_reads_what_waits_who_is_late_and_what_may_be_published(
    small: Small, client_for: Who, officer: User, analyst: User, settings: Any
) -> None:
    result_submit(by=officer, into=small.round, rows=[total(small)])
    shown = home(client_for("analyst"))
    assert "รอตรวจ" in shown and small.tree.area1.name in shown and small.tree.area2.name not in shown
    result_approve(by=analyst, results=list(small.round.results.all()))
    settings.PATIBAT_AS_OF = day("2027-01-18")
    Assignment.objects.filter(agency=small.tree.area2).update(extended_to=day("2027-01-31"))
    Explanation.objects.create(result=small.round.results.get(), text="ไม่ใช่ตัวเลขของเรา", disputed=True)
    later = home(client_for("analyst"))
    for words in ("รับรองแล้ว รอคำสั่งเปิดเผย", "ไม่ใช่ตัวเลขของเรา", "ผ่านมา 3 วัน", "อีก 13 วัน"):
        assert words in later, words


def test_an_administrator_is_warned_of_sample_sign_ins(tree: Tree, client_for: Who, citizen: User) -> None:
    shown = home(client_for("administrator"))
    assert citizen.full_name in shown and "บัญชีตัวอย่าง" not in shown
    User.objects.filter(pk=citizen.pk).update(is_sample=True)
    assert "มีบัญชีตัวอย่างที่ยังเข้าใช้ได้ 1 บัญชี" in home(client_for("administrator"))


@pytest.mark.parametrize("name", ["executive", "committee"])
def test_an_executive_reads_one_page(small: Small, client_for: Who, name: str, settings: Any) -> None:
    put(small.round, small.tree.area1, small.ratio, "20/40")
    settings.PATIBAT_AS_OF = day("2027-01-18")
    shown = home(client_for(name))
    # 20/40 = 50 % of a target of 80 is 62.5 percent of it: behind. 0 baht of 400 is not known yet.
    for words in ("50.00", "ต่ำกว่าแผน", "400.00", small.tree.area2.name, "ผ่านมา 3 วัน", "1 จาก 2 หน่วยงาน"):
        assert words in shown, words


def test_the_number_of_queries_does_not_grow(small: Small, client_for: Who, officer: User) -> None:
    def asked(name: str) -> int:
        client = client_for(name)
        home(client)
        with CaptureQueriesContext(connection) as queries:
            home(client)
        return len(queries)

    put(small.round, small.tree.area1, small.total, "1", "submitted")
    names = ("analyst", "officer", "executive", "administrator")
    before = [asked(name) for name in names]
    for number in range(6):
        indicator = indicator_make(small.plan, f"N{number}", "x", rule="sum", reporters=[small.tree.area1])
        put(small.round, small.tree.area1, indicator, "1", "submitted")
    assert [asked(name) for name in names] == before
    assert max(before) <= 50


def test_the_handover_names_open_rounds(small: Small, officer: User) -> None:
    (section,) = handover_sections(officer)
    assert section.rows == (("ไตรมาส 1/2570", small.tree.area1.name, "ยังไม่ถึงกำหนด", "3", "15 ม.ค. 2570"),)
    assert len(section.columns) == 5
