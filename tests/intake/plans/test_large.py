"""A plan of two thousand pages of Word: the review page still opens, and each click is quick."""

from __future__ import annotations

import time
from collections.abc import Callable
from hashlib import sha256

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from patibat.intake.choices import UploadState
from patibat.intake.models import Upload
from tests.cast import Tree
from tests.intake.plans.papers import TITLE
from tests.papers.reading import raw

PAGES, LINES = 2_000, 12


def book() -> bytes:
    """A thousand nodes among two thousand pages of running text."""
    parts = [raw.para(TITLE), raw.para("พันธกิจ")]
    for at in range(1, 40):
        parts.append(raw.para(f"ประเด็นยุทธศาสตร์ที่ {at} พัฒนาคุณภาพผู้เรียนด้านที่ {at}"))
        parts += [raw.para(f"กลยุทธ์ที่ {one} ส่งเสริมการเรียนรู้เรื่องที่ {at * 100 + one}") for one in range(1, 26)]
        text = "ข้อมูลทั่วไปของจังหวัดที่ใช้ประกอบการจัดทำแผนพัฒนาการศึกษา " * 2
        marks = (sha256(f"{at} {one}".encode()).hexdigest() for one in range(PAGES * LINES // 39))
        parts += [raw.para(f"{text} {mark}") for mark in marks]
    return raw.docx("".join(parts))


def test_two_thousand_pages(
    client_for: Callable[[str], Client], tree: Tree, record_property: Callable[..., None]
) -> None:
    client = client_for("analyst")
    start = time.perf_counter()
    client.post(reverse("plan-load"), {"file": SimpleUploadedFile("แผน.docx", book()), "agency": "peo"})
    upload = Upload.objects.get()
    read = time.perf_counter() - start
    assert upload.state == UploadState.READ, upload.problems
    start = time.perf_counter()
    address = reverse("plan-review", args=[upload.pk])
    first = client.get(address)
    opened = time.perf_counter() - start
    start = time.perf_counter()
    answer = client.get(address + "?at=i20")
    clicked = time.perf_counter() - start
    assert first.status_code == 200 and 'id="chosen"' in answer.content.decode()
    told = f"read in {read:.1f} s, the review opens in {opened:.1f} s, a click {clicked:.1f} s"
    record_property("shown", f"2,000 pages of Word: {told}")
    assert read < 120 and opened < 60 and clicked < 8
