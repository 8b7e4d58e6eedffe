"""An agency that is not in the directory, but nearly is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from patibat.plans.checker.agencies import unknown_mentions
from patibat.plans.checker.alike import pair_mask, shared_pairs
from patibat.plans.checker.context import Context, KnownAgency, KnownName
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.near import near_steps, slips
from patibat.plans.checker.passages import passages
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import agency, plan, project, text_plan
from patibat.plans.tree import PlanTree
from patibat.problems import Text
from patibat.thai import to_arabic_digits

_DIGITS: Final = re.compile(r"\d+")
_SHARED = 0.6
_LONG = 12
_NEAR = Text("“{written}” ไม่มีในทำเนียบ น่าจะเป็น “{meant}”", "“{written}” is not in the directory: probably “{meant}”")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Mentions against every name of the directory; running text against its long names."""
    names = names_of(context)
    for place, one, _ in unknown_mentions(tree, context):
        meant = nearest(one.text, names)
        if meant:
            yield Hit(place, one.text, _NEAR, {"written": one.text, "meant": meant})
    long_names = [name for name in names if len(name) >= _LONG]
    for passage in passages(tree) if long_names else ():
        for slip in slips(passage.text, long_names):
            details = {"written": slip.written, "meant": slip.meant}
            yield Hit(passage.place(slip.start), slip.written, _NEAR, details)


def names_of(context: Context) -> dict[str, int]:
    """Every name of the directory with its `pair_mask`, so that few need to be compared letter by letter."""
    names = (to_arabic_digits(name.name) for known in context.agencies for name in known.names)
    return {name: pair_mask(name) for name in names if name}


def nearest(written: str, names: dict[str, int]) -> str:
    """The name that differs by a slip or two; empty where there is none. Other numbers are other agencies."""
    text = to_arabic_digits(written.strip())
    mask, digits = pair_mask(text), _DIGITS.findall(text)
    for name, name_mask in names.items():
        if shared_pairs(mask, name_mask) >= _SHARED and near_steps(text, name) and _DIGITS.findall(name) == digits:
            return name
    return ""


_KNOWN = Context(
    agencies=(KnownAgency("A1", (KnownName("สำนักงานศึกษาธิการจังหวัดสมุทรปราการ"), KnownName("สพป.สมุทรปราการ เขต 1"))),)
)


def _by(text: str) -> PlanTree:
    one = project(1, "โครงการพัฒนาครู")
    one.agencies = [agency(text)]
    return plan(one)


RULE = Rule(
    id="misspelt-agency",
    severity="warning",
    question=Text("ชื่อหน่วยงานสะกดตรงกับทำเนียบหรือไม่", "Are agencies spelt as in the directory?"),
    explanation=Text(
        "ชื่อที่สะกดไม่ตรงทำให้งานของหน่วยงานนั้นแยกไปอยู่กับหน่วยงานที่ไม่มีจริง",
        "Work under a misspelt name goes to an agency that does not exist.",
    ),
    remedy=Text("แก้เป็น “{meant}”", "Write “{meant}”."),
    find=find,
    passes=(
        Example(_by("สำนักงานศึกษาธิการจังหวัดสมุทรปราการ"), _KNOWN),
        Example(_by("เทศบาลตำบลบางปู"), _KNOWN),
        Example(_by("สพป.สมุทรปราการ เขต 2"), _KNOWN),
        Example(_by("สำนักงานศึกษาธิการจังหวัดสมุทปราการ")),
    ),
    fails=(
        Example(_by("สำนักงานศึกษาธิการจังหวัดสมุทปราการ"), _KNOWN),
        Example(text_plan("ให้สำนักงานศึกษาธิการจังหวดสมุทรปราการประสานงาน"), _KNOWN),
    ),
)
