"""Columns and lists that a copy ran together into one paragraph."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from patibat.intake.plan_documents import read_plan

CASE = Path(__file__).resolve().parents[2] / "../shared/cases/damaged-thai/07_nakhonpathom_action_plan_2566_issue3.txt"
TWO_COLUMNS = (
    "๑๒ ประเด็นยุทธศาสตร์ที่ ๒ เพิ่มโอกาสทางการศึกษาให้เด็กทุกคนในจังหวัด เป้าประสงค์ ตัวชี้วัดและค่าเป้าหมาย "
    "๑. เด็กทุกคนได้เรียน 2. เด็กที่หลุดจากระบบกลับเข้าเรียนภายใน 1 ปี ๑. ร้อยละของเด็กอายุ 3 - 5 ปีที่เข้าเรียน "
    "๒. จำนวนเด็กที่กลับเข้าเรียน 3. อัตราการเรียนต่อชั้นมัธยมศึกษาปีที่ 1 กลยุทธ์ภายใต้"
)
IN_TURN = (
    "ประเด็นยุทธศาสตร์ที่ 1 พัฒนาคุณภาพผู้เรียนให้มีทักษะที่จำเป็น เป้าประสงค์ 1. ผู้เรียนอ่านออกเขียนได้ "
    "2. ผู้เรียนมีอาชีพ กลยุทธ์ 1. พัฒนาครูทุกคน 2. จัดหาสื่อที่ทันสมัย 3. ติดตามทุกภาคเรียน"
)
PROSE = (
    "คณะกรรมการได้ประชุมพิจารณาเรื่องที่เกี่ยวข้องกับการจัดการศึกษาของจังหวัดในรอบปีที่ผ่านมา มีข้อสังเกต 2 ประการ "
    "คือ 1. ควรเร่งรัดการเบิกจ่าย 2. ควรติดตามเป็นรายไตรมาสทุกหน่วยงาน"
)


def test_two_columns_are_told_apart() -> None:
    tree = read_plan(TWO_COLUMNS.encode(), "plan.txt").tree
    assert [(node.kind, node.number, node.title) for node in tree.nodes] == [
        ("issue", "2", "เพิ่มโอกาสทางการศึกษาให้เด็กทุกคนในจังหวัด"),
        ("goal", "1", "เด็กทุกคนได้เรียน"),
        ("goal", "2", "เด็กที่หลุดจากระบบกลับเข้าเรียนภายใน 1 ปี"),
    ]
    assert [one.name for one in tree.indicators] == [
        "ร้อยละของเด็กอายุ 3 - 5 ปีที่เข้าเรียน",
        "จำนวนเด็กที่กลับเข้าเรียน",
        "อัตราการเรียนต่อชั้นมัธยมศึกษาปีที่ 1",
    ]


def test_each_list_behind_its_own_head() -> None:
    tree = read_plan(IN_TURN.encode(), "plan.txt").tree
    assert [(node.kind, node.title) for node in tree.nodes] == [
        ("issue", "พัฒนาคุณภาพผู้เรียนให้มีทักษะที่จำเป็น"),
        ("goal", "ผู้เรียนอ่านออกเขียนได้"),
        ("goal", "ผู้เรียนมีอาชีพ"),
        ("strategy", "พัฒนาครูทุกคน"),
        ("strategy", "จัดหาสื่อที่ทันสมัย"),
        ("strategy", "ติดตามทุกภาคเรียน"),
    ]


@pytest.mark.parametrize("text", [TWO_COLUMNS, IN_TURN, PROSE])
def test_nothing_of_the_text_is_lost(text: str) -> None:
    tree = read_plan(text.encode(), "plan.txt").tree
    assert Counter("".join(line.text for line in tree.lines).replace(" ", "")) == Counter(text.replace(" ", ""))


def test_prose_stays_one_paragraph() -> None:
    tree = read_plan(f"แผนพัฒนาการศึกษาจังหวัดตัวอย่าง\n\n{PROSE}".encode(), "plan.txt").tree
    assert PROSE in [line.text for line in tree.lines]
    assert not tree.nodes


@pytest.mark.skipif(not CASE.is_file(), reason="no ../shared")
def test_a_page_of_a_real_plan() -> None:
    tree = read_plan(CASE.read_bytes(), CASE.name).tree
    assert [(node.kind, node.number) for node in tree.nodes] == [("issue", "3"), ("target", "1"), ("target", "2")]
    assert len(tree.indicators) == 4
    assert tree.title == ""
