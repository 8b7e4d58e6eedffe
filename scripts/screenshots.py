"""Pictures of the product with the sample province in it, taken in a real browser.

    python scripts/screenshots.py                              the pictures of the README, into docs/screenshots/
    python scripts/screenshots.py --contact-sheet FILE.html    every page at the widths of a telephone and a desk

The product is started on a folder of its own, which is thrown away; nothing of this installation is touched. The
pictures of a contact sheet lie beside it, in a folder of its name, at their full size. It needs chromium and the
requirements of the tests. `--as-of DATE` is the day of the sample, so that the same pictures come out again.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from importlib import import_module
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "screenshots"
PHONE, DESK = 360, 1280
DAY = "2026-11-23"
TALLEST = 4000
"""Of a page that is longer a contact sheet shows so much."""
COLOURS = 128
MOST_BYTES = 200_000
STYLE = """
body { font: 16px/1.5 sans-serif; margin: 1rem; } figure { display: inline-block; vertical-align: top; margin: 0.5rem; }
img { border: 1px solid #888; } img.w360 { width: 216px; } img.w1280 { width: 640px; } h2 { margin-top: 2rem; }
"""


def main() -> int:
    """Take what was asked for."""
    asked = argparse.ArgumentParser(description="Pictures of the product with the sample province.")
    asked.add_argument("--contact-sheet", type=Path, metavar="FILE.html", help="every page at both widths, instead")
    asked.add_argument("--as-of", default=DAY, metavar="DATE", help=f"the day of the sample, {DAY}")
    given = asked.parse_args()
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.stderr.write("chromium is not installed\n")
        return 2
    with _running(given.as_of) as url, sync_playwright() as playwright:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop runs in this thread, as in the tests
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        if given.contact_sheet:
            contact_sheet(browser, url, given.contact_sheet)
        else:
            readme(browser, url)
        browser.close()
    return 0


@contextmanager
def _running(as_of: str) -> Iterator[str]:
    """The product is running, and this process reads the same database."""
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    running = import_module("tests.browser.product")
    folder = Path(tempfile.mkdtemp(prefix="patibat-screenshots-"))
    try:
        with running.product(folder, as_of) as url:
            os.environ.update(running.environment(folder, as_of))
            import_module("django").setup()
            yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def readme(browser: Browser, url: str) -> None:
    """The pictures of the README, each small enough to be kept with the source."""
    models = import_module("patibat.plans.models")
    upload = import_module("patibat.intake.models").Upload.objects.get(state="read")
    plan = models.Plan.objects.get(status="in_force", owner="")
    of = f"/plans/{plan.code}/"
    _keep("plan-1280", _shot(browser, url, "", of, DESK, 1300))
    _keep("plan-360", _shot(browser, url, "", of, PHONE, 1300))
    _keep("desk-analyst-1280", _shot(browser, url, "analyst", "/staff/", DESK, 900))
    _keep("upload-preview-1280", _shot(browser, url, "analyst", f"/staff/uploads/{upload.pk}/", DESK, 1300))
    _keep("plan-review-1280", _shot(browser, url, "analyst", f"{_reviewed()}?at=i1s1", DESK, 830))
    page = _page(browser, url, "", DESK)
    page.goto(url + of)
    figure = page.locator("a.figure-number[href*='/figures/indicator~']").first.get_attribute("href")
    _keep("figure-1280", _shot(browser, url, "", str(figure), DESK, 1300))
    latest = import_module("patibat.monitoring.models").Publication.objects.latest("publish_on").round
    asked = f"plan={plan.code}&year={latest.year}&quarter={latest.quarter}"
    paper = page.request.get(f"{url}/reports/quarterly-progress.pdf?{asked}").body()
    _keep("report-page-1", import_module("pypdfium2").PdfDocument(paper)[0].render(scale=1.4).to_pil())


def _reviewed() -> str:
    """The address of the review of a plan: the document of the sample as one that is new, of another agency."""
    plans, users = import_module("patibat.intake.services.plans"), import_module("patibat.accounts.models").User.objects
    agency = import_module("patibat.network.models").Agency.objects.get(code="pao")
    content = (ROOT / "src/patibat/sample/data/plan_2566.docx").read_bytes()
    analyst = users.get(username="analyst")
    kept = plans.plan_receive(by=analyst, content=content, name="แผนพัฒนาการศึกษา.docx", agency=agency)
    return f"/staff/plans/readings/{plans.plan_read(upload=kept).pk}/"


def contact_sheet(browser: Browser, url: str, file: Path) -> None:
    """Every page of the walk of tests/browser, at both widths, on one HTML page."""
    world, pages = import_module("tests.browser.world"), import_module("tests.browser.pages")
    password = import_module("tests.browser.product").PASSWORD
    looks = pages.looks(world.world_make(password), password)
    folder = file.with_suffix("")
    folder.mkdir(parents=True, exist_ok=True)
    for width in (PHONE, DESK):
        for who in dict.fromkeys(look.who for look in looks):
            page = _page(browser, url, "" if who == pages.NOBODY else who, width)
            for look in (one for one in looks if one.who == who):
                page.goto(url + look.address)
                if look.act is not None:
                    look.act(page)
                _cut(page, width, TALLEST).save(folder / f"{look.name}-{width}.png")
            page.context.close()
    file.write_text(_sheet(looks, folder), encoding="utf-8")


def _sheet(looks: list[Any], folder: Path) -> str:
    body = "".join(
        f"<section><h2>{escape(look.name)}</h2><p>{escape(look.who)} {escape(look.address)}</p>"
        + "".join(
            f'<figure><a href="{folder.name}/{look.name}-{width}.png">'
            f'<img class="w{width}" loading="lazy" src="{folder.name}/{look.name}-{width}.png" alt=""></a></figure>'
            for width in (PHONE, DESK)
        )
        + "</section>"
        for look in looks
    )
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Every page</title><style>{STYLE}</style>{body}\n'
    )


def _page(browser: Browser, url: str, who: str, width: int) -> Page:
    """A tab in which this person of the sample is signed in."""
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="th-TH", reduced_motion="reduce")
    if who:
        user = import_module("patibat.accounts.models").User.objects.get(username=who)
        cookie = import_module("tests.browser.world").cookie_of(user)
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": url}])
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    return page


def _shot(browser: Browser, url: str, who: str, address: str, width: int, height: int) -> Image.Image:
    page = _page(browser, url, who, width)
    answer = page.goto(url + address)
    if answer is None or answer.status != 200:
        raise RuntimeError(f"{address} was not shown")
    page.evaluate("document.fonts.ready")
    picture = _cut(page, width, height)
    page.context.close()
    return picture


def _cut(page: Page, width: int, height: int) -> Image.Image:
    """The page from its top, no taller than this."""
    picture = Image.open(io.BytesIO(page.screenshot(full_page=True)))
    return picture.crop((0, 0, width, min(height, picture.height))).convert("RGB")


def _keep(name: str, picture: Image.Image) -> None:
    """Write it with few colours: letters stay sharp, the file small."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{name}.png"
    picture.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE).save(path, optimize=True)
    size = path.stat().st_size
    sys.stdout.write(f"{path.relative_to(ROOT)} {size // 1000} kB\n")
    if size > MOST_BYTES:
        raise RuntimeError(f"{path.name} is larger than {MOST_BYTES // 1000} kB: cut it shorter")


if __name__ == "__main__":
    sys.exit(main())
