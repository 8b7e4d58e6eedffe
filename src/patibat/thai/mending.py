"""Mending what extraction did to Thai text, with a list of every repair.

Only certain repairs change the text: letters that cannot stand so in Thai. What needs a dictionary or a person is
listed as suggested and left alone. Text that is beyond repair is refused, with the reason.

>>> mended = mend("ส านักงานท่ีก าหนด")
>>> mended.text
'สำนักงานที่กำหนด'
>>> mended.repairs[0]
Repair(line=1, column=1, before='ส า', after='สำ', kind='split-sara-am', level='certain')
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from patibat.problems import Problem
from patibat.thai.problems import TEXT_FORBIDDEN_CHARACTER, THAI_COLLAPSED, THAI_MARKS_LOST, THAI_MOJIBAKE
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

Level = Literal["certain", "suggested"]
Kind = Literal[
    "zero-width",
    "private-use",
    "mojibake",
    "doubled-mark",
    "doubled-vowel",
    "misordered-mark",
    "nikhahit-aa",
    "split-sara-am",
    "displaced-mark",
]


class Repair(NamedTuple):
    """One repair. Line and column count from 1 in the text as it came."""

    line: int
    column: int
    before: str
    after: str
    kind: Kind
    level: Level


@dataclass(frozen=True, slots=True)
class Mended:
    """The mended text with its repairs in reading order. When `refused`, the text is as it came, without repairs."""

    text: str
    repairs: tuple[Repair, ...] = ()
    refused: Problem | None = None


class _Rule(NamedTuple):
    kind: Kind
    pattern: re.Pattern[str]
    becomes: str | Callable[[re.Match[str]], str]


# Glyph variants that Windows fonts keep in the private use area: the same marks, lowered or moved to the left.
_PRIVATE: Final = str.maketrans(
    "".join(map(chr, range(0xF700, 0xF71B))),
    "\u0e10\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
    "\u0e0d\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a",
)
_RULES: Final = (
    _Rule("zero-width", re.compile(f"[{INVISIBLE}]+"), ""),
    _Rule("private-use", re.compile("[\uf700-\uf71a]+"), lambda match: match.group().translate(_PRIVATE)),
    _Rule("misordered-mark", MARKS, order_marks),
    _Rule("doubled-vowel", re.compile("\u0e40\u0e40"), "\u0e41"),
    _Rule("nikhahit-aa", NIKHAHIT_AA, "\\1\\2\u0e33"),
    _Rule("split-sara-am", re.compile("([ก-ฮ][\u0e48-\u0e4b]?)[ \u00a0]+[\u0e32\u0e33]"), "\\1\u0e33"),
    _Rule("misordered-mark", AM_AND_TONES, tones_before_am),
    _Rule("doubled-mark", re.compile(f"([{VOWEL_MARKS}{TONE_MARKS}])\\1+"), r"\1"),
)
_SUGGESTIONS: Final = (
    # THANTHAKHAT after a leading vowel belongs to the letter before it: การณเ์ป็น.
    _Rule("displaced-mark", re.compile("([ก-ฮ])([เ-ไ])\u0e4c"), "\\1\u0e4c\\2"),
    # A tone after a leading vowel belongs to the letter after it.
    _Rule("displaced-mark", re.compile("([เ-ไ])([\u0e48-\u0e4b])([ก-ฮ])"), r"\1\3\2"),
    # The tone of ที่ or นี้ slid onto the next letter, where SARA AM or SARA AA follows: ทีส่ำคัญ.
    _Rule("displaced-mark", re.compile("(ท\u0e35)([ก-ฮ])\u0e48(?=[\u0e32\u0e33])"), "\\1\u0e48\\2"),
    # A tone parted from the vowel that carries it: ผู ้เรียน.
    _Rule("displaced-mark", re.compile(f"([ก-ฮ][{VOWEL_MARKS}])[ \u00a0]+([\u0e48-\u0e4b])"), r"\1\2"),
)
# A quick look that clean lines pass: only others are worked on.
_SUSPECT: Final = re.compile(
    f"[{INVISIBLE}\uf700-\uf71a]|[{VOWEL_MARKS}{TONE_MARKS}]{{2}}|[ \u00a0][\u0e32\u0e33\u0e48-\u0e4b]|\u0e40\u0e40"
    "|\u0e4d\u0e32|\u0e32[\u0e48-\u0e4b]*\u0e4d|\u0e33[\u0e48-\u0e4b]|[เ-ไ][\u0e48-\u0e4c]|ที[ก-ฮ]\u0e48"
)

_UNREADABLE: Final = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff]")
_CONSONANT: Final = re.compile("[ก-ฮ]")
_THAI_LETTER: Final = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]")
_MARK: Final = re.compile(f"[{VOWEL_MARKS}{TONE_MARKS}\uf701-\uf71a]")
# Measured on forty extracts of plans: clean or mended Thai has 11 to 25 % marks and no consonant above 16 %.
_FEWEST_MARKS: Final = 0.02
_ENOUGH_LETTERS: Final = 100
_MOST_OF_ONE: Final = 0.6
_ENOUGH_CONSONANTS: Final = 40

_UTF8_AS_LATIN: Final = re.compile("\u00e0[\u00b8\u00b9]")
_THAI_AS_LATIN: Final = re.compile("[\u00a1-\u00da\u00df-\u00fb]")


def mend(text: str) -> Mended:
    """The text with every certain repair made, and all repairs listed. Clean Thai comes back as it is.

    Never raises: what cannot be mended is in `refused`.
    """
    lines: list[str] = []
    repairs: list[Repair] = []
    if found := _UNREADABLE.search(text):
        character = f"U+{ord(found.group()):04X}"
        return Mended(text, (), TEXT_FORBIDDEN_CHARACTER.at(position=found.start() + 1, character=character))
    for number, line in enumerate(text.split("\n"), 1):
        try:
            decoded = _decoded(line, number)
        except Problem as problem:
            return Mended(text, (), problem)
        if decoded is not line:
            repairs.append(Repair(number, 1, line[:60], decoded[:60], "mojibake", "certain"))
        mended, found_here = _mend_line(decoded, number)
        lines.append(mended)
        repairs += found_here
    result = "\n".join(lines)
    refused = _beyond_repair(result)
    return Mended(text, (), refused) if refused else Mended(result, tuple(repairs))


def _mend_line(line: str, number: int) -> tuple[str, list[Repair]]:
    if not _SUSPECT.search(line):
        return line, []
    columns = list(range(1, len(line) + 1))
    repairs: list[Repair] = []
    for rule in _RULES:
        line, columns = _apply(rule, line, columns, number, repairs)
    for rule in _SUGGESTIONS:
        _apply(rule, line, columns, number, repairs, level="suggested")
    return line, sorted(repairs, key=lambda repair: repair.column)


def _apply(
    rule: _Rule, line: str, columns: list[int], number: int, repairs: list[Repair], level: Level = "certain"
) -> tuple[str, list[int]]:
    """The line after one rule, with the column that each of its characters came from; repairs are added to the list."""
    parts: list[str] = []
    kept: list[int] = []
    end = 0
    for match in rule.pattern.finditer(line):
        before = match.group()
        after = rule.becomes(match) if callable(rule.becomes) else match.expand(rule.becomes)
        if after == before:
            continue
        column = columns[match.start()]
        repairs.append(Repair(number, column, before, after, rule.kind, level))
        parts += (line[end : match.start()], after)
        kept += columns[end : match.start()]
        kept += [column] * len(after)
        end = match.end()
    if not end or level == "suggested":
        return line, columns
    return "".join(parts) + line[end:], kept + columns[end:]


def _decoded(line: str, number: int) -> str:
    """A line whose bytes were read in the wrong encoding, read again; the same line when there is nothing to do.

    Raises `Problem` when it is such a line but bytes are gone.
    """
    if line.isascii() or _THAI_LETTER.search(line):
        return line
    if _UTF8_AS_LATIN.search(line):
        try:
            return b"".join(map(_byte, line)).decode("utf-8")
        except UnicodeError as error:
            raise THAI_MOJIBAKE.at(line_number=number) from error
    if not _looks_like_thai_bytes(line):
        return line
    try:
        return b"".join(map(_byte, line)).decode("cp874")
    except UnicodeError:
        return line


def _looks_like_thai_bytes(line: str) -> bool:
    """Nearly all letters stand where TIS-620 has Thai, with variety: no row of signs, no word with a few accents."""
    letters = [character for character in line if character.isalpha() or character > "\x7f"]
    thai = [character for character in letters if _THAI_AS_LATIN.match(character)]
    varied = set(thai)
    return len(thai) >= len(letters) * 0.8 and len(varied) >= 4 and sum(map(str.isalpha, varied)) >= 2


def _byte(character: str) -> bytes:
    return character.encode("latin-1") if character <= "\xff" else character.encode("cp1252")


def _beyond_repair(text: str) -> Problem | None:
    consonants = _CONSONANT.findall(text)
    if len(consonants) >= _ENOUGH_CONSONANTS:
        letter, count = Counter(consonants).most_common(1)[0]
        if count > len(consonants) * _MOST_OF_ONE:
            return THAI_COLLAPSED.at(letter=letter)
    letters = len(_THAI_LETTER.findall(text))
    if letters >= _ENOUGH_LETTERS and len(_MARK.findall(text)) < letters * _FEWEST_MARKS:
        return THAI_MARKS_LOST.at()
    return None
