"""Addresses of accounts, mounted by config at `/accounts/`. Of allauth only what an office needs is here."""

from __future__ import annotations

from allauth.account import views as allauth_views
from django.urls import include, path

from patibat.accounts import views

urlpatterns = [
    path("login/", allauth_views.login, name="account_login"),
    path("logout/", allauth_views.logout, name="account_logout"),
    path("inactive/", allauth_views.account_inactive, name="account_inactive"),
    path("reauthenticate/", allauth_views.reauthenticate, name="account_reauthenticate"),
    path("password/change/", views.password_change_page, name="password-change"),
    path("2fa/", include("allauth.mfa.urls")),
    path("link/<str:token>/", views.link_use, name="link-use"),
    path("signed-out/", views.signed_out, name="signed-out"),
]

# url name → the verb of its rule; `public` is open to all, `signed-in` to every account for its own things.
ROUTES: dict[str, str] = {
    "account_login": "public",
    "account_logout": "public",
    "account_inactive": "public",
    "account_reauthenticate": "signed-in",
    "password-change": "signed-in",
    "mfa_authenticate": "public",
    "mfa_index": "signed-in",
    "mfa_reauthenticate": "signed-in",
    "mfa_activate_totp": "signed-in",
    "mfa_deactivate_totp": "signed-in",
    "mfa_view_recovery_codes": "signed-in",
    "mfa_generate_recovery_codes": "signed-in",
    "mfa_download_recovery_codes": "signed-in",
    "link-use": "public",
    "signed-out": "public",
}
