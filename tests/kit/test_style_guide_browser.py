"""The style guide in a real browser: reads well to axe, fits a telephone, runs without a word from the policy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.test.testcases import QuietWSGIRequestHandler
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django import Settings

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="chromium is not installed"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def server(settings: Settings) -> Iterator[str]:
    """Kit alone behind a server of its own: pytest-django's would bring the rooms above and their database."""
    settings.DEBUG = True
    httpd = ThreadedWSGIServer(("127.0.0.1", 0), QuietWSGIRequestHandler)
    httpd.set_app(StaticFilesHandler(WSGIHandler()))
    thread = Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_port}/staff/styleguide/"
    httpd.shutdown()
    thread.join()
    httpd.server_close()


def opened(browser: Browser, address: str, width: int, language: str = "th-TH", *, scripts: bool = True) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, locale=language, java_script_enabled=scripts
    )
    page = context.new_page()
    page.goto(address)
    return page


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_and_the_page_fits(browser: Browser, server: str, width: int) -> None:
    page = opened(browser, server, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [violation["id"] for violation in Axe().run(page).response["violations"]] == []


def test_targets_on_a_telephone_are_large_enough_for_a_finger(browser: Browser, server: str) -> None:
    page = opened(browser, server, 360)
    heights = page.eval_on_selector_all(
        "button, .button, .site-nav a, select, input:not([type=radio], [type=checkbox], [type=hidden])",
        "nodes => nodes.filter(n => n.checkVisibility()).map(n => [n.outerHTML.slice(0, 60), n.offsetHeight])",
    )
    assert heights
    assert [html for html, height in heights if height < 44] == []


def test_the_policy_blocks_nothing_and_the_letters_are_ours(browser: Browser, server: str) -> None:
    context = browser.new_context(locale="th-TH")
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(server)
    page.evaluate("document.fonts.ready")
    assert said == []
    assert page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').length") == 2


def test_a_table_becomes_cards_on_a_telephone(browser: Browser, server: str) -> None:
    display = "getComputedStyle(document.querySelector('table.list td')).display"
    assert opened(browser, server, 360).evaluate(display) == "grid"
    assert opened(browser, server, 1280).evaluate(display) == "table-cell"


def test_typed_text_survives_a_reload(browser: Browser, server: str) -> None:
    page = opened(browser, server, 1280)
    page.on("dialog", lambda dialog: dialog.accept())
    page.fill("#id_story", "ฝนตกหนัก เลื่อนอบรม")
    page.check("#id_way_1")
    page.reload()
    assert page.input_value("#id_story") == "ฝนตกหนัก เลื่อนอบรม"
    assert page.is_checked("#id_way_1")
    assert page.locator("text=ยังไม่ได้ส่ง").count() == 1


def test_one_click_sends_once(browser: Browser, server: str) -> None:
    page = opened(browser, server, 1280)
    page.route("**/*", lambda route: route.fulfill(status=204))
    went = page.evaluate(
        """() => {
          const form = document.querySelector("form[data-keep]");
          const click = () => form.dispatchEvent(new SubmitEvent("submit", {bubbles: true, cancelable: true}));
          return [click(), click()];
        }"""
    )
    assert went == [True, False]


def test_a_dialog_opens_and_without_script_its_link_works(browser: Browser, server: str) -> None:
    page = opened(browser, server, 1280)
    page.click("[data-opens=delete-dialog]")
    assert page.locator("#delete-dialog").is_visible()
    page.click("[data-closes]")
    assert not page.locator("#delete-dialog").is_visible()
    plain = opened(browser, server, 1280, scripts=False)
    plain.click("[data-opens=delete-dialog]")
    assert plain.url.endswith("#tables")
