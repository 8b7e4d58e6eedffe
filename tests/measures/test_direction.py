"""Targets, percent of target and verdicts, worked by hand."""

from collections.abc import Callable
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patibat.measures import (
    ChangeUnit,
    Direction,
    Goal,
    Range,
    Target,
    Value,
    Verdict,
    percent_of_target,
    resolve_target,
    verdict,
)
from patibat.problems import Problem

UP, DOWN, BAND = Direction.UP, Direction.DOWN, Direction.BAND


@pytest.mark.parametrize(
    ("actual", "target", "direction", "baseline", "expected"),
    [
        ("45", "60", UP, None, "75"),  # 45/60*100
        ("113.22", "100", UP, None, "113.22"),  # above 100 stays above
        ("0", "60", UP, None, "0"),  # a true zero is nought percent, not missing
        ("-5", "10", UP, None, "-50"),
        ("0", "0", UP, None, "100"),  # zero wanted, zero reached
        ("4", "0", UP, None, None),  # nothing to divide by
        ("4", "-2", UP, None, None),
        ("4", "2", DOWN, None, "50"),  # 2/4*100: twice as many dropouts as allowed
        ("1", "2", DOWN, None, "200"),
        ("0", "2", DOWN, None, None),  # better than any percentage can say
        ("0", "0", DOWN, None, "100"),
        ("3", "0", DOWN, None, "0"),  # 0/3*100
        ("3", "-1", DOWN, None, None),
        ("51.5", "53", UP, "50", "50"),  # (51.5-50)/(53-50)*100
        ("49", "53", UP, "50", "-33.333"),  # (49-50)/(53-50)*100: went backwards
        ("8", "5", DOWN, "10", "40"),  # (8-10)/(5-10)*100
        ("51", "50", UP, "50", None),  # target = baseline: no way to go
        ("50", "50", UP, "50", "100"),  # … but it is met exactly
        ("51", "40", UP, "50", None),  # target on the wrong side of the baseline
    ],
)
def test_percent_of_target(
    actual: str, target: str, direction: Direction, baseline: str | None, expected: str | None
) -> None:
    percent = percent_of_target(D(actual), D(target), direction, None if baseline is None else D(baseline))
    if expected is None:
        assert percent is None
    else:
        assert percent is not None
        assert abs(percent - D(expected)) < D("0.001")


def test_a_range_is_met_inside_and_has_no_percentage_outside() -> None:
    share = Range(D(45), D(55))  # general : vocational near 50:50
    assert percent_of_target(D(45), share, BAND) == 100
    assert percent_of_target(D("55.01"), share, BAND) is None
    assert percent_of_target(D(50), D(50), BAND) == 100


@pytest.mark.parametrize("direction", [UP, DOWN])
def test_a_range_needs_the_direction_band(direction: Direction) -> None:
    with pytest.raises(Problem) as caught:
        percent_of_target(D(1), Range(D(0), D(2)), direction)
    assert caught.value.code == "measures.target"
    with pytest.raises(Problem):
        verdict(Value.reported(1), Range(D(0), D(2)), direction)


@pytest.mark.parametrize(
    ("actual", "target", "direction", "places", "expected"),
    [
        ("50", "50", UP, None, Verdict.ACHIEVED),
        ("49.996", "50", UP, None, Verdict.NOT_ACHIEVED),
        ("49.996", "50", UP, 2, Verdict.ACHIEVED),  # the page shows 50.00
        ("49.994", "50", UP, 2, Verdict.NOT_ACHIEVED),
        ("0", "0", DOWN, None, Verdict.ACHIEVED),
        ("0", "3", DOWN, None, Verdict.ACHIEVED),  # no percentage, yet a verdict
        ("1", "0", DOWN, None, Verdict.NOT_ACHIEVED),
        ("0", "1", UP, None, Verdict.NOT_ACHIEVED),
        ("49", "50", BAND, None, Verdict.NOT_ACHIEVED),
    ],
)
def test_verdict(actual: str, target: str, direction: Direction, places: int | None, expected: Verdict) -> None:
    assert verdict(Value.reported(D(actual)), D(target), direction, places) is expected


@pytest.mark.parametrize("value", [Value.late(), Value.not_yet_due(), Value.not_applicable(), Value.withheld("x")])
def test_nothing_is_said_of_what_is_not_reported(value: Value) -> None:
    assert verdict(value, D(0), DOWN) is Verdict.CANNOT_SAY


def test_nothing_is_said_without_a_target() -> None:
    assert verdict(Value.reported(5), None, UP) is Verdict.CANNOT_SAY


@pytest.mark.parametrize(
    ("target", "baseline", "expected"),
    [
        (Target(value=D(60)), None, D(60)),
        (Target(value=D(0)), None, D(0)),  # a target of zero is a target
        (Target(value=D(45), upper=D(55)), None, Range(D(45), D(55))),
        (Target(increase_by=D(3), unit=ChangeUnit.PERCENT_POINTS), D(50), D(53)),  # 50+3
        (Target(increase_by=D(3), unit=ChangeUnit.PERCENT), D(50), D("51.5")),  # 50+50*3/100
        (Target(increase_by=D(-5), unit=ChangeUnit.PERCENT), D(200), D(190)),  # 200-200*5/100
        (Target(increase_by=D(12)), D(88), D(100)),
        (Target(increase_by=D(3)), D(0), D(3)),  # a baseline of zero is a baseline
        (Target(increase_by=D(3)), None, None),
        (Target(increase_by=D(3), unit=ChangeUnit.PERCENT), D(0), None),  # 3 % more than nothing
        (Target(increase_by=D(3), unit=ChangeUnit.PERCENT), D(-2), None),
    ],
)
def test_targets_worked_out(target: Target, baseline: D | None, expected: Goal | None) -> None:
    assert resolve_target(target, baseline) == expected


def test_a_worked_out_target_prints_plainly() -> None:
    assert str(resolve_target(Target(increase_by=D(12)), D(88))) == "100"


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Target(),
        lambda: Target(value=D(1), increase_by=D(1)),
        lambda: Target(increase_by=D(1), upper=D(5)),
        lambda: Target(value=D(5), upper=D(4)),
    ],
)
def test_a_target_that_contradicts_itself_is_refused(wrong: Callable[[], Target]) -> None:
    with pytest.raises(Problem) as caught:
        wrong()
    assert caught.value.code == "measures.target"


def test_a_range_does_not_run_backwards() -> None:
    with pytest.raises(Problem):
        Range(D(2), D(1))


AMOUNTS = st.decimals(min_value=0, max_value=10**6, places=2)


@given(AMOUNTS, AMOUNTS, st.sampled_from([UP, DOWN]))
def test_a_percentage_of_at_least_100_and_achieved_are_the_same(actual: D, target: D, direction: Direction) -> None:
    percent = percent_of_target(actual, target, direction)
    if percent is not None:
        met = verdict(Value.reported(actual), target, direction) is Verdict.ACHIEVED
        assert (percent >= 100) == met
