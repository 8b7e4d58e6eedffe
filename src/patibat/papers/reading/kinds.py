"""Which kind of document a received file is, by its content; what cannot be read ends in a problem that says why."""

from __future__ import annotations

import re

from patibat.papers.inspection import (
    ARCHIVE,
    HTML,
    MAIL,
    OLE,
    SLIDES,
    TEXT,
    UNKNOWN,
    XML,
    Refused,
    archive_parts,
    check_sizes,
    kind_of,
    megabytes,
    ole_holds,
)
from patibat.papers.reading.limits import ReadingLimits
from patibat.papers.reading.model import PaperKind
from patibat.papers.reading.problems import (
    DAMAGED,
    EMPTY,
    MACROS,
    NOT_READ,
    OLD_KIND,
    PASSWORD,
    PICTURE,
    TOO_LARGE,
    UNSAFE,
)
from patibat.problems import Problem, ProblemKind, Text, Where

_OLD_WORD = Text("เอกสาร Word รุ่นเก่า (.doc)", "a document of old Word (.doc)")
_OLD_EXCEL = Text("แฟ้ม Excel รุ่นเก่า (.xls)", "a workbook of old Excel (.xls)")
_HWP = Text("เอกสาร Hangul (.hwp)", "a Hangul document (.hwp)")
_RTF = Text("เอกสาร RTF", "an RTF document")
_OPEN_TEXT = Text("เอกสาร LibreOffice (.odt, .ods)", "a LibreOffice document (.odt, .ods)")
_PAGES = Text("เอกสาร Pages ของ Apple", "a document of Apple Pages")
_BINARY_EXCEL = Text("แฟ้ม Excel ชนิด .xlsb", "an Excel workbook of the kind .xlsb")
_PICTURES: tuple[tuple[bytes, Text], ...] = (
    (b"\x89PNG", Text("รูปภาพ PNG", "a PNG picture")),
    (b"\xff\xd8\xff", Text("รูปภาพ JPEG", "a JPEG picture")),
    (b"GIF8", Text("รูปภาพ GIF", "a GIF picture")),
    (b"II*\x00", Text("รูปภาพ TIFF", "a TIFF picture")),
    (b"MM\x00*", Text("รูปภาพ TIFF", "a TIFF picture")),
    (b"BM", Text("รูปภาพ BMP", "a BMP picture")),
)
_OLE_KINDS: tuple[tuple[str, ProblemKind, Text], ...] = (
    ("EncryptedPackage", PASSWORD, UNKNOWN),
    ("HwpSummaryInformation", OLD_KIND, _HWP),
    ("BodyText", OLD_KIND, _HWP),
    ("WordDocument", OLD_KIND, _OLD_WORD),
    ("Workbook", OLD_KIND, _OLD_EXCEL),
    ("Book", OLD_KIND, _OLD_EXCEL),
    ("PowerPoint Document", NOT_READ, SLIDES),
    ("__substg1.0_", NOT_READ, MAIL),
)
_REFUSED = {"damaged": DAMAGED, "too-large": TOO_LARGE, "unsafe": UNSAFE, "macros": MACROS, "password": PASSWORD}
_PDF_WITHIN = 1024
_TAG = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[?!/a-zA-Z]")


def is_document(content: bytes) -> bool:
    """Whether it is, or says that it is, something else than plain text: `read_paper` then says what."""
    return content.startswith((OLE, b"PK\x03\x04", b"{\\rtf")) or b"%PDF-" in content[:_PDF_WITHIN]


def paper_kind(content: bytes, name: str, limits: ReadingLimits) -> PaperKind:
    """The kind of a document that can be read; nothing is inflated. Raises the problem of any other."""
    if not content:
        raise EMPTY.at(Where(file=name), name=name)
    if len(content) > limits.file:
        size = megabytes(len(content))
        raise TOO_LARGE.at(Where(file=name), name=name, size=size, limit=megabytes(limits.file))
    if content.startswith(OLE):
        raise _ole_problem(content, name)
    if content.startswith(b"PK\x03\x04"):
        return _archive_kind(content, name, limits)
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return PaperKind.PDF
    return _plain_kind(content, name)


def _plain_kind(content: bytes, name: str) -> PaperKind:
    for start, kind in _PICTURES:
        # A text may begin with the letters of a picture; a picture holds zero bytes.
        if content.startswith(start) and b"\x00" in content[:64]:
            raise _at(PICTURE, name, kind)
    if content.startswith(b"{\\rtf"):
        raise _at(OLD_KIND, name, _RTF)
    if content.startswith(b"HWP Document File"):
        raise _at(OLD_KIND, name, _HWP)
    kind = kind_of(content)
    if (kind == UNKNOWN and _wide(content)) or (kind == XML and not _TAG.match(content)):
        return PaperKind.TEXT
    if kind != TEXT:
        raise _at(OLD_KIND if kind == HTML else NOT_READ, name, kind)
    return PaperKind.TEXT


def _wide(content: bytes) -> bool:
    """Whether it may be UTF-16 without a mark."""
    return any(len(half) and sum(one in (0, 0x0E) for one in half) > 0.8 * len(half) for half in _halves(content))


def _halves(content: bytes) -> tuple[bytes, bytes]:
    return content[:4096:2], content[1:4096:2]


def _ole_problem(content: bytes, name: str) -> Problem:
    found = (one for one in _OLE_KINDS if ole_holds(content, one[0]))
    _, problem, kind = next(found, ("", NOT_READ, UNKNOWN))
    return _at(problem, name, kind)


def _archive_kind(content: bytes, name: str, limits: ReadingLimits) -> PaperKind:
    try:
        names = archive_parts(content, limits)
        kind = _by_parts(names, name)
        check_sizes(content, limits)
    except Refused as refused:
        raise _REFUSED[refused.why].at(Where(file=name), name=name, **refused.details) from refused
    return kind


def _by_parts(names: set[str], name: str) -> PaperKind:
    if "xl/workbook.xml" in names:
        return PaperKind.EXCEL
    if any(one.startswith("word/document") for one in names):
        return PaperKind.WORD
    if "xl/workbook.bin" in names:
        raise _at(OLD_KIND, name, _BINARY_EXCEL)
    if "mimetype" in names and "content.xml" in names:
        raise _at(OLD_KIND, name, _OPEN_TEXT)
    if any(one.startswith("index/") or one == "index.xml" for one in names):
        raise _at(OLD_KIND, name, _PAGES)
    if "contents/content.hpf" in names:
        raise _at(OLD_KIND, name, _HWP)
    if any(one.startswith("ppt/") for one in names):
        raise _at(NOT_READ, name, SLIDES)
    raise _at(DAMAGED if "[content_types].xml" in names else NOT_READ, name, ARCHIVE)


def _at(problem: ProblemKind, name: str, kind: Text) -> Problem:
    return problem.at(Where(file=name), name=name, kind=kind.th, kind_en=kind.en)
