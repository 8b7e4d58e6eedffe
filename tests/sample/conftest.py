"""The sample as it is on one day, the same for every test that does not ask for another."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker, Settings

from patibat.sample.jobs import SampleLoaded, sample_load

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
    """The same, loaded once for all tests of a file that only read and take no other fixture of a database."""
    told = override_settings(PATIBAT_AS_OF=DAY, PATIBAT_SAMPLE_PASSWORD=PASSWORD)
    with django_db_blocker.unblock(), told, transaction.atomic():
        yield sample_load(by=None, as_of=DAY)
        transaction.set_rollback(True)
