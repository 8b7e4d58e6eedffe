"""An issue that leads to no goal."""

from __future__ import annotations

from collections.abc import Iterator

from patibat.plans.checker.context import Context
from patibat.plans.checker.coverage import keys_below
from patibat.plans.checker.findings import Hit, Place
from patibat.plans.checker.lacking import lacking
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import node, plan
from patibat.plans.tree import PlanItem, PlanTree
from patibat.problems import Text

_EACH = Text("{item} ไม่มีเป้าประสงค์", "{item} has no goal")
_NONE = Text("แผนมีประเด็นยุทธศาสตร์ {count} ประเด็น แต่ไม่มีเป้าประสงค์เลย", "the plan has issues ({count}) and no goal at all")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Goals may hang on issues or stand for the whole plan: only a plan that hangs them is asked issue by issue."""
    issues, goals = tree.of_kind("issue"), tree.of_kind("goal", "target")
    if issues and not goals:
        yield Hit(Place(), "*", _NONE, {"count": len(issues)})
        return
    keys = {goal.key for goal in goals}
    above = {goal.key: goal.parent for goal in goals}

    def is_lacking(issue: PlanItem) -> bool:
        return issue.parent not in keys and not (keys_below(tree, issue.key) & keys)

    if any(not is_lacking(issue) for issue in issues) and any(above.values()):
        yield from lacking(issues, is_lacking, _EACH, _NONE)


RULE = Rule(
    id="issue-without-goal",
    severity="warning",
    question=Text("ทุกประเด็นยุทธศาสตร์มีเป้าประสงค์หรือไม่", "Does every issue have a goal?"),
    explanation=Text(
        "ประเด็นที่ไม่มีเป้าประสงค์บอกว่าจะทำ แต่ไม่บอกว่าจะเกิดผลอะไร",
        "An issue without a goal says what is done, not what is to come of it.",
    ),
    remedy=Text("เขียนเป้าประสงค์ของประเด็น", "Write the goal of the issue."),
    find=find,
    passes=(
        Example(plan(node("issue", 1), node("goal", 1, parent="issue-1"))),
        Example(plan(node("issue", 1), node("goal", 1))),
    ),
    fails=(
        Example(plan(node("issue", 1), node("issue", 2), node("goal", 1, parent="issue-1"))),
        Example(plan(node("issue", 1))),
    ),
)
