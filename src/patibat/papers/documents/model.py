"""A document before it is printed: plain values, no layout. Every renderer reads this and nothing else.

Content of a paragraph or a cell is a string, one inline, or a tuple of both:

>>> late = FigureSpan("count~late~11~2566-Q2~all~1", "17", Decimal(17))
>>> document = Document("รายงาน", blocks=(Paragraph(("ล่าช้า ", late, " หน่วยงาน")),))
>>> [figure.shown for figure in document.figures()]
['17']
>>> plain(document.blocks[0].content)
'ล่าช้า 17 หน่วยงาน'
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

from patibat.papers import charts
from patibat.papers.figures import Coverage, FigureSpan
from patibat.papers.marks import StatusMark

__all__ = [
    "QR",
    "Align",
    "Block",
    "Bullets",
    "ChartBlock",
    "Column",
    "Content",
    "Coverage",
    "Document",
    "DocumentMeta",
    "FigureSpan",
    "FillLines",
    "Group",
    "Heading",
    "Inline",
    "KeyValues",
    "Note",
    "Outline",
    "OutlineItem",
    "PageBreak",
    "Paragraph",
    "Row",
    "Run",
    "Signatory",
    "Signatures",
    "Statement",
    "StatusMark",
    "Table",
    "Tile",
    "Tiles",
    "inlines",
    "plain",
]

Align = Literal["left", "center", "right"]
Kind = Literal["report", "form", "memo", "letter", "brochure"]
Orientation = Literal["portrait", "landscape"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words with a little emphasis, or a link."""

    text: str
    bold: bool = False
    url: str = ""


Inline = str | Run | FigureSpan | StatusMark
Content = Inline | tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 to 4. Headings number nothing by themselves."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; the first line is indented as in official letters unless `indent` is off."""

    content: Content
    indent: bool = True
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; `ordered` counts 1., 2., … in the digits of the document."""

    items: tuple[Content, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """`width` is a share of the table's width beside the others; 0 takes what the content needs.

    `unit` stands in the head under the name. Numbers belong on the right: `align="right"`.
    """

    head: str
    align: Align = "left"
    width: float = 1
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A row across the whole table that names the rows below it."""

    text: str


