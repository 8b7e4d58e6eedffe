"""What a received file is, by its content; nothing is inflated, everything is named."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest

from patibat.papers.workbooks import FileKind, Limits, inspect_upload
from patibat.problems import Problem

from .raw import good, package, sheet_xml

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refusal(content: bytes | Path, name: str = "งาน.xlsx", limits: Limits | None = None) -> Problem:
    with pytest.raises(Problem) as caught:
        inspect_upload(content, name, limits or Limits())
    problem = caught.value
    for language in ("th", "en"):
        for text in (problem.message(language), problem.why(language), problem.fix(language)):
            assert text and "{" not in text
        assert name in problem.message(language) or not name
    return problem


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


def test_an_honest_workbook_passes_as_bytes_and_as_a_file(tmp_path: Path) -> None:
    assert inspect_upload(good(), "งาน.xlsx") is FileKind.XLSX
    path = tmp_path / "งาน.pdf"
    path.write_bytes(good())
    assert inspect_upload(path) is FileKind.XLSX, "the content decides, not the ending"


@pytest.mark.parametrize(
    ("content", "thai", "english"),
    [
        (b"%PDF-1.7\n", "PDF", "a PDF"),
        (b"\xff\xd8\xff\xe0JFIF", "JPEG", "a JPEG picture"),
        (b"\x89PNG\r\n\x1a\n", "PNG", "a PNG picture"),
        (b"  <!DOCTYPE html><html><table></table>", "HTML", "an HTML page"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><html xmlns="x">', "HTML", "an HTML page"),
        (b'<?xml version="1.0"?><Workbook/>', "XML", "an XML file"),
        ("รหัส,ชื่อ\r\n1,ก\r\n".encode("cp874"), "CSV", "text or CSV"),
        ("รหัส,ชื่อ\r\n".encode("utf-16"), "CSV", "text or CSV"),
        (bytes(range(256)), "ไฟล์ชนิดอื่น", "a file of another kind"),
        (OLE + "WordDocument".encode("utf-16-le"), "Word", "a Word document"),
        (zipped("[Content_Types].xml", "word/document.xml"), "Word", "a Word document"),
        (zipped("[Content_Types].xml", "ppt/presentation.xml"), "PowerPoint", "a PowerPoint file"),
        (zipped("ก.xlsx", "ข.xlsx"), "ZIP", "a ZIP archive"),
    ],
)
def test_another_kind_of_file_is_named(content: bytes, thai: str, english: str) -> None:
    problem = refusal(content)
    assert problem.code == "papers.not-a-workbook"
    assert thai in problem.message("th")
    assert problem.message("en").endswith(english)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "papers.empty-file"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "papers.password"),
        (OLE + "Workbook".encode("utf-16-le"), "papers.old-excel"),
        (zipped("mimetype", "content.xml"), "papers.other-spreadsheet"),
        (zipped("[Content_Types].xml", "xl/workbook.bin"), "papers.other-spreadsheet"),
        (package(sheet_xml(""), {"xl/vbaProject.bin": OLE}), "papers.macros"),
        (package(sheet_xml(""), {"xl/macrosheets/sheet1.xml": "<x/>"}), "papers.macros"),
        (good()[: len(good()) // 2], "papers.damaged"),
        (good()[:-10], "papers.damaged"),
        (package(sheet_xml(""), without="xl/workbook.xml"), "papers.damaged"),
        (package(sheet_xml(""), {"../../../tmp/pwned.txt": "x"}), "papers.unsafe"),
        (package(sheet_xml(""), {"/etc/cron.d/pwned": "x"}), "papers.unsafe"),
        (package(sheet_xml(""), {"xl\\..\\..\\pwned": "x"}), "papers.unsafe"),
        (package(sheet_xml(""), {"C:/pwned": "x"}), "papers.unsafe"),
        (package(sheet_xml(""), {"XL/Workbook.xml": "x"}), "papers.unsafe"),
    ],
)
def test_what_is_not_opened_says_why(content: bytes, code: str) -> None:
    assert refusal(content).code == code


def test_two_parts_of_one_name_are_unsafe() -> None:
    out = io.BytesIO(good())
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("xl/worksheets/sheet1.xml", "another")
    assert refusal(out.getvalue()).code == "papers.unsafe"


def test_an_encrypted_part_is_a_password() -> None:
    content = bytearray(good())
    at = content.rfind(b"PK\x01\x02")
    content[at + 8] |= 1
    assert refusal(bytes(content)).code == "papers.password"


def test_sizes_are_judged_from_the_directory_alone() -> None:
    bomb = package(b"A" * (60 * 1024 * 1024))
    assert len(bomb) < 100_000
    start = time.process_time()
    assert refusal(bomb).details["limit"] == "1:100"
    assert refusal(bomb, limits=Limits(inflated=50 * 1024 * 1024)).details["size"] == "61 MB"
    assert time.process_time() - start < 0.1, "inflating it would take longer"


def test_a_small_workbook_may_pack_well() -> None:
    assert inspect_upload(package(b"A" * (2 * 1024 * 1024)), "x.xlsx") is FileKind.XLSX


def test_a_file_of_too_many_bytes_or_parts(tmp_path: Path) -> None:
    path = tmp_path / "ใหญ่.xlsx"
    path.write_bytes(good())
    assert refusal(path, "ใหญ่.xlsx", Limits(file=100)).code == "papers.too-large"
    many = package(sheet_xml(""), {f"xl/p{number}.xml": "" for number in range(50)})
    assert refusal(many, limits=Limits(parts=40)).code == "papers.too-large"
    assert refusal(many, limits=Limits(parts=20)).code == "papers.too-large"
