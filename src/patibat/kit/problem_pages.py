"""Every failure as a page that says what, where, why, how to mend it and who can help; or as RFC 9457 for machines.

Config names the handlers in its root urls (`handler400` …) and `csrf_failure` in `CSRF_FAILURE_VIEW`.
"""

from __future__ import annotations

import logging
import secrets
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from patibat.kit import components
from patibat.kit.problems import BAD_REQUEST, FORBIDDEN, FORM_EXPIRED, NOT_FOUND, SERVER_ERROR, TOO_LARGE
from patibat.kit.wording import page_language
from patibat.problems import Problem

log = logging.getLogger(__name__)
PROBLEM_JSON = "application/problem+json"
_HTML = "text/html"


def wants_json(request: HttpRequest) -> bool:
    """Is the answer for a program: the address says so (`.json`, `/api/`), or `Accept` prefers JSON to a page."""
    if request.path.endswith(".json") or request.path.startswith("/api/"):
        return True
    return request.get_preferred_type([_HTML, "application/json", PROBLEM_JSON]) not in (_HTML, None)


def problem_response(request: HttpRequest, problem: Problem) -> HttpResponse:
    """The problem in the form that was asked for, with its own status."""
    if wants_json(request):
        return problem_json(request, problem)
    name = "kit/problem_fragment.html" if getattr(request, "htmx", False) else "kit/problem.html"
    return render(request, name, {"problem": problem, "back": _back(request)}, status=problem.kind.status)


def problem_json(request: HttpRequest, problem: Problem) -> JsonResponse:
    """RFC 9457 problem details; beyond its members: `code`, `why`, `fix` and the place."""
    language = page_language()
    body = {
        "type": f"urn:patibat:problem:{problem.code}",
        "title": problem.message(language),
        "status": problem.kind.status,
        "detail": f"{problem.why(language)} {problem.fix(language)}".strip(),
        "instance": request.path,
        "code": problem.code,
        "why": problem.why(language),
        "fix": problem.fix(language),
        "where": problem.where.as_dict(),
    }
    return JsonResponse(
        body, status=problem.kind.status, content_type=PROBLEM_JSON, json_dumps_params={"ensure_ascii": False}
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler400; a request that is too large is told its limit."""
    if isinstance(exception, RequestDataTooBig):
        return problem_response(request, too_large(settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0))
    return problem_response(request, BAD_REQUEST.at())


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler403."""
    log.info("forbidden: %r %s", request.path, exception)
    return problem_response(request, FORBIDDEN.at())


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler404."""
    log.debug("not found: %r %s", request.path, exception)
    return problem_response(request, NOT_FOUND.at())


def server_error(request: HttpRequest) -> HttpResponse:
    """handler500: without database, session or context processors, for any of them may be what failed."""
    reference = secrets.token_hex(4)
    log.error("incident %s at %r", reference, request.path)
    problem = SERVER_ERROR.at(reference=reference)
    if wants_json(request):
        return problem_json(request, problem)
    language = page_language()
    parts = components.problem_parts(problem, language)
    page = render_to_string("kit/server_error.html", {"parts": parts, "reference": reference})
    return HttpResponse(page, status=500)


def too_large(limit: int) -> Problem:
    """The problem of a request over `limit` bytes."""
    return TOO_LARGE.at(megabytes=max(1, limit // 1_048_576))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is no longer good: nothing is taken, and nothing that was typed is lost.

    What was typed comes back as a form to send again, but only to a request from our own page: for a foreign one a
    form ready to send would undo the protection, so it is shown as text.
    """
    log.info("form refused: %r %s", request.path, reason)
    problem = FORM_EXPIRED.at()
    if wants_json(request):
        return problem_json(request, problem)
    context = {
        "problem": problem,
        "back": _back(request),
        "typed": components.typed_fields(request.POST),
        "files": list(request.FILES),
        "may_resend": _from_own_page(request),
        "action": request.get_full_path(),
    }
    return render(request, "kit/form_expired.html", context, status=problem.kind.status)


def _from_own_page(request: HttpRequest) -> bool:
    sender = request.headers.get("Origin") or request.headers.get("Referer") or ""
    parts = urlsplit(sender)
    return parts.netloc == request.get_host() and parts.scheme == request.scheme


def _back(request: HttpRequest) -> str:
    """The page the visitor came from, when it is ours."""
    referer = urlsplit(request.headers.get("Referer", ""))
    if referer.netloc != request.get_host() or not referer.path.startswith("/") or referer.path.startswith("//"):
        return ""
    return f"{referer.path}?{referer.query}" if referer.query else referer.path
