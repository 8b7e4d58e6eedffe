"""An agency that leads and supports the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.naming import called, place_of
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import agency, node, plan
from patibat.plans.tree import AgencyMention, IndicatorItem, PlanItem, PlanTree
from patibat.problems import Text
from patibat.thai import search_key

_BOTH = Text("{item} มี “{agency}” เป็นทั้งเจ้าภาพหลักและหน่วยสนับสนุน", "{item} has “{agency}” as lead and as support")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """The same agency of the directory, or the same words."""
    items: list[PlanItem | IndicatorItem] = [*tree.nodes, *tree.indicators]
    for item in items:
        leads = {_identity(one) for one in item.lead}
        for one in item.support:
            if _identity(one) in leads:
                yield Hit(place_of(item), one.text, _BOTH, {"item": called(item), "agency": one.text})


def _identity(one: AgencyMention) -> str:
    return one.code or search_key(one.text).replace(" ", "")


_LED = replace(node("mission", 1), lead=[agency("สำนักงานศึกษาธิการจังหวัด")], support=[agency("เทศบาลนคร")])
RULE = Rule(
    id="lead-also-supports",
    severity="warning",
    question=Text("มีหน่วยงานที่เป็นทั้งเจ้าภาพและผู้สนับสนุนหรือไม่", "Is an agency both lead and support?"),
    explanation=Text(
        "หน่วยงานเดียวเป็นสองบทบาทในเรื่องเดียวกันทำให้นับซ้ำ และมักเป็นการลืมแก้ตาราง",
        "One agency in two roles is counted twice, and is mostly left over in a table.",
    ),
    remedy=Text("คงไว้บทบาทเดียว", "Keep one of the two roles."),
    find=find,
    passes=(Example(plan(_LED)),),
    fails=(Example(plan(replace(_LED, support=[agency("สำนักงานศึกษาธิการ จังหวัด")]))),),
)
