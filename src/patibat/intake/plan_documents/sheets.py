"""Sheets of Excel as a reader of plans sees them: tables where their headings stand, paragraphs elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from patibat.intake.plan_documents.columns import Grid, headers_at, role_of
from patibat.intake.plan_documents.headings import heading_of
from patibat.intake.plan_documents.items import NEW_SHEET, Item, Piece
from patibat.intake.plan_documents.levels import levels_of
from patibat.intake.plan_documents.markers import marker_of
from patibat.papers.reading import Cell, Table

_PAIR = 2
_LOOKED_AT = 8
_LABEL_MOST = 40
_NUMBER_MOST = 6
_NUMBER_BEGINS = tuple("0123456789๐๑๒๓๔๕๖๗๘๙(-•")


def sheet_pieces(pieces: list[Piece]) -> list[Piece]:
    """Every sheet in its parts; hidden sheets are left out."""
    found: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Table) and not piece.is_hidden:
            found.append(Item(piece.origin.sheet, piece.origin, style=NEW_SHEET))
            found += _parts(piece)
        elif isinstance(piece, Item):
            found.append(piece)
    return found


def _parts(table: Table) -> Iterator[Piece]:
    grid = table.grid()
    headers = sorted({*headers_at(grid), *_levels_at(grid)})
    row = 0
    while row < len(grid):
        if row in headers:
            end = _end(grid, row, headers)
            yield _slice(table, row, end)
            row = end
            continue
        yield from _line(grid[row])
        row += 1


def _levels_at(grid: Grid) -> list[int]:
    """The row at which a table begins whose rows say what they are."""
    return next(
        ([row] for row in range(min(_LOOKED_AT, len(grid))) if _filled(grid[row])[_PAIR:] and levels_of(grid, row)), []
    )


def _end(grid: Grid, start: int, headers: list[int]) -> int:
    """A table ends before the next header that is not part of it, or after two empty rows."""
    for row in range(start + 1, len(grid)):
        if row in headers and row - start > 2:
            above = _headings_above(grid, start, row)
            if above < row or not _is_same_head(grid[start], grid[row]):
                # Headings over it make the same header again that of a table of its own.
                return above
        if not _filled(grid[row]):
            following = next((later for later in range(row + 1, len(grid)) if _filled(grid[later])), len(grid))
            if following - row >= 2 or following == len(grid) or _ends(grid[following]):
                return row
        elif row - start > 1 and _is_label_row(grid[row]):
            return row - 1 if _is_marked_alone(grid[row - 1]) else row
        elif row - start > 1 and _ends(grid[row]) and heading_of(_filled(grid[row])[0].text) is not None:
            return row
    return len(grid)


def _headings_above(grid: Grid, start: int, header: int) -> int:
    """The first row of the headings that stand right over a header; the header's own row where none does."""
    first = row = header
    while row - start > 1 and len(_filled(grid[row - 1])) <= 1:
        row -= 1
        text = next((cell.text for cell in _filled(grid[row])), "")
        marker = marker_of(text)
        if (marker is not None and marker.kind) or heading_of(text) is not None:
            first = row
    return first


def _filled(cells: list[Cell | None]) -> list[Cell]:
    return list({id(cell): cell for cell in cells if cell is not None and cell.text.strip()}.values())


def _ends(cells: list[Cell | None]) -> bool:
    """After a table, a row of one cell is a heading or a note; inside one only a marked one goes on with it."""
    filled = _filled(cells)
    if len(filled) != 1:
        return False
    marker = marker_of(filled[0].text)
    # A word with its number alone: its title stands in the next row, which no table has.
    is_untitled = marker is not None and bool(marker.kind) and not marker.rest
    return marker is None or is_untitled or (marker.kind == "" and filled[0].columns == 1)


def _is_label_row(cells: list[Cell | None]) -> bool:
    """A label of ours and what it holds beside it: “กลยุทธ์ | 1.1 …”."""
    filled = _filled(cells)
    if len(filled) != _PAIR or role_of(filled[1].text):
        return False
    heading = heading_of(filled[0].text)
    return heading is not None and not heading.rest and heading.kind != "lead"


def _is_marked_alone(cells: list[Cell | None]) -> bool:
    filled = _filled(cells)
    marker = marker_of(filled[0].text) if len(filled) == 1 else None
    return marker is not None and bool(marker.kind)


def _is_same_head(first: list[Cell | None], second: list[Cell | None]) -> bool:
    return [cell.text if cell else "" for cell in first] == [cell.text if cell else "" for cell in second]


def _slice(table: Table, start: int, end: int) -> Table:
    """The rows of a sheet from start to before end, and the columns that are used in them."""
    inside = [cell for cell in table.cells if start <= cell.row < end]
    left = min((cell.column for cell in inside), default=0)
    cells = tuple(replace(cell, row=cell.row - start, column=cell.column - left) for cell in inside)
    return replace(table, cells=cells, origin=inside[0].origin if inside else table.origin)


def _line(cells: list[Cell | None]) -> Iterator[Item]:
    """A row outside tables: its cells as one paragraph each, the number in front joined to what it numbers."""
    filled = list({id(cell): cell for cell in cells if cell is not None and cell.text.strip()}.values())
    texts = _numbers_joined([(cell.text.strip(), cell) for cell in filled])
    if len(texts) == _PAIR and len(texts[0][0]) <= _LABEL_MOST and not texts[0][0].endswith((":", "：")):
        texts = [(f"{texts[0][0]} : {texts[1][0]}", texts[0][1])]
    for text, cell in texts:
        for part in text.split("\n"):
            if part.strip():
                yield Item(part.strip(), cell.origin, indent=cell.column * 20, is_bold=cell.is_bold)


def _numbers_joined(texts: list[tuple[str, Cell]]) -> list[tuple[str, Cell]]:
    """A number in a cell of its own belongs to the text in the next one."""
    found: list[tuple[str, Cell]] = []
    for text, cell in texts:
        number = found[-1][0] if found else ""
        if found and len(number) <= _NUMBER_MOST and number[:1] in _NUMBER_BEGINS:
            found[-1] = (f"{number}{' ' if number[-1:] in '.)-•' else '. '}{text}", found[-1][1])
        else:
            found.append((text, cell))
    return found
