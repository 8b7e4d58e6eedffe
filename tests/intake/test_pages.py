"""The pages: download, upload, preview, apply; who may open them; no more queries for more rows."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import openpyxl
import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from patibat.accounts.models import User
from patibat.intake.choices import UploadState
from patibat.intake.models import Upload
from patibat.intake.services import upload_apply
from patibat.intake.urls import ROUTES, urlpatterns
from patibat.intake.workbooks.layout import RESULTS_SHEET
from patibat.monitoring.models import Result
from patibat.network.permissions import VERBS, can
from patibat.records.choices import JobState
from tests.builders import Small, indicator_make, round_make
from tests.cast import PEOPLE
from tests.intake.books import fill
from tests.intake.conftest import Filled

Browser = Callable[[str], Client]
Sent = Callable[..., Upload]


def as_file(content: bytes, name: str = "ผลงาน.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_download_fill_send_apply_in_three_steps(small: Small, client_for: Browser) -> None:
    client = client_for("officer")
    out = client.get(reverse("workbook-make"))
    assert out["Content-Type"].endswith("spreadsheetml.sheet")
    assert "attachment" in out["Content-Disposition"]
    content = fill(out.content, {(RESULTS_SHEET, "area-1/K2", "ผล"): 5})
    sent = client.post(reverse("upload-receive"), {"file": as_file(content)})
    upload = Upload.objects.get()
    assert sent["Location"] == reverse("upload-view", args=[upload.pk])
    shown = client.get(sent["Location"]).content.decode()
    assert "บันทึกผลงาน" in shown and "ใหม่" in shown and "I6" in shown
    done = client.post(reverse("upload-apply", args=[upload.pk]), follow=True)
    assert "บันทึกแล้ว 1 รายการ" in done.content.decode()
    assert Result.objects.get().value == 5


def test_the_preview_shows_problems_first_and_old_beside_new(sent: Sent, officer: User, client_for: Browser) -> None:
    upload_apply(by=officer, upload=sent(K1="30/40"))
    upload = sent(K1="31/40", K2="191,1023")
    text = client_for("officer").get(reverse("upload-view", args=[upload.pk])).content.decode()
    assert text.index("จุลภาคใน") < text.index("ทุกแถวในแฟ้ม")
    assert re.search(r"<del>30</del>.*?<ins>31</ins>", text, re.DOTALL)
    assert "บันทึกเฉพาะแถวที่ถูกต้อง" in text and "I6" in text
    for word in ("เปลี่ยน", "เหมือนเดิม", "ต้องแก้"):
        assert word in text
    client = client_for("officer")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    english = client.get(reverse("upload-view", args=[upload.pk])).content.decode()
    assert "to be mended" in english and "thousands" in english


def test_a_refused_file_says_why(small: Small, client_for: Browser) -> None:
    client = client_for("officer")
    page = client.post(reverse("upload-receive"), {"file": as_file(b"%PDF-1.7", "งาน.pdf")}, follow=True)
    text = page.content.decode()
    assert "ใช้ไฟล์นี้ไม่ได้" in text and "ไม่ใช่แฟ้ม Excel" in text
    assert "บันทึกผลงาน" not in text


def test_the_same_file_leads_to_the_earlier_one(filled: Filled, client_for: Browser) -> None:
    client, content = client_for("officer"), filled("area-1", K2=5)
    first = client.post(reverse("upload-receive"), {"file": as_file(content)})
    again = client.post(reverse("upload-receive"), {"file": as_file(content)}, follow=True)
    assert again.redirect_chain[0][0] == first["Location"]
    assert "ไฟล์นี้ส่งไว้แล้ว" in again.content.decode()
    client.post(reverse("upload-apply", args=[Upload.objects.get().pk]))
    third = client.post(reverse("upload-receive"), {"file": as_file(content)}, follow=True)
    assert "ไฟล์เดียวกันนี้เคยส่งแล้ว" in third.content.decode()


def test_progress_is_shown_with_and_without_script(sent: Sent, client_for: Browser) -> None:
    from patibat.records.models import Job

    upload = sent(K2=5)
    client, address = client_for("officer"), reverse("upload-view", args=[upload.pk])
    job = Job.objects.create(kind="upload.read", title="อ่าน", state=JobState.QUEUED, by=upload.by)
    Upload.objects.filter(pk=upload.pk).update(state=UploadState.RECEIVED, job=job)
    text = client.get(address).content.decode()
    assert '<meta http-equiv="refresh"' in text and 'hx-trigger="every 1s"' in text and "หยุดอ่าน" in text
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="reading"') and "<html" not in part
    Job.objects.filter(pk=job.pk).update(state=JobState.STOPPED)
    assert client.get(address, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    assert "หยุดอ่านตามคำขอแล้ว" in client.get(address).content.decode()
    read = client.post(reverse("upload-read", args=[upload.pk]), follow=True)
    assert "บันทึกผลงาน" in read.content.decode()


def test_a_file_of_ones_own_making_is_asked_about(small: Small, client_for: Browser) -> None:
    round_make(small.plan, quarter=2)
    book = openpyxl.Workbook()
    for row in (["รหัสหน่วยงาน", "รหัสตัวชี้วัด", "ผล"], ["area-1", "K2", 5]):
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    client = client_for("officer")
    asked = client.post(reverse("upload-receive"), {"file": as_file(out.getvalue())}, follow=True).content.decode()
    assert "แฟ้มนี้เป็นของใคร รอบใด" in asked
    upload = Upload.objects.get()
    choose = reverse("upload-choose", args=[upload.pk])
    assert "ยังไม่ได้เลือก" in client.post(choose, {"agency": "area-1"}).content.decode()
    chosen = client.post(choose, {"agency": "area-1", "round": small.round.pk}, follow=True).content.decode()
    assert "บันทึกผลงาน" in chosen


def test_files_come_back(sent: Sent, filled: Filled, client_for: Browser) -> None:
    upload = sent(K2="x")
    client = client_for("officer")
    file = client.get(reverse("upload-file", args=[upload.pk]))
    assert openpyxl.load_workbook(io.BytesIO(file.content))[RESULTS_SHEET]["I6"].value == "x"
    assert file["X-Content-Type-Options"] == "nosniff"
    answer = client.get(reverse("upload-answer", args=[upload.pk]))
    assert openpyxl.load_workbook(io.BytesIO(answer.content))[RESULTS_SHEET]["I6"].comment is not None


def test_upload_discard_page(sent: Sent, client_for: Browser) -> None:
    upload = sent(K2=5)
    page = client_for("officer").post(reverse("upload-discard", args=[upload.pk]), follow=True)
    assert "ไม่ใช้ไฟล์นี้แล้ว" in page.content.decode()


def test_upload_apply_page_refuses_with_a_problem(sent: Sent, client_for: Browser) -> None:
    upload = sent(K2="x")
    page = client_for("officer").post(reverse("upload-apply", args=[upload.pk]))
    assert (page.status_code, Result.objects.count()) == (409, 0)
    assert "บันทึกเฉพาะแถวที่ถูกต้อง" in page.content.decode()


# Who may open what.

METHODS = {
    "upload-read": "post",
    "upload-choose": "post",
    "upload-decide": "post",
    "upload-apply": "post",
    "upload-discard": "post",
}


@pytest.mark.parametrize("name", sorted(name for name in ROUTES if name.startswith(("upload-", "workbook-"))))
def test_routes_are_for_those_whose_verb_it_is(
    name: str, sent: Sent, client_for: Browser, person: Callable[[str], User]
) -> None:
    upload = sent(K2=5)
    one = any(pattern.name == name and "number" in str(pattern.pattern) for pattern in urlpatterns)
    address = reverse(name, args=[upload.pk] if one else [])
    ask = METHODS.get(name, "get")
    assert getattr(Client(), ask)(address).status_code == 302
    for who in PEOPLE:
        status = getattr(client_for(who), ask)(address).status_code
        if not can(person(who), ROUTES[name]):
            assert status == 403, who
        elif one and who not in ("officer", "analyst"):
            assert status == 404, who
        else:
            assert status < 500 and status not in (403, 404), who


def test_every_address_has_its_verb() -> None:
    assert {pattern.name for pattern in urlpatterns} == set(ROUTES)
    assert set(ROUTES.values()) <= set(VERBS)
    assert not can(AnonymousUser(), "upload.view")


def test_writing_pages_refuse_to_be_read(sent: Sent, client_for: Browser) -> None:
    upload = sent(K2=5)
    for name, method in METHODS.items():
        assert method == "post"
        assert client_for("officer").get(reverse(name, args=[upload.pk])).status_code == 405


def test_queries_do_not_grow_with_rows(small: Small, sent: Sent, client_for: Browser) -> None:
    client = client_for("officer")

    def count(upload: Upload) -> int:
        client.get(reverse("upload-view", args=[upload.pk]))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(reverse("upload-view", args=[upload.pk]))
        return len(queries)

    few = count(sent(K1="30/40", K2=5))
    values: dict[str, object] = {"K1": "30/40", "K2": 5}
    for number in range(30):
        code = f"M{number}"
        indicator_make(small.plan, code, f"ตัวชี้วัด {code}", rule="sum", reporters=[small.tree.area1])
        values[code] = number
    many = sent(**values)
    assert many.accepted == 32
    assert count(many) == few <= 16
