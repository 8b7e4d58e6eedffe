"""What the pages of this room share: finding the thing within the user's reach, and the way back."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from patibat.kit.wording import period_label
from patibat.monitoring.models import Assignment, Result, Round
from patibat.monitoring.selectors import assignments_for, results_for, rounds_for
from patibat.network.pages import signed_in

Crumbs = list[tuple[str, str]]


def round_or_404(request: HttpRequest, number: int) -> Round:
    """The round, when an agency of the user's reports in it."""
    return get_object_or_404(rounds_for(signed_in(request)), pk=number)


def assignment_or_404(request: HttpRequest, number: int, code: str, verb: str) -> Assignment:
    """An agency in a round, when the user may do the verb to its things."""
    return get_object_or_404(assignments_for(signed_in(request), verb), round_id=number, agency__code=code)


def result_or_404(request: HttpRequest, number: int, verb: str) -> Result:
    """A reported value, when the user may do the verb to its agency's things."""
    return get_object_or_404(results_for(signed_in(request), verb), pk=number)


def crumbs(of: Round | None = None, agency: Assignment | None = None, *last: str) -> Crumbs:
    """The way back, ending at the page itself."""
    found: Crumbs = [(_("งานของสำนักงาน"), "/staff/"), (_("รอบรายงาน"), reverse("round-list"))]
    if of is not None:
        found.append((period_label(of.period), reverse("round-view", args=[of.pk])))
    if agency is not None:
        address = reverse("result-review", args=[agency.round_id, agency.agency.code])
        found.append((agency.agency.abbreviation or agency.agency.name, address))
    found += [(label, "") for label in last]
    return [*found[:-1], (found[-1][0], "")]
