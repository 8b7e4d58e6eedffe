"""Opening rounds and extending deadlines."""

from __future__ import annotations

import datetime

from django.db import transaction

from patibat.accounts.models import User
from patibat.monitoring.models import Assignment, Round
from patibat.monitoring.problems import (
    DATES_REVERSED,
    EXTENSION_NOT_LATER,
    REASON_MISSING,
    ROUND_MIXED,
    ROUND_OUTSIDE_PLAN,
)
from patibat.network.permissions import check
from patibat.plans.models import Indicator, Plan
from patibat.plans.selectors import reporters
from patibat.problems import Where
from patibat.projects.choices import ProjectStatus
from patibat.projects.models import Project
from patibat.records.services import Change, audit_record
from patibat.thai import format_date


@transaction.atomic
def round_open(
    *,
    by: User | None,
    plan: Plan,
    year: int,
    quarter: int | None,
    opens_on: datetime.date,
    due_on: datetime.date,
    closes_on: datetime.date,
) -> Round:
    """Open a round, or renew its dates, and ask every agency that reports an indicator or runs a project that year.

    `by` None is the system itself (sample data); a person needs `round.open` at the plan's agency. Raises
    `monitoring.round-outside-plan`, `monitoring.dates-reversed`, `monitoring.round-mixed`.
    """
    if by is not None:
        check(by, "round.open", plan.agency)
    if not plan.from_year <= year <= plan.to_year:
        raise ROUND_OUTSIDE_PLAN.at(Where(field="year"), year=year, first=plan.from_year, last=plan.to_year)
    if not opens_on <= due_on <= closes_on:
        raise DATES_REVERSED.at(Where(field="due_on"))
    if Round.objects.filter(plan=plan, year=year, quarter__isnull=quarter is not None).exists():
        raise ROUND_MIXED.at(Where(field="quarter"), year=year)
    dates = {"opens_on": opens_on, "due_on": due_on, "closes_on": closes_on}
    opened, _ = Round.objects.update_or_create(plan=plan, year=year, quarter=quarter, defaults=dates)
    expected = reporters(Indicator.objects.filter(plan=plan).values_list("pk", flat=True), year)
    agencies = set().union(*expected.values()) if expected else set()
    agencies |= set(
        Project.objects.filter(plan=plan, year=year, status=ProjectStatus.IN_FORCE).values_list("agency_id", flat=True)
    )
    known = set(opened.assignments.values_list("agency_id", flat=True))
    Assignment.objects.bulk_create(Assignment(round=opened, agency_id=pk) for pk in sorted(agencies - known))
    audit_record(
        by=by,
        action="round.open",
        changes=[Change("monitoring.Round", str(opened.pk), None, {key: str(day) for key, day in dates.items()})],
    )
    return opened


@transaction.atomic
def assignment_extend(
    *, by: User | None, assignment: Assignment, extended_to: datetime.date, reason: str, letter: str
) -> Assignment:
    """Give an agency more time in a round, with the reason and the letter that asked for it.

    Raises `monitoring.reason-missing`, `monitoring.extension-not-later`, `network.not-allowed`.
    """
    if by is not None:
        check(by, "assignment.extend", assignment.agency)
    if not reason.strip():
        raise REASON_MISSING.at(Where(field="reason"))
    due = assignment.round.due_on
    if extended_to <= due:
        raise EXTENSION_NOT_LATER.at(Where(field="extended_to"), due=format_date(due))
    before = {"extended_to": str(assignment.extended_to) if assignment.extended_to else None}
    assignment.extended_to = extended_to
    assignment.extension_reason = reason.strip()
    assignment.extension_letter = letter.strip()
    assignment.save(update_fields=["extended_to", "extension_reason", "extension_letter"])
    after = {"extended_to": str(extended_to), "reason": reason, "letter": letter}
    audit_record(
        by=by,
        action="assignment.extend",
        changes=[Change("monitoring.Assignment", str(assignment.pk), before, after)],
    )
    return assignment
