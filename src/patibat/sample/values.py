"""Invented numbers that behave like real ones: the same every time, growing through quarters and years.

The data state the fourth quarter of the year of loading; everything else follows. Zero stays zero.

>>> reported(Stated("sum", "up", "periodic", 0), [Decimal(100)], "x", Moment(0, 1)).value
Decimal('18')
>>> reported(Stated("sum", "up", "periodic", 0), [Decimal(0)], "x", Moment(0, 1)).value
Decimal('0')
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from patibat.thai import round_half_away

ONE = Decimal(1)
# How much of a year's work usually falls into each quarter, and how much of it is done at its end.
SHARES = (Decimal("0.18"), Decimal("0.26"), Decimal("0.31"), Decimal("0.25"))
DONE = (Decimal("0.25"), Decimal("0.50"), Decimal("0.78"), ONE)


@dataclass(frozen=True, slots=True)
class Stated:
    """What a definition says about a number."""

    rule: str
    direction: str
    accumulation: str
    places: int
    scale: Decimal = ONE
    """How much larger a number is under this definition than under the first."""


@dataclass(frozen=True, slots=True)
class Moment:
    """`back`: years before the year of loading; `quarter`: None for a whole year."""

    back: int
    quarter: int | None

    @property
    def still(self) -> int:
        """Quarters left until the end of the year."""
        return 4 - (self.quarter or 4)


@dataclass(frozen=True, slots=True)
class Reported:
    """What an agency sends."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None


def reported(stated: Stated, parts: Sequence[Decimal], seed: str, at: Moment) -> Reported:
    """The number of an agency at a moment; `seed` names indicator, agency and year."""
    if stated.rule == "ratio":
        return _ratio(stated, parts[0], parts[1], seed, at)
    if stated.rule == "weighted_mean":
        points = parts[0] - Decimal("0.6") * at.back - Decimal("0.1") * at.still
        return Reported(value=_rounded(points * wobble(seed, "0.004"), stated.places), denominator=parts[1])
    return Reported(value=_rounded(_single(stated, parts[0], seed, at), stated.places))


def _ratio(stated: Stated, numerator: Decimal, denominator: Decimal, seed: str, at: Moment) -> Reported:
    whole = _rounded(denominator * (ONE - Decimal("0.012") * at.back) * wobble(seed, "0.008"), 0)
    rate = numerator / denominator
    if stated.direction == "down":
        # What should not happen adds up through the year.
        rate *= (ONE + Decimal("0.06") * at.back) * stated.scale * DONE[(at.quarter or 4) - 1]
    else:
        rate *= ONE - Decimal("0.02") * at.back - Decimal("0.01") * at.still
    counted = _rounded(whole * rate * wobble(f"{seed}{at.quarter}", "0.010"), 0)
    return Reported(numerator=min(counted, whole), denominator=whole)


def _single(stated: Stated, number: Decimal, seed: str, at: Moment) -> Decimal:
    moved = wobble(f"{seed}{at.quarter}", "0.006")
    if stated.rule == "sum" and stated.accumulation == "periodic":
        share = SHARES[at.quarter - 1] if at.quarter else ONE
        return number * share * (ONE - Decimal("0.06") * at.back) * moved
    if stated.rule == "sum":
        return number * (ONE - Decimal("0.03") * at.back - Decimal("0.01") * at.still)
    if stated.rule == "latest":
        return number - 3 * at.back - (at.still + 1) // 2
    if stated.direction == "down":
        return number + Decimal("0.5") * at.back + Decimal("0.1") * at.still
    return number - 2 * at.back - Decimal("0.3") * at.still


def wobble(seed: str, width: str) -> Decimal:
    """A factor around one that is always the same for a seed.

    >>> wobble("a", "0.01") == wobble("a", "0.01"), Decimal("0.99") <= wobble("b", "0.01") <= Decimal("1.01")
    (True, True)
    """
    digest = hashlib.sha256(seed.encode()).digest()
    place = Decimal(int.from_bytes(digest[:4], "big")) / Decimal(2**32 - 1)
    return ONE + Decimal(width) * (2 * place - 1)


def _rounded(number: Decimal, places: int) -> Decimal:
    return round_half_away(max(number, Decimal(0)), places)
