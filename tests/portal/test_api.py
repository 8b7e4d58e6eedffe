"""The API against its own description: whatever is sent, it answers as documented and never fails."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from schemathesis.core.result import Ok

from patibat.config.wsgi import application
from tests.builders import TODAY, Small, small_plan
from tests.cast import Tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def whole_requests() -> Iterator[None]:
    """A request through WSGI would close the connection in which the test's transaction is open, as a server does."""
    for one in (request_started, request_finished):
        one.disconnect(close_old_connections)
    yield
    for one in (request_started, request_finished):
        one.connect(close_old_connections)


@pytest.fixture
def small(tree: Tree, settings: Any) -> Small:
    settings.PATIBAT_AS_OF = TODAY
    settings.ALLOWED_HOSTS = ["*"]
    return small_plan(tree)


def test_the_api_answers_as_it_says(small: Small, whole_requests: None) -> None:
    """Every operation with generated parameters: documented status, documented content, never a server error."""
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    asked = 0
    for found in schema.get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()

        @given(case=operation.as_strategy())
        @hypothesis_settings(max_examples=20, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        def answers(case: Any) -> None:
            case.call_and_validate()

        answers()
        asked += 1
    assert asked >= 8


def test_the_description_names_every_address(small: Small, anonymous: Client) -> None:
    described = json.loads(anonymous.get("/api/v1/openapi.json").content)
    assert described["openapi"].startswith("3.1") and "/api/v1/figures/{figure_id}" in described["paths"]


def test_errors_are_problem_details(small: Small, anonymous: Client) -> None:
    answer = anonymous.get("/api/v1/plans/none")
    assert answer.status_code == 404 and answer.headers["Content-Type"].startswith("application/problem+json")
    assert {"type", "title", "status", "detail", "code", "fix"} <= json.loads(answer.content).keys()
