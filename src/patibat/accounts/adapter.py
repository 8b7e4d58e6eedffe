"""allauth as this house uses it: no sign-up, user names, our own audit, QR codes by segno, our own counting."""

from __future__ import annotations

import io
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from patibat.accounts.models import User

# One text for every failure: whether the name, the password or the account is wrong is not told.
_SIGN_IN_FAILED = _("ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง")


class OfficeAdapter(DefaultAccountAdapter):
    """`ACCOUNT_ADAPTER`."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _SIGN_IN_FAILED,
        "incorrect_password": _("รหัสผ่านปัจจุบันไม่ถูกต้อง"),
        "too_many_login_attempts": _("ลองหลายครั้งเกินไป รอสักครู่แล้วลองใหม่"),
    }

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        """Accounts are made by the office's administrator."""
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Only this very host: not even other hosts that this installation answers to."""
        host = self.request.get_host()
        return url_has_allowed_host_and_scheme(url, allowed_hosts={host}, require_https=self.request.is_secure())

    def get_logout_redirect_url(self, _request: HttpRequest) -> str:
        """The page that clears what the browser kept."""
        return reverse("signed-out")

    def pre_authenticate(self, request: HttpRequest, **credentials: object) -> None:
        """Nothing: django-axes counts the failures of passwords; two counters would give two answers."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """As allauth; the name goes along under the key by which django-axes counts (`AXES_USERNAME_FORM_FIELD`).

        Without it failures would be counted for nobody in particular: the account would not be locked, its neighbours
        at the same address would.
        """
        user: User | None = super().authenticate(
            request, **credentials | {settings.AXES_USERNAME_FORM_FIELD: credentials.get("username", "")}
        )
        return user

    def send_notification_mail(self, template_prefix: str, user: User, **more: object) -> None:
        """Nothing is mailed: the office may have no mail. The audit keeps every change."""


class OfficeMFAAdapter(DefaultMFAAdapter):
    """`MFA_ADAPTER`."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("รหัสไม่ถูกต้อง ดูรหัสล่าสุดในโทรศัพท์แล้วพิมพ์อีกครั้ง"),
    }

    def build_totp_svg(self, url: str) -> str:
        out = io.BytesIO()
        segno.make(url, error="m").save(out, kind="svg", scale=5, border=2, xmldecl=False)
        return out.getvalue().decode()
