"""A range of years that ends before it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit, Place
from patibat.plans.checker.passages import passages
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import TITLE, plan, text_plan
from patibat.plans.tree import PlanTree
from patibat.problems import Text

_RANGE: Final = re.compile(r"(?<![\d/])(2[45]\d\d)\s*[-–—]\s*(?:พ\.\s?ศ\.\s*)?(2[45]\d\d)(?![\d/])")
_REVERSED = Text("ช่วงปี {range} จบก่อนเริ่ม", "the years {range} end before they begin")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """In words, and in the plan's own years."""
    if tree.from_year and tree.to_year and tree.from_year > tree.to_year:
        own = f"{tree.from_year}-{tree.to_year}"
        yield Hit(Place(), own, _REVERSED, {"range": own})
    for passage in passages(tree):
        for match in _RANGE.finditer(passage.text):
            if int(match[1]) > int(match[2]):
                yield Hit(passage.place(match.start()), match.group(), _REVERSED, {"range": match.group()})


_BACKWARD = plan(title=TITLE)
_BACKWARD.from_year, _BACKWARD.to_year = 2565, 2562
RULE = Rule(
    id="year-range-reversed",
    severity="warning",
    question=Text("ช่วงปีทุกช่วงเริ่มก่อนจบหรือไม่", "Does every range of years begin before it ends?"),
    explanation=Text("ช่วงปีกลับด้านมักเป็นการพิมพ์ผิด", "A reversed range is mostly a typing error."),
    remedy=Text("สลับหรือแก้ปี", "Swap or mend the years."),
    find=find,
    passes=(Example(text_plan("พ.ศ. 2562 - 2565")),),
    fails=(Example(text_plan("พ.ศ. ๒๕๖๕ - ๒๕๖๒")), Example(_BACKWARD)),
)
