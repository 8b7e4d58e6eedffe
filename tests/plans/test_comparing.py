"""What changed between two versions, and keys that stay."""

from __future__ import annotations

import copy
import time
from dataclasses import replace
from decimal import Decimal

import pytest

from patibat.plans.checker.samples import agency, indicator, node, plan, project
from patibat.plans.comparing import Change, compare
from patibat.plans.matching import items_of, match_keys
from patibat.plans.tree import IndicatorItem, PlanTree, ProjectItem, SwotEntry, TargetValue
from patibat.plans.wording import changed_words
from tests.plans.trees import big_plan, good_plan


def _told(changes: list[Change]) -> list[tuple[str, str]]:
    return [(one.kind, one.sentence()) for one in changes]


def test_the_same_plan_has_no_change() -> None:
    tree = good_plan()
    assert compare(tree, copy.deepcopy(tree)) == []
    assert compare(PlanTree(), PlanTree()) == []


def test_changed_text_tells_the_words() -> None:
    before = plan(node("goal", 2, "ผู้เรียนมีคุณภาพร้อยละ 80"))
    after = plan(node("goal", 2, "ผู้เรียนมีคุณภาพร้อยละ 85"))
    (change,) = compare(before, after)
    assert (change.kind, change.key, change.words) == ("text", "goal-2", (("80", "85"),))
    assert change.sentence() == "เป้าประสงค์ที่ 2 เปลี่ยนจาก “ผู้เรียนมีคุณภาพร้อยละ 80” เป็น “ผู้เรียนมีคุณภาพร้อยละ 85”"
    assert change.sentence("en") == "goal 2 changed from “ผู้เรียนมีคุณภาพร้อยละ 80” to “ผู้เรียนมีคุณภาพร้อยละ 85”"
    assert change.as_dict()["words"] == [{"removed": "80", "added": "85"}]


def test_added_and_removed() -> None:
    before = plan(node("issue", 1, "คุณภาพผู้เรียน"), project(1, "โครงการค่ายวิทยาศาสตร์"))
    after = plan(node("issue", 1, "คุณภาพผู้เรียน"), node("issue", 2, "โอกาสทางการศึกษา"))
    assert _told(compare(before, after)) == [
        ("added", "เพิ่มประเด็นยุทธศาสตร์ที่ 2 “โอกาสทางการศึกษา”"),
        ("removed", "ตัดโครงการ “ค่ายวิทยาศาสตร์”"),
    ]
    assert compare(before, after)[1].sentence("en") == "project “ค่ายวิทยาศาสตร์” was removed"


def test_moved_and_renumbered() -> None:
    issues = [node("issue", 1, "คุณภาพผู้เรียน"), node("issue", 2, "โอกาสทางการศึกษา")]
    before = plan(*issues, node("strategy", "๑.๑", "พัฒนาครู", parent="issue-1", key="s"))
    after = plan(*issues, node("strategy", "2.1", "พัฒนาครู", parent="issue-2", key="s"))
    assert _told(compare(before, after)) == [
        (
            "moved",
            "กลยุทธ์ที่ 2.1 “พัฒนาครู” ย้ายจากประเด็นยุทธศาสตร์ที่ 1 “คุณภาพผู้เรียน” ไปที่ประเด็นยุทธศาสตร์ที่ 2 “โอกาสทางการศึกษา”",
        ),
        ("renumbered", "กลยุทธ์ที่ 2.1 “พัฒนาครู” เปลี่ยนเลขจาก 1.1 เป็น 2.1"),
    ]


def test_thai_digits_and_marks_are_no_renumbering() -> None:
    assert compare(plan(node("goal", "๑.", "ก", key="g")), plan(node("goal", "(1)", "ก", key="g"))) == []


def test_target_unit_baseline_and_lead_changed() -> None:
    one = indicator(1, "ร้อยละของผู้เรียนที่มีงานทำ", 60, 65)
    other = replace(
        one,
        targets={2562: TargetValue(Decimal("60.0")), 2563: TargetValue(Decimal(70)), 2564: TargetValue(text="ดีมาก")},
        unit="คน",
        baseline=Decimal(50),
        baseline_year=2561,
        lead=[agency("เทศบาลนคร", "B1")],
    )
    item = "ตัวชี้วัดที่ 1 “ร้อยละของผู้เรียนที่มีงานทำ”"
    assert _told(compare(plan(one), plan(other))) == [
        ("target", f"ค่าเป้าหมายปี 2563 ของ{item} เปลี่ยนจาก 65 เป็น 70"),
        ("target", f"ค่าเป้าหมายปี 2564 ของ{item} เปลี่ยนจาก “ไม่มี” เป็น ดีมาก"),
        ("unit", f"หน่วยนับของ{item} เปลี่ยนจาก ร้อยละ เป็น คน"),
        ("baseline", f"ข้อมูลฐานของ{item} เปลี่ยนจาก ไม่มีข้อมูล เป็น 50 (2561)"),
        ("lead", f"หน่วยงานเจ้าภาพของ{item} เปลี่ยนจาก “สำนักงานศึกษาธิการจังหวัด” เป็น “เทศบาลนคร”"),
    ]


def test_budget_and_agency_of_a_project_changed() -> None:
    one = project(1, "โครงการพัฒนาครู", "100000")
    other = replace(one, budget=Decimal("120000.50"), agencies=[])
    assert [(change.kind, change.sentence("en")) for change in compare(plan(one), plan(other))] == [
        (
            "lead",
            "the responsible agency of project “พัฒนาครู” changed from “สำนักงานศึกษาธิการจังหวัด” to none",
        ),
        ("budget", "the budget of project “พัฒนาครู” changed from 100,000 to 120,000.50 baht (20,000.50 baht more)"),
    ]


