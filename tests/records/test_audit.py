"""The audit: kept with the change, read in words, by those who may."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from patibat.accounts.models import User
from patibat.network.models import Agency
from patibat.network.services import user_add
from patibat.records.models import AuditEntry
from patibat.records.readable import action_words, readable
from patibat.records.selectors import audit_entries, audit_of
from patibat.records.services import Change, audit_record, thing
from tests.cast import PEOPLE, Tree

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.lower_urls")]
PAGE = "/staff/records/audit/"


def record(by: User | None, action: str = "agency.change", **values: object) -> None:
    audit_record(by=by, action=action, changes=[Change("network.Agency", "7", {"name": "ก", **values}, {"name": "ข"})])


def test_an_entry_keeps_who_what_and_both_values(officer: User, tree: Tree) -> None:
    name, key = thing(tree.area1)
    changes = [Change(name, key, {"order": 0}, {"order": 3}, on_behalf_of="area-1", note="ตามหนังสือ")]
    assert audit_record(by=officer, action="agency.change", changes=changes) == 1
    (entry,) = audit_of("network.Agency", str(tree.area1.pk))
    assert (entry.by, entry.by_name, entry.before, entry.after) == (
        officer,
        officer.full_name,
        {"order": 0},
        {"order": 3},
    )
    assert (entry.on_behalf_of, entry.note) == ("area-1", "ตามหนังสือ")


def test_an_entry_stands_or_falls_with_its_change(officer: User) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record(officer)
        raise ZeroDivisionError
    assert not AuditEntry.objects.exists()


def test_the_name_outlives_the_account(administrator: User) -> None:
    user, _token = user_add(by=administrator, username="gone", full_name="ผู้จากไป")
    record(user)
    AuditEntry.objects.filter(by=user)
    user.delete()
    assert audit_of("network.Agency", "7")[0].by_name == "ผู้จากไป"


def test_entries_are_chosen_by_thing_person_and_action(officer: User, analyst: User) -> None:
    record(officer)
    record(analyst, "agency.rename")
    record(analyst, "agencyother.add")
    assert audit_entries(by="officer").count() == 1
    assert audit_entries(by="นักวิเคราะห์").count() == 2
    assert audit_entries(action="agency").count() == 2
    assert audit_entries(action="agency.rename").count() == 1
    assert audit_entries(model="network.Agency", key="7").count() == 3
    assert audit_entries(key="70").count() == 0


def test_values_are_shown_in_words_and_zero_is_not_missing(officer: User) -> None:
    before = {"name": "ก", "order": None, "same": 1, "flag": True}
    after = {"name": "ก", "order": 0, "same": 1, "flag": False}
    audit_record(by=officer, action="agency.change", changes=[Change("network.Agency", "7", before, after)])
    shown = readable(audit_entries()[0])
    assert shown.deed == "แก้ไขหน่วยงาน"
    assert shown.thing == "หน่วยงาน 7"
    assert [(line.label, line.before, line.after) for line in shown.lines] == [
        ("ลำดับ", "–", "0"),
        ("flag", "ใช่", "ไม่ใช่"),
    ]


def test_a_choice_is_shown_in_its_own_words() -> None:
    audit_record(
        by=None, action="agency.add", changes=[Change("network.Agency", "7", None, {"kind": "school", "link": "made"})]
    )
    lines = readable(audit_entries()[0]).lines
    assert [(line.label, line.after) for line in lines] == [("ประเภท", "สถานศึกษา"), ("ลิงก์ตั้งรหัสผ่าน", "made")]


@pytest.mark.parametrize(
    ("action", "words"),
    [("result.approve", "รับรองผลการดำเนินงาน"), ("unheard.of", "unheard.of"), ("", ""), ("user.add", "เพิ่มผู้ใช้")],
)
def test_an_action_reads_as_words(action: str, words: str) -> None:
    assert action_words(action) == words


def test_an_entry_of_a_thing_that_no_longer_exists_can_be_read() -> None:
    audit_record(by=None, action="x.y", changes=[Change("old.Model", "1", None, {"a": [1, {"b": None}]})])
    shown = readable(audit_entries()[0])
    assert shown.thing == "old.Model 1"
    assert shown.lines[0].after == "1, b: –"


@pytest.mark.parametrize("name", [*PEOPLE, "anonymous"])
def test_the_audit_page_is_for_the_office(client_for: Callable[[str], Client], name: str) -> None:
    expected = 200 if name in ("administrator", "analyst") else 302 if name == "anonymous" else 403
    assert client_for(name).get(PAGE).status_code == expected


def test_the_page_shows_before_and_after_and_its_filters_hold(
    client_for: Callable[[str], Client], officer: User
) -> None:
    record(officer, secret="<script>alert(1)</script>")
    record(None, "round.open")
    client = client_for("analyst")
    page = client.get(PAGE).content.decode()
    assert "แก้ไขหน่วยงาน" in page and "เปิดรอบติดตาม" in page
    assert "<script>alert" not in page and "&lt;script&gt;" in page
    chosen = client.get(PAGE, {"action": "round"}).content.decode()
    assert "เปิดรอบติดตาม" in chosen and "แก้ไขหน่วยงาน" not in chosen
    assert "ไม่มีร่องรอยที่ตรง" in client.get(PAGE, {"key": "none"}).content.decode()


@pytest.mark.parametrize("query", ["page=999", "page=x", "by=%00", "action=%27%20OR%201%3D1", "model=" + "x" * 500])
def test_hostile_questions_are_answered(client_for: Callable[[str], Client], officer: User, query: str) -> None:
    record(officer)
    assert client_for("analyst").get(f"{PAGE}?{query}").status_code == 200


def test_a_page_costs_the_same_however_many_entries(
    client_for: Callable[[str], Client], officer: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(60):
        record(officer)
    client = client_for("analyst")
    client.get(PAGE)
    with django_assert_max_num_queries(8):
        assert client.get(f"{PAGE}?page=2").status_code == 200


def test_a_thing_deleted_keeps_its_entries(tree: Tree, officer: User) -> None:
    spare = Agency.objects.create(code="spare", name="หน่วยชั่วคราว", kind="other")
    name, key = thing(spare)
    audit_record(by=officer, action="agency.add", changes=[Change(name, key, None, {"name": "หน่วยชั่วคราว"})])
    spare.delete()
    assert audit_of(name, key).count() == 1
