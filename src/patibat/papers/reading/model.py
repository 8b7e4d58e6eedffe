"""What a document is once it has been read: paragraphs and tables in reading order, each with the place it stands.

Text is as the document has it; nothing is mended, joined or understood here. A reader of plans works on this alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class PaperKind(StrEnum):
    """The kinds of document that can be read."""

    WORD = "word"
    EXCEL = "excel"
    PDF = "pdf"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something stands in its document; 0 and "" are unknown. Every number counts from 1.

    `line` is the line of a text file, or of the page of a PDF; `paragraph` the paragraph of a Word file, counted
    through tables too; `table` the table, with `cell` (`B3`: second column, third row) inside it; `sheet` with `cell`
    a cell of Excel. Of what spans several lines it is where it begins.
    """

    line: int = 0
    page: int = 0
    paragraph: int = 0
    table: int = 0
    sheet: str = ""
    cell: str = ""

    def as_dict(self) -> dict[str, int | str]:
        """What is known, for JSON."""
        parts: dict[str, int | str] = {
            "line": self.line, "page": self.page, "paragraph": self.paragraph, "table": self.table,
            "sheet": self.sheet, "cell": self.cell,
        }  # fmt: skip
        return {key: value for key, value in parts.items() if value}


NOWHERE = Origin()


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page of a PDF, in points from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of Word, a line of text, or a line of a PDF (`is_line`: it may go on in the next one).

    `number` is the number that Word makes itself and its text does not hold (`1.`, `๑)`, `•`), at `list_level` 0 to 8
    (-1: no list). `level` is the outline level 1 to 9 of a heading style, 0 for body text; `style` is its name.
    `indent` is the left edge in points; `size` in points (0: unknown).
    """

    text: str
    origin: Origin = NOWHERE
    number: str = ""
    list_level: int = -1
    level: int = 0
    style: str = ""
    indent: float = 0
    size: float = 0
    is_bold: bool = False
    is_centered: bool = False
    is_line: bool = False
    is_boxed: bool = False
    """Stands in a text box or a frame."""
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `row` and `column` from 0. A merged cell stands once, at its top left, and spans.

    `lines` are its paragraphs. A number of Excel is `value` too (int, float, or a date as ISO text), `text` as shown.
    """

    row: int
    column: int
    lines: tuple[Paragraph, ...] = ()
    rows: int = 1
    columns: int = 1
    value: int | float | str | None = None
    is_bold: bool = False
    origin: Origin = NOWHERE

    @property
    def text(self) -> str:
        """All of its lines."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Table:
    """A table, or one sheet of Excel. A table nested in a cell follows the table that holds it, as a table of its own.

    `is_guessed`: found by the positions on a page of a PDF, so that a person should look at it.
    """

    cells: tuple[Cell, ...]
    origin: Origin = NOWHERE
    is_guessed: bool = False
    is_hidden: bool = False
    """A hidden sheet."""

    @property
    def height(self) -> int:
        """Rows."""
        return max((cell.row + cell.rows for cell in self.cells), default=0)

    @property
    def width(self) -> int:
        """Columns."""
        return max((cell.column + cell.columns for cell in self.cells), default=0)

    def grid(self) -> list[list[Cell | None]]:
        """Row by row, a merged cell in each place that it covers."""
        found: list[list[Cell | None]] = [[None] * self.width for _ in range(self.height)]
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.column, cell.column + cell.columns):
                    found[row][column] = cell
        return found


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader of the document should know: what was left out, and how often (`tracked-deletion`,
    `footnote`, `comment`, `picture`, `hidden-sheet`, `page-header`, `watermark`, `page-without-text`)."""

    kind: str
    count: int = 1
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a PDF: its size in points. Pages of other documents are not known."""

    number: int
    width: float = 0
    height: float = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that was read."""

    kind: PaperKind
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    notes: tuple[Note, ...] = ()
    encoding: str = ""
    """Of a text file."""
    details: dict[str, str] = field(default_factory=dict)
    """What the file says of itself: title, author."""

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph outside tables."""
        return (block for block in self.blocks if isinstance(block, Paragraph))

    def tables(self) -> Iterator[Table]:
        """Every table."""
        return (block for block in self.blocks if isinstance(block, Table))
