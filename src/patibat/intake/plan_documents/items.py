"""A document as the reader of plans sees it: mended paragraphs and tables in order.

Lines of a PDF or of a text file that go on in the next line become one paragraph, with the place of each line kept.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from patibat.intake.plan_documents.headings import heading_of, is_contents_line
from patibat.intake.plan_documents.joining import Broken, begins, broken_width, glued, grouped, is_broken, page_lines
from patibat.intake.plan_documents.pages import tables_joined
from patibat.papers.reading import Block, Cell, Origin, Paper, PaperKind, Paragraph, Table
from patibat.problems import Problem
from patibat.thai import Repair, mend, normalize


@dataclass(slots=True)
class Item:
    """A paragraph. `starts` says from which character on which place of the document holds."""

    text: str
    origin: Origin
    starts: tuple[tuple[int, Origin], ...] = ()
    number: str = ""
    list_level: int = -1
    level: int = 0
    style: str = ""
    indent: float = 0
    size: float = 0
    is_bold: bool = False
    is_centered: bool = False
    is_boxed: bool = False
    is_alone: bool = False
    """A line of a text file with an empty line before and after it."""

    @property
    def is_set_apart(self) -> bool:
        """Is it set as headings are: bold, in a heading's style, or alone between empty lines?"""
        return self.is_bold or self.level > 0 or self.is_alone

    @property
    def full(self) -> str:
        """With the number that Word makes itself."""
        return f"{self.number} {self.text}".strip() if self.number else self.text


@dataclass(slots=True)
class Mending:
    """Repairs made while reading, with where; what could not be repaired stays as it is and is told."""

    repairs: list[tuple[Origin, Repair]] = field(default_factory=list)
    refused: Problem | None = None

    def text(self, text: str, origin: Origin) -> str:
        """The text with its certain repairs, in one order of marks."""
        mended = mend(text)
        self.refused = self.refused or mended.refused
        self.repairs += [(origin, repair) for repair in mended.certain]
        return normalize(mended.text)


Piece = Item | Table
_PICTURES: Final = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d>]+\\s*(?=\\S)")
_LEAST_LINES: Final = 2
_MOST_ALONE: Final = 0.5
PAGE_LINE: Final = "page line"
"""The style of the head of a page in a copied text: the name of the document and the number of the page."""
NEW_SHEET: Final = "new sheet"
"""The style of the item that stands for the name of a sheet: what the sheet before it was about is over."""


def pieces_of(paper: Paper, mending: Mending) -> list[Piece]:
    """Everything in the document, in order, mended."""
    found: list[Piece] = []
    run: list[Paragraph] = []
    broken = broken_width(list(paper.paragraphs()))
    pages = page_lines(list(paper.paragraphs())) if paper.kind == PaperKind.TEXT else {}
    is_of_lines = paper.kind == PaperKind.WORD and is_broken(list(paper.paragraphs()))
    for block in (*tables_joined(paper.blocks), None):
        if isinstance(block, Paragraph) and (block.is_line or (is_of_lines and _may_be_line(block))):
            mended = replace(block, text=mending.text(block.text, block.origin))
            if block.origin.line in pages:
                found.append(Item(mended.text.strip(), block.origin, style=PAGE_LINE))
            else:
                run.append(mended)
            continue
        found += joined(run, broken, pages)
        run = []
        if block is not None:
            found += _piece(block, mending)
    if paper.kind == PaperKind.TEXT:
        _set_alone(found)
    return found


def _may_be_line(block: Paragraph) -> bool:
    return not (block.number or block.level or block.is_boxed or "\n" in block.text)


def _piece(block: Block, mending: Mending) -> Iterator[Piece]:
    if isinstance(block, Table):
        yield replace(block, cells=tuple(_cell(cell, mending) for cell in block.cells))
        return
    for part in _broken(mending.text(block.text, block.origin)):
        if part.strip():
            yield _item(replace(block, text=part))


def _cell(cell: Cell, mending: Mending) -> Cell:
    mended = [replace(line, text=mending.text(line.text, line.origin)) for line in cell.lines]
    return replace(cell, lines=tuple(part for line in mended for part in _lines_apart(line)))


def _lines_apart(line: Paragraph) -> list[Paragraph]:
    """A paragraph of a cell whose lines somebody ended by hand: each is one, where some begin as items do."""
    parts = line.text.split("\n")
    if len(parts) < _LEAST_LINES or not any(begins(part) for part in parts):
        return [line]
    return [
        replace(line, text=part, number=line.number if not at else "") for at, part in enumerate(parts) if part.strip()
    ]


def _item(line: Paragraph) -> Item:
    text = _unadorned(" ".join(line.text.replace("\t", " \t ").split(" ")).strip())
    label, tab, rest = text.partition(" \t ")
    heading = heading_of(label.strip()) if tab and not is_contents_line(text) else None
    if heading is not None and not heading.rest:
        text = f"{label.strip()} : {rest.strip()}"
    return Item(
        text=text,
        origin=line.origin,
        number=line.number,
        list_level=line.list_level,
        level=line.level,
        style=line.style,
        indent=line.indent,
        size=line.size,
        is_bold=line.is_bold,
        is_centered=line.is_centered,
        is_boxed=line.is_boxed,
    )


def _unadorned(text: str) -> str:
    """Without the picture signs that messages begin lines with: before an item they are its bullet."""
    found = _PICTURES.match(text)
    if found is None:
        return text
    rest = text[found.end() :]
    return rest if begins(rest) else f"- {rest}"


def _broken(text: str) -> list[str]:
    """A paragraph with line breaks inside: its lines are items of their own where they begin as items do."""
    if "\n" not in text:
        return [text]
    parts: list[str] = []
    for line in text.split("\n"):
        heading = heading_of(parts[-1]) if parts else None
        if parts and not begins(line) and (heading is None or heading.rest):
            parts[-1] = glued(parts[-1], line)
        else:
            parts.append(line)
    return parts


def joined(lines: Sequence[Paragraph], broken: Broken, pages: Collection[int] = ()) -> list[Item]:
    """The paragraphs that lines make, each line's place kept."""
    found: list[Item] = []
    for group in grouped(lines, broken, pages):
        item = _item(group[0][0])
        item.starts = ((0, item.origin),)
        for line, is_cut in group[1:]:
            _append(item, line, is_cut=is_cut)
        found.append(item)
    return found


def _set_alone(pieces: Sequence[Piece]) -> None:
    """Lines between empty lines, where most lines are not: they stand as headings do."""
    items = [piece for piece in pieces if isinstance(piece, Item)]
    ends = [0, *(_last_line(piece) for piece in pieces), 0]
    for position, piece in enumerate(pieces):
        after = pieces[position + 1].origin.line if position + 1 < len(pieces) else _last_line(piece) + 2
        if isinstance(piece, Item) and len(piece.starts) == 1:
            piece.is_alone = piece.origin.line - ends[position] > 1 and after - piece.origin.line > 1
    if sum(item.is_alone for item in items) > len(items) * _MOST_ALONE:
        for item in items:
            item.is_alone = False


def _last_line(piece: Piece) -> int:
    if isinstance(piece, Table):
        return max((cell.origin.line for cell in piece.cells), default=piece.origin.line)
    return piece.starts[-1][1].line if piece.starts else piece.origin.line


def _append(item: Item, line: Paragraph, *, is_cut: bool) -> None:
    item.text = item.text + line.text.rstrip() if is_cut else glued(item.text, line.text)
    item.starts += ((len(item.text) - len(line.text.strip()), line.origin),)
    item.is_bold = item.is_bold and line.is_bold
