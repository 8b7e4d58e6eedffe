"""An indicator that stands twice, in the same words or nearly so."""

from __future__ import annotations

from collections.abc import Iterator

from patibat.plans.checker.alike import alike_pairs
from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.naming import called, place_of
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import indicator, plan
from patibat.plans.tree import PlanTree
from patibat.problems import Text

_SAME = Text("{item} ซ้ำกับ{other}", "{item} repeats {other}")
_TARGETS = Text("{item} ซ้ำกับ{other} แต่ค่าเป้าหมายต่างกัน", "{item} repeats {other}, with other targets")
_ALIKE = Text("{item} คล้ายกับ{other}", "{item} is much like {other}")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Nearly the same is a note."""
    for earlier, later, ratio in alike_pairs([one.name for one in tree.indicators]):
        one, other = tree.indicators[later], tree.indicators[earlier]
        details = {"item": called(one), "other": called(other)}
        if ratio < 1:
            yield Hit(place_of(one), one.name, _ALIKE, details, "note")
        else:
            is_other = bool(one.targets and other.targets) and one.targets != other.targets
            yield Hit(place_of(one), one.name, _TARGETS if is_other else _SAME, details)


_NAME = "ร้อยละของผู้เรียนที่มีคุณลักษณะอันพึงประสงค์"
RULE = Rule(
    id="repeated-indicator",
    severity="warning",
    question=Text("มีตัวชี้วัดที่ซ้ำกันหรือไม่", "Does any indicator stand twice?"),
    explanation=Text(
        "ตัวชี้วัดที่ซ้ำต้องรายงานสองครั้ง และอาจได้ตัวเลขไม่ตรงกัน",
        "A repeated indicator is reported twice, perhaps with different figures.",
    ),
    remedy=Text("คงไว้ตัวเดียวแล้วอ้างถึง", "Keep one and refer to it."),
    find=find,
    passes=(Example(plan(indicator(1, _NAME + " ระดับ ป.6", 80), indicator(2, _NAME + " ระดับ ม.3", 80))),),
    fails=(
        Example(plan(indicator(1, _NAME, 80), indicator(2, _NAME, 85)), severity="warning"),
        Example(plan(indicator(1, _NAME, 80), indicator(2, _NAME.replace("อัน", "ที่"), 80)), severity="note"),
    ),
)
