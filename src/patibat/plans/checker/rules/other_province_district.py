"""A district of another province, written as one of this province."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.passages import passages
from patibat.plans.checker.provinces import codes, own_province
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import text_plan
from patibat.plans.tree import PlanTree
from patibat.problems import Text
from patibat.thai import districts

_SAID: Final = re.compile(r"(?:อำเภอ|อ\.)\s?(?P<rest>[ก-๙]{3,30})(?P<after>.{0,30})")
_WRONG = Text("อำเภอ{district} ไม่อยู่ในจังหวัด{own}", "{district} is no district of {own}")


@cache
def _all_districts() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, code in codes().items():
        for area in districts(code):
            found.setdefault(area.name_th, set()).add(name)
    return {district: frozenset(names) for district, names in found.items()}


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Only where the district and this province are written together, as one address."""
    own = own_province(tree, context)
    if own not in codes():
        return
    for passage in passages(tree):
        if "อำเภอ" not in passage.text and "อ." not in passage.text:
            continue
        for match in _SAID.finditer(passage.text):
            rest = match["rest"] + match["after"]
            name = _longest(rest)
            joined = re.match(rf"\s*(?:จังหวัด|จ\.)\s*{re.escape(own)}", rest[len(name) :])
            if name and joined and own not in _all_districts()[name]:
                yield Hit(passage.place(match.start()), name, _WRONG, {"district": name, "own": own})


def _longest(text: str) -> str:
    lengths = (length for length in range(min(len(text), 30), 2, -1) if text[:length] in _all_districts())
    return text[: next(lengths, 0)]


RULE = Rule(
    id="other-province-district",
    severity="warning",
    question=Text("อำเภอที่เขียนอยู่ในจังหวัดนี้จริงหรือไม่", "Do the districts lie in this province?"),
    explanation=Text("อำเภอของจังหวัดอื่นในที่อยู่ของจังหวัดนี้มักติดมาจากแผนต้นแบบ", "It is mostly left over from a model."),
    remedy=Text("แก้ชื่ออำเภอหรือชื่อจังหวัด", "Mend the name of the district or of the province."),
    find=find,
    passes=(Example(text_plan("อำเภอบางพลี จังหวัดสมุทรปราการ", "อำเภอบางปะกง จังหวัดฉะเชิงเทรา")),),
    fails=(Example(text_plan("สถานศึกษาในอำเภอบางปะกง จังหวัดสมุทรปราการ")),),
)
