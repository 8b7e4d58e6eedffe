"""An indicator that measures nothing of the plan."""

from __future__ import annotations

from collections.abc import Iterator

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.lacking import lacking
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import indicator, node, plan
from patibat.plans.tree import PlanTree
from patibat.problems import Text

_EACH = Text("{item} ไม่ผูกกับเป้าประสงค์หรือประเด็นใด", "{item} hangs on no goal and no issue")
_EVERY = Text(
    "ตัวชี้วัดทั้ง {count} ตัวไม่ผูกกับเป้าประสงค์หรือประเด็นใด", "none of the {count} indicators hangs on a goal or an issue"
)


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Where the plan has issues or goals at all."""
    if tree.of_kind("issue", "goal", "target", "strategy"):
        known = {node.key for node in tree.nodes}
        yield from lacking(tree.indicators, lambda one: one.node not in known, _EACH, _EVERY)


RULE = Rule(
    id="indicator-without-node",
    severity="note",
    question=Text("ตัวชี้วัดทุกตัวบอกว่าวัดอะไรหรือไม่", "Does every indicator say what it measures?"),
    explanation=Text(
        "ตัวชี้วัดที่ไม่ผูกกับเป้าประสงค์หรือประเด็นไม่ทำให้รู้ว่าแผนส่วนใดสำเร็จ",
        "An indicator that hangs on nothing does not show which part of the plan succeeds.",
    ),
    remedy=Text("ผูกตัวชี้วัดกับเป้าประสงค์ ประเด็น หรือกลยุทธ์", "Attach it to a goal, an issue or a strategy."),
    find=find,
    passes=(Example(plan(node("issue", 1), indicator(1, "ร้อยละของผู้เรียนที่มีงานทำ", 60, of="issue-1"))),),
    fails=(Example(plan(node("issue", 1), indicator(1, "ร้อยละของผู้เรียนที่มีงานทำ", 60))),),
)
