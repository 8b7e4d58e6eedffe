"""Forms of signing in and of setting a password."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from patibat.accounts.middleware import shared_begin, shared_end
from patibat.accounts.models import User
from patibat.accounts.services import password_check
from patibat.kit.forms import Form
from patibat.kit.wording import page_language
from patibat.problems import Problem


class SignInForm(LoginForm):
    """`ACCOUNT_FORMS["login"]`: user name, password, and whether this computer is shared."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("ชื่อผู้ใช้")
        self.fields["password"].label = _("รหัสผ่าน")
        self.fields["password"].help_text = ""
        for name in ("login", "password"):
            self.fields[name].widget.attrs.pop("placeholder", None)
        self.fields["shared"] = forms.BooleanField(
            label=_("เครื่องใช้ร่วมกัน"),
            required=False,
            help_text=_("ออกจากระบบให้เองเมื่อปิดเบราว์เซอร์ หรือไม่ได้ใช้ 15 นาที และไม่ทิ้งข้อมูลไว้ในเครื่อง"),
        )

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        response: HttpResponse = super().login(request, redirect_url)
        if self.cleaned_data["shared"]:
            shared_begin(request)
        else:
            shared_end(request)
        return response


class PasswordForm(Form):
    """A new password, typed twice."""

    password1 = forms.CharField(
        label=_("รหัสผ่านใหม่"),
        strip=False,
        max_length=256,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("อย่างน้อย 10 ตัว ใช้วลีภาษาไทยยาว ๆ ก็ได้ ไม่ใช้ชื่อตนเองหรือคำที่เดาง่าย"),
    )
    password2 = forms.CharField(
        label=_("พิมพ์รหัสผ่านใหม่อีกครั้ง"),
        strip=False,
        max_length=256,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean(self) -> dict[str, object]:
        """Both alike and strong enough."""
        first, second = self.cleaned_data.get("password1"), self.cleaned_data.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("รหัสผ่านสองช่องไม่ตรงกัน"))
        elif first:
            try:
                password_check(first, self.user)
            except Problem as problem:
                self.add_error("password1", problem.why(page_language()))
        return self.cleaned_data


class PasswordChangeForm(PasswordForm):
    """A new password by its signed-in owner, who shows that the old one is known; wrong ones are counted as at the
    sign-in."""

    field_order = ("current",)
    current = forms.CharField(
        label=_("รหัสผ่านปัจจุบัน"),
        strip=False,
        max_length=256,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self._request = request

    def clean_current(self) -> str:
        current = str(self.cleaned_data["current"])
        if not get_adapter(self._request).reauthenticate(self.user, current):
            raise ValidationError(_("รหัสผ่านปัจจุบันไม่ถูกต้อง"))
        return current
