"""How large a document may be, and what reading it may use."""

from __future__ import annotations

from dataclasses import dataclass

from patibat.papers.inspection import MEGABYTE


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """Bytes of the file, of what an archive says it inflates to and of its parts of text, inflation ratio, parts, pages
    of a PDF, lines of text, cells and rows of Excel; what the child process may use: seconds of processor, seconds of
    waiting, bytes of memory."""

    file: int = 50 * MEGABYTE
    inflated: int = 300 * MEGABYTE
    text: int = 60 * MEGABYTE
    ratio: int = 100
    parts: int = 5_000
    pages: int = 1_500
    lines: int = 200_000
    cells: int = 1_000_000
    rows: int = 100_000
    seconds: int = 60
    wait: int = 90
    memory: int = 512 * MEGABYTE


USUAL_LIMITS = ReadingLimits()
