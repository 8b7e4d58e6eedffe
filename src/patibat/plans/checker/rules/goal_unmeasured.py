"""A goal that no indicator measures (clause C3)."""

from __future__ import annotations

from collections.abc import Iterator

from patibat.plans.checker.context import Context
from patibat.plans.checker.coverage import goal_coverage
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.lacking import lacking
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import indicator, node, plan
from patibat.plans.tree import PlanTree
from patibat.problems import Text

_EACH = Text("{item} ไม่มีตัวชี้วัดใดวัด", "{item} is measured by no indicator")
_EVERY = Text("เป้าประสงค์ทั้ง {count} ข้อไม่มีตัวชี้วัดใดวัด", "none of the {count} goals is measured by an indicator")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """By an indicator that hangs on it, or one that shares its words."""
    covered = goal_coverage(tree)
    yield from lacking(tree.of_kind("goal"), lambda one: not covered[one.key].is_measured, _EACH, _EVERY)


_GOAL = node("goal", 1, "ผู้เรียนมีคุณธรรม จริยธรรม")
RULE = Rule(
    id="goal-unmeasured",
    severity="warning",
    question=Text("ทุกเป้าประสงค์มีตัวชี้วัดหรือไม่", "Is every goal measured?"),
    explanation=Text(
        "เป้าประสงค์ที่ไม่มีตัวชี้วัดบอกไม่ได้ว่าบรรลุหรือไม่", "Whether a goal without an indicator was reached cannot be said."
    ),
    remedy=Text("เพิ่มตัวชี้วัดของเป้าประสงค์ หรือผูกตัวชี้วัดที่มีอยู่", "Add an indicator, or attach one there is."),
    find=find,
    passes=(
        Example(plan(_GOAL, indicator(1, "ร้อยละของสถานศึกษาที่ผ่านเกณฑ์", 80, of="goal-1"))),
        Example(plan(_GOAL, indicator(1, "ร้อยละของผู้เรียนที่ผ่านการประเมินคุณธรรม", 80))),
    ),
    fails=(Example(plan(_GOAL, indicator(1, "ร้อยละของครูที่ใช้เทคโนโลยี", 80))),),
)
