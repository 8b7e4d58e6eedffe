"""An indicator that does not say where its figures come from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.lacking import lacking
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import indicator, plan
from patibat.plans.tree import PlanTree
from patibat.problems import Text

_EACH = Text("{item} ไม่บอกแหล่งข้อมูล", "{item} says no source of data")
_EVERY = Text("ตัวชี้วัดทั้ง {count} ตัวไม่บอกแหล่งข้อมูล", "none of the {count} indicators says its source of data")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Those whose source is empty."""
    yield from lacking(tree.indicators, lambda one: not one.source.strip(), _EACH, _EVERY)


_GOOD = indicator(1, "ร้อยละของผู้เรียนที่มีงานทำ", 60)
RULE = Rule(
    id="indicator-without-source",
    severity="note",
    question=Text("ตัวชี้วัดทุกตัวบอกแหล่งข้อมูลหรือไม่", "Does every indicator say where its data come from?"),
    explanation=Text(
        "ถ้าไม่กำหนดแหล่งข้อมูลไว้ก่อน แต่ละปีอาจเก็บคนละอย่างและเทียบกันไม่ได้",
        "When the source is not fixed beforehand, years may be counted differently and cannot be compared.",
    ),
    remedy=Text("เติมแหล่งข้อมูลหรือรายงานที่ใช้", "Add the source or the report that is used."),
    find=find,
    passes=(Example(plan(_GOOD)),),
    fails=(Example(plan(replace(_GOOD, source=" "))),),
)
