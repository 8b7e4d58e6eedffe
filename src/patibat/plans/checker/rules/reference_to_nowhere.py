"""A reference to a part, table or issue that the plan does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.naming import plain_number
from patibat.plans.checker.passages import Passage, passages
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import node, plan, text_plan
from patibat.plans.tree import Line, PlanTree
from patibat.problems import Text

_REFERENCE: Final = re.compile(
    r"(?P<word>ประเด็นยุทธศาสตร์|ประเด็นการพัฒนา|ยุทธศาสตร์|เป้าประสงค์|พันธกิจ|ตาราง|แผนภาพ|แผนภูมิ|ภาพ|ส่วน|บท)ที่\s*"
    r"(?P<number>\d{1,3}(?:[.-]\d{1,3})*)(?![\d,/])"
)
_KINDS: Final = {
    "ประเด็นยุทธศาสตร์": "issue",
    "ประเด็นการพัฒนา": "issue",
    "ยุทธศาสตร์": "issue",
    "เป้าประสงค์": "goal",
    "พันธกิจ": "mission",
    "ส่วน": "part",
    "บท": "part",
}
# Parts and issues of something else that is named near by.
_ELSEWHERE: Final = re.compile(
    r"ชาติ|แม่บท|กระทรวง|พระราชบัญญัติ|พ\.ร\.บ|รัฐธรรมนูญ|ระเบียบ|นโยบาย|กลุ่มจังหวัด|ศึกษาธิการภาค|แผนพัฒนาจังหวัด|แผนฯ|SDG|มติ"
    r"|สำนักงานปลัด|สพฐ|แผนปฏิรูป|ฉบับที่|แผนการศึกษา|หมุดหมาย|ภาค\s?\d|แผนพัฒนาภาค|เล่ม"
)
_NEAR: Final = 90
_MISSING = Text("อ้างถึง “{reference}” แต่แผนนี้ไม่มี{has}", "“{reference}” is referred to, but the plan has none{has}")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """What a line or node begins with is there; everything else is a reference."""
    texts = list(passages(tree))
    there = _there(tree, texts)
    for passage in texts:
        for match in _REFERENCE.finditer(passage.text):
            word, number = match["word"], match["number"]
            known = there.get(_KINDS.get(word, word), set())
            if not passage.text[: match.start()].strip() or number in known:
                continue
            if word in _KINDS and (not known or _is_elsewhere(passage.text, match)):
                continue
            has = _has(word, known)
            details = {"reference": match.group(), "has": has}
            yield Hit(passage.place(match.start()), match.group(), _MISSING, details)


def _there(tree: PlanTree, texts: list[Passage]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in tree.nodes:
        if one.number:
            found.setdefault(one.kind, set()).add(plain_number(one.number))
    begins = [passage.text for passage in texts] + [line.text for line in tree.lines]
    for text in begins:
        match = _REFERENCE.match(text.strip())
        if match:
            found.setdefault(_KINDS.get(match["word"], match["word"]), set()).add(match["number"])
    return found


def _is_elsewhere(text: str, match: re.Match[str]) -> bool:
    around = text[max(0, match.start() - _NEAR) : match.start()] + text[match.end() : match.end() + _NEAR]
    return bool(_ELSEWHERE.search(around))


def _has(word: str, known: set[str]) -> Text:
    numbers = sorted(known, key=lambda number: [int(part) for part in re.findall(r"\d+", number)] or [0])
    if not numbers:
        return Text(f"{word}ใดเลย", "")
    return Text(f" ({word}ที่มีคือ {', '.join(numbers)})", f" (there are {', '.join(numbers)})")


def _five(text: str) -> PlanTree:
    tree = plan(*(node("issue", number) for number in range(1, 6)))
    tree.lines = [Line(text)]
    return tree


RULE = Rule(
    id="reference-to-nowhere",
    severity="warning",
    question=Text("สิ่งที่เอกสารอ้างถึงมีอยู่จริงหรือไม่", "Is everything there that the document refers to?"),
    explanation=Text(
        "การอ้างถึงข้อที่ไม่มีมักเกิดเมื่อลบหรือเรียงเลขใหม่", "References break when things are deleted or numbered anew."
    ),
    remedy=Text("แก้เลขที่อ้าง หรือเติมสิ่งที่หายไป", "Mend the number, or add what is missing."),
    find=find,
    passes=(
        Example(_five("ดำเนินการตามประเด็นยุทธศาสตร์ที่ 5")),
        Example(_five("สอดคล้องกับยุทธศาสตร์ชาติ ประเด็นยุทธศาสตร์ที่ 6")),
        Example(text_plan("ตารางที่ 1 จำนวนนักเรียน", "จากตารางที่ 1 พบว่า ตามส่วนที่ 3")),
    ),
    fails=(
        Example(_five("ดำเนินการตามประเด็นยุทธศาสตร์ที่ ๗")),
        Example(text_plan("ตารางที่ 1 จำนวนนักเรียน", "", "จากตารางที่ 9 พบว่า")),
        Example(text_plan("ส่วนที่ 1 บทนำ", "", "ส่วนที่ 2 สภาพ", "", "ดังที่กล่าวในส่วนที่ 6")),
    ),
)
