"""A name that says “more” with targets that fall, or “less” with targets that rise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.naming import called, place_of
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import indicator, plan
from patibat.plans.tree import IndicatorItem, PlanTree
from patibat.problems import Text

_UP: Final = re.compile(r"เพิ่มขึ้น|สูงขึ้น|มากขึ้น|ดีขึ้น")
_DOWN: Final = re.compile(r"ลดลง|น้อยลง|ต่ำลง")
# Here the figure is the change itself, and may go either way.
_CHANGE: Final = re.compile(
    r"(?:ร้อยละ|จำนวน|อัตรา)(?:การ|ของการ|ที่)(?:เพิ่ม|ลด)|ที่(?:เพิ่มขึ้น|สูงขึ้น|ลดลง)"
    r"|(?:ขึ้น|ลดลง)\s*(?:ไม่น้อยกว่า|อย่างน้อย|ปีละ)?\s*ร้อยละ"
)
_AGAINST = Text(
    "{item} บอกว่า “{word}” แต่ค่าเป้าหมายไปทางตรงข้าม ({values})",
    "{item} says “{word}”, but its targets go the other way ({values})",
)


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Levels by year; increases and names that count the change itself are left alone."""
    for one in tree.indicators:
        up, down = _UP.search(one.name), _DOWN.search(one.name)
        word = up or down
        if word is None or (up and down) or _CHANGE.search(one.name):
            continue
        levels = _levels(one)
        pairs = [*pairwise(levels)]
        if any(after < before if up else after > before for before, after in pairs):
            values = " → ".join(f"{value:f}" for value in levels)
            details = {"item": called(one), "word": word[0], "values": values}
            yield Hit(place_of(one), f"{word[0]} {values}", _AGAINST, details)


def _levels(one: IndicatorItem) -> list[Decimal]:
    targets = [target for year, target in sorted(one.targets.items()) if year]
    return [target.value for target in targets if target.value is not None]


RULE = Rule(
    id="direction-against-word",
    severity="warning",
    question=Text("ค่าเป้าหมายไปทางเดียวกับชื่อตัวชี้วัดหรือไม่", "Do the targets go the way that the name says?"),
    explanation=Text(
        "ตัวชี้วัดที่บอกว่า “ลดลง” ควรมีค่าเป้าหมายที่ลดลง มิฉะนั้นจะคำนวณว่าบรรลุกลับด้าน",
        "An indicator that says “less” should have falling targets; otherwise achievement is computed upside down.",
    ),
    remedy=Text("ตรวจค่าเป้าหมายแต่ละปี หรือแก้ชื่อตัวชี้วัด", "Look at the targets of each year, or mend the name."),
    find=find,
    passes=(
        Example(plan(indicator(1, "คะแนนเฉลี่ย O-NET เพิ่มขึ้น", 40, 42, 44, 46))),
        Example(plan(indicator(1, "ร้อยละที่ลดลงของนักเรียนออกกลางคัน", 1, 2, 3, 4))),
        Example(plan(indicator(1, "จำนวนนักเรียนออกกลางคันลดลง", 40, 30, 20, 10, unit="คน"))),
    ),
    fails=(
        Example(plan(indicator(1, "คะแนนเฉลี่ย O-NET เพิ่มขึ้น", 46, 44, 42, 40))),
        Example(plan(indicator(1, "จำนวนนักเรียนออกกลางคันลดลง", 10, 20, 30, 40, unit="คน"))),
    ),
)
