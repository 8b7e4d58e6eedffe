"""The sample as it is on one day, the same for every test that does not ask for another."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from django.test import override_settings
from pytest_django import DjangoDbBlocker, Settings

from patibat.sample.jobs import SampleLoaded, sample_load
from patibat.sample.removal import everything_remove

DAY = datetime.date(2026, 11, 23)
PASSWORD = "ลองใช้งาน-2569"


@pytest.fixture
def sample(db: None, settings: Settings) -> SampleLoaded:
    """The sample, loaded on 23 November 2569, for a test that changes it."""
    settings.PATIBAT_AS_OF = DAY
    settings.PATIBAT_SAMPLE_PASSWORD = PASSWORD
    return sample_load(by=None, as_of=DAY)


@pytest.fixture(scope="module")
def sample_read(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[SampleLoaded]:
    """The same, loaded once for all tests of a file, which only read; it is really there, and removed afterwards."""
    with override_settings(PATIBAT_AS_OF=DAY, PATIBAT_SAMPLE_PASSWORD=PASSWORD):
        with django_db_blocker.unblock():
            loaded = sample_load(by=None, as_of=DAY)
        yield loaded
        with django_db_blocker.unblock():
            everything_remove()
