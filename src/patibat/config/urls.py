"""The root of all addresses. Each room brings its own (`rooms.py` is the list)."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from patibat.config.api import api
from patibat.config.health import health
from patibat.config.rooms import page_modules

urlpatterns: list[URLPattern | URLResolver] = [
    path("health", health, name="health"),
    path("api/v1/", api.urls),
    *(path(prefix, include(module)) for prefix, module in page_modules()),
]

handler400 = "patibat.kit.problem_pages.bad_request"
handler403 = "patibat.kit.problem_pages.permission_denied"
handler404 = "patibat.kit.problem_pages.page_not_found"
handler500 = "patibat.config.outage_pages.server_error"
