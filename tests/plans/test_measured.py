"""วิสัยทัศน์ × ตัวชี้วัด: which indicator measures which phrase, by which words; checked by hand."""

from __future__ import annotations

from patibat.plans.checker import check_plan
from patibat.plans.checker.samples import indicator, node, plan
from patibat.plans.measured import Measured, idle, measured
from patibat.plans.tree import PlanTree


def a_plan() -> PlanTree:
    return plan(
        node("vision", "", "ผู้เรียนมีคุณธรรม มีทักษะอาชีพ และรักษาสิ่งแวดล้อม", key="v"),
        node("goal", 1, "ครูใช้เทคโนโลยี และสถานศึกษาปลอดภัย", key="g1"),
        node("goal", 2, "เครือข่ายเข้มแข็ง", key="g2"),
        node("strategy", 1, "ชวนภาคีมาร่วม", "g2", key="s1"),
        indicator(1, "ร้อยละของผู้เรียนที่ผ่านการประเมินคุณธรรม", 80),
        indicator(2, "จำนวนผู้ผ่านการฝึกอาชีพ", 10, unit="คน"),
        indicator(3, "ร้อยละของครูที่ใช้เทคโนโลยีสอน", 80, of="g1"),
        indicator(4, "จำนวนหนังสือลงนาม", 3, unit="ฉบับ", of="s1"),
        indicator(5, "จำนวนการประชุม", 4, unit="ครั้ง"),
    )


def said(one: Measured) -> list[tuple[str, list[tuple[str, tuple[str, ...]]]]]:
    return [(row.text, [(cell.indicator.key, cell.words) for cell in row.cells]) for row in one.rows]


def test_each_phrase_has_its_indicators_and_the_words_that_tell() -> None:
    vision, first, second = measured(a_plan())
    assert said(vision) == [
        ("ผู้เรียนมีคุณธรรม", [("indicator-1", ("ผู้เรียน", "คุณธรรม"))]),
        ("มีทักษะอาชีพ", [("indicator-2", ("อาชีพ",))]),
        ("รักษาสิ่งแวดล้อม", []),
    ]
    assert said(first) == [("ครูใช้เทคโนโลยี", [("indicator-3", ("ครู", "เทคโนโลยี"))]), ("สถานศึกษาปลอดภัย", [])]
    assert first.whole == ()  # its one indicator already stands at a phrase
    assert said(second) == [("เครือข่ายเข้มแข็ง", [])]
    assert [cell.indicator.key for cell in second.whole] == ["indicator-4"]  # by the strategy below the goal


def test_indicators_that_measure_nothing_are_named() -> None:
    tree = a_plan()
    assert [one.key for one in idle(tree, measured(tree))] == ["indicator-5"]


def test_page_and_finding_say_the_same_of_the_vision() -> None:
    tree = a_plan()
    bare = [row.text for row in measured(tree)[0].rows if not row.cells]
    assert bare == [one.subject for one in check_plan(tree) if one.rule == "vision-unmeasured"] == ["รักษาสิ่งแวดล้อม"]


def test_a_plan_without_vision_and_goals_has_nothing_to_measure() -> None:
    tree = plan(indicator(1, "จำนวนการประชุม", 4))
    assert measured(tree) == []
    assert [one.key for one in idle(tree, [])] == ["indicator-1"]
