"""A pytest plugin: a test that takes the database through a fixture counts as marked `django_db` too.

So `-m django_db` chooses every test that touches the database, whether or not its author wrote the mark.
"""

from __future__ import annotations

import pytest

_OWN_TRANSACTIONS = {"transactional_db", "django_db_reset_sequences", "live_server"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark them before pytest chooses by marks."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if fixtures & {"db", *_OWN_TRANSACTIONS} and item.get_closest_marker("django_db") is None:
            item.add_marker(pytest.mark.django_db(transaction=bool(fixtures & _OWN_TRANSACTIONS)))
