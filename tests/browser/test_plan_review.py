"""A plan's review in a real browser: one clicks in the tree and sees the place in the document, and the reverse; and
how few steps there are from a Word file to a plan in force."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from patibat.accounts.models import User
from patibat.intake.models import PlanReading
from patibat.intake.services.plans import plan_read, plan_receive
from patibat.plans.models import Plan
from tests.browser.pages import Look
from tests.browser.watching import Tab
from tests.browser.world import cookie_of
from tests.cast import person_make, tree_make
from tests.intake.plans.papers import pdf_plan, word_plan

CHROMIUM = shutil.which("chromium")
PHONE, DESK = 360, 1280
SEED = Path(__file__).resolve().parents[2] / "../shared/seed/seed-raw.txt"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed"),
]
# Is an element inside what its scrolling pane, and the window, show of it?
IN_SIGHT = """(one) => {
  const box = one.getBoundingClientRect(), pane = one.closest(".pane").getBoundingClientRect();
  return box.top >= pane.top - 1 && box.top < pane.bottom && box.top >= -1 && box.top < innerHeight;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def analyst(live_server: Any) -> User:
    return person_make("analyst", tree_make())


def reading(by: User, content: bytes, name: str) -> PlanReading:
    agency = by.holdings.get().position.agency
    return plan_read(upload=plan_receive(by=by, content=content, name=name, agency=agency)).plan_reading


def picture(page: Page, name: str) -> None:
    """Kept where somebody wants to look at it."""
    if folder := os.environ.get("PATIBAT_TEST_PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png")


def address(kept: PlanReading, ask: str = "") -> str:
    return f"/staff/plans/readings/{kept.upload_id}/{ask}"


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("name", ["แผน.docx", "แผน.pdf"])
def test_click_one_and_see_the_other(name: str, width: int, browser: Browser, live_server: Any, analyst: User) -> None:
    kept = reading(analyst, pdf_plan() if name.endswith("pdf") else word_plan(), name)
    tab = Tab(browser, live_server.url, width, cookie_of(analyst))
    page = tab.page
    page.goto(live_server.url + address(kept))
    page.locator(".review-tree").get_by_role("link", name="ผู้เรียนมีคุณภาพ").first.click()
    marked = page.locator(".review-document .chosen")
    expect(marked).to_have_count(1)
    expect(marked).to_contain_text("ผู้เรียนมีคุณภาพ")
    seen = page.locator(".page-picture .mark") if name.endswith("pdf") else marked
    page.wait_for_load_state("load")
    assert seen.first.evaluate(IN_SIGHT)
    if name.endswith("pdf"):
        assert page.locator(".page-picture img").evaluate("(one) => one.complete && one.naturalWidth > 100")
    picture(page, f"review-tree-{name[4:]}-{width}")
    page.locator(".excerpt").get_by_role("link", name="พัฒนาครูทุกคน").click()
    chosen = page.locator(".review-rows > .chosen")
    expect(chosen).to_have_count(1)
    expect(chosen.get_by_role("link").first).to_contain_text("พัฒนาครูทุกคน")
    page.wait_for_load_state("load")
    assert page.locator("#chosen").evaluate(IN_SIGHT)
    picture(page, f"review-document-{name[4:]}-{width}")
    tab.close()


def test_a_click_on_the_picture_of_a_page(browser: Browser, live_server: Any, analyst: User) -> None:
    kept = reading(analyst, pdf_plan(), "แผน.pdf")
    tab = Tab(browser, live_server.url, DESK, cookie_of(analyst))
    tab.page.goto(live_server.url + address(kept))
    tab.page.locator(".page-picture a[href*='at=i1g1#'] .spot").click()
    tab.page.wait_for_load_state("load")
    expect(tab.page.locator(".review-rows > .chosen")).to_contain_text("ผู้เรียนมีคุณภาพ")
    tab.close()


def test_every_part_of_the_review_passes_axe(browser: Browser, live_server: Any, analyst: User) -> None:
    asked = (("ศธจ.ตัวอย่าง", "สพป.ตัวอย่าง เขต"), ("2. พัฒนาครูทุกคน", "2. ขับเคลื่อนแผนพัฒนาการศึกษาจังหวัดจันทบุรี"))
    kept = reading(analyst, word_plan(*asked), "แผน.docx")
    paper = reading(analyst, pdf_plan(), "แผน.pdf")
    line = kept_line(kept)
    found: list[str] = []
    for width in (PHONE, DESK):
        tab = Tab(browser, live_server.url, width, cookie_of(analyst))
        for said, one, ask in (
            ("first", kept, ""),
            ("indicator", kept, "?at=k1"),
            ("project", kept, "?at=j1"),
            ("error", kept, "?at=m2"),
            ("line", kept, f"?at={line}"),
            ("pdf", paper, "?at=m2"),
        ):
            look = Look("plan-review", "analyst", address(one, ask), said, act=all_open)
            found += tab.wrong(look)
            picture(tab.page, f"review-{said}-{width}")
        tab.close()
    assert found == []


def kept_line(kept: PlanReading) -> str:
    from patibat.intake.selectors_plans import plan_reading_tree
    from patibat.plans.editing import line_key

    return line_key(plan_reading_tree(kept)[0].unplaced[0])


def all_open(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


class Counted:
    """A person at the page: every click, key and choice is counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.steps, self.typed = page, 0, 0

    def click(self, text: str) -> None:
        self.steps += 1
        self.page.locator("main").get_by_text(text, exact=True).first.click()

    def drop(self, file: Path) -> None:
        self.steps += 1
        self.page.locator("[name=file]").set_input_files(str(file))


def test_steps_from_a_clean_word_plan_to_the_plan_in_force(
    browser: Browser, live_server: Any, analyst: User, tmp_path: Path, record_property: Callable[..., None]
) -> None:
    file = tmp_path / "แผน.docx"
    file.write_bytes(word_plan())
    tab = Tab(browser, live_server.url, DESK, cookie_of(analyst))
    tab.page.goto(live_server.url + "/staff/plans/load/")
    person = Counted(tab.page)
    person.drop(file)
    person.click("อ่านแผน")
    person.click("ประกาศใช้")
    person.click("ดูข้อที่ควรแก้ครบทุกข้อแล้ว และให้ประกาศใช้ตามนี้")
    person.click("ประกาศใช้")
    tab.page.wait_for_url("**/plans/*/")
    assert Plan.objects.get().status == "in_force"
    record_property("shown", f"a clean Word plan from file to force: {person.steps} steps, {person.typed} typed fields")
    assert (person.steps, person.typed) == (5, 0)
    tab.close()


def test_without_scripts_everything_still_works(browser: Browser, live_server: Any, analyst: User) -> None:
    kept = reading(analyst, word_plan(), "แผน.docx")
    tab = Tab(browser, live_server.url, DESK, cookie_of(analyst), scripts=False)
    page = tab.page
    page.goto(live_server.url + address(kept, "?at=k1"))
    page.locator("summary", has_text="แก้ตัวชี้วัด").click()
    page.locator("[name=target_2572]").fill("เพิ่มขึ้นร้อยละ ๕")
    page.get_by_role("button", name="บันทึกการแก้ไข").click()
    expect(page.locator("#chosen")).to_contain_text("เพิ่มขึ้นร้อยละ ๕")
    kept.refresh_from_db()
    assert kept.edits[0]["to"]["targets"]["2572"]["increase_by"] == "5"
    page.get_by_role("button", name="ย้อนการแก้ไขล่าสุด").click()
    expect(page.locator("#chosen")).to_contain_text("2572: 85")
    tab.close()


def test_by_keyboard_alone(browser: Browser, live_server: Any, analyst: User) -> None:
    kept = reading(analyst, word_plan(), "แผน.docx")
    tab = Tab(browser, live_server.url, DESK, cookie_of(analyst))
    page = tab.page
    page.goto(live_server.url + address(kept))
    page.locator(".review-rows a").nth(1).focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    button = page.locator("#chosen").get_by_role("button", name="ถูกแล้ว")
    for _ in range(200):
        page.keyboard.press("Tab")
        if button.evaluate("(one) => one === document.activeElement"):
            break
    with page.expect_navigation():
        page.keyboard.press("Enter")
    kept.refresh_from_db()
    assert [one["deed"] for one in kept.edits] == ["accept"]
    tab.close()


def test_the_source_document(browser: Browser, live_server: Any, analyst: User) -> None:
    if not SEED.is_file():
        pytest.skip(f"{SEED} is not here")
    kept = reading(analyst, SEED.read_bytes(), SEED.name)
    for width in (PHONE, DESK):
        tab = Tab(browser, live_server.url, width, cookie_of(analyst))
        for said, ask in (("seed", ""), ("seed-chosen", "?at=c4#chosen")):
            tab.page.goto(live_server.url + address(kept, ask))
            picture(tab.page, f"{said}-{width}")
        assert tab.wrong(Look("plan-review", "analyst", address(kept))) == []
        tab.close()
