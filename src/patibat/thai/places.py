"""Provinces, districts and subdistricts, by the codes of the Department of Provincial Administration.

Codes are text: two digits name a province, four a district, six a subdistrict; the longer begins with its parent's.
The names come from the package geothai, read at the first question (about 30 ms) and kept.

>>> place("110101").name_th, place("110101").parent
('ปากน้ำ', '1101')
>>> [found.code for found in find_place("อ.บางพลี", within="11")]
['1103']
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import Final, Literal, NamedTuple

from patibat.thai.digits import to_arabic_digits
from patibat.thai.problems import PLACE_UNKNOWN
from patibat.thai.text import search_key

PlaceKind = Literal["province", "district", "subdistrict"]


class Place(NamedTuple):
    """One place; `parent` is the code of the district or province it lies in, empty for a province."""

    code: str
    kind: PlaceKind
    name_th: str
    name_en: str
    parent: str = ""


_BANGKOK: Final = "10"
_CAPITAL_WORDS: Final = frozenset(("เมือง", "mueang", "muang"))
_WORDS: Final[tuple[tuple[str, PlaceKind], ...]] = (
    (r"จังหวัด|จ\.", "province"),
    (r"อำเภอ|เขต|อ\.", "district"),
    (r"ตำบล|แขวง|ต\.", "subdistrict"),
)
_LEVEL: Final = re.compile("|".join(f"(?P<{kind}>{words})" for words, kind in _WORDS))
_BETWEEN: Final = re.compile(r"[\s.'’-]")


@cache
def _places() -> dict[str, Place]:
    import geothai  # half a megabyte of JSON: only for those who ask

    areas = [*geothai.provinces()]
    places = {area.code: Place(area.code, "province", area.name_th, area.name_en) for area in areas}
    for province_code in [*places]:
        for district in geothai.districts(province_code):
            places[district.code] = Place(district.code, "district", district.name_th, district.name_en, province_code)
            for area in geothai.subdistricts(district.code):
                places[area.code] = Place(area.code, "subdistrict", area.name_th, area.name_en, district.code)
    return places


@cache
def _children() -> dict[str, tuple[Place, ...]]:
    children: defaultdict[str, list[Place]] = defaultdict(list)
    for found in _places().values():
        children[found.parent].append(found)
    return {parent: tuple(sorted(found)) for parent, found in children.items()}


@cache
def _by_name() -> dict[str, tuple[Place, ...]]:
    names: defaultdict[str, list[Place]] = defaultdict(list)
    for found in _places().values():
        for name in {_bare(found.name_th), _bare(found.name_en)}:
            names[name].append(found)
    return {name: tuple(sorted(found, key=_widest_first)) for name, found in names.items()}


def names_th() -> set[str]:
    """The Thai name of every place."""
    return {found.name_th for found in _places().values()}


def _widest_first(found: Place) -> tuple[int, str]:
    return (len(found.code), found.code)


def _bare(name: str) -> str:
    return _BETWEEN.sub("", search_key(name))


def place(code: str) -> Place:
    """The place of a code of two, four or six digits. Raises `Problem`.

    >>> place("11").name_en
    'Samut Prakan'
    """
    found = _places().get(to_arabic_digits(code.strip()))
    if found is None:
        raise PLACE_UNKNOWN.at(code=code[:20])
    return found


def _of_kind(code: str, kind: PlaceKind) -> Place:
    found = place(code)
    if found.kind != kind:
        raise PLACE_UNKNOWN.at(code=code[:20])
    return found


def provinces() -> tuple[Place, ...]:
    """All 77 provinces, Bangkok among them, by code."""
    return _children()[""]


def province(code: str) -> Place:
    """The province of a two-digit code. Raises `Problem`."""
    return _of_kind(code, "province")


def districts(province_code: str) -> tuple[Place, ...]:
    """The districts of a province, by code. Raises `Problem`.

    >>> len(districts("11"))
    6
    """
    return _children().get(province(province_code).code, ())


def subdistricts(district_code: str) -> tuple[Place, ...]:
    """The subdistricts of a district, by code. Raises `Problem`."""
    return _children().get(_of_kind(district_code, "district").code, ())


def find_place(name: str, within: str | None = None) -> tuple[Place, ...]:
    """Every place of a Thai or English name, provinces first; `within` is the code of a province or district.

    A word of level narrows it (อำเภอ, อ., ตำบล, จ.); case, spaces and hyphens do not matter. More than one place means
    that the name alone is not enough; none, that there is no such place now. An unknown `within` raises `Problem`.

    >>> [found.code for found in find_place("เมือง", within="11")]
    ['1101']
    """
    root = place(within).code if within else ""
    text = search_key(name)
    level = _LEVEL.match(text)
    kind, rest = (level.lastgroup, text[level.end() :]) if level else (None, text)
    found = _named(text) or _named(rest, kind)
    if _bare(rest) in _CAPITAL_WORDS and kind in (None, "district"):
        found = tuple(dict.fromkeys((*_capital_districts(), *found)))
    return tuple(other for other in found if other.code.startswith(root) and other.code != root)


def _capital_districts() -> tuple[Place, ...]:
    """The district where each province has its seat is numbered 01; Bangkok has none."""
    return tuple(_places()[f"{found.code}01"] for found in provinces() if found.code != _BANGKOK)


def _named(text: str, kind: str | None = None) -> tuple[Place, ...]:
    found = _by_name().get(_bare(text), ())
    return tuple(other for other in found if kind in (None, other.kind))
