"""An indicator without a target, or with a year of the plan left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.lacking import lacking
from patibat.plans.checker.naming import called, place_of
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import indicator, plan
from patibat.plans.tree import IndicatorItem, PlanTree
from patibat.problems import Text

_EACH = Text("{item} ไม่มีค่าเป้าหมาย", "{item} has no target")
_EVERY = Text("ตัวชี้วัดทั้ง {count} ตัวไม่มีค่าเป้าหมาย", "none of the {count} indicators has a target")
_YEARS = Text("{item} ไม่มีค่าเป้าหมายของปี {years}", "{item} has no target for {years}")
_LONGEST_PLAN = 30


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """A single target for the whole plan, or for its last year only, is enough; gaps between years are not."""
    yield from lacking(tree.indicators, lambda one: not one.targets, _EACH, _EVERY, "warning")
    for one in tree.indicators:
        missing = _missing_years(one, tree)
        if missing:
            details = {"item": called(one), "years": ", ".join(map(str, missing))}
            yield Hit(place_of(one), one.name, _YEARS, details, "note")


def _missing_years(one: IndicatorItem, tree: PlanTree) -> list[int]:
    said = {year for year in one.targets if year}
    if 0 in one.targets or said <= {tree.to_year} or not 0 <= tree.to_year - tree.from_year < _LONGEST_PLAN:
        return []
    return [year for year in range(tree.from_year, tree.to_year + 1) if year not in said]


_GOOD = indicator(1, "ร้อยละของผู้เรียนที่มีงานทำ", 60, 65, 70, 75)
RULE = Rule(
    id="indicator-without-target",
    severity="warning",
    question=Text("ตัวชี้วัดทุกตัวมีค่าเป้าหมายครบทุกปีของแผนหรือไม่", "Has every indicator a target for every year?"),
    explanation=Text(
        "ปีที่ไม่มีค่าเป้าหมายตอบไม่ได้ว่าบรรลุหรือไม่", "In a year without a target nobody can say whether it was met."
    ),
    remedy=Text("เติมค่าเป้าหมายของปีที่ขาด", "Add the targets of the missing years."),
    find=find,
    passes=(Example(plan(_GOOD)), Example(plan(replace(_GOOD, targets={0: _GOOD.targets[2562]})))),
    fails=(
        Example(plan(replace(_GOOD, targets={})), severity="warning"),
        Example(plan(indicator(1, "ร้อยละของผู้เรียนที่มีงานทำ", 60, 65)), severity="note"),
    ),
)
