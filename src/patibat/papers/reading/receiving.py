"""`read_paper`: a received document → its blocks. Word and PDF are opened in a process that can do no harm."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from patibat.papers.reading.inspecting import DEFAULT_LIMITS, PaperLimits, inspect_paper
from patibat.papers.reading.model import (
    Block,
    Box,
    Cell,
    Note,
    Origin,
    Page,
    Paper,
    PaperKind,
    Paragraph,
    Table,
)
from patibat.papers.reading.problems import (
    DOCUMENT_DAMAGED,
    DOCUMENT_PASSWORD,
    DOCUMENT_TOO_COMPLEX,
    DOCUMENT_TOO_LARGE,
    DOCUMENT_UNSAFE,
    SCANNED_ONLY,
    TOO_MANY_PAGES,
)
from patibat.papers.reading.texts import text_paper
from patibat.papers.reading.workbooks import workbook_paper
from patibat.papers.workbooks.inspection import megabytes
from patibat.papers.workbooks.reading import Killed, run_limited
from patibat.problems import Problem, Where

_CHILD: Final = Path(__file__).parent.parent / "limited" / "child.py"


def read_paper(content: bytes, name: str, limits: PaperLimits = DEFAULT_LIMITS) -> Paper:
    """The paragraphs and tables of a document, in order; `name` is how messages call it.

    Raises the problems of `papers.reading.problems`, and of workbooks for an .xlsx.
    """
    kind = inspect_paper(content, name, limits)
    if kind == PaperKind.TEXT:
        return text_paper(content, name)
    if kind == PaperKind.EXCEL:
        return workbook_paper(content, name)
    answer = json.loads(_asked(kind.value, content, name, limits))
    if "problem" in answer:
        raise _problem(answer, name, limits)
    blocks = tuple(_block(one) for one in answer["blocks"])
    return Paper(kind, blocks, tuple(_pages(answer)), tuple(_notes(answer)))


def page_picture(content: bytes, page: int, name: str = "", limits: PaperLimits = DEFAULT_LIMITS) -> bytes:
    """A page of a PDF, counted from 1, as PNG. Raises as `read_paper`."""
    picture = _asked("picture", content, name, limits, page)
    if not picture.startswith(b"\x89PNG"):
        raise DOCUMENT_DAMAGED.at(Where(file=name, page=page), name=name)
    return picture


def _asked(kind: str, content: bytes, name: str, limits: PaperLimits, *more: int) -> bytes:
    numbers = (kind, limits.memory, limits.seconds, limits.text, limits.pages, *more)
    try:
        return run_limited(_CHILD, numbers, content, limits.workbook())
    except Killed:
        raise DOCUMENT_TOO_COMPLEX.at(Where(file=name), name=name) from None


def _problem(answer: dict[str, Any], name: str, limits: PaperLimits) -> Problem:
    where = Where(file=name)
    match answer["problem"]:
        case "password":
            return DOCUMENT_PASSWORD.at(where, name=name)
        case "scanned":
            return SCANNED_ONLY.at(where, name=name, pages=f"{answer['pages']:,}")
        case "pages":
            return TOO_MANY_PAGES.at(where, name=name, pages=f"{answer['pages']:,}", limit=f"{limits.pages:,}")
        case "large":
            most = megabytes(limits.text)
            return DOCUMENT_TOO_LARGE.at(where, name=name, size=f"> {most}", limit=most)
        case "unsafe":
            return DOCUMENT_UNSAFE.at(where, name=name, part=str(answer.get("part", ""))[:80])
        case "complex":
            return DOCUMENT_TOO_COMPLEX.at(where, name=name)
        case _:
            return DOCUMENT_DAMAGED.at(where, name=name)


def _pages(answer: dict[str, Any]) -> list[Page]:
    return [Page(one["number"], one["width"], one["height"]) for one in answer.get("pages", ())]


def _notes(answer: dict[str, Any]) -> list[Note]:
    found = [Note(kind, count) for kind, count in answer.get("notes", {}).items() if count]
    for kind, key in (("page-without-text", "empty"), ("page-header", "headers")):
        if pages := answer.get(key):
            found.append(Note(kind, len(pages), tuple(pages)))
    return found


def _block(one: dict[str, Any]) -> Block:
    return _table(one) if "cells" in one else _paragraph(one)


def _paragraph(one: dict[str, Any]) -> Paragraph:
    get = one.get
    origin = Origin(get("line", 0), get("page", 0), get("paragraph", 0), get("table", 0), "", get("cell", ""))
    box = get("box")
    return Paragraph(
        one["text"],
        origin,
        get("number", ""),
        get("list", -1),
        get("level", 0),
        get("style", ""),
        get("indent", 0),
        get("size", 0),
        get("bold", False),
        get("centered", False),
        box is not None,
        get("boxed", False),
        Box(*box) if box else None,
    )


def _table(one: dict[str, Any]) -> Table:
    origin = Origin(line=one.get("line", 0), page=one.get("page", 0), table=one.get("table", 0))
    return Table(tuple(_cell(cell, origin) for cell in one["cells"]), origin, one.get("guessed", False))


def _cell(one: dict[str, Any], table: Origin) -> Cell:
    lines = tuple(_paragraph(line) for line in one["lines"])
    origin = lines[0].origin if lines else table
    is_bold = bool(lines) and all(line.is_bold for line in lines)
    return Cell(one["row"], one["column"], lines, one["rows"], one["columns"], None, is_bold, origin)
