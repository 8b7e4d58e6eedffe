"""Rounds and the desk in a real browser: axe finds nothing, pages fit a telephone, and work by keyboard alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from patibat.accounts.models import User
from patibat.monitoring.choices import WorkStatus
from patibat.monitoring.models import Assignment, Explanation, Result
from patibat.monitoring.services import ProgressRow, ResultRow, SourceOf, result_submit
from patibat.records.choices import OriginKind
from tests.builders import Small, round_make, small_plan
from tests.cast import client_of, person_make, tree_make
from tests.monitoring.reports import day, put

CHROMIUM = Path("/usr/bin/chromium")
FORM = SourceOf(OriginKind.FORM)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not CHROMIUM.exists(), reason="chromium is not installed"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # Playwright's loop runs in this thread; the database is reached from the test itself meanwhile.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def small(settings: Any) -> Small:
    """A round with everything that a page can show: sent, returned, withheld, disputed, late."""
    settings.PATIBAT_AS_OF = day("2027-01-18")
    small = small_plan(tree_make())
    area1, area2 = small.tree.area1, small.tree.area2
    put(round_make(small.plan, year=2569, quarter=4), area1, small.ratio, "20/40", "published")
    put(small.round, area1, small.ratio, "30/40", "published")
    ratio = ResultRow(area1, small.ratio, FORM, numerator=Decimal(50), denominator=Decimal(40), note="นักเรียนย้ายเข้า")
    paid = {1: (Decimal("350.50"), "")}
    work = ProgressRow(small.project, FORM, WorkStatus.UNDER_WAY, Decimal(40), "อบรมครูแล้ว 25 คน", disbursed=paid)
    rows = [ratio, ResultRow(area1, small.total, FORM, value=Decimal(25))]
    Assignment.objects.update(extended_to=day("2027-01-31"), extension_letter="ศธ 2/2570")
    result_submit(by=None, into=small.round, rows=rows, progress=[work])
    Assignment.objects.update(extended_to=None)
    kept = put(small.round, area2, small.ratio, "3/9", "approved")
    Explanation.objects.create(result=kept, text="นับเฉพาะโรงเรียนที่เปิดสอนแล้ว", disputed=True)
    returned = put(small.round, area2, small.total, "1", "returned")
    Result.objects.filter(pk=returned.pk).update(return_reason="ตัวเลขไม่ตรงกับหลักฐานที่แนบ")
    return small


def page_of(browser: Browser, user: User, live_server: Any, width: int, *, scripts: bool = True) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="th-TH", java_script_enabled=scripts)
    cookie = client_of(user).cookies["sessionid"]
    context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])
    return context.new_page()


def addresses(small: Small) -> list[tuple[str, str, str]]:
    """Name, person, address."""
    of, one = small.round.pk, Assignment.objects.get(round=small.round, agency=small.tree.area1).pk
    approved = Result.objects.get(status="approved").pk
    agency = f"/staff/rounds/{of}/agencies"
    return [
        ("desk-officer", "officer2", "/staff/"),
        ("desk-analyst", "analyst", "/staff/"),
        ("desk-administrator", "administrator", "/staff/"),
        ("desk-executive", "executive", "/staff/"),
        ("round-list", "analyst", "/staff/rounds/"),
        ("round-view", "analyst", f"/staff/rounds/{of}/"),
        ("round-open", "analyst", "/staff/rounds/open/"),
        ("result-list", "analyst", "/staff/results/"),
        ("result-review", "analyst", f"{agency}/area-1/"),
        ("result-review-own", "officer2", f"{agency}/area-2/"),
        ("result-submit", "officer2", f"{agency}/area-2/submit/"),
        ("result-publish", "analyst", f"/staff/rounds/{of}/publish/"),
        ("result-withhold", "analyst", f"/staff/results/{approved}/withhold/"),
        ("explanation-add", "officer2", f"/staff/results/{approved}/explain/"),
        ("evidence-add", "officer2", f"/staff/results/{approved}/evidence/add/"),
        ("assignment-extend", "analyst", f"/staff/assignments/{one}/extend/"),
    ]


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_and_pages_fit(browser: Browser, live_server: Any, small: Small, width: int) -> None:
    people = {name: person_make(name, small.tree) for name in ("officer2", "analyst", "administrator", "executive")}
    folder = os.environ.get("PATIBAT_TEST_PICTURES")
    found: list[str] = []
    for name, who, address in addresses(small):
        page = page_of(browser, people[who], live_server, width)
        answer = page.goto(live_server.url + address)
        assert answer is not None and answer.status == 200, address
        if folder:
            page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{name}: wider than {width}")
        found += [f"{name}: {one['id']}" for one in Axe().run(page).response["violations"]]
        page.context.close()
    assert found == []


def test_a_result_is_sent_without_script_by_keyboard(browser: Browser, live_server: Any, small: Small) -> None:
    page = page_of(browser, person_make("officer2", small.tree), live_server, 360, scripts=False)
    page.goto(f"{live_server.url}/staff/rounds/{small.round.pk}/agencies/area-2/submit/")
    field = page.locator(f"#id_i{small.total.pk}-value")
    assert field.input_value() == "1"
    field.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("๑๒")
    page.keyboard.press("Enter")
    page.wait_for_url("**/agencies/area-2/")
    row = Result.objects.get(round=small.round, agency=small.tree.area2, indicator=small.total, is_current=True)
    assert (row.value, row.version, row.status) == (Decimal(12), 2, "submitted")
