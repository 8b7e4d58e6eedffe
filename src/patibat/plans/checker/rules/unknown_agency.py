"""An agency that the directory does not have."""

from __future__ import annotations

from collections.abc import Iterator

from patibat.plans.checker.agencies import unknown_mentions
from patibat.plans.checker.context import Context, KnownAgency, KnownName
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.rules.misspelt_agency import names_of, nearest
from patibat.plans.checker.samples import agency, plan, project
from patibat.plans.tree import PlanTree
from patibat.problems import Text

_UNKNOWN = Text(
    "“{agency}” ไม่มีในทำเนียบหน่วยงาน (กล่าวถึง {count} ครั้ง)", "“{agency}” is not in the directory (named {count}×)"
)


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Each name once; those that are nearly a known one are told as misspelt."""
    names = names_of(context)
    for place, one, count in unknown_mentions(tree, context):
        if not nearest(one.text, names):
            yield Hit(place, one.text, _UNKNOWN, {"agency": one.text, "count": count})


_KNOWN = Context(agencies=(KnownAgency("A1", (KnownName("สำนักงานศึกษาธิการจังหวัดสมุทรปราการ"),)),))


def _by(text: str) -> PlanTree:
    one = project(1, "โครงการพัฒนาครู")
    one.agencies = [agency(text)]
    return plan(one)


RULE = Rule(
    id="unknown-agency",
    severity="note",
    question=Text("หน่วยงานที่กล่าวถึงอยู่ในทำเนียบหรือไม่", "Are the agencies in the directory?"),
    explanation=Text(
        "หน่วยงานที่ไม่อยู่ในทำเนียบรับงาน รับแบบรายงาน และลงชื่อเข้าใช้ไม่ได้",
        "An agency outside the directory gets no work, no workbook and no sign-in.",
    ),
    remedy=Text("เพิ่มหน่วยงานในทำเนียบ หรือเพิ่มชื่อนี้เป็นชื่อเรียกอื่น", "Add it to the directory, or this name as an alias."),
    find=find,
    passes=(Example(_by("สถานศึกษาทุกแห่ง"), _KNOWN), Example(_by("เทศบาลตำบลบางปู"))),
    fails=(Example(_by("เทศบาลตำบลบางปู"), _KNOWN),),
)
