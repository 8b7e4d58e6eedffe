"""An issue that nothing measures."""

from __future__ import annotations

from collections.abc import Iterator

from patibat.plans.checker.context import Context
from patibat.plans.checker.coverage import keys_below
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.lacking import lacking
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import indicator, node, plan
from patibat.plans.tree import PlanItem, PlanTree
from patibat.problems import Text

_EACH = Text("{item} ไม่มีตัวชี้วัด", "{item} has no indicator")
_EVERY = Text("ประเด็นยุทธศาสตร์ทั้ง {count} ประเด็นไม่มีตัวชี้วัด", "none of the {count} issues has an indicator")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """An indicator on the issue, on anything below it, or on the goal above it."""
    measured = {one.node for one in tree.indicators}

    def is_lacking(issue: PlanItem) -> bool:
        return issue.parent not in measured - {""} and not (keys_below(tree, issue.key) & measured)

    yield from lacking(tree.of_kind("issue"), is_lacking, _EACH, _EVERY)


RULE = Rule(
    id="issue-without-indicator",
    severity="warning",
    question=Text("ทุกประเด็นยุทธศาสตร์มีตัวชี้วัดหรือไม่", "Does every issue have an indicator?"),
    explanation=Text(
        "ประเด็นที่ไม่มีตัวชี้วัดติดตามไม่ได้ว่าคืบหน้าเท่าใด",
        "The progress of an issue without an indicator cannot be followed.",
    ),
    remedy=Text("เพิ่มตัวชี้วัดอย่างน้อยหนึ่งตัว", "Add at least one indicator."),
    find=find,
    passes=(
        Example(plan(node("issue", 1), indicator(1, "ร้อยละของผู้เรียนที่มีงานทำ", 60, of="issue-1"))),
        Example(
            plan(
                node("issue", 1),
                node("strategy", 1, parent="issue-1"),
                indicator(1, "ร้อยละของผู้เรียนที่มีงานทำ", 60, of="strategy-1"),
            )
        ),
    ),
    fails=(Example(plan(node("issue", 1))),),
)
