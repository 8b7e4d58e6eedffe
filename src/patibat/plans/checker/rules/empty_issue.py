"""An issue with nothing in it."""

from __future__ import annotations

from collections.abc import Iterator

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.lacking import lacking
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import node, plan, project
from patibat.plans.tree import PlanTree
from patibat.problems import Text

_EACH = Text("{item} ว่างเปล่า ไม่มีกลยุทธ์ แนวทาง หรือโครงการ", "{item} is empty: no strategy, guideline or project")
_EVERY = Text("ประเด็นยุทธศาสตร์ทั้ง {count} ประเด็นว่างเปล่า", "all {count} issues are empty")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Nothing below it, nothing on it and no words of its own."""
    used = {one.parent for one in tree.nodes if one.kind not in ("goal", "target")}
    used |= {one.node for one in tree.projects}
    yield from lacking(tree.of_kind("issue"), lambda one: one.key not in used and not one.text.strip(), _EACH, _EVERY)


RULE = Rule(
    id="empty-issue",
    severity="warning",
    question=Text("มีประเด็นยุทธศาสตร์ที่ว่างเปล่าหรือไม่", "Is any issue empty?"),
    explanation=Text(
        "ประเด็นที่ไม่มีกลยุทธ์หรือโครงการไม่มีใครนำไปทำได้",
        "Nobody can act on an issue without a strategy or a project.",
    ),
    remedy=Text("เพิ่มกลยุทธ์หรือโครงการ หรือรวมกับประเด็นอื่น", "Add strategies or projects, or merge it with another issue."),
    find=find,
    passes=(
        Example(plan(node("issue", 1), node("strategy", 1, parent="issue-1"))),
        Example(plan(node("issue", 1), project(1, "โครงการพัฒนาครู", of="issue-1"))),
    ),
    fails=(Example(plan(node("issue", 1))),),
)
