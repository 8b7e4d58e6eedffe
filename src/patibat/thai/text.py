"""Thai text in one order of marks, ready to store, to search and to compare."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from patibat.thai.digits import to_arabic_digits
from patibat.thai.problems import TEXT_FORBIDDEN_CHARACTER, TEXT_MARKS_PILED, TEXT_TOO_LONG

VOWEL_MARKS: Final = "\u0e31\u0e34-\u0e3a\u0e47\u0e4d"  # above and below; inside a character class
TONE_MARKS: Final = "\u0e48-\u0e4c"  # the four tones and THANTHAKHAT
INVISIBLE: Final = "\u200b-\u200d\u2060\ufeff\u00ad"

MARKS: Final = re.compile(f"[{VOWEL_MARKS}{TONE_MARKS}]{{2,}}")
# SARA AM in two pieces, in either order, and SARA AM before its tone.
NIKHAHIT_AA: Final = re.compile("\u0e4d([\u0e48-\u0e4b]*)\u0e32|\u0e32([\u0e48-\u0e4b]*)\u0e4d")
AM_AND_TONES: Final = re.compile("[\u0e33\u0e48-\u0e4b]{2,}")
_INVISIBLE: Final = re.compile(f"[{INVISIBLE}]+")
_SPACES: Final = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_THAI: Final = re.compile("[\u0e01-\u0e3a\u0e40-\u0e5b]")
_FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufff9-\uffff]"
)
_PILE: Final = re.compile(f"[{VOWEL_MARKS}{TONE_MARKS}\u0e4e\u0300-\u036f]{{5,}}")
_TONES: Final = frozenset("\u0e48\u0e49\u0e4a\u0e4b\u0e4c")


def order_marks(match: re.Match[str]) -> str:
    """A run of marks with the vowels first and the tones after, each otherwise as they stood."""
    return "".join(sorted(match.group(), key=_TONES.__contains__))


def tones_before_am(match: re.Match[str]) -> str:
    """A run of SARA AM and tones with the tones first."""
    return "".join(sorted(match.group(), key="\u0e33".__eq__))


def normalize(text: str) -> str:
    """One order for what looks the same: consonant, vowel, tone; SARA AM composed; usual spaces; nothing invisible.

    >>> normalize("ท่ี") == "ที่", normalize("ทํา") == "ทำ", normalize("นำ้") == "น้ำ", normalize("ก\\u200bข\\u00a0ค")
    (True, True, True, 'กข ค')

    Never fails; what is damaged beyond that is for `mend`.
    """
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    text = MARKS.sub(order_marks, _SPACES.sub(" ", text))
    text = NIKHAHIT_AA.sub("\\1\\2\u0e33", text).replace("\u0e40\u0e40", "\u0e41")
    return unicodedata.normalize("NFC", AM_AND_TONES.sub(tones_before_am, text))


def search_key(text: str) -> str:
    """What a substring search compares: normalised, lower case, Arabic digits, single spaces.

    >>> search_key("  แผนฯ  ฉบับที่ ๑๓ SWOT ")
    'แผนฯ ฉบับที่ 13 swot'
    """
    return " ".join(to_arabic_digits(normalize(text)).lower().split())


def clean_text(text: str, limit: int) -> str:
    """What may be stored: normalised, trimmed, line ends as `\\n`, at most `limit` characters.

    >>> clean_text(" สำนักงาน\\r\\nศึกษาธิการ ", 100)
    'สำนักงาน\\nศึกษาธิการ'
    >>> clean_text("ชื่อ\\u202e", 100)
    Traceback (most recent call last):
    patibat.problems.Problem: อักขระที่ 5 คือ U+202E ซึ่งรับไม่ได้

    Raises `Problem` for control and direction characters, lone surrogates, piled-up marks and text that is too long.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _FORBIDDEN.search(text):
        raise TEXT_FORBIDDEN_CHARACTER.at(position=found.start() + 1, character=f"U+{ord(found.group()):04X}")
    if piled := _PILE.search(text):
        raise TEXT_MARKS_PILED.at(position=piled.start() + 1, count=len(piled.group()))
    clean = normalize(text).strip()
    if len(clean) > limit:
        raise TEXT_TOO_LONG.at(length=len(clean), limit=limit)
    return clean


def contains_thai(text: str) -> bool:
    """True when there is a Thai letter, vowel or digit.

    >>> contains_thai("แผน 2566"), contains_thai("plan 2566 ฿")
    (True, False)
    """
    return _THAI.search(text) is not None
