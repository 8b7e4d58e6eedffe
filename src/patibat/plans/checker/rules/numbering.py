"""Numbers that are skipped or used twice, below one parent and in one style; Thai and Arabic digits alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.naming import Item, called, kind_words, place_of
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import node, plan
from patibat.plans.tree import PlanItem, PlanTree
from patibat.problems import Text
from patibat.thai import to_arabic_digits

_LAST: Final = re.compile(r"(\d{1,4})(\D*)$")
_GAP = Text("{item} ข้ามเลข: ต่อจากเลข {before}", "{item} skips: it comes after number {before}")
_START = Text("{item} เป็นข้อแรก แต่ไม่เริ่มที่เลข 1", "{item} comes first, but its number is not 1")
_TWICE = Text("{item} ใช้เลข {number} ซ้ำกับ{other}", "{item} has number {number}, as {other} has")
# Lists of these begin anew below one parent without harm.
_LISTS: Final = frozenset(("clause", "guideline", "section", "project"))

_Group = tuple[str, str, str]


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """A group that goes on from where the same style ended below the parent before is in order."""
    ends: dict[tuple[str, str], int] = {}
    for (_, kind, style), things in _groups(tree).items():
        previous_end = ends.get((kind, style), 0)
        first = things[0][1]
        if first not in (1, previous_end + 1) and len(things) > 1 and kind not in _LISTS:
            item = things[0][0]
            yield Hit(place_of(item), f"start {first}", _START, {"item": called(item)}, "note")
        yield from _steps(kind, things)
        ends[kind, style] = things[-1][1]


def _groups(tree: PlanTree) -> dict[_Group, list[tuple[Item, int]]]:
    groups: dict[_Group, list[tuple[Item, int]]] = {}
    items: list[Item] = [*tree.nodes, *tree.indicators, *tree.projects]
    for item in items:
        match = _LAST.search(to_arabic_digits(item.number).strip())
        if match is None:
            continue
        kind, parent = (item.kind, item.parent) if isinstance(item, PlanItem) else (kind_words(item).en, item.node)
        style = f"{to_arabic_digits(item.number).strip()[: match.start()]}#{match[2]}"
        groups.setdefault((parent, kind, style), []).append((item, int(match[1])))
    return groups


def _steps(kind: str, things: list[tuple[Item, int]]) -> Iterator[Hit]:
    seen: dict[int, Item] = {things[0][1]: things[0][0]}
    before = things[0][1]
    for item, number in things[1:]:
        if number == 1 and kind in _LISTS:
            seen = {}
        elif number in seen:
            details = {"item": called(item), "number": number, "other": called(seen[number])}
            yield Hit(place_of(item), f"twice {number}", _TWICE, details)
        elif number > before + 1:
            yield Hit(place_of(item), f"gap {number}", _GAP, {"item": called(item), "before": before})
        seen.setdefault(number, item)
        before = number


RULE = Rule(
    id="numbering",
    severity="warning",
    question=Text("เลขข้อเรียงต่อกัน ไม่ข้ามและไม่ซ้ำหรือไม่", "Do the numbers go on without gaps and repeats?"),
    explanation=Text(
        "เลขที่ข้ามอาจหมายถึงข้อที่หายไป เลขที่ซ้ำทำให้อ้างถึงผิดข้อ",
        "A gap may mean that something was lost; a repeated number makes people refer to the wrong thing.",
    ),
    remedy=Text("ใส่เลขใหม่ให้เรียงกัน หรือเติมข้อที่หาย", "Number anew, or add what was lost."),
    find=find,
    passes=(
        Example(plan(node("issue", "๑"), node("issue", "2"), node("issue", "3"))),
        Example(
            plan(
                node("strategy", "1.", parent="a"),
                node("strategy", "2.", parent="a"),
                node("strategy", "3.", parent="b"),
                node("strategy", "4.", parent="b"),
            )
        ),
    ),
    fails=(
        Example(plan(node("issue", "1"), node("issue", "3")), severity="warning"),
        Example(plan(node("issue", "๑"), node("issue", "๒"), node("issue", "2", key="again"))),
        Example(plan(node("goal", "2)"), node("goal", "3)")), severity="note"),
    ),
)
