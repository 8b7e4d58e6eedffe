"""States on pages and papers: always a word, a shape and a colour together, so that no one of them is needed alone.

>>> Mark.WATCH.word("th"), Mark.WATCH.shape, Mark.WATCH.colour == palette.WATCH
('เฝ้าระวัง', '▲', True)
>>> mark_of("not-due") is Mark.NOT_DUE
True
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from patibat.papers import palette
from patibat.problems import Text

REPORTED = "reported"
"""The state of a figure that has a value; zero is such a value."""


class Mark(StrEnum):
    """How far something is, or why there is no number."""

    REACHED = "reached"
    ON_THE_WAY = "on_the_way"
    WATCH = "watch"
    BEHIND = "behind"
    LATE = "late"
    WRONG = "wrong"
    NOT_DUE = "not_due"
    NOT_REPORTED = "not_reported"
    NOT_APPLICABLE = "not_applicable"
    WITHHELD = "withheld"

    @property
    def shape(self) -> str:
        """One sign that survives black-and-white print."""
        return _LOOKS[self].shape

    @property
    def colour(self) -> str:
        """Ink, AA on paper and on `tint`."""
        return _LOOKS[self].colour

    @property
    def tint(self) -> str:
        """Quiet ground behind the word."""
        return _LOOKS[self].tint

    @property
    def dashed(self) -> bool:
        """Drawn with a dashed outline: the time has not come yet."""
        return self is Mark.NOT_DUE

    @property
    def hatched(self) -> bool:
        """Drawn hatched: a number should stand here and does not."""
        return self in (Mark.NOT_REPORTED, Mark.LATE)

    def word(self, language: str = "th") -> str:
        """The word that stands beside the shape."""
        return _LOOKS[self].word.of(language)


@dataclass(frozen=True, slots=True)
class _Look:
    word: Text
    shape: str
    colour: str
    tint: str


_GOOD = ("●", palette.GOOD, palette.GOOD_TINT)
_BAD = ("■", palette.BAD, palette.BAD_TINT)
_NONE = ("–", palette.MUTED, palette.MUTED_TINT)
_LOOKS: dict[Mark, _Look] = {
    Mark.REACHED: _Look(Text("บรรลุเป้าหมาย", "reached"), *_GOOD),
    Mark.ON_THE_WAY: _Look(Text("เป็นไปตามแผน", "on the way"), *_GOOD),
    Mark.WATCH: _Look(Text("เฝ้าระวัง", "watch"), "▲", palette.WATCH, palette.WATCH_TINT),
    Mark.BEHIND: _Look(Text("ต่ำกว่าแผน", "behind"), *_BAD),
    Mark.LATE: _Look(Text("เลยกำหนดรายงาน", "late"), *_BAD),
    Mark.WRONG: _Look(Text("ข้อมูลผิด", "wrong"), *_BAD),
    Mark.NOT_DUE: _Look(Text("ยังไม่ถึงกำหนด", "not yet due"), "◌", palette.MUTED, palette.MUTED_TINT),
    Mark.NOT_REPORTED: _Look(Text("ยังไม่รายงาน", "not reported"), "○", palette.MUTED, palette.MUTED_TINT),
    Mark.NOT_APPLICABLE: _Look(Text("ไม่เกี่ยวข้อง", "not applicable"), *_NONE),
    Mark.WITHHELD: _Look(Text("ไม่เปิดเผย", "withheld"), *_NONE),
}


@dataclass(frozen=True, slots=True)
class StatusMark:
    """Shape, word and colour of a state; `word` replaces the mark's own word. Stands inline or as a block."""

    mark: Mark
    word: str = ""

    def text(self, language: str = "th") -> str:
        """`● บรรลุเป้าหมาย`."""
        return f"{self.mark.shape} {self.word or self.mark.word(language)}"


def mark_of(state: str) -> Mark:
    """The mark of a state's name, written with `-` or `_`; a state nobody declared shows as not reported."""
    try:
        return Mark(state.replace("-", "_"))
    except ValueError:
        return Mark.NOT_REPORTED
