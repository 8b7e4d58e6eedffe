"""What a layout is written in: headings, paragraphs, lists, tables, boxes. Printers beside it make files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from patibat.thai import to_thai_digits


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 to 4. With `styled=False` it is only bold, as many offices do it."""

    text: str
    level: int = 1
    styled: bool = True
    center: bool = False


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. `deleted` is text struck by tracked changes, `note` a footnote; both stand at its end."""

    text: str
    bold: bool = False
    center: bool = False
    indent: int = 0
    deleted: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list whose numbers are made by Word (or by Typst); elsewhere they are typed.

    `entries` are (level, text); `formats` by level: `%1.`, `%1.%2`, `กลยุทธ์ที่ %1`, `•`. `start` is the first number.
    """

    entries: tuple[tuple[int, str], ...]
    formats: tuple[str, ...] = ("%1.",)
    start: int = 1
    thai: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell. Lines are parted by newlines. `inner` is a table in the cell, below its text."""

    text: str = ""
    across: int = 1
    down: int = 1
    bold: bool = False
    center: bool = False
    inner: Grid | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells, in HTML's way (what a merged cell covers is left out). The first `heads` rows repeat."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 1
    widths: tuple[float, ...] = ()
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Boxed:
    """A text box."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents with dotted leaders."""

    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A new page, turned or not."""

    landscape: bool = False


Element = Heading | Para | Items | Grid | Boxed | Contents | Break


@dataclass(slots=True)
class Flow:
    """A document to be printed. `size` in points."""

    title: str
    elements: list[Element] = field(default_factory=list)
    header: str = ""
    footer: str = ""
    font: str = "Sarabun"
    size: float = 12

    def add(self, *elements: Element | Iterable[Element]) -> None:
        """At the end; lists are flattened."""
        for one in elements:
            if isinstance(one, Heading | Para | Items | Grid | Boxed | Contents | Break):
                self.elements.append(one)
            else:
                self.elements.extend(one)


def numbered(texts: Iterable[str], *formats: str, start: int = 1, thai: bool = False) -> Items:
    """A list of one level whose numbers Word makes."""
    return Items(tuple((0, text) for text in texts), formats or ("%1.",), start, thai)


def typed(texts: Iterable[str], form: str = "{}. ", indent: int = 1, start: int = 1) -> list[Para]:
    """A list whose numbers are typed: `{}.`, `{})`, `({}) `, `-`."""
    return [Para(form.format(at) + text, indent=indent) for at, text in enumerate(texts, start)]


def row(*cells: str | Cell, bold: bool = False, center: bool = False) -> tuple[Cell, ...]:
    """A row of a table."""
    return tuple(Cell(one, bold=bold, center=center) if isinstance(one, str) else one for one in cells)


def head(*cells: str | Cell) -> tuple[Cell, ...]:
    """A bold, centred row."""
    made = row(*cells, bold=True, center=True)
    return tuple(replace(one, bold=True, center=True) for one in made)


def lines(texts: Iterable[str], form: str = "{}. ") -> str:
    """A numbered list inside a cell."""
    return "\n".join(form.format(at) + text for at, text in enumerate(texts, 1))


def list_texts(items: Items) -> list[tuple[int, str, str]]:
    """(level, number, text) of each entry, counted as Word counts."""
    counters = [items.start - 1] + [0] * 8
    found = []
    for level, text in items.entries:
        counters[level] += 1
        for deeper in range(level + 1, 9):
            counters[deeper] = 0
        number = items.formats[level]
        for at in range(level + 1):
            number = number.replace(f"%{at + 1}", str(counters[at]))
        found.append((level, to_thai_digits(number) if items.thai else number, text))
    return found


def with_thai_digits(elements: Sequence[Element]) -> list[Element]:
    """The same elements, every digit Thai."""
    return [_mapped(one, to_thai_digits) for one in elements]


def _mapped(element: Element, change: Callable[[str], str]) -> Element:
    match element:
        case Heading():
            return replace(element, text=change(element.text))
        case Para():
            return replace(element, text=change(element.text), note=change(element.note))
        case Items():
            entries = tuple((level, change(text)) for level, text in element.entries)
            return replace(element, entries=entries, thai=True)
        case Grid():
            return _mapped_grid(element, change)
        case Boxed():
            return Boxed(tuple(change(one) for one in element.lines))
        case Contents():
            return Contents(tuple((change(text), change(page)) for text, page in element.entries))
        case _:
            return element


def _mapped_grid(grid: Grid, change: Callable[[str], str]) -> Grid:
    rows = tuple(
        tuple(
            replace(cell, text=change(cell.text), inner=cell.inner and _mapped_grid(cell.inner, change)) for cell in one
        )
        for one in grid.rows
    )
    return replace(grid, rows=rows)


def placed(grid: Grid) -> list[tuple[int, int, Cell]]:
    """(row, column, cell) of each cell, from 0, merged cells reckoned."""
    taken: set[tuple[int, int]] = set()
    found = []
    for at, cells in enumerate(grid.rows):
        column = 0
        for cell in cells:
            while (at, column) in taken:
                column += 1
            found.append((at, column, cell))
            taken |= {(at + down, column + across) for down in range(cell.down) for across in range(cell.across)}
            column += cell.across
    return found


def width(grid: Grid) -> int:
    """Columns of a table."""
    return max(column + cell.across for _, column, cell in placed(grid))
