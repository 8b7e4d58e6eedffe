"""Pages of accounts that are ours; signing in, second factors and changing a password are allauth's, in our layout."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from patibat.accounts.forms import PasswordChangeForm, PasswordForm
from patibat.accounts.models import User
from patibat.accounts.selectors import link_of
from patibat.accounts.services import password_change, password_set


@sensitive_post_parameters()
def link_use(request: HttpRequest, token: str) -> HttpResponse:
    """Set a password by a one-time link. Opening the page uses nothing up; only a good password does."""
    user = link_of(token).user
    form = PasswordForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        password_set(token=token, password=form.cleaned_data["password1"])
        messages.success(request, _("ตั้งรหัสผ่านแล้ว เข้าสู่ระบบด้วยรหัสผ่านใหม่ได้เลย"))
        return redirect("account_login")
    # The address is a secret. The policy of all pages, `same-origin`, keeps it from other sites; a stricter one would
    # make browsers send `Origin: null` with the form, and the form would be refused.
    return render(request, "accounts/link_use.html", {"form": form, "owner": user})


@login_required
@sensitive_post_parameters()
def password_change_page(request: HttpRequest) -> HttpResponse:
    """A new password by its owner; every session of the account ends, this one too."""
    user = cast(User, request.user)
    form = PasswordChangeForm(request.POST or None, request=request, user=user)
    if request.method == "POST" and form.is_valid():
        password_change(user=user, password=form.cleaned_data["password1"])
        logout(request)
        messages.success(request, _("เปลี่ยนรหัสผ่านแล้ว เข้าสู่ระบบด้วยรหัสผ่านใหม่ได้เลย"))
        return redirect("account_login")
    return render(request, "accounts/password_change.html", {"form": form})


@require_safe
def signed_out(request: HttpRequest) -> HttpResponse:
    """After signing out: what the browser kept of the office is cleared."""
    return render(request, "accounts/signed_out.html")
