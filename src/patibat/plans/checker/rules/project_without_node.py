"""A project that serves nothing in the plan (clause A1)."""

from __future__ import annotations

from collections.abc import Iterator

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.lacking import lacking
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import node, plan, project
from patibat.plans.tree import PlanTree
from patibat.problems import Text

_EACH = Text("{item} ไม่อยู่ใต้ประเด็นหรือกลยุทธ์ใด", "{item} stands below no issue and no strategy")
_EVERY = Text(
    "โครงการทั้ง {count} โครงการไม่อยู่ใต้ประเด็นหรือกลยุทธ์ใด", "none of the {count} projects stands below an issue or strategy"
)


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Where the plan has issues or strategies."""
    if tree.of_kind("issue", "strategy"):
        known = {node.key for node in tree.nodes}
        yield from lacking(tree.projects, lambda one: one.node not in known, _EACH, _EVERY)


RULE = Rule(
    id="project-without-node",
    severity="warning",
    question=Text("ทุกโครงการตอบประเด็นหรือกลยุทธ์หรือไม่", "Does every project serve an issue or a strategy?"),
    explanation=Text(
        "โครงการที่ไม่ตอบส่วนใดของแผนไม่ถูกนับในผลของแผน และของบประมาณตามแผนยาก",
        "A project that serves no part of the plan counts in none of its results and is hard to fund.",
    ),
    remedy=Text("ผูกโครงการกับกลยุทธ์หรือประเด็นที่ตอบ", "Attach it to the strategy or issue that it serves."),
    find=find,
    passes=(Example(plan(node("issue", 1), project(1, "โครงการพัฒนาครู", of="issue-1"))),),
    fails=(Example(plan(node("issue", 1), project(1, "โครงการพัฒนาครู"))),),
)
