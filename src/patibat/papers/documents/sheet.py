"""A document's tables as a workbook or as CSV. Nothing that a user wrote becomes a formula.

A figure is a real number in the workbook, formatted so that the cell shows what the paper shows; the last sheet lists
every figure with its id and its text as printed.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from decimal import Decimal
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any

from patibat.papers import palette
from patibat.papers.documents.data import value_string
from patibat.papers.documents.model import (
    Bullets,
    Content,
    Document,
    FigureSpan,
    Group,
    Heading,
    KeyValues,
    Note,
    Paragraph,
    Row,
    Statement,
    Table,
    inlines,
    plain,
    table_of,
)
from patibat.papers.documents.prepared import prepared
from patibat.papers.documents.wording import FIGURE_HEADS, FIGURES_SHEET, SAMPLE, mark_line, under_title
from patibat.papers.workbooks.export import EXCEL_DIGITS, neutral, printable, sheet_title
from patibat.thai.digits import to_arabic_digits
from patibat.thai.numbers import format_number

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet


def to_csv(document: Document) -> bytes:
    """Title, texts, tables one after another, then every figure; UTF-8 with BOM, so that Excel reads Thai."""
    whole = prepared(document)
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in _csv_rows(whole):
        writer.writerow([neutral(cell) for cell in row])
    return ("\ufeff" + out.getvalue()).encode("utf-8", "replace")


def _csv_rows(document: Document) -> Iterator[list[str]]:
    yield from _opening(document)
    for block in document.blocks:
        if (table := table_of(block)) is not None:
            yield []
            yield from _csv_table(table, document.language)
        else:
            yield from _text_rows(block, document.language)
    figures = document.figures()
    if figures:
        yield []
        yield [FIGURES_SHEET.of(document.language)]
        yield [head.of(document.language) for head in FIGURE_HEADS]
        for figure in figures:
            yield _figure_row(figure, document.language)


def _opening(document: Document) -> Iterator[list[str]]:
    if document.meta.sample:
        yield [SAMPLE.of(document.language)]
    yield [document.title]
    yield from ([line] for line in (*under_title(document), mark_line(document), document.meta.url) if line)


def _text_rows(block: object, language: str) -> Iterator[list[str]]:
    match block:
        case Heading():
            yield from ([], [block.text])
        case Paragraph():
            yield [plain(block.content, language)]
        case Note():
            yield [part for part in (block.title, plain(block.content, language)) if part]
        case Statement():
            yield [part for part in (block.label, block.text) if part]
        case Bullets():
            yield from ([plain(item, language)] for item in block.items)
        case KeyValues():
            yield from ([key, plain(value, language)] for key, value in block.pairs)


def _csv_table(table: Table, language: str) -> Iterator[list[str]]:
    if caption := table.caption or table.name:
        yield [caption]
    yield _heads(table)
    for row in table.rows:
        yield [row.text] if isinstance(row, Group) else [plain(cell, language) for cell in row]
    if table.total is not None:
        yield [plain(cell, language) for cell in table.total]
    yield from ([note] for note in table.notes)


def _heads(table: Table) -> list[str]:
    return [f"{column.head} ({column.unit})" if column.unit else column.head for column in table.columns]


def _figure_row(figure: FigureSpan, language: str) -> list[str]:
    coverage = figure.coverage.text(language) if figure.coverage else ""
    return [figure.figure_id, value_string(figure.value) or "", figure.state, coverage, figure.shown]


def to_xlsx(document: Document) -> bytes:
    """Text of the document, a sheet for each table, and a sheet of all figures."""
    import xlsxwriter

    whole = prepared(document)
    out = BytesIO()
    # Strings are written by write_string alone; these options close the other ways to a formula or a link.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    properties: dict[str, Any] = {
        "title": printable(whole.title)[:255],
        "author": printable(whole.meta.author_agency)[:255],
    }
    if whole.meta.created:
        properties["created"] = whole.meta.created.replace(tzinfo=None)
    book.set_properties(properties)
    writer = _Book(book, whole)
    writer.write_texts()
    for table in whole.tables():
        writer.write_table(table)
    writer.write_figures()
    book.close()
    return out.getvalue()


class _Book:
    """Writes sheets in one style."""

    def __init__(self, book: Workbook, document: Document) -> None:
        self.book = book
        self.document = document
        self.names: set[str] = set()
        self.formats: dict[tuple[tuple[str, Any], ...], Format] = {}

    def write_texts(self) -> None:
        """The first sheet: what the document says outside its tables."""
        sheet = self._sheet(self.document.title)
        sheet.set_column(0, 0, 90, self._format(text_wrap=True))
        sheet.set_column(1, 1, 50, self._format(text_wrap=True))
        rows = [*_opening(self.document)]
        rows += [row for block in self.document.blocks for row in _text_rows(block, self.document.language)]
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                self._text(sheet, at, column, text, self._format(text_wrap=True, bold=text == self.document.title))

    def write_table(self, table: Table) -> None:
        """Caption, head, rows, total, notes; the head stays in sight."""
        sheet = self._sheet(table.name or table.caption)
        at = 0
        for line in (table.caption or table.name, *under_title(self.document)[:2], self._sample()):
            if line:
                self._text(sheet, at, 0, line, self._format(bold=at == 0))
                at += 1
        head = self._format(bold=True, text_wrap=True, valign="vcenter", bottom=1, bg_color=palette.PAPER_TINT)
        for column, text in enumerate(_heads(table)):
            self._text(sheet, at, column, text, head)
            sheet.set_column(column, column, _width(table, column, self.document.language))
        sheet.freeze_panes(at + 1, 0)
        sheet.repeat_rows(at)
        for row in table.rows:
            at += 1
            self._row(sheet, at, row)
        if table.total is not None:
            at += 1
            self._row(sheet, at, table.total, bold=True, top=1)
        for note in table.notes:
            at += 1
            self._text(sheet, at, 0, note, self._format(font_color=palette.MUTED))

    def write_figures(self) -> None:
        """Every figure: id, value, state, coverage, text as printed."""
        figures = self.document.figures()
        if not figures:
            return
        language = self.document.language
        sheet = self._sheet(FIGURES_SHEET.of(language))
        for column, (head, width) in enumerate(zip(FIGURE_HEADS, (60, 20, 16, 24, 24), strict=True)):
            self._text(sheet, 0, column, head.of(language), self._format(bold=True, bottom=1))
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
        for at, figure in enumerate(figures, 1):
            identity, _, state, coverage, shown = _figure_row(figure, language)
            for column, text in ((0, identity), (2, state), (3, coverage), (4, shown)):
                self._text(sheet, at, column, text, self._format())
            if figure.value is not None:
                self._number(sheet, at, 1, figure.value, self._format())

    def _row(self, sheet: Worksheet, at: int, row: Row, **look: Any) -> None:
        if isinstance(row, Group):
            self._text(sheet, at, 0, row.text, self._format(bold=True, bg_color=palette.PAPER_TINT))
            return
        for column, cell in enumerate(row):
            self._cell(sheet, at, column, cell, look)

    def _cell(self, sheet: Worksheet, at: int, column: int, content: Content, look: dict[str, Any]) -> None:
        parts = inlines(content)
        only = parts[0] if len(parts) == 1 else None
        if isinstance(only, FigureSpan) and only.value is not None and (pattern := number_format(only)):
            self._number(sheet, at, column, only.value, self._format(num_format=pattern, align="right", **look))
            return
        align = {"align": "right"} if isinstance(only, FigureSpan) else {}
        text = plain(content, self.document.language)
        self._text(sheet, at, column, text, self._format(text_wrap=True, valign="top", **align, **look))

    def _number(self, sheet: Worksheet, at: int, column: int, value: Decimal, look: Format) -> None:
        if len(value.as_tuple().digits) > EXCEL_DIGITS:
            self._text(sheet, at, column, value_string(value) or "", look)
        else:
            sheet.write_number(at, column, value, look)

    def _text(self, sheet: Worksheet, at: int, column: int, text: str, look: Format) -> None:
        if text:
            sheet.write_string(at, column, printable(text), look)

    def _format(self, **look: Any) -> Format:
        key = tuple(sorted(look.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format({"font_name": "TH SarabunPSK", "font_size": 16, **look})
        return self.formats[key]

    def _sheet(self, wanted: str) -> Worksheet:
        """A sheet with a name that Excel accepts and that is not yet taken."""
        base = sheet_title(wanted)
        name, again = base, 1
        while name.casefold() in self.names or name.casefold() == "history":
            again += 1
            name = f"{base[:26].strip()} ({again})"
        self.names.add(name.casefold())
        sheet = self.book.add_worksheet(name)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L{printable(mark_line(self.document)).replace('&', '&&')[:60]}&R&P/&N")
        return sheet

    def _sample(self) -> str:
        return SAMPLE.of(self.document.language) if self.document.meta.sample else ""


def number_format(figure: FigureSpan) -> str:
    """The format under which Excel shows the figure's own text; empty when no format gives that text.

    >>> number_format(FigureSpan("", "1,234.50", Decimal("1234.5"), places=2))
    '#,##0.00'
    >>> number_format(FigureSpan("", "1.2 ล้านบาท", Decimal("1234567")))
    ''
    """
    if figure.value is None or len(figure.value.as_tuple().digits) > EXCEL_DIGITS:
        return ""
    pattern = "#,##0" + ("." + "0" * figure.places if figure.places else "")
    as_shown = format_number(figure.value, figure.places)
    if figure.shown == as_shown:
        return pattern
    return f"[$-D07041E]{pattern}" if to_arabic_digits(figure.shown) == as_shown else ""


def _width(table: Table, column: int, language: str) -> float:
    rows: Iterable[Row] = (*table.rows, *((table.total,) if table.total else ()))
    texts = (plain(row[column], language) for row in rows if not isinstance(row, Group))
    longest = max((len(text) for text in (_heads(table)[column], *texts)), default=10)
    return min(max(longest * 1.05 + 2, 9), 60)
