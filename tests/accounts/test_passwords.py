"""One-time links, changed passwords, closed accounts, second factors."""

from __future__ import annotations

import base64
import datetime
import hashlib
import hmac
import re
import struct
import time
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from patibat.accounts.models import OneTimeLink, User
from patibat.accounts.selectors import link_of
from patibat.accounts.services import password_set, user_add, user_disable, user_reset
from patibat.problems import Problem
from patibat.records.selectors import audit_of
from tests.cast import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.lower_urls")]
NEW = "วลีใหม่ที่ยาวพอ-2570"
NEW_PAIR = {"password1": NEW, "password2": NEW}


def refused(code: str, work: Callable[[], object]) -> None:
    with pytest.raises(Problem) as caught:
        work()
    assert caught.value.code == code


def test_a_new_account_sets_its_password_without_e_mail(administrator: User, anonymous: Client) -> None:
    user, token = user_add(by=administrator, username="newcomer", full_name="คนใหม่")
    assert not user.has_usable_password()
    page = anonymous.get(f"/accounts/link/{token}/")
    assert page.status_code == 200 and page["Referrer-Policy"] == "same-origin"
    assert anonymous.post(f"/accounts/link/{token}/", NEW_PAIR)["Location"] == "/accounts/login/"
    assert anonymous.post("/accounts/login/", {"login": "newcomer", "password": NEW})["Location"] == "/staff/"


def test_only_the_hash_of_a_token_is_kept(administrator: User, officer: User) -> None:
    token = user_reset(by=administrator, user=officer)
    (link,) = OneTimeLink.objects.filter(user=officer)
    assert token not in (link.token_hash, str(link.__dict__))
    kept = " ".join(str(entry.__dict__) for entry in audit_of("accounts.User", str(officer.pk)))
    assert token not in kept and link.token_hash not in kept


def test_a_password_is_not_ones_own_name(administrator: User, anonymous: Client) -> None:
    _, token = user_add(by=administrator, username="newcomer", full_name="สมศักดิ์ ตั้งใจเรียน")
    own = {"password1": "สมศักดิ์ตั้งใจเรียน1", "password2": "สมศักดิ์ตั้งใจเรียน1"}
    assert anonymous.post(f"/accounts/link/{token}/", own).status_code == 200
    assert anonymous.post(f"/accounts/link/{token}/", NEW_PAIR).status_code == 302


def test_a_link_works_once(administrator: User, officer: User, anonymous: Client) -> None:
    token = user_reset(by=administrator, user=officer)
    password_set(token=token, password=NEW)
    refused("accounts.link-dead", lambda: password_set(token=token, password=NEW))
    answer = anonymous.get(f"/accounts/link/{token}/")
    assert answer.status_code == 410
    assert "ใช้ไม่ได้" in answer.content.decode()


def test_a_link_lives_for_a_day(administrator: User, officer: User) -> None:
    token = user_reset(by=administrator, user=officer)
    link = link_of(token)
    left = link.expires_at - timezone.now()
    assert datetime.timedelta(hours=23, minutes=59) < left <= datetime.timedelta(hours=24)
    OneTimeLink.objects.filter(pk=link.pk).update(expires_at=timezone.now() - datetime.timedelta(seconds=1))
    refused("accounts.link-dead", lambda: link_of(token))


def test_a_newer_link_kills_the_older(administrator: User, officer: User) -> None:
    older = user_reset(by=administrator, user=officer)
    newer = user_reset(by=administrator, user=officer)
    refused("accounts.link-dead", lambda: link_of(older))
    assert link_of(newer).user == officer


@pytest.mark.parametrize(
    "spoil", [lambda token: token[:-1], lambda token: token.swapcase(), lambda token: "x", str.upper]
)
def test_a_tampered_link_is_dead(administrator: User, officer: User, spoil: Callable[[str], str]) -> None:
    token = user_reset(by=administrator, user=officer)
    refused("accounts.link-dead", lambda: link_of(spoil(token)))
    assert link_of(token)


