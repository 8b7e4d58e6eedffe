"""The limited process that opens a received workbook; nothing of it runs in the server.

Run as a script with the limits as arguments: the file comes on standard input, one JSON object goes out on standard
output. It imports nothing of Patibat but `doors`, so that it starts quickly and has nothing to lose. Once its own
imports are done it may open no file and no socket, start no process, and use only so much memory and time. On Windows
there are no such limits: there only the parent's time limit holds.
"""

from __future__ import annotations

import datetime
import encodings.cp437
import gc
import io
import json
import os
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# Run as a script in isolation it finds only what is installed; our own package stands above it.
sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from patibat.papers.doors import TooLarge, close_doors, limit, write_answer

CHUNK = 1 << 20
CARRY = 1 << 17
"""Bytes that are looked at again with the next chunk: longer than any honest cell with its formula."""
MOST_MERGED = 20_000
MOST_TEXT = 64 << 20

_DOCTYPES = tuple("<!DOCTYPE".encode(one) for one in ("ascii", "utf-16-le", "utf-16-be"))
_UNREAD = ("xl/media/", "docprops/")
_FORMULA = re.compile(rb"<(?:\w{1,9}:)?c\s([^<>]{0,200})>\s{0,9}<(?:\w{1,9}:)?f[\s/>]")
_ERROR = re.compile(rb"<(?:\w{1,9}:)?c\s([^<>]{0,99}\bt=[\"']e[\"'][^<>]{0,99})>")
_VALUE = re.compile(rb"<(?:\w{1,9}:)?v>([^<]{1,20})<")
_REF = re.compile(rb"\br=[\"']([A-Z]{1,3}[0-9]{1,7})[\"']")
_HIDDEN = re.compile(rb"<(?:\w{1,9}:)?(row|col)\s([^<>]{0,300}\bhidden=[\"'](?:1|true)[\"'][^<>]{0,300})>")
_SPAN = re.compile(rb"\b(r|min|max)=[\"']([0-9]{1,7})[\"']")


class Scan:
    """What calamine does not tell about one sheet: formulas, errors, hidden rows and columns, by one pass over it.

    Cells without an address of their own, which Excel and LibreOffice never write, are not seen.
    """

    def __init__(self) -> None:
        self.formulas: set[str] = set()
        self.errors: dict[str, str] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self._carry = b""

    def feed(self, chunk: bytes) -> None:
        """The next part of the sheet's XML."""
        data = self._carry + chunk
        for attributes in _FORMULA.findall(data):
            if ref := _REF.search(attributes):
                self.formulas.add(ref.group(1).decode("ascii"))
        if b't="e"' in data or b"t='e'" in data:
            self._errors(data)
        if b"hidden=" in data:
            self._hidden(data)
        self._carry = data[max(data.rfind(b"<row"), len(data) - CARRY, 0) :]

    def _errors(self, data: bytes) -> None:
        for match in _ERROR.finditer(data):
            end = data.find(b"</", match.end(), match.end() + CARRY)
            closed = data.find(b"c>", match.end(), match.end() + CARRY)
            value = _VALUE.search(data, match.end(), max(end, closed, match.end()))
            if ref := _REF.search(match.group(1)):
                shown = value.group(1).decode("ascii", "replace") if value else "#"
                self.errors[ref.group(1).decode("ascii")] = shown

    def _hidden(self, data: bytes) -> None:
        for kind, attributes in _HIDDEN.findall(data):
            numbers = {key: int(number) for key, number in _SPAN.findall(attributes)}
            if kind == b"row" and b"r" in numbers:
                self.hidden_rows.add(numbers[b"r"] - 1)
            elif kind == b"col" and b"min" in numbers and b"max" in numbers:
                self.hidden_columns.update(range(numbers[b"min"] - 1, min(numbers[b"max"], 16_384)))

    def as_dict(self) -> dict[str, Any]:
        return {
            "formulas": list(self.formulas),
            "errors": [[ref, shown] for ref, shown in self.errors.items()],
            "hidden_rows": sorted(self.hidden_rows),
            "hidden_columns": sorted(self.hidden_columns),
        }


def scanned(archive: zipfile.ZipFile, sheets: list[str], most_bytes: int) -> tuple[str, dict[str, Scan]]:
    """The part with a document type declaration, which no workbook has (or empty), and the scan of each sheet.

    Counts what really comes out, since an archive may lie about its sizes.
    """
    scans = {path.lower(): Scan() for path in sheets}
    seen = 0
    for part in archive.infolist():
        name = part.filename.lower()
        if name.startswith(_UNREAD):
            continue
        scan = scans.get(name)
        seam = b""
        for chunk in chunks(archive, part):
            seen += len(chunk)
            if seen > most_bytes:
                raise TooLarge(bytes=seen)
            seam += chunk[:32]
            if any(mark in chunk or mark in seam for mark in _DOCTYPES):
                return part.filename, scans
            seam = chunk[-32:]
            if scan is not None:
                scan.feed(chunk)
    return "", scans


def chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """A part of the archive, a piece at a time."""
    with archive.open(part) as file:
        while chunk := file.read(CHUNK):
            yield chunk


def sheet_paths(archive: zipfile.ZipFile) -> list[str]:
    """The parts that hold the sheets, in the workbook's order."""
    links = dict(_relations(_small(archive, "xl/_rels/workbook.xml.rels")))
    book = _small(archive, "xl/workbook.xml")
    ids = re.findall(rb"<(?:\w{1,9}:)?sheet\s[^<>]{0,2000}?\b\w{1,20}:id=[\"']([^\"']{1,200})[\"']", book)
    found = [links.get(one.decode("utf-8", "replace"), "") for one in ids]
    return [one.lstrip("/") if one.startswith("/") else f"xl/{one}" for one in found]


def _small(archive: zipfile.ZipFile, path: str) -> bytes:
    """A part that is small in every honest workbook."""
    with archive.open(path) as file:
        return file.read(4 * CHUNK)


def _relations(content: bytes) -> list[tuple[str, str]]:
    pairs = []
    for tag in re.findall(rb"<(?:\w{1,9}:)?Relationship\s[^<>]{0,4000}>", content):
        key = re.search(rb'\bId=["\']([^"\']+)', tag)
        target = re.search(rb'\bTarget=["\']([^"\']+)', tag)
        if key and target:
            pairs.append((key.group(1).decode("utf-8", "replace"), target.group(1).decode("utf-8", "replace")))
    return pairs


def tagged(value: object) -> dict[str, str]:
    """What JSON has no type for, as an object of one key that names its type."""
    if isinstance(value, datetime.date):
        return {"day": value.isoformat()}
    if isinstance(value, datetime.time):
        return {"time": value.isoformat()}
    return {"span": str(value)}


def _finite(value: Any) -> Any:
    """An endless number is no number: it goes on as text, which no reader of figures accepts."""
    return str(value) if isinstance(value, float) and (value != value or abs(value) == float("inf")) else value


def sheet_json(sheet: Any, name: str, hidden: bool, scan: Scan) -> str:
    """One sheet as JSON; an empty cell is null."""
    rows = sheet.to_python(skip_empty_area=False)
    for number, row in enumerate(rows):
        if "" in row:
            rows[number] = [None if value == "" else value for value in row]
    merged = sheet.merged_cell_ranges or []
    if len(merged) > MOST_MERGED:
        raise TooLarge(sheet=name, merged=len(merged))
    answer = {"name": name, "hidden": hidden, "merged": [[*first, *last] for first, last in merged], **scan.as_dict()}
    try:
        return _json({**answer, "rows": rows})
    except ValueError:
        return _json({**answer, "rows": [[_finite(value) for value in row] for row in rows]})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=tagged)


def read(content: bytes, most_cells: int, most_rows: int, most_bytes: int) -> Iterator[str]:
    """Every sheet of the file, or what is wrong with it, as pieces of one JSON object."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    close_doors()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        paths = sheet_paths(archive)
        unsafe, scans = scanned(archive, paths, most_bytes)
    if unsafe:
        yield _json({"problem": "unsafe", "part": unsafe})
        return
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    cells = letters = 0
    pieces = []
    for position, meta in enumerate(book.sheets_metadata):
        if meta.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_index(position)
        row, column = sheet.end or (-1, -1)
        cells += (row + 1) * (column + 1)
        if cells > most_cells or row >= most_rows:
            raise TooLarge(sheet=meta.name, row=row, column=column)
        path = paths[position].lower() if position < len(paths) else ""
        visible = meta.visible == SheetVisibleEnum.Visible
        pieces.append(sheet_json(sheet, meta.name, not visible, scans.get(path) or Scan()))
        letters += len(pieces[-1])
        if letters > MOST_TEXT:
            raise TooLarge(letters=letters)
    yield '{"sheets":['
    for number, piece in enumerate(pieces):
        yield f",{piece}" if number else piece
    yield "]}"


def answered(error: BaseException) -> dict[str, object]:
    """What went wrong, as an answer: whatever a hostile file provokes is no traceback."""
    if isinstance(error, TooLarge):
        return {"problem": "large", **error.found}
    if isinstance(error, MemoryError):
        return {"problem": "large"}
    name = type(error).__name__
    if name == "PasswordError":
        return {"problem": "password"}
    # Rust panics when a table's area overflows its memory.
    return {"problem": "large" if name == "PanicException" else "damaged"}


def main(arguments: list[str]) -> int:
    """Read the file on standard input within the limits."""
    memory, seconds, cells, rows, size = (int(one) for one in arguments)
    limit(memory, seconds)
    try:
        pieces = list(read(sys.stdin.buffer.read(), cells, rows, size))
    except BaseException as error:  # a panic of Rust is no Exception
        pieces = [_json(answered(error))]
    return write_answer(pieces)


if __name__ == "__main__":
    # Archives name their parts in this code page; it is at hand before the doors close.
    encodings.cp437.getregentry()
    gc.disable()
    # Nothing is left to tidy up, and tidying a large workbook takes time.
    os._exit(main(sys.argv[1:]))
