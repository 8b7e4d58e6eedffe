"""Roll-ups: by hand, against exact fractions, and the wrong answers of others as regression cases."""

import time
from collections.abc import Callable
from decimal import Decimal as D
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patibat.measures import (
    Accumulation,
    Coverage,
    Part,
    Rule,
    State,
    Value,
    missing_state,
    over_periods,
    roll_up,
    round_half_away,
)
from patibat.problems import Problem

R = Value.reported
ABSENT = [Value.not_applicable("ไม่มีโรงเรียน"), Value.not_yet_due(), Value.late(), Value.withheld("น้อยกว่า 10 คน")]
COMPUTED = [rule for rule in Rule if rule is not Rule.LATEST]


def rated(key: str, numerator: int, denominator: int) -> Part:
    """An agency's percentage with both of its parts."""
    rate = D(100 * numerator) / D(denominator) if denominator else D(0)
    return Part(key, R(rate), numerator=D(numerator), denominator=D(denominator))


# Wrong answers seen elsewhere (peers.md, third fact)


def test_rsr_stored_a_true_zero_as_empty_and_left_it_out_of_the_parent() -> None:
    result = roll_up([Part("a", R(0)), Part("b", R(0))], Rule.SUM)
    assert result.value == R(0)
    assert result.coverage == Coverage(reported=2)
    mean = roll_up([Part("a", R(0), weight=D(2)), Part("b", R(10), weight=D(2))], Rule.WEIGHTED_MEAN)
    assert mean.value.number == 5  # (2*0 + 2*10)/4; leaving the zero out would say 10
    assert roll_up([Part("a", R(0)), Part("b", R(7))], Rule.MIN).value == R(0)


def test_decidim_ignored_all_weights_when_one_was_exactly_one() -> None:
    parts = [Part("a", R(100), weight=D("1.0")), Part("b", R(0), weight=D(3))]
    assert roll_up(parts, Rule.WEIGHTED_MEAN).value.number == 25  # (1*100 + 3*0)/4; the plain mean would be 50


def test_rsr_summed_cumulative_totals_across_periods() -> None:
    quarters = [Part(f"Q{n}", R(total), order=n) for n, total in enumerate((10, 25, 40), start=1)]
    assert over_periods(quarters, Rule.SUM, Accumulation.CUMULATIVE).value == R(40)  # not 75
    assert over_periods(quarters, Rule.SUM, Accumulation.PERIODIC).value == R(75)


def test_logalto_added_percentages_across_periods() -> None:
    quarters = [rated("Q1", 40, 50), rated("Q2", 10, 50)]  # 80 % and 20 %
    assert over_periods(quarters, Rule.RATIO, Accumulation.PERIODIC).value == R(50)  # 50/100, not 100 %


# By hand


def test_a_ratio_of_sums_is_not_the_mean_of_percentages() -> None:
    result = roll_up([rated("small", 9, 10), rated("large", 100, 1000)], Rule.RATIO)
    assert result.value.number is not None
    assert round_half_away(result.value.number, 2) == D("10.79")  # 109/1010*100; the mean of 90 and 10 would be 50
    assert (result.numerator, result.denominator) == (D(109), D(1010))


def test_a_rate_per_thousand() -> None:
    parts = [Part("a", R(2), numerator=D(3), denominator=D(1500)), Part("b", R(4), numerator=D(2), denominator=D(500))]
    assert roll_up(parts, Rule.RATIO, D(1000)).value == R(D("2.5"))  # 5/2000*1000


def test_a_gross_rate_above_100_stays() -> None:
    assert roll_up([rated("a", 120, 100), rated("b", 110, 100)], Rule.RATIO).value == R(115)  # 230/200


