"""Shared computers: a session that was begun on one ends when it stands idle, and pages leave nothing behind."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

SHARED = "shared_device"
SEEN = "shared_seen"
IDLE_SECONDS = 15 * 60
# The time is written this often at most, so that reading pages does not write to the database.
_WRITE_EVERY = 60
_PRIVATE = ("/staff/", "/accounts/")
_CLEAR = '"cache", "storage"'


class SharedDeviceMiddleware:
    """Stands right after `AuthenticationMiddleware`.

    Ends a shared session after 15 idle minutes; marks staff pages, and every page shown to somebody signed in,
    `no-store`; answers a sign-out with `Clear-Site-Data` (browsers heed it on HTTPS and on this machine only, so the
    page after it clears the storage by script as well).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.session.get(SHARED):
            now = int(time.time())
            if now - int(request.session.get(SEEN, 0)) > IDLE_SECONDS:
                return _idle_end(request)
            if now - int(request.session.get(SEEN, 0)) > _WRITE_EVERY:
                request.session[SEEN] = now
        response = self.get_response(request)
        if request.path.startswith(_PRIVATE) or _shown_to_a_user(request):
            add_never_cache_headers(response)
        if request.method == "POST" and request.path == reverse("account_logout"):
            response.headers["Clear-Site-Data"] = _CLEAR
        return response


def shared_begin(request: HttpRequest) -> None:
    """Mark the session as one on a shared computer, from now on."""
    request.session[SHARED] = True
    request.session[SEEN] = int(time.time())
    request.session.set_expiry(0)


def shared_end(request: HttpRequest) -> None:
    """Forget a mark that an earlier session has left."""
    request.session.pop(SHARED, None)
    request.session.pop(SEEN, None)


def _idle_end(request: HttpRequest) -> HttpResponseBase:
    back = request.get_full_path() if request.method == "GET" else ""
    logout(request)
    query = {"idle": "1", **({"next": back} if back.startswith("/staff/") else {})}
    response = HttpResponseRedirect(f"{reverse('account_login')}?{urlencode(query)}")
    response.headers["Clear-Site-Data"] = _CLEAR
    add_never_cache_headers(response)
    return response


def _shown_to_a_user(request: HttpRequest) -> bool:
    # Only a session that the page has read anyway is asked: a public page for everybody stays cacheable.
    session = request.session
    return bool(getattr(session, "accessed", False)) and "_auth_user_id" in session
