"""The letters of a page → segments.

Spaces that the file has are kept; those that PDFium puts in are not, since it does not know Thai: a gap decides.
"""

from __future__ import annotations

from patibat.papers.reading.pdf.library import OpenPage, is_generated
from patibat.papers.reading.pdf.segments import (
    COLUMN_GAP,
    MARKS,
    WORD_GAP,
    LooseMark,
    Segment,
    attach_marks,
    runs_leftwards,
)

_BACK = 0.6
_SAME_BASELINE = 0.12
_SPACE = 0x20
_HYPHEN = 0x02
_FIRST_SEEN = 0x20
_SAMPLES = 3
_SMALLEST = 1.0
_LIKELY_GAP = 0.1
_FIRST_THAI = "\u0e00"
_LEAST_REPEATED = 2
_FIRST_WIDE = 0x7F
_NO_WIDTH = 0.3
"""A letter that takes no room is a sign over another one, whatever the file calls it."""
_BEFORE, _AFTER = 0.1, 0.35


class _Builder:
    """Puts letter after letter into segments."""

    def __init__(self, page: OpenPage) -> None:
        self._page = page
        self.segments: list[Segment] = []
        self.loose: list[LooseMark] = []
        self.is_space_likely = False
        """PDFium put a space here; it knows where words of Latin letters end."""
        self._start = self._last = 0

    def begin(self, at: int, letter: str, place: tuple[float, float], right: float) -> Segment:
        """A new segment with this letter."""
        self.end()
        size, turns, across = self._page.look(at)
        turned = (turns + self._page.view.turns) % 4 != 0 or across
        segment = Segment([letter], [place[0]], right, place[1], max(size, _SMALLEST), 0, turned, across)
        self.segments.append(segment)
        self._start = self._last = at
        return segment

    def end(self) -> None:
        """Nothing more comes to the last segment: how bold it is shows in a few of its letters."""
        if not self.segments:
            return
        first, last = self._start, self._last
        samples = {first, (first + last) // 2, last}
        bold = sum(self._page.is_bold(at) for at in samples)
        self.segments[-1].bold = round(len(self.segments[-1].letters) * bold / len(samples))

    def went(self, at: int) -> None:
        self._last = at

    def is_upright(self, at: int) -> bool:
        """Whether a letter stands upright on the page as shown."""
        return (self._page.look(at)[1] + self._page.view.turns) % 4 == 0

    def is_across(self, at: int) -> bool:
        """Whether a letter lies across the page."""
        return self._page.look(at)[2]

    def mark(self, now: Segment | None, at: int, letter: str, place: tuple[float, float]) -> None:
        """A sign above or below: with the letter before it where it is drawn over that one, else for later."""
        if now is not None and now.is_turned and now.is_across == self.is_across(at):
            now.letters.append(letter)
            now.lefts.append(now.lefts[-1])
            return
        left, right = self._page.drawn(at)
        middle = (left + right) / 2
        if now is not None and abs(place[1] - now.baseline) <= now.em:
            base = now.lefts[-1]
            if base - _BEFORE * now.em <= middle <= max(now.right, base) + _AFTER * now.em:
                now.letters.append(letter)
                now.lefts.append(base)
                now.right = max(now.right, right)
                self.went(at)
                return
        self.loose.append(LooseMark(letter, middle, place[1], self._page.look(at)[0]))


def segments_of(page: OpenPage) -> tuple[list[Segment], int]:
    """Every piece of text of the page, but for letters that lie across it (watermarks): their number."""
    codes = page.codes()
    xs, ys = page.origins()
    if page.view.turns:
        xs, ys, rights = _shown(page, xs, ys)
    else:
        left, top = page.view.left, page.view.top
        xs, ys = [x - left for x in xs], [top - y for y in ys]
        rights = [right - left for right in page.rights()]
    builder = _Builder(page)
    now: Segment | None = None
    after = 0
    for at, code in enumerate(codes):
        if at < after:
            continue
        if code <= _FIRST_SEEN and ((code < _FIRST_SEEN and code != _HYPHEN) or is_generated(page.text, at)):
            builder.is_space_likely = code == _SPACE
            continue
        if 0xFFFE <= code <= 0xFFFF or code > 0x10FFFF:
            continue
        letter = "-" if code == _HYPHEN else chr(code)
        if again := _said_again(now, codes, xs, rights, at):
            after = at + again
        elif letter in MARKS or (code > _FIRST_WIDE and rights[at] - xs[at] <= _NO_WIDTH and builder.is_upright(at)):
            builder.mark(now, at, letter, (xs[at], ys[at]))
        else:
            now = _put(builder, now, at, letter, (xs[at], ys[at]), rights[at])
    builder.end()
    segments = [one for one in builder.segments if any(not letter.isspace() for letter in one.letters)]
    upright = [one for one in segments if not one.is_across]
    across = sum(len(one.letters) for one in segments if one.is_across)
    return attach_marks(upright, builder.loose), across


def _said_again(now: Segment | None, codes: list[int], xs: list[float], rights: list[float], at: int) -> int:
    """How many letters only repeat those before them: some programs draw the signs over a letter as a second glyph,
    which they say stands for the whole again."""
    end = at + 1
    while end < len(codes) and xs[end] == xs[at] and codes[end] > _FIRST_SEEN:
        end += 1
    count = end - at
    if count < _LEAST_REPEATED or now is None or xs[at] > now.right + WORD_GAP * now.em:
        return 0
    # Letters that one glyph stands for share its box, or have their part of it; the signs lie before their origin.
    if rights[at] != rights[end - 1] and rights[end - 1] > xs[at] + _NO_WIDTH:
        return 0
    return count if now.letters[-count:] == [chr(code) for code in codes[at:end]] else 0


def _put(
    builder: _Builder, now: Segment | None, at: int, letter: str, place: tuple[float, float], right: float
) -> Segment:
    """Add a letter to the segment, or begin another one."""
    x, y = place
    if now is None:
        return builder.begin(at, letter, place, right)
    if now.is_turned:
        return _put_turned(builder, now, at, letter, place, right)
    em = now.em
    gap = x - now.right
    is_odd = gap < 0 or gap > WORD_GAP * em
    is_turning = is_odd and (runs_leftwards(letter) or runs_leftwards(now.letters[-1]))
    if is_turning or gap < -_BACK * em or abs(y - now.baseline) > _SAME_BASELINE * em or gap > COLUMN_GAP * em:
        return builder.begin(at, letter, place, right)
    is_likely = builder.is_space_likely and letter < _FIRST_THAI and now.letters[-1] < _FIRST_THAI
    builder.is_space_likely = False
    if gap > (_LIKELY_GAP if is_likely else WORD_GAP) * em and letter != " " and now.letters[-1] != " ":
        now.letters.append(" ")
        now.lefts.append(now.right)
    now.letters.append(letter)
    now.lefts.append(x)
    now.right = max(now.right, right)
    builder.went(at)
    return now


def _put_turned(
    builder: _Builder, now: Segment, at: int, letter: str, place: tuple[float, float], right: float
) -> Segment:
    """Letters that run up or down the page: a segment of their own, as long as they follow each other."""
    x, y = place
    near = abs(x - now.lefts[0]) <= 0.5 * now.em and abs(y - now.baseline) <= len(now.letters) * 1.2 * now.em
    if not near or now.is_across != builder.is_across(at):
        return builder.begin(at, letter, place, right)
    now.letters.append(letter)
    now.lefts.append(now.lefts[0])
    builder.went(at)
    return now


def _shown(page: OpenPage, xs: list[float], ys: list[float]) -> tuple[list[float], list[float], list[float]]:
    """Places on a page that is shown turned."""
    view = page.view
    lefts, downs, rights = [], [], []
    for at, (x, y) in enumerate(zip(xs, ys, strict=True)):
        shown = view.place(x, y)
        lefts.append(shown[0])
        downs.append(shown[1])
        rights.append(max(page.drawn(at)[1], shown[0]))
    return lefts, downs, rights
