"""The yardstick of pages: the same server, middleware and template, fed with a context prepared once, rendered anew
each time.

The product's own views run once, on the first request, to make the context; after that nothing is read.
"""

from __future__ import annotations

import threading
from typing import Any
from unittest import mock

from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.test import RequestFactory
from django.urls import include, path, resolve

from patibat.kit.tables import Table
from patibat.records.stamp import forget_everything

_CAPTURE = threading.Lock()
_CONTEXTS: dict[str, tuple[str, dict[str, Any]]] = {}


def prepared(request: HttpRequest, address: str) -> HttpResponse:
    """Render the page of an address from what its view gave the first time."""
    # One at a time: a view is caught by replacing what its module calls `render`.
    with _CAPTURE:
        if address not in _CONTEXTS:
            _CONTEXTS[address] = _capture("/" + address, request)
    name, context = _CONTEXTS[address]
    forget_everything()
    return HttpResponse(get_template(name).render(context, request))


def _capture(address: str, request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """What a view hands to its template: taken from the view itself, so that both always render the same."""
    asked = RequestFactory().get(address)
    asked.user = request.user
    caught: list[tuple[str, dict[str, Any]]] = []

    def keep(_request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
        caught.append((name, context))
        return HttpResponse()

    match = resolve(address)
    with mock.patch(f"{match.func.__module__}.render", keep):
        match.func(asked, *match.args, **match.kwargs)
    name, context = caught[0]
    if "listing" in context:
        # A table reads its rows when it is rendered: the yardstick renders cells that are ready.
        listing = dict(context["listing"].items())
        context["listing"] = listing | {"table": Ready(listing["table"])}
    return name, context


class Ready:
    """A table whose cells have been made."""

    def __init__(self, table: Table[Any]) -> None:
        self.heads, self.body, self.page = table.heads, table.body, table.page
        self.caption, self.show_caption, self.page_parameter = table.caption, table.show_caption, table.page_parameter
        self.is_empty = table.is_empty


def cold(request: HttpRequest, address: str) -> HttpResponse:
    """The product's own page as its first reader after a change gets it: nothing is remembered."""
    forget_everything()
    match = resolve("/" + address)
    answer: HttpResponse = match.func(request, *match.args, **match.kwargs)
    return answer


urlpatterns = [
    path("cold/<path:address>", cold),
    path("prepared/<path:address>", prepared),
    path("", include("patibat.config.urls")),
]