def test_coverage_of_a_province() -> None:
    parts = [Part(f"r{n}", R(n)) for n in range(17)]
    parts += [Part(f"l{n}", Value.late()) for n in range(3)] + [Part(f"d{n}", Value.not_yet_due()) for n in range(2)]
    parts += [Part("x", Value.not_applicable("ไม่มีโรงเรียนในสังกัด"))]
    result = roll_up(parts, Rule.SUM)
    assert result.value == R(136)  # 0+1+…+16 = 16*17/2; nothing is filled in for the five
    assert result.coverage.label() == "17 จาก 22 หน่วยงาน"
    assert result.coverage.label("en") == "17 of 22 agencies"
    assert result.coverage.missing_label() == "เกินกำหนดส่ง 3, ยังไม่ถึงกำหนด 2, ไม่เกี่ยวข้อง 1"
    assert {out.key: out.reason.th for out in result.left_out}["x"] == "ไม่มีโรงเรียนในสังกัด"
    assert {out.key: out.reason.th for out in result.left_out}["l0"] == "เกินกำหนดส่ง"


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ([], State.NOT_APPLICABLE),
        ([Value.not_applicable()], State.NOT_APPLICABLE),
        ([Value.withheld("x"), Value.not_applicable()], State.WITHHELD),
        ([Value.withheld("x"), Value.not_yet_due()], State.NOT_YET_DUE),
        ([Value.not_yet_due(), Value.late(), Value.withheld("x")], State.LATE),
    ],
)
@pytest.mark.parametrize("rule", Rule)
def test_nothing_reported_is_never_zero(values: list[Value], state: State, rule: Rule) -> None:
    parts = [Part(str(index), value) for index, value in enumerate(values)]
    for result in (roll_up(parts, rule), over_periods(parts, rule, Accumulation.CUMULATIVE)):
        assert result.value.state is state
        assert result.value.number is None
        assert result.used == ()
    assert missing_state(result.coverage) is state


def test_parts_a_ratio_cannot_use_are_named_and_counted_apart() -> None:
    parts = [
        rated("ok", 1, 2),
        rated("nobody", 0, 0),  # no pupils at all: adds nothing, and is no mistake
        Part("no-parts", R(50)),
        Part("no-denominator", R(50), numerator=D(1)),
        Part("somebody-of-nobody", R(0), numerator=D(3), denominator=D(0)),
        Part("negative", R(0), numerator=D(3), denominator=D(-1)),
    ]
    result = roll_up(parts, Rule.RATIO)
    assert result.value == R(50)  # 1/2
    assert set(result.used) == {"ok", "nobody"}
    assert result.coverage == Coverage(reported=2, not_counted=4)
    assert {out.key for out in result.left_out} == {"no-parts", "no-denominator", "somebody-of-nobody", "negative"}


def test_a_ratio_over_nobody_at_all_has_no_value_and_says_why() -> None:
    result = roll_up([rated("a", 0, 0)], Rule.RATIO)
    assert result.value.state is State.NOT_APPLICABLE
    assert "ตัวหาร" in result.value.reason


@pytest.mark.parametrize("weight", [None, D(0), D(-1)])
def test_a_part_without_a_usable_weight_is_left_out_with_its_reason(weight: D | None) -> None:
    parts = [Part("a", R(80), weight=D(3)), Part("b", R(10), weight=weight)]
    result = roll_up(parts, Rule.WEIGHTED_MEAN)
    assert result.value == R(80)
    assert [(out.key, "น้ำหนัก" in out.reason.th) for out in result.left_out] == [("b", True)]
    assert result.coverage == Coverage(reported=1, not_counted=1)
    alone = roll_up(parts[1:], Rule.WEIGHTED_MEAN)
    assert alone.value.state is State.NOT_APPLICABLE
    assert alone.value.reason


def test_the_latest_in_place_of_the_year() -> None:
    quarters = [
        Part("Q1", R(10), 1),
        Part("Q2", Value.late(), 2),
        Part("Q3", R(0), 3),
        Part("Q4", Value.not_yet_due(), 4),
    ]
    result = over_periods(quarters, Rule.SUM, Accumulation.CUMULATIVE)
    assert result.value == R(0)  # the latest report is a zero, and stands
    assert result.used == ("Q3",)
    assert result.coverage == Coverage(reported=1, not_yet_due=1)  # Q1 and Q2 are superseded, Q4 is still to come
    assert [out.key for out in result.left_out] == ["Q1", "Q2", "Q4"]


def test_a_late_quarter_after_the_latest_shows_in_the_coverage() -> None:
    result = over_periods([Part("Q1", R(10), 1), Part("Q2", Value.late(), 2)], Rule.SUM, Accumulation.CUMULATIVE)
    assert result.value == R(10)
    assert result.coverage == Coverage(reported=1, late=1)


def test_a_latest_percentage_keeps_its_parts() -> None:
    parts = [Part("Q1", R(80), 1, D(4), D(5)), Part("Q2", R(60), 2, D(6), D(10))]
    result = over_periods(parts, Rule.RATIO, Accumulation.CUMULATIVE)
    assert (result.value, result.numerator, result.denominator) == (R(60), D(6), D(10))


