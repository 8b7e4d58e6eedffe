"""Two things of one kind with the same words below the same parent."""

from __future__ import annotations

from collections.abc import Iterator

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.naming import called, place_of
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import node, plan
from patibat.plans.tree import PlanItem, PlanTree
from patibat.problems import Text
from patibat.thai import search_key

_SAME = Text("{item} ซ้ำกับ{other}", "{item} repeats {other}")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Compared without spaces; the heading of a part may stand again on its first page."""
    first: dict[tuple[str, str, str], PlanItem] = {}
    for one in tree.nodes:
        key = (one.parent, one.kind, search_key(one.title).replace(" ", ""))
        other = first.setdefault(key, one)
        if other is not one and key[2] and one.kind not in ("part", "section"):
            yield Hit(place_of(one), one.title, _SAME, {"item": called(one), "other": called(other)})


RULE = Rule(
    id="repeated-node",
    severity="warning",
    question=Text("มีข้อความเดียวกันซ้ำในหัวข้อเดียวกันหรือไม่", "Is anything said twice in the same place?"),
    explanation=Text("ข้อที่ซ้ำกันทำให้นับผลงานซ้ำ", "What is said twice is counted twice."),
    remedy=Text("ลบข้อที่ซ้ำ", "Delete one of the two."),
    find=find,
    passes=(Example(plan(node("goal", 1, "ผู้เรียนมีคุณภาพ"), node("goal", 2, "ครูมีคุณภาพ"))),),
    fails=(Example(plan(node("goal", 1, "ผู้เรียนมีคุณภาพ"), node("goal", 2, "ผู้เรียน มีคุณภาพ"))),),
)
