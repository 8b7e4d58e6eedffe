"""A `Problem` that a view raises ends as its page; a body over the limit is refused before it is read."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers

from patibat.kit.problem_pages import problem_response, too_large
from patibat.problems import Problem

# A form around a file of the allowed size: its other fields and the boundaries between them.
FORM_AROUND_FILE = 1_048_576


class ProblemMiddleware:
    """Stands after sessions, messages and htmx, so that the page of a problem has its whole layout."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        limit: int = settings.PATIBAT_UPLOAD_BYTES
        if _announced_length(request) > limit + FORM_AROUND_FILE:
            return problem_response(request, too_large(limit))
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """Called by Django for what a view raises; anything but a Problem goes its usual way."""
        return problem_response(request, exception) if isinstance(exception, Problem) else None


def _announced_length(request: HttpRequest) -> int:
    text = str(request.META.get("CONTENT_LENGTH") or "0")
    return int(text) if text.isascii() and text.isdigit() else 0


class LanguageMiddleware:
    """Thai unless the reader chose otherwise: office PCs speak English to servers, and their users read Thai.

    The API is for programs, which do say what they want: there Accept-Language counts.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        code = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        if code not in dict(settings.LANGUAGES):
            asked = request.path.startswith("/api/")
            code = translation.get_language_from_request(request) if asked else settings.LANGUAGE_CODE
        translation.activate(code)
        request.LANGUAGE_CODE = code
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", code)
        patch_vary_headers(response, ("Cookie",))
        return response
