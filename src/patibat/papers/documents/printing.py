"""One door to every format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Literal

from patibat.papers.documents.model import Document
from patibat.papers.documents.problems import UNKNOWN_FORMAT

Format = Literal["pdf", "docx", "xlsx", "csv", "json"]
FORMATS: Final[tuple[Format, ...]] = ("pdf", "docx", "xlsx", "csv", "json")
MEDIA_TYPES: Final[dict[str, str]] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


def render(document: Document, format: str, extra_font_dirs: Sequence[Path] = ()) -> bytes:
    """The document as a whole file in memory; the caller writes it to its place in one step.

    `extra_font_dirs`: folders of the office's own TH Sarabun files, for PDF and the charts of Word.
    Raises `papers.unknown-format`, `papers.not-printed`, and ValueError when one figure stands with two values.
    """
    if format not in FORMATS:
        raise UNKNOWN_FORMAT.at(format=format, known=", ".join(FORMATS))
    # A document that contradicts itself leaves in no format at all.
    document.figures()
    return _renderers(extra_font_dirs)[format](document)


def _renderers(dirs: Sequence[Path]) -> dict[str, Callable[[Document], bytes]]:
    # Typst, python-docx and xlsxwriter are loaded when somebody prints, not when a web process starts.
    def pdf(document: Document) -> bytes:
        from patibat.papers.documents.pdf import to_pdf

        return to_pdf(document, dirs)

    def docx(document: Document) -> bytes:
        from patibat.papers.documents.word import to_docx

        return to_docx(document, dirs)

    def xlsx(document: Document) -> bytes:
        from patibat.papers.documents.sheet import to_xlsx

        return to_xlsx(document)

    def csv(document: Document) -> bytes:
        from patibat.papers.documents.sheet import to_csv

        return to_csv(document)

    def json(document: Document) -> bytes:
        from patibat.papers.documents.data import to_json

        return to_json(document)

    return {"pdf": pdf, "docx": docx, "xlsx": xlsx, "csv": csv, "json": json}
