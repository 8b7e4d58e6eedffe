"""The whole of a text: refused, or mended where it is certain."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from itertools import accumulate
from operator import sub
from typing import Final

from patibat.problems import Problem
from patibat.thai.mending import clusters, doubled, glyphs, latin
from patibat.thai.mending.clusters import Found
from patibat.thai.mending.refusing import beyond_repair
from patibat.thai.mending.repairs import Change, Mended
from patibat.thai.mending.steps import Step, applied, together
from patibat.thai.problems import TEXT_FORBIDDEN_CHARACTER
from patibat.thai.text import INVISIBLE

# So many steps no text that is not made for it wants.
_MOST_STEPS: Final = 1000
_UNREADABLE: Final = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff]")
# One look for all that is rare, and then for less of it: what cannot be read, invisible or of the private use area …
_NEVER_RIGHT: Final = f"\x00-\x08\x0e-\x1f{INVISIBLE}\ud800-\udfff{glyphs.CODES}"
_ODD: Final = re.compile(f"[{_NEVER_RIGHT}]")
_ODD_OR_PAIR: Final = re.compile(f"[{_NEVER_RIGHT}\u00a1-\u00fb](?:(?<=[{_NEVER_RIGHT}])|[\u00a1-\u00fb])")
# … and Latin beyond ASCII too.
_RARE: Final = re.compile(f"[{_NEVER_RIGHT}\u00a1-\u00fb]")


def mend(text: str) -> Mended:
    """The text with every certain repair made, and all repairs listed. Clean Thai comes back as it is.

    Never raises: what cannot be mended is in `refused`. A clean paragraph takes a few microseconds.
    """
    steps: list[Step] = []
    result = text
    rare = _RARE.search(text) is not None
    pair = rare and _ODD_OR_PAIR.search(text) is not None
    odd = pair and _ODD.search(text) is not None
    if odd and (found := _UNREADABLE.search(text)):
        character = f"U+{ord(found.group()):04X}"
        return Mended(text, text, refused=TEXT_FORBIDDEN_CHARACTER.at(position=found.start() + 1, character=character))
    try:
        if (pair and latin.has_latin_pairs(text)) or latin.has_other_pairs(text):
            result, changes = latin.read_again(text)
            if result != text:
                steps.append(Step(text, changes))
                rare = odd = _RARE.search(result) is not None
    except Problem as problem:
        return Mended(text, text, refused=problem)
    if odd:
        result = _step(result, glyphs.without_glyphs, glyphs.glyphs, steps)
    if rare:
        result = _step(result, glyphs.without_latin_tones, glyphs.latin_tones, steps)
    result = _marks_mended(result, steps)
    refused = beyond_repair(result)
    return Mended(text, text, refused=refused) if refused else Mended(text, result, partial(together, steps))


def _step(text: str, mended: Callable[[str], str], changes: Callable[[str], list[Change]], steps: list[Step]) -> str:
    result = mended(text)
    if result != text:
        steps.append(Step(text, partial(changes, text)))
    return result


def _marks_mended(text: str, steps: list[Step]) -> str:
    """Marks within a line, until they stand right, and then whole clusters."""
    found = clusters.find(text, Found())
    may_be_twice = not found.is_whole
    for _ in range(_MOST_STEPS):
        if not found.places:
            break
        may_be_twice = may_be_twice or bool(found.near)
        steps.append(Step(text, found.changes))
        text = found.applied(text)
        found = _once_more(text, found)
    if may_be_twice and (twice := doubled.find(text)):
        steps.append(Step(text, partial(list, twice)))
        text = applied(text, twice)
    return text


def _once_more(text: str, found: Found) -> Found:
    """What is to be changed in the lines of the mended text where what was mended made something new."""
    more = Found()
    if not found.near:
        return more
    grown = list(accumulate(map(sub, map(len, found.afters), map(len, found.befores)), initial=0))
    end = -1
    for index in found.near:
        place = found.places[index] + grown[index]
        if place > end:
            begin = text.rfind("\n", 0, place) + 1
            end = text.find("\n", place)
            end = len(text) if end < 0 else end
            clusters.find(text[begin:end], more, begin)
    return more
