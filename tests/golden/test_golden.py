"""The golden test: one number, from a cell of an officer's workbook to every page, paper, file and API.

Two agencies send their workbooks through a browser, a second person approves, an order publishes; then the same text
stands everywhere, and its explanation names the cell it came from. The server is the product itself, as users start it.
"""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.cast import PASSWORD
from tests.reports.test_reports import text_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(shutil.which("chromium") is None, reason="chromium is not installed"),
]
ROOT = Path(__file__).resolve().parents[2]
Cells = dict[str, dict[str, int | str]]  # code of the row → title of the column → what is typed
AS_OF = "2027-01-10"
FIGURE = "indicator~K1~peo~FY2570Q1~-~1"
# area-1 30 of 40, area-2 50 of 60: 80 of 100; teachers 25 + 0; money 350.50 + nothing to pay.
SHARE, TEACHERS, PAID = "80.00", "25", "350.50"
MOST_INTERACTIONS = 8
"""Human bar: from the officer's home to a saved workbook, filling in the cells apart."""


@dataclass
class Served:
    """A running product, and what an officer's task cost in it."""

    url: str
    interactions: int = 0
    typed: int = 0

    def get(self, address: str) -> bytes:
        with urllib.request.urlopen(self.url + address, timeout=30) as answer:
            return bytes(answer.read())

    def json(self, address: str) -> Any:
        return json.loads(self.get(address))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The product on a data folder of its own, with the small plan in it."""
    folder = tmp_path_factory.mktemp("golden")
    env = {name: text for name, text in os.environ.items() if name not in ("DATABASE_URL", "PATIBAT_AS_OF")}
    env |= {
        "PATIBAT_DATA": str(folder),
        "PATIBAT_AS_OF": AS_OF,
        "DJANGO_SETTINGS_MODULE": "patibat.config.settings",
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
    }
    python = sys.executable
    subprocess.run([python, "-m", "patibat", "migrate"], env=env, check=True, capture_output=True)
    subprocess.run([python, "-m", "tests.golden.small"], env=env, check=True, cwd=ROOT)
    port = _free_port()
    command = [python, "-m", "patibat", "run", "--empty", "--port", str(port), "--data", str(folder), "--as-of", AS_OF]
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    found = Served(f"http://127.0.0.1:{port}")
    try:
        _wait(found)
        yield found
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(served: Served) -> None:
    for _ in range(300):
        try:
            served.get("/health")
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the product did not start")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield chromium
        chromium.close()


@dataclass
class Person:
    """Somebody at a browser, whose interactions are counted: a click, a page load, a file chosen, a run of typing."""

    page: Page
    url: str
    interactions: int = 0
    typed: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        self.page.goto(self.url + address)
        self.interactions += 1

    def press(self, name: str, role: Any = "button") -> None:
        self.page.get_by_role(role, name=name).first.click()
        self.page.wait_for_load_state()
        self.interactions += 1

    def type(self, label: str, text: str) -> None:
        assert text not in self.typed, f"“{text}” is typed twice"
        self.page.get_by_label(label, exact=False).first.fill(text)
        self.typed.append(text)
        self.interactions += 1

    def download(self, name: str) -> bytes:
        with self.page.expect_download() as waiting:
            self.page.get_by_role("link", name=name).first.click()
        self.interactions += 1
        return Path(waiting.value.path()).read_bytes()

    def send(self, name: str, content: bytes) -> None:
        sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        self.page.set_input_files("input[type=file]", {"name": name, "mimeType": sheet, "buffer": content})
        self.interactions += 1


def signed_in(browser: Browser, served: Served, username: str) -> Person:
    person = Person(browser.new_context().new_page(), served.url)
    person.open("/accounts/login/?next=/staff/")
    person.page.fill("[name=login]", username)
    person.page.fill("[name=password]", PASSWORD)
    person.page.locator("main form button[type=submit]").click()
    person.page.wait_for_url("**/staff/")
    person.interactions = 0
    return person


def filled(content: bytes, results: Cells, projects: Cells) -> bytes:
    """The workbook with the cells of its rows filled in by the titles of its columns."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet, key, wanted in (("ผลตัวชี้วัด", "รหัสตัวชี้วัด", results), ("ผลโครงการ", "รหัสโครงการ", projects)):
        rows = book[sheet]
        numbered = enumerate(rows.iter_rows(max_row=40), 1)
        top, head = next((number, row) for number, row in numbered if key in [cell.value for cell in row])
        at = {str(cell.value): cell.column for cell in head if cell.value and cell.column}
        for row in range(top + 1, rows.max_row + 1):
            for title, value in wanted.get(str(rows.cell(row, at[key]).value), {}).items():
                column = next(number for name, number in at.items() if name.startswith(title))
                rows.cell(row, column).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def send_workbook(person: Person, name: str, results: Cells, projects: Cells) -> None:
    """From the officer's home: download, fill in, send, look, save."""
    person.open("/staff/")
    content = person.download("ดาวน์โหลดแฟ้ม")
    person.press("ส่งไฟล์", "link")
    person.send(name, filled(content, results, projects))
    person.press("ส่งไฟล์")
    person.page.get_by_role("button", name="บันทึกผลงาน").wait_for(timeout=20_000)
    person.press("บันทึกผลงาน")
    person.page.get_by_text("บันทึกแล้ว").first.wait_for()


