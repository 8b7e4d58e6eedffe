"""A date that no calendar has."""

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
from patibat.problems import Problem, Text
from patibat.thai import parse_date

_MONTHS: Final = "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
_DATE: Final = re.compile(rf"(?<![\d/.-])(\d{{1,2}})\s*({_MONTHS})\s*(?:พ\.\s?ศ\.\s*)?(2[45]\d\d)(?!\d)")
_NEVER = Text("“{date}” ไม่มีในปฏิทิน", "“{date}” is in no calendar")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Days with the name of their month and a year."""
    for passage in passages(tree):
        for match in _DATE.finditer(passage.text):
            try:
                parse_date(f"{match[1]} {match[2]} {match[3]}")
            except Problem:
                yield Hit(passage.place(match.start()), match.group(), _NEVER, {"date": match.group()})


RULE = Rule(
    id="date-not-in-calendar",
    severity="warning",
    question=Text("วันที่ทุกวันมีอยู่จริงหรือไม่", "Does every date exist?"),
    explanation=Text("เช่น 31 กันยายน", "Such as 31 September."),
    remedy=Text("แก้วันที่", "Mend the date."),
    find=find,
    passes=(Example(text_plan("30 กันยายน 2565 และ 29 กุมภาพันธ์ 2563")),),
    fails=(Example(text_plan("ภายใน ๓๑ กันยายน ๒๕๖๕")), Example(text_plan("29 กุมภาพันธ์ พ.ศ. 2562"))),
)
