"""A PDF → the fields of a `Paper`."""

from __future__ import annotations

from typing import Any

from patibat.papers.doors import TooLarge, close_doors
from patibat.papers.reading.pdf.layout import PageContent, read_page
from patibat.papers.reading.pdf.library import Broken, Document
from patibat.papers.reading.pdf.margins import leave_out_margins
from patibat.papers.reading.pdf.output import blocks_of

_END_WITHIN = 8192


def read_pdf(content: bytes, most_pages: int) -> dict[str, Any]:
    """Blocks, pages, notes and details. Raises `TooLarge`, `Locked`, `Broken`."""
    close_doors()
    # What was cut off on its way would be read as far as it goes, and nobody would know.
    if b"startxref" not in content[-_END_WITHIN:]:
        raise Broken
    document = Document(content)
    if document.pages > most_pages:
        raise TooLarge(pages=document.pages)
    pages, broken = _pages(document)
    if not pages or not document.pages:
        raise Broken
    if not any(page.blocks for page in pages) and any(page.pictures for page in pages):
        return {"problem": "scanned", "pages": document.pages}
    left_out = leave_out_margins(pages)
    kinds = {
        "page-header": left_out,
        "watermark": [page.number for page in pages if page.has_watermark],
        "page-without-text": [page.number for page in pages if page.pictures and not (page.blocks or page.left_out)],
        "page-damaged": broken,
        "picture": [page.number for page in pages for _ in range(page.pictures)],
    }
    details = {"title": document.about("Title"), "author": document.about("Author")}
    return {
        "blocks": blocks_of(pages),
        "pages": [[page.number, round(page.width, 2), round(page.height, 2)] for page in pages],
        "notes": [_note(kind, found) for kind, found in kinds.items() if found],
        "details": {key: text for key, text in details.items() if text},
    }


def _pages(document: Document) -> tuple[list[PageContent], list[int]]:
    """The pages that can be read, and the numbers of those that cannot."""
    pages: list[PageContent] = []
    broken: list[int] = []
    for at in range(document.pages):
        try:
            page = document.page(at)
        except Broken:
            broken.append(at + 1)
            continue
        pages.append(read_page(page, at + 1))
        page.close()
    return pages, broken


def _note(kind: str, pages: list[int]) -> dict[str, Any]:
    return {"kind": kind, "count": len(pages), "pages": sorted(set(pages))}
