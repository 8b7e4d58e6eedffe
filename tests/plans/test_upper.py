"""The upper plans: what comes with the product, loaded over and over, and edited by the office."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from patibat.accounts.models import User
from patibat.plans.choices import Cause, LinkOrigin, NodeKind, PlanKind, PlanLevel
from patibat.plans.jobs import UpperLoaded, upper_plans_load
from patibat.plans.models import Plan, PlanLink, PlanNode
from patibat.plans.selectors import upper_plans, version_shown
from patibat.plans.services import NodeTexts, upper_node_add, upper_node_change
from patibat.plans.shipped import shipped_plans
from patibat.records.models import AuditEntry
from tests.builders import small_plan
from tests.cast import Tree
from tests.plans.refusing import refused

Who = Callable[[str], Client]


def node(key: str, code: str = "master-plan") -> PlanNode:
    version = version_shown(Plan.objects.get(code=code))
    assert version is not None
    return version.nodes.get(key=key)


def test_what_comes_with_the_product_has_the_known_numbers() -> None:
    plans = {plan.code: plan for plan in shipped_plans()}
    roots = {code: [one for one in plan.versions[-1].nodes if not one.parent] for code, plan in plans.items()}
    assert len(roots["national-strategy-2561"]) == 6 and len(roots["nesd-13"]) == 13
    assert [len([one for one in version.nodes if not one.parent]) for version in plans["master-plan"].versions] == [
        23,
        23,
    ]
    assert all(one.cause == Cause.Z for one in roots["national-strategy-2561"])
    assert {plan.level for plan in plans.values()} == set(PlanLevel.values)
    assert {plan.kind for plan in plans.values()} <= set(PlanKind.values)


def test_what_is_from_memory_waits_to_be_checked() -> None:
    nodes = [one for plan in shipped_plans() for version in plan.versions for one in version.nodes]
    assert all(one.unchecked for one in nodes if one.cause in (Cause.Y1, Cause.Y2))
    assert all(one.kind in NodeKind.values for one in nodes)


@pytest.mark.django_db
def test_loading_twice_changes_nothing(tree: Tree, analyst: User) -> None:
    first = upper_plans_load(by=analyst)
    assert first.plans == len(shipped_plans()) and first.added > 130 and first.links == 21
    entries = AuditEntry.objects.count()
    assert upper_plans_load(by=analyst) == UpperLoaded()
    assert AuditEntry.objects.count() == entries
    assert [plan.level for plan in upper_plans()] == sorted(plan.level for plan in upper_plans() if plan.level)


@pytest.mark.django_db
def test_loading_keeps_what_the_office_edited_and_mends_what_it_did_not(tree: Tree, analyst: User) -> None:
    upper_plans_load(by=analyst)
    upper_node_change(by=analyst, node=node("y11"), texts=NodeTexts("การพัฒนาศักยภาพคนตลอดช่วงชีวิต", "11", is_checked=True))
    stale = node("y12")
    stale.title, stale.origin = "ข้อความรุ่นก่อน", {"shipped": {"title": "ข้อความรุ่นก่อน"}}
    stale.save()
    PlanLink.objects.filter(plan__code="master-plan", key="y11").delete()
    done = upper_plans_load(by=analyst)
    assert (done.kept, done.changed, done.links) == (1, 1, 0)
    assert node("y11").title == "การพัฒนาศักยภาพคนตลอดช่วงชีวิต" and not node("y11").is_unchecked
    assert node("y12").title == "การพัฒนาการเรียนรู้"


@pytest.mark.django_db
def test_links_between_upper_plans_say_that_they_wait(tree: Tree, analyst: User) -> None:
    upper_plans_load(by=analyst)
    link = PlanLink.objects.get(plan__code="master-plan", key="y12")
    assert (link.to_key, link.origin) == ("z3", LinkOrigin.DOCUMENT) and "รอตรวจ" in link.reason


@pytest.mark.django_db
def test_loading_needs_the_right(tree: Tree, officer: User) -> None:
    with refused("network.not-allowed"):
        upper_plans_load(by=officer)
    assert not upper_plans()


@pytest.mark.django_db
def test_without_an_office_nothing_is_loaded() -> None:
    with refused("plans.office-missing"):
        upper_plans_load(by=None)


@pytest.mark.django_db
def test_a_code_of_an_agency_is_not_taken_over(tree: Tree) -> None:
    plan = small_plan(tree).plan
    Plan.objects.filter(pk=plan.pk).update(code="nesd-13")
    with refused("plans.upper-code-taken"):
        upper_plans_load(by=None)
    assert not upper_plans()


@pytest.mark.django_db
def test_the_office_adds_points_of_this_years_policy(tree: Tree, analyst: User, officer: User) -> None:
    upper_plans_load(by=None)
    version = version_shown(Plan.objects.get(code="ministry-policy-2570"))
    assert version is not None
    for number in ("own-1", "own-2"):
        texts = NodeTexts("ลดภาระครู", "1")
        assert upper_node_add(by=analyst, version=version, kind=NodeKind.ISSUE, texts=texts).key == number
    assert AuditEntry.objects.filter(action="node.add").count() == 2
    with refused("plans.node-text-missing"):
        upper_node_add(by=analyst, version=version, kind=NodeKind.ISSUE, texts=NodeTexts("  "))
    with refused("network.not-allowed"):
        upper_node_add(by=officer, version=version, kind=NodeKind.ISSUE, texts=NodeTexts("ลดภาระครู"))


@pytest.mark.django_db
def test_an_agencys_own_plan_is_not_edited_as_an_upper_one(tree: Tree, analyst: User) -> None:
    with refused("plans.not-an-upper-plan"):
        upper_node_change(by=analyst, node=small_plan(tree).issue, texts=NodeTexts("อื่น"))


@pytest.mark.django_db
def test_upper_pages_show_what_waits_and_save_what_was_checked(tree: Tree, client_for: Who) -> None:
    client = client_for("analyst")
    assert "ยังไม่มีแผนระดับบน" in client.get("/staff/upper-plans/").content.decode()
    assert client.post("/staff/upper-plans/load/").status_code == 302
    assert "แผนแม่บท" in client.get("/staff/upper-plans/").content.decode()
    shown = client.get("/staff/upper-plans/master-plan/").content.decode()
    assert "รอตรวจ" in shown and "110201" in shown and "/nodes/y11/" in shown
    address = "/staff/upper-plans/master-plan/nodes/y110201/"
    assert "เด็กเกิดอย่างมีคุณภาพ" in client.get(address).content.decode()
    assert "ยังไม่ได้กรอก" in client.post(address, {"title": ""}).content.decode()
    answer = client.post(address, {"title": "เด็กเกิดอย่างมีคุณภาพ", "code": "110201", "is_checked": "on"})
    assert answer.status_code == 302 and not node("y110201").is_unchecked


@pytest.mark.django_db
def test_a_point_is_added_by_its_page(tree: Tree, client_for: Who) -> None:
    upper_plans_load(by=None)
    client = client_for("analyst")
    address = "/staff/upper-plans/province-development-2566/nodes/add/"
    assert client.get(address).status_code == 200
    answer = client.post(address, {"kind": "issue", "title": "เมืองอุตสาหกรรมเรียนรู้"})
    assert answer.status_code == 302 and node("own-1", "province-development-2566").title == "เมืองอุตสาหกรรมเรียนรู้"
    assert client.get("/staff/upper-plans/master-plan/nodes/none/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(("who", "sees", "edits"), [
    ("analyst", 200, 200), ("officer", 200, 403), ("school", 200, 403), ("executive", 200, 403),
    ("administrator", 200, 403), ("citizen", 403, 403), ("anonymous", 302, 302),
])  # fmt: skip
def test_who_sees_and_who_edits_upper_plans(tree: Tree, client_for: Who, who: str, sees: int, edits: int) -> None:
    upper_plans_load(by=None)
    client = client_for(who)
    assert client.get("/staff/upper-plans/").status_code == sees
    assert client.get("/staff/upper-plans/nesd-13/").status_code == sees
    assert client.get("/staff/upper-plans/nesd-13/nodes/m1/").status_code == edits
    assert client.get("/staff/upper-plans/nesd-13/nodes/add/").status_code == edits
