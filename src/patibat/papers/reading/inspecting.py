"""What a received document is, by its content, and whether it may be opened: decided before anything is inflated."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import Final

from patibat.papers.reading.model import PaperKind
from patibat.papers.reading.problems import (
    DOCUMENT_DAMAGED,
    DOCUMENT_PASSWORD,
    DOCUMENT_TOO_LARGE,
    DOCUMENT_UNSAFE,
    HANGUL,
    NOT_A_DOCUMENT,
    OLD_WORD,
)
from patibat.papers.workbooks.inspection import Limits, megabytes
from patibat.papers.workbooks.problems import EMPTY_FILE
from patibat.problems import Problem, Text, Where

_MEGABYTE: Final = 1024 * 1024
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KINDS: Final[tuple[tuple[bytes, Text], ...]] = (
    (b"\x89PNG", Text("รูปภาพ PNG", "a PNG picture")),
    (b"\xff\xd8\xff", Text("รูปภาพ JPEG", "a JPEG picture")),
    (b"GIF8", Text("รูปภาพ GIF", "a GIF picture")),
    (b"II*\x00", Text("รูปภาพ TIFF", "a TIFF picture")),
    (b"Rar!", Text("ไฟล์บีบอัด RAR", "a RAR archive")),
    (b"7z\xbc\xaf", Text("ไฟล์บีบอัด 7z", "a 7z archive")),
    (b"\x1f\x8b", Text("ไฟล์บีบอัด gzip", "a gzip archive")),
    (b"{\\rtf", Text("เอกสาร RTF", "an RTF document")),
    (b"MZ", Text("โปรแกรม", "a program")),
)
_HTML: Final = Text("หน้าเว็บ HTML", "an HTML page")
_XML: Final = Text("ไฟล์ XML", "an XML file")
_OTHER: Final = Text("ไฟล์ชนิดอื่น", "a file of another kind")
_OLE_KINDS: Final = (
    ("Workbook", Text("แฟ้ม Excel รุ่นเก่า (.xls)", "a workbook of old Excel (.xls)")),
    ("PowerPoint Document", Text("งานนำเสนอ PowerPoint", "a PowerPoint file")),
    ("__substg1.0_", Text("อีเมลของ Outlook", "an Outlook mail")),
)  # fmt: skip
_ARCHIVES: Final = (
    ("ppt/", Text("งานนำเสนอ PowerPoint", "a PowerPoint file")),
    ("index/", Text("เอกสาร Pages", "a Pages document")),
)


@dataclass(frozen=True, slots=True)
class PaperLimits:
    """How large a document may be, and what the process that reads it may use."""

    file: int = 50 * _MEGABYTE
    inflated: int = 400 * _MEGABYTE
    """Of all parts, pictures too; `text` of the parts that are read."""
    text: int = 64 * _MEGABYTE
    ratio: int = 200
    parts: int = 5_000
    pages: int = 600
    seconds: int = 25
    wait: int = 40
    memory: int = 512 * _MEGABYTE

    def workbook(self) -> Limits:
        """The same for the machinery that workbooks share."""
        return Limits(file=self.file, seconds=self.seconds, wait=self.wait, memory=self.memory)


DEFAULT_LIMITS: Final = PaperLimits()


def inspect_paper(content: bytes, name: str, limits: PaperLimits = DEFAULT_LIMITS) -> PaperKind:
    """The kind of a document that may be opened; else the `Problem` that says what it is, or why it is not opened."""
    where = Where(file=name)
    if not content.strip():
        raise EMPTY_FILE.at(where, name=name)
    if len(content) > limits.file:
        raise _too_large(len(content), limits.file, name)
    if content.startswith(_OLE):
        raise _ole(content, name)
    if b"%PDF-" in content[:1024]:
        return PaperKind.PDF
    if content.startswith(b"PK"):
        return _archive(content, name, limits)
    return _plain(content, name)


def _too_large(size: int, most: int, name: str) -> Problem:
    return DOCUMENT_TOO_LARGE.at(Where(file=name), name=name, size=megabytes(size), limit=megabytes(most))


def _ole(content: bytes, name: str) -> Problem:
    """An OLE2 file is an encrypted .docx, old Word, Hangul, old Excel or a mail."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    where = Where(file=name)
    if holds("EncryptedPackage"):
        return DOCUMENT_PASSWORD.at(where, name=name)
    if holds("HwpSummaryInformation") or b"HWP Document File" in content:
        return HANGUL.at(where, name=name)
    for stream, kind in _OLE_KINDS:
        if holds(stream) and not holds("WordDocument"):
            return _not_a_document(name, kind)
    return OLD_WORD.at(where, name=name)


