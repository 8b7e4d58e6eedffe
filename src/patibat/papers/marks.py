"""States on pages and papers: always a word, a shape and a colour together, so that no one of them is needed alone.

>>> Mark.WATCH.word("th"), Mark.WATCH.shape, Mark.WATCH.colour == palette.WATCH
('เฝ้าระวัง', '▲', True)
>>> mark_of("not-yet-due") is Mark.NOT_DUE
True
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from patibat.measures import STATUS_LOOK
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
    NOT_DUE = "not_yet_due"
    NOT_REPORTED = "not_reported"
    NOT_APPLICABLE = "not_applicable"
    WITHHELD = "withheld"
    NO_TARGET = "no_target"

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


_GOOD = (palette.GOOD, palette.GOOD_TINT)
_WATCH = (palette.WATCH, palette.WATCH_TINT)
_BAD = (palette.BAD, palette.BAD_TINT)
_QUIET = (palette.MUTED, palette.MUTED_TINT)
_COLOURS = {"green": _GOOD, "amber": _WATCH, "red": _BAD, "grey": _QUIET}
# Words and shapes are those of measures, so that a chart, a page and a report say the same of one state.
_LOOKS: dict[Mark, _Look] = {
    Mark(status.value): _Look(look.word, look.shape, *_COLOURS[look.colour]) for status, look in STATUS_LOOK.items()
}
_LOOKS[Mark.WRONG] = _Look(Text("ข้อมูลผิด", "wrong"), "■", *_BAD)


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
