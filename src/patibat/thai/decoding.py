"""Bytes of a text file → text: UTF-8, UTF-16 and the Thai code pages; what is mixed or cut off is refused by line.

>>> decode("ก".encode("cp874"))
Decoded(text='ก', encoding='cp874', refused=None)
>>> decode(b"\\xff\\xfe\\x01\\x0e").encoding
'utf-16-le'
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from patibat.problems import Problem, Where
from patibat.thai.problems import ENCODING_MIXED, ENCODING_UNKNOWN, TEXT_CUT_OFF

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
)
_LINES_SHOWN = 5
_LONGEST_LETTER = 3


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text and the name of its encoding; when `refused`, the text is empty."""

    text: str
    encoding: str
    refused: Problem | None = None


def decode(data: bytes) -> Decoded:
    """Find the encoding and read; never replaces a byte it cannot read."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], codec, name)
    wide = _wide(data)
    if wide:
        return _strict(data, wide, wide)
    bad = [number for number, line in enumerate(data.split(b"\n"), start=1) if not _reads(line, "utf-8")]
    if not bad:
        return Decoded(data.decode("utf-8"), "utf-8")
    if _cut_off(data):
        return Decoded("", "utf-8", TEXT_CUT_OFF.at(Where(line=data.count(b"\n") + 1)))
    if any(not line.isascii() and _reads(line, "utf-8") for line in data.split(b"\n")):
        lines = ", ".join(map(str, bad[:_LINES_SHOWN])) + (" …" if len(bad) > _LINES_SHOWN else "")
        return Decoded("", "utf-8", ENCODING_MIXED.at(Where(line=bad[0]), count=len(bad), lines=lines))
    return _strict(data, "cp874", "cp874")


def _strict(data: bytes, codec: str, name: str) -> Decoded:
    try:
        return Decoded(data.decode(codec), name)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        if codec != "cp874" and error.reason in ("unexpected end of data", "truncated data"):
            return Decoded("", name, TEXT_CUT_OFF.at(Where(line=line)))
        return Decoded("", name, ENCODING_UNKNOWN.at(Where(line=line)))


def _wide(data: bytes) -> str:
    """UTF-16 without its mark: in Thai every second byte is 0x0E, in English 0."""
    if len(data) < 4 or len(data) % 2:
        return ""
    head = data[:2000]
    high = {0x00, 0x0E}
    for name, offset in (("utf-16-le", 1), ("utf-16-be", 0)):
        bytes_there = head[offset::2]
        if sum(byte in high for byte in bytes_there) > 0.9 * len(bytes_there):
            return name
    return ""


def _cut_off(data: bytes) -> bool:
    """Is everything UTF-8 but the very end, where a letter lacks its last bytes?"""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        good = data[: error.start]
        return (
            error.reason == "unexpected end of data"
            and len(data) - error.start <= _LONGEST_LETTER
            and not good.isascii()
        )
    return False


def _reads(line: bytes, codec: str) -> bool:
    try:
        line.decode(codec)
    except UnicodeDecodeError:
        return False
    return True
