"""A project of nought baht, or of an amount that is not said."""

from __future__ import annotations

from collections.abc import Iterator

from patibat.plans.checker.budgets import amount_of
from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.lacking import lacking
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import part, plan, project
from patibat.plans.tree import PlanTree
from patibat.problems import Text

_ZERO = Text("{item} มีงบประมาณ 0 บาท", "{item} has a budget of 0 baht")
_EVERY_ZERO = Text("โครงการทั้ง {count} โครงการมีงบประมาณ 0 บาท", "all {count} projects have a budget of 0 baht")
_UNSAID = Text("{item} ไม่บอกงบประมาณ", "{item} says no budget")
_EVERY_UNSAID = Text("โครงการทั้ง {count} โครงการไม่บอกงบประมาณ", "none of the {count} projects says its budget")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Nought is not the same as not said."""
    yield from lacking(tree.projects, lambda one: amount_of(one) == 0, _ZERO, _EVERY_ZERO)
    yield from lacking(tree.projects, lambda one: amount_of(one) is None, _UNSAID, _EVERY_UNSAID)


RULE = Rule(
    id="project-without-money",
    severity="note",
    question=Text("ทุกโครงการบอกงบประมาณหรือไม่", "Does every project say its budget?"),
    explanation=Text(
        "โครงการ 0 บาทอาจไม่ใช้งบประมาณจริงหรือยังไม่ได้กรอก ซึ่งต่างกัน",
        "A project of 0 baht may truly need no money, or was not filled in: these differ.",
    ),
    remedy=Text("กรอกงบประมาณ หรือเขียนว่า “ไม่ใช้งบประมาณ”", "Fill in the budget, or write that it needs none."),
    find=find,
    passes=(Example(plan(project(1, "โครงการพัฒนาครู"), project(2, "โครงการค่าย", None, part("10", 2562)))),),
    fails=(Example(plan(project(1, "โครงการพัฒนาครู", "0"))), Example(plan(project(1, "โครงการพัฒนาครู", None)))),
)
