"""One habit of offices each, in as few words as show it."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook

from patibat.intake.plan_documents import read_plan
from patibat.plans.tree import PlanTree

_HEAD = "แผนพัฒนาการศึกษาจังหวัด พ.ศ. 2566 - 2569\n\n"


def _text(*lines: str) -> PlanTree:
    return read_plan((_HEAD + "\n".join(lines)).encode(), "แผน.txt").tree


def _sheet(*rows: Sequence[object]) -> PlanTree:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("แผนพัฒนาการศึกษาจังหวัด พ.ศ. 2566 - 2569",), *rows):
        sheet.append(list(row))
    out = BytesIO()
    book.save(out)
    return read_plan(out.getvalue(), "แผน.xlsx").tree


def _nodes(tree: PlanTree) -> list[tuple[str, str, str]]:
    return [(node.kind, node.number, node.title) for node in tree.nodes if node.kind != "part"]


def test_a_copied_list_is_no_table() -> None:
    tree = _text("ประเด็นยุทธศาสตร์ที่ 1 คุณภาพผู้เรียน", "กลยุทธ์", "1.\tพัฒนาครูทุกสังกัด", "2.\tจัดหาสื่อที่ทันสมัย")
    assert _nodes(tree)[1:] == [("strategy", "1", "พัฒนาครูทุกสังกัด"), ("strategy", "2", "จัดหาสื่อที่ทันสมัย")]


def test_a_background_in_numbered_chapters_ends_where_the_plan_is_named() -> None:
    tree = _text(
        "ส่วนที่ 1 สภาพทั่วไปของจังหวัด",
        "1. ที่ตั้งและอาณาเขต",
        "",
        "สาระสำคัญของแผนพัฒนาการศึกษา",
        "",
        "วิสัยทัศน์",
        "เรียนรู้ทุกวัย",
        "พันธกิจ",
        "1. จัดการศึกษาอย่างทั่วถึง",
    )
    assert _nodes(tree) == [("vision", "", "เรียนรู้ทุกวัย"), ("mission", "1", "จัดการศึกษาอย่างทั่วถึง")]


def test_the_title_of_an_issue_in_the_next_line() -> None:
    tree = _text("ประเด็นยุทธศาสตร์ที่ 1", "ความสำเร็จของผู้เรียนทุกคน", "กลยุทธ์", "1. พัฒนาครู")
    assert _nodes(tree)[0] == ("issue", "1", "ความสำเร็จของผู้เรียนทุกคน")


def test_the_year_by_which_a_target_is_reached() -> None:
    tree = _text(
        "ประเด็นยุทธศาสตร์ที่ 1 คุณภาพผู้เรียน",
        "ตัวชี้วัดความสำเร็จ",
        "1. ร้อยละของผู้เรียนที่อ่านออก เป้าหมายร้อยละ 90 ภายในปี 2569",
        "2. จำนวนโรงเรียนคุณภาพ ภายในปี 2568",
        "เป้าหมาย 12 แห่ง",
    )
    assert [(one.name, sorted(one.targets)) for one in tree.indicators] == [
        ("ร้อยละของผู้เรียนที่อ่านออก", [2569]),
        ("จำนวนโรงเรียนคุณภาพ", [2568]),
    ]
    assert [str(one.targets[year].value) for one, year in zip(tree.indicators, (2569, 2568), strict=True)] == [
        "90",
        "12",
    ]


def test_items_of_a_swot_that_a_copy_ran_together() -> None:
    tree = _text(
        "การวิเคราะห์สภาพแวดล้อม (SWOT)", "จุดแข็ง", "S1 ครูเก่งทุกกลุ่มสาระ S2 ชุมชนให้ความร่วมมือดี", "จุดอ่อน", "W1 อาคารเก่า"
    )
    assert [(one.kind, one.text) for one in tree.swot] == [
        ("strength", "ครูเก่งทุกกลุ่มสาระ"),
        ("strength", "ชุมชนให้ความร่วมมือดี"),
        ("weakness", "อาคารเก่า"),
    ]


def test_equally_long_items_are_no_cut_lines() -> None:
    items = [f"   {number}. สร้างภาคีเครือข่ายให้ชุมชนร่วมเป็นเจ้าของ {number}" for number in range(1, 8)]
    tree = _text("วิสัยทัศน์", "เรียนรู้ทุกวัย", "พันธกิจ", *items, "", "ค่านิยม", "   1. ซื่อสัตย์")
    assert [number for kind, number, _ in _nodes(tree) if kind == "mission"] == list("1234567")


def test_bare_years_beside_indicators_are_their_targets() -> None:
    tree = _sheet(
        ("ประเด็นยุทธศาสตร์ที่ 1 คุณภาพผู้เรียน",),
        ("ตัวชี้วัด", 2566, 2567, 2568, 2569),
        ("ร้อยละของผู้เรียนที่อ่านออก", 82.9, 83.9, 84.9, "ไม่น้อยกว่า 85"),
    )
    (indicator,) = tree.indicators
    assert [str(indicator.targets[year].value) for year in range(2566, 2570)] == ["82.9", "83.9", "84.9", "85"]


def test_the_same_header_below_each_issue_of_a_sheet() -> None:
    header, issue = ("ตัวชี้วัด", "หน่วยนับ", 2566, 2567), "ประเด็นยุทธศาสตร์ที่ {}"
    tree = _sheet(
        (issue.format(1),),
        ("คุณภาพผู้เรียน",),
        header,
        ("ผู้เรียนอ่านออก", "ร้อยละ", 80, 82),
        (issue.format(2),),
        ("โอกาสทางการศึกษา",),
        header,
        ("เด็กกลับเข้าเรียน", "คน", 100, 120),
    )
    titles = {node.key: node.title for node in tree.nodes}
    assert [(one.name, titles[one.node]) for one in tree.indicators] == [
        ("ผู้เรียนอ่านออก", "คุณภาพผู้เรียน"),
        ("เด็กกลับเข้าเรียน", "โอกาสทางการศึกษา"),
    ]


def test_two_heads_of_a_swot_in_one_table() -> None:
    tree = _sheet(("จุดแข็ง", "จุดอ่อน"), ("ครูเก่ง", "อาคารเก่า"), ("ชุมชนดี", None), ("โอกาส", "อุปสรรค"), ("มีโรงงาน", "ฝุ่นมาก"))
    assert sorted(one.text for one in tree.swot) == sorted(("ครูเก่ง", "อาคารเก่า", "ชุมชนดี", "มีโรงงาน", "ฝุ่นมาก"))
