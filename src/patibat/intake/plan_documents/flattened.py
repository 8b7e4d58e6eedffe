"""Tables and lists that a copy ran together into one paragraph, apart again.

Two columns copied as text leave their heads one behind the other and then list after list:
“เป้าหมาย ตัวชี้วัด 1. … 2. … 1. … 2. …”. The lists belong to the heads in their order.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from patibat.intake.plan_documents.headings import HEAD_WORDS
from patibat.intake.plan_documents.items import Item
from patibat.intake.plan_documents.markers import marker_of
from patibat.thai import to_arabic_digits

_FEWEST_LETTERS: Final = 40
_PAGE: Final = re.compile(r"\s*[0-9]{1,3}\s+(?=\S)")
_ITEM: Final = re.compile(r"(?:(?<=\s)|(?<=[:：]))(?:\(?(?P<n>[0-9]{1,2})[.)]\s+|\((?P<m>[0-9]{1,2})\))(?=[^\s0-9])")
_HEAD: Final = re.compile(rf"(?:{HEAD_WORDS})(?:หลัก|รวม|ความสำเร็จ|ภายใต้|และค่าเป้าหมาย|/ค่าเป้าหมาย)?\s*[:：]?")
_HEADS: Final = re.compile(rf"(?:(?<=\s)|^)(?:{_HEAD.pattern}\s*)+$")


def unfolded(item: Item) -> list[Item]:
    """The paragraphs of a paragraph; itself where it is one. Nothing of its text is lost."""
    if len(item.text) < _FEWEST_LETTERS or item.number:
        return [item]
    parts = _parts(item.text)
    return [replace(item, text=part, starts=()) for part in parts] if len(parts) > 1 else [item]


def _parts(text: str) -> list[str]:
    plain = to_arabic_digits(text)
    page = _PAGE.match(plain)
    begin = page.end() if page and (marker := marker_of(text[page.end() :])) and marker.kind else 0
    runs = _runs(plain, begin)
    if not runs:
        return [text]
    groups = _headed(plain, begin, runs)
    if not groups:
        return [text]
    cuts = sorted({0, begin, *(cut for group in groups for cut in group), _tail(plain)})
    parts = [text[cut:end].strip() for cut, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    return _by_head(parts)


def _runs(plain: str, begin: int) -> list[list[int]]:
    """Where the items of each list stand: a list counts from one on; other numbers are part of its words."""
    runs: list[list[int]] = []
    for found in _ITEM.finditer(plain, begin):
        number = int(found["n"] or found["m"])
        if runs and number == len(runs[-1]) + 1:
            runs[-1].append(found.start())
        elif number == 1:
            runs.append([found.start()])
    return runs


def _headed(plain: str, begin: int, runs: list[list[int]]) -> list[list[int]]:
    """The places of heads and items; empty where a list has no head, or heads and lists do not go together."""
    groups: list[list[int]] = []
    waiting = 0
    for position, run in enumerate(runs):
        before = plain[runs[position - 1][-1] if position else begin : run[0]]
        heads = _heads(before, run[0] - len(before))
        if heads and not waiting:
            waiting = len(heads)
        elif heads or not waiting:
            return []
        waiting -= 1
        groups.append([*heads, *run])
    # One thing alone is no list: its number may be a reference.
    return groups if waiting == 0 and any(len(run) > 1 for run in runs) else []


def _heads(before: str, at: int) -> list[int]:
    found = _HEADS.search(before)
    return [at + found.start() + head.start() for head in _HEAD.finditer(found.group())] if found else []


def _tail(plain: str) -> int:
    """Where a head begins that the paragraph ends with, its list being elsewhere; else 0."""
    found = _HEADS.search(plain)
    return found.start() if found else 0


def _by_head(parts: list[str]) -> list[str]:
    """Each head before its own list."""
    found: list[str] = []
    heads: list[str] = []
    for part in parts:
        if _HEAD.fullmatch(part):
            heads.append(part)
            continue
        is_first = (marker := marker_of(part)) is not None and marker.numbers == (1,) and not marker.kind
        if heads and is_first:
            found.append(heads.pop(0))
        found.append(part)
    return [one for one in (*found, *heads) if one]
