"""Text files, CSV and pasted text → lines, and tables where lines are parted by tabs or bars."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import Final

from patibat.papers.reading.model import Block, Cell, Origin, Paper, PaperKind, Paragraph, Table
from patibat.thai.decoding import decode

_MOST_LINES: Final = 200_000
_LONGEST: Final = 20_000
_LEADER: Final = re.compile(r"\.{3,}|…")


def text_paper(content: bytes, name: str) -> Paper:
    """The lines of a text. Raises the problem of bytes that are no text."""
    decoded = decode(content)
    if decoded.refused is not None:
        raise decoded.refused
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")
    if name.lower().endswith((".csv", ".tsv")):
        return Paper(
            PaperKind.TEXT,
            (_csv_table(text, "\t" if name.lower().endswith(".tsv") else ","),),
            encoding=decoded.encoding,
        )
    lines = text.split("\n")[:_MOST_LINES]
    return Paper(PaperKind.TEXT, tuple(_blocks(lines)), encoding=decoded.encoding)


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    position = 0
    page = 1
    while position < len(lines):
        end = _table_end(lines, position)
        if end > position:
            yield _table(lines, position, end)
            position = end
            continue
        line = lines[position]
        page += line.count("\f")
        line = line.replace("\f", "")[:_LONGEST]
        indent = (len(line) - len(line.lstrip())) * 6.0
        origin = Origin(line=position + 1, page=page if page > 1 else 0)
        yield Paragraph(line.rstrip(), origin, indent=indent, is_line=True)
        position += 1


def _fields(line: str) -> list[str] | None:
    """The cells of a line of a table, or None."""
    if line.count("|") >= 2 and not _LEADER.search(line):
        return [cell.strip() for cell in line.strip().strip("|").split("|")]
    stripped = line.strip("\n ")
    if stripped.count("\t") >= 1 and not _LEADER.search(stripped):
        return [cell.strip() for cell in stripped.split("\t")]
    return None


def _table_end(lines: Sequence[str], start: int) -> int:
    """The line after a run of at least two lines of a table; `start` where there is none."""
    first = _fields(lines[start])
    if first is None or len(first) < 2:
        return start
    end = start + 1
    while end < len(lines):
        fields = _fields(lines[end])
        if fields is None or len(fields) < 2:
            break
        end += 1
    return end if end - start >= 2 else start


def _table(lines: Sequence[str], start: int, end: int) -> Table:
    cells = []
    row = 0
    for number in range(start, end):
        fields = _fields(lines[number]) or []
        if all(re.fullmatch(r":?-{2,}:?", one) for one in fields):
            continue
        for column, text in enumerate(fields):
            origin = Origin(line=number + 1)
            if text:
                cells.append(Cell(row, column, (Paragraph(text[:_LONGEST], origin),), origin=origin))
        row += 1
    return Table(tuple(cells), Origin(line=start + 1), is_guessed=True)


def _csv_table(text: str, delimiter: str) -> Table:
    cells = []
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    for row, fields in enumerate(reader):
        if row >= _MOST_LINES:
            break
        for column, field in enumerate(fields[:200]):
            if field.strip():
                origin = Origin(line=reader.line_num)
                lines = tuple(Paragraph(part.strip(), origin) for part in field[:_LONGEST].split("\n") if part.strip())
                cells.append(Cell(row, column, lines, origin=origin))
    return Table(tuple(cells), Origin(line=1))
