"""The rooms that have pages, and what config composes of them: one clear list of everything that is looked up by name.

A room takes part as soon as it has the module: `urls.py` for pages, `api.py` with `router` for the API. A module that
is there and cannot be imported is an error, never a gap.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

# room → where its addresses stand. Rooms of staff share `/staff/`; each brings its own words below it.
PAGES: dict[str, str] = {
    "kit": "",
    "accounts": "accounts/",
    "records": "staff/",
    "network": "staff/",
    "plans": "staff/",
    "projects": "staff/",
    "resources": "staff/",
    "monitoring": "staff/",
    "intake": "staff/",
    "reports": "",
    "desk": "staff/",
    "portal": "",
}
API: tuple[str, ...] = ("network", "plans", "projects", "resources", "monitoring", "reports", "portal")


def has(room: str, module: str) -> bool:
    """Does the room have this module?"""
    return find_spec(f"patibat.{room}.{module}") is not None


def page_modules() -> list[tuple[str, str]]:
    """(prefix, dotted name of the urls) of every room that has pages, in the order in which addresses are tried."""
    return [(prefix, f"patibat.{room}.urls") for room, prefix in PAGES.items() if has(room, "urls")]


def api_routers() -> list[str]:
    """Dotted names of the routers of every room that has an API."""
    return [f"patibat.{room}.api.router" for room in API if has(room, "api")]


# Routes that are no room's own page. Everything below /api/v1 is public, so its routes need no line.
FRAME_ROUTES: dict[str, str] = {
    "health": "public",
    "kit-language": "public",
    "kit-styleguide": "superuser",
}


def routes() -> dict[str, str]:
    """url name → the verb of its rule, of every room: a route that is not in it fails the permission table."""
    found = dict(FRAME_ROUTES)
    for _prefix, module in page_modules():
        found |= getattr(import_module(module), "ROUTES", {})
    return found
