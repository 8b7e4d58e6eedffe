"""An agency's name that several agencies bear."""

from __future__ import annotations

from collections.abc import Iterator

from patibat.plans.checker.agencies import placed_mentions
from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import agency, plan, project
from patibat.plans.tree import ASKED, PlanTree
from patibat.problems import Text
from patibat.thai import search_key

_SEVERAL = Text("“{agency}” อาจหมายถึงหน่วยงาน {count} แห่ง", "“{agency}” may mean {count} agencies")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Each name once."""
    seen: set[str] = set()
    for place, one in placed_mentions(tree):
        key = search_key(one.text)
        if one.state == ASKED and key not in seen:
            seen.add(key)
            yield Hit(place, one.text, _SEVERAL, {"agency": one.text, "count": len(one.codes)})


def _by(*codes: str) -> PlanTree:
    one = project(1, "โครงการพัฒนาครู")
    one.agencies = [agency("สพป.", *codes)]
    return plan(one)


RULE = Rule(
    id="ambiguous-agency",
    severity="note",
    question=Text("ชื่อหน่วยงานชี้ไปที่หน่วยงานเดียวหรือไม่", "Does every name mean one agency?"),
    explanation=Text("ชื่อที่หมายถึงได้หลายแห่งต้องมีคนเลือก", "A person must choose where a name may mean several."),
    remedy=Text("เขียนชื่อเต็ม หรือเลือกหน่วยงาน", "Write the full name, or choose the agency."),
    find=find,
    passes=(Example(_by("A1")),),
    fails=(Example(_by("A1", "A2")),),
)
