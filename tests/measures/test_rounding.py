"""Rounding against hand-worked cases of Excel's ROUND and against a slow reference on exact fractions."""

from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from patibat.measures import exact_sum, percent, ratio, round_half_away

NUMBERS = st.decimals(min_value=-(10**20), max_value=10**20, allow_nan=False, allow_infinity=False, places=12)


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        ("1.005", 2, "1.01"),  # a tie on exact decimals; a binary float is 1.00499…
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("0.5", 0, "1"),
        ("-0.4", 0, "0"),  # no negative zero
        ("1.45", 1, "1.5"),
        ("1.4499999999", 1, "1.4"),
        ("2.675", 2, "2.68"),
        ("1250", -2, "1300"),
        ("-1250", -2, "-1300"),
        ("49", -2, "0"),
        ("50", -2, "100"),
        ("4.505", 2, "4.51"),
        ("7", 3, "7.000"),
        ("123456789012345678901234567890.125", 2, "123456789012345678901234567890.13"),
        ("0", 2, "0.00"),
    ],
)
def test_as_excel_rounds(value: str, places: int, expected: str) -> None:
    rounded = round_half_away(Decimal(value), places)
    assert str(rounded) == expected


def slow_round(value: Fraction, places: int) -> Fraction:
    """Half away from zero by whole-number arithmetic alone."""
    scale = Fraction(10) ** places
    scaled = abs(value) * scale
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return (whole if value >= 0 else -whole) / scale


@given(NUMBERS, st.integers(-6, 12))
@example(Decimal("1.005"), 2)
@example(Decimal("-0.5"), 0)
def test_equals_the_slow_reference(value: Decimal, places: int) -> None:
    assert Fraction(round_half_away(value, places)) == slow_round(Fraction(value), places)


@given(st.integers(0, 10**12), st.integers(1, 10**12), st.integers(0, 6))
def test_a_rounded_percentage_equals_the_exact_fraction_rounded(numerator: int, denominator: int, places: int) -> None:
    rate = percent(Decimal(numerator), Decimal(denominator))
    assert rate is not None
    exact = Fraction(100 * numerator, denominator)
    assert Fraction(round_half_away(rate, places)) == slow_round(exact, places)


def test_rates_are_never_clamped() -> None:
    assert percent(Decimal(11322), Decimal(10000)) == Decimal("113.22")  # gross intake of a province: 11322/10000*100
    assert percent(Decimal(-5), Decimal(10)) == Decimal(-50)


def test_there_is_no_rate_over_nothing() -> None:
    assert percent(Decimal(0), Decimal(0)) is None
    assert percent(Decimal(5), Decimal("0.00")) is None


def test_a_rate_of_zero_is_zero() -> None:
    assert percent(Decimal(0), Decimal(22)) == 0


def test_per_thousand_and_plain_ratios() -> None:
    assert ratio(Decimal(3), Decimal(1500), Decimal(1000)) == 2  # dropouts: 3/1500*1000
    assert ratio(Decimal(500), Decimal(25), Decimal(1)) == 20  # pupils per teacher


def test_the_tiniest_rate_stays_inside_the_bounds_of_a_value() -> None:
    tiny = ratio(Decimal("1e-29"), Decimal("9e29"))
    assert tiny is not None
    exponent = tiny.as_tuple().exponent
    assert isinstance(exponent, int) and exponent >= -60


@given(st.lists(NUMBERS, max_size=30), st.randoms(use_true_random=False))
def test_a_sum_does_not_depend_on_the_order(numbers: list[Decimal], random: Random) -> None:
    shuffled = list(numbers)
    random.shuffle(shuffled)
    assert exact_sum(numbers) == exact_sum(shuffled)
    assert Fraction(exact_sum(numbers)) == sum((Fraction(number) for number in numbers), Fraction(0))
