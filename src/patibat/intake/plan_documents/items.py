"""A document as the reader of plans sees it: mended paragraphs and tables in order.

Lines of a PDF or of a text file that go on in the next line become one paragraph, with the place of each line kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from patibat.intake.plan_documents.headings import heading_of, is_contents_line
from patibat.intake.plan_documents.markers import marker_of
from patibat.intake.plan_documents.pages import tables_joined
from patibat.papers.reading import Block, Cell, Origin, Paper, Paragraph, Table
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
NEW_SHEET: Final = "new sheet"
"""The style of the item that stands for the name of a sheet: what the sheet before it was about is over."""


def pieces_of(paper: Paper, mending: Mending) -> list[Piece]:
    """Everything in the document, in order, mended."""
    found: list[Piece] = []
    run: list[Paragraph] = []
    for block in (*tables_joined(paper.blocks), None):
        if isinstance(block, Paragraph) and block.is_line:
            run.append(replace(block, text=mending.text(block.text, block.origin)))
            continue
        found += joined(run)
        run = []
        if block is not None:
            found += _piece(block, mending)
    return found


def _piece(block: Block, mending: Mending) -> Iterator[Piece]:
    if isinstance(block, Table):
        yield replace(block, cells=tuple(_cell(cell, mending) for cell in block.cells))
        return
    for part in _broken(mending.text(block.text, block.origin)):
        if part.strip():
            yield _item(replace(block, text=part))


def _cell(cell: Cell, mending: Mending) -> Cell:
    lines = tuple(replace(line, text=mending.text(line.text, line.origin)) for line in cell.lines)
    return replace(cell, lines=lines)


def _item(line: Paragraph) -> Item:
    text = " ".join(line.text.replace("\t", " \t ").split(" ")).strip()
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


def _broken(text: str) -> list[str]:
    """A paragraph with line breaks inside: its lines are items of their own where they begin as items do."""
    if "\n" not in text:
        return [text]
    parts: list[str] = []
    for line in text.split("\n"):
        heading = heading_of(parts[-1]) if parts else None
        if parts and not _begins(line) and (heading is None or heading.rest):
            parts[-1] = glued(parts[-1], line)
        else:
            parts.append(line)
    return parts


_MARKS: Final = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_SENTENCE_END: Final = re.compile(r"(?:ดังนี้|ได้แก่|ประกอบด้วย|[:：])\s*$")
_LISTING: Final = re.compile(r"(?:,|(?:เจ้าภาพ|สนับสนุน|รับผิดชอบ|หน่วยงาน)[ก-๙]*\s*[:：])\s*$")
_THAI_EDGE: Final = re.compile("[ก-ฮะ-ฺเ-\u0e4e]")
_LETTER: Final = 6.0
_WRAP_MOST: Final = 170
_FULL: Final = 0.82
_NEARLY: Final = 0.6


def glued(first: str, second: str, *, is_narrow: bool = False) -> str:
    """Two lines of one paragraph: Thai goes on without a space, as it was written; other scripts need one.

    `is_narrow`: in a narrow column numbers are broken too.
    """
    left, right = first.rstrip(), second.lstrip()
    if not left or not right:
        return left or right
    if _THAI_EDGE.match(left[-1]) and _THAI_EDGE.match(right[0]) and not right.startswith("พ.ศ"):
        return left + right
    if is_narrow and left[-1].isdigit() and right[0] in "0123456789๐๑๒๓๔๕๖๗๘๙,.":
        return left + right
    is_open = left[-1] in "(“/" or (left[-1] in "-–" and left[-2:-1] != " ")
    return left + right if is_open else f"{left} {right}"


def joined(lines: Sequence[Paragraph]) -> list[Item]:
    """The paragraphs that lines make. Blank lines part them where the line before is short or the next begins anew."""
    full, hard = _full_width(lines), _hard_width(lines)
    found: list[Item] = []
    before: Paragraph | None = None
    for line in lines:
        if not line.text.strip():
            continue
        # Lines that are empty are no blocks: the count of lines tells of them.
        is_after_blank = before is not None and line.box is None and line.origin.line - before.origin.line > 1
        is_cut = before is not None and _letters(before) >= hard > 0
        if before is not None and found and (is_cut or _goes_on(before, line, full, is_after_blank)):
            _append(found[-1], line, is_cut=is_cut)
        else:
            found.append(_item(line))
            found[-1].starts = ((0, line.origin),)
        before = line
    return found


def _hard_width(lines: Sequence[Paragraph]) -> int:
    """The number of letters after which a program cut lines, in the middle of words and numbers; 0 where it did not."""
    lengths = [_letters(line) for line in lines if line.text.strip() and line.box is None]
    most = max(lengths, default=0)
    return most if most <= _WRAP_MOST and sum(one == most for one in lengths) >= max(4, len(lengths) * 0.08) else 0


def _letters(line: Paragraph) -> int:
    """The letters of a line with its indent."""
    return round(line.indent / _LETTER) + len(line.text)


def _append(item: Item, line: Paragraph, *, is_cut: bool) -> None:
    item.text = item.text + line.text.rstrip() if is_cut else glued(item.text, line.text)
    item.starts += ((len(item.text) - len(line.text.strip()), line.origin),)
    item.is_bold = item.is_bold and line.is_bold


def _width(line: Paragraph) -> float:
    """How far a line goes to the right: points of a PDF, letters of a text (marks take no room)."""
    return line.box.right if line.box else line.indent / _LETTER + len(_MARKS.sub("", line.text.rstrip()))


def _full_width(lines: Sequence[Paragraph]) -> float:
    """How far full lines go; 0 where lines are not wrapped at all."""
    widths = sorted(_width(line) for line in lines if line.text.strip())
    if len(widths) < 4:
        return max(widths, default=0) if widths and lines[0].box else 0
    most = widths[min(len(widths) - 1, int(len(widths) * 0.97))]
    full = sum(width >= most * _FULL for width in widths)
    if lines[0].box is None and (most > _WRAP_MOST or most < 30 or full < len(widths) * 0.2):
        return 0
    return most


def _goes_on(before: Paragraph, line: Paragraph, full: float, is_after_blank: bool) -> bool:
    if not full or _begins(line.text) or _is_heading(before) or _is_heading(line) or is_contents_line(before.text):
        return False
    if before.is_bold != line.is_bold:
        return False
    if abs(before.size - line.size) > 1.5:
        return False
    if line.is_centered and before.is_centered and line.is_bold and before.is_bold:
        return True
    if _LISTING.search(before.text) and not is_after_blank:
        return True
    if _width(before) < full * _FULL:
        # A word that did not fit leaves a line a little short; a return to the margin says that it goes on.
        return _width(before) >= full * _NEARLY and line.indent < before.indent and not is_after_blank
    if _SENTENCE_END.search(before.text) and (is_after_blank or line.indent > before.indent):
        return False
    return not is_after_blank or line.indent <= before.indent


def _begins(text: str) -> bool:
    """Does a line begin an item of its own?"""
    return marker_of(text) is not None or heading_of(text) is not None


def _is_heading(line: Paragraph) -> bool:
    heading = heading_of(line.text)
    return line.level > 0 or (heading is not None and not heading.rest)
