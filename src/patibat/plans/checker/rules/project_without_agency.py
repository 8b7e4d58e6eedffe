"""A project that nobody answers for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.lacking import lacking
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import plan, project
from patibat.plans.tree import PlanTree
from patibat.problems import Text

_EACH = Text("{item} ไม่มีหน่วยงานรับผิดชอบ", "{item} has no agency")
_EVERY = Text("โครงการทั้ง {count} โครงการไม่มีหน่วยงานรับผิดชอบ", "none of the {count} projects has an agency")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """A name that is not in the directory is a name."""
    yield from lacking(
        tree.projects, lambda one: not any(mention.text.strip() for mention in one.agencies), _EACH, _EVERY
    )


_GOOD = project(1, "โครงการพัฒนาครู")
RULE = Rule(
    id="project-without-agency",
    severity="warning",
    question=Text("ทุกโครงการมีหน่วยงานรับผิดชอบหรือไม่", "Does every project have an agency?"),
    explanation=Text(
        "ทุกแผนงาน โครงการ และกิจกรรมหลักต้องมีผู้รับผิดชอบ", "Every programme, project and activity has a responsible unit."
    ),
    remedy=Text("ระบุหน่วยงานที่รับผิดชอบ", "Name the agency that answers for it."),
    find=find,
    passes=(Example(plan(_GOOD)),),
    fails=(Example(plan(replace(_GOOD, agencies=[]))),),
)
