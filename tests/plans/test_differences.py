"""What changed between two versions, as a person reads it: counted, grouped by issue, marked word by word."""

from __future__ import annotations

import copy
from collections import Counter
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from patibat.plans.checker.samples import node, plan, project
from patibat.plans.comparing import Change, compare
from patibat.plans.differences import Differences, differences
from patibat.plans.tree import IndicatorItem, PlanItem, PlanTree, TargetValue
from patibat.plans.wording import marked_words
from tests.plans.trees import good_plan

ISSUES = [node("issue", 1, "คุณภาพผู้เรียน"), node("issue", 2, "โอกาสทางการศึกษา")]


def told(found: Differences) -> dict[str, list[str]]:
    return {group.key: [line.change.kind for line in group.lines] for group in found.groups}


def test_the_same_version_says_so() -> None:
    tree = good_plan()
    found = differences(tree, copy.deepcopy(tree))
    assert (found.groups, found.counts, found.summary()) == ((), {}, "ไม่มีอะไรเปลี่ยน")
    assert found.summary("en") == "Nothing changed"


def test_summary_counts_things_and_not_changes() -> None:
    one = IndicatorItem("k", "ร้อยละผู้อ่านออก", node="issue-1", targets={2571: TargetValue(Decimal(70))})
    other = replace(one, targets={2571: TargetValue(Decimal(75)), 2572: TargetValue(Decimal(80))})
    before = plan(*ISSUES, node("strategy", "1.1", "พัฒนาครู", parent="issue-1", key="s"), one)
    after = plan(
        *ISSUES,
        node("strategy", "1.1", "พัฒนาครู", parent="issue-2", key="s"),
        node("strategy", "2.2", "ทุนการศึกษา", parent="issue-2", key="t"),
        other,
    )
    found = differences(before, after)
    assert found.summary() == "เพิ่ม 1 เรื่อง ย้าย 1 เรื่อง เปลี่ยนค่าเป้าหมาย 1 เรื่อง"
    assert found.summary("en") == "added: 1, moved: 1, target changed: 1"
    assert told(found) == {"issue-1": ["target", "target"], "issue-2": ["moved", "added"]}


def test_what_was_removed_stands_under_the_issue_it_had() -> None:
    before = plan(*ISSUES, node("strategy", "2.1", "ทุนการศึกษา", parent="issue-2", key="s"))
    assert told(differences(before, plan(*ISSUES))) == {"issue-2": ["removed"]}
    assert told(differences(before, plan(ISSUES[0]))) == {"issue-2": ["removed", "removed"]}


def test_what_belongs_to_no_issue_is_of_the_whole_plan() -> None:
    (group,) = differences(plan(vision="ผู้เรียนดี"), plan(vision="ผู้เรียนดีและเก่ง")).groups
    assert (group.key, group.title.th) == ("", "ทั้งแผน")


def test_money_of_both_versions_and_the_difference() -> None:
    one, other = project(1, "โครงการพัฒนาครู", "100000"), replace(project(2, "โครงการค่าย", "5"), budget=None)
    found = differences(plan(one, other), plan(replace(one, budget=Decimal("80000.50")), other))
    assert found.money is not None
    assert (found.money.before, found.money.after, found.money.unknown) == (Decimal(100000), Decimal("80000.50"), 2)
    assert found.money.words.th == "ลดลง 19,999.50 บาท"
    ((_group, line),) = found.lines()
    assert line.change.sentence().endswith("เปลี่ยนจาก 100,000 เป็น 80,000.50 บาท (ลดลง 19,999.50 บาท)")
    assert differences(plan(), plan()).money is None


def test_words_are_marked_as_words_and_not_as_letters() -> None:
    ((_group, line),) = differences(plan(node("goal", 1, "พัฒนาครูทุกคน")), plan(node("goal", 1, "พัฒนาผู้เรียนทุกคน"))).lines()
    assert [(one.kind, one.text) for one in line.pieces] == [
        ("same", "พัฒนา"), ("removed", "ครู"), ("added", "ผู้เรียน"), ("same", "ทุกคน")
    ]  # fmt: skip


def test_a_circle_of_parents_belongs_to_no_issue() -> None:
    before = plan(PlanItem("a", "strategy", "", "ก", "b"), PlanItem("b", "strategy", "", "ข", "a"))
    assert told(differences(before, plan())) == {"": ["removed", "removed"]}


TEXTS = st.text(alphabet="ครูเรียน ดี๑2.(", max_size=30)


@given(TEXTS, TEXTS)
def test_marked_words_hold_both_texts(before: str, after: str) -> None:
    pieces = marked_words(before, after)
    assert "".join("".join(one.text for one in pieces if one.kind != "removed").split()) == "".join(after.split())
    assert "".join("".join(one.text for one in pieces if one.kind != "added").split()) == "".join(before.split())


@st.composite
def keyed(draw: st.DrawFn) -> PlanTree:
    """A plan whose things have keys and words of their own, so that keys alone say what is what."""
    words = {"s1": "พัฒนาครูและบุคลากร", "s2": "สร้างแหล่งเรียนรู้", "s3": "ทุนเสมอภาค", "s4": "ความปลอดภัยในสถานศึกษา"}
    kept = draw(st.lists(st.sampled_from(sorted(words)), unique=True))
    nodes = [
        PlanItem(
            key,
            "strategy",
            draw(st.sampled_from(["1", "2"])),
            words[key] + draw(st.sampled_from(["", "ทุกแห่ง"])),
            draw(st.sampled_from(["i1", "i2"])),
        )
        for key in kept
    ]
    issues = [PlanItem("i1", "issue", "1", "คุณภาพผู้เรียน"), PlanItem("i2", "issue", "2", "โอกาสทางการศึกษา")]
    target = TargetValue(Decimal(draw(st.integers(0, 3))))
    return PlanTree(nodes=[*issues, *nodes], indicators=[IndicatorItem("k", "ร้อยละผู้อ่านออก", targets={2571: target})])


def mirrored(changes: list[Change]) -> Counter[tuple[str, str]]:
    other = {"added": "removed", "removed": "added"}
    return Counter((other.get(one.kind, one.kind), one.key) for one in changes)


@given(keyed(), keyed())
def test_there_and_back_are_mirror_images(one: PlanTree, other: PlanTree) -> None:
    assert compare(one, copy.deepcopy(one)) == []
    there, back = compare(one, other), compare(other, one)
    assert mirrored(there) == Counter((change.kind, change.key) for change in back)
    words = sorted((added, removed) for change in there for removed, added in change.words)
    assert words == sorted((removed, added) for change in back for removed, added in change.words)


def test_as_data() -> None:
    found = differences(plan(*ISSUES), plan(ISSUES[0])).as_dict()
    assert found["counts"] == {"removed": 1} and found["money"] is None
    assert found["changes"] == [
        {
            "issue": "issue-2",
            "issue_title": "ประเด็นยุทธศาสตร์ที่ 2 “โอกาสทางการศึกษา” (ไม่มีแล้ว)",
            "kind": "removed",
            "key": "issue-2",
            "message": "ตัดประเด็นยุทธศาสตร์ที่ 2 “โอกาสทางการศึกษา”",
            "words": [],
        }
    ]
