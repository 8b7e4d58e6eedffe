"""What offices send by mistake, or others to harm: a clear answer on the page and from the command, the file kept,
nothing half adopted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from patibat.intake.choices import UploadState
from patibat.intake.models import PlanReading, Upload
from patibat.intake.selectors_plans import plan_reading_tree
from patibat.plans.models import Plan
from patibat.records.selectors import attachment_content
from tests.cast import Tree
from tests.config.conftest import Said
from tests.config.conftest import patibat as patibat
from tests.intake.plans.papers import NODES, TITLE, text_plan, word_plan
from tests.papers.reading import raw
from tests.papers.reading.pdfs import handmade, text_at
from tests.papers.reading.test_hostile import EXTERNAL, SCAN, ole

Patibat = Callable[..., Said]
Browser = Callable[[str], Client]
BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "encrypted PDF": ("แผน.pdf", lambda: handmade([text_at(72, 700, "x")], password="1234"), "ตั้งรหัสผ่านไว้"),
    "encrypted Word": ("แผน.docx", lambda: ole("EncryptedPackage"), "ตั้งรหัสผ่านไว้"),
    "empty Word": ("แผน.docx", lambda: raw.docx(raw.para()), "เป็นไฟล์ว่าง"),
    "truncated Word": ("แผน.docx", lambda: word_plan()[:900], "เสียหรือมาไม่ครบ"),
    "scanned PDF": ("แผน.pdf", lambda: handmade([SCAN, SCAN]), "สแกน"),
    "external entity": ("แผน.docx", lambda: raw.docx(raw.para("&x;"), prolog=EXTERNAL), "ไม่ปลอดภัย"),
    "zip bomb": ("แผน.docx", lambda: raw.docx("", more={"word/document.xml": b"A" * 400_000_000}), "ใหญ่เกินไป"),
    "old Word": ("แผน.docx", lambda: ole("WordDocument"), "ซึ่งระบบไม่อ่าน"),
    "Hangul": ("แผน.docx", lambda: ole("HwpSummaryInformation"), "ซึ่งระบบไม่อ่าน"),
    "2,000 pages": ("แผน.pdf", lambda: handmade([""] * 2000), "2,000 หน้า"),
    "no plan": ("บันทึก.txt", lambda: "ซื้อนม\nซื้อไข่\nโทรหาช่าง".encode(), "ไม่มีส่วนใดที่อ่านเป็นแผนได้"),
}


HOW = {"code": "x1", "kind": "education_development", "warnings_seen": "on"}


def load(client: Client, content: bytes, name: str) -> Upload:
    data = {"file": SimpleUploadedFile(name, content), "agency": "peo"}
    sent = client.post(reverse("plan-load"), data)
    assert sent.status_code == 302, sent.content.decode()
    return Upload.objects.latest("pk")


def page(client: Client, upload: Upload) -> str:
    answer = client.get(reverse("plan-review", args=[upload.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("name", BAD)
def test_the_page_says_what_and_how_to_mend_it_and_keeps_the_file(name: str, client_for: Browser, tree: Tree) -> None:
    file, make, said = BAD[name]
    content, client = make(), client_for("analyst")
    upload = load(client, content, file)
    text = page(client, upload)
    assert said in text and "ไม่มีอะไรถูกบันทึก" in text and "Traceback" not in text
    upload.refresh_from_db()
    assert upload.state == UploadState.REFUSED and upload.problems[0]["fix"] in text
    assert attachment_content(upload.attachment) == content
    kept = client.get(reverse("upload-file", args=[upload.pk]))
    assert b"".join(kept) == content
    adopt = client.post(
        reverse("plan-adopt", args=[upload.pk]), {"code": "x1", "kind": "education_development", "warnings_seen": "on"}
    )
    assert "สถานะคือ" in adopt.content.decode() and not Plan.objects.exists()


@pytest.mark.parametrize("command", ["read-plan", "check-plan"])
@pytest.mark.parametrize("name", BAD)
def test_the_command_says_the_same(name: str, command: str, patibat: Patibat, tmp_path: Path, tree: Tree) -> None:
    file, make, said = BAD[name]
    path = tmp_path / file
    path.write_bytes(make())
    thai, english = patibat(command, path), patibat("--language=en", command, path)
    assert (thai.code, thai.out) == (2, "") and said in thai.err
    assert (english.code, english.out) == (2, "") and "✗" in english.err
    assert "Traceback" not in thai.err + english.err


@pytest.mark.parametrize("command", ["read-plan", "check-plan"])
def test_a_file_of_no_bytes(command: str, patibat: Patibat, client_for: Browser, tmp_path: Path, tree: Tree) -> None:
    path = tmp_path / "ว่าง.docx"
    path.write_bytes(b"")
    assert patibat(command, path).code == 2
    data = {"file": SimpleUploadedFile("ว่าง.docx", b""), "agency": "peo"}
    answer = client_for("analyst").post(reverse("plan-load"), data)
    assert answer.status_code == 200 and "ว่าง" in answer.content.decode() and not Upload.objects.exists()


STRANGE = "\n".join((TITLE, *NODES, "3. ส่งเสริม 🎓📚 การเรียนรู้\u202e\u200f שלום مرحبا", "4. \u2066เด็ก\u2069 👩‍👩‍👧 ทุกคน"))


def test_right_to_left_and_emoji_are_read_shown_and_corrected(
    client_for: Browser, patibat: Patibat, tmp_path: Path, tree: Tree
) -> None:
    client = client_for("analyst")
    upload = load(client, STRANGE.encode(), "แผน.txt")
    text = page(client, upload)
    assert "🎓📚" in text and "שלום" in text
    address = reverse("plan-edit", args=[upload.pk])
    node = plan_reading_tree(PlanReading.objects.get())[0].of_kind("mission")[0]
    data = {"deed": "change", "key": node.key, "kind": "mission", "title": "เรียน 🎓\u202e กลับ\u202c", "number": "๑"}
    assert client.post(address, data).status_code == 302
    changed = plan_reading_tree(PlanReading.objects.get())[0].of_kind("mission")[0]
    assert (changed.title, changed.number) == ("เรียน 🎓\u202e กลับ\u202c", "๑")
    path = tmp_path / "แผน.txt"
    path.write_bytes(STRANGE.encode())
    assert "🎓" in patibat("read-plan", path).out
    assert patibat("check-plan", path).code in (0, 1)


OTHER = text_plan().decode().replace("กรุงเทพมหานคร", "จันทบุรี").encode()


def test_a_plan_of_another_province_is_asked_about_first(
    client_for: Browser, patibat: Patibat, tmp_path: Path, tree: Tree
) -> None:
    client = client_for("analyst")
    upload = load(client, OTHER, "แผน.txt")
    text = page(client, upload)
    asked = text.index("เอกสารนี้เป็นแผนของจังหวัดจันทบุรี แต่ระบบนี้เป็นของจังหวัดกรุงเทพมหานคร")
    assert asked < text.index('class="review"') and "ตอบก่อนว่าเป็นแผนของจังหวัดใด" in text
    client.post(reverse("plan-edit", args=[upload.pk]), {"deed": "accept-all"})
    refused = client.post(reverse("plan-adopt", args=[upload.pk]), HOW).content.decode()
    assert "แผนของจังหวัดจันทบุรี" in refused and not Plan.objects.exists()
    answer = {"fingerprint": "other-province", "reason": "ใช้เป็นแผนร่วมสองจังหวัด"}
    client.post(reverse("plan-answer", args=[upload.pk]), answer)
    assert 'id="province"' not in page(client, upload)
    client.post(reverse("plan-adopt", args=[upload.pk]), HOW)
    assert Plan.objects.get().code == "x1"
    path = tmp_path / "แผน.txt"
    path.write_bytes(OTHER)
    for command in ("read-plan", "check-plan"):
        assert "เอกสารนี้เป็นแผนของจังหวัดจันทบุรี" in patibat(command, path).err


def test_a_plan_without_years_is_asked_for_them(client_for: Browser, tree: Tree) -> None:
    client = client_for("analyst")
    content = text_plan().decode().replace("(พ.ศ. 2570 - 2572)", "").encode()
    upload = load(client, content, "แผน.txt")
    assert "ใส่ปีของแผน" in page(client, upload)
    refused = client.post(
        reverse("plan-adopt", args=[upload.pk]), {"code": "x1", "kind": "education_development", "warnings_seen": "on"}
    )
    assert "ไม่พบปีของแผน" in refused.content.decode() and not Plan.objects.exists()
    head = {"deed": "head", "title": "แผนพัฒนาการศึกษา", "from_year": "๒๕๗๐", "to_year": "2572"}
    client.post(reverse("plan-edit", args=[upload.pk]), head)
    client.post(
        reverse("plan-adopt", args=[upload.pk]), {"code": "x1", "kind": "education_development", "warnings_seen": "on"}
    )
    assert (Plan.objects.get().from_year, Plan.objects.get().to_year) == (2570, 2572)
