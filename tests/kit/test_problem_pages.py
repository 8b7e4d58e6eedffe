"""Every failure says what, where, why, how to mend it and who can help; or the same as RFC 9457."""

from __future__ import annotations

import json

import pytest
from django.test import Client, RequestFactory
from pytest_django import Settings

from patibat.kit import problem_pages

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def get(path: str, language: str = "th", accept: str = BROWSER) -> tuple[int, str, str]:
    response = Client(raise_request_exception=False).get(path, headers={"accept": accept, "accept-language": language})
    return response.status_code, response.content.decode(), response.headers["Content-Type"]


def test_a_problem_of_a_view_becomes_its_page_in_thai() -> None:
    status, page, _ = get("/closed/")
    assert status == 409
    for words in (
        "รอบรายงานของ",
        "แผ่นงาน ผลงาน ช่อง D7",
        "พ้นกำหนดส่ง",
        "ขอเปิดรอบใหม่",
        "กลุ่มนโยบายและแผน",
        "kit.tests-no-round",
    ):
        assert words in page
    assert '<html lang="th">' in page


def test_the_same_page_in_english() -> None:
    status, page, _ = get("/closed/", "en")
    assert status == 409
    for words in ("The round of", "sheet ผลงาน cell D7", "The deadline has passed", "Ask for it to be opened again"):
        assert words in page
    assert '<html lang="en">' in page


def test_details_of_a_problem_are_escaped() -> None:
    assert "<script>alert" not in get("/closed/")[1]
    assert "&lt;script&gt;alert(1)" in get("/closed/")[1]


@pytest.mark.parametrize(
    ("path", "accept"), [("/closed.json", BROWSER), ("/api/closed", BROWSER), ("/closed/", "application/json")]
)
def test_programs_get_rfc_9457(path: str, accept: str) -> None:
    status, body, kind = get(path, "en", accept)
    problem = json.loads(body)
    assert (status, kind) == (409, "application/problem+json")
    assert problem["type"] == "urn:patibat:problem:kit.tests-no-round"
    assert problem["status"] == 409
    assert problem["title"] == "the round of <script>alert(1)</script> is closed"
    assert problem["instance"] == path
    assert problem["fix"] == "ask for it to be opened again"
    assert problem["where"] == {"sheet": "ผลงาน", "cell": "D7"}


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/nowhere/", 404, "ไม่พบหน้านี้"),
        ("/denied/", 403, "บัญชีนี้ไม่มีสิทธิ์ในหน้านี้"),
        ("/suspicious/", 400, "ระบบอ่านคำขอนี้ไม่ได้"),
        ("/broken/", 500, "ระบบขัดข้อง"),
    ],
)
def test_bare_statuses_get_words(path: str, status: int, words: str) -> None:
    got, page, _ = get(path)
    assert got == status
    assert words in page
    assert "แก้อย่างไร" in page
    assert "Traceback" not in page


def test_the_page_of_a_missing_address_names_it_escaped() -> None:
    assert "/nowhere/&lt;b&gt;/" in get("/nowhere/<b>/")[1]


def test_our_own_failure_is_shown_without_database_session_or_names(settings: Settings) -> None:
    settings.PATIBAT_SITE_NAME = "tests.kit.no_such_module.site_name"
    response = problem_pages.server_error(RequestFactory().get("/broken/", headers={"accept": BROWSER}))
    assert response.status_code == 500
    assert "ระบบขัดข้อง" in response.content.decode()


def test_a_body_over_the_limit_is_refused_unread(settings: Settings) -> None:
    settings.PATIBAT_UPLOAD_BYTES = 2 * 1_048_576
    response = Client().post("/form/", headers={"content-length": str(10 * 1_048_576), "accept": BROWSER})
    assert response.status_code == 413
    assert "ไม่เกิน 2 เมกะไบต์" in response.content.decode()


def test_fields_over_the_limit_are_told_the_limit(settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_048_576
    response = Client(enforce_csrf_checks=True).post("/form/", {"story": "ก" * 800_000}, headers={"accept": BROWSER})
    assert response.status_code in (400, 413)
    assert "เมกะไบต์" in response.content.decode()


def post_expired(origin: str) -> str:
    client = Client(enforce_csrf_checks=True)
    typed = {"story": 'ฝนตก <b>หนัก</b> "มาก"', "login": "somsri", "password": "secret-word-1"}
    response = client.post("/form/", typed, headers={"origin": origin, "accept": BROWSER})
    assert response.status_code == 403
    return response.content.decode()


def test_an_expired_form_gives_back_what_was_typed_ready_to_send() -> None:
    page = post_expired("http://testserver")
    assert "ยังไม่ได้บันทึก" in page
    assert "ฝนตก &lt;b&gt;หนัก&lt;/b&gt; &quot;มาก&quot;" in page
    assert 'name="story" value="ฝนตก &lt;b&gt;หนัก' in page
    assert "csrfmiddlewaretoken" in page


def test_secrets_are_never_shown_back() -> None:
    page = post_expired("http://testserver")
    assert "secret-word-1" not in page
    assert '<input type="password"' in page


def test_a_foreign_page_never_gets_a_form_ready_to_send() -> None:
    page = post_expired("https://elsewhere.example")
    assert "ฝนตก" in page
    assert 'name="story"' not in page
    assert 'action="/form/"' not in page


def test_sending_the_given_back_form_again_saves_it() -> None:
    client = Client(enforce_csrf_checks=True)
    headers = {"origin": "http://testserver", "accept": BROWSER}
    refused = client.post("/form/", {"story": "ฝนตกหนัก"}, headers=headers).content.decode()
    token = refused.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    again = client.post("/form/", {"story": "ฝนตกหนัก", "csrfmiddlewaretoken": token}, headers=headers)
    assert again.content.decode() == "saved ฝนตกหนัก"


@pytest.mark.parametrize(
    ("referer", "back"),
    [
        ("http://testserver/plans/?q=1", "/plans/?q=1"),
        ("https://elsewhere.example/x", None),
        ("http://testserver//elsewhere.example", None),
    ],
)
def test_the_way_back_leads_only_to_our_own_pages(referer: str, back: str | None) -> None:
    page = Client().get("/closed/", headers={"referer": referer, "accept": BROWSER}).content.decode()
    assert ("กลับไปหน้าก่อน" in page) == (back is not None)
    assert "elsewhere" not in page
    if back:
        assert f'href="{back}"' in page
