"""Documents that come in: Word, Excel, PDF and text become paragraphs and tables, each with its place."""

from patibat.papers.reading.model import Block, Box, Cell, Note, Origin, Page, Paper, PaperKind, Paragraph, Table

__all__ = ["Block", "Box", "Cell", "Note", "Origin", "Page", "Paper", "PaperKind", "Paragraph", "Table"]
