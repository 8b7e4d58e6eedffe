"""What a received file is, by its content, and whether it may be opened: decided before anything is inflated.

Limits are those of the table of faults (B1): the sum of sizes, the ratio, the number of parts, names that leave the
archive, macros.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from patibat.papers.workbooks.problems import (
    DAMAGED,
    EMPTY_FILE,
    HAS_MACROS,
    HAS_PASSWORD,
    NOT_A_WORKBOOK,
    OLD_EXCEL,
    OTHER_SPREADSHEET,
    TOO_LARGE,
    UNSAFE,
)
from patibat.problems import Problem, Text, Where

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KINDS: tuple[tuple[bytes, Text], ...] = (
    (b"%PDF", Text("ไฟล์ PDF", "a PDF")),
    (b"\x89PNG", Text("รูปภาพ PNG", "a PNG picture")),
    (b"\xff\xd8\xff", Text("รูปภาพ JPEG", "a JPEG picture")),
    (b"GIF8", Text("รูปภาพ GIF", "a GIF picture")),
    (b"Rar!", Text("ไฟล์บีบอัด RAR", "a RAR archive")),
    (b"7z\xbc\xaf", Text("ไฟล์บีบอัด 7z", "a 7z archive")),
    (b"\x1f\x8b", Text("ไฟล์บีบอัด gzip", "a gzip archive")),
)
_TEXT = Text("ข้อความหรือ CSV", "text or CSV")
_HTML = Text("หน้าเว็บ HTML", "an HTML page")
_WORD = Text("เอกสาร Word", "a Word document")
_SLIDES = Text("งานนำเสนอ PowerPoint", "a PowerPoint file")
_ARCHIVE = Text("ไฟล์บีบอัด ZIP", "a ZIP archive")


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a workbook may be: bytes inflated, inflation ratio, parts, cells, rows; seconds and memory of the
    child process that reads it."""

    inflated: int = 200 * 1024 * 1024
    ratio: int = 100
    parts: int = 2_000
    cells: int = 5_000_000
    rows: int = 200_000
    seconds: int = 10
    memory: int = 700 * 1024 * 1024


DEFAULT_LIMITS = Limits()


def inspect_upload(content: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> None:
    """Let a safe .xlsx pass; raise the `Problem` that says what the file is, or why it is not opened."""
    where = Where(file=name)
    if not content:
        raise EMPTY_FILE.at(where, name=name)
    if content.startswith(_OLE):
        raise _ole_problem(content, name)
    if not content.startswith(b"PK"):
        raise NOT_A_WORKBOOK.at(where, name=name, kind=_kind_of(content).th)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        raise DAMAGED.at(where, name=name) from error
    _check_names(parts, name, limits)
    _check_sizes(parts, name, limits)


def _ole_problem(content: bytes, name: str) -> Problem:
    """An OLE2 file is an encrypted .xlsx (it holds a stream of that name) or a workbook of old Excel."""
    stream = "EncryptedPackage".encode("utf-16-le")
    kind = HAS_PASSWORD if stream in content else OLD_EXCEL
    return kind.at(Where(file=name), name=name)


def _kind_of(content: bytes) -> Text:
    for start, kind in _KINDS:
        if content.startswith(start):
            return kind
    head = content[:512].lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html", b"<table")):
        return _HTML
    return _TEXT


def _check_names(parts: list[zipfile.ZipInfo], name: str, limits: Limits) -> None:
    where = Where(file=name)
    names = [part.filename for part in parts]
    lower = {one.lower() for one in names}
    if len(names) > limits.parts:
        raise TOO_LARGE.at(where, name=name, size=f"{len(names):,} parts", limit=f"{limits.parts:,}")
    if len(lower) != len(names):
        raise UNSAFE.at(where, name=name, part="ชื่อซ้ำ")
    for one in names:
        if one.startswith(("/", "\\")) or ".." in one.replace("\\", "/").split("/") or ":" in one:
            raise UNSAFE.at(where, name=name, part=one[:80])
    if any(one.endswith("vbaproject.bin") for one in lower):
        raise HAS_MACROS.at(where, name=name)
    if any(part.flag_bits & 1 for part in parts):
        raise HAS_PASSWORD.at(where, name=name)
    if "xl/workbook.xml" not in lower:
        raise _other_archive(lower, name)


def _other_archive(lower: set[str], name: str) -> Problem:
    where = Where(file=name)
    if "mimetype" in lower and "content.xml" in lower:
        return OTHER_SPREADSHEET.at(where, name=name)
    if any(one.startswith("word/") for one in lower):
        return NOT_A_WORKBOOK.at(where, name=name, kind=_WORD.th)
    if any(one.startswith("ppt/") for one in lower):
        return NOT_A_WORKBOOK.at(where, name=name, kind=_SLIDES.th)
    if "[content_types].xml" in lower:
        return DAMAGED.at(where, name=name)
    return NOT_A_WORKBOOK.at(where, name=name, kind=_ARCHIVE.th)


def _check_sizes(parts: list[zipfile.ZipInfo], name: str, limits: Limits) -> None:
    where = Where(file=name)
    inflated = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    limit = f"{limits.inflated // (1024 * 1024)} MB"
    if inflated > limits.inflated:
        raise TOO_LARGE.at(where, name=name, size=f"{inflated // (1024 * 1024):,} MB", limit=limit)
    # A small workbook of many equal cells packs well and harms nobody: the ratio counts from 10 MB on.
    if inflated > 10 * 1024 * 1024 and inflated > limits.ratio * max(packed, 1):
        raise TOO_LARGE.at(where, name=name, size=f"1:{inflated // max(packed, 1):,}", limit=f"1:{limits.ratio}")