@pytest.fixture(scope="module")
def published(served: Served, browser: Browser) -> Served:
    """Everything that people do, once; the tests below only read."""
    officer = signed_in(browser, served, "officer")
    work: dict[str, int | str] = {
        "สถานะงาน": "อยู่ระหว่างดำเนินการ",
        "ความก้าวหน้า": 40,
        "เบิกจ่ายไตรมาสนี้ ส่วนราชการต้นสังกัด": "๓๕๐.๕๐",
    }
    send_workbook(
        officer,
        "ผลไตรมาส 1 เขต 1.xlsx",
        {"K1": {"ตัวตั้ง": 30, "ตัวหาร": "๔๐"}, "K2": {"ผล": 25}},
        {"PJ1": work},
    )
    served.interactions, served.typed = officer.interactions, len(officer.typed)
    other = signed_in(browser, served, "officer2")
    send_workbook(
        other,
        "ผลไตรมาส 1 เขต 2.xlsx",
        {"K1": {"ตัวตั้ง": 50, "ตัวหาร": 60}, "K2": {"ผล": 0}},
        {"PJ0": {"สถานะงาน": "ยังไม่เริ่ม", "ความก้าวหน้า": 0}},
    )
    analyst = signed_in(browser, served, "analyst")
    for code in ("area-1", "area-2"):
        analyst.open(f"/staff/rounds/1/agencies/{code}/")
        analyst.press("รับรองทั้งหมด")
    analyst.open("/staff/rounds/1/publish/")
    analyst.type("เลขที่คำสั่ง", "ศธ 0299/1")
    analyst.type("ลงวันที่", "9 ม.ค. 2570")
    analyst.type("ผู้ลงนาม", "ศึกษาธิการจังหวัด")
    analyst.type("เปิดเผยวันที่", "10 ม.ค. 2570")
    analyst.press("บันทึกคำสั่งเปิดเผย")
    return served


def test_an_officers_task_is_short_and_types_nothing(
    published: Served, record_property: Callable[[str, object], None]
) -> None:
    cost = f"{published.interactions} interactions (bar {MOST_INTERACTIONS}), {published.typed} fields typed"
    record_property("shown", f"an officer sends the quarter's workbook, from the desk to kept: {cost}")
    assert 0 < published.interactions <= MOST_INTERACTIONS
    assert published.typed == 0


def test_the_public_pages_show_the_number(published: Served) -> None:
    for address in (
        "/plans/P1/",
        "/indicators/K1/",
        "/indicators/",
        "/plans/P1/issues/i1/",
        f"/figures/{FIGURE}/",
    ):
        assert SHARE in published.get(address).decode(), address
    for address in ("/", "/projects/PJ1/"):
        assert PAID in published.get(address).decode(), address


def test_data_and_the_api_show_the_number(published: Served) -> None:
    figure = published.json(f"/figures/{FIGURE}.json")
    assert (figure["shown"], figure["value"], figure["coverage_shown"]) == (SHARE, 80, "2 จาก 2 หน่วยงาน")
    assert published.json(f"/api/v1/figures/{FIGURE}") == figure
    csv = published.get("/indicators.csv").decode("utf-8-sig")
    assert f",{SHARE}," in csv and f",{TEACHERS}," in csv


@pytest.mark.parametrize("format", ["pdf", "docx", "xlsx", "csv", "json"])
def test_the_report_shows_the_number_in_every_format(published: Served, format: str) -> None:
    content = published.get(f"/reports/quarterly-progress.{format}?plan=P1&year=2570&quarter=1")
    text = re.sub(r"\s", "", text_of(content, format))
    for shown in (SHARE, TEACHERS, PAID, "2จาก2หน่วยงาน"):
        assert shown in text or format == "json", shown
    if format == "json":
        figures = {one["id"]: one["shown"] for one in json.loads(content)["figures"]}
        assert figures[FIGURE] == SHARE and PAID in figures.values()
    if format == "pdf":
        assert len(pypdfium2.PdfDocument(content)) >= 2


@pytest.mark.parametrize("name", ["brochure", "executive"])
@pytest.mark.parametrize("format", ["pdf", "docx", "xlsx", "csv", "json"])
def test_one_sheet_for_citizens_and_one_for_executives_show_the_number(
    published: Served, name: str, format: str
) -> None:
    content = published.get(f"/reports/{name}.{format}?plan=P1")
    text = re.sub(r"\s", "", text_of(content, format))
    for shown in (SHARE, TEACHERS):
        assert shown in text, shown
    if format == "pdf":
        assert len(pypdfium2.PdfDocument(content)) == 1


def test_the_explanation_names_the_cell_the_number_came_from(published: Served) -> None:
    inputs = {one["key"]: one for one in published.json(f"/figures/{FIGURE}.json")["inputs"]}
    origin = inputs["area-1"]["origin"]
    assert origin["file"] == "ผลไตรมาส 1 เขต 1.xlsx" and origin["sheet"] == "ผลตัวชี้วัด"
    assert re.fullmatch(r"[A-Z]+\d+", origin["cell"])
    page = published.get(f"/figures/{FIGURE}/").decode()
    assert origin["cell"] in page and origin["file"] in page
    assert (inputs["area-1"]["numerator"], inputs["area-1"]["denominator"]) == ("30", "40")


def test_a_true_zero_arrives_as_zero(published: Served) -> None:
    inputs = {one["key"]: one for one in published.json("/figures/indicator~K2~peo~FY2570Q1~-~1.json")["inputs"]}
    assert (inputs["area-2"]["value"], inputs["area-2"]["state"]) == (0, "reported")
