"""Exact arithmetic, and one way of rounding: half away from zero, as Excel's ROUND, on exact decimals.

Officers check us with Excel. Excel rounds what it shows, so 1.005 to two places is 1.01; a binary float says 1.00.

>>> round_half_away(Decimal("1.005"), 2), round_half_away(Decimal("-2.5"), 0), round_half_away(Decimal(1250), -2)
(Decimal('1.01'), Decimal('-3'), Decimal('1300'))
>>> percent(Decimal(113), Decimal(100))
Decimal('113')
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, Inexact

# Sums and products of values inside the bounds of `values.checked_number` never reach 400 digits; should one do so, the
# trap makes it an error instead of a slightly wrong figure.
EXACT = Context(prec=400, rounding=ROUND_HALF_EVEN, traps=[Inexact])
# A quotient has no end; fifty digits keep it on the right side of every tie that can be shown (a tie at p places is at
# least 1 / (2 * 10**p * denominator) away unless it is exact).
_QUOTIENT = Context(prec=50, rounding=ROUND_HALF_EVEN)
FINEST_PLACES = 60
HUNDRED = Decimal(100)
ZERO = Decimal(0)


def round_half_away(value: Decimal, places: int) -> Decimal:
    """`value` to `places` decimals (negative: tens, hundreds …); ties go away from zero; never a negative zero."""
    digits = max(value.adjusted(), 0) + abs(places) + 5
    context = Context(prec=digits, rounding=ROUND_HALF_UP, Emax=999_999, Emin=-999_999)
    rounded = value.quantize(Decimal(1).scaleb(-places), context=context)
    if places < 0:
        rounded = rounded.quantize(Decimal(1), context=context)
    return abs(rounded) if rounded.is_zero() else rounded


def exact_sum(numbers: Iterable[Decimal]) -> Decimal:
    """The sum, exact whatever the order."""
    total = ZERO
    for number in numbers:
        total = EXACT.add(total, number)
    return total


def exact_product(left: Decimal, right: Decimal) -> Decimal:
    return EXACT.multiply(left, right)


def exact_difference(left: Decimal, right: Decimal) -> Decimal:
    return EXACT.subtract(left, right)


def ratio(numerator: Decimal, denominator: Decimal, factor: Decimal = HUNDRED) -> Decimal | None:
    """`numerator / denominator * factor`, to fifty digits; None when the denominator is zero: there is no rate.

    `factor` is 100 for a percentage, 1000 for a rate per thousand, 1 for pupils per teacher.
    Never clamped: gross rates exceed 100.

    >>> ratio(Decimal(3), Decimal(1500), Decimal(1000))
    Decimal('2')
    """
    if denominator.is_zero():
        return None
    quotient = _QUOTIENT.divide(EXACT.multiply(numerator, factor), denominator)
    exponent = quotient.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -FINEST_PLACES:
        quotient = round_half_away(quotient, FINEST_PLACES)
    return plain(quotient)


def percent(numerator: Decimal, denominator: Decimal) -> Decimal | None:
    """How many hundredths of the denominator; None when the denominator is zero. May exceed 100."""
    return ratio(numerator, denominator)


def plain(number: Decimal) -> Decimal:
    """The same number without an exponent such as 1E+2, and without a negative zero."""
    if number.is_zero():
        return ZERO
    exponent = number.as_tuple().exponent
    return EXACT.quantize(number, Decimal(1)) if isinstance(exponent, int) and exponent > 0 else number
