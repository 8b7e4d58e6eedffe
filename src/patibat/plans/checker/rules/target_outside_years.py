"""A target of a year that is not the plan's."""

from __future__ import annotations

from collections.abc import Iterator

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.naming import called, place_of
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import indicator, plan
from patibat.plans.tree import PlanTree
from patibat.problems import Text

_OUTSIDE = Text(
    "{item} มีค่าเป้าหมายของปี {years} แต่แผนนี้คือปี {from_year}-{to_year}",
    "{item} has targets for {years}, but the plan covers {from_year}–{to_year}",
)
_BASE = Text(
    "{item} ใช้ข้อมูลฐานปี {base} ซึ่งไม่ก่อนปีเป้าหมายแรก {first}",
    "{item} has its baseline in {base}, not before its first target in {first}",
)


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Targets before or after the plan; a baseline that is not before the first target."""
    for one in tree.indicators:
        years = sorted(year for year in one.targets if year)
        outside = [year for year in years if not tree.from_year <= year <= tree.to_year]
        if outside and tree.from_year and tree.to_year:
            shown = ", ".join(map(str, outside))
            details = {"item": called(one), "years": shown, "from_year": tree.from_year, "to_year": tree.to_year}
            yield Hit(place_of(one), shown, _OUTSIDE, details)
        elif years and one.baseline_year > years[0]:
            details = {"item": called(one), "base": one.baseline_year, "first": years[0]}
            yield Hit(place_of(one), f"base {one.baseline_year}", _BASE, details)


_LATE = indicator(1, "ร้อยละของผู้เรียนที่มีงานทำ", 60, 65, 70, 75)
_LATE.baseline_year = 2564
RULE = Rule(
    id="target-outside-years",
    severity="warning",
    question=Text("ค่าเป้าหมายอยู่ในปีของแผนหรือไม่", "Do the targets lie in the years of the plan?"),
    explanation=Text(
        "ปีที่อยู่นอกแผนมักมาจากการคัดลอกตารางของแผนฉบับก่อน",
        "A year outside the plan mostly comes from a table copied out of the plan before.",
    ),
    remedy=Text("แก้ปีของค่าเป้าหมาย หรือลบปีที่ไม่ใช่ของแผนนี้", "Mend the years, or delete those of another plan."),
    find=find,
    passes=(Example(plan(indicator(1, "ร้อยละของผู้เรียนที่มีงานทำ", 60, 65, 70, 75))),),
    fails=(Example(plan(indicator(1, "ร้อยละของผู้เรียนที่มีงานทำ", 60, 65, 70, 75, 80))), Example(plan(_LATE))),
)
