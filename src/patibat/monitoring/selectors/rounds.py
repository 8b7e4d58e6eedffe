"""Rounds, and how each agency stands in them."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q, QuerySet

from patibat.kit.clock import today
from patibat.measures import Look
from patibat.monitoring.models import Assignment, ProjectProgress, Result, Round
from patibat.network.models import Agency
from patibat.plans.choices import PlanStatus
from patibat.plans.models import Indicator, IndicatorDefinition, IndicatorReporter, Plan
from patibat.plans.selectors import definition_of, indicators, reporters
from patibat.problems import Text
from patibat.projects.choices import ProjectStatus
from patibat.projects.models import Project
from patibat.records.choices import APPROVED_STATUSES, ReviewStatus, Visibility
from patibat.thai import FiscalYear


class Standing(StrEnum):
    """How an agency stands in a round; the first that is true, from the top."""

    NOTHING = "nothing"
    RETURNED = "returned"
    LATE = "late"
    NOT_YET_DUE = "not_yet_due"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    PUBLISHED = "published"

    @property
    def text(self) -> Text:
        return _WORDS[self]

    @property
    def look(self) -> Look:
        """Word, shape and colour together, as every state has them."""
        colour, shape, line = _LOOKS[self]
        return Look(self.text, shape, colour, line)


_LOOKS = {
    Standing.NOTHING: ("grey", "–", "solid"),
    Standing.RETURNED: ("red", "■", "solid"),
    Standing.LATE: ("red", "■", "solid"),
    Standing.NOT_YET_DUE: ("grey", "◌", "dashed"),
    Standing.SUBMITTED: ("amber", "▲", "solid"),
    Standing.APPROVED: ("green", "●", "solid"),
    Standing.PUBLISHED: ("green", "●", "solid"),
}
_WORDS = {
    Standing.NOTHING: Text("ไม่มีรายการที่ต้องรายงาน", "nothing to report"),
    Standing.RETURNED: Text("ส่งกลับให้แก้", "returned"),
    Standing.LATE: Text("เกินกำหนดส่ง", "late"),
    Standing.NOT_YET_DUE: Text("ยังไม่ถึงกำหนด", "not yet due"),
    Standing.SUBMITTED: Text("ส่งแล้ว รอรับรอง", "sent, awaiting approval"),
    Standing.APPROVED: Text("รับรองแล้ว", "approved"),
    Standing.PUBLISHED: Text("เปิดเผยแล้ว", "published"),
}


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """One agency in one round: how many rows are expected, how many came, and what waits."""

    assignment: Assignment
    agency: Agency
    expected: int
    sent: int
    waiting: int
    returned: int
    approved: int
    published: int
    due_on: datetime.date
    standing: Standing
    last_sent: datetime.datetime | None

    @property
    def missing(self) -> int:
        return max(self.expected - self.sent, 0)


THROUGH = Text("{year} ถึงไตรมาส {quarter}", "{year} through quarter {quarter}")


def rounds_of(plan: Plan) -> QuerySet[Round]:
    """The rounds of a plan, the latest first."""
    return plan.rounds.select_related("plan")


def current_round(plan: Plan) -> Round | None:
    """The round to work in today: the latest that has opened."""
    return rounds_of(plan).filter(opens_on__lte=today()).first()


@dataclass(frozen=True, slots=True)
class Shown:
    """The year whose figures stand on public pages, and through which quarter of it something is published."""

    year: FiscalYear
    quarter: int | None = None

    def label(self, language: str = "th") -> str:
        """How far the figures go, in words."""
        year = self.year.label(language)
        return THROUGH.of(language, {"year": year, "quarter": self.quarter}) if self.quarter else year


def period_shown(plan: Plan) -> Shown:
    """The latest year with something published, so far as it goes; else the plan's running year.

    A year's figure, not a quarter's own: targets are of the year, and a quarter of it beside them would mislead.
    """
    published = plan.rounds.filter(results__status="published").order_by("-year", "-quarter").first()
    if published is not None:
        return Shown(FiscalYear(published.year), published.quarter)
    return Shown(min(max(FiscalYear.of(today()), FiscalYear(plan.from_year)), FiscalYear(plan.to_year)))


def assignment_rows(of: Round, agency_ids: Iterable[int] | None = None) -> list[AssignmentRow]:
    """How each agency of a round stands, in the agencies' order; five queries for any number of agencies."""
    return standings([of], agency_ids)[of.pk]


def standings(rounds: Iterable[Round], agency_ids: Iterable[int] | None = None) -> dict[int, list[AssignmentRow]]:
    """The same for many rounds, by the round's key, in as many queries as for one."""
    known = {one.pk: one for one in rounds}
    assignments = Assignment.objects.filter(round_id__in=known).select_related("agency", "agency__affiliation")
    if agency_ids is not None:
        assignments = assignments.filter(agency_id__in=list(agency_ids))
    expected, sent = _expected(known.values()), _sent(known)
    found: dict[int, list[AssignmentRow]] = {pk: [] for pk in known}
    for one in assignments.order_by("agency__order", "agency__code"):
        key = (one.round_id, one.agency_id)
        found[one.round_id].append(_row(known[one.round_id], one, expected.get(key, 0), sent.get(key, [])))
    return found


