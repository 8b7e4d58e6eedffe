"""Text that cannot be mended, by what is missing from it."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from patibat.problems import Problem
from patibat.thai.problems import THAI_COLLAPSED, THAI_MARKS_LOST, THAI_READ_AS_LATIN

_CONSONANT: Final = re.compile("[ก-ฮ]")
_THAI_LETTER: Final = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]")
_MARKS: Final = "\u0e48\u0e49\u0e34\u0e35\u0e31\u0e38\u0e37\u0e39\u0e4c\u0e36\u0e47\u0e4a\u0e4b"
_ABBREVIATION: Final = re.compile("(?<![\u0e01-\u0e4e])[ก-ฮ]{1,5}(?![\u0e01-\u0e4e])")
# Measured on forty extracts of plans: clean or mended Thai has 11 to 25 % marks and no consonant above 16 %.
_FEWEST_MARKS: Final = 0.02
_FEW_MARKS: Final = 0.07
_FEW_LETTERS: Final = 30
_KNOWN_OF_CLEAN: Final = 0.9
_MOST_OF_ONE: Final = 0.6
_ENOUGH_CONSONANTS: Final = 40
_SAMPLE: Final = 2000
_PART: Final = 4000

# Pieces that reading a Thai page as Latin leaves: digits and signs in the middle of a word.
_TOKEN: Final = re.compile(r"[\x21-\x7e]{3,}")
_GARBLED: Final = re.compile(r"[~^`|]|[A-Za-z]\d+[A-Za-z]|\d[a-z]+\d|[A-Za-z][!:;\"][A-Za-z]|['][A-Za-z]+[~'\"]")
_ORDINARY: Final = re.compile(r"https?:|www\.|@|[/\\=_<>{}#]|^[A-Z]{1,4}\d+[A-Z]?\d*$|^[\d.,:%()-]+$")
_ENOUGH_GARBLED: Final = 4


def beyond_repair(text: str) -> Problem | None:
    """Why a text is refused, or None. A long text is judged by parts of it."""
    if len(text) > 3 * _PART:
        middle = len(text) // 2
        text = text[:_PART] + text[middle : middle + _PART] + text[-_PART:]
    if _has_marks(text):
        return _collapsed(text[:_SAMPLE])
    letters = len(_THAI_LETTER.findall(text))
    if not letters:
        return _read_as_latin(text)
    return _collapsed(text) or _marks_lost(text, letters)


def _has_marks(text: str) -> bool:
    enough = len(text) * _FEW_MARKS
    count = 0
    for mark in _MARKS:
        count += text.count(mark)
        if count > enough:
            return True
    return False


def _collapsed(text: str) -> Problem | None:
    consonants = _CONSONANT.findall(text)
    if len(consonants) < _ENOUGH_CONSONANTS:
        return None
    letter, count = Counter(consonants).most_common(1)[0]
    return THAI_COLLAPSED.at(letter=letter) if count > len(consonants) * _MOST_OF_ONE else None


def _marks_lost(text: str, letters: int) -> Problem | None:
    """Next to no marks, and what is left are no words: a list of names or abbreviations without marks is left alone."""
    if letters < _FEW_LETTERS or sum(map(text.count, _MARKS)) >= letters * _FEWEST_MARKS:
        return None
    text = _ABBREVIATION.sub("", text)
    if len(_THAI_LETTER.findall(text)) < _FEW_LETTERS:
        return None
    from patibat.thai.lexicon import known_share

    return THAI_MARKS_LOST.at() if known_share(text[:_SAMPLE]) < _KNOWN_OF_CLEAN else None


def _read_as_latin(text: str) -> Problem | None:
    tokens = [token for token in _TOKEN.findall(text[: _SAMPLE * 4]) if not _ORDINARY.search(token)]
    garbled = sum(_GARBLED.search(token) is not None for token in tokens)
    return THAI_READ_AS_LATIN.at() if garbled >= _ENOUGH_GARBLED and garbled * 2 >= len(tokens) else None
