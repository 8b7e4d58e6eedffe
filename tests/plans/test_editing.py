"""Corrections of a plan that was read: nothing is lost, nothing is doubled, and the last one can be taken back."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from patibat.plans.editing import Edit, apply, carried, checked, edited, sure_again, thing_of, things
from patibat.plans.tree import (
    AgencyMention,
    BudgetItem,
    IndicatorItem,
    Line,
    PlanItem,
    PlanTree,
    ProjectItem,
    TargetValue,
)
from patibat.problems import Problem
from tests.plans.any_tree import edits, every, letters, trees

MANY = settings(max_examples=100, deadline=None)


def small() -> PlanTree:
    """Two issues; a goal, an indicator and two projects below the first."""
    tree = PlanTree("แผน", 2566, 2570, nodes=[PlanItem("v", "vision", "", "เรียนรู้ตลอดชีวิต")], vision="เรียนรู้ตลอดชีวิต")
    lead = AgencyMention("สพป. เขต 1", ("a1",))
    tree.nodes += [
        PlanItem("i1", "issue", "1", "พัฒนาผู้เรียน", lead=[lead], confidence=0.5),
        PlanItem("g1", "goal", "1.1", "ผู้เรียนมีคุณภาพ", "i1"),
        PlanItem("i2", "issue", "2", "พัฒนาครู", text="ทุกระดับ", lead=[AgencyMention("สพม.", ("a2",))]),
    ]
    tree.indicators = [
        IndicatorItem(
            "k1", "ร้อยละของผู้เรียน", "ร้อยละ", targets={2566: TargetValue(Decimal(80))}, node="g1", confidence=0.4
        ),
        IndicatorItem("k2", "ที่ผ่านเกณฑ์", "คน", Decimal(5), targets={2567: TargetValue(Decimal(90))}, node="g1"),
    ]
    tree.projects = [
        ProjectItem("p1", "โครงการอบรมครู และค่ายภาษา", agencies=[lead], years=(2566,), budget=Decimal(100), node="i2"),
        ProjectItem("p2", "ระยะที่สอง", years=(2567,), budget=Decimal(0), budgets=[BudgetItem(Decimal(0), 2567)]),
    ]
    tree.unplaced = [Line("คำนำ"), Line("เป้าประสงค์ที่ 2 ครูมีคุณภาพ")]
    return tree


def after(*made: Edit) -> PlanTree:
    tree, lost = edited(small(), made)
    assert lost == []
    return tree


def words(tree: PlanTree, key: str) -> str:
    one = thing_of(tree, key)
    return one.title if isinstance(one, PlanItem) else one.name


def test_accepting_makes_sure_and_changes_nothing_else() -> None:
    tree = after({"deed": "accept", "key": "i1"})
    assert thing_of(tree, "i1").confidence == 1.0 and thing_of(tree, "k1").confidence == 0.4
    assert all(one.confidence == 1.0 for one in things(after({"deed": "accept-all"})))


def test_a_change_may_move_too() -> None:
    tree = after({"deed": "change", "key": "g1", "to": {"title": " ครูมีคุณภาพ ", "number": "2.1"}, "parent": "i2"})
    goal = tree.node("g1")
    assert goal is not None
    assert (goal.title, goal.number, goal.parent) == ("ครูมีคุณภาพ", "2.1", "i2")


def test_the_plans_vision_follows_its_node() -> None:
    assert after({"deed": "change", "key": "v", "to": {"title": "ใหม่"}}).vision == "ใหม่"
    assert after({"deed": "remove", "key": "v"}).vision == ""
    assert after({"deed": "change", "key": "i1", "to": {"kind": "vision"}}).vision == "เรียนรู้ตลอดชีวิต"


def test_a_project_in_two_keeps_its_money_once() -> None:
    tree = after({"deed": "split", "key": "p1", "at": "14", "new": "x"})
    assert (words(tree, "p1"), words(tree, "x")) == ("โครงการอบรมครู", "และค่ายภาษา")
    assert [one.key for one in tree.projects] == ["p1", "x", "p2"]
    assert sum(one.budget or 0 for one in tree.projects) == 100
    second = thing_of(tree, "x")
    assert isinstance(second, ProjectItem)
    assert (second.budget, second.node, second.years) == (None, "i2", (2566,))
    assert [one.text for one in second.agencies] == ["สพป. เขต 1"]


def test_two_projects_in_one_add_their_money_and_zero_stays_a_number() -> None:
    (project,) = after({"deed": "merge", "key": "p1", "into": "p2"}).projects
    assert (project.name, project.budget, project.years) == (
        "ระยะที่สอง โครงการอบรมครู และค่ายภาษา",
        Decimal(100),
        (2566, 2567),
    )
    assert [one.text for one in project.agencies] == ["สพป. เขต 1"]


def test_two_indicators_in_one_keep_both_years() -> None:
    (indicator,) = after({"deed": "merge", "key": "k2", "into": "k1"}).indicators
    assert indicator.name == "ร้อยละของผู้เรียน ที่ผ่านเกณฑ์"
    assert (indicator.unit, indicator.baseline, sorted(indicator.targets)) == ("ร้อยละ", Decimal(5), [2566, 2567])


def test_a_node_merged_or_removed_leaves_nothing_hanging() -> None:
    tree = after({"deed": "merge", "key": "i1", "into": "i2"})
    into = tree.node("i2")
    assert into is not None and into.title == "พัฒนาครู พัฒนาผู้เรียน" and into.text == "ทุกระดับ"
    assert [one.text for one in into.lead] == ["สพม.", "สพป. เขต 1"]
    assert [one.parent for one in tree.nodes if one.key == "g1"] == ["i2"]
    tree = after({"deed": "remove", "key": "i2"})
    assert [one.node for one in tree.projects] == ["", ""]
    assert [line.text for line in tree.unplaced[-2:]] == ["พัฒนาครู", "ทุกระดับ"]


def test_what_was_not_placed_is_placed_once() -> None:
    place: Edit = {"deed": "place", "text": "เป้าประสงค์ที่ 2 ครูมีคุณภาพ", "kind": "goal", "parent": "i2", "new": "x"}
    tree = after(place)
    assert words(tree, "x") == "เป้าประสงค์ที่ 2 ครูมีคุณภาพ" and [one.text for one in tree.unplaced] == ["คำนำ"]
    tree, lost = edited(small(), [place, place | {"new": "y"}])
    assert [one["new"] for one in lost] == ["y"] and [one.key for one in tree.nodes].count("x") == 1


def test_all_of_an_indicator_is_corrected_and_an_increase_stays_one() -> None:
    to = {
        "unit": "คน", "baseline": "62.5", "baseline_year": 2565, "lead": [["a9", "สพม."]], "support": [[[], "ใครไม่รู้"]],
        "targets": {"2566": None, "2567": {"increase_by": "3", "unit": "ร้อยละ", "text": "เพิ่มขึ้นร้อยละ 3"}},
    }  # fmt: skip
    one = thing_of(after({"deed": "change", "key": "k1", "to": to}), "k1")
    assert isinstance(one, IndicatorItem)
    assert one.targets == {2567: TargetValue(None, None, Decimal(3), "ร้อยละ", "เพิ่มขึ้นร้อยละ 3")}
    assert (one.unit, one.baseline, one.baseline_year) == ("คน", Decimal("62.5"), 2565)
    assert [(mention.code, mention.state) for mention in (*one.lead, *one.support)] == [
        ("a9", "resolved"),
        ("", "unknown"),
    ]


def test_money_by_year_and_source_and_activities_that_keep_theirs() -> None:
    budgets = [{"at": 0, "year": 2567, "source": "งบจังหวัด", "amount": "20.25"}, {"year": 2568, "amount": "5"}]
    one = thing_of(after({"deed": "change", "key": "p2", "to": {"budgets": budgets, "activities": ["อบรม"]}}), "p2")
    assert isinstance(one, ProjectItem)
    assert [(part.year, part.source, part.amount) for part in one.budgets] == [
        (2567, "งบจังหวัด", Decimal("20.25")),
        (2568, "", Decimal(5)),
    ]
    assert [each.name for each in one.activities] == ["อบรม"]


def test_a_line_goes_into_a_node_or_is_left_out_with_its_reason() -> None:
    into = after({"deed": "add-to", "text": "คำนำ", "into": "i2"})
    node = into.node("i2")
    assert node is not None and node.text == "ทุกระดับ\nคำนำ" and len(into.unplaced) == 1
    out = after({"deed": "leave-out", "text": "คำนำ", "reason": "ไม่ใช่เนื้อแผน"})
    assert [(one.text, one.reason) for one in out.left_out] == [("คำนำ", "ไม่ใช่เนื้อแผน")] and len(out.unplaced) == 1


def test_corrections_hold_in_the_next_reading_where_the_document_says_the_same() -> None:
    edits: list[Edit] = [
        {"deed": "change", "key": "k1", "to": {"unit": "คน", "name": "ชื่อที่แก้"}},
        {"deed": "change", "key": "g1", "to": {"title": "ครูมีคุณภาพ"}},
        {"deed": "remove", "key": "k2"},
        {"deed": "accept-all"},
        {"deed": "leave-out", "text": "คำนำ", "reason": "ไม่ใช่เนื้อแผน"},
    ]
    later = small()
    later.indicators[0].name, later.indicators[1].name = "ร้อยละของผู้เรียนทั้งหมด", "ที่ผ่านเกณฑ์ดี"
    found = carried(small(), edits, later)
    assert found.edits == [{"deed": "change", "key": "k1", "to": {"unit": "คน"}}, edits[1], edits[4]]
    assert found.lost == [edits[2]], "the document changed what was taken out: a person looks again"
    sure_again(edited(small(), edits)[0], small(), later)
    assert thing_of(later, "i1").confidence == 1 and thing_of(later, "k1").confidence == 0.4


@MANY
@given(st.data())
def test_the_same_document_again_needs_no_correction_again(data: st.DataObject) -> None:
    read = data.draw(trees())
    made: list[Edit] = []
    for number in range(3):
        made.append(data.draw(edits(edited(read, made)[0], number)))
    lost = edited(read, made)[1]
    fits = [edit for edit in made if edit not in lost and not edit["deed"].startswith("accept")]
    corrected, left = edited(read, fits)
    assume(not left)
    again = carried(read, fits, deepcopy(read))
    assert again.lost == []
    assert edited(read, again.edits)[0] == corrected


def test_a_name_is_answered_everywhere() -> None:
    tree = after({"deed": "name-agency", "text": "สพป. เขต 1", "code": "a7"})
    assert [one.code for one in tree.mentions() if one.text == "สพป. เขต 1"] == ["a7", "a7"]


@pytest.mark.parametrize(
    "edit",
    [
        {"deed": "nothing"},
        {"deed": "accept", "key": "gone"},
        {"deed": "accept"},
        {"deed": "change", "key": "g1", "to": {"title": "x", "confidence": "2"}},
        {"deed": "change", "key": "g1", "to": {"kind": "province"}},
        {"deed": "change", "key": "i1", "to": {"title": "x"}, "parent": "g1"},
        {"deed": "move", "key": "i1", "parent": "i1"},
        {"deed": "move", "key": "i1", "parent": "k1"},
        {"deed": "move", "key": "i1", "parent": "", "before": "gone"},
        {"deed": "split", "key": "i1", "at": "0", "new": "x"},
        {"deed": "split", "key": "i1", "at": "x", "new": "x"},
        {"deed": "split", "key": "i1", "at": "3", "new": "i2"},
        {"deed": "merge", "key": "i1", "into": "g1"},
        {"deed": "merge", "key": "i1", "into": "k1"},
        {"deed": "merge", "key": "i1", "into": "i1"},
        {"deed": "place", "text": "คำนำ", "kind": "poem", "new": "x"},
        {"deed": "place", "text": "คำนำ", "kind": "goal", "parent": "k1", "new": "x"},
        {"deed": "agencies", "key": "i1"},
        {"deed": "head", "to": {"title": "x", "to_year": "ไม่รู้"}},
        {"deed": "name-agency", "text": "สพม.", "code": ""},
    ],
    ids=str,
)
def test_what_makes_no_sense_is_told_and_changes_nothing(edit: Edit) -> None:
    tree, lost = edited(small(), [edit])
    assert (tree, lost) == (small(), [edit])
    with pytest.raises(Problem, match="แก้ไขรายการนี้ไม่ได้"):
        checked(small(), edit)


def test_no_circle_even_when_nodes_stand_out_of_order() -> None:
    """A child moved before its parent in the list is still below it."""
    tree = after(
        {"deed": "move", "key": "i1", "parent": "i2"}, {"deed": "move", "key": "g1", "parent": "i1", "before": "i1"}
    )
    with pytest.raises(Problem):
        checked(tree, {"deed": "move", "key": "i2", "parent": "g1"})


@MANY
@given(st.data())
def test_undo_gives_back_exactly_the_earlier_tree(data: st.DataObject) -> None:
    read = data.draw(trees())
    kept = deepcopy(read)
    made: list[Edit] = []
    stages = [deepcopy(read)]
    for number in range(data.draw(st.integers(1, 5))):
        made.append(data.draw(edits(stages[-1], number)))
        stages.append(edited(read, made)[0])
    for length in range(len(made), -1, -1):
        assert edited(read, made[:length])[0] == stages[length]
    assert read == kept


@MANY
@given(st.data())
def test_an_edit_is_made_whole_or_not_at_all_and_no_parent_is_missing(data: st.DataObject) -> None:
    tree = data.draw(trees())
    for number in range(4):
        edit, before = data.draw(edits(tree, number)), deepcopy(tree)
        try:
            apply(tree, edit)
        except (KeyError, LookupError, ValueError, TypeError, AttributeError):
            assert tree == before
        _sound(tree)


def _sound(tree: PlanTree) -> None:
    """Keys are once, parents are nodes that are there, and from every node one comes to the top."""
    keys = [one.key for one in things(tree)]
    assert len(keys) == len(set(keys))
    parents = {node.key: node.parent for node in tree.nodes}
    for key in parents:
        climbed: set[str] = set()
        while key:
            assert key not in climbed and key in parents
            climbed.add(key)
            key = parents[key]
    hung = [one.node for one in tree.indicators] + [one.node for one in tree.projects]
    assert set(hung) <= {"", *parents}
    visions = tree.of_kind("vision")
    assert not visions or tree.vision == visions[0].title


@MANY
@given(st.data())
def test_move_split_merge_and_remove_lose_no_word_and_no_baht(data: st.DataObject) -> None:
    tree = data.draw(trees())
    deeds = st.sampled_from(["move", "split", "merge", "remove", "place", "accept", "accept-all"])
    edit = data.draw(edits(tree, 0)) | {"deed": data.draw(deeds)}
    before, money = letters(tree), _money(tree)
    hung = {key for key, one in every(tree).items()}
    after, _lost = edited(tree, [edit])
    assert letters(after) == before
    if edit["deed"] != "remove":
        assert _money(after) == money
    gone = hung - set(every(after))
    assert gone <= ({edit.get("key")} if edit["deed"] in ("merge", "remove") else set())


def _money(tree: PlanTree) -> tuple[Decimal, Decimal, Decimal]:
    zero = Decimal(0)
    return (
        sum((one.budget or zero for one in tree.projects), zero),
        sum((part.amount for one in tree.projects for part in one.budgets), zero),
        sum((part.budget or zero for one in tree.projects for part in one.activities), zero),
    )