def test_no_value_is_chosen_between_two_that_share_the_latest_period() -> None:
    result = roll_up([Part("a", R(10), 1), Part("b", R(20), 1), Part("c", R(5), 0)], Rule.LATEST)
    assert result.value.state is State.NOT_APPLICABLE
    assert result.value.reason
    assert result.coverage == Coverage(not_counted=2)
    assert roll_up([Part("a", R(10), 1), Part("b", R(D("10.0")), 1)], Rule.LATEST).value.number == 10


@pytest.mark.parametrize("rule", Rule)
def test_a_part_is_never_counted_twice(rule: Rule) -> None:
    with pytest.raises(Problem) as caught:
        roll_up([Part("a", R(1)), Part("a", R(1))], rule)
    assert caught.value.code == "measures.part-twice"


@pytest.mark.parametrize(
    "part",
    [
        lambda number: Part("a", R(1), numerator=number),
        lambda number: Part("a", R(1), denominator=number),
        lambda number: Part("a", R(1), weight=number),
    ],
)
def test_a_part_refuses_what_is_not_a_number(part: Callable[[D], Part]) -> None:
    with pytest.raises(Problem):
        part(D("NaN"))


def test_agencies_over_the_year_then_the_province() -> None:
    first = over_periods([rated("Q1", 1, 4), rated("Q2", 2, 4)], Rule.RATIO, Accumulation.PERIODIC)
    second = over_periods([rated("Q1", 4, 4), Part("Q2", Value.late())], Rule.RATIO, Accumulation.PERIODIC)
    province = roll_up([first.as_part("a"), second.as_part("b")], Rule.RATIO)
    assert province.value.number is not None
    assert Fraction(round_half_away(province.value.number, 4)) == Fraction("58.3333")  # (1+2+4)/(4+4+4)*100
    assert province.coverage == Coverage(reported=3, late=1)  # three of four reports


def test_a_weighted_mean_of_weighted_means_is_the_weighted_mean_of_all() -> None:
    flat = [Part("a", R(10), weight=D(1)), Part("b", R(20), weight=D(2)), Part("c", R(40), weight=D(5))]
    nested = roll_up(flat[:2], Rule.WEIGHTED_MEAN).as_part("ab")
    whole = roll_up([nested, flat[2]], Rule.WEIGHTED_MEAN).value.number
    assert whole is not None
    assert round_half_away(whole, 40) == round_half_away(D("31.25"), 40)  # (10+40+200)/8


def test_what_is_withheld_above_does_not_count_as_reported_below() -> None:
    group = Part("group", Value.withheld("น้อยกว่า 10 คน"), coverage=Coverage(reported=3, late=1))
    result = roll_up([group, Part("b", R(2))], Rule.SUM)
    assert result.coverage == Coverage(reported=1, withheld=3, late=1)


# Properties

NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=3)
COUNTS = st.integers(0, 10**6).map(D)
VALUES = st.one_of(NUMBERS.map(R), st.sampled_from(ABSENT))
MAYBE = st.one_of(st.none(), COUNTS)
PARTS = st.lists(st.tuples(VALUES, st.integers(0, 5), MAYBE, MAYBE, MAYBE), max_size=25).map(
    lambda rows: [Part(f"k{index}", *row) for index, row in enumerate(rows)]
)


@given(PARTS, st.sampled_from(Rule), st.randoms(use_true_random=False))
def test_the_order_of_the_parts_changes_nothing(parts: list[Part], rule: Rule, random: Random) -> None:
    shuffled = list(parts)
    random.shuffle(shuffled)
    assert roll_up(parts, rule) == roll_up(shuffled, rule)


@given(PARTS, st.sampled_from(COMPUTED))
def test_coverage_adds_up(parts: list[Part], rule: Rule) -> None:
    result = roll_up(parts, rule)
    assert result.coverage.total == len(parts)
    assert result.coverage.reported == len(result.used)
    assert set(result.used) | {out.key for out in result.left_out} == {part.key for part in parts}
    assert len(result.used) + len(result.left_out) == len(parts)
    assert result.coverage.not_applicable == sum(part.value.state is State.NOT_APPLICABLE for part in parts)
    assert all(out.reason.th and out.reason.en for out in result.left_out)


