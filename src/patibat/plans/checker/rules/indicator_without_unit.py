"""An indicator that says no unit."""

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

_UNIT_IN_NAME = ("ร้อยละ", "จำนวน", "อัตรา", "ระดับ", "สัดส่วน", "คะแนน")
_EACH = Text("{item} ไม่บอกหน่วยนับ", "{item} says no unit")
_EVERY = Text("ตัวชี้วัดทั้ง {count} ตัวไม่บอกหน่วยนับ", "none of the {count} indicators says its unit")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """A name that begins with its unit, as “ร้อยละของ…” does, has said it."""
    yield from lacking(
        tree.indicators, lambda one: not (one.unit.strip() or one.name.startswith(_UNIT_IN_NAME)), _EACH, _EVERY
    )


_GOOD = indicator(1, "ผู้เรียนที่มีงานทำ", 60, unit="คน")
RULE = Rule(
    id="indicator-without-unit",
    severity="warning",
    question=Text("ตัวชี้วัดทุกตัวมีหน่วยนับหรือไม่", "Does every indicator have a unit?"),
    explanation=Text(
        "ค่าเป้าหมายที่ไม่มีหน่วยนับอ่านได้หลายอย่าง เช่น 60 อาจเป็น 60 คนหรือร้อยละ 60",
        "A target without a unit can be read in many ways: 60 may be 60 people or 60 per cent.",
    ),
    remedy=Text("เติมหน่วยนับ เช่น ร้อยละ คน แห่ง", "Add the unit, such as per cent, people, sites."),
    find=find,
    passes=(Example(plan(_GOOD)), Example(plan(indicator(1, "ร้อยละของผู้เรียนที่มีงานทำ", 60, unit="")))),
    fails=(Example(plan(replace(_GOOD, unit=""))),),
)
