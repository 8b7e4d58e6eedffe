"""Which way is good, what the target is, how far the result is from it, and whether it is achieved.

Percent of target (`percent_of_target`); it is never clamped and may be negative or above 100:

| direction | baseline | case | percent |
|---|---|---|---|
| any | any | actual = target (0 = 0 too) | 100 |
| up | none | target > 0 | actual / target |
| up | none | target <= 0 | none: nothing to divide by |
| down | none | target >= 0, actual > 0 | target / actual (target 0: 0) |
| down | none | actual <= 0, or target < 0 | none: better than any percentage can say, or not a quantity |
| up, down | given | target on the good side of the baseline | (actual - baseline) / (target - baseline) |
| up, down | given | target = baseline, or on the wrong side | none |
| band | any | inside the range | 100 |
| band | any | outside | none: a range has no percentage |

Where there is no percentage there may still be a verdict: it compares, and compares only.

"เพิ่มขึ้นร้อยละ 3" of a percentage says two things: 50 → 53 (percentage points) or 50 → 51.5 (percent of the baseline).
The plan's words do not decide it, so a target stores which is meant (`ChangeUnit`) and nothing here guesses.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from patibat.problems import Text

from .problems import TARGET_UNUSABLE
from .rounding import EXACT, HUNDRED, ZERO, percent, round_half_away
from .values import Value, checked_number


class Direction(StrEnum):
    """Which way is good."""

    UP = "up"
    DOWN = "down"
    BAND = "band"
    """Inside a range; a single value as target is the range of that value alone (hold)."""

    def word(self, language: str = "th") -> str:
        return _DIRECTION_WORDS[self].of(language)


_DIRECTION_WORDS = {
    Direction.UP: Text("ยิ่งมากยิ่งดี", "higher is better"),
    Direction.DOWN: Text("ยิ่งน้อยยิ่งดี", "lower is better"),
    Direction.BAND: Text("อยู่ในช่วงที่กำหนด", "within the range"),
}


class ChangeUnit(StrEnum):
    """What an increase is counted in."""

    ABSOLUTE = "absolute"
    """The indicator's own unit: 12 schools more."""
    PERCENT_POINTS = "percent_points"
    """Points of a percentage: 50 % → 53 %. The same arithmetic as absolute, another sentence."""
    PERCENT = "percent"
    """Percent of the baseline: 50 → 51.5."""


class Verdict(StrEnum):
    """Is the target achieved?"""

    ACHIEVED = "achieved"
    NOT_ACHIEVED = "not_achieved"
    CANNOT_SAY = "cannot_say"

    def word(self, language: str = "th") -> str:
        return _VERDICT_WORDS[self].of(language)


_VERDICT_WORDS = {
    Verdict.ACHIEVED: Text("บรรลุ", "achieved"),
    Verdict.NOT_ACHIEVED: Text("ไม่บรรลุ", "not achieved"),
    Verdict.CANNOT_SAY: Text("ยังสรุปไม่ได้", "cannot say"),
}


@dataclass(frozen=True, slots=True)
class Range:
    """A target range, both ends included. Raises `measures.target` when it runs backwards."""

    lower: Decimal
    upper: Decimal

    def __post_init__(self) -> None:
        if checked_number(self.lower) > checked_number(self.upper):
            raise TARGET_UNUSABLE.at()

    def __contains__(self, number: Decimal) -> bool:
        return self.lower <= number <= self.upper


Goal: TypeAlias = Decimal | Range
"""A target that has been worked out: one number, or a range (direction band only)."""


@dataclass(frozen=True, slots=True)
class Target:
    """A target as the plan states it: `value`, or `value` to `upper`, or `increase_by` (below zero: less) in `unit`.

    Raises `measures.target` when none or several of these are given.
    """

    value: Decimal | None = None
    increase_by: Decimal | None = None
    unit: ChangeUnit = ChangeUnit.ABSOLUTE
    upper: Decimal | None = None

    def __post_init__(self) -> None:
        if (self.value is None) == (self.increase_by is None):
            raise TARGET_UNUSABLE.at()
        if self.upper is not None and (self.value is None or self.upper < self.value):
            raise TARGET_UNUSABLE.at()
        for number in (self.value, self.increase_by, self.upper):
            if number is not None:
                checked_number(number)


def resolve_target(target: Target, baseline: Decimal | None = None) -> Goal | None:
    """The target worked out; None when it is an increase and the baseline is not known.

    Also None for an increase in percent of a baseline of zero or below: 3 percent more than nothing is nothing, and a
    target that is met by standing still is no target.

    >>> resolve_target(Target(increase_by=Decimal(3), unit=ChangeUnit.PERCENT_POINTS), Decimal(50))
    Decimal('53')
    >>> resolve_target(Target(increase_by=Decimal(3), unit=ChangeUnit.PERCENT), Decimal(50))
    Decimal('51.5')
    """
    if target.value is not None:
        return target.value if target.upper is None else Range(target.value, target.upper)
    if target.increase_by is None or baseline is None:
        return None
    step = target.increase_by
    if target.unit is ChangeUnit.PERCENT:
        if baseline <= ZERO:
            return None
        step = EXACT.multiply(EXACT.multiply(baseline, step), Decimal("0.01"))
    goal = EXACT.add(baseline, step)
    return EXACT.quantize(goal, Decimal(1)) if goal == goal.to_integral_value() else goal.normalize(EXACT)


def percent_of_target(
    actual: Decimal, target: Goal, direction: Direction, baseline: Decimal | None = None
) -> Decimal | None:
    """How far towards the target, in percent, by the table at the top of this module; None where it has no meaning.

    Raises `measures.target` for a range where the direction is not band.
    """
    if direction is Direction.BAND:
        return HUNDRED if actual in _as_range(target) else None
    goal = _as_number(target)
    if actual == goal:
        return HUNDRED
    if baseline is not None:
        good_side = goal > baseline if direction is Direction.UP else goal < baseline
        return percent(EXACT.subtract(actual, baseline), EXACT.subtract(goal, baseline)) if good_side else None
    if direction is Direction.UP:
        return percent(actual, goal) if goal > ZERO else None
    return percent(goal, actual) if goal >= ZERO and actual > ZERO else None


def verdict(actual: Value, target: Goal | None, direction: Direction, places: int | None = None) -> Verdict:
    """Achieved or not; cannot say without a reported value or without a target.

    With `places`, the value is rounded before it is compared, so that what a page shows as 50.00 meets a target of 50.
    """
    if actual.number is None or target is None:
        return Verdict.CANNOT_SAY
    number = actual.number if places is None else round_half_away(actual.number, places)
    if direction is Direction.BAND:
        met = number in _as_range(target)
    elif direction is Direction.UP:
        met = number >= _as_number(target)
    else:
        met = number <= _as_number(target)
    return Verdict.ACHIEVED if met else Verdict.NOT_ACHIEVED


def _as_range(target: Goal) -> Range:
    return target if isinstance(target, Range) else Range(target, target)


def _as_number(target: Goal) -> Decimal:
    if isinstance(target, Range):
        raise TARGET_UNUSABLE.at()
    return target
