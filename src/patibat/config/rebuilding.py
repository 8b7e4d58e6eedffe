"""`rebuild`: everything derived, made again from what was kept. Today that is the search index."""

from __future__ import annotations

from importlib import import_module

from django.db import connection, transaction

from patibat.config.ready import work
from patibat.config.rooms import PAGES, has
from patibat.records.models import SearchEntry

# A room that puts things into the search offers this function in its `jobs.py`; it feeds all of them again.
FEED = "search_rebuild"


def rebuild() -> dict[str, int]:
    """Empty the index and let every room feed its things; one transaction, so that a search never finds half of it.

    Gives the number of entries of each room.
    """
    feeds = [f"patibat.{room}.jobs.{FEED}" for room in PAGES if _feeds(room)]
    with transaction.atomic():
        rooms = {name.split(".")[1] for name in feeds}
        SearchEntry.objects.filter(room__in=rooms).delete()
        for name in feeds:
            work(name)()
        _index_again()
    return {room: SearchEntry.objects.filter(room=room).count() for room in sorted(rooms)}


def _feeds(room: str) -> bool:
    return has(room, "jobs") and hasattr(import_module(f"patibat.{room}.jobs"), FEED)


def _index_again() -> None:
    """SQLite keeps the trigrams in a table of their own, which is made again from the entries."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO records_search(records_search) VALUES ('rebuild')")
