"""A flow as plain text: as saved from Word, pasted into an e-mail, or broken at a width."""

from __future__ import annotations

from typing import Literal

from tests.plan_documents.making.flow import (
    Boxed,
    Break,
    Contents,
    Element,
    Flow,
    Grid,
    Heading,
    Items,
    Para,
    list_texts,
    placed,
    width,
)

Tables = Literal["tabs", "bars", "lines"]


def to_text(flow: Flow, wrap: int = 0, tables: Tables = "tabs", quote: str = "", gap: bool = True) -> bytes:
    """The text in UTF-8. `wrap` breaks lines at so many characters, in the middle of words; `quote` begins each line.

    Cells lose their line breaks, as in text that Word saves; tables as "lines" write one cell a line.
    """
    found: list[str] = []
    for element in flow.elements:
        found += _lines(element, tables)
        if gap and not isinstance(element, Para | Items):
            found.append("")
    if wrap:
        found = [part for one in found for part in _wrapped(one, wrap)]
    return ("\n".join(quote + one for one in found) + "\n").encode()


def _lines(element: Element, tables: Tables) -> list[str]:
    match element:
        case Heading():
            return ["", element.text]
        case Para():
            return [f"{'   ' * element.indent}{element.text}"]
        case Items():
            return [f"{'   ' * (level + 1)}{number} {text}" for level, number, text in list_texts(element)]
        case Boxed():
            return list(element.lines)
        case Contents():
            return [f"{text} {'.' * max(4, 70 - len(text))} {page}" for text, page in element.entries]
        case Break():
            return ["\f"]
        case Grid():
            return _table(element, tables)


def _table(grid: Grid, tables: Tables) -> list[str]:
    rows = [[""] * width(grid) for _ in grid.rows]
    for row, column, cell in placed(grid):
        rows[row][column] = " ".join(cell.text.split("\n"))
    if tables == "lines":
        return [one for cells in rows for one in cells if one]
    if tables == "bars":
        return ["| " + " | ".join(cells) + " |" for cells in rows]
    return ["\t".join(cells) for cells in rows]


def _wrapped(line: str, limit: int) -> list[str]:
    """Pieces of at most `limit` characters, cut between Thai letters or at spaces, without a dictionary."""
    pieces = []
    while len(line) > limit and "\t" not in line:
        cut = limit
        while cut > 1 and not _may_cut(line[cut - 1], line[cut]):
            cut -= 1
        pieces.append(line[:cut].rstrip())
        line = line[cut:].lstrip()
    return [*pieces, line]


def _may_cut(before: str, after: str) -> bool:
    """Marks stay with their consonant; numbers, dotted leaders and foreign words stay whole."""
    if before == " " or after == " ":
        return True
    thai = "ก" <= before <= "\u0e4e" and "ก" <= after <= "ฮ"
    return thai and before not in "เแโใไ"
