"""The word, the shape and the colour of a value on its way."""

from decimal import Decimal as D

import pytest

from patibat.measures import STATUS_LOOK, Direction, Range, Status, Thresholds, Value, status_of

R = Value.reported
UP, DOWN, BAND = Direction.UP, Direction.DOWN, Direction.BAND


@pytest.mark.parametrize(
    ("actual", "target", "direction", "elapsed", "expected"),
    [
        ("60", "60", UP, None, Status.REACHED),
        ("59", "60", UP, None, Status.WATCH),  # 98.3 % of the target, and the report is final
        ("42", "60", UP, None, Status.WATCH),  # 70 % exactly
        ("41.9", "60", UP, None, Status.BEHIND),
        ("0", "60", UP, None, Status.BEHIND),  # a zero is a number and is behind, not unreported
        ("30", "100", UP, "0.25", Status.ON_THE_WAY),  # 30 of 25 expected
        ("22.5", "100", UP, "0.25", Status.ON_THE_WAY),  # 90 % of 25
        ("22.4", "100", UP, "0.25", Status.WATCH),
        ("17.5", "100", UP, "0.25", Status.WATCH),  # 70 % of 25
        ("17.4", "100", UP, "0.25", Status.BEHIND),
        ("0", "100", UP, "0", Status.ON_THE_WAY),  # the first day
        ("99", "100", UP, "1", Status.WATCH),  # the year is over
        ("100", "100", UP, "0.25", Status.REACHED),
        ("0", "0", DOWN, None, Status.REACHED),
        ("0", "5", DOWN, None, Status.REACHED),
        ("4", "3", DOWN, None, Status.WATCH),  # 3/4 = 75 %
        ("6", "3", DOWN, None, Status.BEHIND),  # 50 %
        ("1", "0", DOWN, "0.5", Status.BEHIND),  # 0 %
        ("3.2", "3", DOWN, "0.25", Status.ON_THE_WAY),  # 93.75 %: a rate does not accumulate
        ("3", "0", UP, None, Status.REACHED),
        ("-3", "0", UP, None, Status.BEHIND),  # no percentage, year over
        ("-3", "0", UP, "0.5", Status.WATCH),  # no percentage, year running
        ("49", "50", BAND, None, Status.BEHIND),
        ("49", "50", BAND, "0.5", Status.WATCH),
    ],
)
def test_status_by_hand(actual: str, target: str, direction: Direction, elapsed: str | None, expected: Status) -> None:
    paced = None if elapsed is None else D(elapsed)
    assert status_of(R(D(actual)), D(target), direction, elapsed=paced) is expected


def test_the_way_down_from_a_baseline_is_paced() -> None:
    # From 10 to 6 by the year's end; at half time 8 is expected and reached: (8-10)/(6-10) = 50 % of 50 %.
    assert status_of(R(8), D(6), DOWN, elapsed=D("0.5"), baseline=D(10)) is Status.ON_THE_WAY
    assert status_of(R(10), D(6), DOWN, elapsed=D("0.5"), baseline=D(10)) is Status.BEHIND


@pytest.mark.parametrize(
    ("value", "closed", "expected"),
    [
        (None, False, Status.NOT_REPORTED),
        (Value.late(), False, Status.LATE),
        (Value.late(), True, Status.NOT_REPORTED),
        (Value.not_yet_due(), True, Status.NOT_YET_DUE),
        (Value.not_applicable(), True, Status.NOT_APPLICABLE),
        (Value.withheld("x"), True, Status.WITHHELD),
        (R(0), True, Status.NO_TARGET),
    ],
)
def test_status_without_a_number_or_a_target(value: Value | None, closed: bool, expected: Status) -> None:
    assert status_of(value, None, UP, round_closed=closed) is expected
    if value is None or not value.is_reported:
        assert status_of(value, D(0), DOWN, round_closed=closed) is expected


def test_other_thresholds_and_rounding_before_comparing() -> None:
    strict = Thresholds(on_the_way=D(100), watch=D(95))
    assert status_of(R(24), D(100), UP, elapsed=D("0.25"), thresholds=strict) is Status.WATCH
    assert status_of(R(D("49.996")), D(50), UP, places=2) is Status.REACHED
    assert status_of(R(50), Range(D(45), D(55)), BAND) is Status.REACHED


def test_every_status_has_a_word_in_both_languages_a_shape_and_a_colour() -> None:
    assert set(STATUS_LOOK) == set(Status)
    for status in Status:
        assert status.word("th") != status.word("en")
        assert status.look.shape in "●▲■◌○–"
        assert status.look.colour in {"green", "amber", "red", "grey"}


def test_statuses_of_one_shape_and_line_differ_in_their_word() -> None:
    seen = {(look.shape, look.colour, look.line, look.word.th) for look in STATUS_LOOK.values()}
    assert len(seen) == len(STATUS_LOOK)
    assert STATUS_LOOK[Status.NOT_YET_DUE].line == "dashed"
    assert STATUS_LOOK[Status.NOT_REPORTED].line == "hatched"
