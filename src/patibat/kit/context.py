"""What the layout of every page needs; config hands it over by settings, so that kit imports no room above it.

| setting | what |
|---|---|
| `PATIBAT_SITE_NAME` | name of the place: a text, or the dotted path of a callable without arguments |
| `PATIBAT_NAVIGATION` | dotted path of a callable(request) → list of `NavItem` |
| `PATIBAT_CONTACT` | optional: whom to ask, a text or the dotted path of a callable without arguments |
| `PATIBAT_IS_SAMPLE` | optional: True, or the dotted path of a callable() → bool; shows the sample banner |
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

PRODUCT_NAME = "ปฏิบัติ"


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of the navigation; `label` may be lazy text."""

    label: Any
    url: str
    active: bool = False


class Layout:
    """`layout` in templates; each part is asked for only when a page shows it, and once."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def site_name(self) -> str:
        return str(_text_or_call("PATIBAT_SITE_NAME") or PRODUCT_NAME)

    @cached_property
    def contact(self) -> str:
        return str(_text_or_call("PATIBAT_CONTACT") or "")

    @cached_property
    def sample(self) -> bool:
        return bool(_text_or_call("PATIBAT_IS_SAMPLE"))

    @cached_property
    def navigation(self) -> Sequence[NavItem]:
        path = getattr(settings, "PATIBAT_NAVIGATION", "")
        if not path:
            return ()
        navigation: Callable[[HttpRequest], Sequence[NavItem]] = import_string(path)
        return navigation(self._request)


def layout(request: HttpRequest) -> dict[str, object]:
    """Context processor: `layout`, and the address of this page for links that come back to it (`here`)."""
    return {"layout": Layout(request), "here": request.get_full_path() if request.method == "GET" else request.path}


def _text_or_call(name: str) -> object:
    """The setting itself, or what it gives when it is the dotted path of a callable."""
    value = getattr(settings, name, None)
    if isinstance(value, str) and _looks_like_path(value):
        return import_string(value)()
    return value() if callable(value) else value


def _looks_like_path(text: str) -> bool:
    return "." in text and all(part.isidentifier() and part.isascii() for part in text.split("."))
