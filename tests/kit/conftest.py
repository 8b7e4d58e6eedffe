"""The settings by which config hands kit its names, replaced by those of `tests/kit/urls.py`."""

from __future__ import annotations

import pytest
from pytest_django import Settings

# What kit stands on, without the rooms above it.
MIDDLEWARE = [
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "patibat.kit.middleware.ProblemMiddleware",
]


@pytest.fixture(autouse=True)
def _kit_alone(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.kit.urls"
    settings.PATIBAT_NAVIGATION = "tests.kit.urls.navigation"
    settings.PATIBAT_SITE_NAME = "tests.kit.urls.site_name"
    settings.PATIBAT_CONTACT = "กลุ่มนโยบายและแผน"
    settings.PATIBAT_IS_SAMPLE = False
    settings.MIDDLEWARE = MIDDLEWARE
