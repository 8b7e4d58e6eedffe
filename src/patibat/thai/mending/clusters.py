"""Certain repairs within a line: marks in the wrong order, twice, or in pieces."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from patibat.thai.mending.repairs import Change, Kind
from patibat.thai.text import (
    AM_AND_TONES,
    MARKS,
    NIKHAHIT_AA,
    TONE_MARKS,
    VOWEL_MARKS,
    order_marks,
    tones_before_am,
)

_V: Final = VOWEL_MARKS
_T: Final = TONE_MARKS
_SPACE: Final = " \u00a0"
_NIKHAHIT: Final = "\u0e4d"
_NEAR: Final = 2
_AHEAD: Final = frozenset("\u0e33\u0e48\u0e49\u0e4a\u0e4b\u0e4c \u00a0")
_SHORT: Final = frozenset("\u0e31\u0e34\u0e36")
_TONES: Final = frozenset("\u0e48\u0e49\u0e4a\u0e4b\u0e4c")
_JOINS: Final = frozenset("\u0e33\u0e4d")
_BEHIND_AM: Final = frozenset("\u0e32\u0e33\u0e48\u0e49\u0e4a\u0e4b")
# Nothing to mend by itself, but what follows may be the same cluster once more.
_TWICE: Final = "(?=[ก-ฮ][\u0e31\u0e34\u0e36][\u0e48-\u0e4c])"
# What may follow the first letter of a suspicious place, which each alternative then looks back at.
_USUAL: Final = (
    f"[{_V}](?<=[{_V}{_T}].)[{_V}{_T}]*"
    f"|[{_T}](?:(?<=[{_T}].)[{_V}{_T}]*|(?<=[{_V}].)(?:[{_V}{_T}]+|{_TWICE}))|[\u0e48-\u0e4b](?<=\u0e33.)[\u0e32\u0e33\u0e48-\u0e4b]*"
    f"|[\u0e32\u0e33](?:(?<=[ก-ฮ\u0e48-\u0e4b][{_SPACE}].)|(?<=\u0e33.)[\u0e32\u0e33\u0e48-\u0e4b]*)"
    f"|[{_SPACE}](?<=[ก-ฮ\u0e48-\u0e4b][{_SPACE}].)[{_SPACE}]*[\u0e32\u0e33]"
    f"|\u0e40(?<=\u0e40.)"
)
_WITH_NIKHAHIT: Final = (
    f"(?:(?<={_NIKHAHIT})|(?<=[{_V}{_T}])[{_V}{_T}]*{_NIKHAHIT})[{_V}{_T}]*"
    f"(?:(?<=[{_NIKHAHIT}\u0e48-\u0e4b])[{_SPACE}]*\u0e32[{_NIKHAHIT}\u0e48-\u0e4b]*)?"
    f"|(?<=\u0e32)[\u0e48-\u0e4b]*{_NIKHAHIT}[\u0e48-\u0e4b]*"
    f"|(?<=[ก-ฮ][{_SPACE}])[{_SPACE}]*{_NIKHAHIT}[\u0e48-\u0e4b]*\u0e32"
)
# Each begins with one class of letters and rules out most of them by the next: the regular expression engine is quick
# only so.
_NEXT: Final = f"(?=[{_V}{_T}{_SPACE}\u0e32\u0e33\u0e40])"
_USUALLY: Final = re.compile(f"[{_V}{_T}{_SPACE}\u0e33\u0e40]{_NEXT}(?:{_USUAL})")
_NIKHAHIT_TOO: Final = re.compile(f"[{_V}{_T}{_SPACE}\u0e32\u0e33\u0e40]{_NEXT}(?:{_WITH_NIKHAHIT}|{_USUAL})")


class _Rule(NamedTuple):
    kind: Kind
    pattern: re.Pattern[str]
    becomes: str | Callable[[re.Match[str]], str]


_RULES: Final = (
    _Rule("misordered-mark", MARKS, order_marks),
    _Rule("doubled-vowel", re.compile("\u0e40\u0e40"), "\u0e41"),
    _Rule("nikhahit-aa", re.compile(f"\u0e4d([\u0e48-\u0e4b]*)[{_SPACE}]+\u0e32"), "\\1\u0e33"),
    _Rule("nikhahit-aa", NIKHAHIT_AA, "\\1\\2\u0e33"),
    _Rule("split-sara-am", re.compile(f"[{_SPACE}]+([\u0e48-\u0e4b]*)[\u0e32\u0e33]"), "\\1\u0e33"),
    _Rule("misordered-mark", AM_AND_TONES, tones_before_am),
    _Rule("doubled-vowel", re.compile("\u0e33[\u0e32\u0e33]+"), "\u0e33"),
    _Rule("doubled-mark", re.compile(f"([{_V}{_T}])\\1+"), r"\1"),
)


@lru_cache(8192)
def _mended(region: str) -> tuple[str, Kind, bool]:
    """A suspicious run after all rules, the kind of the first that changed it, and whether the letters around it must
    be looked at too. The same runs come often.
    """
    kind: Kind | None = None
    text = region
    for rule in _RULES:
        after = rule.pattern.sub(rule.becomes, text)
        if after != text:
            kind = kind or rule.kind
            text = after
    joins = region[0] == "\u0e33" or text[0] in _TONES or text[-2:-1] in _SHORT or not _JOINS.isdisjoint(text)
    return text, kind or "misordered-mark", joins


class Found:
    """What is to be changed, in reading order: places and texts in columns, which is quicker than rows."""

    def __init__(self) -> None:
        self.places: list[int] = []
        self.befores: list[str] = []
        self.afters: list[str] = []
        self.kinds: list[Kind] = []
        self.near: list[int] = []  # rows that can make something new with their neighbours
        self.is_whole = True  # is all that is suspicious in these rows?

    def changes(self) -> list[Change]:
        """In rows."""
        return list(map(Change, self.places, self.befores, self.afters, self.kinds))

    def applied(self, text: str) -> str:
        """The text with the changes made."""
        parts: list[str] = []
        end = 0
        for at, before, after in zip(self.places, self.befores, self.afters, strict=True):
            parts += (text[end:at], after)
            end = at + len(before)
        parts.append(text[end:])
        return "".join(parts)


def find(text: str, found: Found, start: int = 0) -> Found:
    """What is certain to be mended in a text, added to what was found; `start` is added to the places."""
    places, befores, afters, kinds = found.places, found.befores, found.afters, found.kinds
    end = -_NEAR
    for match in _hits(text):
        before = match[0]
        at = match.start()
        if before[0] <= "\u00a0":
            head = _head(text, at, match.end(), end)
            if head < 0:
                if end > at - _NEAR and places:
                    found.near.append(len(places) - 1)
                continue
            kind: Kind = "split-sara-am"
            after = text[head:at] + _mended(before)[0]
            before = text[head:at] + before
            at = head
            is_open = text[match.end() : match.end() + 1] in _BEHIND_AM
        else:
            after, kind, joins = _mended(before)
            if after == before:
                found.is_whole = False
                continue
            is_open = joins and _is_open(text, at, match.end(), before, after)
        if is_open or at - end < _NEAR:
            found.near.append(len(places))
        places.append(at + start)
        befores.append(before)
        afters.append(after)
        kinds.append(kind)
        end = at + len(before)
    return found


def _is_open(text: str, at: int, end: int, before: str, after: str) -> bool:
    """Was something made that the letters around it may join: NIKHAHIT, a tone, or SARA AM with more of its kind?"""
    if _NIKHAHIT in after or before[0] == "\u0e33":
        return True
    if after[-1] == "\u0e33" and text[end : end + 1] in _BEHIND_AM:
        return True
    if text[end + 1 : end + 2] in _SHORT:
        # The same cluster may follow.
        return True
    return text[at - 1 : at] in _AHEAD and (after[-1] == "\u0e33" or after[0] in _AHEAD)


def _hits(text: str) -> Iterable[re.Match[str]]:
    """Suspicious places; the slower look is taken only at lines that need it."""
    if _NIKHAHIT not in text:
        return _USUALLY.finditer(text)
    return _hits_by_line(text)


def _hits_by_line(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while (odd := text.find(_NIKHAHIT, at)) >= 0:
        begin = text.rfind("\n", at, odd) + 1 or at
        yield from _USUALLY.finditer(text, at, begin)
        at = text.find("\n", odd) + 1 or len(text)
        yield from _NIKHAHIT_TOO.finditer(text, begin, at)
    yield from _USUALLY.finditer(text, at)


def _head(text: str, at: int, end: int, free: int) -> int:
    """The consonant that SARA AM is joined to; -1 where letters are set apart, and the vowel may be SARA AA."""
    head = at - 1
    if text[head] in "\u0e48\u0e49\u0e4a\u0e4b":
        head -= 1
    if head < free or not "ก" <= text[head] <= "ฮ":
        return -1
    return -1 if text[end - 1] == "\u0e32" and _letters_apart(text, head, at, end) else head


def _letters_apart(text: str, head: int, at: int, end: int) -> bool:
    """`ก า ร`: the consonant and the vowel each stand alone, and so does what is before or after them."""
    if (head and text[head - 1] not in " \u00a0\n") or text[end : end + 1] not in (" ", "\u00a0", ""):
        return False
    before = text[max(head - 12, 0) : head].split(" ")
    after = text[end : end + 8].split(" ")
    lone_before = len(before) > 1 and _is_lone(before[-2])
    return lone_before or (len(after) > 1 and _is_lone(after[1]))


def _is_lone(token: str) -> bool:
    return bool(token) and len(token.translate(_WITHOUT_MARKS)) == 1 and "\u0e01" <= token[0] <= "\u0e44"


_WITHOUT_MARKS: Final = dict.fromkeys([*range(0xE34, 0xE3B), 0xE31, *range(0xE47, 0xE4E)])
