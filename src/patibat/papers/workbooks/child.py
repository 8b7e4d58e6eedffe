"""The limited process that opens a received workbook; nothing of it runs in the server.

Run as a script with the file's path and the limits; writes one JSON object to standard output. It imports nothing of
Patibat, so that it starts quickly and has nothing to lose. On Windows there are no such limits of memory: the time
limit of the parent holds there.
"""

from __future__ import annotations

import datetime
import json
import re
import sys
import zipfile
from typing import Any

_FORMULA = re.compile(rb'<c r="([A-Z]{1,3}[0-9]{1,7})"[^>]*>\s*<f[ >/]')
_DOCTYPE = (b"<!doctype", b"<\x00!\x00d\x00o\x00c\x00t\x00y\x00p\x00e", b"\x00<\x00!\x00d\x00o\x00c\x00t\x00y\x00p")


def limit(memory: int, seconds: int) -> None:
    """Give this process no more memory and time than a workbook needs."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def plain(value: Any) -> Any:
    """A value that JSON can carry; days and times become a tagged list."""
    if value == "" or value is None:
        return None
    if isinstance(value, datetime.datetime):
        return ["d", value.isoformat()]
    if isinstance(value, datetime.date):
        return ["d", value.isoformat()]
    if isinstance(value, datetime.time):
        return ["t", value.isoformat()]
    if isinstance(value, datetime.timedelta):
        return ["s", str(value)]
    return value


def doctype(archive: zipfile.ZipFile) -> str:
    """The name of a part with a document type declaration, which no workbook has; empty when there is none."""
    for part in archive.infolist():
        if part.filename.lower().endswith((".xml", ".rels", ".vml")):
            with archive.open(part) as file:
                head = file.read(8192).lower()
            if any(mark in head for mark in _DOCTYPE):
                return part.filename
    return ""


def formulas(archive: zipfile.ZipFile, path: str) -> list[str]:
    """The names of the cells of a sheet that a formula made."""
    try:
        content = archive.read(path)
    except KeyError:
        return []
    if b"<f" not in content:
        return []
    return [match.decode("ascii") for match in _FORMULA.findall(content)]


def sheet_paths(archive: zipfile.ZipFile) -> list[str]:
    """The parts that hold the sheets, in the workbook's order."""
    links = dict(_relations(archive.read("xl/_rels/workbook.xml.rels")))
    book = archive.read("xl/workbook.xml")
    ids = re.findall(rb"<(?:\w+:)?sheet\b[^>]*?r:id=[\"']([^\"']+)[\"']", book)
    found = [links.get(one.decode("utf-8", "replace"), "") for one in ids]
    return [one.lstrip("/") if one.startswith("/") else f"xl/{one}" for one in found]


def _relations(content: bytes) -> list[tuple[str, str]]:
    pairs = []
    for tag in re.findall(rb"<(?:\w+:)?Relationship\b[^>]*>", content):
        key = re.search(rb'\bId=["\']([^"\']+)', tag)
        target = re.search(rb'\bTarget=["\']([^"\']+)', tag)
        if key and target:
            pairs.append((key.group(1).decode("utf-8", "replace"), target.group(1).decode("utf-8", "replace")))
    return pairs


def read(path: str, most_cells: int, most_rows: int) -> dict[str, Any]:
    """Every sheet of the file, or the name of what is wrong with it."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    with zipfile.ZipFile(path) as archive:
        bad = doctype(archive)
        if bad:
            return {"problem": "unsafe", "part": bad}
        paths = sheet_paths(archive)
        book = CalamineWorkbook.from_path(path)
        sheets = []
        cells = 0
        for position, meta in enumerate(book.sheets_metadata):
            if meta.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_index(position)
            last = sheet.end or (-1, -1)
            cells += (last[0] + 1) * (last[1] + 1)
            if cells > most_cells or last[0] >= most_rows:
                return {"problem": "large", "rows": last[0] + 1, "cells": cells}
            rows = [[plain(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
            sheets.append(
                {
                    "name": meta.name,
                    "rows": rows,
                    "hidden": meta.visible != SheetVisibleEnum.Visible,
                    "merged": [[*first, *last] for first, last in sheet.merged_cell_ranges or []],
                    "formulas": formulas(archive, paths[position]) if position < len(paths) else [],
                }
            )
    return {"sheets": sheets}


def main(arguments: list[str]) -> int:
    """Read the file named first, within the limits named after it."""
    path, memory, seconds, cells, rows = arguments
    limit(int(memory), int(seconds))
    try:
        answer = read(path, int(cells), int(rows))
    except MemoryError:
        answer = {"problem": "large", "rows": 0, "cells": 0}
    except Exception as error:  # whatever a hostile file provokes is an answer, never a traceback
        answer = {"problem": "password" if type(error).__name__ == "PasswordError" else "damaged"}
    json.dump(answer, sys.stdout, ensure_ascii=False, separators=(",", ":"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
