"""Ranges of years with hyphens here and dashes there."""

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

_RANGE: Final = re.compile(r"2[45]\d\d(?P<between>\s*(?P<dash>[-–—])\s*)(?:พ\.\s?ศ\.\s*)?2[45]\d\d")
_MIXED = Text(
    "ช่วงปีใช้ “{rare}” {rare_count} แห่ง แต่ใช้ “{usual}” {usual_count} แห่ง เช่น {example}",
    "ranges of years have “{rare}” ({rare_count}×) and “{usual}” ({usual_count}×), such as {example}",
)


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """One finding, at the first place of the rarer sign."""
    places: dict[str, list[tuple[Hit, str]]] = {}
    for passage in passages(tree):
        for match in _RANGE.finditer(passage.text):
            hit = Hit(passage.place(match.start()), "*", _MIXED)
            places.setdefault(match["dash"], []).append((hit, match.group()))
    if len(places) < 2:
        return
    usual, *others = sorted(places, key=lambda dash: (-len(places[dash]), dash))
    for rare in others:
        hit, example = places[rare][0]
        details = {
            "rare": rare,
            "rare_count": len(places[rare]),
            "usual": usual,
            "usual_count": len(places[usual]),
            "example": example,
        }
        yield Hit(hit.place, rare, _MIXED, details)


RULE = Rule(
    id="year-range-dashes",
    severity="note",
    question=Text("ช่วงปีใช้เครื่องหมายแบบเดียวกันทั้งเล่มหรือไม่", "Are ranges of years written with one sign?"),
    explanation=Text(
        "ยัติภังค์ (-) กับขีดยาว (–) ปนกันทำให้ค้นหาไม่พบและดูไม่เรียบร้อย",
        "Hyphens and dashes side by side are not found by a search and look untidy.",
    ),
    remedy=Text("ใช้เครื่องหมายเดียวทั้งเล่ม", "Use one sign throughout."),
    find=find,
    passes=(Example(text_plan("พ.ศ. 2562 - 2565", "พ.ศ. 2561-2580")),),
    fails=(Example(text_plan("พ.ศ. 2562 - 2565", "พ.ศ. 2562 – 2565")),),
)
