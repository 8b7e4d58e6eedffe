"""What a received file is, by its content, and whether its archive may be opened: decided before anything is inflated.

Workbooks and documents share this; each says in its own words what is wrong (`Refused`). Limits are those of the table
of faults (B1): the sum of sizes, the ratio, the number of parts, names that leave the archive, macros.
"""

from __future__ import annotations

import io
import zipfile
from typing import Protocol

from patibat.problems import Text

MEGABYTE = 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
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
TEXT = Text("ข้อความหรือ CSV", "text or CSV")
HTML = Text("หน้าเว็บ HTML", "an HTML page")
XML = Text("ไฟล์ XML", "an XML file")
WORD = Text("เอกสาร Word", "a Word document")
SLIDES = Text("งานนำเสนอ PowerPoint", "a PowerPoint file")
MAIL = Text("อีเมลของ Outlook", "an Outlook mail")
ARCHIVE = Text("ไฟล์บีบอัด ZIP", "a ZIP archive")
UNKNOWN = Text("ไฟล์ชนิดอื่น", "a file of another kind")


class ArchiveLimits(Protocol):
    """Bytes that an archive may inflate to, by how much, and how many parts it may have."""

    @property
    def inflated(self) -> int: ...
    @property
    def ratio(self) -> int: ...
    @property
    def parts(self) -> int: ...


class Refused(Exception):
    """Why an archive is not opened: `damaged`, `too-large` (with `size` and `limit` as shown), `unsafe` (with `part`),
    `macros` or `password`."""

    def __init__(self, why: str, **details: str) -> None:
        self.why = why
        self.details = details
        super().__init__(why)


def megabytes(size: int) -> str:
    """A size for messages, rounded up.

    >>> megabytes(1024 * 1024), megabytes(1)
    ('1 MB', '1 MB')
    """
    return f"{-(-size // MEGABYTE):,} MB"


def kind_of(content: bytes) -> Text:
    """What a file that is neither an archive nor OLE2 is.

    >>> kind_of(b"%PDF-1.7").en, kind_of(b"<html>").en, kind_of("แผน".encode()).en
    ('a PDF', 'an HTML page', 'text or CSV')
    """
    for start, kind in _KINDS:
        if content.startswith(start):
            return kind
    head = content[:2048].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if b"<html" in head or head.startswith((b"<!doctype html", b"<table", b"<meta")):
        return HTML
    if head.startswith(b"<"):
        return XML
    # UTF-16, which has zero bytes too, is text when it begins with its mark.
    return UNKNOWN if b"\x00" in head and not content.startswith((b"\xff\xfe", b"\xfe\xff")) else TEXT


def ole_holds(content: bytes, stream: str) -> bool:
    """Whether an OLE2 file has a stream of this name."""
    return stream.encode("utf-16-le") in content


def archive_parts(content: bytes, limits: ArchiveLimits) -> set[str]:
    """The names of an archive's parts, in small letters. Raises `Refused`."""
    # Counted before the directory is read: one of a million parts would cost the server seconds.
    if (parts := content.count(b"PK\x01\x02")) > limits.parts * 2:
        raise Refused("too-large", size=f"{parts:,} parts", limit=f"{limits.parts:,} parts")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError) as error:
        raise Refused("damaged") from error
    return _checked_names(infos, limits)


def check_sizes(content: bytes, limits: ArchiveLimits) -> None:
    """What the archive says it will inflate to. Raises `Refused`."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        infos = archive.infolist()
    inflated = sum(part.file_size for part in infos)
    packed = sum(part.compress_size for part in infos)
    if inflated > limits.inflated:
        raise Refused("too-large", size=megabytes(inflated), limit=megabytes(limits.inflated))
    # A small file of many equal parts packs well and harms nobody: the ratio counts from 10 MB on.
    if inflated > 10 * MEGABYTE and inflated > limits.ratio * max(packed, 1):
        raise Refused("too-large", size=f"1:{inflated // max(packed, 1):,}", limit=f"1:{limits.ratio}")


def _checked_names(parts: list[zipfile.ZipInfo], limits: ArchiveLimits) -> set[str]:
    names = [part.filename for part in parts]
    lower = {one.lower() for one in names}
    if len(names) > limits.parts:
        raise Refused("too-large", size=f"{len(names):,} parts", limit=f"{limits.parts:,} parts")
    if len(lower) != len(names):
        raise Refused("unsafe", part="ชื่อซ้ำ")
    for one in names:
        if one.startswith(("/", "\\")) or ".." in one.replace("\\", "/").split("/") or ":" in one:
            raise Refused("unsafe", part=one[:80])
    if any(one.endswith("vbaproject.bin") or one.startswith("xl/macrosheets/") for one in lower):
        raise Refused("macros")
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("password")
    return lower
