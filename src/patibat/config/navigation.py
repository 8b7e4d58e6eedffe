"""What stands in the navigation, as data handed to kit's layout."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from patibat.kit.context import NavItem
from patibat.network.permissions import can

# label, address
PUBLIC: tuple[tuple[Any, str], ...] = (
    (_("แผน"), "/plans/"),
    (_("โครงการ"), "/projects/"),
    (_("ตัวชี้วัด"), "/indicators/"),
    (_("หน่วยงาน"), "/agencies/"),
    # The search has its field in every page's head, and its link in the foot.
    (_("รายงาน"), "/reports/"),
)
# label, names of the page's address (the first that is there), verb that opens it
STAFF: tuple[tuple[Any, tuple[str, ...], str], ...] = (
    (_("งานของฉัน"), ("desk-home",), "staff.view"),
    (_("ส่งผลงาน"), ("upload-receive", "result-submit"), "result.submit"),
    (_("ตรวจผลงาน"), ("result-review", "result-list"), "result.approve"),
    (_("นำเข้าแผน"), ("plan-load",), "plan.load"),
    (_("แผนกับนโยบาย"), ("coverage-view",), "link.view"),
    (_("แผนระดับบน"), ("upper-plan-list",), "link.view"),
    (_("ผู้ใช้และตำแหน่ง"), ("user-list",), "user.view"),
)


def navigation(request: HttpRequest) -> list[NavItem]:
    """The public pages for everybody; before them, for staff, the pages their positions open."""
    user = getattr(request, "user", None)
    items: list[NavItem] = []
    if user is not None and user.is_authenticated:
        items = [
            NavItem(label, url, _active(request, url))
            for label, names, verb in STAFF
            if can(user, verb) and (url := _address(names))
        ]
    return items + [NavItem(label, url, _active(request, url)) for label, url in PUBLIC]


def _address(names: tuple[str, ...]) -> str:
    for name in names:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return ""


def _active(request: HttpRequest, url: str) -> bool:
    """This page or one below it. `/staff/` itself stands above every staff page, so it is marked only when open."""
    return request.path == url or (url != "/staff/" and url.endswith("/") and request.path.startswith(url))
