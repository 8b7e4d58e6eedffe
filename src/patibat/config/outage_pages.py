"""The last page of all (`handler500`): a database that is away is 503 with Retry-After, a full disk 507, the rest 500.

A handler, not a middleware: Django turns what inner middleware raises into a response before an outer one could see it.
"""

from __future__ import annotations

import logging
import sys

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from patibat.config.outages import outage_of
from patibat.kit import components, problem_pages
from patibat.kit.wording import page_language
from patibat.problems import Problem

log = logging.getLogger(__name__)
RETRY_SECONDS = 5
SERVICE_UNAVAILABLE = 503


def server_error(request: HttpRequest) -> HttpResponse:
    """handler500; Django calls it while it handles the exception."""
    error = sys.exc_info()[1]
    problem = outage_of(error) if error else None
    return outage_response(request, problem) if problem else problem_pages.server_error(request)


def outage_response(request: HttpRequest, problem: Problem) -> HttpResponse:
    """The page of an outage, or its problem+json; needs neither database nor session."""
    log.error("outage %s at %s", problem.code, request.path)
    if problem_pages.wants_json(request):
        response: HttpResponse = problem_pages.problem_json(request, problem)
    else:
        parts = components.problem_parts(problem, page_language())
        page = render_to_string("kit/server_error.html", {"parts": parts, "reference": ""})
        response = HttpResponse(page, status=problem.kind.status)
    if problem.kind.status == SERVICE_UNAVAILABLE:
        response["Retry-After"] = str(RETRY_SECONDS)
    return response
