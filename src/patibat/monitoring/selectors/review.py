"""What a reviewer needs to decide: every value beside what is public now and what came before, with its warnings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from patibat.measures import Value
from patibat.monitoring.models import Assignment, Evidence, Explanation, ProjectProgress, Result, Round
from patibat.monitoring.problems import CUMULATIVE_FELL, NUMERATOR_LARGER, VALUE_JUMPED
from patibat.monitoring.selectors.facts import PUBLIC_STATUSES, value_of
from patibat.monitoring.selectors.rounds import review_rows
from patibat.problems import Problem
from patibat.records.choices import APPROVED_STATUSES, ReviewStatus, Visibility
from patibat.resources.models import Disbursement

# From this difference on, against the period before, a value is pointed out to the reviewer.
JUMP_PERCENT = 30


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One reported value: `public` is what everybody reads now, `previous` the value of the period before."""

    result: Result
    value: Value
    public: Value | None
    previous: Value | None
    parts: tuple[Decimal, Decimal] | None
    warnings: tuple[Problem, ...]
    evidence: tuple[Evidence, ...]
    explanations: tuple[Explanation, ...]

    @property
    def key(self) -> str:
        """How the page names this very version."""
        return f"r{self.result.pk}"

    @property
    def waits(self) -> bool:
        return self.result.status == ReviewStatus.SUBMITTED


@dataclass(frozen=True, slots=True)
class ProgressReview:
    """One project's progress, with the money that came along and is reviewed with it."""

    progress: ProjectProgress
    money: tuple[Disbursement, ...]

    @property
    def key(self) -> str:
        """How the page names this very version."""
        return f"p{self.progress.pk}"

    @property
    def waits(self) -> bool:
        return self.progress.status == ReviewStatus.SUBMITTED


@dataclass(frozen=True, slots=True)
class Review:
    """Everything an agency has sent in a round."""

    results: tuple[ReviewRow, ...]
    progress: tuple[ProgressReview, ...]

    @property
    def waiting(self) -> list[Result | ProjectProgress]:
        """What awaits a decision."""
        rows: list[Result | ProjectProgress] = [one.result for one in self.results if one.waits]
        return rows + [one.progress for one in self.progress if one.waits]

    @property
    def is_empty(self) -> bool:
        return not self.results and not self.progress


def review_of(assignment: Assignment) -> Review:
    """The page of review of one agency in one round; a fixed number of queries."""
    of = assignment.round
    results, progress = review_rows(of, assignment.agency)
    earlier = _earlier(of, results)
    return Review(
        tuple(_row(result, earlier.get(result.indicator_id, [])) for result in results), _progress(of, progress)
    )


def _earlier(of: Round, results: Sequence[Result]) -> dict[int, list[Result]]:
    """What was approved before, by indicator: of this round and of those before it, the latest first."""
    if not results:
        return {}
    found = (
        Result.objects.filter(
            agency_id=results[0].agency_id,
            round__plan_id=of.plan_id,
            round__year__lte=of.year,
            indicator_id__in=[one.indicator_id for one in results],
            status__in=APPROVED_STATUSES,
        )
        .select_related("definition", "round")
        .order_by()
    )
    kept: dict[int, list[Result]] = {}
    for one in sorted(found, key=lambda one: (*_time(one.round), one.version), reverse=True):
        if _time(one.round) <= _time(of):
            kept.setdefault(one.indicator_id, []).append(one)
    return kept


def _time(of: Round) -> tuple[int, int]:
    return (of.year, of.quarter or 4)


def _row(result: Result, earlier: list[Result]) -> ReviewRow:
    public = next((one for one in earlier if one.round_id == result.round_id and one.status in PUBLIC_STATUSES), None)
    before = next((one for one in earlier if one.round_id != result.round_id), None)
    value = value_of(result, Visibility.STAFF)
    return ReviewRow(
        result,
        value,
        value_of(public, Visibility.PUBLIC) if public else None,
        value_of(before, Visibility.STAFF) if before else None,
        _parts(result),
        tuple(_warnings(result, value, before)),
        tuple(result.evidence.all()),
        tuple(result.explanations.all()),
    )


def _parts(result: Result) -> tuple[Decimal, Decimal] | None:
    top, bottom = result.numerator, result.denominator
    return (top.normalize() + 0, bottom.normalize() + 0) if top is not None and bottom is not None else None


def _warnings(result: Result, value: Value, before: Result | None) -> list[Problem]:
    found: list[Problem] = []
    top, bottom = result.numerator, result.denominator
    if result.definition.rule == "ratio" and top is not None and bottom is not None and top > bottom:
        found.append(NUMERATOR_LARGER.at(indicator=result.indicator.code))
    if before is None or value.number is None or before.definition_id != result.definition_id:
        return found
    last = value_of(before, Visibility.STAFF)
    if last.number is None:
        return found
    places = result.definition.places
    then, now = last.shown(places), value.shown(places)
    if result.definition.accumulation == "cumulative":
        # A running total grows within its year and begins anew with the next: only a fall is worth a word.
        if before.round.year == result.round.year and value.number < last.number:
            found.append(CUMULATIVE_FELL.at(before=then, now=now))
    elif abs(value.number - last.number) * 100 >= abs(last.number) * JUMP_PERCENT and value.number != last.number:
        found.append(VALUE_JUMPED.at(before=then, now=now, percent=JUMP_PERCENT))
    return found


def _progress(of: Round, progress: Sequence[ProjectProgress]) -> tuple[ProgressReview, ...]:
    money: dict[int, list[Disbursement]] = {}
    paid = Disbursement.objects.filter(
        project_id__in=[one.project_id for one in progress], year=of.year, quarter=of.quarter or 4, is_current=True
    )
    for one in paid:
        money.setdefault(one.project_id, []).append(one)
    return tuple(ProgressReview(one, tuple(money.get(one.project_id, []))) for one in progress)
