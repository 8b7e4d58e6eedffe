"""A number whose commas do not part it into thousands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.passages import passages
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import text_plan
from patibat.plans.tree import PlanTree
from patibat.problems import Text

_NUMBER: Final = re.compile(r"(?<![\d,.])\d+(?:,\d+)+(?:\.\d+)?(?![\d,])")
_YEAR: Final = re.compile(r"2[45]\d\d$")
_WRONG = Text("“{number}” แบ่งหลักพันไม่ถูก", "“{number}” is not parted into thousands")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Lists such as 1,2,3 and years such as 2562,2563 are no numbers."""
    for passage in passages(tree):
        for match in _NUMBER.finditer(passage.text):
            if _is_wrong(match.group().split(".")[0].split(",")):
                yield Hit(passage.place(match.start()), match.group(), _WRONG, {"number": match.group()})


def _is_wrong(groups: list[str]) -> bool:
    first, *rest = groups
    if any(_YEAR.match(group) for group in groups) or all(len(group) <= 2 for group in groups):
        return False
    if all(len(group) == 3 for group in rest):
        return len(first) > 3
    return any(len(group) > 3 for group in rest) or (len(rest) > 1 and any(len(group) == 3 for group in rest))


RULE = Rule(
    id="thousands-groups",
    severity="warning",
    question=Text("ตัวเลขแบ่งหลักพันถูกหรือไม่", "Are numbers parted into thousands?"),
    explanation=Text(
        "191,1023 อาจเป็น 191,102.3 หรือ 1,911,023 จึงไม่รู้ยอดจริง",
        "191,1023 may be 191,102.3 or 1,911,023: the true amount is not known.",
    ),
    remedy=Text("เขียนใหม่ให้มีสามหลักหลังจุลภาคทุกตัว", "Write three digits after every comma."),
    find=find,
    passes=(Example(text_plan("191,023 บาท 1,911,023.50 บาท ป.1,2,3 ปี 2562,2563 ข้อ 10,11")),),
    fails=(
        Example(text_plan("งบประมาณ 191,1023 บาท")),
        Example(text_plan("งบประมาณ ๑๙๑๑,๐๒๓ บาท")),
        Example(text_plan("งบประมาณ 1,23,456 บาท")),
    ),
)
