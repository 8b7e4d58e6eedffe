"""An agency that is not in the directory, but nearly is."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from patibat.plans.checker.agencies import unknown_mentions
from patibat.plans.checker.context import Context, KnownAgency, KnownName
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import agency, plan, project
from patibat.plans.tree import PlanTree
from patibat.problems import Text

_ALIKE = 0.9
_NEAR = Text("“{written}” ไม่มีในทำเนียบ น่าจะเป็น “{meant}”", "“{written}” is not in the directory: probably “{meant}”")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """The nearest name of the directory, nine tenths alike or more."""
    names = [name.name for known in context.agencies for name in known.names]
    for place, one, _ in unknown_mentions(tree, context):
        meant = nearest(one.text, names)
        if meant:
            yield Hit(place, one.text, _NEAR, {"written": one.text, "meant": meant})


def nearest(written: str, names: list[str]) -> str:
    """The most similar name; empty where none is similar enough."""
    best, best_ratio = "", _ALIKE
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(written)
    for name in names:
        if abs(len(name) - len(written)) > len(written) // 5:
            continue
        matcher.set_seq1(name)
        if matcher.quick_ratio() >= best_ratio and (ratio := matcher.ratio()) >= best_ratio:
            best, best_ratio = name, ratio
    return best


_KNOWN = Context(agencies=(KnownAgency("A1", (KnownName("สำนักงานศึกษาธิการจังหวัดสมุทรปราการ"),)),))


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
        Example(_by("สำนักงานศึกษาธิการจังหวัดสมุทปราการ")),
    ),
    fails=(Example(_by("สำนักงานศึกษาธิการจังหวัดสมุทปราการ"), _KNOWN),),
)
