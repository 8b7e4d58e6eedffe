"""The frame of every page: names, navigation, the way back, the language, the sample banner."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import Settings

from patibat.accounts.models import User


def page(path: str = "/page/", client: Client | None = None, language: str = "th") -> str:
    return (client or Client()).get(path, headers={"accept-language": language}).content.decode()


def test_the_frame_names_the_place_and_escapes_what_it_is_given() -> None:
    html = page()
    assert "สำนักงานทดสอบ &amp; เพื่อน</a>" in html
    assert "&lt;b&gt;โครงการ&lt;/b&gt;" in html
    assert "&lt;i&gt;แผน 2566&lt;/i&gt;" in html
    assert "กลุ่มนโยบายและแผน" in html
    assert 'href="/accessibility/"' in html
    assert 'class="skip" href="#content"' in html
    assert 'action="/search"' in html


def test_the_open_part_of_the_navigation_and_of_the_way_back_are_marked() -> None:
    html = page()
    assert '<a href="/plans/" aria-current="true">แผน</a>' in html
    assert re.search(r'<span aria-current="page">&lt;i&gt;แผน 2566', html)


def test_a_name_may_be_a_plain_text_with_dots(settings: Settings) -> None:
    settings.PATIBAT_SITE_NAME = "ศธจ.ตัวอย่าง"
    assert "ศธจ.ตัวอย่าง" in page()


def test_the_sample_says_so_only_when_it_is_one(settings: Settings) -> None:
    assert "sample-banner" not in page()
    settings.PATIBAT_IS_SAMPLE = True
    assert "ข้อมูลตัวอย่าง" in page()


def test_the_language_is_kept_and_leads_back_to_the_page() -> None:
    client = Client()
    assert 'href="/language/en/?next=/page/%3Fq%3D1"' in page("/page/?q=1", client)
    response = client.get("/language/en/?next=/page/%3Fq%3D1")
    assert response.headers["Location"] == "/page/?q=1"
    assert '<html lang="en">' in page(client=client)
    assert 'href="/language/th/' in page(client=client)


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_the_language_switch_leads_nowhere_else(target: str) -> None:
    assert Client().get("/language/en/", {"next": target}).headers["Location"] == "/"


def test_an_unknown_language_is_not_found_and_posting_is_refused() -> None:
    assert Client().get("/language/xx/").status_code == 404
    assert Client().post("/language/en/").status_code == 405


def test_a_public_page_sets_no_cookie() -> None:
    assert not Client().get("/page/").cookies


def test_the_policy_of_the_page_allows_nothing_inline() -> None:
    policy = Client().get("/page/").headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy


def test_the_style_guide_is_for_administrators(settings: Settings) -> None:
    assert Client().get("/staff/styleguide/").status_code == 404
    settings.DEBUG = True
    assert Client().get("/staff/styleguide/").status_code == 200


@pytest.mark.django_db
def test_who_is_signed_in_stands_in_the_header_escaped() -> None:
    client = Client()
    client.force_login(
        User.objects.create_user("somsri", full_name="<b>สมศรี</b>"), "django.contrib.auth.backends.ModelBackend"
    )
    assert "&lt;b&gt;สมศรี&lt;/b&gt;" in page(client=client)
