"""What a received file is, by its content, and whether it may be opened: decided before anything is inflated.

Limits are those of the table of faults (B1): the sum of sizes, the ratio, the number of parts, names that leave the
archive, macros.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

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

_MEGABYTE = 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KINDS: tuple[tuple[bytes, Text], ...] = (
    (b"%PDF", Text("ไฟล์ PDF", "a PDF")),
    (b"\x89PNG", Text("รูปภาพ PNG", "a PNG picture")),
    (b"\xff\xd8\xff", Text("รูปภาพ JPEG", "a JPEG picture")),
    (b"GIF8", Text("รูปภาพ GIF", "a GIF picture")),
    (b"Rar!", Text("ไฟล์บีบอัด RAR", "a RAR archive")),
    (b"7z\xbc\xaf", Text("ไฟล์บีบอัด 7z", "a 7z archive")),
    (b"\x1f\x8b", Text("ไฟล์บีบอัด gzip", "a gzip archive")),
    (b"{\\rtf", Text("เอกสาร RTF", "an RTF document")),
)
_TEXT = Text("ข้อความหรือ CSV", "text or CSV")
_HTML = Text("หน้าเว็บ HTML", "an HTML page")
_XML = Text("ไฟล์ XML", "an XML file")
_WORD = Text("เอกสาร Word", "a Word document")
_SLIDES = Text("งานนำเสนอ PowerPoint", "a PowerPoint file")
_MAIL = Text("อีเมลของ Outlook", "an Outlook mail")
_ARCHIVE = Text("ไฟล์บีบอัด ZIP", "a ZIP archive")
_UNKNOWN = Text("ไฟล์ชนิดอื่น", "a file of another kind")
_OLE_STREAMS = (("WordDocument", _WORD), ("PowerPoint Document", _SLIDES), ("__substg1.0_", _MAIL))


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a workbook may be: bytes of the file and inflated, inflation ratio, parts, cells, rows; what the child
    process that reads it may use: seconds of processor, seconds of waiting, bytes of memory."""

    file: int = 50 * _MEGABYTE
    inflated: int = 200 * _MEGABYTE
    ratio: int = 100
    parts: int = 2_000
    cells: int = 5_000_000
    rows: int = 200_000
    seconds: int = 5
    wait: int = 10
    memory: int = 256 * _MEGABYTE


DEFAULT_LIMITS = Limits()


class FileKind(StrEnum):
    """What may be opened."""

    XLSX = "xlsx"


def inspect_upload(source: bytes | Path, name: str = "", limits: Limits = DEFAULT_LIMITS) -> FileKind:
    """The kind of a file that may be opened; else the `Problem` that says what it is, or why it is not opened.

    The content decides, not the name's ending; nothing is inflated. `name` is how messages call the file.
    """
    if isinstance(source, Path):
        name = name or source.name
        if source.stat().st_size > limits.file:
            raise _too_large(source.stat().st_size, name, limits)
        source = source.read_bytes()
    where = Where(file=name)
    if not source:
        raise EMPTY_FILE.at(where, name=name)
    if len(source) > limits.file:
        raise _too_large(len(source), name, limits)
    if source.startswith(_OLE):
        raise _ole_problem(source, name)
    if not source.startswith(b"PK"):
        raise _not_a_workbook(name, _kind_of(source))
    # Counted before the directory is read: one of a million parts would cost the server seconds.
    if (parts := source.count(b"PK\x01\x02")) > limits.parts * 2:
        raise TOO_LARGE.at(where, name=name, size=f"{parts:,} parts", limit=f"{limits.parts:,} parts")
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError) as error:
        raise DAMAGED.at(where, name=name) from error
    _check_names(infos, name, limits)
    _check_sizes(infos, name, limits)
    return FileKind.XLSX


def megabytes(size: int) -> str:
    """A size for messages, rounded up.

    >>> megabytes(1024 * 1024), megabytes(1)
    ('1 MB', '1 MB')
    """
    return f"{-(-size // _MEGABYTE):,} MB"


