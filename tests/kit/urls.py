"""Small pages that let the tests see what kit does around a view."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from patibat.kit.context import NavItem
from patibat.problems import ProblemKind, Text, Where

NO_ROUND = ProblemKind(
    "kit.tests-no-round",
    what=Text("รอบรายงานของ {agency} ปิดแล้ว", "the round of {agency} is closed"),
    why=Text("พ้นกำหนดส่ง", "the deadline has passed"),
    fix=Text("ขอเปิดรอบใหม่", "ask for it to be opened again"),
    status=409,
)


def navigation(request: HttpRequest) -> list[NavItem]:
    return [NavItem("แผน", "/plans/", active=request.path == "/page/"), NavItem("<b>โครงการ</b>", "/projects/")]


def site_name() -> str:
    return "สำนักงานทดสอบ & เพื่อน"


def page(request: HttpRequest) -> HttpResponse:
    return render(request, "kit/base.html", {"breadcrumbs": [("แผน", "/plans/"), ("<i>แผน 2566</i>", "")]})


def closed(request: HttpRequest) -> HttpResponse:
    raise NO_ROUND.at(Where(sheet="ผลงาน", cell="D7"), agency="<script>alert(1)</script>")


def denied(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def suspicious(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a fault of ours")


def form(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"saved {request.POST.get('story', '')}")


urlpatterns = [
    path("", include("patibat.kit.urls")),
    path("page/", page),
    path("closed/", closed),
    path("closed.json", closed),
    path("api/closed", closed),
    path("denied/", denied),
    path("suspicious/", suspicious),
    path("broken/", broken),
    path("form/", form),
]
handler400 = "patibat.kit.problem_pages.bad_request"
handler403 = "patibat.kit.problem_pages.permission_denied"
handler404 = "patibat.kit.problem_pages.page_not_found"
handler500 = "patibat.kit.problem_pages.server_error"
