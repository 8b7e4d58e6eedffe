"""An adopted plan is found by its words, once, and only by what its version in force says."""

from __future__ import annotations

import pytest

from patibat.accounts.models import User
from patibat.network.models import Agency
from patibat.plans.models import Plan
from patibat.plans.services import Adoption, plans_feed, version_adopt
from patibat.plans.tree import IndicatorItem, PlanItem, PlanTree
from patibat.records.choices import Visibility
from patibat.records.models import SearchEntry
from patibat.records.selectors import search
from tests.cast import Tree

pytestmark = pytest.mark.django_db


def tree_of(issue: str) -> PlanTree:
    nodes = [PlanItem("i1", "issue", "1", issue, text="รายละเอียดว่าด้วยครู")]
    return PlanTree("แผนพัฒนาการศึกษา", 2571, 2575, nodes=nodes, indicators=[IndicatorItem("k", "ร้อยละผู้อ่านออก", "ร้อยละ")])


def adopt(by: User, agency: Agency, issue: str, plan: Plan | None = None) -> Plan:
    how = Adoption(agency, "N1", plan=plan, warnings_seen=True)
    return version_adopt(by=by, tree=tree_of(issue), how=how).version.plan


def found(words: str) -> list[tuple[str, str]]:
    return [(one.kind, one.key) for one in search(words, visible_to=Visibility.PUBLIC)]


def test_an_adopted_plan_is_found_by_words_of_its_points(tree: Tree, analyst: User) -> None:
    adopt(analyst, tree.office, "ยกระดับคุณภาพผู้เรียน")
    assert found("คุณภาพ") == [("plan", "N1")]
    assert found("ว่าด้วยครู") == [("plan", "N1")]
    assert [kind for kind, _key in found("อ่านออก")] == ["indicator"]


def test_a_replaced_version_is_not_found_again(tree: Tree, analyst: User) -> None:
    plan = adopt(analyst, tree.office, "ยกระดับคุณภาพผู้เรียน")
    adopt(analyst, tree.office, "สร้างโอกาสทางการศึกษา", plan)
    assert found("โอกาส") == [("plan", "N1")]
    assert found("คุณภาพ") == []
    assert SearchEntry.objects.filter(room="plans", kind="plan").count() == 1


def test_a_draft_is_for_staff(tree: Tree) -> None:
    draft = Plan.objects.create(
        code="D1", kind="office_annual", title="ร่างแผนลับ", agency=tree.office, from_year=2571, to_year=2575
    )
    assert plans_feed([draft]) == 1
    assert found("ร่างแผน") == []
    assert [one.key for one in search("ร่างแผน", visible_to=Visibility.STAFF)] == ["D1"]
