"""Words whose marks slid onto a neighbour, became spaces, or whose SARA AM became SARA AA: found by what remains.

A word without its marks is its skeleton. Where a line reads as no words, its letters are compared with the skeletons
of the dictionary, over single spaces; a word fits when its marks are those of the line, in other places. Two words fit
when what one lacks the other has too many.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from patibat.thai.lexicon import STRETCH, Part, beginnings, dictionary, segment
from patibat.thai.mending.repairs import Change, Kind

_MARK: Final = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d")
_MARKS: Final = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4d]+")
_LETTERS: Final = frozenset(
    map(chr, (*range(0xE01, 0xE2F), *range(0xE30, 0xE3B), *range(0xE40, 0xE46), *range(0xE47, 0xE4E)))
)
# Words with a space or two between them: no word goes on over anything else.
_RUN: Final = re.compile(f"{STRETCH.pattern}(?: {{1,2}}{STRETCH.pattern})*\\.?")
_LONGEST: Final = 24
_BACK: Final = 14
_MOST_SPACES: Final = 5
_FARTHEST: Final = 2
_ENOUGH_BONES: Final = 5
_HEADS: Final = (3, 6)
_SHORT: Final = 3
_CLOSE: Final = 4
_TRIED: Final = 6
# How much better the line must read: most of an unknown cluster.
_GAIN: Final = 2.0


class Window(NamedTuple):
    """A part of the line from one place on: its letters without marks and spaces, the marks, and the spaces in it."""

    end: int
    bones: str
    marks: str
    spaces: int


class Fit(NamedTuple):
    """Words that fit in a place of the line."""

    start: int
    end: int
    words: tuple[str, ...]
    kind: Kind

    @property
    def text(self) -> str:
        return "".join(self.words)


def bones_of(text: str) -> str:
    """A text without marks; SARA AM counts as SARA AA.

    >>> bones_of("สำนักที่")
    'สานกท'
    """
    return _MARKS.sub("", text).replace("\u0e33", "\u0e32")


def _by_letter(text: str) -> list[str]:
    """The marks of each letter of a text, spaces aside; the first stands for what no letter carries."""
    found = [""]
    for character in text:
        if character in _MARK:
            found[-1] += character
        elif character != " ":
            found.append("")
    return found


def _near(present: str, word: str) -> bool:
    """Did each mark go no further than two letters?"""
    places = (_places(_by_letter(present)), _places(_by_letter(word)))
    return len(places[0]) == len(places[1]) and all(
        mark == other and abs(at - there) <= _FARTHEST for (mark, at), (other, there) in zip(*places, strict=True)
    )


def _places(letters: list[str]) -> list[tuple[str, int]]:
    return sorted((mark, at) for at, marks in enumerate(letters) for mark in marks)


def _marks_of(text: str) -> str:
    return "".join(sorted("".join(_MARKS.findall(text))))


class _Bones(NamedTuple):
    """Skeleton → words that have marks or SARA AM; and how skeletons and words begin."""

    words: dict[str, tuple[str, ...]]
    heads: frozenset[str]


@cache
def _skeletons() -> _Bones:
    found: dict[str, tuple[str, ...]] = {}
    heads: set[str] = set()
    for word in dictionary():
        bones = bones_of(word)
        heads.update(bones[:length] for length in _HEADS)
        if bones != word and len(word) <= _LONGEST:
            found[bones] = (*found.get(bones, ()), word)
    return _Bones(found, frozenset(heads))


def find(line: str, doubtful: bool = False) -> list[Change]:
    """Likely places of displaced, lost and exchanged marks, in reading order, none over another.

    Where it is `doubtful` that the line is damaged at all, only longer words are believed: names are no words either.
    """
    return [
        Change(run.start() + fit.start, run.group()[fit.start : fit.end], fit.text, fit.kind, fit.words)
        for run in _RUN.finditer(line)
        for fit, may_be_name in _in_run(run.group())
        if not (doubtful and may_be_name)
    ]


@lru_cache(8192)
def _in_run(line: str) -> tuple[tuple[Fit, bool], ...]:
    """What fits in a run of words, and whether it may be a piece of a name. The same runs come often."""
    found: list[tuple[Fit, bool]] = []
    free = 0
    spots, joints = _spots(line)
    for spot in sorted(spots):
        begin = spots[spot]
        if spot < free or (begin is not None and begin < free):
            continue
        starts = [begin] if begin is not None else _starts(line, spot, free)
        starts = [at for at in starts if at == begin or _may_begin(at, spot, joints)]
        fit = _choose(line, (fit for start in starts for fit in _singles(line, start, spot)))
        if not fit and begin is None:
            # Pairs only where no single word does.
            fit = _choose(line, (fit for start in starts for fit in _pairs(line, start, spot)))
        if fit:
            found.append((fit, _may_be_name(line, fit)))
            free = fit.end
    return tuple(found)


def forget() -> None:
    """Forget what was looked up, as measurements want."""
    _in_run.cache_clear()


def _may_begin(at: int, spot: int, joints: set[int]) -> bool:
    """Where a word begins as the line reads now, or close to the place."""
    return at in joints or spot - at <= _CLOSE


def _spots(line: str) -> tuple[dict[int, int | None], set[int]]:
    """Where something reads as no word, or as a word that lost its SARA AM; and where parts of the line begin.

    Where short words follow each other, also where the first of them begins: the damaged word can begin only there.
    """
    spots: dict[int, int | None] = {}
    joints: set[int] = set()
    for match in STRETCH.finditer(line):
        begin, stretch = match.start(), match.group()
        parts = segment(stretch).parts
        joints.update(begin + part.at for part in parts)
        spots.update((begin + second, begin + first) for first, second in _short_runs(parts))
        spots.update((begin + part.at, None) for part in parts if not part.known)
        spots.update((begin + at, None) for at in lacking_am(stretch))
    return spots, joints


def _short_runs(parts: tuple[Part, ...]) -> Iterator[tuple[int, int]]:
    """Short words one behind the other, the second with a mark: so a damaged word may read, `สม ทุร`."""
    for first, second in itertools.pairwise(parts):
        if len(first.text) <= _SHORT and len(second.text) <= _SHORT and not _MARK.isdisjoint(second.text):
            yield first.at, second.at


def is_suspect(stretch: str) -> bool:
    """Does a stretch that is all words hold what may be damaged ones?"""
    return any(True for _at in lacking_am(stretch)) or any(True for _at in _short_runs(segment(stretch).parts))


class _Lost(NamedTuple):
    words: dict[str, str]
    lengths: dict[str, set[int]]


@cache
def _lost() -> _Lost:
    """Words with SARA AM, by how they look with SARA AA; those that are words then too are left out."""
    words = dictionary()
    folded = {word.replace("\u0e33", "\u0e32"): word for word in words if "\u0e33" in word and len(word) > 3}
    lost = _Lost({form: word for form, word in folded.items() if form not in words}, {})
    for form in lost.words:
        lost.lengths.setdefault(form[:3], set()).add(len(form))
    return lost


def am_word(text: str) -> str:
    """The word that a text with SARA AA stands for, or nothing.

    >>> am_word("สานักงาน")
    'สำนักงาน'
    """
    return _lost().words.get(text, "")


def lacking_am(stretch: str) -> Iterator[int]:
    """Where words begin that look as if SARA AM had become SARA AA."""
    if "\u0e32" not in stretch:
        return
    words, lengths = _lost()
    for at in beginnings(stretch):
        if any(stretch[at : at + length] in words for length in lengths.get(stretch[at : at + 3], ())):
            yield at


def _may_be_name(line: str, fit: Fit) -> bool:
    if len(fit.words[-1]) < _LONG or len(fit.text) < _LONGER:
        return True
    return len(fit.words) > 1 and segment(_after(line, fit)).unknown > 0


def _after(line: str, fit: Fit) -> str:
    left, right = _context(line, fit)
    return line[left : fit.start] + fit.text + line[fit.end : right]


def _choose(line: str, fits: Iterator[Fit]) -> Fit | None:
    """The words that make the line read best; the longest are tried first."""
    best: Fit | None = None
    best_gain = (_GAIN, 0)
    for fit in sorted(fits, key=lambda fit: fit.start - fit.end)[:_TRIED]:
        gain = _gain(line, fit)
        if gain and gain > best_gain:
            best, best_gain = fit, gain
    return best


def _starts(line: str, spot: int, free: int) -> list[int]:
    """Where the damaged word may begin: up to the place, over a single space too."""
    low = max(spot - _BACK, free)
    while low < spot and line[low] not in _LETTERS:
        low += 1
    part = line[low : spot + 2]
    for gap in re.finditer("[^\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4d ]|  ", line[low:spot]):
        part = line[low + gap.end() : spot + 2]
    base = spot + 2 - len(part) if len(line) >= spot + 2 else len(line) - len(part)
    return [base + at for at in beginnings(part) if base + at <= spot]


def _windows(line: str, start: int) -> Iterator[tuple[Window, tuple[str, ...]]]:
    """Ever longer parts of the line that have the bones of words, each ending where the next letter is no mark."""
    bones, marks, spaces = "", "", 0
    words, heads = _skeletons()
    plain = dictionary()
    for at in range(start, min(start + 2 * _LONGEST, len(line))):
        character = line[at]
        if character == " ":
            spaces += 1
            if spaces > _MOST_SPACES:
                return
            continue
        if character not in _LETTERS:
            return
        if character in _MARK:
            marks += character
        else:
            bones += "\u0e32" if character == "\u0e33" else character
            if len(bones) in _HEADS and bones not in heads:
                return
        if line[at + 1 : at + 2] not in _MARK and (bones in words or bones in plain):
            found = words.get(bones, ())
            yield Window(at + 1, bones, "".join(sorted(marks)), spaces), (*found, bones) if bones in plain else found


def _singles(line: str, start: int, spot: int) -> Iterator[Fit]:
    """Words that fit from a place on and reach over the spot."""
    for window, words in _windows(line, start):
        if window.end > spot and len(window.bones) > 1:
            for word in words:
                kind = _single(line[start : window.end], word, window)
                if kind and (kind != "mark-as-space" or not _is_abbreviation(line, window.end)):
                    yield Fit(start, window.end, (word,), kind)


def _is_abbreviation(line: str, end: int) -> bool:
    """Is the last letter one before a full stop?"""
    return line[end : end + 1] == "." and line[end - 2 : end - 1] == " "


def _single(present: str, word: str, window: Window) -> Kind | None:
    """In what way a word may have become what is present; None when it cannot."""
    if present == word:
        return None
    if _marks_of(word) != window.marks:
        return "mark-as-space" if window.spaces and _fills_spaces(present, word, window) else None
    if not _near(present, word):
        return None
    moved = _by_letter(present) != _by_letter(word)
    if moved:
        return "displaced-mark"
    if window.spaces:
        if present.replace(" ", "") == word:
            return "mark-as-space" if min(map(len, present.split(" "))) > 1 else None
        return "displaced-mark"
    return "aa-for-am"


def _fills_spaces(present: str, word: str, window: Window) -> bool:
    """Is there a space for every letter whose marks are missing? In a short word, at that very letter."""
    pairs = list(zip(_by_letter(present), _by_letter(word), strict=True))
    missing = sum(here != there for here, there in pairs)
    if any(here not in ("", there) for here, there in pairs) or missing > window.spaces:
        return False
    if len(window.bones) >= _ENOUGH_BONES:
        return True
    return len(window.bones) > 2 and _exactly(present, word)


def _exactly(present: str, word: str) -> bool:
    pattern = re.sub("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4d]+", lambda match: f"(?:{match.group()}| )", re.escape(word))
    return re.fullmatch(pattern, present) is not None


def _pairs(line: str, start: int, spot: int) -> Iterator[Fit]:
    """Two words, of which the first has too many of what the second lacks, or the other way round."""
    for window, words in _windows(line, start):
        for first in words:
            marks = _marks_of(first)
            if len(first) > 1 and 1 <= abs(len(marks) - len(window.marks)) <= _FARTHEST:
                yield from _seconds(line, start, spot, first, window, marks)


def _seconds(line: str, start: int, spot: int, first: str, window: Window, marks: str) -> Iterator[Fit]:
    for second, words in _windows(line, window.end):
        if second.end <= spot or len(second.bones) < 2:
            continue
        together = "".join(sorted(window.marks + second.marks))
        for word in words:
            if "".join(sorted(marks + _marks_of(word))) == together and _near(line[start : second.end], first + word):
                yield Fit(start, second.end, (first, word), "displaced-mark")


def _gain(line: str, fit: Fit) -> tuple[float, int] | None:
    """By how much the line reads better, and over how many letters; None when no fewer letters are left over."""
    left, right = _context(line, fit)
    before = [segment(match.group()) for match in STRETCH.finditer(line[left:right])]
    after = segment(_after(line, fit))
    if len(fit.text) < _LONGEST_OF_NAMES and _beside_unknown(after.parts, fit.start - left, len(fit.text)):
        return None
    unknown = sum(part.unknown for part in before)
    if unknown < after.unknown or (unknown == after.unknown and len(fit.text) < _LONG):
        return None
    less = sum(part.cost for part in before) - after.cost
    kind = "am-for-aa" if fit.kind == "aa-for-am" and "\u0e33" in line[fit.start : fit.end] else fit.kind
    return less + _BONUS.get(kind, 0.0) - (unknown == after.unknown) * _DOUBT[kind], len(fit.text)


def _beside_unknown(parts: tuple[Part, ...], at: int, length: int) -> bool:
    """Does what is no word stand directly before or behind? Then the words may be pieces of a name."""
    return any(not part.known and (part.at + len(part.text) == at or part.at == at + length) for part in parts)


# What is to be won where SARA AM became SARA AA is less: short words are left, not unknown ones.
_BONUS: Final[dict[str, float]] = {"aa-for-am": 0.9, "mark-as-space": -0.5}
_DOUBT: Final[dict[str, float]] = {"aa-for-am": 0.0, "am-for-aa": 9.0, "displaced-mark": 0.1, "mark-as-space": 9.0}
_LONG: Final = 4
_LONGER: Final = 5
_LONGEST_OF_NAMES: Final = 6
_BESIDE: Final = 12


def _context(line: str, fit: Fit) -> tuple[int, int]:
    """A little to both sides, as far as Thai letters go, cut where words can begin."""
    left = fit.start
    while left and fit.start - left < _BESIDE and line[left - 1] in _LETTERS:
        left -= 1
    begins = beginnings(line[left : fit.start + 1])
    left += begins[0] if begins and begins[0] <= fit.start - left else 0
    right = fit.end
    while right < len(line) and line[right] in _LETTERS:
        right += 1
    if right - fit.end > _BESIDE:
        further = [at for at in beginnings(line[fit.end : right]) if at >= _BESIDE]
        right = fit.end + further[0] if further else right
    return left, right
