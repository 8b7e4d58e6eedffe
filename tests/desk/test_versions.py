"""What changed between two versions: the page of staff, the public page, CSV and JSON; who may see which version."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from patibat.accounts.models import User
from patibat.plans.choices import VersionStatus
from patibat.plans.models import Indicator, Plan, PlanNode, PlanVersion
from patibat.plans.stored import kept_tree
from patibat.projects.choices import ProjectStatus
from patibat.projects.comparing import versions_compared
from patibat.projects.models import Project
from patibat.records.models import Attachment
from tests.builders import TODAY, project_make
from tests.cast import Tree
from tests.revised import CODE, adopted_once, adopted_twice

pytestmark = pytest.mark.django_db
Who = Callable[[str], Client]
STAFF, PUBLIC = f"/staff/plans/{CODE}/versions/", f"/plans/{CODE}/changes/"
SUMMARY = "เพิ่ม 2 เรื่อง ตัด 1 เรื่อง แก้ถ้อยคำ 1 เรื่อง ย้าย 1 เรื่อง เปลี่ยนเลข 1 เรื่อง เปลี่ยนค่าเป้าหมาย 1 เรื่อง"


@pytest.fixture
def revised(tree: Tree, analyst: User, settings: Any) -> Plan:
    settings.PATIBAT_AS_OF = TODAY
    return adopted_twice(analyst, tree.office, tree.area1, tree.area2)


def pair(plan: Plan) -> tuple[PlanVersion, PlanVersion]:
    before, after = plan.versions.select_related("plan").order_by("number")
    return before, after


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_kind_of_change_is_found(revised: Plan) -> None:
    compared = versions_compared(*pair(revised))
    assert compared.is_whole
    assert compared.found.counts == {
        "added": 2, "removed": 1, "text": 1, "moved": 1, "renumbered": 1, "target": 1, "lead": 1, "budget": 1
    }  # fmt: skip
    money = compared.found.money
    assert money is not None
    assert (money.before, money.after, money.unknown) == (Decimal(100000), Decimal("170000.50"), 0)
    back = versions_compared(*reversed(pair(revised))).found
    assert (back.counts["added"], back.counts["removed"], back.money and back.money.difference) == (
        1, 2, Decimal("-70000.50")
    )  # fmt: skip


@pytest.mark.parametrize("number", [0, 1])
def test_a_version_against_itself_has_not_changed(revised: Plan, number: int) -> None:
    version = pair(revised)[number]
    assert versions_compared(version, version).found.groups == ()


def test_both_pages_tell_the_same(revised: Plan, client_for: Who, anonymous: Client) -> None:
    for page in (shown(client_for("officer"), STAFF), shown(anonymous, PUBLIC)):
        assert SUMMARY in page
        assert "เปลี่ยนจาก 100,000 เป็น 120,000.50 บาท (เพิ่มขึ้น 20,000.50 บาท)" in page
        assert "เพิ่มขึ้น 70,000.50 บาท" in page
        assert "<del>" in page and "<ins>" in page
    assert PUBLIC in shown(anonymous, f"/plans/{CODE}/")
    assert STAFF in shown(client_for("officer"), f"/staff/plans/{CODE}/links/")


def test_equal_versions_say_so(revised: Plan, anonymous: Client) -> None:
    page = shown(anonymous, f"{PUBLIC}?before=2&after=2")
    assert "ไม่มีอะไรเปลี่ยน" in page and "<del>" not in page


def test_the_order_of_the_choice_does_not_matter(revised: Plan, anonymous: Client) -> None:
    assert SUMMARY in shown(anonymous, f"{PUBLIC}?before=2&after=1")
    assert SUMMARY in shown(anonymous, f"{PUBLIC}?before=x&after=99")


def test_table_and_data(revised: Plan, client_for: Who, anonymous: Client) -> None:
    PlanNode.objects.filter(version=pair(revised)[1], key="s11").update(title="=1+1")
    tables = ((client_for("officer"), f"{STAFF[:-1]}.csv"), (anonymous, f"{PUBLIC[:-1]}.csv"))
    for client, address in tables:
        rows = list(csv.reader(io.StringIO(client.get(address).content.decode("utf-8-sig"))))
        assert len(rows) == 1 + 10
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    found = anonymous.get(f"{PUBLIC[:-1]}.json").json()
    assert (found["before"], found["after"], found["is_whole"], len(found["changes"])) == (1, 2, True, 10)
    assert found["money"]["difference"] == 70000.5


def test_who_may_read(revised: Plan, client_for: Who, anonymous: Client) -> None:
    for who in ("analyst", "administrator", "executive", "committee", "officer", "school"):
        assert client_for(who).get(STAFF).status_code == 200, who
    assert client_for("citizen").get(STAFF).status_code == 403
    assert anonymous.get(STAFF).status_code == 302
    assert anonymous.get("/plans/no-such/changes/").status_code == 404


def test_a_draft_is_compared_only_by_who_may_see_drafts(revised: Plan, client_for: Who, anonymous: Client) -> None:
    draft = PlanVersion.objects.create(plan=revised, number=3, status=VersionStatus.DRAFT)
    PlanNode.objects.create(version=draft, key="x", kind="issue", title="เรื่องที่ยังเป็นความลับ")
    asked = "?before=2&after=3"
    assert "เรื่องที่ยังเป็นความลับ" in shown(client_for("analyst"), STAFF + asked)
    for page in (shown(client_for("officer"), STAFF + asked), shown(anonymous, PUBLIC + asked)):
        assert "เรื่องที่ยังเป็นความลับ" not in page
        assert SUMMARY in page


def test_projects_in_draft_are_nobody_s_news(revised: Plan, tree: Tree, anonymous: Client) -> None:
    hidden = project_make(revised, "PX", tree.area1, {1: "7"}, year=2571)
    Project.objects.filter(pk=hidden.pk).update(status=ProjectStatus.DRAFT)
    assert hidden.name not in shown(anonymous, PUBLIC)


def test_one_version_has_nothing_to_compare(tree: Tree, analyst: User, client_for: Who, anonymous: Client) -> None:
    adopted_once(analyst, tree.office, tree.area1)
    for client, address in ((client_for("officer"), STAFF), (anonymous, PUBLIC)):
        assert "แผนนี้มีฉบับเดียว" in shown(client, address)
    assert anonymous.get(f"{PUBLIC[:-1]}.json").json()["changes"] == []
    assert len(anonymous.get(f"{PUBLIC[:-1]}.csv").content.decode().splitlines()) == 1
    assert PUBLIC not in shown(anonymous, f"/plans/{CODE}/")


def test_what_was_replaced_is_kept_as_it_was(revised: Plan) -> None:
    before, after = pair(revised)
    kept = kept_tree(before)
    assert kept is not None and kept_tree(after) is None
    assert [one.targets[2571].value for one in kept.indicators] == [Decimal(70)]
    assert Indicator.objects.get(plan=revised).targets.get(year=2571).value == 75


def test_an_indicator_that_the_new_version_lacks_is_removed(revised: Plan) -> None:
    before, after = pair(revised)
    for node in after.nodes.all():
        node.indicators.clear()
    lines = [line.change for _group, line in versions_compared(before, after).found.lines()]
    assert [one.sentence() for one in lines if one.kind == "removed" and one.key.startswith(CODE)] == [
        "ตัดตัวชี้วัด “ร้อยละผู้เรียนที่อ่านออก”"
    ]


def test_a_version_replaced_before_that_is_compared_by_its_points_only(revised: Plan, anonymous: Client) -> None:
    Attachment.objects.filter(model="plans.PlanVersion").delete()
    compared = versions_compared(*pair(revised))
    assert not compared.is_whole and compared.found.money is None
    assert set(compared.found.counts) == {"added", "removed", "text", "moved", "renumbered", "lead"}
    assert "เทียบได้เฉพาะข้อในแผนและหน่วยงาน" in shown(anonymous, PUBLIC)


def test_queries_do_not_grow_with_the_plan(revised: Plan) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            versions_compared(*pair(Plan.objects.get(pk=revised.pk)))
        return len(queries)

    small = asked()
    for version in pair(revised):
        PlanNode.objects.bulk_create(
            PlanNode(version=version, key=f"n{at}", kind="strategy", title=f"ข้อ {at}", order=at) for at in range(50)
        )
    assert asked() == small <= 22
