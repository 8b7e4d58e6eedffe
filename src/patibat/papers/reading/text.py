"""Text files and pasted text: lines with their indent; lines that are cells become tables."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from patibat.papers.cell_names import cell_name
from patibat.papers.reading.limits import ReadingLimits
from patibat.papers.reading.model import Block, Cell, Origin, Paper, PaperKind, Paragraph, Table
from patibat.papers.reading.problems import NOT_TEXT, TOO_LARGE
from patibat.problems import Where
from patibat.thai import decode

_BINARY = re.compile("[\x00-\x08\x0e-\x1f]")
_BINARY_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_RULE = re.compile(r"[\s|:+=\-]+")
_QUOTE = re.compile(r">[ \u00a0]?")
_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_UNDERLINE = re.compile(r"([=\-_~*─═])\1{3,}")
_HEADING_MOST = 110
_MOST_QUOTED = 0.5
_LETTER = 6.0
"""Points that one space of indent counts: half of a twelve-point letter."""
_TAB = 4
_FEWEST_CSV_ROWS = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file, counted from 1."""

    number: int
    text: str


def read_text(content: bytes, name: str, limits: ReadingLimits) -> Paper:
    """Lines, and tables of tabs, bars or commas. Raises `papers.document-encoding` and `papers.document-too-large`."""
    text, encoding = _decoded(content, name)
    lines = [Line(number, one) for number, one in enumerate(_unquoted(_BREAKS.split(text)), 1)]
    if len(lines) > limits.lines:
        size, limit = (f"{count:,} lines" for count in (len(lines), limits.lines))
        raise TOO_LARGE.at(Where(file=name), name=name, size=size, limit=limit)
    table = _comma_table(text, name)
    blocks = (table,) if table else tuple(_blocks(lines))
    return Paper(PaperKind.TEXT, blocks, encoding=encoding)


def _decoded(content: bytes, name: str) -> tuple[str, str]:
    """The text and the name of its encoding. Raises `papers.document-encoding`, and the problems of `thai.decode`."""
    decoded = decode(content)
    if decoded.refused is not None and not _BINARY_BYTES.search(content):
        raise decoded.refused.moved(Where(file=name))
    if decoded.refused is not None or _BINARY.search(decoded.text):
        raise NOT_TEXT.at(Where(file=name), name=name)
    return decoded.text, decoded.encoding


_BRACKETS = re.compile(r"\[[^\]|]+\|[^\]]+\]|\([^)|]+\|[^)]+\)")
"""“[lead: … | support: …]” parts no cells."""
_LISTED = re.compile(r"(?:\(?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){0,3}[.)]{0,2}|[ก-ฉ][.)]|[•●▪◦○\-–*✓➢])\t+[^\t]+")


def _unquoted(lines: list[str]) -> list[str]:
    """The lines without the marks that a mail program puts before those it quotes, where most are quoted."""
    filled = [line for line in lines if line.strip()]
    while filled and sum(line.startswith(">") for line in filled) > len(filled) * _MOST_QUOTED:
        lines = [_QUOTE.sub("", line, count=1) if line.startswith(">") else line for line in lines]
        filled = [line for line in lines if line.strip()]
    return lines


def _blocks(lines: list[Line]) -> Iterator[Block]:
    at = tables = 0
    while at < len(lines):
        mark = _cell_mark(lines[at].text)
        end = at
        while mark and end < len(lines) and (_cell_mark(lines[end].text) == mark or _goes_on(lines[end].text, mark)):
            end += 1
        # One line with a tab is a line with a tab; a table has two.
        # A list that was copied has a tab behind each number.
        if end - at > 1 and not all(_LISTED.fullmatch(line.text.strip()) for line in lines[at:end]):
            tables += 1
            yield _table(lines[at:end], mark, tables)
            at = end
            continue
        is_ruled = at + 1 < len(lines) and bool(_UNDERLINE.fullmatch(lines[at + 1].text.strip()))
        if lines[at].text.strip() and not _UNDERLINE.fullmatch(lines[at].text.strip()):
            yield _paragraph(lines[at], is_ruled=is_ruled)
        at += 1


def _goes_on(text: str, mark: str) -> bool:
    """Within a table of tabs, a row of which only the last cell is filled."""
    return mark == "\t" and text.startswith("\t") and bool(text.strip())


def _cell_mark(text: str) -> str:
    """What parts the cells of this line, empty when it has none."""
    stripped = text.strip()
    stripped = _BRACKETS.sub("", stripped) or stripped
    if stripped.count("|") > 1 or (stripped.count("|") == 1 and stripped[0] != "|" and stripped[-1] != "|"):
        return "|"
    return "\t" if "\t" in stripped else ""


def _paragraph(line: Line, *, is_ruled: bool = False) -> Paragraph:
    """A line; signs of Markdown and a rule below it say that it is a heading."""
    shown = line.text.expandtabs(_TAB)
    indent = (len(shown) - len(shown.lstrip())) * _LETTER
    text = line.text.strip()
    level = 0
    if found := _HEADING.fullmatch(text):
        level, text = len(found[1]), found[2]
    plain = _BOLD.sub(r"\1", text)
    is_bold = level > 0 or (is_ruled and len(text) <= _HEADING_MOST) or bool(_BOLD.fullmatch(text))
    return Paragraph(plain, Origin(line=line.number), indent=indent, level=level, is_bold=is_bold, is_line=True)


def _table(lines: list[Line], mark: str, number: int) -> Table:
    rows = []
    for line in lines:
        if mark == "|" and _RULE.fullmatch(line.text):
            continue
        text = line.text.strip()
        inside = text.removeprefix("|").removesuffix("|") if mark == "|" else line.text.rstrip()
        rows.append((line.number, [one.strip() for one in inside.split(mark)]))
    return _grid(rows, number)


def _grid(rows: list[tuple[int, list[str]]], number: int) -> Table:
    cells = []
    for row, (line, texts) in enumerate(rows):
        for column, text in enumerate(texts):
            origin = Origin(line=line, table=number, cell=cell_name(row, column))
            lines = tuple(Paragraph(one, origin) for one in text.split("\n") if one)
            cells.append(Cell(row, column, lines, origin=origin))
    return Table(tuple(cells), Origin(line=rows[0][0] if rows else 0, table=number), is_guessed=True)


def _comma_table(text: str, name: str) -> Table | None:
    """The whole text as one table, when it is named .csv or each of its lines has as many commas as the first."""
    if not name.lower().endswith(".csv"):
        return None
    rows: list[tuple[int, list[str]]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        line = 1
        for row in reader:
            if any(one.strip() for one in row):
                rows.append((line, [_BREAKS.sub("\n", one).strip() for one in row]))
            line = reader.line_num + 1
    except csv.Error:
        return None
    return _grid(rows, 1) if len(rows) >= _FEWEST_CSV_ROWS else None


def _delimiter(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max((",", ";", "\t", "|"), key=re.sub('"[^"]*"', "", first).count)
