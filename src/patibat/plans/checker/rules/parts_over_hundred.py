"""Percentages that are said to be parts of one whole, and sum to over 100."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.passages import passages
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import text_plan
from patibat.plans.tree import PlanTree
from patibat.problems import Text

_DIVIDED: Final = re.compile(r"แบ่งเป็น|แบ่งออกเป็น|จำแนกเป็น|แยกเป็น|ประกอบด้วยสัดส่วน")
_PERCENT: Final = re.compile(r"ร้อยละ\s*(\d{1,3}(?:\.\d{1,4})?)(?!\d)")
_FEWEST: Final = 2
_ROUNDED: Final = Decimal("0.1")
_OVER = Text("ส่วนย่อยที่แบ่งไว้รวมกันได้ร้อยละ {sum} ({parts})", "the parts add up to {sum} per cent ({parts})")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Only within one sentence after a word of dividing; each may be rounded a little."""
    for passage in passages(tree):
        for divided in _DIVIDED.finditer(passage.text):
            sentence = re.split(r"\s{2,}|ทั้งนี้|นอกจากนี้|ส่วนปี|ในปี|เทียบ|เพิ่มขึ้น|ลดลง", passage.text[divided.end() :])[0]
            parts = [Decimal(number) for number in _PERCENT.findall(sentence)]
            total = sum(parts, Decimal(0))
            if len(parts) > _FEWEST and total > 100 + _ROUNDED * len(parts):
                shown = " + ".join(f"{part:f}" for part in parts)
                yield Hit(passage.place(divided.start()), shown, _OVER, {"sum": f"{total:f}", "parts": shown})


RULE = Rule(
    id="parts-over-hundred",
    severity="note",
    question=Text("ร้อยละของส่วนย่อยรวมกันไม่เกิน 100 ใช่หรือไม่", "Do parts of one whole stay within 100 per cent?"),
    explanation=Text("ส่วนย่อยของทั้งหมดเดียวกันรวมกันเกิน 100 ไม่ได้", "Parts of one whole cannot add up to more than 100."),
    remedy=Text("ตรวจตัวเลขของแต่ละส่วน", "Look at the figure of each part."),
    find=find,
    passes=(Example(text_plan("แบ่งเป็น รัฐร้อยละ 60.5 เอกชนร้อยละ 30 ท้องถิ่นร้อยละ 9.6")),),
    fails=(Example(text_plan("แบ่งเป็น รัฐร้อยละ 60 เอกชนร้อยละ 30 ท้องถิ่นร้อยละ 19")),),
)
