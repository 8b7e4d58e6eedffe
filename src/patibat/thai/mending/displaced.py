"""Words whose marks slid onto a neighbour, became spaces, or whose SARA AM became SARA AA: found by what remains.

A word without its marks is its skeleton. Where a line reads as no words, its letters are compared with the skeletons
of the dictionary, over single spaces; a word fits when its marks are those of the line, in other places. Two words fit
when what one lacks the other has too many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from patibat.thai.mending.repairs import Change, Kind
from patibat.thai.words import STRETCH, Segmented, beginnings, dictionary, segment

_MARK: Final = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d")
_MARKS: Final = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4d]+")
_THAI: Final = re.compile(STRETCH.pattern[:-1])
_LONGEST: Final = 24
_BACK: Final = 14
_MOST_SPACES: Final = 5
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


def _marks_of(text: str) -> str:
    return "".join(sorted("".join(_MARKS.findall(text))))


@cache
def _skeletons() -> dict[str, tuple[str, ...]]:
    """Skeleton → words that have marks or SARA AM."""
    found: dict[str, tuple[str, ...]] = {}
    for word in dictionary():
        bones = bones_of(word)
        if bones != word and len(word) <= _LONGEST:
            found[bones] = (*found.get(bones, ()), word)
    return found


def _with_bones(bones: str) -> tuple[str, ...]:
    words = _skeletons().get(bones, ())
    return (*words, bones) if bones in dictionary() else words


def find(line: str) -> list[Change]:
    """Likely places of displaced, lost and exchanged marks, in reading order, none over another."""
    found: list[Change] = []
    free = 0
    for spot in _spots(line):
        if spot < free:
            continue
        fit = _best(line, spot, free)
        if fit:
            found.append(Change(fit.start, line[fit.start : fit.end], fit.text, fit.kind, fit.words))
            free = fit.end
    return found


def _spots(line: str) -> Iterator[int]:
    """Where something reads as no word, or as a word that lost its SARA AM."""
    for match in STRETCH.finditer(line):
        stretch = match.group()
        spots = {part.at for part in segment(stretch).parts if not part.known}
        spots.update(lacking_am(stretch))
        yield from (match.start() + at for at in sorted(spots))


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


def _best(line: str, spot: int, free: int) -> Fit | None:
    """The words that make the line read best around a place."""
    best: Fit | None = None
    best_gain = (_GAIN, 0)
    for start in _starts(line, spot, free):
        for fit in _fits(line, start, spot):
            gain = _gain(line, fit)
            if gain and gain > best_gain:
                best, best_gain = fit, gain
    return best


def _starts(line: str, spot: int, free: int) -> list[int]:
    """Where the damaged word may begin: up to the place, over a single space too."""
    low = max(spot - _BACK, free)
    while low < spot and not _THAI.match(line[low]):
        low += 1
    part = line[low : spot + 2]
    for gap in re.finditer("[^\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4d ]|  ", line[low:spot]):
        part = line[low + gap.end() : spot + 2]
    base = spot + 2 - len(part) if len(line) >= spot + 2 else len(line) - len(part)
    return [base + at for at in beginnings(part) if base + at <= spot]


def _windows(line: str, start: int) -> Iterator[Window]:
    """Ever longer parts of the line, each ending where the next letter is no mark."""
    bones: list[str] = []
    marks: list[str] = []
    spaces = 0
    end = start
    limit = len(line)
    while end < limit and len(bones) < _LONGEST:
        character = line[end]
        if character == " ":
            spaces += 1
            if spaces > _MOST_SPACES or not _THAI.match(line[end + 1 : end + 2]):
                return
        elif character in _MARK:
            marks.append(character)
        elif _THAI.match(character):
            bones.append("\u0e32" if character == "\u0e33" else character)
        else:
            return
        end += 1
        if end == limit or line[end] not in _MARK:
            yield Window(end, "".join(bones), "".join(sorted(marks)), spaces)


def _fits(line: str, start: int, spot: int) -> Iterator[Fit]:
    """Words, alone and in pairs, that fit from a place on and reach over the spot."""
    for window in _windows(line, start):
        if line[window.end - 1] == " " and not window.bones:
            return
        for word in _with_bones(window.bones):
            if window.end > spot and line[window.end - 1] != " ":
                fit = _single(line[start : window.end], word, window)
                if fit:
                    yield Fit(start, window.end, (word,), fit)
            marks = _marks_of(word)
            if len(word) > 1 and abs(len(marks) - len(window.marks)) == 1:
                yield from _pairs(line, start, spot, word, window, marks)


def _single(present: str, word: str, window: Window) -> Kind | None:
    """In what way a word may have become what is present; None when it cannot."""
    if len(window.bones) < 2 or present == word:
        return None
    marks = _marks_of(word)
    if marks == window.marks:
        if _MARKS.findall(present) == _MARKS.findall(word) and present.replace(" ", "") != word:
            same = [len(part) for part in _MARKS.split(present)] == [len(part) for part in _MARKS.split(word)]
            return "aa-for-am" if same and not window.spaces else "displaced-mark"
        return "displaced-mark"
    if window.spaces and len(window.bones) > 2 and _fills_spaces(present, word):
        return "mark-as-space"
    return None


def _fills_spaces(present: str, word: str) -> bool:
    """Is every mark that is missing a space now?"""
    pattern = "".join(
        f"(?:{re.escape(piece)}| )" if piece[0] in _MARK else re.escape(piece).replace("\u0e33", " ?[\u0e32\u0e33]")
        for piece in re.findall("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4d]+|[^\u0e31\u0e34-\u0e3a\u0e47-\u0e4d]+", word)
    )
    return re.fullmatch(pattern, present) is not None


def _pairs(line: str, start: int, spot: int, first: str, window: Window, marks: str) -> Iterator[Fit]:
    """A second word behind the first, which has too many of what the first lacks."""
    for second in _windows(line, window.end):
        if second.end <= spot or len(second.bones) < 2 or line[second.end - 1] == " ":
            continue
        together = "".join(sorted(window.marks + second.marks))
        for word in _with_bones(second.bones):
            if "".join(sorted(marks + _marks_of(word))) == together:
                if first + word != line[start : second.end]:
                    yield Fit(start, second.end, (first, word), "displaced-mark")


def _gain(line: str, fit: Fit) -> tuple[float, int] | None:
    """By how much the line reads better, and over how many letters; None when no fewer letters are left over."""
    left = fit.start
    while left and _THAI.match(line[left - 1]):
        left -= 1
    right = fit.end
    while right < len(line) and _THAI.match(line[right]):
        right += 1
    before = [segment(match.group()) for match in STRETCH.finditer(line[left:right])]
    after = _around(line[left : fit.start], fit, line[fit.end : right])
    unknown = sum(part.unknown for part in before)
    better = unknown > after.unknown or (fit.kind == "aa-for-am" and unknown == after.unknown)
    return (sum(part.cost for part in before) - after.cost + _BONUS[fit.kind], len(fit.text)) if better else None


# That SARA AM became SARA AA leaves short words, not unknown ones: less is to be won.
_BONUS: Final[dict[str, float]] = {"aa-for-am": 0.9, "displaced-mark": 0.0, "mark-as-space": -0.5}


def _around(left: str, fit: Fit, right: str) -> Segmented:
    return segment(left + fit.text + right)
