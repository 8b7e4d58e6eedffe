"""ร้อยละ and % said of the same number."""

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

_TWICE: Final = re.compile(r"ร้อยละ\s*\d+(?:\.\d+)?\s*(?:%|เปอร์เซ็นต์)")
_SAID = Text("“{written}” บอกร้อยละสองครั้ง", "“{written}” says per cent twice")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Wherever it stands."""
    for passage in passages(tree):
        for match in _TWICE.finditer(passage.text):
            yield Hit(passage.place(match.start()), match.group(), _SAID, {"written": match.group()})


RULE = Rule(
    id="percent-twice",
    severity="note",
    question=Text("มีที่เขียนทั้งร้อยละและ % หรือไม่", "Is per cent said twice?"),
    explanation=Text("เขียนอย่างเดียวพอ", "Once is enough."),
    remedy=Text("ลบ % หรือคำว่าร้อยละ", "Delete one of the two."),
    find=find,
    passes=(Example(text_plan("ร้อยละ 80 และ 75%")),),
    fails=(Example(text_plan("ร้อยละ 80 %")),),
)
