"""A word that stands twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.passages import passages
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import text_plan
from patibat.plans.checker.terms import TERMS
from patibat.plans.tree import PlanTree
from patibat.problems import Text

# Words that no other word ends in, so that two in a row are never the end of one and the beginning of another.
_SMALL: Final = ("และ", "หรือ", "โดย", "เพื่อ", "ซึ่ง", "เนื่องจาก", "รวมทั้ง", "ตลอดจน", "ให้")
_LONG: Final = tuple(sorted((term for term in TERMS if not term.startswith("การ")), key=len, reverse=True))
_TWICE: Final = re.compile(rf"(?P<word>{'|'.join((*_LONG, *_SMALL))})\s?(?P=word)")
_STRAY: Final = re.compile(r"(?<![ก-๙])(?P<word>ที่|ของ|ใน|จาก|เป็น|ความ)\s?(?P=word)(?=[ก-๙])")
_DOUBLE = Text("คำว่า “{word}” ซ้ำติดกัน: “…{around}…”", "“{word}” stands twice: “…{around}…”")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Known words only: Thai repeats syllables rightly, and writes a wanted repeat with ๆ."""
    for passage in passages(tree):
        for match in (*_TWICE.finditer(passage.text), *_STRAY.finditer(passage.text)):
            around = passage.text[max(0, match.start() - 12) : match.end() + 12].strip()
            details = {"word": match["word"], "around": around}
            yield Hit(passage.place(match.start()), around, _DOUBLE, details)


RULE = Rule(
    id="double-word",
    severity="note",
    question=Text("มีคำที่พิมพ์ซ้ำติดกันหรือไม่", "Is any word typed twice in a row?"),
    explanation=Text("มักเกิดตอนแก้ประโยค", "It happens when sentences are changed."),
    remedy=Text("ลบคำที่เกิน", "Delete one of the two."),
    find=find,
    passes=(Example(text_plan("หน่วยงานต่าง ๆ ในที่ที่เหมาะสม กิจการการศึกษา โครงการการเรียนรู้ กำกับกับดูแล")),),
    fails=(Example(text_plan("ส่งเสริมและและพัฒนา")), Example(text_plan("สถานศึกษา สถานศึกษาทุกแห่ง"))),
)
