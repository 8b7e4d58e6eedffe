"""Random years of reports against a slow reference in plain Python, with fractions instead of decimals."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from patibat.measures import recompute
from patibat.monitoring.models import Round
from patibat.monitoring.selectors import indicator_progress
from patibat.plans.selectors import indicators
from patibat.records.choices import Visibility
from patibat.thai import FiscalYear
from tests.builders import Small, indicator_make, round_make, small_plan
from tests.cast import Tree
from tests.monitoring.reports import day, put

pytestmark = pytest.mark.django_db
STATUSES = ("submitted", "returned", "approved", "scheduled", "published", "withheld")
STAFF, PUBLIC = ("approved", "scheduled", "published", "withheld"), ("published", "withheld")
Report = tuple[str, str]  # content, status
Year = dict[tuple[str, int], list[Report]]  # (agency, quarter) → versions, the oldest first


@pytest.fixture
def world(tree: Tree, settings: Any) -> tuple[Small, dict[int, Round]]:
    settings.PATIBAT_AS_OF = day("2027-06-01")
    small = small_plan(tree)
    return small, {1: small.round} | {quarter: round_make(small.plan, quarter=quarter) for quarter in (2, 3)}


def contents(rule: str) -> st.SearchStrategy[str]:
    small = st.integers(0, 40)
    if rule == "ratio":
        parts = st.tuples(small, st.integers(0, 40)).map(lambda pair: (0, 0) if pair[1] == 0 else pair)
        return st.one_of(parts.map(lambda pair: f"{pair[0]}/{pair[1]}"), st.just("NA"))
    if rule == "weighted_mean":
        return st.one_of(st.tuples(small, st.integers(1, 9)).map(lambda pair: f"{pair[0]}*{pair[1]}"), st.just("NA"))
    return st.one_of(small.map(str), st.just("NA"))


@st.composite
def years(draw: st.DrawFn) -> tuple[str, str, bool, Year]:
    rule = draw(st.sampled_from(("sum", "ratio", "weighted_mean", "max", "min", "latest")))
    report = st.tuples(contents(rule), st.sampled_from(STATUSES))
    keys = [(agency, quarter) for agency in ("area1", "area2", "college") for quarter in (1, 2, 3)]
    year = {key: draw(st.lists(report, max_size=3)) for key in keys}
    return rule, draw(st.sampled_from(("periodic", "cumulative"))), draw(st.booleans()), year


def shown(versions: list[Report], *, public: bool) -> str | None:
    """The content that a reader sees; None when there is none, or none with a number."""
    allowed = PUBLIC if public else STAFF
    found = [one for one in versions if one[1] in allowed]
    if not found or (public and found[-1][1] == "withheld") or found[-1][0] in ("NA", "0/0"):
        return None
    return found[-1][0]


def combined(rule: str, items: list[tuple[Fraction, Fraction]]) -> tuple[Fraction, Fraction] | None:
    """(top, bottom) of many: for a ratio sums of both, for a mean weighted, else (value, 1)."""
    if not items:
        return None
    if rule == "ratio":
        return sum((one[0] for one in items), Fraction()), sum((one[1] for one in items), Fraction())
    values = [one[0] for one in items]
    if rule == "weighted_mean":
        weight = sum((one[1] for one in items), Fraction())
        return sum((one[0] * one[1] for one in items), Fraction()) / weight, weight
    if rule == "latest":
        return (values[-1], Fraction(1)) if len(set(values)) == 1 else None
    return {"sum": sum(values, Fraction()), "max": max(values), "min": min(values)}[rule], Fraction(1)


def parsed(content: str) -> tuple[Fraction, Fraction]:
    for sign in "/*":
        if sign in content:
            left, right = content.split(sign)
            return Fraction(left), Fraction(right)
    return Fraction(content), Fraction(1)


def reference(rule: str, accumulation: str, public: bool, year: Year) -> Fraction | None:
    """Each agency's quarters first, then the agencies."""
    own = []
    for agency in ("area1", "area2", "college"):
        seen = [shown(year[agency, quarter], public=public) for quarter in (1, 2, 3)]
        reported = [parsed(one) for one in seen if one is not None]
        if accumulation == "cumulative" or rule == "latest":
            reported = reported[-1:]
        one = combined(rule, reported)
        if one is not None:
            own.append(one)
    whole = combined(rule, own)
    if whole is None:
        return None
    return whole[0] / whole[1] * 100 if rule == "ratio" else whole[0]


@given(case=years())
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_year_equals_the_reference(world: tuple[Small, dict[int, Round]], case: tuple[str, str, bool, Year]) -> None:
    small, rounds = world
    rule, accumulation, public, year = case
    with transaction.atomic():
        point = transaction.savepoint()
        agencies = [small.tree.area1, small.tree.area2, small.tree.college]
        indicator = indicator_make(small.plan, "R1", "x", rule=rule, accumulation=accumulation, reporters=agencies)
        for (agency, quarter), versions in year.items():
            for version, (content, status) in enumerate(versions, 1):
                put(rounds[quarter], getattr(small.tree, agency), indicator, content, status, version, "เหตุผล")
        visible_to = Visibility.PUBLIC if public else Visibility.STAFF
        chosen = indicators(small.plan).filter(pk=indicator.pk)
        (found,) = indicator_progress(small.plan, FiscalYear(2570), visible_to=visible_to, only=chosen)
        transaction.savepoint_rollback(point)
    expected = reference(rule, accumulation, public, year)
    number = found.figure.value.number
    assert (number is None) == (expected is None)
    if number is not None and expected is not None:
        assert abs(Fraction(number) - expected) < Fraction(1, 10**30)
    assert recompute(found.figure) == found.figure.value
    coverage = found.figure.coverage
    assert coverage is not None and coverage.total <= 9
