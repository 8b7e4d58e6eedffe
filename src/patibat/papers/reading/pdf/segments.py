"""Pieces of text that stand on one baseline without a wide gap, and the lines that they make.

Lengths are points; y grows downwards from the top of the page as shown. `em` is the size of the letters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median

MARKS = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e")
"""Thai signs that stand above or below a letter."""
_ABOVE_VOWELS = frozenset("\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4e")
_MARK_RUN = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{2,}")
_LEFTWARDS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_LEFTWARD_RUN = re.compile(f"[{_LEFTWARDS}](?:[{_LEFTWARDS} 0-9]*[{_LEFTWARDS}])?")
_NUMBER = re.compile(r"\d+")
_SURROGATE = re.compile("[\ud800-\udfff]")
WORD_GAP = 0.22
COLUMN_GAP = 1.6
_SAME_LINE = 0.45
_LETTER, _TOUCH = 0.35, 0.15
_OVERHANG = 0.9
_ASCENT, _DESCENT = 0.9, 0.3


@dataclass(slots=True)
class Segment:
    """Letters with where each begins; `baseline` is their y; `bold` counts the bold ones."""

    letters: list[str]
    lefts: list[float]
    right: float
    baseline: float
    em: float
    bold: int = 0
    is_turned: bool = False
    is_across: bool = False
    """Lies across the page: a watermark."""

    @property
    def left(self) -> float:
        return self.lefts[0]

    @property
    def top(self) -> float:
        return self.baseline - _ASCENT * self.em

    @property
    def bottom(self) -> float:
        return self.baseline + _DESCENT * self.em

    @property
    def inside(self) -> float:
        """A place that lies in its cell, also where its first letter stands out of it."""
        return min(self.left + _OVERHANG * self.em, (self.left + self.right) / 2)

    @property
    def middle(self) -> float:
        return self.baseline - 0.3 * self.em

    def cut(self, places: list[float]) -> list[Segment]:
        """The parts of it that lie between these places."""
        found: list[Segment] = []
        start = 0
        columns = [bisect_right(places, left + 0.2 * self.em) for left in self.lefts]
        self._keep_words(columns)
        for at in range(1, len(columns) + 1):
            # A sign above or below goes with its letter, wherever its own box lies.
            if at == len(columns) or (columns[at] != columns[start] and self.letters[at] not in MARKS):
                right = self.right if at == len(columns) else self.lefts[at]
                part = Segment(self.letters[start:at], self.lefts[start:at], right, self.baseline, self.em)
                part.bold = round(self.bold * (at - start) / len(columns))
                part.is_turned = self.is_turned
                if any(not one.isspace() for one in part.letters):
                    found.append(part)
                start = at
        return found

    def _keep_words(self, columns: list[int]) -> None:
        """A Thai word that is wider than its column begins a little before it: its head goes with it."""
        for at in range(1, len(columns)):
            if columns[at] == columns[at - 1] or not _is_thai(self.letters[at]):
                continue
            head = at
            while (
                head
                and _is_thai(self.letters[head - 1])
                and self.lefts[at] - self.lefts[head - 1] < _OVERHANG * self.em
            ):
                head -= 1
            if not head or self.letters[head - 1] == " ":
                columns[head:at] = [columns[at]] * (at - head)


def _is_thai(letter: str) -> bool:
    return "\u0e01" <= letter <= "\u0e4e"


@dataclass(slots=True)
class Line:
    """What stands beside each other, as one text; a wide gap is a tab."""

    segments: list[Segment]
    text: str = ""
    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0
    em: float = 0
    baseline: float = 0
    is_bold: bool = False
    number: int = 0
    is_boxed: bool = False
    is_turned: bool = False
    groups: list[list[Segment]] = field(default_factory=list)
    """Its segments, parted where a gap is as wide as one between columns."""

    def __post_init__(self) -> None:
        self.segments.sort(key=lambda one: one.left)
        if len(self.segments) > 1:
            self.segments = _opened(self.segments)
        self._group()
        self.text = "\t".join(joined(group) for group in self.groups).strip()
        self.left = self.segments[0].left
        self.right = max(one.right for one in self.segments)
        self.top = min(one.top for one in self.segments)
        self.bottom = max(one.bottom for one in self.segments)
        self.baseline = median(one.baseline for one in self.segments)
        self.em = max(self.segments, key=lambda one: len(one.letters)).em
        letters = sum(len(one.letters) for one in self.segments)
        self.is_bold = sum(one.bold for one in self.segments) * 2 > letters
        self.is_turned = all(one.is_turned for one in self.segments)

    def _group(self) -> None:
        right = 0.0
        for one in self.segments:
            if not self.groups or one.left - right > COLUMN_GAP * one.em:
                self.groups.append([])
            self.groups[-1].append(one)
            right = max(right, one.right)

    def settle(self) -> None:
        """Forget its letters: it will not be parted any more, and a long document has millions."""
        self.segments, self.groups = [], []


def _opened(segments: list[Segment]) -> list[Segment]:
    """From left to right. What was drawn later in a gap that others left for it (a quotation mark of another font)
    parts those.
    """
    found: list[Segment] = []
    for one in segments:
        host = found[-1] if found else None
        if host is not None and one.right < host.right and _has_room(host, one) and not host.is_turned:
            found[-1:] = host.cut([one.left])
            found.insert(len(found) - 1, one)
        else:
            found.append(one)
    return found


def _has_room(host: Segment, one: Segment) -> bool:
    """Is there nothing of the host where the other stands?"""
    after = bisect_right(host.lefts, one.left)
    if not 0 < after < len(host.lefts):
        return False
    next_letter = next((at for at in range(after, len(host.lefts)) if host.letters[at] != " "), after)
    is_behind = host.letters[after - 1] == " " or host.lefts[after - 1] <= one.left - _LETTER * one.em
    return is_behind and host.lefts[next_letter] >= one.right - _TOUCH * one.em


def joined(segments: Iterable[Segment]) -> str:
    """The text of segments from left to right."""
    text = ""
    right = 0.0
    for one in segments:
        own = text_of(one.letters)
        if text and one.left - right > WORD_GAP * one.em and not (text[-1].isspace() or own[:1].isspace()):
            text += " "
        text += own
        right = one.right
    return _LEFTWARD_RUN.sub(_read_leftwards, text.strip())


def runs_leftwards(letter: str) -> bool:
    """Whether it is a letter of Arabic, Hebrew and the like.

    >>> runs_leftwards("ש"), runs_leftwards("ก")
    (True, False)
    """
    return "\u0590" <= letter <= "\u08ff" or "\ufb1d" <= letter <= "\ufdff" or "\ufe70" <= letter <= "\ufeff"


def _read_leftwards(match: re.Match[str]) -> str:
    """Letters from left to right as they are read: from right to left, but for numbers."""
    return _NUMBER.sub(lambda number: number.group()[::-1], match.group()[::-1])


def text_of(letters: list[str]) -> str:
    """Letters as text, signs above and below in the order of typing."""
    text = "".join(letters)
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _MARK_RUN.sub(_typed, text)


def _typed(match: re.Match[str]) -> str:
    return "".join(sorted(match.group(), key=lambda one: one in _ABOVE_VOWELS))


def lines_of(segments: list[Segment]) -> list[Line]:
    """Lines from top to bottom; raised and lowered letters belong to the line they stand in."""
    rows: list[list[Segment]] = []
    places: list[tuple[float, float]] = []
    for one in sorted(segments, key=lambda one: (one.baseline, one.left)):
        if one.is_turned:
            rows.append([one])
            places.append((float("-inf"), 0))
            continue
        if places and abs(one.baseline - places[-1][0]) <= _SAME_LINE * max(one.em, places[-1][1]):
            rows[-1].append(one)
            if one.em > places[-1][1]:
                places[-1] = (one.baseline, one.em)
        else:
            rows.append([one])
            places.append((one.baseline, one.em))
    return [Line(row) for row in rows]


@dataclass(frozen=True, slots=True)
class LooseMark:
    """A sign that was drawn apart from its letter: the middle of its drawing, its baseline and size."""

    letter: str
    middle: float
    baseline: float
    em: float


def attach_marks(segments: list[Segment], loose: list[LooseMark]) -> list[Segment]:
    """Put each sign behind the letter that it is drawn over; one without any letter near stays for itself."""
    alone = []
    for one in loose:
        near = [
            (abs(text.baseline - one.baseline), -text.em, at)
            for at, text in enumerate(segments)
            if text.left - 0.2 * text.em <= one.middle <= text.right + 0.4 * text.em
            and -0.9 * text.em <= one.baseline - text.baseline <= 1.2 * text.em
            and not text.is_turned
        ]
        if near:
            _attach(segments[min(near)[2]], one)
        else:
            alone.append(Segment([one.letter], [one.middle], one.middle, one.baseline, max(one.em, 1)))
    return segments + alone


def _attach(text: Segment, mark: LooseMark) -> None:
    at = max(bisect_right(text.lefts, mark.middle), 1)
    # What stands before a space stays with its letter.
    while at > 1 and text.letters[at - 1].isspace():
        at -= 1
    text.letters.insert(at, mark.letter)
    text.lefts.insert(at, text.lefts[at - 1])
