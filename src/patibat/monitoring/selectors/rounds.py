"""Rounds, and how each agency stands in them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import QuerySet

from patibat.kit.clock import today
from patibat.monitoring.models import Assignment, ProjectProgress, Result, Round
from patibat.network.models import Agency
from patibat.plans.models import IndicatorReporter, Plan
from patibat.problems import Text
from patibat.projects.choices import ProjectStatus
from patibat.projects.models import Project
from patibat.records.choices import APPROVED_STATUSES, ReviewStatus, Visibility


class Standing(StrEnum):
    """How an agency stands in a round; the first that is true, from the top."""

    RETURNED = "returned"
    LATE = "late"
    NOT_YET_DUE = "not_yet_due"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    PUBLISHED = "published"

    @property
    def text(self) -> Text:
        return _WORDS[self]


_WORDS = {
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


def rounds_of(plan: Plan) -> QuerySet[Round]:
    """The rounds of a plan, the latest first."""
    return plan.rounds.select_related("plan")


def current_round(plan: Plan) -> Round | None:
    """The round to work in today: the latest that has opened."""
    return rounds_of(plan).filter(opens_on__lte=today()).first()


def assignment_rows(of: Round, agency_ids: Iterable[int] | None = None) -> list[AssignmentRow]:
    """How each agency of a round stands, in the agencies' order; five queries for any number of agencies."""
    assignments = of.assignments.select_related("agency", "agency__affiliation")
    if agency_ids is not None:
        assignments = assignments.filter(agency_id__in=list(agency_ids))
    expected = _expected(of)
    sent = _sent(of)
    return [_row(of, one, expected.get(one.agency_id, 0), sent.get(one.agency_id, [])) for one in assignments]


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


def _expected(of: Round) -> dict[int, int]:
    """How many rows each agency should send: its indicators and its projects in the round's year."""
    counts: dict[int, int] = {}
    reporters = IndicatorReporter.objects.filter(indicator__plan_id=of.plan_id, from_year__lte=of.year)
    for agency_id, to_year in reporters.values_list("agency_id", "to_year"):
        if (to_year or of.year) >= of.year:
            counts[agency_id] = counts.get(agency_id, 0) + 1
    projects = Project.objects.filter(plan_id=of.plan_id, year=of.year, status=ProjectStatus.IN_FORCE)
    for agency_id in projects.values_list("agency_id", flat=True):
        counts[agency_id] = counts.get(agency_id, 0) + 1
    return counts


def _sent(of: Round) -> dict[int, list[tuple[str, datetime.datetime]]]:
    found: dict[int, list[tuple[str, datetime.datetime]]] = {}
    results = of.results.filter(is_current=True).values_list("agency_id", "status", "submitted_at")
    progress = of.progress.filter(is_current=True).values_list("project__agency_id", "status", "submitted_at")
    for agency_id, status, at in [*results, *progress]:
        found.setdefault(agency_id, []).append((status, at))
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