def test_a_link_of_a_closed_account_is_dead(administrator: User, officer: User) -> None:
    token = user_reset(by=administrator, user=officer)
    user_disable(by=administrator, user=officer)
    refused("accounts.link-dead", lambda: link_of(token))
    refused("accounts.user-disabled", lambda: user_reset(by=administrator, user=officer))


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("สั้น", "สั้น", "สั้นเกินไป"),
        (NEW, NEW + "x", "ไม่ตรงกัน"),
        ("1234567890", "1234567890", "เดาง่าย"),
        ("officer-2569", "officer-2569", "คล้ายชื่อ"),
    ],
)
def test_a_weak_password_uses_nothing_up(
    administrator: User, officer: User, anonymous: Client, first: str, second: str, words: str
) -> None:
    token = user_reset(by=administrator, user=officer)
    answer = anonymous.post(f"/accounts/link/{token}/", {"password1": first, "password2": second})
    assert answer.status_code == 200
    page = answer.content.decode()
    assert 'id="form-problems"' in page and words in page
    officer.refresh_from_db()
    assert officer.check_password(PASSWORD)
    assert link_of(token)


def test_setting_a_password_ends_every_session_at_once(
    administrator: User, officer: User, client_for: Callable[[str], Client]
) -> None:
    first, second = client_for("officer"), client_for("officer")
    assert first.get("/accounts/2fa/").status_code == 200
    token = user_reset(by=administrator, user=officer)
    assert first.get("/accounts/2fa/").status_code == 200, "a link alone ends nothing"
    begun = time.monotonic()
    password_set(token=token, password=NEW)
    assert [client.get("/accounts/2fa/").status_code for client in (first, second)] == [302, 302]
    assert time.monotonic() - begun < 1


def test_closing_an_account_ends_its_sessions_at_once(
    administrator: User, officer: User, client_for: Callable[[str], Client]
) -> None:
    client = client_for("officer")
    begun = time.monotonic()
    user_disable(by=administrator, user=officer)
    assert client.get("/accounts/2fa/").status_code == 302
    assert time.monotonic() - begun < 1


def test_changing_ones_own_password_ends_the_other_sessions(
    officer: User, client_for: Callable[[str], Client], anonymous: Client
) -> None:
    other = client_for("officer")
    anonymous.post("/accounts/login/", {"login": "officer", "password": PASSWORD})
    answer = anonymous.post("/accounts/password/change/", {"current": PASSWORD, "password1": NEW, "password2": NEW})
    assert answer["Location"] == "/accounts/login/"
    assert other.get("/accounts/2fa/").status_code == 302
    officer.refresh_from_db()
    assert officer.check_password(NEW)
    assert [entry.action for entry in audit_of("accounts.User", str(officer.pk))] == ["password.change"]


def test_a_change_needs_the_present_password_and_counts_wrong_ones(
    officer: User, anonymous: Client, settings: Settings
) -> None:
    anonymous.post("/accounts/login/", {"login": "officer", "password": PASSWORD})
    answers = [
        anonymous.post("/accounts/password/change/", {"current": f"wrong-{turn}", **NEW_PAIR})
        for turn in range(settings.AXES_FAILURE_LIMIT)
    ]
    assert "รหัสผ่านปัจจุบันไม่ถูกต้อง" in answers[0].content.decode()
    assert answers[-1].status_code == 429
    officer.refresh_from_db()
    assert officer.check_password(PASSWORD)


def test_a_new_password_opens_a_locked_name(administrator: User, officer: User) -> None:
    client = Client(REMOTE_ADDR="192.0.2.7")
    for _ in range(9):
        answer = client.post("/accounts/login/", {"login": "officer", "password": "wrong-password"})
    assert answer.status_code == 429
    password_set(token=user_reset(by=administrator, user=officer), password=NEW)
    assert client.post("/accounts/login/", {"login": "officer", "password": NEW})["Location"] == "/staff/"


def test_every_change_of_an_account_is_in_the_audit(administrator: User) -> None:
    user, token = user_add(by=administrator, username="newcomer", full_name="คนใหม่")
    password_set(token=token, password=NEW)
    user_disable(by=administrator, user=user)
    entries = audit_of("accounts.User", str(user.pk))
    assert [entry.action for entry in entries] == ["user.disable", "password.set", "user.add"]
    closed = entries[0]
    assert closed.by == administrator and closed.before and closed.after
    assert (closed.before["is_active"], closed.after["is_active"]) == (True, False)
    assert NEW not in str([entry.__dict__ for entry in entries])


