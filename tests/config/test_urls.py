"""The root of all addresses: what is mounted, what is not, the API's description, the navigation."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

import pytest
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, get_resolver, reverse

from patibat.accounts.models import User
from patibat.config import rooms
from patibat.config.navigation import navigation
from patibat.config.ready import work
from patibat.problems import Problem

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["health", "account_login", "account_logout", "kit-language", "link-use"])
def test_outward_names_are_there(name: str) -> None:
    args = {"kit-language": ["en"], "link-use": ["x"]}.get(name, [])
    assert reverse(name, args=args)


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_reset_password"])
def test_what_an_office_has_no_use_for_is_not_mounted(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_every_room_with_pages_is_mounted() -> None:
    mounted = {module for _, module in rooms.page_modules()}
    there = {f"patibat.{room}.urls" for room in rooms.PAGES if find_spec(f"patibat.{room}.urls")}
    assert mounted == there
    assert get_resolver().url_patterns


def test_api_describes_itself_and_its_errors(client: Client) -> None:
    answer = client.get("/api/v1/openapi.json")
    assert answer.status_code == 200
    found = answer.json()
    assert found["openapi"].startswith("3.1")
    for path, operations in found["paths"].items():
        assert path.startswith("/api/v1/")
        for operation in operations.values():
            for status in ("400", "404", "422", "503"):
                assert "application/problem+json" in operation["responses"][status]["content"], (path, status)
    assert set(found["components"]["schemas"]["ProblemDetails"]["required"]) >= {"type", "title", "status", "code"}


def test_api_answers_an_unknown_address_as_problem_details(client: Client) -> None:
    answer = client.get("/api/v1/nothing")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"


def test_there_is_no_page_of_docs_with_foreign_scripts(client: Client) -> None:
    assert client.get("/api/v1/docs").status_code == 404


def _labels(user: User | None, language: str = "th") -> list[str]:
    request = RequestFactory().get("/plans/")
    if user is not None:
        request.user = user
    return [str(item.label) for item in navigation(request)]


def test_navigation_of_the_public() -> None:
    assert _labels(None) == ["แผน", "โครงการ", "ตัวชี้วัด", "หน่วยงาน", "รายงาน"]


def test_navigation_marks_the_page_one_is_on() -> None:
    active = [item.url for item in navigation(RequestFactory().get("/plans/x/")) if item.active]
    assert active == ["/plans/"]


def test_navigation_follows_the_positions(person: Callable[[str], User]) -> None:
    assert "ผู้ใช้และตำแหน่ง" in _labels(person("administrator"))
    assert "ผู้ใช้และตำแหน่ง" not in _labels(person("officer"))
    assert _labels(person("citizen")) == _labels(None)


def test_work_that_is_not_built_is_a_problem_and_a_broken_room_an_error() -> None:
    with pytest.raises(Problem) as caught:
        work("patibat.nothing.jobs.do")
    assert caught.value.code == "config.not-built"
    with pytest.raises(Problem):
        work("patibat.records.jobs.no_such_function")
    assert callable(work("patibat.records.jobs.jobs_lost_mark"))
