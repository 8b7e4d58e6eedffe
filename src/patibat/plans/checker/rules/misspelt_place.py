"""The name of a province or district with a slip of the keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.near import near_start, slips
from patibat.plans.checker.passages import Passage, passages
from patibat.plans.checker.provinces import codes, own_province, safe_names
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import text_plan
from patibat.plans.tree import PlanTree
from patibat.problems import Text
from patibat.thai import districts, subdistricts

_WORD: Final = re.compile(r"(?P<word>จังหวัด|อำเภอ|ตำบล)\s?(?P<rest>[ก-๙]{4,24})")
_SHORTEST: Final = 5
_SLIP = Text("“{written}” น่าจะเป็น “{meant}”", "“{written}” is probably “{meant}”")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Provinces after their word, this province's name anywhere, districts and subdistricts of it after theirs."""
    own = own_province(tree, context)
    names = _names(own)
    own_words = [own] if len(own) >= _SHORTEST else []
    for passage in passages(tree):
        found = dict(_after_words(passage, names))
        for slip in slips(passage.text, own_words):
            found.setdefault(slip.start, (slip.written, slip.meant))
        for start, (written, meant) in sorted(found.items()):
            yield Hit(passage.place(start), written, _SLIP, {"written": written, "meant": meant})


def _names(own: str) -> dict[str, tuple[list[str], frozenset[str]]]:
    """What follows each word: names to look for, and every name that is right."""
    everywhere = frozenset(codes())
    local = [*districts(codes()[own])] if own in codes() else []
    small = [area.name_th for district in local for area in subdistricts(district.code)]
    big = [area.name_th for area in local]
    return {
        "จังหวัด": ([*safe_names()], everywhere),
        "อำเภอ": ([name for name in big if len(name) >= _SHORTEST], frozenset(big)),
        "ตำบล": ([name for name in small if len(name) >= _SHORTEST], frozenset(small)),
    }


def _after_words(
    passage: Passage, names: dict[str, tuple[list[str], frozenset[str]]]
) -> Iterator[tuple[int, tuple[str, str]]]:
    for match in _WORD.finditer(passage.text):
        wanted, right = names[match["word"]]
        if any(match["rest"].startswith(name) for name in right):
            continue
        near = near_start(match["rest"], wanted)
        if near:
            yield match.start("rest"), near


RULE = Rule(
    id="misspelt-place",
    severity="warning",
    question=Text("ชื่อจังหวัดและอำเภอสะกดถูกหรือไม่", "Are provinces and districts spelt right?"),
    explanation=Text(
        "ชื่อที่พิมพ์ผิดค้นหาไม่พบ และพิมพ์ซ้ำไปในรายงานทุกฉบับ",
        "A misspelt name is not found by a search, and goes on into every report.",
    ),
    remedy=Text("แก้เป็น “{meant}”", "Write “{meant}”."),
    find=find,
    passes=(
        Example(text_plan("จังหวัดสมุทรปราการ จังหวัดสมุทรสาครและจังหวัดเลย จังหวัดในเขตพัฒนา จังหวัดชุมชน")),
        Example(text_plan("อำเภอบางพลี ตำบลปากน้ำ อำเภอบางปะกง")),
    ),
    fails=(
        Example(text_plan("แผนพัฒนาการศึกษาจังหวัดสมทุรปราการ")),
        Example(text_plan("ชาวสมุทรปรากา รและชาวสมุทปราการ")),
        Example(text_plan("จังหวัดนครราชศรีมา")),
    ),
)
