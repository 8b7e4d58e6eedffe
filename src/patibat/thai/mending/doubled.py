"""Clusters that makers of PDF write twice: a consonant with a short vowel and a tone that the font draws as one glyph.

Typst and others give the whole cluster as the text of each of its two glyphs: `ตั้ตั้ง`, `เพิ่พิ่ม`, `ขึ้ขึ้น`.
That is certain where the first of them can end no Thai word. `สั่งสั่ง` or `ที่ที่` are left alone.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from patibat.thai.lexicon import dictionary
from patibat.thai.mending.repairs import Change

_CLUSTER: Final = "[ก-ฮ][\u0e31\u0e34\u0e36][\u0e48-\u0e4c]"
# Begins with one class of letters and looks back at what it ends: the regular expression engine is quick only so.
_AGAIN: Final = re.compile(
    f"[\u0e48-\u0e4c](?=[ก-ฮ][\u0e31\u0e34\u0e36][\u0e48-\u0e4c])(?<=({_CLUSTER}))\\1+(?=([ก-ฮ]?)([\u0e30-\u0e3a\u0e47-\u0e4e]?))"
)
_USUAL_TONES: Final = ("\u0e48", "\u0e49")
_CLOSED: Final = re.compile(f"(?=({_CLUSTER}[ก-ฮ])(?![\u0e30-\u0e3a\u0e47-\u0e4e]))")
_OPEN: Final = re.compile(f"({_CLUSTER})(?![ก-ฮ](?![\u0e30-\u0e3a\u0e47-\u0e4e]))")


def find(text: str) -> list[Change]:
    """What stands twice for certain, in reading order."""
    found = []
    for match in _AGAIN.finditer(text):
        cluster, final, vowel = match.groups()
        at = match.start() + 1 - len(cluster)
        if _cannot_be_thai(cluster, "" if vowel else final, text[at - 1 : at]):
            found.append(Change(at, text[at : match.end()], cluster, "repeated-cluster"))
    return found


def _cannot_be_thai(cluster: str, final: str, ahead: str) -> bool:
    """Is it certain that the first of two clusters is none? `final` is the consonant that ends the second."""
    vowel, tone = cluster[1], cluster[2]
    if tone == "\u0e4c":
        # Two silenced letters, and the same, one behind the other.
        return True
    if not final:
        return False
    if vowel == "\u0e31" or (vowel == "\u0e34" and ahead == "\u0e40"):
        # Vowels that want a consonant behind them, and the next letter carries a vowel itself.
        return True
    if tone not in _USUAL_TONES:
        # Sounds and nicknames begin so: ติ๊ติ๊ก.
        return False
    closed, opened = _syllables()
    return cluster + final in closed and cluster not in opened


class _Syllables(NamedTuple):
    closed: frozenset[str]
    opened: frozenset[str]


@cache
def _syllables() -> _Syllables:
    """Such clusters in the words of the dictionary: with the consonant that ends them, and where none does."""
    closed: set[str] = set()
    opened: set[str] = set()
    for word in dictionary():
        closed.update(_CLOSED.findall(word))
        opened.update(_OPEN.findall(word))
    return _Syllables(frozenset(closed), frozenset(opened))
