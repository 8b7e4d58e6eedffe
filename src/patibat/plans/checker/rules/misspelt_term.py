"""A usual word of plans with a slip of the keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.near import slips
from patibat.plans.checker.passages import passages
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import text_plan
from patibat.plans.checker.terms import TERMS
from patibat.plans.tree import PlanTree
from patibat.problems import Text

_SLIP = Text("“{written}” น่าจะเป็น “{meant}”", "“{written}” is probably “{meant}”")
_SPLIT = Text("“{written}” มีช่องว่างกลางคำ", "“{written}” has a space inside a word")
_LONG: Final = tuple(term for term in TERMS if len(term) >= 7)
# Right words that lie one letter away from a listed one.
_RIGHT: Final = frozenset(("คณะกรมการ", "ประถมศึกษา", "มัธยมศึกษา"))


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """One letter more, less or other, or two that changed places; the first three letters are right."""
    for passage in passages(tree):
        for slip in slips(passage.text, _LONG):
            if slip.written not in _RIGHT:
                details = {"written": slip.written, "meant": slip.meant}
                is_split = slip.written.replace(" ", "") == slip.meant
                place, message = passage.place(slip.start), _SPLIT if is_split else _SLIP
                yield Hit(place, slip.written, message, details, "note" if is_split else None)


RULE = Rule(
    id="misspelt-term",
    severity="warning",
    question=Text("คำสำคัญของแผนสะกดถูกหรือไม่", "Are the usual words of plans spelt right?"),
    explanation=Text("คำที่พิมพ์ผิดค้นหาไม่พบและดูไม่น่าเชื่อถือ", "A misspelt word is not found by a search and looks careless."),
    remedy=Text("แก้เป็น “{meant}”", "Write “{meant}”."),
    find=find,
    passes=(Example(text_plan("ประเด็นยุทธศาสตร์ กลยุทธ์ มาตรการ มาตรฐาน ประสิทธิภาพ ประสิทธิผล หลักสูตร สถานที่ สำนักปลัด")),),
    fails=(
        Example(text_plan("ประเด็นยุทธศาตร์ที่ 1"), severity="warning"),
        Example(text_plan("ระดับมาตราฐาน")),
        Example(text_plan("ประเด็นยุทธ ศาสตร์"), severity="note"),
        Example(text_plan("ผู้บรหารสถานศึกษา")),
    ),
)
