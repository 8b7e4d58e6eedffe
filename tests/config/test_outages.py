"""A database that is away, a disk that is full: told as such, by page, API and health."""

from __future__ import annotations

import errno
import json
import sqlite3
from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.db import DatabaseError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from patibat.config.outages import outage_of


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OperationalError("connection to server failed"), "config.database-away"),
        (OperationalError("database is locked"), "config.database-away"),
        (OperationalError("database or disk is full"), "config.disk-full"),
        (sqlite3.OperationalError("unable to open database file"), "config.database-away"),
        (OSError(errno.ENOSPC, "No space left on device"), "config.disk-full"),
        (OperationalError("no such table: x"), None),
        (OSError(errno.EACCES, "Permission denied"), None),
        (ValueError("disk is full of surprises"), None),
    ],
)
def test_outage_is_known_from_its_error(error: Exception, code: str | None) -> None:
    found = outage_of(error)
    assert (found.code if found else None) == code


def test_outage_behind_another_error_is_found() -> None:
    try:
        try:
            raise OSError(errno.ENOSPC, "No space left on device")
        except OSError as inner:
            raise RuntimeError("could not save") from inner
    except RuntimeError as outer:
        found = outage_of(outer)
    assert found is not None and found.code == "config.disk-full"


def _away(request: HttpRequest) -> HttpResponse:
    raise OperationalError("server closed the connection unexpectedly")


def _full(request: HttpRequest) -> HttpResponse:
    raise OSError(errno.ENOSPC, "No space left on device")


def _bug(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


urlpatterns = [path("away", _away), path("away.json", _away), path("full", _full), path("bug", _bug)]
handler500 = "patibat.config.outage_pages.server_error"


@pytest.fixture
def visitor() -> Iterator[Client]:
    with override_settings(ROOT_URLCONF=__name__):
        yield Client(raise_request_exception=False)


def test_database_away_is_a_thai_page_with_retry_after(visitor: Client) -> None:
    answer = visitor.get("/away")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "5"
    assert "ติดต่อฐานข้อมูลไม่ได้ชั่วคราว" in answer.content.decode()


def test_database_away_for_a_program(visitor: Client) -> None:
    answer = visitor.get("/away.json")
    assert answer.status_code == 503
    assert answer["Content-Type"] == "application/problem+json"
    assert json.loads(answer.content)["code"] == "config.database-away"


def test_full_disk_is_507(visitor: Client) -> None:
    answer = visitor.get("/full")
    assert answer.status_code == 507
    assert "พื้นที่ดิสก์เต็ม" in answer.content.decode()


def test_bug_is_500_with_an_incident(visitor: Client) -> None:
    answer = visitor.get("/bug")
    assert answer.status_code == 500
    assert "Retry-After" not in answer


def test_session_that_cannot_be_read_is_an_outage_too(visitor: Client) -> None:
    with patch("django.contrib.sessions.backends.db.SessionStore.load", side_effect=OperationalError("away")):
        visitor.cookies["sessionid"] = "x" * 32
        with override_settings(ROOT_URLCONF="patibat.config.urls"):
            assert visitor.get("/accounts/login/").status_code == 503


@pytest.mark.django_db
def test_health_is_well(client: Client) -> None:
    answer = client.get("/health")
    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"
    assert set(answer.json()) == {"status", "version", "database"}


@pytest.mark.django_db
def test_health_says_when_the_database_is_away(client: Client) -> None:
    execute = patch("django.db.backends.utils.CursorWrapper.execute", side_effect=DatabaseError("gone"))
    with execute, patch("django.db.backends.base.base.BaseDatabaseWrapper.close"):
        answer = client.get("/health")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "5"
    assert answer.json()["status"] == "database-away"
