"""Thai first: English only for a reader who chose it, or a program that asks."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_a_browser_that_speaks_english_still_gets_thai(anonymous: Client) -> None:
    answer = anonymous.get("/plans/", headers={"accept-language": "en-US,en;q=0.9"})
    assert answer.headers["Content-Language"] == "th" and '<html lang="th"' in answer.content.decode()


def test_a_reader_who_chose_english_gets_english(anonymous: Client) -> None:
    back = anonymous.get(reverse("kit-language", args=["en"]) + "?next=/plans/")
    assert back.status_code == 302
    answer = anonymous.get("/plans/")
    assert answer.headers["Content-Language"] == "en" and '<html lang="en"' in answer.content.decode()


def test_an_unknown_language_in_the_cookie_is_thai(anonymous: Client) -> None:
    anonymous.cookies["django_language"] = "xx"
    assert anonymous.get("/plans/").headers["Content-Language"] == "th"


def test_the_api_listens_to_what_a_program_asks(anonymous: Client) -> None:
    answer = anonymous.get("/api/v1/plans", headers={"accept-language": "en"})
    assert answer.headers["Content-Language"] == "en"
