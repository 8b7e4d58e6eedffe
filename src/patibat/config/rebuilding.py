"""`rebuild`: everything derived, made again from what was kept. Today that is the search index."""

from __future__ import annotations

from django.db import connection, transaction
from django.db.models import Count

from patibat.config.ready import work
from patibat.records.models import SearchEntry

# Functions without arguments that feed all things of a kind into the search again.
FEEDS: tuple[str, ...] = (
    "patibat.network.services.agencies_feed",
    "patibat.plans.services.plans_feed",
    "patibat.projects.services.projects_feed",
)


def rebuild() -> dict[str, int]:
    """Empty the index and let every room feed its things; one transaction, so that a search never finds half of it.

    Gives the number of entries of each room.
    """
    with transaction.atomic():
        SearchEntry.objects.all().delete()
        for name in FEEDS:
            work(name)()
        _index_again()
    counted = SearchEntry.objects.order_by("room").values_list("room").annotate(Count("pk"))
    return dict(counted)


def _index_again() -> None:
    """SQLite keeps the trigrams in a table of their own, which is made again from the entries."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO records_search(records_search) VALUES ('rebuild')")
