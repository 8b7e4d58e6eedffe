"""Documents that come in: Word, Excel, PDF and text become paragraphs and tables, each with its place."""

from patibat.papers.reading.kinds import is_document
from patibat.papers.reading.limits import USUAL_LIMITS, ReadingLimits
from patibat.papers.reading.model import Block, Box, Cell, Note, Origin, Page, Paper, PaperKind, Paragraph, Table
from patibat.papers.reading.paper import page_picture, read_paper

__all__ = [
    "USUAL_LIMITS",
    "Block",
    "Box",
    "Cell",
    "Note",
    "Origin",
    "Page",
    "Paper",
    "PaperKind",
    "Paragraph",
    "ReadingLimits",
    "Table",
    "is_document",
    "page_picture",
    "read_paper",
]
