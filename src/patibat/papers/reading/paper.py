"""Reading a received document: looked at first, then opened in a process that can do no harm."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from patibat.papers.inspection import megabytes
from patibat.papers.limited import Killed, run_limited
from patibat.papers.reading.answers import paper_of
from patibat.papers.reading.kinds import paper_kind
from patibat.papers.reading.limits import USUAL_LIMITS, ReadingLimits
from patibat.papers.reading.model import Paper, PaperKind
from patibat.papers.reading.problems import (
    DAMAGED,
    EMPTY,
    PASSWORD,
    SCANNED_ONLY,
    TOO_COMPLEX,
    TOO_LARGE,
    TOO_MANY_PAGES,
    TOO_SLOW,
    UNSAFE,
)
from patibat.papers.reading.text import read_text
from patibat.problems import Problem, Where

_CHILD = Path(__file__).with_name("child.py")


def read_paper(content: bytes, name: str = "", limits: ReadingLimits = USUAL_LIMITS) -> Paper:
    """A document as paragraphs and tables, each with its place; `name` is how messages call the file.

    Word (.docx), Excel (.xlsx), PDF and text are told apart by their content. Files other than text are opened in a
    process of its own (`child.py`) with limits of memory and time. Nothing that a file refers to is ever fetched; files
    with macros are refused.

    Raises `papers.document-*`, and for Excel the problems of `papers.workbooks.read_workbook`.
    """
    match paper_kind(content, name, limits):
        case PaperKind.TEXT:
            paper = read_text(content, name, limits)
        case PaperKind.EXCEL:
            # What reads workbooks also writes them; it is loaded where it is needed, and never by the child.
            from patibat.papers.reading.excel import read_excel

            paper = read_excel(content, name, limits)
        case kind:
            paper = paper_of(kind, _opened(kind, content, name, limits))
    if not paper.blocks:
        raise EMPTY.at(Where(file=name), name=name)
    return paper


def page_picture(content: bytes, page: int, name: str = "", limits: ReadingLimits = USUAL_LIMITS) -> bytes:
    """A page of a PDF, counted from 1, as PNG. Raises `papers.document-*`."""
    return base64.b64decode(_opened("picture", content, name, replace(limits, pages=page))["png"])


def _opened(kind: str, content: bytes, name: str, limits: ReadingLimits) -> dict[str, Any]:
    where = Where(file=name)
    arguments = (kind, limits.memory, limits.seconds, limits.text, limits.pages)
    try:
        answer: dict[str, Any] = json.loads(run_limited(_CHILD, arguments, content, limits))
    except Killed as killed:
        if killed.slow:
            raise TOO_SLOW.at(where, name=name, seconds=limits.wait) from None
        raise _too_complex(name, limits) from None
    except (ValueError, RecursionError) as error:
        raise DAMAGED.at(where, name=name) from error
    if "problem" in answer:
        raise _problem(answer, name, limits)
    return answer


def _problem(answer: dict[str, Any], name: str, limits: ReadingLimits) -> Problem:
    where = Where(file=name)
    match answer["problem"]:
        case "unsafe":
            return UNSAFE.at(where, name=name, part=str(answer.get("part", ""))[:80])
        case "password":
            return PASSWORD.at(where, name=name)
        case "scanned":
            return SCANNED_ONLY.at(where, name=name, pages=int(answer["pages"]))
        case "large" if "pages" in answer:
            return TOO_MANY_PAGES.at(where, name=name, pages=f"{answer['pages']:,}", limit=f"{limits.pages:,}")
        case "large" if "bytes" in answer:
            return TOO_LARGE.at(where, name=name, size=f"> {megabytes(limits.text)}", limit=megabytes(limits.text))
        case "large":
            return _too_complex(name, limits)
        case _:
            return DAMAGED.at(where, name=name)


def _too_complex(name: str, limits: ReadingLimits) -> Problem:
    return TOO_COMPLEX.at(Where(file=name), name=name, limit=megabytes(limits.memory))
