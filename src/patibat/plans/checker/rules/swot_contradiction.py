"""The same words in two lists of SWOT."""

from __future__ import annotations

from collections.abc import Iterator

from patibat.plans.checker.alike import plain
from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit, Place
from patibat.plans.checker.naming import SWOT_WORDS, shortened
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import plan
from patibat.plans.tree import PlanTree, SwotEntry
from patibat.problems import Text

_BOTH = Text("“{words}” อยู่ทั้งใน{one}และ{other}", "“{words}” stands among the {one} and the {other}")
_TWICE = Text("“{words}” ซ้ำใน{one}", "“{words}” stands twice among the {one}")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Twice in one list is a note."""
    first: dict[str, SwotEntry] = {}
    for entry in tree.swot:
        key = plain(entry.text)
        other = first.setdefault(key, entry)
        if other is entry or not key:
            continue
        is_same = other.kind == entry.kind
        details = {
            "words": shortened(entry.text),
            "one": SWOT_WORDS.get(other.kind, Text(other.kind, other.kind)),
            "other": SWOT_WORDS.get(entry.kind, Text(entry.kind, entry.kind)),
        }
        message = _TWICE if is_same else _BOTH
        yield Hit(Place("", entry.origin), entry.text, message, details, "note" if is_same else None)


def _swot(*entries: tuple[str, str]) -> PlanTree:
    tree = plan()
    tree.swot = [SwotEntry(kind, text) for kind, text in entries]
    return tree


RULE = Rule(
    id="swot-contradiction",
    severity="warning",
    question=Text("มีข้อเดียวกันอยู่ในสองช่องของ SWOT หรือไม่", "Does anything stand in two lists of SWOT?"),
    explanation=Text(
        "ข้อที่เป็นทั้งจุดแข็งและจุดอ่อนทำให้เลือกกลยุทธ์ไม่ได้", "What is a strength and a weakness at once leads to no strategy."
    ),
    remedy=Text("คงไว้ช่องเดียว หรือเขียนให้ชัดว่าต่างกันอย่างไร", "Keep one, or say how they differ."),
    find=find,
    passes=(Example(_swot(("strength", "มีเครือข่ายเข้มแข็ง"), ("weakness", "ขาดครูภาษา"))),),
    fails=(
        Example(_swot(("strength", "มีเครือข่ายเข้มแข็ง"), ("weakness", "มีเครือข่าย เข้มแข็ง")), severity="warning"),
        Example(_swot(("threat", "งบประมาณลดลง"), ("threat", "งบประมาณลดลง")), severity="note"),
    ),
)
