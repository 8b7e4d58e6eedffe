"""The sample as it is on one day, the same for every test that does not ask for another."""

from __future__ import annotations

import datetime

import pytest
from pytest_django import Settings

from patibat.sample.jobs import SampleLoaded, sample_load

DAY = datetime.date(2026, 11, 23)
PASSWORD = "ลองใช้งาน-2569"


@pytest.fixture
def sample(db: None, settings: Settings) -> SampleLoaded:
    """The sample, loaded on 23 November 2569."""
    settings.PATIBAT_AS_OF = DAY
    settings.PATIBAT_SAMPLE_PASSWORD = PASSWORD
    return sample_load(by=None, as_of=DAY)
