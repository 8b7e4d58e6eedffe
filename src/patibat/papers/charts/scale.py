"""Round steps for an axis.

>>> [str(tick.normalize()) for tick in ticks(Decimal(0), Decimal(37))]
['0', '1E+1', '2E+1', '3E+1', '4E+1']
>>> [float(tick) for tick in ticks(Decimal("-0.3"), Decimal("0.4"))]
[-0.4, -0.2, 0.0, 0.2, 0.4]
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

_FACTORS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from `low` to `high` onto pixels from `start` to `end`."""

    low: Decimal
    high: Decimal
    start: float
    end: float

    def at(self, value: Decimal) -> float:
        """Where a value stands; values outside stand at the edge."""
        inside = min(max(value, self.low), self.high)
        share = float((inside - self.low) / (self.high - self.low)) if self.high != self.low else 0.0
        return self.start + share * (self.end - self.start)


def ticks(low: Decimal, high: Decimal, about: int = 4) -> tuple[Decimal, ...]:
    """Round values that cover low to high, zero among them when it lies between."""
    if low == high:
        high = low + 1
    step = _round_step((high - low) / about)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    return tuple((first + at) * step for at in range(int(last - first) + 1))


def _round_step(rough: Decimal) -> Decimal:
    size = Decimal(1).scaleb(rough.adjusted())
    return next(factor * size for factor in _FACTORS if factor * size >= rough)


def span(values: Iterable[Decimal | None]) -> tuple[Decimal, Decimal]:
    """Lowest and highest of the values that are there, zero included."""
    there = [value for value in values if value is not None]
    return min([*there, Decimal(0)]), max([*there, Decimal(0)])
