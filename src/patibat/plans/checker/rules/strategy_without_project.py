"""A strategy that no project carries out."""

from __future__ import annotations

from collections.abc import Iterator

from patibat.plans.checker.context import Context
from patibat.plans.checker.coverage import keys_below
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.lacking import lacking
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import node, plan, project
from patibat.plans.tree import PlanTree
from patibat.problems import Text

_EACH = Text("{item} ไม่มีโครงการรองรับ", "{item} has no project")
_EVERY = Text("กลยุทธ์ทั้ง {count} ข้อไม่มีโครงการรองรับ", "none of the {count} strategies has a project")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Only where the plan hangs projects on strategies or on what is below them."""
    strategies = tree.of_kind("strategy")
    used = {project.node for project in tree.projects if project.node}
    carried = {one.key for one in strategies if keys_below(tree, one.key) & used}
    if carried:
        yield from lacking(strategies, lambda one: one.key not in carried, _EACH, _EVERY)


RULE = Rule(
    id="strategy-without-project",
    severity="note",
    question=Text("ทุกกลยุทธ์มีโครงการรองรับหรือไม่", "Is every strategy carried out by a project?"),
    explanation=Text(
        "กลยุทธ์ที่ไม่มีโครงการไม่มีเงินและไม่มีผู้ทำ", "A strategy without a project has no money and nobody who does it."
    ),
    remedy=Text("เพิ่มโครงการ หรือบอกว่าทำด้วยงานประจำของหน่วยงานใด", "Add a project, or say whose regular work it is."),
    find=find,
    passes=(Example(plan(node("strategy", 1), project(1, "โครงการพัฒนาครู", of="strategy-1"))),),
    fails=(Example(plan(node("strategy", 1), node("strategy", 2), project(1, "โครงการพัฒนาครู", of="strategy-1"))),),
)