@given(PARTS)
def test_a_sum_equals_the_exact_reference_and_zero_never_turns_missing(parts: list[Part]) -> None:
    numbers = [Fraction(part.value.number) for part in parts if part.value.number is not None]
    result = roll_up(parts, Rule.SUM).value
    assert result.is_reported == bool(numbers)
    if result.number is not None:
        assert Fraction(result.number) == sum(numbers)


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 10**6)), min_size=1, max_size=40), st.integers(0, 8))
def test_a_ratio_equals_the_exact_fraction(pairs: list[tuple[int, int]], places: int) -> None:
    parts = [Part(str(n), R(0), numerator=D(a), denominator=D(b)) for n, (a, b) in enumerate(pairs)]
    rate = roll_up(parts, Rule.RATIO).value.number
    exact = Fraction(100 * sum(a for a, _ in pairs), sum(b for _, b in pairs))
    assert rate is not None
    assert abs(Fraction(rate) - exact) < Fraction(1, 10**40)
    scaled = exact * 10**places
    assert Fraction(round_half_away(rate, places)) == Fraction(
        (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator), 10**places
    )


@given(st.lists(st.tuples(NUMBERS, st.integers(1, 10**4)), min_size=1, max_size=30))
def test_a_weighted_mean_equals_the_exact_fraction_and_lies_between_the_parts(pairs: list[tuple[D, int]]) -> None:
    parts = [Part(str(n), R(v), weight=D(w)) for n, (v, w) in enumerate(pairs)]
    mean = roll_up(parts, Rule.WEIGHTED_MEAN).value.number
    exact = sum((Fraction(v) * w for v, w in pairs), Fraction(0)) / sum(w for _, w in pairs)
    assert mean is not None
    assert abs(Fraction(mean) - exact) < Fraction(1, 10**30)


@given(PARTS, st.sampled_from([Rule.SUM, Rule.MAX, Rule.MIN]), st.integers(0, 25))
def test_rolling_up_in_two_steps_is_rolling_up_in_one(parts: list[Part], rule: Rule, cut: int) -> None:
    halves = [roll_up(half, rule).as_part(name) for name, half in (("low", parts[:cut]), ("high", parts[cut:]))]
    twice, once = roll_up(halves, rule), roll_up(parts, rule)
    assert twice.value.number == once.value.number
    assert twice.coverage == once.coverage


@given(PARTS)
def test_a_cumulative_year_is_one_of_its_reports(parts: list[Part]) -> None:
    distinct = list({part.order: part for part in parts}.values())
    result = over_periods(distinct, Rule.SUM, Accumulation.CUMULATIVE)
    reported = [part for part in distinct if part.value.is_reported]
    assert result.value.is_reported == bool(reported)
    if reported:
        assert result.value == max(reported, key=lambda part: part.order).value


COVERAGES = st.builds(Coverage, *[st.integers(0, 50)] * 6)


@given(COVERAGES, COVERAGES, COVERAGES)
def test_coverages_merge(a: Coverage, b: Coverage, c: Coverage) -> None:
    assert a + b == b + a
    assert (a + b) + c == a + (b + c)
    assert (a + b).expected == a.expected + b.expected
    assert a + Coverage() == a
    assert a.as_dict()["total"] == a.expected + a.not_applicable
    assert a.without_number("withheld").total == a.total
    assert a.without_number("withheld").reported == 0


def test_a_coverage_of_nobody_says_so() -> None:
    assert Coverage(not_applicable=3).label() == "ไม่มีหน่วยงานที่ต้องรายงาน"
    assert Coverage(not_applicable=3).is_complete
    assert not Coverage(reported=3, late=1).is_complete


@pytest.mark.parametrize("rule", Rule)
def test_a_thousand_parts_take_under_ten_milliseconds(rule: Rule) -> None:
    # All in one period with one value: the worst case of the rule "latest".
    parts = [Part(f"{n:04}", R(D("50.25")), 1, D(n), D(n + 1), D(1)) for n in range(1000)]
    best = min(_seconds(parts, rule) for _ in range(5))
    assert best < 0.010, f"{best * 1000:.1f} ms"


def _seconds(parts: list[Part], rule: Rule) -> float:
    start = time.perf_counter()
    roll_up(parts, rule)
    return time.perf_counter() - start
