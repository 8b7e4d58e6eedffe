"""An indicator that does not say where it starts from."""

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

_EACH = Text("{item} ไม่บอกข้อมูลฐาน", "{item} says no baseline")
_EVERY = Text("ตัวชี้วัดทั้ง {count} ตัวไม่บอกข้อมูลฐาน", "none of the {count} indicators says its baseline")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Words such as “ไม่มีข้อมูล” are an answer too."""
    yield from lacking(
        tree.indicators, lambda one: one.baseline is None and not one.baseline_text.strip(), _EACH, _EVERY
    )


_GOOD = indicator(1, "ร้อยละของผู้เรียนที่มีงานทำ", 60)
RULE = Rule(
    id="indicator-without-baseline",
    severity="note",
    question=Text("ตัวชี้วัดทุกตัวมีข้อมูลฐานหรือไม่", "Does every indicator have a baseline?"),
    explanation=Text(
        "ไม่รู้จุดเริ่มต้นก็บอกไม่ได้ว่าค่าเป้าหมายยากหรือง่าย และเมื่อสิ้นแผนบอกไม่ได้ว่าดีขึ้นเท่าใด",
        "Without a starting point nobody can say whether the target is hard, nor how much was gained in the end.",
    ),
    remedy=Text("เติมค่าปีฐานพร้อมปี ถ้าไม่มีให้เขียนว่า “ไม่มีข้อมูล”", "Add the baseline and its year, or write “no data”."),
    find=find,
    passes=(Example(plan(_GOOD)),),
    fails=(Example(plan(replace(_GOOD, baseline_text=""))),),
)
