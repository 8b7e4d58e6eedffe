"""The whole of a text: refused, or mended where it is certain."""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise
from typing import Final

from patibat.problems import Problem
from patibat.thai.mending import clusters, glyphs, latin
from patibat.thai.mending.refusing import beyond_repair
from patibat.thai.mending.repairs import Change, Mended
from patibat.thai.mending.steps import Step, applied, together
from patibat.thai.problems import TEXT_FORBIDDEN_CHARACTER
from patibat.thai.text import INVISIBLE

_NEAR: Final = 2
# So many steps no text that is not made for it wants.
_MOST_STEPS: Final = 1000
_UNREADABLE: Final = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff]")
# One look for all that is rare: what cannot be read, invisible, Latin beyond ASCII, or of the private use area.
_RARE: Final = re.compile(f"[\x00-\x08\x0e-\x1f\u00a1-\u00fb{INVISIBLE}\ud800-\udfff{glyphs.CODES}]")


def mend(text: str) -> Mended:
    """The text with every certain repair made, and all repairs listed. Clean Thai comes back as it is.

    Never raises: what cannot be mended is in `refused`. A clean paragraph takes a few microseconds.
    """
    steps: list[Step] = []
    result = text
    rare = _RARE.search(text) is not None
    if rare and (found := _UNREADABLE.search(text)):
        character = f"U+{ord(found.group()):04X}"
        return Mended(text, text, refused=TEXT_FORBIDDEN_CHARACTER.at(position=found.start() + 1, character=character))
    try:
        if latin.is_suspect(text):
            result = _read_again(text, steps)
    except Problem as problem:
        return Mended(text, text, refused=problem)
    if rare:
        result = _glyphs_replaced(result, steps)
    result = _marks_mended(result, steps)
    refused = beyond_repair(result)
    return Mended(text, text, refused=refused) if refused else Mended(text, result, partial(together, steps))


def _read_again(text: str, steps: list[Step]) -> str:
    """What was read in the wrong encoding. Raises `Problem` where bytes are gone."""
    found = [Change(span.at, span.before, span.after, "mojibake") for span in latin.spans(text)]
    if found:
        steps.append(Step(text, lambda: found))
    return applied(text, found)


def _glyphs_replaced(text: str, steps: list[Step]) -> str:
    """Letters under another code."""
    result = glyphs.without_glyphs(text)
    if result != text:
        steps.append(Step(text, partial(glyphs.glyphs, text)))
    after = glyphs.without_latin_tones(result)
    if after != result:
        steps.append(Step(result, partial(glyphs.latin_tones, result)))
    return after


def _marks_mended(text: str, steps: list[Step]) -> str:
    """Marks within a line, until they stand right."""
    found = clusters.changes(text)
    for _ in range(_MOST_STEPS):
        if not found:
            break
        steps.append(Step(text, partial(list, found)))
        before, text = found, applied(text, found)
        found = [change for begin, end in _to_look_at(text, before) for change in _in_part(text, begin, end)]
    return text


def _in_part(text: str, begin: int, end: int) -> list[Change]:
    return clusters.changes(text[begin:end], begin)


def _to_look_at(text: str, changes: list[Change]) -> list[tuple[int, int]]:
    """Lines of the mended text in which what was mended can make something new with its neighbours."""
    near: list[int] = []
    grown = 0
    behind = -_NEAR
    for at, before, after, kind, _words in changes:
        if at - behind < _NEAR or kind == "nikhahit-aa":
            near.append(at + grown)
        behind = at + len(before)
        grown += len(after) - len(before)
    lines: list[tuple[int, int]] = []
    end = -1
    for place in near:
        if place > end:
            begin = text.rfind("\n", 0, place) + 1
            end = text.find("\n", place)
            end = len(text) if end < 0 else end
            lines.append((begin, end))
    return lines
