"""Opening rounds and extending deadlines."""

from __future__ import annotations

import datetime

from django.db import transaction

from patibat.accounts.models import User
from patibat.monitoring.models import Assignment, Round
from patibat.monitoring.problems import REASON_MISSING
from patibat.network.permissions import check
from patibat.plans.models import Indicator, Plan
from patibat.plans.selectors import reporters
from patibat.projects.choices import ProjectStatus
from patibat.projects.models import Project
from patibat.records.services import Change, audit_record


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

    `by` None is the system itself (sample data); a person needs `round.open` at the plan's agency.
    """
    if by is not None:
        check(by, "round.open", plan.agency)
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

    Raises `monitoring.reason-missing`, `network.not-allowed`.
    """
    if by is not None:
        check(by, "assignment.extend", assignment.agency)
    if not reason.strip():
        raise REASON_MISSING.at()
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
