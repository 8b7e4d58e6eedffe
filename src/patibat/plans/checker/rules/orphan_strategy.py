"""A strategy that stands below no issue."""

from __future__ import annotations

from collections.abc import Iterator

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.lacking import lacking
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import node, plan
from patibat.plans.tree import PlanItem, PlanTree
from patibat.problems import Text

_EACH = Text("{item} ไม่อยู่ใต้ประเด็นยุทธศาสตร์ใด", "{item} stands below no strategic issue")
_EVERY = Text("กลยุทธ์ทั้ง {count} ข้อไม่อยู่ใต้ประเด็นยุทธศาสตร์ใด", "none of the {count} strategies stands below an issue")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Where the plan has issues; a goal above counts where it stands below an issue itself."""
    if tree.of_kind("issue"):
        by_key = {node.key: node for node in tree.nodes}
        yield from lacking(tree.of_kind("strategy", "tactic"), lambda one: not _has_issue(one, by_key), _EACH, _EVERY)


def _has_issue(one: PlanItem, by_key: dict[str, PlanItem]) -> bool:
    seen: set[str] = set()
    above = by_key.get(one.parent)
    while above is not None and above.key not in seen:
        if above.kind == "issue":
            return True
        seen.add(above.key)
        above = by_key.get(above.parent)
    return False


RULE = Rule(
    id="orphan-strategy",
    severity="warning",
    question=Text("กลยุทธ์ทุกข้ออยู่ใต้ประเด็นยุทธศาสตร์หรือไม่", "Does every strategy stand below an issue?"),
    explanation=Text(
        "กลยุทธ์ที่ไม่มีประเด็นอยู่เหนือไม่รู้ว่าทำไปเพื่ออะไร และรายงานรวมจะไม่นับ",
        "A strategy without an issue above it serves nothing that is known, and no roll-up counts it.",
    ),
    remedy=Text("ย้ายไปไว้ใต้ประเด็นที่ตอบ", "Move it below the issue that it answers."),
    find=find,
    passes=(Example(plan(node("issue", 1), node("strategy", 1, parent="issue-1"))), Example(plan(node("strategy", 1)))),
    fails=(Example(plan(node("issue", 1), node("strategy", 1))),),
)
