"""Reading tables that come as text, in the encodings that Thai offices use (faults, B5).

| the bytes | are read as |
|---|---|
| begin with a byte-order mark | UTF-8 or UTF-16, as it says |
| nearly every second byte is 00 or 0E | UTF-16 without a mark |
| are UTF-8 throughout | UTF-8; text that went through a wrong encoding is turned back where nothing is lost |
| no line beyond ASCII is UTF-8, all are Thai in cp874 | cp874, which contains TIS-620 |
| some lines are UTF-8 | UTF-8; each other line is a problem with its number, and its row is left empty |
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

from patibat.papers.cell_names import cell_name
from patibat.papers.inspection import megabytes
from patibat.papers.workbooks.cells import CellValue, Sheet
from patibat.papers.workbooks.export import looks_like_formula
from patibat.papers.workbooks.inspection import DEFAULT_LIMITS, Limits
from patibat.papers.workbooks.problems import (
    CSV_GRAMMAR,
    CSV_LINE_BROKEN,
    CSV_NOT_TEXT,
    EMPTY_FILE,
    FAR_CELL,
    TOO_LARGE,
)
from patibat.papers.workbooks.reading import loaded
from patibat.problems import Problem, Where
from patibat.thai import Repair, contains_thai, mend

_MOST_BYTES = 20 * 1024 * 1024
_DELIMITERS = (",", ";", "\t", "|")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_HIGH_BYTES = frozenset({0x00, 0x0E, 0x20})
_UTF8_AS_LATIN = re.compile("\u00e0[\u00b8\u00b9]")
_BINARY = re.compile("[\x00-\x08\x0e-\x1f]")
_BROKEN = "\ufffd"


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A text file as a sheet, whose cells are text or None; how it was read; what was mended; which lines were not
    read."""

    sheet: Sheet
    encoding: str
    delimiter: str
    repairs: tuple[Repair, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_csv(source: bytes | Path, name: str = "", limits: Limits = DEFAULT_LIMITS) -> CsvFile:
    """A text table, read so that `find_table` and cells' names work as with a workbook.

    Every cell is text: leading zeros stay, and nothing becomes a day. An apostrophe that keeps a formula from running
    (`write_csv`) is taken off again.

    Raises `papers.empty-file`, `papers.too-large`, `papers.far-cell`, `papers.csv-not-text`, `papers.csv-grammar`, and
    `thai.mojibake` for text that went through a wrong encoding and lost bytes.
    """
    content, name = loaded(source, name)
    where = Where(file=name)
    if not content.strip():
        raise EMPTY_FILE.at(where, name=name)
    if len(content) > _MOST_BYTES:
        raise TOO_LARGE.at(where, name=name, size=megabytes(len(content)), limit=megabytes(_MOST_BYTES))
    text, encoding = _decoded(content, name)
    if _BINARY.search(text):
        raise CSV_NOT_TEXT.at(where, name=name)
    text, repairs = _turned_back(text, name)
    delimiter = _delimiter(text)
    rows, problems = _rows(text, delimiter, name, limits)
    width = max((len(row) for row in rows), default=0)
    for row in rows:
        row.extend([None] * (width - len(row)))
    return CsvFile(Sheet(Path(name).stem or "CSV", rows), encoding, delimiter, repairs, problems)


def _decoded(content: bytes, name: str) -> tuple[str, str]:
    """The text and the name of its encoding; bytes that are not of it become U+FFFD."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace"), encoding
    if encoding := _utf16(content):
        return content.decode(encoding, "replace"), encoding
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    lines = [line for line in content.split(b"\n") if not line.isascii()]
    if not any(_is(line, "utf-8") for line in lines):
        if all(_is(line, "cp874") for line in lines):
            return content.decode("cp874"), "cp874"
        if len(lines) > 1:
            raise CSV_NOT_TEXT.at(Where(file=name), name=name)
    return content.decode("utf-8", "replace"), "utf-8"


def _is(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _utf16(content: bytes) -> str:
    """Which UTF-16 it is without a mark: one of each two bytes is the same for nearly all Thai and Latin letters."""
    sample = content[:4096]
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        alike = sum(byte in _HIGH_BYTES for byte in high)
        if b"\x00" in high and alike >= 0.9 * len(high):
            return encoding
    return ""


def _turned_back(text: str, name: str) -> tuple[str, tuple[Repair, ...]]:
    """Text that was UTF-8 and was saved as something else, turned back. Raises `thai.mojibake` when bytes are gone."""
    if contains_thai(text) or not _UTF8_AS_LATIN.search(text):
        return text, ()
    mended = mend(text)
    if mended.refused:
        raise mended.refused.moved(Where(file=name))
    return mended.text, mended.certain


def _delimiter(text: str) -> str:
    """What stands most often between the cells of the first line."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    outside = re.sub('"[^"]*"', "", first)
    return max(_DELIMITERS, key=outside.count)


def _rows(text: str, delimiter: str, name: str, limits: Limits) -> tuple[list[list[CellValue]], tuple[Problem, ...]]:
    where = Where(file=name)
    if text.count(delimiter) + text.count("\n") > limits.cells:
        raise FAR_CELL.at(where, name=name, cell="?", rows=f"{limits.rows:,}", cells=f"{limits.cells:,}")
    rows: list[list[CellValue]] = []
    problems: list[Problem] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            if any(_BROKEN in cell for cell in row):
                problems.append(CSV_LINE_BROKEN.at(Where(file=name, line=reader.line_num), line=reader.line_num))
                row = []
            rows.append([_cell(cell) for cell in row])
            if len(rows) > limits.rows:
                cell = cell_name(limits.rows, 0)
                raise FAR_CELL.at(where, name=name, cell=cell, rows=f"{limits.rows:,}", cells=f"{limits.cells:,}")
    except csv.Error as error:
        raise CSV_GRAMMAR.at(Where(file=name, line=reader.line_num), line=reader.line_num) from error
    width = max((len(row) for row in rows), default=0)
    if width * len(rows) > limits.cells:
        cell = cell_name(len(rows) - 1, width - 1)
        raise FAR_CELL.at(where, name=name, cell=cell, rows=f"{limits.rows:,}", cells=f"{limits.cells:,}")
    return rows, tuple(problems)


def _cell(text: str) -> str | None:
    if text.startswith("'") and looks_like_formula(text[1:]):
        return text[1:]
    return text or None
