"""What waits for whoever signs in, put together from the selectors of the rooms below. No figure is computed here.

Each part is read in a fixed number of queries, whatever the number of rounds, agencies and indicators.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from patibat.accounts.models import User
from patibat.intake.choices import UploadState
from patibat.intake.models import Upload
from patibat.intake.selectors import uploads
from patibat.kit.clock import today
from patibat.measures import Status
from patibat.monitoring.models import Explanation, Round
from patibat.monitoring.selectors import (
    AssignmentRow,
    IndicatorProgress,
    Standing,
    current_round,
    indicator_progress,
    rounds_alive,
    standings,
)
from patibat.network.choices import Role
from patibat.network.models import Agency, Holding
from patibat.network.permissions import agencies_for, agency_ids_under, can, scopes
from patibat.network.selectors import users_for
from patibat.plans.models import Plan, PlanNode
from patibat.plans.selectors import indicators, plan_in_force, version_shown
from patibat.records.choices import ReviewStatus, Visibility
from patibat.resources.selectors import MoneyPosition, MoneyScope, money_position
from patibat.thai import FiscalYear, Period, Quarter

STAFF = Visibility.STAFF
AT_RISK = (Status.BEHIND, Status.LATE, Status.NOT_REPORTED, Status.WATCH)
UNSETTLED = (UploadState.RECEIVED, UploadState.READ)
_FIRST = {Standing.RETURNED: 0, Standing.LATE: 1, Standing.NOT_YET_DUE: 2, Standing.SUBMITTED: 3}


@dataclass(frozen=True, slots=True)
class Work:
    """One agency in one round, as a piece of work: how many days are left (below zero: late by so many)."""

    round: Round
    row: AssignmentRow
    days: int

    @property
    def late_by(self) -> int:
        return -self.days

    @property
    def is_owed(self) -> bool:
        """Does the agency still have to send or to mend something?"""
        return self.row.standing in (Standing.RETURNED, Standing.LATE, Standing.NOT_YET_DUE)


@dataclass(frozen=True, slots=True)
class ReporterDesk:
    """For who reports: what is owed, the returned first, and files that were sent but not yet applied."""

    work: tuple[Work, ...]
    uploads: tuple[Upload, ...]

    @property
    def owed(self) -> list[Work]:
        return [one for one in self.work if one.is_owed]


@dataclass(frozen=True, slots=True)
class AnalystDesk:
    """For who coordinates: what waits for review, who is late, what may be published, what is disputed."""

    waiting: tuple[Work, ...]
    late: tuple[Work, ...]
    extended: tuple[Work, ...]
    to_publish: tuple[Round, ...]
    disputed: tuple[Explanation, ...]
    uploads: tuple[Upload, ...]
    has_rounds: bool

    @property
    def is_empty(self) -> bool:
        return not (self.waiting or self.late or self.extended or self.to_publish or self.disputed or self.uploads)


@dataclass(frozen=True, slots=True)
class AdministratorDesk:
    """For who keeps accounts."""

    idle: tuple[User, ...]
    samples: int


@dataclass(frozen=True, slots=True)
class ExecutiveDesk:
    """One page: what of the plan is mine, what is at risk, what must be decided."""

    agency: Agency
    plan: Plan
    period: Period
    progress: tuple[IndicatorProgress, ...]
    money: MoneyPosition
    nodes: tuple[PlanNode, ...]
    late: tuple[Work, ...]

    @property
    def tally(self) -> tuple[tuple[Status, int], ...]:
        """How many indicators are in each status; only those that occur."""
        statuses = [one.figure.status for one in self.progress]
        return tuple((status, number) for status in Status if (number := statuses.count(status)))

    @property
    def at_risk(self) -> list[IndicatorProgress]:
        """What is behind, missing or to be watched, the worst first."""
        found = [one for one in self.progress if one.figure.status in AT_RISK]
        return sorted(found, key=lambda one: AT_RISK.index(one.figure.status or Status.WATCH))

    @property
    def disputed(self) -> list[IndicatorProgress]:
        return [one for one in self.progress if one.disputed]


def reporter_desk(user: User) -> ReporterDesk:
    """The rounds of the agencies for which the user reports."""
    work = sorted(_work(user, "result.submit"), key=_urgency)
    return ReporterDesk(tuple(work), _unsettled(user))


def analyst_desk(user: User) -> AnalystDesk:
    """The rounds of all agencies whose results the user reviews."""
    work = _work(user, "result.approve")
    rounds = {one.round.pk for one in work}
    approved = Q(results__status=ReviewStatus.APPROVED) | Q(progress__status=ReviewStatus.APPROVED)
    ready = Round.objects.filter(approved, pk__in=rounds, plan__agency_id__in=agencies_for(user, "result.publish"))
    disputed = Explanation.objects.filter(
        disputed=True, result__is_current=True, result__agency_id__in=agencies_for(user, "result.approve")
    ).select_related("result", "result__agency", "result__definition", "result__round")
    return AnalystDesk(
        waiting=tuple(one for one in work if one.row.waiting),
        late=tuple(sorted((one for one in work if one.row.standing == Standing.LATE), key=_urgency)),
        extended=tuple(one for one in work if _runs_extended(one)),
        to_publish=tuple(ready.distinct().select_related("plan")),
        disputed=tuple(disputed),
        uploads=_unsettled(user),
        has_rounds=bool(work),
    )


def administrator_desk(user: User) -> AdministratorDesk:
    """Accounts that can do nothing yet, and sample sign-ins that still can."""
    day = today()
    held = Holding.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day)).values("user_id")
    idle = users_for(user, "user.view").filter(is_active=True).exclude(pk__in=held)
    samples = User.objects.filter(is_sample=True, is_active=True).aggregate(number=Count("pk"))
    return AdministratorDesk(tuple(idle[:50]), samples["number"])


def executive_desk(user: User) -> ExecutiveDesk | None:
    """The plan in force as the user's agency carries it; None without a plan."""
    agency = _leading_agency(user)
    plan = plan_in_force(visible_to=STAFF)
    if agency is None or plan is None:
        return None
    of = current_round(plan)
    period: Period = of.period if of else FiscalYear.of(today())
    year, quarter = (period.year.be, period.number) if isinstance(period, Quarter) else (period.be, None)
    under = agency_ids_under(agency)
    only = None
    if agency.pk != plan.agency_id:
        only = indicators(plan).filter(Q(reporters__agency_id__in=under) | Q(lead_id__in=under)).distinct()
    version = version_shown(plan)
    nodes = version.nodes.filter(agencies__agency_id__in=under).distinct() if version else ()
    rows = _work_of([of], under) if of else []
    return ExecutiveDesk(
        agency,
        plan,
        period,
        tuple(indicator_progress(plan, period, visible_to=STAFF, scope=agency, only=only)),
        money_position(MoneyScope(agency, plan), year, quarter, visible_to=STAFF),
        tuple(nodes),
        tuple(one for one in rows if one.row.standing in (Standing.LATE, Standing.RETURNED)),
    )


