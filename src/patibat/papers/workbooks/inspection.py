"""What a received file is, by its content, and whether it may be opened as a workbook (`papers.inspection`)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from patibat.papers.inspection import (
    ARCHIVE,
    MAIL,
    MEGABYTE,
    OLE,
    SLIDES,
    UNKNOWN,
    WORD,
    Refused,
    archive_parts,
    check_sizes,
    kind_of,
    megabytes,
    ole_holds,
)
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

_OLE_STREAMS = (("WordDocument", WORD), ("PowerPoint Document", SLIDES), ("__substg1.0_", MAIL))
_REFUSED = {
    "damaged": DAMAGED,
    "too-large": TOO_LARGE,
    "unsafe": UNSAFE,
    "macros": HAS_MACROS,
    "password": HAS_PASSWORD,
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a workbook may be: bytes of the file and inflated, inflation ratio, parts, cells, rows; what the child
    process that reads it may use: seconds of processor, seconds of waiting, bytes of memory."""

    file: int = 50 * MEGABYTE
    inflated: int = 200 * MEGABYTE
    ratio: int = 100
    parts: int = 2_000
    cells: int = 5_000_000
    rows: int = 200_000
    seconds: int = 5
    wait: int = 10
    memory: int = 256 * MEGABYTE


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
    if source.startswith(OLE):
        raise _ole_problem(source, name)
    if not source.startswith(b"PK"):
        raise _not_a_workbook(name, kind_of(source))
    try:
        names = archive_parts(source, limits)
        if "xl/workbook.xml" not in names:
            raise _other_archive(names, name)
        check_sizes(source, limits)
    except Refused as refused:
        raise _REFUSED[refused.why].at(where, name=name, **refused.details) from refused
    return FileKind.XLSX


def _too_large(size: int, name: str, limits: Limits) -> Problem:
    return TOO_LARGE.at(Where(file=name), name=name, size=megabytes(size), limit=megabytes(limits.file))


def _not_a_workbook(name: str, kind: Text) -> Problem:
    return NOT_A_WORKBOOK.at(Where(file=name), name=name, kind=kind.th, kind_en=kind.en)


def _ole_problem(content: bytes, name: str) -> Problem:
    """An OLE2 file is an encrypted .xlsx (it holds a stream of that name), old Excel, old Word, or a mail."""

    if ole_holds(content, "EncryptedPackage"):
        return HAS_PASSWORD.at(Where(file=name), name=name)
    if ole_holds(content, "Workbook") or ole_holds(content, "Book"):
        return OLD_EXCEL.at(Where(file=name), name=name)
    return _not_a_workbook(name, next((kind for stream, kind in _OLE_STREAMS if ole_holds(content, stream)), UNKNOWN))


def _other_archive(lower: set[str], name: str) -> Problem:
    where = Where(file=name)
    if "mimetype" in lower and "content.xml" in lower:
        return OTHER_SPREADSHEET.at(where, name=name, kind="LibreOffice .ods", kind_en="LibreOffice .ods")
    if "xl/workbook.bin" in lower:
        return OTHER_SPREADSHEET.at(where, name=name, kind="Excel .xlsb", kind_en="Excel .xlsb")
    if any(one.startswith("word/") for one in lower):
        return _not_a_workbook(name, WORD)
    if any(one.startswith("ppt/") for one in lower):
        return _not_a_workbook(name, SLIDES)
    return DAMAGED.at(where, name=name) if "[content_types].xml" in lower else _not_a_workbook(name, ARCHIVE)
