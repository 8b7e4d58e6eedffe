"""Which phrase of the vision is measured (clause C3)."""

from __future__ import annotations

from patibat.plans.checker import goal_coverage, vision_coverage
from patibat.plans.checker.samples import indicator, node, plan
from patibat.plans.checker.words import content_words


def test_each_phrase_names_its_indicators_and_the_shared_words() -> None:
    tree = plan(
        indicator(1, "ร้อยละของผู้เรียนที่มีคุณธรรมตามเกณฑ์", 80),
        indicator(2, "จำนวนสถานศึกษาที่ใช้หลักสูตรภาษาอังกฤษ", 80),
        vision="ผู้เรียนมีคุณธรรม ก้าวทันสากล และใช้ภาษาอังกฤษได้",
    )
    phrases = vision_coverage(tree)
    assert [one.text for one in phrases] == ["ผู้เรียนมีคุณธรรม", "ก้าวทันสากล", "ใช้ภาษาอังกฤษได้"]
    assert phrases[0].measured_by == (("indicator-1", ("ผู้เรียน", "คุณธรรม")),)
    assert not phrases[1].is_measured
    assert phrases[2].measured_by == (("indicator-2", ("ภาษาอังกฤษ",)),)


def test_general_words_measure_nothing() -> None:
    tree = plan(indicator(1, "ร้อยละของโครงการพัฒนาการศึกษาจังหวัด", 80), vision="จังหวัดพัฒนาการศึกษาอย่างยั่งยืน")
    assert [one.is_measured for one in vision_coverage(tree)] == [False]


def test_vision_may_be_a_node() -> None:
    tree = plan(node("vision", "", "ผู้เรียนมีคุณธรรม"))
    assert [one.text for one in vision_coverage(tree)] == ["ผู้เรียนมีคุณธรรม"]
    assert vision_coverage(plan()) == []


def test_goal_is_measured_by_what_hangs_below_it() -> None:
    tree = plan(
        node("goal", 1, "ผู้เรียนมีวินัย"),
        node("goal", 2, "ครูมีจรรยาบรรณ"),
        node("target", 1, "เป้าหมายย่อย", parent="goal-1"),
        indicator(1, "ร้อยละของห้องสมุดที่เปิดบริการ", 80, of="target-1"),
    )
    covered = goal_coverage(tree)
    assert covered["goal-1"].measured_by == (("indicator-1", ()),)
    assert not covered["goal-2"].is_measured


def test_content_words_leave_out_small_words_and_numbers() -> None:
    assert content_words("ร้อยละ 80 ของครูในจังหวัดที่ใช้ e-learning และ AI") == ("ครู", "e-learning")
    assert content_words("") == ()
