"""Baht: parts that add up to the satang, and joint projects counted once."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patibat.measures import JointShare, baht, check_parts, joint_total, share, split_by_quarter
from patibat.problems import Problem

AMOUNTS = st.decimals(min_value=-(10**12), max_value=10**12, places=2)
WEIGHTS = st.lists(st.integers(0, 1000).map(D), min_size=1, max_size=12).filter(any)


def test_baht_have_two_decimals() -> None:
    assert str(baht(41_826_072)) == "41826072.00"
    assert str(baht(D("-0.5"))) == "-0.50"
    with pytest.raises(Problem) as caught:
        baht(D("10.005"))
    assert caught.value.code == "measures.amount"
    with pytest.raises(Problem):
        baht(D("NaN"))


@pytest.mark.parametrize(
    ("total", "weights", "unit", "expected"),
    [
        ("100000", "1 1 1 1", "1", "25000 25000 25000 25000"),
        ("100.01", "1 1 1 1", "0.01", "25.00 25.00 25.00 25.01"),
        ("10", "1 1 1 1", "1", "2 2 2 4"),  # 2.5 each rounded down; the fourth absorbs 10-6
        ("1000", "30 40 20 10", "1", "300 400 200 100"),
        ("101", "1 1 1 0", "1", "33 33 35 0"),  # no fourth quarter: the third absorbs
        ("0", "1 1 1 1", "1", "0 0 0 0"),
        ("-100.01", "1 1 1 1", "0.01", "-25.00 -25.00 -25.00 -25.01"),
    ],
)
def test_quarters(total: str, weights: str, unit: str, expected: str) -> None:
    parts = split_by_quarter(D(total), [D(weight) for weight in weights.split()], D(unit))
    assert list(parts) == [D(part) for part in expected.split()]


@given(AMOUNTS, st.lists(st.integers(0, 100).map(D), min_size=4, max_size=4).filter(any))
def test_quarters_add_up(total: D, weights: list[D]) -> None:
    parts = split_by_quarter(total, weights)
    assert sum(parts) == total
    assert all(part == 0 for part, weight in zip(parts, weights, strict=True) if not weight)


@pytest.mark.parametrize(
    ("amount", "weights", "expected"),
    [
        ("100.00", "1 1 1", "33.34 33.33 33.33"),
        ("0.01", "1 1", "0.01 0"),
        ("100.00", "0 1 0", "0 100.00 0"),
        ("10.00", "2 1", "6.67 3.33"),  # 6.666… has the larger remainder
        ("-100.00", "1 1 1", "-33.34 -33.33 -33.33"),
    ],
)
def test_shares(amount: str, weights: str, expected: str) -> None:
    assert list(share(D(amount), [D(w) for w in weights.split()])) == [D(part) for part in expected.split()]


@given(AMOUNTS, WEIGHTS)
def test_shares_add_up_and_are_fair_to_the_satang(amount: D, weights: list[D]) -> None:
    parts = share(amount, weights)
    assert sum(parts) == amount
    total = sum(weights)
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * total - amount * weight) < D("0.01") * total


@pytest.mark.parametrize("weights", [[], [D(0)], [D(1), D(-1)], [D(2), D(-1)]])
def test_shares_that_cannot_divide_are_refused(weights: list[D]) -> None:
    with pytest.raises(Problem) as caught:
        share(D(1), weights)
    assert caught.value.code == "measures.shares"
    with pytest.raises(Problem):
        split_by_quarter(D(1), weights)


def test_parts_that_disagree_with_their_total_are_explained() -> None:
    # A published table: 170 + 71 + 10 = 251, and the total printed is 257.
    check = check_parts(D(257), {"ก": D(170), "ข": D(71), "ค": D(10)})
    assert (check.agrees, check.difference) == (False, D(6))
    assert check.explanation("en") == "The total is 257.00 baht but the parts add up to 251.00: 6.00 baht short"
    over = check_parts(D("100.00"), {"Q1": D("50.01"), "Q2": D(50)})
    assert over.difference == D("-0.01")
    assert "เกิน 0.01 บาท" in over.explanation()
    assert check_parts(D(100), {"Q1": D(100), "Q2": D(0)}).agrees


def test_a_missing_part_is_not_zero() -> None:
    check = check_parts(D(100), {"Q1": D(100), "Q2": None})
    assert not check.agrees
    assert "Q2" in check.explanation()


def test_a_joint_project_is_counted_once_and_the_difference_explained() -> None:
    shares = [
        JointShare("solo", "a", D(50)),
        JointShare("joint", "a", D(100)),
        JointShare("joint", "b", D(100)),
        JointShare("parted", "a", D(90), D(60)),
        JointShare("parted", "b", D(90), D(30)),
    ]
    total = joint_total(shares)
    assert total.once == 240  # 50+100+90
    assert total.listed == 340  # 50+200+90
    assert total.difference == 100
    assert total.lines == (("joint", ("a", "b"), D(100)),)
    assert joint_total(reversed(shares)) == total


def test_agencies_that_disagree_about_a_joint_project_are_told() -> None:
    with pytest.raises(Problem) as caught:
        joint_total([JointShare("p", "a", D(100)), JointShare("p", "b", D(120))])
    assert caught.value.code == "measures.joint"
    assert "100.00" in caught.value.message()
    assert "120.00" in caught.value.message()


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 8)), max_size=30, unique=True))
def test_the_lines_explain_the_whole_difference(pairs: list[tuple[int, int]]) -> None:
    total = joint_total(JointShare(f"p{p}", f"a{a}", D(100 * p)) for p, a in pairs)
    assert sum((extra for _, _, extra in total.lines), D(0)) == total.difference
    assert total.once == sum(100 * p for p in {p for p, _ in pairs})