def rounds_alive(*, on: datetime.date | None = None) -> QuerySet[Round]:
    """The rounds with work in them today: open, extended for somebody, or holding what awaits review or publication."""
    day = on or today()
    current = Q(is_current=True, status__in=(ReviewStatus.SUBMITTED, ReviewStatus.RETURNED))
    waiting = current | Q(status=ReviewStatus.APPROVED)
    busy = (
        Q(closes_on__gte=day)
        | Exists(Assignment.objects.filter(round=OuterRef("pk"), extended_to__gte=day))
        | Exists(Result.objects.filter(waiting, round=OuterRef("pk")))
        | Exists(ProjectProgress.objects.filter(waiting, round=OuterRef("pk")))
    )
    found = Round.objects.filter(busy, opens_on__lte=day).exclude(plan__status=PlanStatus.DRAFT)
    return found.select_related("plan", "plan__agency")


def review_rows(of: Round, agency: Agency) -> tuple[list[Result], list[ProjectProgress]]:
    """What an agency has sent in a round, the current versions, for the page of review."""
    results = (
        of.results.filter(agency=agency, is_current=True)
        .select_related("indicator", "definition", "agency", "submitted_by", "origin_file", "round")
        .prefetch_related("explanations", "evidence")
    )
    progress = of.progress.filter(project__agency=agency, is_current=True).select_related(
        "project", "project__agency", "submitted_by", "round"
    )
    return list(results), list(progress)


def indicators_asked(one: Assignment) -> list[tuple[Indicator, IndicatorDefinition, Result | None]]:
    """The indicators an agency reports in a round, each with its definition and what was sent so far."""
    of = one.round
    known = indicators(of.plan)
    expected = reporters([indicator.pk for indicator in known], of.year)
    sent = of.results.filter(agency=one.agency, is_current=True).select_related("submitted_by")
    current = {result.indicator_id: result for result in sent}
    return [
        (indicator, definition, current.get(indicator.pk))
        for indicator in known
        if one.agency_id in expected.get(indicator.pk, ()) and (definition := definition_of(indicator, of.year))
    ]


Key = tuple[int, int]
"""(round, agency)."""


def _expected(rounds: Iterable[Round]) -> Counter[Key]:
    """How many rows each agency should send: its indicators and its projects in the round's year."""
    known = list(rounds)
    plan_ids = {one.plan_id for one in known}
    reporters = IndicatorReporter.objects.filter(indicator__plan_id__in=plan_ids).values_list(
        "indicator__plan_id", "agency_id", "indicator_id", "from_year", "to_year"
    )
    projects = Project.objects.filter(plan_id__in=plan_ids, status=ProjectStatus.IN_FORCE).values_list(
        "plan_id", "agency_id", "year"
    )
    # A set: a reporter whose spans of years touch is still asked once.
    indicators = {
        (of.pk, agency_id, indicator_id)
        for plan_id, agency_id, indicator_id, first, last in reporters
        for of in known
        if of.plan_id == plan_id and first <= of.year <= (last or of.year)
    }
    counts = Counter((round_id, agency_id) for round_id, agency_id, _ in indicators)
    counts.update(
        (of.pk, agency_id)
        for plan_id, agency_id, year in projects
        for of in known
        if of.plan_id == plan_id and of.year == year
    )
    return counts


def _sent(round_ids: Iterable[int]) -> dict[Key, list[tuple[str, datetime.datetime]]]:
    ids = list(round_ids)
    found: dict[Key, list[tuple[str, datetime.datetime]]] = {}
    results = Result.objects.filter(round_id__in=ids, is_current=True).order_by()
    progress = ProjectProgress.objects.filter(round_id__in=ids, is_current=True).order_by()
    for round_id, agency_id, status, at in [
        *results.values_list("round_id", "agency_id", "status", "submitted_at"),
        *progress.values_list("round_id", "project__agency_id", "status", "submitted_at"),
    ]:
        found.setdefault((round_id, agency_id), []).append((status, at))
    return found


def _row(of: Round, assignment: Assignment, expected: int, sent: list[tuple[str, datetime.datetime]]) -> AssignmentRow:
    statuses = [status for status, _ in sent]
    due = assignment.extended_to or of.due_on
    return AssignmentRow(
        assignment=assignment,
        agency=assignment.agency,
        expected=expected,
        sent=len(sent),
        waiting=statuses.count(ReviewStatus.SUBMITTED),
        returned=statuses.count(ReviewStatus.RETURNED),
        approved=sum(one in (ReviewStatus.APPROVED, ReviewStatus.SCHEDULED) for one in statuses),
        published=sum(one in (ReviewStatus.PUBLISHED, ReviewStatus.WITHHELD) for one in statuses),
        due_on=due,
        standing=_standing(statuses, expected, due),
        last_sent=max((at for _, at in sent), default=None),
    )


def _standing(statuses: list[str], expected: int, due: datetime.date) -> Standing:
    if not expected and not statuses:
        return Standing.NOTHING
    if ReviewStatus.RETURNED in statuses:
        return Standing.RETURNED
    if len(statuses) < expected:
        return Standing.LATE if today() > due else Standing.NOT_YET_DUE
    if ReviewStatus.SUBMITTED in statuses:
        return Standing.SUBMITTED
    if all(one in (ReviewStatus.PUBLISHED, ReviewStatus.WITHHELD) for one in statuses):
        return Standing.PUBLISHED
    return Standing.APPROVED


def progress_shown(of: Round, *, visible_to: Visibility) -> dict[int, ProjectProgress]:
    """The latest progress of each project in a round that this reader may see, by project id."""
    allowed = (ReviewStatus.PUBLISHED,) if visible_to == Visibility.PUBLIC else APPROVED_STATUSES
    rows = of.progress.filter(status__in=allowed).select_related("project").order_by("version")
    return {one.project_id: one for one in rows}
