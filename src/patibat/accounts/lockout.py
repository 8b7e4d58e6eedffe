"""The page for who has typed a wrong password too often. Counted for a name at an address, so nobody else is hit."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping

from axes.helpers import get_client_ip_address, get_client_username, get_cool_off
from axes.models import AccessAttempt
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from patibat.accounts.problems import LOCKED_OUT
from patibat.kit.problem_pages import problem_response


def locked_out(
    request: HttpRequest,
    _original: HttpResponse | None = None,
    credentials: Mapping[str, object] | None = None,
) -> HttpResponse:
    """`AXES_LOCKOUT_CALLABLE`: how long to wait. The same text whether or not there is such an account."""
    seconds = _seconds_left(request, credentials)
    response = problem_response(request, LOCKED_OUT.at(minutes=max(1, -(-seconds // 60))))
    response["Retry-After"] = str(seconds)
    return response


def _seconds_left(request: HttpRequest, credentials: Mapping[str, object] | None) -> int:
    """Until the lock of this name at this address opens; the whole time when its beginning is not known."""
    whole: datetime.timedelta = get_cool_off(request) or datetime.timedelta()
    attempts = AccessAttempt.objects.filter(
        username=get_client_username(request, credentials), ip_address=get_client_ip_address(request)
    )
    last = attempts.order_by("-attempt_time").values_list("attempt_time", flat=True).first()
    left = last + whole - timezone.now() if last else whole
    return max(1, math.ceil(left.total_seconds()))
