"""Evidence: known by its content, refused when hostile, kept untouched."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from patibat.accounts.models import User
from patibat.monitoring.models import Evidence
from patibat.monitoring.services import evidence_add
from patibat.monitoring.services.evidence import evidence_type
from tests.builders import TODAY, Small, small_plan
from tests.cast import Tree
from tests.monitoring.reports import put, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def small(tree: Tree, settings: Any) -> Small:
    settings.PATIBAT_AS_OF = TODAY
    return small_plan(tree)


def package(*names: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return kept.getvalue()


WORD, EXCEL = package("[Content_Types].xml", "word/document.xml"), package("[Content_Types].xml", "xl/workbook.xml")


@pytest.mark.parametrize(
    ("content", "name", "ends"),
    [(b"%PDF-1.7 ...", "a.PDF", "pdf"), (b"\xff\xd8\xff\xe0", "รูป.jpeg", "jpeg"),
     (b"\x89PNG\r\n\x1a\n", "a.png", "png"),
     (WORD, "a.docx", "wordprocessingml.document"), (EXCEL, "a.xlsx", "spreadsheetml.sheet")],
)  # fmt: skip
def test_evidence_is_known_by_its_content(content: bytes, name: str, ends: str) -> None:
    assert evidence_type(content, name).endswith(ends)


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [(b"", "a.pdf", "size"), (b"x" * (10 * 1_048_576 + 1), "a.pdf", "size"), (b"<html>", "a.pdf", "kind"),
     (b"%PDF-1.7", "a.html", "kind"), (b"%PDF-1.7", "a.png", "kind"), (b"MZ\x90", "a.exe", "kind"),
     (package("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"), "a.xlsx", "kind"),
     (package("readme.txt"), "a.docx", "kind"), (b"PK\x03\x04 broken", "a.docx", "kind"), (WORD, "a.xlsx", "kind")],
)  # fmt: skip
def test_hostile_evidence_is_refused(content: bytes, name: str, code: str) -> None:
    refused(f"monitoring.evidence-{code}", evidence_type, content=content, name=name)


def test_evidence_is_kept_untouched_for_those_who_may(small: Small, officer: User, officer2: User) -> None:
    row = put(small.round, small.tree.area1, small.total, "3")
    sent: dict[str, Any] = {"result": row, "content": b"%PDF-1.7 x", "name": "../../คำสั่ง.pdf", "description": "คำสั่ง"}
    refused("network.not-allowed", evidence_add, by=officer2, **sent)
    refused("monitoring.reason-missing", evidence_add, by=officer, **sent | {"description": " "})
    refused("monitoring.evidence-kind", evidence_add, by=officer, **sent | {"content": b"<svg onload=x>"})
    assert not Evidence.objects.exists()
    kept = evidence_add(by=officer, **sent)
    assert kept.attachment is not None
    assert (kept.attachment.name, kept.attachment.content_type) == ("คำสั่ง.pdf", "application/pdf")
