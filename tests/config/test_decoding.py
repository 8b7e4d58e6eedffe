"""Bytes of text files: the Thai encodings read equal, mixed and cut-off ones are refused by line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from patibat.thai.decoding import decode
from tests.config.conftest import Said

TEXT = "แผนพัฒนาการศึกษา 2566-2570\nสำนักงานศึกษาธิการ\n"
Patibat = Callable[..., Said]


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("cp874", "cp874"),
        ("tis-620", "cp874"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-16", "utf-16-le"),
    ],
)
def test_every_thai_encoding_reads_the_same(codec: str, encoding: str) -> None:
    found = decode(TEXT.encode(codec))
    assert (found.text, found.encoding, found.refused) == (TEXT, encoding, None)


def test_mixed_encodings_are_refused_with_their_lines() -> None:
    found = decode("บรรทัดแรก\n".encode() + "บรรทัดสอง\n".encode("cp874") + "บรรทัดสาม\n".encode())
    assert found.refused is not None
    assert found.refused.code == "thai.encoding-mixed"
    assert (found.refused.where.line, found.refused.details["lines"]) == (2, "2")
    assert found.text == ""


def test_cut_off_text_is_refused() -> None:
    found = decode(TEXT.rstrip().encode()[:-1])
    assert found.refused is not None and found.refused.code == "thai.text-cut-off"
    assert found.refused.where.line == 2


def test_bytes_that_mean_nothing_are_refused() -> None:
    found = decode(b"\xdb\xdc\xdd\xde\xfc")
    assert found.refused is not None and found.refused.code == "thai.encoding-unknown"


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\ufeff\x00"), max_size=200))
def test_utf8_always_reads_back(text: str) -> None:
    data = text.encode()
    found = decode(data)
    assert found.text == text or found.encoding.startswith("utf-16")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    found = decode(data)
    assert found.refused is None or found.text == ""


def test_mend_gives_text_and_repairs(patibat: Patibat, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes("ส านักงานท่ีก าหนด\n".encode("cp874"))
    said = patibat("mend", path, "--json")
    found = json.loads(said.out)
    assert said.code == 0
    assert found["text"] == "สำนักงานที่กำหนด\n"
    assert found["encoding"] == "cp874"
    assert found["refused"] is None
    assert found["repairs"][0] == {
        "line": 1, "column": 1, "before": "ส า", "after": "สำ", "kind": "split-sara-am", "level": "certain",
        "reason": "สระอำแยกจากพยัญชนะ",
    }  # fmt: skip


def test_mend_keeps_progress_out_of_the_result(patibat: Patibat, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("ก าหนด", encoding="utf-8")
    said = patibat("mend", path, "--language", "en")
    assert said.out == "กำหนด\n"
    assert "1 repairs made" in said.err


def test_mend_refuses_what_cannot_be_read(patibat: Patibat, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes("ดี\n".encode() + "ดี".encode("cp874"))
    said = patibat("mend", path, "--json")
    assert said.code == 1
    assert json.loads(said.out)["refused"]["code"] == "thai.encoding-mixed"
    shown = patibat("mend", path)
    assert (shown.code, shown.out) == (1, "")
    assert str(path) in shown.err


def test_mend_reads_the_text_of_a_document(patibat: Patibat, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("ส านักงานศึกษาธิการจังหวัด")
    row = document.add_table(1, 2).rows[0].cells
    row[0].text, row[1].text = "ก าหนดการ", "ทีม\nงาน"
    document.save(str(tmp_path / "plan.docx"))
    found = json.loads(patibat("mend", tmp_path / "plan.docx", "--json").out)
    assert found["text"] == "สำนักงานศึกษาธิการจังหวัด\nกำหนดการ\tทีม งาน\n"
    assert [(one["line"], one["before"]) for one in found["repairs"]] == [(1, "ส า"), (2, "ก า")]
    assert (found["encoding"], found["refused"]) == ("", None)


@pytest.mark.parametrize(
    ("name", "content"), [("a.docx", b"PK\x03\x04 cut"), ("b.pdf", b"%PDF-1.7 cut"), ("c.doc", b"{\\rtf1}")]
)
def test_mend_of_a_damaged_document_says_so(patibat: Patibat, tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    said = patibat("mend", tmp_path / name)
    assert (said.code, said.out) == (2, "") and name in said.err


def test_mend_of_a_missing_file_is_unreadable(patibat: Patibat, tmp_path: Path) -> None:
    assert patibat("mend", tmp_path / "nothing.txt").code == 2
    assert patibat("mend", tmp_path).code == 2


def test_mend_refuses_a_file_over_the_limit(patibat: Patibat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATIBAT_UPLOAD_MB", "1")
    path = tmp_path / "large.txt"
    path.write_bytes(b"a" * 1024 * 1024 + b"b")
    assert patibat("mend", path).code == 2