def has_role(user: User, *roles: Role) -> bool:
    """Does the user hold one of these roles today?"""
    return any(scope.role in roles for scope in scopes(user))


def _leading_agency(user: User) -> Agency | None:
    """The agency for which the user decides; the plan's own before any below it."""
    held = [scope.agency_id for scope in scopes(user) if scope.role in (Role.EXECUTIVE, Role.COMMITTEE)]
    found = list(Agency.objects.filter(pk__in=held).order_by("order", "code"))
    return next((one for one in found if one.parent_id is None or one.parent_id not in held), None)


def _work(user: User, verb: str) -> list[Work]:
    return _work_of(rounds_alive(), agencies_for(user, verb)) if can(user, verb) else []


def _work_of(rounds: Iterable[Round], agency_ids: set[int]) -> list[Work]:
    known = {one.pk: one for one in rounds}
    day = today()
    return [
        Work(known[pk], row, (row.due_on - day).days)
        for pk, rows in standings(known.values(), agency_ids).items()
        for row in rows
    ]


def _urgency(one: Work) -> tuple[int, datetime.date]:
    return (_FIRST.get(one.row.standing, 9), one.row.due_on)


def _runs_extended(one: Work) -> bool:
    """Not late, because more time was given."""
    return one.row.standing == Standing.NOT_YET_DUE and bool(one.row.assignment.extended_to)


def _unsettled(user: User) -> tuple[Upload, ...]:
    return tuple(uploads(visible_to=user).filter(state__in=UNSETTLED)[:20])
