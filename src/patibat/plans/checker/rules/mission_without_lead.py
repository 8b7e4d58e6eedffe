"""A mission that no agency leads (clause I3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.lacking import lacking
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import agency, node, plan
from patibat.plans.tree import PlanTree
from patibat.problems import Text

_EACH = Text("{item} ไม่มีหน่วยงานเจ้าภาพหลัก", "{item} has no lead agency")
_EVERY = Text("พันธกิจทั้ง {count} ข้อไม่มีหน่วยงานเจ้าภาพหลัก", "none of the {count} missions has a lead agency")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Supporting agencies alone are not enough."""
    yield from lacking(tree.of_kind("mission"), lambda one: not one.lead, _EACH, _EVERY)


_LED = replace(node("mission", 1), lead=[agency("สำนักงานศึกษาธิการจังหวัด")])
RULE = Rule(
    id="mission-without-lead",
    severity="warning",
    question=Text("ทุกพันธกิจมีหน่วยงานเจ้าภาพหลักหรือไม่", "Does every mission have a lead agency?"),
    explanation=Text(
        "แต่ละภารกิจต้องมีหน่วยงานเจ้าภาพหลักและหน่วยงานสนับสนุน จึงจะรู้ว่าใครตอบผลงาน",
        "Each mission has a lead agency and supporting agencies, so that it is known who answers for results.",
    ),
    remedy=Text("ระบุหน่วยงานเจ้าภาพหลักหนึ่งหน่วย", "Name one lead agency."),
    find=find,
    passes=(Example(plan(_LED)),),
    fails=(Example(plan(_LED, node("mission", 2))),),
)