@pytest.mark.parametrize(
    ("username", "full_name", "code"),
    [
        ("OFFICER", "ซ้ำ", "accounts.name-taken"),
        ("มี ช่องว่าง", "ชื่อ", "accounts.name-wrong"),
        ("", "ชื่อ", "accounts.name-wrong"),
        ("x" * 151, "ชื่อ", "accounts.name-wrong"),
        ("fresh", "  ", "accounts.full-name-missing"),
        ("fresh", "ชื่อ\u202eกลับด้าน", "thai.text-forbidden-character"),
    ],
)
def test_a_wrong_name_is_refused(administrator: User, officer: User, username: str, full_name: str, code: str) -> None:
    count = User.objects.count()
    refused(code, lambda: user_add(by=administrator, username=username, full_name=full_name))
    assert User.objects.count() == count


def code_now(secret: str) -> str:
    """RFC 6238 with SHA-1, six digits, thirty seconds, as a telephone reckons it."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def second_factor_begin(client: Client) -> str:
    asked = client.get("/accounts/2fa/totp/activate/")
    assert urlsplit(asked["Location"]).path == "/accounts/reauthenticate/", "the password is asked for once more"
    assert client.post(asked["Location"], {"password": "wrong-password"}).status_code == 200
    assert client.post(asked["Location"], {"password": PASSWORD})["Location"] == "/accounts/2fa/totp/activate/"
    page = client.get("/accounts/2fa/totp/activate/")
    text = page.content.decode()
    assert 'src="data:image/svg+xml' in text
    secret = re.search(r"<code>([A-Z2-7]{16,})</code>", text)
    assert secret
    answer = client.post("/accounts/2fa/totp/activate/", {"code": code_now(secret[1])})
    assert answer["Location"] == "/accounts/2fa/recovery-codes/"
    return secret[1]


def test_a_second_factor_is_asked_for_and_can_be_dropped_by_the_administrator(
    administrator: User,
    officer: User,
    anonymous: Client,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    anonymous.post("/accounts/login/", {"login": "officer", "password": PASSWORD})
    with django_capture_on_commit_callbacks(execute=True):
        secret = second_factor_begin(anonymous)
    codes = re.findall(r"<li><code>(\d+)</code>", anonymous.get("/accounts/2fa/recovery-codes/").content.decode())
    assert len(codes) == 10
    other = Client()
    answer = other.post("/accounts/login/", {"login": "officer", "password": PASSWORD, "shared": "on"})
    assert urlsplit(answer["Location"]).path == "/accounts/2fa/authenticate/"
    assert "_auth_user_id" not in other.session
    assert other.post("/accounts/2fa/authenticate/", {"code": "000000"}).status_code == 200
    assert other.post("/accounts/2fa/authenticate/", {"code": codes[0]})["Location"] == "/staff/"
    assert other.session["shared_device"] is True, "the mark of a shared computer outlives the second step"
    assert secret
    user_reset(by=administrator, user=officer, drop_second_factor=True)
    assert not Authenticator.objects.filter(user=officer).exists()
    entries = {one.action: one for one in audit_of("accounts.User", str(officer.pk))}
    assert entries.keys() == {"second_factor.add", "user.reset"}
    assert entries["second_factor.add"].by == officer
    assert (entries["user.reset"].after or {})["second_factor_dropped"] is True


def test_codes_of_a_second_factor_cannot_be_tried_without_end(officer: User, anonymous: Client) -> None:
    anonymous.post("/accounts/login/", {"login": "officer", "password": PASSWORD})
    second_factor_begin(anonymous)
    other = Client()
    other.post("/accounts/login/", {"login": "officer", "password": PASSWORD})
    pages = [
        other.post("/accounts/2fa/authenticate/", {"code": f"{number:06}"}).content.decode() for number in range(12)
    ]
    assert "ลองหลายครั้งเกินไป" in pages[-1]


def test_the_way_back_is_kept_over_the_sign_in(anonymous: Client, tree: object) -> None:
    answer = anonymous.get("/staff/users/?page=2")
    assert parse_qs(urlsplit(answer["Location"]).query)["next"] == ["/staff/users/?page=2"]