Row = tuple[Content, ...] | Group


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of as many cells as there are columns. The head repeats on every page and a row never splits.

    `name` names the sheet in a workbook (else the caption does). `total` is printed last, heavier.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    total: tuple[Content, ...] | None = None
    notes: tuple[str, ...] = ()
    name: str = ""

    def __post_init__(self) -> None:
        for row in (*self.rows, self.total):
            if isinstance(row, tuple) and len(row) != len(self.columns):
                raise ValueError(f"a row of {len(row)} cells in a table of {len(self.columns)} columns")


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Names and what they are, one pair a line."""

    pairs: tuple[tuple[str, Content], ...]


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A chart; `with_table` sets its numbers below it, which every format needs unless a table of ours has them."""

    chart: charts.Chart
    with_table: bool = True


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page; `orientation` turns it and those that follow."""

    orientation: Orientation = "portrait"


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs. Empty parts are printed as dotted lines to write on."""

    role: str
    name: str = ""
    position: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Two side by side, a further pair below; never split over pages."""

    people: tuple[Signatory, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A remark set apart from the text."""

    content: Content
    title: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """The sentence that a page stands on, such as a vision: large and on its own ground. `label` says what it is."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """A number that is read from afar: what it is, the figure, its unit, how far it is, and a line below."""

    label: str
    figure: FigureSpan
    unit: str = ""
    status: StatusMark | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tiles:
    """Numbers side by side, `across` in a row. Files of data have them as a table under `heads`: of label, figure,
    unit, status and note."""

    items: tuple[Tile, ...]
    heads: tuple[str, str, str, str, str]
    across: int = 3
    name: str = ""


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """One clause: `label` (its number, or kind and number), its words, and lines `under` it that say more of it.

    `level` 1 to 4 sets it in; `head` names the kind of this and the following items; `bold` leads those below it.
    """

    label: str
    text: str
    under: tuple[str, ...] = ()
    level: int = 1
    head: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """Clauses in order, printed as running text as plans are written. Files of data have them as `table`."""

    items: tuple[OutlineItem, ...]
    table: Table


@dataclass(frozen=True, slots=True)
class QR:
    """A QR code of `data` with a readable caption beside it."""

    data: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class FillLines:
    """Dotted lines to write on by hand."""

    count: int = 1
    label: str = ""


Block = (
    Heading
    | Paragraph
    | Bullets
    | Table
    | KeyValues
    | ChartBlock
    | StatusMark
    | PageBreak
    | Signatures
    | Note
    | Statement
    | Tiles
    | Outline
    | QR
    | FillLines
)


@dataclass(frozen=True, slots=True)
class DocumentMeta:
    """Who, when, of what. `as_of` and `period` are sentences ready to print; `url` becomes the QR in the foot.

    `code` is the report's name, `hash` the short hash of the exact values. `created` makes files reproducible.
    `sample` prints the word of a sample on every page. `thai_digits` turns every digit of the text into Thai ones.
    """

    author_agency: str = ""
    period: str = ""
    as_of: str = ""
    sample: bool = False
    thai_digits: bool = False
    code: str = ""
    hash: str = ""
    url: str = ""
    header: str = ""
    footer: str = ""
    created: datetime | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document in one language. `compact` is for what has to stand on one sheet: narrower margins, smaller
    letters."""

    title: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    language: str = "th"
    kind: Kind = "report"
    meta: DocumentMeta = DocumentMeta()
    orientation: Orientation = "portrait"
    compact: bool = False

    def figures(self) -> tuple[FigureSpan, ...]:
        """Every figure with an id, in order of appearance, once for each way it is shown.

        Raises ValueError when one id stands with two values: a document cannot contradict itself.
        """
        found: dict[tuple[str, str], FigureSpan] = {}
        values: dict[str, Decimal | None] = {}
        for block in self.blocks:
            for figure in _figures(block):
                if not figure.figure_id:
                    continue
                if values.setdefault(figure.figure_id, figure.value) != figure.value:
                    raise ValueError(f"the figure {figure.figure_id} stands with two values")
                found.setdefault((figure.figure_id, figure.shown), figure)
        return tuple(found.values())

    def tables(self) -> tuple[Table, ...]:
        """Every table, those of charts included, in order."""
        chosen = (table_of(block) for block in self.blocks)
        return tuple(table for table in chosen if table is not None)


def table_of(block: Block) -> Table | None:
    """The block as a table: itself, the numbers of a chart that shows them, tiles, or clauses."""
    if isinstance(block, Table):
        return block
    if isinstance(block, Outline):
        return block.table
    if isinstance(block, Tiles):
        return _tiles_table(block)
    if isinstance(block, ChartBlock) and block.with_table:
        numbers = charts.to_table(block.chart)
        columns = tuple(
            Column(head.text, "right" if head.numeric else "left", 1 if at else 2.2, head.unit)
            for at, head in enumerate(numbers.heads)
        )
        return Table(columns, numbers.rows, caption=block.chart.title)
    return None


def _tiles_table(block: Tiles) -> Table:
    columns = tuple(Column(head, "right" if at == 1 else "left") for at, head in enumerate(block.heads))
    rows = tuple((one.label, one.figure, one.unit, one.status or "", one.note) for one in block.items)
    return Table(columns, rows, name=block.name)


def inlines(content: Content) -> tuple[Inline, ...]:
    """Content as a tuple, whatever it was given as."""
    return content if isinstance(content, tuple) else (content,)


def plain(content: Content, language: str = "th") -> str:
    """Content as the text that a reader sees."""
    return "".join(_plain(inline, language) for inline in inlines(content))


def _plain(inline: Inline, language: str) -> str:
    match inline:
        case str():
            return inline
        case Run():
            return inline.text
        case FigureSpan():
            return inline.shown
        case StatusMark():
            return inline.text(language)


def _figures(block: Block) -> Iterator[FigureSpan]:
    for content in _contents(block):
        yield from (inline for inline in inlines(content) if isinstance(inline, FigureSpan))


def _contents(block: Block) -> Iterator[Content]:
    match block:
        case Paragraph() | Note():
            yield block.content
        case Bullets():
            yield from block.items
        case KeyValues():
            yield from (value for _, value in block.pairs)
        case Table() | ChartBlock() | Tiles() | Outline():
            table = table_of(block)
            if table is not None:
                yield from (cell for row in (*table.rows, table.total) if isinstance(row, tuple) for cell in row)
        case _:
            return
