"""Addresses of plans, mounted by config at `/staff/`."""

from __future__ import annotations

from django.urls import path

from patibat.plans.views import adoption

_ADOPTION = "plans/<str:plan>/adoptions/"

urlpatterns = [
    path(_ADOPTION, adoption.adoption_list, name="adoption-list"),
    path(f"{_ADOPTION}<slug:code>/", adoption.adoption_record_page, name="adoption-record"),
    path(f"{_ADOPTION}<slug:code>/withdraw/", adoption.adoption_withdraw_page, name="adoption-withdraw"),
    path(f"{_ADOPTION}<slug:code>/file/", adoption.adoption_file, name="adoption-file"),
]

# url name → the verb of its rule.
ROUTES: dict[str, str] = {
    "adoption-list": "executive.view",
    "adoption-record": "adoption.record",
    "adoption-withdraw": "adoption.withdraw",
    "adoption-file": "executive.view",
}