def _not_a_document(name: str, kind: Text) -> Problem:
    return NOT_A_DOCUMENT.at(Where(file=name), name=name, kind=kind.th, kind_en=kind.en)


def _archive(content: bytes, name: str, limits: PaperLimits) -> PaperKind:
    where = Where(file=name)
    # Counted before the directory is read: one of a million parts would cost the server seconds.
    if content.count(b"PK\x01\x02") > limits.parts * 2:
        raise DOCUMENT_UNSAFE.at(where, name=name, part=f"> {limits.parts:,}")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError) as error:
        raise DOCUMENT_DAMAGED.at(where, name=name) from error
    names = [info.filename.replace("\\", "/") for info in infos]
    lower = {one.lower() for one in names}
    if len(names) > limits.parts or len(lower) != len(names):
        raise DOCUMENT_UNSAFE.at(where, name=name, part="ชื่อซ้ำ")
    for one in names:
        if one.startswith("/") or ".." in one.split("/") or ":" in one:
            raise DOCUMENT_UNSAFE.at(where, name=name, part=one[:80])
    if any(info.flag_bits & 1 for info in infos):
        raise DOCUMENT_PASSWORD.at(where, name=name)
    _check_sizes(infos, name, limits)
    return _archive_kind(lower, name)


def _check_sizes(infos: list[zipfile.ZipInfo], name: str, limits: PaperLimits) -> None:
    inflated = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    if inflated > limits.inflated:
        raise _too_large(inflated, limits.inflated, name)
    if inflated > 20 * _MEGABYTE and inflated > limits.ratio * max(packed, 1):
        raise _too_large(inflated, limits.inflated, name)


def _archive_kind(lower: set[str], name: str) -> PaperKind:
    if "word/document.xml" in lower:
        # Macros of a .docm are never run and never read: its text is as good as that of a .docx.
        return PaperKind.WORD
    if "xl/workbook.xml" in lower:
        return PaperKind.EXCEL
    if "mimetype" in lower and "content.xml" in lower:
        raise _not_a_document(name, Text("เอกสาร LibreOffice (.odt .ods)", "a LibreOffice document (.odt, .ods)"))
    for start, kind in _ARCHIVES:
        if any(one.startswith(start) for one in lower):
            raise _not_a_document(name, kind)
    if "[content_types].xml" in lower:
        raise DOCUMENT_DAMAGED.at(Where(file=name), name=name)
    raise _not_a_document(name, Text("ไฟล์บีบอัด ZIP", "a ZIP archive"))


def _plain(content: bytes, name: str) -> PaperKind:
    for start, kind in _KINDS:
        if content.startswith(start):
            raise _not_a_document(name, kind)
    head = content[:2048].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if b"<html" in head or head.startswith((b"<!doctype html", b"<table", b"<meta")):
        raise _not_a_document(name, _HTML)
    if head.startswith(b"<?xml"):
        raise _not_a_document(name, _XML)
    # UTF-16 has zero bytes too: Thai has 0x0E beside them, and a mark at its beginning says so.
    zeros = content[:4096].count(b"\x00")
    if zeros and not content.startswith((b"\xff\xfe", b"\xfe\xff")) and content[:4096].count(b"\x0e") < zeros // 4:
        raise _not_a_document(name, _OTHER)
    return PaperKind.TEXT
