"""Which rounds, agencies and results a user may open; anything else is not there (404)."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from patibat.accounts.models import User
from patibat.monitoring.models import Assignment, Evidence, Result, Round
from patibat.network.permissions import agencies_for, can
from patibat.plans.choices import PlanStatus


def rounds_for(user: User) -> QuerySet[Round]:
    """The rounds in which an agency in the user's reach reports, or whose plan is in reach; newest first."""
    reach = agencies_for(user, "round.view")
    found = Round.objects.filter(Q(plan__agency_id__in=reach) | Q(assignments__agency_id__in=reach)).distinct()
    if not can(user, "plan.view_draft"):
        found = found.exclude(plan__status=PlanStatus.DRAFT)
    return found.select_related("plan", "plan__agency")


def assignments_for(user: User, verb: str) -> QuerySet[Assignment]:
    """Agencies in rounds, to whose things the user may do the verb."""
    rounds = rounds_for(user).order_by().values("pk")
    found = Assignment.objects.filter(agency_id__in=agencies_for(user, verb), round_id__in=rounds)
    return found.select_related("round", "round__plan", "round__plan__agency", "agency")


def results_for(user: User, verb: str) -> QuerySet[Result]:
    """Reported values of agencies to whose things the user may do the verb."""
    found = Result.objects.filter(agency_id__in=agencies_for(user, verb))
    return found.select_related("round", "round__plan", "agency", "indicator", "definition", "origin_file")


def evidence_for(user: User) -> QuerySet[Evidence]:
    """Files of evidence that the user may read."""
    found = Evidence.objects.filter(result__agency_id__in=agencies_for(user, "result.view"), attachment__isnull=False)
    return found.select_related("attachment", "result")
