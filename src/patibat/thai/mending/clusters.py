"""Certain repairs within a line: marks in the wrong order, twice, in pieces, or under another code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from patibat.thai.mending.repairs import Change, Kind
from patibat.thai.text import (
    AM_AND_TONES,
    INVISIBLE,
    MARKS,
    NIKHAHIT_AA,
    TONE_MARKS,
    VOWEL_MARKS,
    order_marks,
    tones_before_am,
)

# Glyph variants that Windows fonts keep in the private use area: the same marks, lowered or moved to the left.
_WINDOWS: Final = dict(
    zip(
        range(0xF700, 0xF71B),
        "\u0e10\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
        "\u0e0d\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a",
        strict=True,
    )
)
# Those of older Mac fonts, as shaping engines and Apple's table of Mac OS Thai name them: three of each tone mark.
_MAC: Final = dict(
    zip(
        range(0xF884, 0xF89F),
        "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47\u0e48\u0e48\u0e48\u0e49\u0e49\u0e49\u0e4a\u0e4a\u0e4a\u0e4b\u0e4b\u0e4b"
        "\u0e4c\u0e4c\u0e4c\u0e4d\u0e0d\u0e38\u0e39\u0e3a\u0e10",
        strict=True,
    )
)
_PRIVATE: Final = _WINDOWS | _MAC
# Fonts of old PDFs that name their tone marks by these codes, in the order of the tones.
_LATIN: Final = dict(zip(range(0xC9, 0xCE), "\u0e48\u0e49\u0e4a\u0e4b\u0e4c", strict=True))

_V: Final = VOWEL_MARKS
_T: Final = TONE_MARKS
_P: Final = "\uf700-\uf71a\uf884-\uf89e"
_ODD: Final = f"{INVISIBLE}{_P}\u00c9-\u00cd\u0e4d"
_SPACE: Final = " \u00a0"
_NIKHAHIT: Final = "\u0e4d\uf711\uf899"
_USUAL: Final = (
    f"(?<=[{_V}])(?:[{_V}][{_V}{_T}]*|[{_T}][{_V}{_T}]+)|(?<=[{_T}])[{_V}{_T}]+"
    f"|(?<=[ก-ฮ\u0e48-\u0e4b][{_SPACE}])[{_SPACE}]*[\u0e32\u0e33]|(?<=\u0e33)[\u0e32\u0e33\u0e48-\u0e4b]+"
    f"|(?<=\u0e40)\u0e40"
)
_UNUSUAL: Final = (
    f"(?:(?<=[{_ODD}])|(?<=[{_V}{_T}])[{_V}{_T}]*[{_ODD}])[{_V}{_T}{_ODD}]*"
    f"(?:(?<=[{_NIKHAHIT}\u0e48-\u0e4b{_P}{INVISIBLE}\u00c9-\u00cc])[{_SPACE}]*\u0e32[{_ODD}\u0e48-\u0e4b]*)?"
    f"|(?<=\u0e32)[\u0e48-\u0e4b]*\u0e4d[\u0e48-\u0e4b]*|(?<=[ก-ฮ][{_SPACE}])[{_SPACE}]*\u0e4d[\u0e48-\u0e4b]*\u0e32"
)
# Each begins with one class of letters and then looks back at it: the regular expression engine is quick only so.
USUAL: Final = re.compile(f"[{_V}{_T}{_SPACE}\u0e33\u0e40](?:{_USUAL})")
UNUSUAL: Final = re.compile(f"[{_V}{_T}{_SPACE}\u0e32\u0e33\u0e40{_ODD}](?:{_UNUSUAL}|{_USUAL})")
# One of these anywhere, and the unusual ones must be looked for.
ODD: Final = re.compile(f"[{_ODD}]")

_INVISIBLE: Final = re.compile(f"[{INVISIBLE}]+")
_PRIVATE_RUN: Final = re.compile(f"[{_P}]+")
_LATIN_RUN: Final = re.compile("[\u00c9-\u00cd]")
_BASE: Final = re.compile(f"[ก-ฮ{_V}{_P}]")


class _Rule(NamedTuple):
    kind: Kind
    pattern: re.Pattern[str]
    becomes: str | Callable[[re.Match[str]], str]


_RULES: Final = (
    _Rule("zero-width", _INVISIBLE, ""),
    _Rule("private-use", _PRIVATE_RUN, lambda match: match.group().translate(_PRIVATE)),
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
def _mended(region: str) -> tuple[str, Kind]:
    """A suspicious run after all rules, and the kind of the first that changed it. The same runs come often."""
    kind: Kind | None = None
    text = region
    for rule in _RULES:
        after = rule.pattern.sub(rule.becomes, text)
        if after != text:
            kind = kind or rule.kind
            text = after
    return text, kind or "misordered-mark"


def is_suspect(text: str) -> bool:
    """Is there anything to look at?"""
    return USUAL.search(text) is not None or ODD.search(text) is not None


def changes(text: str, start: int = 0) -> list[Change]:
    """What is certain to be mended in a text, in reading order; `start` is added to the places."""
    found: list[Change] = []
    end = 0
    for match in _hits(text):
        before = match.group()
        at = match.start()
        if before[0] in _SPACE:
            change = _joined(text, at, match.end(), end)
        elif before.isalpha() and before[0] < "\u0e00":
            change = _latin(text, at, before)
        else:
            change = _marks(text, at, before)
        if change:
            end = match.end()
            found.append(change if not start else change._replace(at=change.at + start))
    return found


def _hits(text: str) -> Iterator[re.Match[str]]:
    """Suspicious places; the slower look is taken only at lines that need it."""
    at = 0
    for odd in ODD.finditer(text):
        if odd.start() < at:
            continue
        begin = text.rfind("\n", at, odd.start()) + 1 or at
        yield from USUAL.finditer(text, at, begin)
        at = text.find("\n", odd.start()) + 1 or len(text)
        yield from UNUSUAL.finditer(text, begin, at)
    yield from USUAL.finditer(text, at)


def _marks(text: str, at: int, before: str) -> Change | None:
    after, kind = _mended(before)
    if after != before:
        return tuple.__new__(Change, (at, before, after, kind, ()))
    return _latin(text, at, before) if _LATIN_RUN.search(before) else None


def _joined(text: str, at: int, end: int, free: int) -> Change | None:
    """SARA AM joined to its consonant; None where letters are set apart, and the vowel may be SARA AA."""
    head = at - 1
    if text[head] in "\u0e48\u0e49\u0e4a\u0e4b":
        head -= 1
    if head < free or not "ก" <= text[head] <= "ฮ":
        return None
    if text[end - 1] == "\u0e32" and _letters_apart(text, head, at, end):
        return None
    before = text[head:end]
    return Change(head, before, text[head:at] + _mended(text[at:end])[0], "split-sara-am")


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


def _latin(text: str, at: int, before: str) -> Change | None:
    """É and the like, where a tone mark can stand: on a Thai letter, and not before a Latin one."""
    end = at + len(before)
    first = _LATIN_RUN.search(before)
    place = at + (first.start() if first else 0)
    if (
        not place
        or not _BASE.match(text[place - 1])
        or (text[end : end + 1].isascii() and text[end : end + 1].isalpha())
    ):
        return None
    after, _kind = _mended(before.translate(_LATIN))
    return Change(at, before, after, "latin-mark")
