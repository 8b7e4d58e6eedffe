"""Whose plan it is, and the names of provinces in running text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Final

from patibat.plans.checker.context import Context
from patibat.plans.tree import PlanTree
from patibat.thai import provinces, search_key

CAPITAL: Final = "10"
"""Bangkok: the seat of national bodies, so that its name says nothing."""
_SHORT: Final = 5
# Names that are also usual words or parts of them: only after “จังหวัด”.
_TITLE: Final = re.compile(r"แผน[^(\n]*")
_TAIL: Final = re.compile(
    r"\s*(?:\(|พ\.\s?ศ\.|ระยะ\s*\d|ฉบับ|ประจำปี|สู่การปฏิบัติ|ไปสู่การปฏิบัติ|ปีงบประมาณ|ปี\s*\d|\d{4}).*", re.DOTALL
)


@cache
def names_by_length() -> tuple[tuple[str, str], ...]:
    """(name, code) of every province, the longest name first."""
    found = [(area.name_th, area.code) for area in provinces()]
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair[0])))


@cache
def safe_names() -> tuple[str, ...]:
    """Names long enough that no usual word is taken for one."""
    return tuple(name for name, code in names_by_length() if len(name) >= _SHORT and code != CAPITAL)


@cache
def codes() -> dict[str, str]:
    """Thai name → code."""
    return dict(names_by_length())


@cache
def alternatives(is_said: bool) -> str:
    """A pattern of names: all of them where “จังหวัด” stands before, otherwise the safe ones."""
    names = [name for name, code in names_by_length() if code != CAPITAL] if is_said else [*safe_names()]
    return "|".join(map(re.escape, names))


def own_province(tree: PlanTree, context: Context) -> str:
    """The Thai name of the province whose plan it is: as the tree says, its title, or the installation; or empty."""
    by_code = {code: name for name, code in names_by_length()}
    if tree.province in by_code:
        return by_code[tree.province]
    said = re.search(rf"(?:จังหวัด|จ\.)\s*({alternatives(True)})", tree.title) or re.search(
        alternatives(False), tree.title
    )
    if said:
        return said.group().removeprefix("จังหวัด").removeprefix("จ.").strip()
    return by_code.get(context.province) or context.province_name.strip().removeprefix("จังหวัด")


def named_near(matches: Sequence[tuple[int, str]], at: int, reach: int) -> set[str]:
    """The names that stand within `reach` letters of a place; `matches` are (offset, name) in order.

    >>> sorted(named_near([(0, "ตาก"), (50, "เลย"), (90, "ตรัง")], 50, 45))
    ['ตรัง', 'เลย']
    """
    first = bisect_left(matches, (at - reach + 1, ""))
    last = bisect_left(matches, (at + reach, ""))
    return {name for _, name in matches[first:last]}


def plan_name(title: str) -> str:
    """The plan's own name out of its title, without years, as `squeezed` compares it; empty where it has none.

    >>> plan_name("การแปลงแผนพัฒนาการศึกษาจังหวัดสมุทรปราการ (พ.ศ. 2562 - 2565) สู่การปฏิบัติ")
    'แผนพัฒนาการศึกษาจังหวัดสมุทรปราการ'
    """
    found = _TITLE.search(title)
    return squeezed(_TAIL.sub("", found.group())) if found else ""


def squeezed(text: str) -> str:
    """Without spaces and without the little words that come and go inside a name."""
    return re.sub(r"\s+|ของ", "", search_key(text))
