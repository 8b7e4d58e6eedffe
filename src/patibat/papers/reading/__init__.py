"""Documents that come in: Word, Excel, PDF and text become paragraphs and tables, each with its place."""

from patibat.papers.reading.inspecting import DEFAULT_LIMITS, PaperLimits, inspect_paper
from patibat.papers.reading.model import (
    NOWHERE,
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
from patibat.papers.reading.receiving import page_picture, read_paper

__all__ = [
    "DEFAULT_LIMITS",
    "NOWHERE",
    "Block",
    "Box",
    "Cell",
    "Note",
    "Origin",
    "Page",
    "Paper",
    "PaperKind",
    "PaperLimits",
    "Paragraph",
    "Table",
    "inspect_paper",
    "page_picture",
    "read_paper",
]
