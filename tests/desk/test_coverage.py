"""How a plan covers the plans above it: baht and indicators by policy, what falls beside, as page, CSV and drawing."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from patibat.desk.coverage import Coverage, coverage
from patibat.desk.diagram import MANY_PROJECTS, IssueFlow, issue_flows
from patibat.plans.alignment import plans_above
from patibat.plans.choices import LinkState
from patibat.plans.jobs import upper_plans_load
from patibat.plans.models import Plan, PlanLink, PlanNode
from patibat.projects.models import Activity
from patibat.records.choices import Visibility
from patibat.resources.selectors import MoneyScope, money_position
from tests.builders import TODAY, YEAR, Small, indicator_make, project_make, small_plan
from tests.cast import Tree

pytestmark = pytest.mark.django_db
Who = Callable[[str], Client]


@pytest.fixture
def small(tree: Tree, settings: Any) -> Small:
    """i1 → s1 with PJ1 (1,000 baht) and PJ0 (nothing); i2 with PJ2 (250.25 baht)."""
    settings.PATIBAT_AS_OF = TODAY
    upper_plans_load(by=None)
    small = small_plan(tree)
    PlanNode.objects.create(version=small.version, key="i2", kind="issue", number="2", title="ลดขยะในโรงเรียน", order=4)
    other = project_make(small.plan, "PJ2", tree.area2, {1: "250.25"})
    other.node_key = "i2"
    other.save()
    return small


def link(small: Small, key: str, to_key: str, *, to: str = "master-plan", state: str = "accepted") -> PlanLink:
    to_plan = Plan.objects.get(code=to)
    return PlanLink.objects.create(plan=small.plan, key=key, to_plan=to_plan, to_key=to_key, state=state)


def found(small: Small, upper: str = "master-plan", most: int = 5) -> Coverage:
    return coverage(small.plan, upper_of(upper), YEAR, most=most)


def upper_of(code: str) -> Plan:
    return Plan.objects.prefetch_related("versions__nodes").get(code=code)


def numbers(one: Coverage, key: str) -> list[tuple[Decimal, int, int]]:
    row = next(row for row in one.rows if row.point.node.key == key)
    return [(cell.baht, cell.projects, cell.indicators) for _column, cell in row.cells]


def test_a_project_serves_what_its_point_and_those_above_it_are_linked_to(small: Small) -> None:
    link(small, "i1", "y12")
    link(small, "i2", "y18")
    shown = found(small)
    assert [column.key for column in shown.columns] == ["i1", "i2"]
    assert numbers(shown, "y12") == [(Decimal("1000.00"), 2, 2), (Decimal(0), 0, 0)]
    assert numbers(shown, "y18") == [(Decimal(0), 0, 0), (Decimal("250.25"), 1, 0)]
    assert not shown.orphan_nodes and not shown.orphan_projects and not shown.unlinked


def test_a_link_to_a_goal_counts_for_its_issue_and_a_refusal_for_nothing(small: Small) -> None:
    link(small, "s1", "y110301")
    link(small, "i2", "y18", state=LinkState.REFUSED)
    shown = found(small)
    # The indicators hang on the issue above the strategy, which itself is not linked.
    assert numbers(shown, "y11") == [(Decimal("1000.00"), 2, 0), (Decimal(0), 0, 0)]
    assert [node.key for node in shown.orphan_nodes] == ["i2"]
    assert [one.project.code for one in shown.orphan_projects] == ["PJ2"]
    assert shown.unlinked_baht == Decimal("250.25")


def test_the_plans_money_is_that_of_the_one_source(small: Small) -> None:
    link(small, "i1", "y12")
    shown = found(small)
    whole = money_position(MoneyScope(small.tree.office, small.plan), YEAR, visible_to=Visibility.STAFF)
    assert shown.total.baht == whole.planned.value.number == Decimal("1250.25")


def test_money_without_policy_and_policy_without_money_are_named(small: Small) -> None:
    link(small, "i2", "z5", to="national-strategy-2561")
    PlanNode.objects.create(version=small.version, key="i3", kind="issue", number="3", title="ไม่มีโครงการ", order=5)
    link(small, "i3", "y14")
    shown = found(small)
    assert [one.project.code for one in shown.unlinked] == ["PJ1", "PJ2"]
    assert [row.point.node.key for row in shown.unfunded] == ["y14"]
    assert len(shown.unserved) == 22 and "y14" not in {one.node.key for one in shown.unserved}
    # PJ2 serves the national strategy, so it is no orphan, though it serves none of this upper plan.
    assert {one.project.code for one in shown.orphan_projects} == {"PJ1", "PJ0"}


def test_a_project_that_serves_none_is_told_what_its_name_is_near_to(small: Small, client_for: Who) -> None:
    small.project.name = "คัดแยกขยะในโรงเรียน"
    small.project.save()
    hints = {one.project.code: one.hint for one in found(small).orphan_projects}
    best = hints["PJ1"]
    assert best is not None and best.to.node.key == "y18" and "ขยะ" in best.words
    assert hints["PJ2"] is None
    shown = client_for("analyst").get("/staff/coverage/").content.decode()
    assert "18 การเติบโตอย่างยั่งยืน" in shown and "/staff/plans/P1/links/#node-s1" in shown


def test_who_claims_everything_is_named(small: Small) -> None:
    for key in ("y10", "y11", "y12"):
        link(small, "s1", key)
    assert [one.project.code for one in found(small, most=2).greedy] == ["PJ0", "PJ1"]
    assert found(small, most=3).greedy == ()


def test_a_project_outside_every_issue_has_its_own_column(small: Small) -> None:
    small.project.node_key = "gone"
    small.project.save()
    link(small, "i2", "y18")
    shown = found(small)
    assert [column.key for column in shown.columns] == ["i1", "i2", ""]
    assert "PJ1" in {one.project.code for one in shown.orphan_projects}


def test_the_page_shows_the_table_and_what_falls_beside(small: Small, client_for: Who) -> None:
    link(small, "i1", "y12")
    shown = client_for("analyst").get("/staff/coverage/").content.decode()
    assert "1,250.25" in shown and "12 การพัฒนาการเรียนรู้" in shown and "2 ตัวชี้วัด" in shown
    assert "/projects/PJ2/" in shown and "ลดขยะในโรงเรียน" in shown
    assert 'data-label="ประเด็น 1"' in shown
    other = client_for("analyst").get("/staff/coverage/?upper=nesd-13&year=no&plan=none").content.decode()
    assert "ยังไม่เชื่อมโยงกับแผนระดับบนนี้" in other and "เกษตรแปรรูปมูลค่าสูง" in other


def test_the_table_is_the_same_as_csv(small: Small, client_for: Who) -> None:
    link(small, "i1", "y12")
    answer = client_for("officer").get("/staff/coverage.csv?upper=master-plan")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert answer["Content-Type"].startswith("text/csv") and "coverage.csv" in answer["Content-Disposition"]
    assert len(rows) == 2 and rows[1][2:] == ["การพัฒนาการเรียนรู้", "1 ยกระดับคุณภาพผู้เรียน", "2570", "1000.00", "2", "2"]


@pytest.mark.parametrize("address", ["/staff/coverage/", "/staff/coverage.csv", "/staff/coverage/diagram/"])
def test_without_plans_the_pages_say_what_to_do(tree: Tree, client_for: Who, address: str) -> None:
    answer = client_for("analyst").get(address)
    assert answer.status_code == 200
    assert address.endswith(".csv") or "แผนและความสอดคล้อง" in answer.content.decode()


@pytest.mark.parametrize("address", ["/staff/coverage/", "/staff/coverage.csv", "/staff/coverage/diagram/"])
@pytest.mark.parametrize(("who", "status"), [("school", 200), ("executive", 200), ("citizen", 403), ("anonymous", 302)])
def test_who_may_read(small: Small, client_for: Who, address: str, who: str, status: int) -> None:
    assert client_for(who).get(address).status_code == status


@pytest.mark.parametrize("address", ["/staff/coverage/", "/staff/coverage/diagram/"])
def test_pages_ask_as_often_however_much_there_is(small: Small, client_for: Who, address: str) -> None:
    client = client_for("analyst")

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    link(small, "i1", "y12")
    asked()
    before = asked()
    for number in range(6):
        key = f"n{number}"
        PlanNode.objects.create(version=small.version, key=key, kind="strategy", title="กลยุทธ์", parent=small.issue)
        link(small, key, "y11")
        project = project_make(small.plan, f"N{number}", small.tree.area1, {1: "5.00"})
        project.node_key = key
        project.save()
        Activity.objects.create(project=project, number=1, name="ประชุม")
        small.issue.indicators.add(indicator_make(small.plan, f"KN{number}", "ร้อยละ", rule="ratio", reporters=[]))
    assert asked() == before


def flows(small: Small, upper: str = "master-plan") -> list[IssueFlow]:
    return issue_flows(small.plan, upper_of(upper), plans_above(small.plan), YEAR)


def texts(flow: IssueFlow) -> list[str]:
    """What the drawing says, as text."""
    root = ElementTree.fromstring(str(flow.svg))
    return [one.text or "" for one in root.iter("{http://www.w3.org/2000/svg}text")]


def test_the_drawing_goes_from_strategy_to_activity(small: Small) -> None:
    link(small, "s1", "y12")
    Activity.objects.create(project=small.project, number=1, name="อบรมครู")
    first, second = flows(small)
    said = "".join(texts(first))
    for word in ("ยุทธศาสตร์ชาติ (Z)", "ทรัพยากรมนุษย์", "การพัฒนาการเรียนรู้", "คุณภาพผู้เรียน", "พัฒนาครู", "PJ1", "อบรมครู"):
        assert word in said
    assert [one.point.node.key for one in first.served] == ["y12"]
    assert [one.node.key for one in first.served[0].strategies] == ["z3"]
    assert not second.served and [one.project.code for one in second.branches[0].leaves] == ["PJ2"]


def test_a_direct_link_to_a_strategy_has_a_box_of_its_own(small: Small) -> None:
    link(small, "i1", "z4", to="national-strategy-2561")
    first = flows(small)[0]
    assert [one.node.key for one in first.direct] == ["z4"] and not first.served
    assert "เชื่อมโยงโดยตรง" in "".join(texts(first))


def test_many_projects_are_counted_and_the_sheet_stays_a_sheet(small: Small) -> None:
    for number in range(MANY_PROJECTS + 3):
        project_make(small.plan, f"N{number}", small.tree.area1, {1: "5.00"})
    first = flows(small)[0]
    assert f"{MANY_PROJECTS + 5} โครงการ" in " ".join(texts(first))
    width, height = map(float, str(ElementTree.fromstring(str(first.svg)).get("viewBox")).split()[2:])
    assert width / height > 297 / 210


def test_text_that_looks_like_markup_is_drawn_as_text(small: Small) -> None:
    small.issue.title = "<b>&ก</b>"
    small.issue.save()
    assert any("<b>" in text for text in texts(flows(small)[0]))


def test_the_page_of_the_drawing_has_the_same_as_a_list(small: Small, client_for: Who) -> None:
    link(small, "i1", "y12")
    shown = client_for("executive").get("/staff/coverage/diagram/").content.decode()
    assert shown.count("<svg") >= 2 and "<title id=" in shown and "อ่านเป็นรายการ" in shown
    assert "/projects/PJ1/" in shown and "ยุทธศาสตร์ชาติด้านการพัฒนาและเสริมสร้างศักยภาพทรัพยากรมนุษย์" in shown