def test_plan_itself_changed() -> None:
    before, after = plan(vision="ผู้เรียนดี"), plan(vision="ผู้เรียนดีและเก่ง")
    after.to_year = 2566
    assert _told(compare(before, after)) == [
        ("plan", "ช่วงปีของแผนเปลี่ยนจาก “2562-2565” เป็น “2562-2566”"),
        ("plan", "วิสัยทัศน์ของแผนเปลี่ยนจาก “ผู้เรียนดี” เป็น “ผู้เรียนดีและเก่ง”"),
    ]


def test_swot_entries_come_and_go() -> None:
    before, after = plan(), plan()
    before.swot = [SwotEntry("strength", "เครือข่ายเข้มแข็ง"), SwotEntry("threat", "งบประมาณลดลง")]
    after.swot = [SwotEntry("strength", "เครือข่าย เข้มแข็ง"), SwotEntry("weakness", "งบประมาณลดลง")]
    assert [one.sentence() for one in compare(before, after)] == ["เพิ่มจุดอ่อน “งบประมาณลดลง”", "ตัดอุปสรรค “งบประมาณลดลง”"]


def test_things_with_other_keys_are_matched_by_words() -> None:
    before = plan(node("goal", 1, "ผู้เรียนมีคุณภาพตามมาตรฐาน", key="a"), node("goal", 2, "ครูมีจรรยาบรรณวิชาชีพ", key="b"))
    after = plan(node("goal", 1, "ครูมีจรรยาบรรณวิชาชีพ", key="x"), node("goal", 2, "ผู้เรียนมีคุณภาพตามมาตรฐานสากล", key="y"))
    assert [(one.kind, one.key) for one in compare(before, after)] == [
        ("renumbered", "x"), ("text", "y"), ("renumbered", "y")
    ]  # fmt: skip


def _renamed(tree: PlanTree) -> PlanTree:
    """The same tree as a reader would make it again: keys of its own."""
    fresh = copy.deepcopy(tree)
    names = {item.key: f"fresh-{number}" for number, item in enumerate(items_of(fresh))}
    for item in items_of(fresh):
        item.key = names[item.key]
    for one in fresh.nodes:
        one.parent = names.get(one.parent, "")
    measures: list[IndicatorItem | ProjectItem] = [*fresh.indicators, *fresh.projects]
    for measure in measures:
        measure.node = names.get(measure.node, "")
    return fresh


def test_second_reading_keeps_every_key() -> None:
    tree = good_plan()
    fresh = _renamed(tree)
    matched = match_keys(tree, fresh)
    assert [item.key for item in items_of(matched)] == [item.key for item in items_of(tree)]
    assert compare(tree, matched) == []
    assert fresh.nodes[0].key == "fresh-0", "what came in is not changed"


def test_second_reading_shows_only_what_differs() -> None:
    tree = good_plan()
    fresh = _renamed(tree)
    fresh.nodes[2].title = fresh.nodes[2].title.replace("ทุกระดับ", "ทุกช่วงวัย")
    fresh.indicators[5].targets[2567] = TargetValue(Decimal(999))
    del fresh.projects[7]
    fresh.nodes.append(node("strategy", "9.9", "ตั้งกองทุนเพื่อการศึกษา", key="issue-1"))
    changes = compare(tree, match_keys(tree, fresh))
    assert [(one.kind, one.key) for one in changes] == [
        ("text", tree.nodes[2].key),
        ("added", "issue-1-2"),
        ("target", tree.indicators[5].key),
        ("removed", "project-7"),
    ]


def test_numbers_decide_between_things_of_the_same_words() -> None:
    before = plan(node("clause", 1, "ดังนี้", key="a"), node("clause", 2, "ดังนี้", key="b"))
    after = plan(node("clause", 2, "ดังนี้", key="x"), node("clause", 1, "ดังนี้", key="y"))
    assert [one.key for one in match_keys(before, after).nodes] == ["b", "a"]


def test_key_that_means_another_thing_now_is_not_taken_over() -> None:
    before = plan(node("goal", 1, "ผู้เรียนมีคุณภาพตามมาตรฐาน", key="n1"))
    after = plan(node("goal", 1, "อาคารสถานที่ปลอดภัย", key="n1"), node("goal", 2, "ผู้เรียนมีคุณภาพตามมาตรฐาน", key="n2"))
    assert [one.key for one in match_keys(before, after).nodes] == ["n1-2", "n1"]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("ครูและนักเรียน", "ครู และ นักเรียน", ()),
        ("ครูและนักเรียน", "ครูกับนักเรียน", (("และ", "กับ"),)),
        ("", "ใหม่", (("", "ใหม่"),)),
        ("ก" * 5000, "ข", (("ก" * 5000, "ข"),)),
    ],
)
def test_changed_words(before: str, after: str, words: tuple[tuple[str, str], ...]) -> None:
    assert changed_words(before, after) == words


def test_big_plans_are_compared_quickly() -> None:
    tree = big_plan()
    fresh = _renamed(tree)
    for one in fresh.projects[::2]:
        one.name = f"{one.name}ฉบับปรับปรุง"
    start = time.perf_counter()
    changes = compare(tree, match_keys(tree, fresh))
    seconds = time.perf_counter() - start
    print(f"\n500 projects, half of them renamed: {seconds:.2f} s")
    assert {one.kind for one in changes} == {"text"} and len(changes) == 250
    assert seconds < 9
