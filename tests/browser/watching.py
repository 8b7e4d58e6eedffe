"""A browser tab that is watched: what it says, what it could not get, and what is wrong with the page in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, Response

from tests.browser.pages import Look

HEIGHT = 900
# Nothing is fetched a second time for it: what the pages have is all in this document and its own style sheet.
_OPTIONS = {"resultTypes": ["violations"], "preload": False, "elementRef": False}
# What a page says about itself, in one question.
_FACTS = """() => {
  const size = document.documentElement;
  const touched = "button, .button, .site-nav a, select, input:not([type=radio], [type=checkbox], [type=hidden])";
  return {
    wide: size.scrollWidth,
    wider: [...document.querySelectorAll("body *")]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
      .slice(0, 3).map((one) => one.outerHTML.slice(0, 80)),
    h1: [...document.querySelectorAll("h1")].filter((one) => one.checkVisibility()).length,
    torn: [...document.querySelectorAll("td[data-label]")]
      .filter((one) => getComputedStyle(one).display === "grid")
      .filter((one) => [...one.childNodes].filter((part) => part.textContent.trim()).length > 1)
      .slice(0, 3).map((one) => one.outerHTML.slice(0, 160)),
    lang: size.lang,
    title: document.title.trim(),
    small: [...document.querySelectorAll(touched)]
      .filter((one) => one.checkVisibility() && one.offsetHeight < 44)
      .slice(0, 3).map((one) => one.outerHTML.slice(0, 80)),
  };
}"""


@dataclass
class Tab:
    """One person's tab at one width."""

    browser: Browser
    url: str
    width: int
    cookie: str = ""
    language: str = "th"
    scripts: bool = True
    page: Page = field(init=False)
    said: list[str] = field(default_factory=list)
    status: int = 0

    def __post_init__(self) -> None:
        context = self.browser.new_context(
            viewport={"width": self.width, "height": HEIGHT},
            locale="th-TH",
            java_script_enabled=self.scripts,
            reduced_motion="reduce",
        )
        context.add_cookies([{"name": "django_language", "value": self.language, "url": self.url}])
        if self.cookie:
            context.add_cookies([{"name": "sessionid", "value": self.cookie, "url": self.url}])
        self.page = context.new_page()
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.said.append(f"script: {error}"))
        self.page.on("requestfailed", self._failed)
        self.page.on("response", self._answered)
        self.page.on("dialog", lambda dialog: dialog.accept())

    def close(self) -> None:
        """Close it and forget its cookies."""
        self.page.context.close()

    def open(self, look: Look) -> int:
        """Go to the page and do what stands in the look; the status of what then stands there."""
        self.said.clear()
        self.page.goto(self.url + look.address)
        if look.act is not None:
            look.act(self.page)
        return self.status

    def wrong(self, look: Look) -> list[str]:
        """Everything that is wrong with one page."""
        try:
            status = self.open(look)
        except Error as error:
            return [f"{look.name} at {self.width}: {error.message.splitlines()[0]}"]
        found = [f"status {status}"] if status != look.status else []
        if look.act is None and not unquote(self.page.url).endswith(look.address):
            found.append(f"ended at {self.page.url}")
        facts: dict[str, Any] = self.page.evaluate(_FACTS)
        if facts["wide"] > self.width:
            found.append(f"wider than {self.width}: {facts['wide']} {facts['wider']}")
        if facts["h1"] != 1:
            found.append(f"{facts['h1']} h1")
        if facts["lang"] != self.language or not facts["title"] or facts["title"].startswith("·"):
            found.append(f"lang {facts['lang']!r}, title {facts['title']!r}")
        if facts["torn"]:
            found.append(f"a cell of a card falls apart, put its parts into one element: {facts['torn']}")
        if facts["small"] and self.width < 500:
            found.append(f"too small for a finger: {facts['small']}")
        found += [_axe_said(one) for one in Axe().run(self.page, options=_OPTIONS).response["violations"]]
        return [f"{look.name} at {self.width}: {one}" for one in [*found, *self.said]]

    def _console(self, message: ConsoleMessage) -> None:
        # The browser itself notes the status of a page of a problem, which `wrong` compares.
        if not ("Failed to load resource" in message.text and message.location.get("url") == self.page.url):
            self.said.append(f"console: {message.text}")

    def _failed(self, request: Request) -> None:
        # What was still on its way when the person went on is given up, which is no failure.
        if request.failure == "net::ERR_ABORTED":
            return
        self.said.append(f"failed: {request.url} {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.request.is_navigation_request():
            self.status = response.status
        elif response.status >= 400:
            self.said.append(f"{response.status}: {response.url}")


def _axe_said(violation: dict[str, Any]) -> str:
    where = "; ".join(str(node["html"])[:100] for node in violation["nodes"][:2])
    return f"axe {violation['id']} ({violation['impact']}): {where}"
