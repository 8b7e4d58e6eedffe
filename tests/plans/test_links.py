"""Links between plans: decided by people who may, kept in the audit, shown with what is suggested."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from patibat.accounts.models import User
from patibat.network.permissions import VERBS
from patibat.plans.alignment import link_rows, plans_above
from patibat.plans.choices import LinkKind, LinkOrigin, LinkState, LinkStrength, PlanKind, PlanStatus
from patibat.plans.jobs import upper_plans_load
from patibat.plans.models import Plan, PlanLink, PlanNode, PlanVersion
from patibat.plans.services import Ends, Terms, link_add, link_change, link_refuse, link_remove
from patibat.plans.urls import ROUTES, urlpatterns
from patibat.records.models import AuditEntry
from tests.builders import TODAY, Small, small_plan
from tests.cast import Tree
from tests.plans.refusing import refused

pytestmark = pytest.mark.django_db
Who = Callable[[str], Client]


@pytest.fixture
def small(tree: Tree, settings: Any) -> Small:
    settings.PATIBAT_AS_OF = TODAY
    upper_plans_load(by=None)
    return small_plan(tree)


def ends(small: Small, to_key: str = "y12", key: str = "i1", to_plan: str = "master-plan") -> Ends:
    return Ends(small.plan, key, Plan.objects.get(code=to_plan), to_key)


def said(action: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the audit keeps of the one deed of this name: before and after."""
    entry = AuditEntry.objects.get(action=action)
    return entry.before or {}, entry.after or {}


def test_every_address_has_a_declared_verb() -> None:
    assert {one.name for one in urlpatterns} == set(ROUTES) and set(ROUTES.values()) <= set(VERBS)


def test_link_add_keeps_who_why_and_how(small: Small, analyst: User) -> None:
    terms = Terms(LinkKind.CONTRIBUTES, LinkStrength.STRONG, "ตัวชี้วัดเดียวกัน")
    link = link_add(by=analyst, ends=ends(small), terms=terms)
    assert (link.by, link.origin, link.kind, link.strength) == (analyst, LinkOrigin.PERSON, "contributes", 3)
    assert AuditEntry.objects.get(action="link.add").by_id == analyst.pk
    before, after = said("link.add")
    assert not before and after["to_key"] == "y12"


def test_link_add_of_a_suggestion_keeps_its_words(small: Small, analyst: User) -> None:
    link = link_add(by=analyst, ends=ends(small), words=("คุณภาพผู้เรียน",))
    assert (link.origin, link.words) == (LinkOrigin.SUGGESTION, ["คุณภาพผู้เรียน"])


def test_one_link_of_a_kind_but_several_kinds(small: Small, analyst: User) -> None:
    link_add(by=analyst, ends=ends(small))
    with refused("plans.link-exists"):
        link_add(by=analyst, ends=ends(small))
    link_add(by=analyst, ends=ends(small), terms=Terms(LinkKind.REQUIRED_BY))
    assert PlanLink.objects.filter(plan=small.plan).count() == 2


def test_a_refusal_may_be_thought_over(small: Small, analyst: User) -> None:
    no = link_refuse(by=analyst, ends=ends(small))
    assert no.state == LinkState.REFUSED
    assert link_add(by=analyst, ends=ends(small)).pk == no.pk
    with refused("plans.link-exists"):
        link_refuse(by=analyst, ends=ends(small))


def test_link_change_and_link_remove_leave_their_trace(small: Small, analyst: User) -> None:
    link = link_add(by=analyst, ends=ends(small))
    other = link_add(by=analyst, ends=ends(small), terms=Terms(LinkKind.DUPLICATES))
    link_change(by=analyst, link=link, terms=Terms(LinkKind.SUPPORTS, LinkStrength.WEAK, "เกี่ยวข้องบางส่วน"))
    before, after = said("link.change")
    assert (before["strength"], after["strength"]) == (2, 1)
    with refused("plans.link-exists"):
        link_change(by=analyst, link=link, terms=Terms(LinkKind.DUPLICATES))
    link_remove(by=analyst, link=other)
    assert said("link.remove")[0]["kind"] == "duplicates"
    assert PlanLink.objects.filter(plan=small.plan).count() == 1


def test_points_that_are_not_there_are_not_linked(small: Small, analyst: User) -> None:
    with refused("plans.node-unknown"):
        link_add(by=analyst, ends=ends(small, to_key="y99"))
    with refused("plans.node-unknown"):
        link_add(by=analyst, ends=ends(small, key="none"))
    with refused("plans.link-to-itself"):
        link_add(by=analyst, ends=Ends(small.plan, "i1", small.plan, "i1"))


def test_only_who_may_links_and_only_own_plans(small: Small, analyst: User, officer: User, officer2: User) -> None:
    with refused("network.not-allowed"):
        link_add(by=officer, ends=ends(small))
    link = link_add(by=analyst, ends=ends(small))
    for deed in (lambda: link_remove(by=officer, link=link), lambda: link_change(by=officer, link=link, terms=Terms())):
        with refused("network.not-allowed"):
            deed()
    own = agency_plan(small)
    assert link_add(by=officer, ends=Ends(own, "a1", small.plan, "i1")).pk
    with refused("network.not-allowed"):
        link_refuse(by=officer2, ends=Ends(own, "a1", small.plan, "i1"))


def agency_plan(small: Small) -> Plan:
    plan = Plan.objects.create(
        code="A1", kind=PlanKind.OFFICE_ANNUAL, title="แผนปฏิบัติราชการของเขต", agency=small.tree.area1,
        from_year=2570, to_year=2570, status=PlanStatus.IN_FORCE,
    )  # fmt: skip
    version = PlanVersion.objects.create(plan=plan, number=1)
    PlanNode.objects.create(version=version, key="a1", kind="issue", title="ยกระดับคุณภาพผู้เรียนของเขต")
    return plan


