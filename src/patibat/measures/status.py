"""How far on the way, in one word, with its shape and its colour (look.md: always all three).

With a number and a target: reached when the verdict says so. Otherwise the percent of target is held against what could
be expected by now (100, or the share of the year gone by for a result that accumulates): at least `on_the_way` percent
of that is on the way, at least `watch` percent is to be watched, less is behind. When the year is over nothing is on
the way any more: a target missed is watched from `watch` percent and behind below. Where there is no percentage (see
`direction`), a missed target is watched while the year runs and behind when it is over.

The thresholds 90 and 70 are the house's defaults; the office may set others.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from patibat.problems import Text

from .direction import Direction, Goal, Verdict, percent_of_target, verdict
from .rounding import EXACT, HUNDRED, ZERO
from .values import State, Value


class Status(StrEnum):
    """What a page says of a value against its target."""

    REACHED = "reached"
    ON_THE_WAY = "on_the_way"
    WATCH = "watch"
    BEHIND = "behind"
    LATE = "late"
    NOT_YET_DUE = "not_yet_due"
    NOT_REPORTED = "not_reported"
    """Late, and the round has closed; or nobody was ever asked."""
    NOT_APPLICABLE = "not_applicable"
    WITHHELD = "withheld"
    NO_TARGET = "no_target"

    @property
    def look(self) -> Look:
        return STATUS_LOOK[self]

    def word(self, language: str = "th") -> str:
        return STATUS_LOOK[self].word.of(language)


@dataclass(frozen=True, slots=True)
class Look:
    """Word, shape and the name of the colour in the style sheet; `line` is solid, dashed or hatched."""

    word: Text
    shape: str
    colour: str
    line: str = "solid"


STATUS_LOOK: dict[Status, Look] = {
    Status.REACHED: Look(Text("บรรลุเป้าหมาย", "reached"), "●", "green"),
    Status.ON_THE_WAY: Look(Text("เป็นไปตามแผน", "on the way"), "●", "green"),
    Status.WATCH: Look(Text("เฝ้าระวัง", "watch"), "▲", "amber"),
    Status.BEHIND: Look(Text("ต่ำกว่าแผน", "behind"), "■", "red"),
    Status.LATE: Look(Text("เกินกำหนดส่ง", "late"), "■", "red"),
    Status.NOT_YET_DUE: Look(Text("ยังไม่ถึงกำหนด", "not yet due"), "◌", "grey", "dashed"),
    Status.NOT_REPORTED: Look(Text("ไม่มีรายงาน", "not reported"), "○", "grey", "hatched"),
    Status.NOT_APPLICABLE: Look(Text("ไม่เกี่ยวข้อง", "not applicable"), "–", "grey"),
    Status.WITHHELD: Look(Text("ไม่เปิดเผย", "withheld"), "–", "grey"),
    Status.NO_TARGET: Look(Text("ไม่ได้ตั้งเป้าหมาย", "no target"), "–", "grey"),
}

_WITHOUT_NUMBER = {
    State.NOT_APPLICABLE: Status.NOT_APPLICABLE,
    State.NOT_YET_DUE: Status.NOT_YET_DUE,
    State.LATE: Status.LATE,
    State.WITHHELD: Status.WITHHELD,
}


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Percent of what is expected by now, from which a result is on the way, and from which it is to be watched."""

    on_the_way: Decimal = Decimal(90)
    watch: Decimal = Decimal(70)


DEFAULT_THRESHOLDS = Thresholds()


def status_of(
    value: Value | None,
    target: Goal | None,
    direction: Direction,
    *,
    elapsed: Decimal | None = None,
    baseline: Decimal | None = None,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
    round_closed: bool = False,
    places: int | None = None,
) -> Status:
    """The status of `value` on its way to `target`.

    `elapsed` is the share of the year gone by (0 to 1) for a result that accumulates; None when the target holds in
    full at every report. `places` as in `verdict`. `value` None: nobody was asked.
    """
    if value is None or (value.state is State.LATE and round_closed):
        return Status.NOT_REPORTED
    if value.number is None:
        return _WITHOUT_NUMBER[value.state]
    if target is None:
        return Status.NO_TARGET
    if verdict(value, target, direction, places) is Verdict.ACHIEVED:
        return Status.REACHED
    running = elapsed is not None and elapsed < 1
    progress = percent_of_target(value.number, target, direction, baseline)
    if progress is None:
        return Status.WATCH if running else Status.BEHIND
    return _paced(progress, _expected(elapsed, direction, baseline), running, thresholds)


def _expected(elapsed: Decimal | None, direction: Direction, baseline: Decimal | None) -> Decimal:
    """Percent of target to expect by now. A rate to be lowered does not accumulate, unless its way down has a start."""
    if elapsed is None or (direction is Direction.DOWN and baseline is None):
        return HUNDRED
    return EXACT.multiply(HUNDRED, min(max(elapsed, ZERO), Decimal(1)))


def _paced(progress: Decimal, expected: Decimal, running: bool, thresholds: Thresholds) -> Status:
    scaled = EXACT.multiply(progress, HUNDRED)
    if running and scaled >= EXACT.multiply(expected, thresholds.on_the_way):
        return Status.ON_THE_WAY
    return Status.WATCH if scaled >= EXACT.multiply(expected, thresholds.watch) else Status.BEHIND