def _too_large(size: int, name: str, limits: Limits) -> Problem:
    return TOO_LARGE.at(Where(file=name), name=name, size=megabytes(size), limit=megabytes(limits.file))


def _not_a_workbook(name: str, kind: Text) -> Problem:
    return NOT_A_WORKBOOK.at(Where(file=name), name=name, kind=kind.th, kind_en=kind.en)


def _ole_problem(content: bytes, name: str) -> Problem:
    """An OLE2 file is an encrypted .xlsx (it holds a stream of that name), old Excel, old Word, or a mail."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if holds("EncryptedPackage"):
        return HAS_PASSWORD.at(Where(file=name), name=name)
    if holds("Workbook") or holds("Book"):
        return OLD_EXCEL.at(Where(file=name), name=name)
    return _not_a_workbook(name, next((kind for stream, kind in _OLE_STREAMS if holds(stream)), _UNKNOWN))


def _kind_of(content: bytes) -> Text:
    for start, kind in _KINDS:
        if content.startswith(start):
            return kind
    head = content[:2048].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if b"<html" in head or head.startswith((b"<!doctype html", b"<table", b"<meta")):
        return _HTML
    if head.startswith(b"<"):
        return _XML
    # UTF-16, which has zero bytes too, is text when it begins with its mark.
    return _UNKNOWN if b"\x00" in head and not content.startswith((b"\xff\xfe", b"\xfe\xff")) else _TEXT


def _check_names(parts: list[zipfile.ZipInfo], name: str, limits: Limits) -> None:
    where = Where(file=name)
    names = [part.filename for part in parts]
    lower = {one.lower() for one in names}
    if len(names) > limits.parts:
        raise TOO_LARGE.at(where, name=name, size=f"{len(names):,} parts", limit=f"{limits.parts:,} parts")
    if len(lower) != len(names):
        raise UNSAFE.at(where, name=name, part="ชื่อซ้ำ")
    for one in names:
        if one.startswith(("/", "\\")) or ".." in one.replace("\\", "/").split("/") or ":" in one:
            raise UNSAFE.at(where, name=name, part=one[:80])
    if any(one.endswith("vbaproject.bin") or one.startswith("xl/macrosheets/") for one in lower):
        raise HAS_MACROS.at(where, name=name)
    if any(part.flag_bits & 1 for part in parts):
        raise HAS_PASSWORD.at(where, name=name)
    if "xl/workbook.xml" not in lower:
        raise _other_archive(lower, name)


def _other_archive(lower: set[str], name: str) -> Problem:
    where = Where(file=name)
    if "mimetype" in lower and "content.xml" in lower:
        return OTHER_SPREADSHEET.at(where, name=name, kind="LibreOffice .ods", kind_en="LibreOffice .ods")
    if "xl/workbook.bin" in lower:
        return OTHER_SPREADSHEET.at(where, name=name, kind="Excel .xlsb", kind_en="Excel .xlsb")
    if any(one.startswith("word/") for one in lower):
        return _not_a_workbook(name, _WORD)
    if any(one.startswith("ppt/") for one in lower):
        return _not_a_workbook(name, _SLIDES)
    return DAMAGED.at(where, name=name) if "[content_types].xml" in lower else _not_a_workbook(name, _ARCHIVE)


def _check_sizes(parts: list[zipfile.ZipInfo], name: str, limits: Limits) -> None:
    where = Where(file=name)
    inflated = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if inflated > limits.inflated:
        raise TOO_LARGE.at(where, name=name, size=megabytes(inflated), limit=megabytes(limits.inflated))
    # A small workbook of many equal cells packs well and harms nobody: the ratio counts from 10 MB on.
    if inflated > 10 * _MEGABYTE and inflated > limits.ratio * max(packed, 1):
        raise TOO_LARGE.at(where, name=name, size=f"1:{inflated // max(packed, 1):,}", limit=f"1:{limits.ratio}")