def test_an_agencys_plan_may_serve_the_provinces(small: Small) -> None:
    own = agency_plan(small)
    assert "P1" in {plan.code for plan in plans_above(own)}
    assert "P1" not in {plan.code for plan in plans_above(small.plan)}
    # The twelfth plan ended before it began, and a plan of level 2 serves level 1 only.
    assert "nesd-12" not in {plan.code for plan in plans_above(own)}
    assert {plan.level for plan in plans_above(Plan.objects.get(code="master-plan"))} == {1}


def test_what_is_decided_is_not_offered_again(small: Small, analyst: User) -> None:
    row = next(one for one in link_rows(small.plan) if one.node.key == "i1")
    assert 0 < len(row.offers) <= 3 and row.offers[0].words and row.offers[0].nearness > 0
    first = row.offers[0].to
    link_refuse(by=analyst, ends=Ends(small.plan, "i1", first.plan, first.node.key))
    again = next(one for one in link_rows(small.plan) if one.node.key == "i1")
    assert first.ident not in {one.to.ident for one in again.offers} and len(again.refused) == 1


def test_the_page_accepts_refuses_chooses_and_takes_back(small: Small, client_for: Who) -> None:
    client = client_for("analyst")
    shown = client.get("/staff/plans/P1/links/").content.decode()
    assert "ยกระดับคุณภาพผู้เรียน" in shown and "เพราะคำว่า" in shown and "เชื่อมโยงแล้ว 0 จาก 2 ข้อ" in shown
    target = {"target": "master-plan~y12"}
    assert client.post("/staff/plans/P1/links/i1/accept/", target).status_code == 302
    assert client.post("/staff/plans/P1/links/s1/refuse/", target).status_code == 302
    link = PlanLink.objects.get(plan=small.plan, key="i1")
    assert link.state == LinkState.ACCEPTED and link.origin == LinkOrigin.SUGGESTION and link.words
    assert "เชื่อมโยงแล้ว 1 จาก 2 ข้อ" in client.get("/staff/plans/P1/links/").content.decode()
    add = "/staff/plans/P1/links/i1/add/"
    assert "master-plan~y110201" in client.get(add).content.decode()
    typed = {"target": "nesd-13~m12", "kind": "required_by", "strength": "3", "reason": "หมุดหมายกำหนด"}
    assert client.post(add, typed).status_code == 302
    assert "เชื่อมโยงกันแบบนี้อยู่แล้ว" in client.post(add, typed).content.decode()
    change = f"/staff/links/{link.pk}/change/"
    assert "การพัฒนาการเรียนรู้" in client.get(change).content.decode()
    assert client.post(change, {"kind": "supports", "strength": "1", "reason": ""}).status_code == 302
    assert client.post(f"/staff/links/{link.pk}/remove/").status_code == 302
    assert not PlanLink.objects.filter(pk=link.pk).exists()


def test_a_made_up_target_is_refused(small: Small, client_for: Who) -> None:
    client = client_for("analyst")
    assert client.post("/staff/plans/P1/links/i1/accept/", {"target": "no~where"}).status_code == 400
    assert client.post("/staff/plans/P1/links/i1/refuse/").status_code == 400
    assert client.post("/staff/plans/P1/links/none/accept/", {"target": "master-plan~y12"}).status_code == 404
    assert not PlanLink.objects.filter(plan=small.plan).exists()


@pytest.mark.parametrize(("who", "sees", "decides"), [
    ("analyst", 200, 302), ("officer", 200, 403), ("school", 200, 403), ("executive", 200, 403),
    ("committee", 200, 403), ("citizen", 403, 403), ("anonymous", 302, 302),
])  # fmt: skip
def test_who_sees_and_who_decides(small: Small, client_for: Who, who: str, sees: int, decides: int) -> None:
    client = client_for(who)
    assert client.get("/staff/plans/P1/links/").status_code == sees
    answer = client.post("/staff/plans/P1/links/i1/accept/", {"target": "master-plan~y12"})
    assert answer.status_code == decides
    assert PlanLink.objects.filter(plan=small.plan).exists() == (who == "analyst")


def test_who_may_not_decide_sees_no_buttons(small: Small, client_for: Who) -> None:
    shown = client_for("executive").get("/staff/plans/P1/links/").content.decode()
    assert "ยังไม่เชื่อมโยง" in shown and "/accept/" not in shown and "ระบบเสนอ" not in shown


def test_a_draft_is_shown_to_who_may_see_drafts(small: Small, client_for: Who) -> None:
    Plan.objects.filter(pk=small.plan.pk).update(status=PlanStatus.DRAFT)
    assert client_for("executive").get("/staff/plans/P1/links/").status_code == 200
    assert client_for("school").get("/staff/plans/P1/links/").status_code == 404


def test_the_page_asks_as_often_however_much_there_is(small: Small, client_for: Who, analyst: User) -> None:
    client = client_for("analyst")

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get("/staff/plans/P1/links/").status_code == 200
        return len(found)

    link_add(by=analyst, ends=ends(small))
    asked()
    before = asked()
    for number in range(10):
        PlanNode.objects.create(
            version=small.version,
            key=f"x{number}",
            kind="strategy",
            title="พัฒนาครูและเด็กเล็ก",
            parent=small.issue,
            order=9,
        )
        link_add(by=analyst, ends=ends(small, key=f"x{number}", to_key="y11"))
    assert asked() == before
