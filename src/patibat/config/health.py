"""`/health`: is the installation able to answer? JSON for watchers and for `run`, without secrets."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from patibat.config.outage_pages import RETRY_SECONDS, SERVICE_UNAVAILABLE
from patibat.config.version import VERSION


@require_safe
@never_cache
def health(_request: HttpRequest) -> HttpResponse:
    """200 `{"status": "ok", …}`; 503 with Retry-After when the database does not answer."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except DatabaseError:
        connection.close()  # a connection that broke is not used for the next question
        response = JsonResponse({"status": "database-away", "version": VERSION}, status=SERVICE_UNAVAILABLE)
        response["Retry-After"] = str(RETRY_SECONDS)
        return response
    return JsonResponse({"status": "ok", "version": VERSION, "database": "ok"})
