"""Received files: kept once, whole, served as downloads, damage found and healed."""

from __future__ import annotations

import hashlib
from pathlib import Path
from urllib.parse import unquote

import pytest
from pytest_django import Settings

from patibat.accounts.models import User
from patibat.problems import Problem
from patibat.records.models import Attachment
from patibat.records.selectors import attachment_content, attachment_response
from patibat.records.services import attachment_keep

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def store(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def keep(by: User, content: bytes = b"%PDF-1.7", name: str = "หลักฐาน.pdf", kind: str = "application/pdf") -> Attachment:
    return attachment_keep(by=by, content=content, name=name, content_type=kind, model="test.Thing", key="1")


def files(store: Path) -> list[Path]:
    return [path for path in store.rglob("*") if path.is_file()]


def test_equal_content_is_stored_once_under_its_hash(officer: User, store: Path) -> None:
    first, second = keep(officer), keep(officer, name="ชื่ออื่น.pdf")
    assert first.sha256 == second.sha256 == hashlib.sha256(b"%PDF-1.7").hexdigest()
    assert [path.name for path in files(store)] == [first.sha256]
    assert attachment_content(first) == attachment_content(second) == b"%PDF-1.7"


def test_a_changed_file_is_found_and_healed_by_the_same_content(officer: User, store: Path) -> None:
    attachment = keep(officer)
    (store / attachment.path).write_bytes(b"%PDF-1.6")
    with pytest.raises(Problem) as damaged:
        attachment_content(attachment)
    assert damaged.value.code == "records.file-damaged"
    keep(officer)
    assert attachment_content(attachment) == b"%PDF-1.7"


def test_a_missing_file_is_said(officer: User, store: Path) -> None:
    attachment = keep(officer)
    (store / attachment.path).unlink()
    with pytest.raises(Problem) as missing:
        attachment_response(attachment)
    assert missing.value.code == "records.file-missing"
    assert "หลักฐาน.pdf" in missing.value.message()


@pytest.mark.parametrize(
    ("came", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\งาน\\ผล.xlsx", "ผล.xlsx"),
        ("ผล\x00\r\nX-Evil: 1.xlsx", "ผลX-Evil: 1.xlsx"),
        ("/abs/olute.pdf", "olute.pdf"),
        ("ก" * 400 + ".xlsx", "ก" * 250 + ".xlsx"),
    ],
)
def test_the_name_is_shown_and_never_a_path(officer: User, store: Path, came: str, kept: str) -> None:
    attachment = keep(officer, name=came)
    assert attachment.name == kept
    assert [path.parent.parent for path in files(store)] == [store]
    header = attachment_response(attachment)["Content-Disposition"]
    assert "\n" not in header and "\r" not in header and "/" not in unquote(header)


@pytest.mark.parametrize("came", ["", "..", "a/", "\x00", "   "])
def test_a_file_without_a_name_is_refused(officer: User, store: Path, came: str) -> None:
    with pytest.raises(Problem) as refused:
        keep(officer, name=came)
    assert refused.value.code == "records.file-name"
    assert files(store) == []


def test_a_download_has_its_thai_name_and_is_never_shown_inside(officer: User) -> None:
    answer = attachment_response(keep(officer))
    disposition = answer["Content-Disposition"]
    assert disposition.startswith("attachment; filename*=utf-8''")
    assert unquote(disposition.split("''")[1]) == "หลักฐาน.pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content == b"%PDF-1.7"


@pytest.mark.parametrize("kind", ["text/html", "image/svg+xml", "application/javascript", "", "text/html; charset=x"])
def test_a_type_that_could_run_is_not_repeated(officer: User, kind: str) -> None:
    assert attachment_response(keep(officer, b"<script>", "x.html", kind))["Content-Type"] == "application/octet-stream"


def test_a_write_that_fails_leaves_no_file(officer: User, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("patibat.records.services.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        keep(officer)
    assert files(store) == []
    assert not Attachment.objects.exists()
