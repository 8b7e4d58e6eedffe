"""The page for who has typed a wrong password too often. Counted for a name at an address, so nobody else is hit."""

from __future__ import annotations

from collections.abc import Mapping

from axes.helpers import get_cool_off
from django.http import HttpRequest, HttpResponse

from patibat.accounts.problems import LOCKED_OUT
from patibat.kit.problem_pages import problem_response


def locked_out(
    request: HttpRequest,
    _original: HttpResponse | None = None,
    _credentials: Mapping[str, object] | None = None,
) -> HttpResponse:
    """`AXES_LOCKOUT_CALLABLE`: how long to wait. The same text whether or not there is such an account."""
    wait = get_cool_off(request)
    seconds = int(wait.total_seconds()) if wait else 0
    response = problem_response(request, LOCKED_OUT.at(minutes=max(1, -(-seconds // 60))))
    response["Retry-After"] = str(seconds)
    return response
