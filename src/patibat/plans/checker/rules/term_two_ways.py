"""One term written in two ways, of which one is rare."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit, Place
from patibat.plans.checker.near import one_step
from patibat.plans.checker.passages import passages
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import text_plan
from patibat.plans.tree import PlanTree
from patibat.problems import Text

_LATIN: Final = re.compile(r"(?<![A-Za-z])[A-Za-z]+(?:[ -]?[A-Za-z]+)?(?![A-Za-z])")
_THAI: Final = re.compile(r"[ก-๎]{8,40}")
_USUAL: Final = 3
_TIMES: Final = 3
_TWO = Text(
    "“{rare}” ({rare_count} ครั้ง) กับ “{usual}” ({usual_count} ครั้ง) น่าจะเป็นคำเดียวกัน",
    "“{rare}” ({rare_count}×) and “{usual}” ({usual_count}×) are probably one term",
)


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Latin terms that differ in capitals, hyphens and spaces; Thai ones by one letter, where one of them is rare."""
    latin: Counter[str] = Counter()
    thai: Counter[str] = Counter()
    places: dict[str, Place] = {}
    for passage in passages(tree):
        for pattern, counts in ((_LATIN, latin), (_THAI, thai)):
            for match in pattern.finditer(passage.text):
                counts[match.group()] += 1
                places.setdefault(match.group(), passage.place(match.start()))
    for rare, usual, counts in (*_latin_pairs(latin), *_thai_pairs(thai)):
        details = {"rare": rare, "rare_count": counts[rare], "usual": usual, "usual_count": counts[usual]}
        yield Hit(places[rare], f"{rare} {usual}", _TWO, details)


def _latin_pairs(counts: Counter[str]) -> Iterator[tuple[str, str, Counter[str]]]:
    """Only terms of two parts (e-learning): capitals of a single word depend on where it stands."""
    groups: dict[str, list[str]] = {}
    for term in counts:
        groups.setdefault(re.sub(r"[ -]", "", term).lower(), []).append(term)
    for terms in groups.values():
        if len(terms) > 1 and any(not term.isalpha() for term in terms):
            usual, *others = sorted(terms, key=lambda term: (-counts[term], term))
            yield from ((rare, usual, counts) for rare in others)


def _thai_pairs(counts: Counter[str]) -> Iterator[tuple[str, str, Counter[str]]]:
    """Pairs share a form with one letter taken out, so that not every pair is compared. A changed letter is no slip
    (เรียน, เขียน); one that is missing, doubled or moved is."""
    usual_terms = [term for term, count in counts.items() if count >= _USUAL]
    forms: dict[str, str] = {}
    for term in usual_terms:
        forms.update(dict.fromkeys(_without_one(term), term))
    for rare, count in counts.items():
        candidates = {forms[form] for form in (rare, *_without_one(rare)) if form in forms}
        candidates |= {form for form in _without_one(rare) if counts.get(form, 0) >= _USUAL}
        for usual in sorted(candidates):
            if counts[usual] >= count * _TIMES and _is_slip(rare, usual):
                yield rare, usual, counts
                break


def _without_one(term: str) -> list[str]:
    return [term[:at] + term[at + 1 :] for at in range(1, len(term) - 1)]


def _is_slip(rare: str, usual: str) -> bool:
    if not one_step(rare, usual) or rare[-1] != usual[-1]:
        return False
    return len(rare) != len(usual) or sorted(rare) == sorted(usual)


RULE = Rule(
    id="term-two-ways",
    severity="note",
    question=Text("คำเดียวกันเขียนแบบเดียวกันทั้งเล่มหรือไม่", "Is one term written in one way throughout?"),
    explanation=Text(
        "คำที่เขียนสองแบบค้นหาไม่ครบ และแบบที่พบน้อยมักเป็นการพิมพ์ผิด",
        "A term written in two ways is found by halves; the rare one is mostly a slip.",
    ),
    remedy=Text("ใช้ “{usual}” ทั้งเล่ม", "Write “{usual}” throughout."),
    find=find,
    passes=(
        Example(text_plan("e-learning และ e-learning", *(["", "ทักษะการเรียนรู้"] * 3), "", "ทักษะการเขียนรู้")),
        Example(text_plan("ทักษะการเรียนรู้", "", "ทักษะการเรยนรู้")),
    ),
    fails=(
        Example(text_plan("e-learning และ E-Learning และ e-learning")),
        Example(text_plan(*(["ความเป็นพลเมืองโลก", ""] * 3), "ความเป็นพลเมือโลก")),
    ),
)
