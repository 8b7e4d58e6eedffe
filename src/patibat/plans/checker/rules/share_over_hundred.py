"""A share of a whole that is to be over 100 per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit, Severity
from patibat.plans.checker.naming import called, place_of
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import indicator, plan
from patibat.plans.tree import IndicatorItem, PlanTree
from patibat.problems import Text

_PERCENT: Final = re.compile(r"ร้อยละ|เปอร์เซ็น|%|percent", re.IGNORECASE)
_SHARE: Final = re.compile(r"^\s*(?:ร้อยละ|สัดส่วน)(?!.{0,4}(?:เพิ่ม|เติบโต|ขยาย))")
# Growth, gross rates and comparisons with a plan may be over 100.
_MAY_EXCEED: Final = re.compile(
    r"หยาบ|เพิ่ม|สูงขึ้น|เติบโต|ขยายตัว|เปลี่ยนแปลง|เทียบ|ของเป้าหมาย|ต่อเป้าหมาย|ของแผน|อัตราส่วน|ผลตอบแทน|gross"
)
_OVER = Text(
    "{item} ตั้งเป้าไว้ร้อยละ {value} ในปี {year} แต่สัดส่วนของทั้งหมดเกิน 100 ไม่ได้",
    "{item} aims at {value} per cent in {year}, but a share of a whole cannot exceed 100",
)
_WHOLE = Text("ทั้งแผน", "the whole plan")
_HUNDRED: Final = Decimal(100)


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """An error where the name says that it is a share, a warning where only its unit is per cent."""
    for one in tree.indicators:
        if not _is_percent(one) or _MAY_EXCEED.search(one.name):
            continue
        for year, target in sorted(one.targets.items()):
            value = max((number for number in (target.value, target.upper) if number is not None), default=Decimal(0))
            if value > _HUNDRED:
                details = {"item": called(one), "value": f"{value:f}", "year": year or _WHOLE}
                severity: Severity | None = None if _SHARE.search(one.name) else "warning"
                yield Hit(place_of(one), f"{year} {value:f}", _OVER, details, severity)


def _is_percent(one: IndicatorItem) -> bool:
    return bool(_PERCENT.search(one.unit) or (not one.unit.strip() and _SHARE.search(one.name)))


RULE = Rule(
    id="share-over-hundred",
    severity="error",
    question=Text("ร้อยละของทั้งหมดไม่เกิน 100 ใช่หรือไม่", "Is no share of a whole over 100 per cent?"),
    explanation=Text(
        "“ร้อยละของ…” คือส่วนหนึ่งของทั้งหมด จึงเกิน 100 ไม่ได้ ต่างจากอัตราการเข้าเรียนอย่างหยาบ หรือการเพิ่มขึ้น",
        "“Per cent of …” is part of a whole and cannot exceed 100, unlike gross rates or growth.",
    ),
    remedy=Text("แก้ค่าเป้าหมายหรือหน่วยนับ", "Mend the target or the unit."),
    find=find,
    passes=(
        Example(plan(indicator(1, "ร้อยละของนักเรียนที่จบการศึกษา", 100))),
        Example(plan(indicator(1, "อัตราการเข้าเรียนอย่างหยาบระดับประถมศึกษา", "101.5"))),
        Example(plan(indicator(1, "จำนวนนักเรียน", 120, unit="คน"))),
    ),
    fails=(
        Example(plan(indicator(1, "ร้อยละของนักเรียนที่จบการศึกษา", 95, "100.5")), severity="error"),
        Example(plan(indicator(1, "นักเรียนที่จบการศึกษา", 105)), severity="warning"),
    ),
)
