"""Words of Thai text, by a dictionary: the list of PyThaiNLP as the package newmm-tokenizer carries it, names of places
from geothai, and our own words of administration in `data/words.txt`.

The list is CC0 1.0 (PyThaiNLP, pythainlp/corpus/corpus_license.md: words_th.txt); the package says Apache in its
classifiers and has no licence file of its own.

Read at the first question (about 80 ms) and kept.

>>> words("แผนพัฒนาจังหวัด พ.ศ. 2566")
['แผน', 'พัฒนา', 'จังหวัด', 'พ', 'ศ', '2566']
>>> is_word("ยุทธศาสตร์"), is_word("ยทุธศาสตร์")
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

# A stretch of Thai letters and marks; the signs of repetition and abbreviation part stretches.
STRETCH: Final = re.compile("[\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4d]+")
_TOKEN: Final = re.compile(f"({STRETCH.pattern})|[^\\W_]+")
_WORD: Final = re.compile("[\u0e01-\u0e2e\u0e40-\u0e44][\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4d]*")
# Where a word can begin: a leading vowel or a consonant that no leading vowel holds and no THANTHAKHAT silences.
_BEGINNING: Final = re.compile("[\u0e40-\u0e44]+[ก-ฮ]|[ก-ฮ](?![\u0e34\u0e38]?\u0e4c)")
_KEY: Final = 3
# What a segmentation costs: one for each word, a little more for the shortest, three for each cluster that is no word.
_COST_SHORT: Final = 1.6
_COST_UNKNOWN: Final = 3.0


class _Dictionary(NamedTuple):
    words: frozenset[str]
    lengths: dict[str, tuple[int, ...]]


class Part(NamedTuple):
    """A piece of a stretch: a word of the dictionary, or a cluster that belongs to none."""

    at: int
    text: str
    known: bool


@cache
def dictionary() -> frozenset[str]:
    """Every word of two letters or more, in Thai letters only."""
    return _read().words


@cache
def _read() -> _Dictionary:
    from patibat.thai.places import names_th

    listed = files("newmm_tokenizer").joinpath("words_th.txt").read_text(encoding="utf-8-sig").split("\n")
    own = files("patibat.thai").joinpath("data/words.txt").read_text(encoding="utf-8").split("\n")
    full = _WORD.fullmatch
    found = frozenset(word for word in (*listed, *own, *names_th()) if len(word) > 1 and full(word))
    lengths: dict[str, set[int]] = {}
    for word in found:
        lengths.setdefault(word[:_KEY], set()).add(len(word))
    return _Dictionary(found, {key: tuple(sorted(sizes, reverse=True)) for key, sizes in lengths.items()})


def is_word(text: str) -> bool:
    """Is it one word of the dictionary?"""
    return text in dictionary()


def words(text: str) -> list[str]:
    """The words of a text, with numbers and words of other languages; spaces and signs are left out.

    What is in no dictionary comes back as one piece from word to word.
    """
    found: list[str] = []
    for match in _TOKEN.finditer(text):
        if match[1]:
            found += _joined(segment(match[1]).parts)
        else:
            found.append(match.group())
    return found


def _joined(parts: tuple[Part, ...]) -> Iterator[str]:
    unknown = ""
    for part in parts:
        if not part.known:
            unknown += part.text
            continue
        if unknown:
            yield unknown
            unknown = ""
        yield part.text
    if unknown:
        yield unknown


class Segmented(NamedTuple):
    """A stretch in parts, and what it costs: the lower, the better it reads."""

    cost: float
    parts: tuple[Part, ...]

    @property
    def unknown(self) -> int:
        """Clusters that belong to no word."""
        return sum(not part.known for part in self.parts)


@lru_cache(16384)
def segment(stretch: str) -> Segmented:
    """The cheapest way to read a stretch of Thai letters as words."""
    words_, lengths = _read()
    following = size = len(stretch)
    best: dict[int, tuple[float, int, bool]] = {size: (0.0, 0, True)}
    for at in reversed(beginnings(stretch)):
        choice = (best[following][0] + _COST_UNKNOWN, following, False)
        for length in lengths.get(stretch[at : at + _KEY], ()):
            # The cheap question first: can a word begin behind it?
            end = at + length
            if end in best and best[end][0] + 1.0 < choice[0] and stretch[at:end] in words_:
                choice = (best[end][0] + 1.0, end, True)
        end = at + 2
        if end in best and best[end][0] + _COST_SHORT < choice[0] and stretch[at:end] in words_:
            choice = (best[end][0] + _COST_SHORT, end, True)
        best[at] = choice
        following = at
    return _followed(stretch, best, following)


def _ends(stretch: str, at: int, words_: frozenset[str], lengths: dict[str, tuple[int, ...]]) -> Iterator[int]:
    """Where words that begin here end, the longest first."""
    for length in lengths.get(stretch[at : at + _KEY], ()):
        if stretch[at : at + length] in words_:
            yield at + length
    if stretch[at : at + 2] in words_:
        yield at + 2


@lru_cache(16384)
def beginnings(stretch: str) -> tuple[int, ...]:
    """Places where a word can begin."""
    return tuple([match.start() for match in _BEGINNING.finditer(stretch)])


def _followed(stretch: str, best: dict[int, tuple[float, int, bool]], first: int) -> Segmented:
    parts: list[Part] = []
    at = 0
    if first:
        # Marks and vowels that nothing carries.
        parts.append(Part(0, stretch[:first], False))
        at = first
    while at < len(stretch):
        _cost, end, known = best[at]
        parts.append(Part(at, stretch[at:end], known))
        at = end
    return Segmented(best[first][0] + (_COST_UNKNOWN if first else 0.0), tuple(parts))


def reads_well(stretch: str) -> bool:
    """Is it all words, taking the longest each time? A quick answer; False may be wrong, True is not."""
    words_, lengths = _read()
    begins = set(beginnings(stretch))
    begins.add(len(stretch))
    at = 0
    while at < len(stretch):
        for end in _ends(stretch, at, words_, lengths):
            if end in begins:
                at = end
                break
        else:
            return False
    return True


def known_share(text: str) -> float:
    """Which share of the Thai letters of a text belongs to words; 1.0 when there are none."""
    letters = known = 0
    for match in STRETCH.finditer(text):
        for part in segment(match.group()).parts:
            letters += len(part.text)
            known += len(part.text) if part.known else 0
    return known / letters if letters else 1.0
