"""A document as a Word file that officials can edit: TH SarabunPSK 16 pt, styles that Word's Thai understands.

Word chooses fonts and sizes of Thai by the complex-script properties (`w:cs`, `w:szCs`, `w:bCs`, `w:lang w:bidi`):
python-docx sets the Latin ones alone, so every style here gets both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from patibat.papers import palette
from patibat.papers.documents import word_xml as xml
from patibat.papers.documents.model import (
    QR,
    Align,
    Block,
    Bullets,
    ChartBlock,
    Content,
    Document,
    FigureSpan,
    FillLines,
    Group,
    Heading,
    Inline,
    KeyValues,
    Note,
    Outline,
    OutlineItem,
    PageBreak,
    Paragraph,
    Run,
    Signatures,
    Statement,
    StatusMark,
    Table,
    Tile,
    Tiles,
    inlines,
    plain,
)
from patibat.papers.documents.prepared import prepared
from patibat.papers.documents.wording import SAMPLE, WORDS, foot, mark_line, source_line, under_title

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as WordParagraph
    from docx.text.run import Run as WordRun

_TEXT_CM: Final = 16.0
"""Width between the margins of an upright A4 page."""
_PICTURE_PPI: Final = 200.0
_CLAUSE_CM: Final = 0.9
"""How far a clause is set in below the one it belongs to."""
_DOTS: Final = "." * 40


def to_docx(document: Document, extra_font_dirs: Sequence[Path] = ()) -> bytes:
    """The Word file. Charts are pictures drawn by Typst with their numbers as a table below.

    Raises the problem `papers.not-printed` when a chart cannot be drawn.
    """
    return _Writer(prepared(document), extra_font_dirs).bytes()


class _Writer:
    """Writes block after block into one Word file."""

    def __init__(self, document: Document, extra_font_dirs: Sequence[Path]) -> None:
        import docx

        self.document = document
        self.font_dirs = extra_font_dirs
        self.word: WordFile = docx.Document()
        self.landscape = document.orientation == "landscape"
        xml.set_styles(self.word, document.language)
        xml.set_page(self.word.sections[0], self.landscape, document.compact)
        sample = SAMPLE.of(document.language) if document.meta.sample else ""
        left = xml.printable(document.meta.header)
        digits = document.meta.thai_digits and document.language.startswith("th")
        xml.set_header(self.word.sections[0], left, sample, digits)
        xml.set_footer(self.word.sections[0], xml.printable(foot(document)), xml.printable(mark_line(document)))
        self._properties()

    def bytes(self) -> bytes:
        """The whole file."""
        if self.document.kind in ("report", "form", "brochure"):
            self._title()
        for block in self.document.blocks:
            self._block(block)
        out = BytesIO()
        self.word.save(out)
        return out.getvalue()

    def _properties(self) -> None:
        properties = self.word.core_properties
        properties.title = xml.printable(self.document.title)[:255]
        properties.author = xml.printable(self.document.meta.author_agency)[:255]
        properties.comments = ""
        properties.language = "th-TH" if self.document.language.startswith("th") else "en-GB"
        if self.document.meta.created:
            properties.created = properties.modified = self.document.meta.created

    def _title(self) -> None:
        title = self._paragraph(self.document.title, "Title", "center")
        title.paragraph_format.space_after = xml.points(0)
        for line in under_title(self.document):
            self._paragraph(line, "Subtitle", "center")

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self._paragraph(block.text, f"Heading {min(max(block.level, 1), 4)}")
            case Paragraph():
                indent = block.indent and block.align == "left"
                self._paragraph(block.content, "Body Text" if indent else "Normal", block.align)
            case Bullets():
                for item in block.items:
                    self._paragraph(item, "List Number" if block.ordered else "List Bullet")
            case Table():
                self._table(block)
            case KeyValues():
                self._pairs(block)
            case ChartBlock():
                self._chart(block)
            case Statement():
                self._statement(block)
            case Tiles():
                self._tiles(block)
            case _:
                self._small_block(block)

    def _small_block(self, block: Block) -> None:
        match block:
            case StatusMark():
                self._paragraph(block)
            case PageBreak():
                self._page(block)
            case Signatures():
                self._signatures(block)
            case Note():
                title: tuple[Inline, ...] = (Run(f"{block.title} ", bold=True),) if block.title else ()
                xml.set_apart(self._paragraph((*title, *inlines(block.content))))
            case Outline():
                for item in block.items:
                    self._outline_item(item)
            case QR():
                self._qr(block)
            case FillLines():
                for at in range(block.count):
                    label = block.label if at == 0 else ""
                    xml.add_fill_line(self._paragraph(f"{label}\t" if label else "\t"), _TEXT_CM)
            case _:
                return

    def _paragraph(self, content: Content, style: str = "Normal", align: Align = "left") -> WordParagraph:
        paragraph = self.word.add_paragraph(style=style)
        self._fill(paragraph, content, align)
        return paragraph

    def _fill(self, paragraph: WordParagraph, content: Content, align: Align = "left", bold: bool = False) -> None:
        xml.set_alignment(paragraph, align)
        for part in inlines(content):
            self._inline(paragraph, part, bold)

    def _inline(self, paragraph: WordParagraph, part: Inline, bold: bool) -> None:
        match part:
            case str():
                self._run(paragraph, part, bold)
            case FigureSpan():
                self._run(paragraph, part.shown, bold or part.bold)
            case Run():
                text = part.text if not part.url or part.url in part.text else f"{part.text} ({part.url})"
                self._run(paragraph, text, bold or part.bold)
            case StatusMark():
                run = self._run(paragraph, part.text(self.document.language), True)
                xml.set_colour(run, part.mark.colour)

    def _run(self, paragraph: WordParagraph, text: str, bold: bool) -> WordRun:
        run = paragraph.add_run(xml.printable(text))
        if bold:
            xml.set_bold(run)
        return run

    def _table(self, table: Table) -> None:
        if table.caption:
            self._paragraph(table.caption, "Caption").paragraph_format.keep_with_next = True
        grid = self.word.add_table(rows=1, cols=len(table.columns))
        xml.set_grid(grid, [column.width for column in table.columns], self._width())
        for cell, column in zip(grid.rows[0].cells, table.columns, strict=True):
            head = f"{column.head}\n({column.unit})" if column.unit else column.head
            self._cell(cell, head, column.align, bold=True)
        xml.repeat_head(grid.rows[0])
        xml.keep_whole(grid.rows[0])
        for row in table.rows:
            if isinstance(row, Group):
                self._group(grid.add_row().cells, row)
            else:
                self._cells(grid.add_row().cells, row, table)
        if table.total is not None:
            self._cells(grid.add_row().cells, table.total, table, bold=True)
        for added in grid.rows:
            xml.keep_whole(added)
        for note in table.notes:
            self._paragraph(note, "Small")
        self._paragraph("", "Small")

    def _cells(self, cells: Sequence[_Cell], row: Sequence[Content], table: Table, bold: bool = False) -> None:
        for cell, content, column in zip(cells, row, table.columns, strict=True):
            self._cell(cell, content, column.align, bold)

    def _group(self, cells: Sequence[_Cell], row: Group) -> None:
        merged = cells[0].merge(cells[-1]) if len(cells) > 1 else cells[0]
        self._cell(merged, row.text, "left", bold=True)
        xml.shade(merged, palette.PAPER_TINT)

    def _cell(self, cell: _Cell, content: Content, align: Align, bold: bool = False) -> None:
        paragraph = cell.paragraphs[0]
        paragraph.style = self.word.styles["Cell"]
        self._fill(paragraph, content, align, bold)

    def _width(self) -> float:
        wider = 1.4 if self.document.compact else 0
        return (24.7 if self.landscape else _TEXT_CM) + wider

    def _statement(self, block: Statement) -> None:
        if block.label:
            self._paragraph(block.label, "Small").paragraph_format.keep_with_next = True
        xml.set_apart(self._paragraph(Run(block.text, bold=True)))

    def _outline_item(self, item: OutlineItem) -> None:
        edge = _CLAUSE_CM * (item.level - 1)
        if item.head:
            head = self._paragraph(Run(item.head, bold=True))
            xml.set_in(head, edge)
            head.paragraph_format.keep_with_next = True
        words = "  ".join(part for part in (item.label, item.text) if part)
        clause = self._paragraph(Run(words, bold=item.bold))
        xml.set_in(clause, edge, hanging=_CLAUSE_CM if item.label else 0)
        clause.paragraph_format.keep_with_next = item.bold or bool(item.under)
        for line in item.under:
            xml.set_in(self._paragraph(line), edge + _CLAUSE_CM)

    def _tiles(self, block: Tiles) -> None:
        grid = self.word.add_table(rows=0, cols=block.across)
        xml.set_grid(grid, [1] * block.across, self._width())
        for start in range(0, len(block.items), block.across):
            row = grid.add_row()
            xml.keep_whole(row)
            for cell, tile in zip(row.cells, block.items[start : start + block.across], strict=False):
                self._cell(cell, _tile_lines(tile), "left")
        self._paragraph("", "Small")

    def _pairs(self, block: KeyValues) -> None:
        grid = self.word.add_table(rows=0, cols=2)
        xml.set_grid(grid, [1, 3], self._width(), ruled=False)
        for key, value in block.pairs:
            name, text = grid.add_row().cells
            self._cell(name, key, "left")
            self._cell(text, value, "left")
        for added in grid.rows:
            xml.keep_whole(added)
        self._paragraph("", "Small")

    def _chart(self, block: ChartBlock) -> None:
        from patibat.papers.documents.pictures import chart_png

        chart = block.chart
        self._paragraph(chart.title, "Caption").paragraph_format.keep_with_next = True
        paragraph = self._paragraph("")
        picture = chart_png(chart, self.document, _PICTURE_PPI, self.font_dirs)
        shape = paragraph.add_run().add_picture(BytesIO(picture), width=xml.centimetres(_TEXT_CM - 0.2))
        xml.describe(shape, xml.printable(chart.description or chart.title))
        if line := source_line(chart):
            paragraph.paragraph_format.keep_with_next = True
            self._paragraph(line, "Small")

    def _page(self, block: PageBreak) -> None:
        turned = block.orientation == "landscape"
        if turned == self.landscape:
            xml.break_page(self._paragraph("", "Small"))
            return
        self.landscape = turned
        xml.set_page(self.word.add_section(), turned, self.document.compact)

    def _signatures(self, block: Signatures) -> None:
        words = {name: text.of(self.document.language) for name, text in WORDS.items()}
        grid = self.word.add_table(rows=0, cols=2)
        xml.set_grid(grid, [1, 1], self._width(), ruled=False)
        for start in range(0, len(block.people), 2):
            row = grid.add_row()
            xml.keep_whole(row)
            for cell, person in zip(row.cells, block.people[start : start + 2], strict=False):
                lines = (
                    "",
                    f"{words['signed']} {_DOTS}",
                    f"({person.name or _DOTS})",
                    f"{words['position']} {person.position or _DOTS}",
                    f"{words['date']} {person.date or _DOTS}",
                )
                self._cell(cell, "\n".join(lines) + "\n", "center")
                self._fill(cell.paragraphs[0], Run(person.role, bold=True), "center")
        self._paragraph("", "Small")

    def _qr(self, block: QR) -> None:
        from patibat.papers.documents.pictures import qr_png

        paragraph = self._paragraph("")
        paragraph.paragraph_format.keep_with_next = True
        shape = paragraph.add_run().add_picture(BytesIO(qr_png(block.data)), width=xml.centimetres(2.4))
        xml.describe(shape, xml.printable(plain(block.caption) or WORDS["qr"].of(self.document.language)))
        self._paragraph(block.caption, "Small")


def _tile_lines(tile: Tile) -> tuple[Inline, ...]:
    """Label, figure with unit, status, note: each on its own line of one cell."""
    figure = replace(tile.figure, bold=True)
    lines: list[Inline] = [f"{tile.label}\n", figure, f" {tile.unit}" if tile.unit else ""]
    lines += ["\n", tile.status] if tile.status else []
    lines += [f"\n{tile.note}"] if tile.note else []
    return tuple(lines)
