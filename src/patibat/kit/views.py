"""Pages of kit itself: the language switch and the style guide."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from patibat.kit.styleguide import examples

ONE_YEAR = 60 * 60 * 24 * 365


@require_safe
def language(request: HttpRequest, code: str) -> HttpResponse:
    """Keep the language in a cookie and go back to the page; a link, so that public pages need no CSRF cookie."""
    if code not in dict(settings.LANGUAGES):
        raise Http404
    target = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        target = "/"
    response = HttpResponseRedirect(target)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=ONE_YEAR,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        samesite="Lax",
        httponly=True,
    )
    return response


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component with real text; for developers, and on a real installation for administrators only."""
    user = getattr(request, "user", None)
    if not (settings.DEBUG or getattr(user, "is_superuser", False)):
        raise Http404
    return render(request, "kit/styleguide.html", examples(request))
