"""Every page of the product in a real browser, at the widths of a telephone and a desk: axe finds nothing, nothing is
wider than the screen, the browser has nothing to say. A route that nobody looks at fails, and so does a template.

`PATIBAT_TEST_PICTURES=FOLDER` keeps a picture of each; `scripts/screenshots.py --contact-sheet` shows them together.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

import polib
import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.test.signals import template_rendered
from playwright.sync_api import Browser, expect, sync_playwright

from patibat.accounts.models import User
from patibat.intake.models import Upload
from patibat.intake.services import workbook_make
from patibat.intake.workbooks.layout import RESULTS_SHEET
from patibat.monitoring.models import Result
from patibat.sample.jobs import sample_load
from tests.browser.pages import NOBODY, NOT_PAGES, POST, Look, looks, sign_in
from tests.browser.watching import Tab
from tests.browser.world import HOST, World, cookie_of, world_make
from tests.house.sources import SOURCE
from tests.house.test_routes import things as things
from tests.house.things import API, EVERY, Things
from tests.intake.books import fill
from tests.sample.conftest import DAY, PASSWORD

CHROMIUM = shutil.which("chromium")
PHONE, DESK = 360, 1280
# What this walk does not come by, and who looks at it.
UNSEEN_TEMPLATES = {
    "portal/home_empty.html": "an empty installation, test_an_empty_installation",
    "kit/problem_fragment.html": "a piece that htmx asks for, tests/kit/test_problem_pages.py",
    "kit/server_error.html": "a failure of our own, tests/kit/test_problem_pages.py",
    "kit/form_expired.html": "a form sent after its session ended, tests/kit/test_problem_pages.py",
    "intake/_plan_problem.html": "a correction that was refused, tests/intake/plans/test_review.py",
    "desk/executive_empty.html": "a province without a plan in force, tests/desk/test_executive.py",
}
pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # Playwright's loop runs in this thread; the database is reached from the test itself meanwhile.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def world(live_server: Any, settings: Any) -> World:
    """The sample as it is on one day, behind a server."""
    settings.PATIBAT_AS_OF = DAY
    settings.PATIBAT_SAMPLE_PASSWORD = PASSWORD
    sample_load(by=None, as_of=DAY)
    return world_make(PASSWORD)


def tab_of(browser: Browser, url: str, who: str, width: int, **how: Any) -> Tab:
    cookie = "" if who == NOBODY else cookie_of(User.objects.get(username=who))
    return Tab(browser, url, width, cookie, **how)


def walk(browser: Browser, url: str, width: int, chosen: list[Look], language: str = "th") -> list[str]:
    """What is wrong with any of these pages."""
    found: list[str] = []
    pictures = os.environ.get("PATIBAT_TEST_PICTURES")
    for who in dict.fromkeys(look.who for look in chosen):
        tab = tab_of(browser, url, who, width, language=language)
        for look in (one for one in chosen if one.who == who):
            found += tab.wrong(look)
            if pictures:
                tab.page.screenshot(path=f"{pictures}/{look.name}-{width}-{language}.png", full_page=True)
        tab.close()
    return found


def own_templates() -> set[str]:
    """Every template of ours, by the name under which it is asked for."""
    folders = SOURCE.glob("*/templates")
    return {str(path.relative_to(folder)) for folder in folders for path in folder.rglob("*.html")}


def test_every_route_is_looked_at(world: World) -> None:
    routes = {name for name, _ in EVERY if not name.startswith(API)}
    every = looks(world, PASSWORD)
    seen = {look.route for look in every}
    assert routes - seen - NOT_PAGES.keys() == set(), "a page nobody looked at: give it a look in pages.py"
    assert (seen | NOT_PAGES.keys()) - routes == set(), "a look at a route that is not there"
    assert seen & NOT_PAGES.keys() == set()
    assert len({look.name for look in every}) == len(every), "two looks of one name"


def test_what_is_no_page_answers_none(things: Things, client_for: Callable[[str], Client]) -> None:
    for name, keys in EVERY:
        if name in NOT_PAGES:
            address = things.address(name, keys, things.small.tree.area1)
            answers = [client_for(who).get(address) for who in ("analyst", "administrator")]
            allowed = [one for one in answers if one.status_code not in (400, 403, 404)]
            if NOT_PAGES[name] == POST:
                assert {one.status_code for one in allowed} == {405}, name
            assert not [one for one in allowed if one.status_code == 200 and "html" in one["Content-Type"]], name


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_every_page(browser: Browser, live_server: Any, world: World, width: int) -> None:
    rendered: set[str] = set()

    def note(template: Any, **_: Any) -> None:
        rendered.add(str(template.name))

    template_rendered.connect(note)
    try:
        found = walk(browser, live_server.url, width, looks(world, PASSWORD))
    finally:
        template_rendered.disconnect(note)
    assert not found, "\n".join(["", *found])
    assert own_templates() - rendered == UNSEEN_TEMPLATES.keys(), "a template nobody looked at"


def test_an_empty_installation(browser: Browser, live_server: Any) -> None:
    found = [
        one for width in (PHONE, DESK) for one in walk(browser, live_server.url, width, [Look("home", NOBODY, "/")])
    ]
    assert not found, "\n".join(["", *found])


ENGLISH = (
    "portal-home",
    "portal-plan-view",
    "portal-indicator-view",
    "portal-figure-view-indicator",
    "portal-project-list",
    "report-list",
    "account-login",
    "desk-home-officer",
    "desk-home-analyst",
    "result-submit",
    "upload-view-read",
    "user-view",
)


def test_pages_in_english(browser: Browser, live_server: Any, world: World) -> None:
    catalogue = polib.pofile(str(django_settings.LOCALE_PATHS[0] / "en/LC_MESSAGES/django.po"))
    if not any(entry.msgstr for entry in catalogue):
        pytest.skip("the English catalogue is empty")
    chosen = [look for look in looks(world, PASSWORD) if look.name in ENGLISH]
    assert len(chosen) == len(ENGLISH)
    found = walk(browser, live_server.url, PHONE, chosen, "en")
    assert not found, "\n".join(["", *found])


def test_the_public_pages_work_without_script(browser: Browser, live_server: Any, world: World) -> None:
    tab = tab_of(browser, live_server.url, NOBODY, PHONE, scripts=False)
    page = tab.page
    page.goto(live_server.url)
    page.fill("#site-search", world.project.name)
    page.keyboard.press("Enter")
    page.get_by_role("main").get_by_role(
        "link", name=f"{world.project.name} (พ.ศ. {world.project.year})", exact=True
    ).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(world.project.name)
    page.goto(f"{live_server.url}/projects/")
    page.select_option("main select >> nth=0", index=1)
    page.locator("main form [type=submit]").click()
    assert "year=" in page.url
    for address in (f"/plans/{world.plan.code}/", f"/indicators/{world.indicator.code}/"):
        page.goto(live_server.url + address)
        page.locator("details > summary").first.click()
        expect(page.locator("details[open] table").first).to_be_visible()
    assert tab.said == []
    tab.close()


def test_the_work_of_an_officer_goes_without_script(browser: Browser, live_server: Any, world: World) -> None:
    officer = User.objects.get(username="officer2")
    agency = officer.holdings.get().position.agency
    row = Result.objects.filter(round=world.round, agency=agency, is_current=True, value__isnull=False).earliest("pk")
    content = workbook_make(by=officer, into=world.round, agency=agency)
    content = fill(content, {(RESULTS_SHEET, f"{agency.code}/{row.indicator.code}", "ผล"): 7})
    tab = tab_of(browser, live_server.url, NOBODY, PHONE, scripts=False)
    page = tab.page
    page.goto(f"{live_server.url}/staff/uploads/new/")
    sign_in(page, "officer2", PASSWORD)
    page.set_input_files("[type=file]", {"name": "ผล.xlsx", "mimeType": "application/octet-stream", "buffer": content})
    page.get_by_role("button", name="ส่งไฟล์").click()
    page.get_by_role("button", name="บันทึกผลงาน").first.click()
    expect(page.get_by_text("บันทึกแล้ว").first).to_be_visible()
    assert Upload.objects.latest("pk").state == "applied"
    page.goto(f"{live_server.url}/staff/rounds/{world.round.pk}/agencies/{agency.code}/submit/")
    field = page.locator(f"#id_i{row.indicator_id}-value")
    assert field.input_value() == "7"
    field.fill("๑๒")
    page.get_by_role("button", name="ส่งผลงาน").click()
    expect(page.locator(f"#id_i{row.indicator_id}-value")).to_have_count(0)
    now = Result.objects.get(round=world.round, agency=agency, indicator=row.indicator, is_current=True)
    assert now.value == 12
    assert tab.said == []
    tab.close()


KEYBOARD = (
    "portal-home",
    "portal-plan-view",
    "account-login",
    "desk-home-officer",
    "result-submit",
    "upload-view-read",
)
_FOCUS = """() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  return {
    name: one === document.body ? "" : one.outerHTML.slice(0, 80),
    skip: one.classList.contains("skip"),
    id: one.id,
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight,
  };
}"""


def test_the_keyboard_skips_to_the_content_and_the_focus_is_seen(
    browser: Browser, live_server: Any, world: World
) -> None:
    found: list[str] = []
    chosen = [look for look in looks(world, PASSWORD) if look.name in KEYBOARD]
    assert len(chosen) == len(KEYBOARD)
    for look in chosen:
        tab = tab_of(browser, live_server.url, look.who, DESK)
        tab.open(look)
        tab.page.keyboard.press("Tab")
        first = tab.page.evaluate(_FOCUS)
        if not (first["skip"] and first["seen"]):
            found.append(f"{look.name}: the first stop is {first['name']}")
        for _ in range(20):
            tab.page.keyboard.press("Tab")
            stop = tab.page.evaluate(_FOCUS)
            if stop["name"] and not (stop["ring"] and stop["seen"]):
                found.append(f"{look.name}: nothing shows the focus on {stop['name']}")
        tab.open(look)
        tab.page.keyboard.press("Tab")
        tab.page.keyboard.press("Enter")
        if tab.page.evaluate(_FOCUS)["id"] != "content":
            found.append(f"{look.name}: the skip link does not lead to the content")
        tab.close()
    assert not found, "\n".join(["", *found])


def test_every_link_of_the_public_pages_leads_somewhere(world: World) -> None:
    client = Client(SERVER_NAME=HOST)
    found: dict[str, str] = {}
    for look in looks(world, PASSWORD):
        if look.who == NOBODY and look.status == 200:
            page = client.get(look.address).content.decode()
            found |= {unescape(link): look.name for link in re.findall(r'<a [^>]*href="(/[^"]*)"', page)}
    # Papers take seconds each, and tests/reports makes them all; the language would change the pages that follow.
    wanted = [link for link in found if not link.startswith(("/reports/quarterly", "/reports/indicator", "/language/"))]
    assert len(wanted) > 100
    dead = [(found[link], link, status) for link in wanted if (status := client.get(link).status_code) >= 400]
    assert dead == []
