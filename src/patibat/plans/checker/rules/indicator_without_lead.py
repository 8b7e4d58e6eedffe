"""An indicator that nobody answers for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.lacking import lacking
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import agency, indicator, node, plan
from patibat.plans.tree import PlanTree
from patibat.problems import Text

_EACH = Text("{item} ไม่มีหน่วยงานรับผิดชอบ", "{item} has no lead agency")
_EVERY = Text("ตัวชี้วัดทั้ง {count} ตัวไม่มีหน่วยงานรับผิดชอบ", "none of the {count} indicators has a lead agency")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """An indicator below a node with a lead has that lead."""
    led = {node.key for node in tree.nodes if node.lead}
    yield from lacking(tree.indicators, lambda one: not one.lead and one.node not in led, _EACH, _EVERY)


_GOOD = indicator(1, "ร้อยละของผู้เรียนที่มีงานทำ", 60)
_NODE = replace(node("issue", 1), lead=[agency("สำนักงานศึกษาธิการจังหวัด")])
RULE = Rule(
    id="indicator-without-lead",
    severity="warning",
    question=Text("ตัวชี้วัดทุกตัวมีผู้รับผิดชอบหรือไม่", "Does somebody answer for every indicator?"),
    explanation=Text("ตัวชี้วัดที่ไม่มีเจ้าภาพจะไม่มีใครรายงาน", "An indicator without a lead agency is reported by nobody."),
    remedy=Text("ระบุหน่วยงานเจ้าภาพหนึ่งหน่วย", "Name one lead agency."),
    find=find,
    passes=(Example(plan(_GOOD)), Example(plan(_NODE, replace(_GOOD, lead=[], node="issue-1")))),
    fails=(Example(plan(replace(_GOOD, lead=[]))),),
)
