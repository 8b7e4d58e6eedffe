"""The checker on whole plans: the source document, a good one, mentions that are no fault, and a big one."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace

import pytest

from patibat.papers.reading import Origin
from patibat.plans.checker import Context, Finding, check_plan
from patibat.plans.checker.samples import text_plan
from patibat.plans.tree import Line, PlanTree
from patibat.thai import mend
from tests.plans.trees import agencies, big_plan, good_plan, seed_text, source_document


def _lines(findings: list[Finding], rule: str) -> list[int]:
    return [found.where.origin.line for found in findings if found.rule == rule]


def _errors(findings: list[Finding]) -> list[tuple[str, int]]:
    return [(found.rule, found.where.origin.line) for found in findings if found.severity == "error"]


def test_source_document_shows_its_own_slips_and_no_other_error() -> None:
    found = check_plan(source_document(seed_text("seed-repaired-lines.txt")))
    assert _errors(found) == [("other-period", 41), ("other-province-office", 101)]
    assert [one.rule for one in found if one.severity == "warning"] == []
    by_rule = {one.rule: one for one in found}
    assert "2560-2564" in by_rule["other-period"].message()
    assert "จันทบุรี" in by_rule["other-province-office"].message()
    assert "“สำนักงานศึกษาธิการจันทบุรี” belongs to" in by_rule["other-province-office"].message("en")
    assert by_rule["other-province-office"].as_dict()["where"] == {"line": 101, "words": "บรรทัด 101"}


@pytest.mark.parametrize("is_mended", [False, True])
def test_raw_source_document_shows_the_misspelt_province_too(is_mended: bool) -> None:
    raw = seed_text("seed-raw.txt")
    found = check_plan(source_document(mend(raw).text if is_mended else raw))
    assert _lines(found, "misspelt-place") == [91]
    assert _errors(found) == [("other-period", 41), ("other-province-office", 101)]


@pytest.mark.parametrize("other", ["เลย", "ตาก", "ปทุมธานี", "นครราชสีมา"])
def test_same_document_of_another_province(other: str) -> None:
    """Nothing is bound to one province: put another in, and the same slips show."""
    text = seed_text("seed-repaired-lines.txt").replace("สมุทรปราการ", other)
    tree = source_document(text)
    tree.title = tree.title.replace("สมุทรปราการ", other)
    assert _errors(check_plan(tree)) == [("other-period", 41), ("other-province-office", 101)]


def test_good_plan_is_silent() -> None:
    tree = good_plan()
    assert (len(tree.of_kind("issue")), len(tree.indicators), len(tree.projects)) == (5, 20, 40)
    for context in (Context(), agencies()):
        assert [(one.rule, one.message()) for one in check_plan(tree, context)] == []


def test_good_plan_broken_is_not_silent() -> None:
    tree = good_plan()
    tree.indicators[0] = replace(tree.indicators[0], lead=[], unit="")
    tree.projects[3].budgets[0].amount += 5
    tree.totals[0].amount += 1000
    rules = {one.rule for one in check_plan(tree, agencies())}
    assert rules >= {"indicator-without-lead", "project-budget-parts", "totals-disagree"}


@pytest.mark.parametrize(
    "text",
    [
        "ยุทธศาสตร์ชาติ พ.ศ. 2561 - 2580 และแผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ ฉบับที่ 13 (พ.ศ. 2566 - 2570)",
        "พระราชบัญญัติการศึกษาแห่งชาติ พ.ศ. 2542 และที่แก้ไขเพิ่มเติม (ฉบับที่ 2) พ.ศ. 2545",
        "แผนพัฒนาจังหวัดสมุทรปราการ (พ.ศ. 2566 - 2570) ฉบับทบทวน",
        "แผนพัฒนาการศึกษาจังหวัดสมุทรปราการ (พ.ศ. 2558 - 2561) ที่ผ่านมา",
        "กลุ่มจังหวัดภาคกลางปริมณฑล ได้แก่ นนทบุรี ปทุมธานี นครปฐม และสมุทรปราการ",
        "ลงนามความร่วมมือกับสำนักงานศึกษาธิการจังหวัดฉะเชิงเทรา เพื่อพัฒนาเขตพัฒนาพิเศษภาคตะวันออก",
        "ศึกษาดูงานจากต้นแบบ เช่น สำนักงานศึกษาธิการจังหวัดขอนแก่น ดำเนินการได้ดี",
        "สำนักงานศึกษาธิการภาค 2 จังหวัดปทุมธานี ทำหน้าที่กำกับติดตาม",
        "มหาวิทยาลัยราชภัฏนครปฐม เป็นหน่วยพัฒนาครู วิทยาลัยเทคนิคชลบุรี จัดอบรม",
        "สพม.สมุทรปราการ ร่วมกับ สพป.ฉะเชิงเทรา เขต 1 จัดแข่งขัน",
        "1. สำนักงานศึกษาธิการจังหวัดชลบุรี 95.2 2. สำนักงานศึกษาธิการจังหวัดระยอง 93.1 3. สำนักงานศึกษาธิการจังหวัดตราด 92.0 ต้องปรับปรุง",
        "เผยแพร่ผลงานเลย ตากแดด น่านฟ้า ตรังกานู จังหวัดเลย",
        "ข้อมูลปีการศึกษา 2561 เทียบกับปี 2560 พบว่าร้อยละ 105 ของเป้าหมาย",
    ],
)
def test_legitimate_words_are_no_error(text: str) -> None:
    found = check_plan(text_plan(text))
    assert [(one.rule, one.message()) for one in found if one.severity != "note"] == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("ให้สำนักงานศึกษาธิการจังหวัดชลบุรีเป็นเจ้าภาพหลักในการขับเคลื่อนแผน", "other-province-office"),
        ("๕. สำนักงานศึกษาธิการจังหวัดระยอง รับผิดชอบการติดตามประเมินผล", "other-province-office"),
        ("การติดตามประเมินผลตามแผนพัฒนาการศึกษาจังหวัดลพบุรี", "other-province-plan"),
        ("ใช้แผนพัฒนาการศึกษาจังหวัดสมุทรปราการ พ.ศ. ๒๕๖๖ – ๒๕๗๐ เป็นกรอบ", "other-period"),
        ("แผนพัฒนาการศึกษาของจังหวัดสมุทรปราการ ระยะ 5 ปี (พ.ศ. 2560-2564)", "other-period"),
    ],
)
def test_slips_in_other_words_are_errors(text: str, rule: str) -> None:
    assert [one.rule for one in check_plan(text_plan(text)) if one.severity == "error"] == [rule]


def test_plan_without_years_of_its_own_tells_of_two_periods() -> None:
    title = "แผนพัฒนาการศึกษาจังหวัดสมุทรปราการ"
    tree = text_plan(f"{title} (พ.ศ. 2562-2565)", "", f"{title} (พ.ศ. 2562-2565)", "", f"{title} (พ.ศ. 2560-2564)")
    tree.title, tree.from_year, tree.to_year = title, 0, 0
    assert _lines(check_plan(tree), "other-period") == [5]


def test_province_comes_from_the_installation_where_the_plan_does_not_say() -> None:
    text = "สำนักงานศึกษาธิการจังหวัดจันทบุรี ทำหน้าที่ประสานงาน"
    tree = text_plan(text, title="แผนปฏิบัติราชการ")
    assert check_plan(tree) == []
    assert [one.rule for one in check_plan(tree, Context(province="11"))] == ["other-province-office"]
    assert check_plan(tree, Context(province="22")) == []


def test_fingerprint_does_not_move_with_the_lines() -> None:
    text = seed_text("seed-repaired-lines.txt")
    tree = source_document(text)
    moved = source_document(text)
    moved.lines = [replace(line, origin=Origin(line=line.origin.line + 7)) for line in moved.lines]
    assert [one.fingerprint for one in check_plan(tree)] == [one.fingerprint for one in check_plan(moved)]
    assert all(len(one.fingerprint) == 64 for one in check_plan(tree))


def test_same_slip_at_two_lines_is_two_findings_with_two_fingerprints() -> None:
    found = check_plan(text_plan("ร้อยละ 80 %", "", "ร้อยละ 80 %"))
    assert _lines(found, "percent-twice") == [1, 3]
    assert len({one.fingerprint for one in found}) == 2


def test_words_of_a_line_and_of_its_node_are_told_once() -> None:
    tree = good_plan()
    node = replace(tree.nodes[1], title="พัฒนาประเด็นยุทธศาตร์ให้ชัด", origin=Origin(line=500))
    tree.nodes[1] = node
    tree.lines.append(Line(node.title, node.origin, node.key))
    assert [one.rule for one in check_plan(tree)] == ["misspelt-term"]


def test_braces_in_the_document_stay_what_they_are() -> None:
    tree = good_plan()
    tree.indicators[0] = replace(tree.indicators[0], name="ร้อยละของ {0} {item} {x.__class__}", lead=[])
    told = [one.message() for one in check_plan(tree) if one.rule == "indicator-without-lead"]
    assert "{0} {item} {x.__class__}" in told[0]


def test_big_plan_is_checked_quickly() -> None:
    tree, context = big_plan(), agencies()
    assert (len(tree.lines) >= 2000, len(tree.indicators), len(tree.projects)) == (True, 60, 500)
    check_plan(PlanTree(title=tree.title), context)  # names of places are read once
    start = time.perf_counter()
    found = check_plan(tree, context)
    seconds = time.perf_counter() - start
    print(f"\n{len(tree.lines)} lines, 60 indicators, 500 projects: {seconds:.2f} s")
    assert Counter(one.severity for one in found)["error"] == 0
    assert seconds < 4.5, "1.5 s on a quiet machine; three times that while others work"
