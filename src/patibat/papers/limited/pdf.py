"""The pages of a PDF: lines in reading order with their boxes, and tables by their ruling lines, as plain dictionaries.

Thai marks have boxes of their own, above or below the letter and sometimes before it: a mark always belongs to the
letter that the file writes it after, and never makes a line or a gap.
"""

from __future__ import annotations

import ctypes
import io
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from patibat.papers.limited.ruling import Grid, Rule, grids_of

_MARKS: Final = frozenset(
    "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"
)
_LATIN_MARKS: Final = frozenset("ÉÊÈËÌ")
"""What old fonts leave in place of tone marks; `thai.mending` turns them back."""
_BREAKS: Final = frozenset("\r\n\ufffe\x02")
_DIGITS: Final = re.compile(r"[0-9๐-๙]+")
_NUMBER_ONLY: Final = re.compile(
    r"[\s\-–—|()/]*(?:หน้า(?:ที่)?\s*)?[0-9๐-๙ก-ฮivxIVX]{1,5}(?:\s*/\s*[0-9๐-๙]{1,4})?[\s\-–—|()/]*"
)
_SPACE: Final = 0.16
"""A gap of this share of the size is a space where the file has one; without one it takes `_GAP`."""
_GAP: Final = 0.32
_NUMBERED: Final = re.compile(r"\(?[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3})*[.)]?(?:\s|$|[ก-ฮเ-ไ“])|[-•]\s")
_EDGE: Final = 0.11
_MOST_LETTERS: Final = 6_000_000


class Answered(Exception):
    """The file is answered by a problem."""

    def __init__(self, problem: str, **found: object) -> None:
        self.answer = {"problem": problem, **found}
        super().__init__(problem)


@dataclass(slots=True)
class Run:
    """Letters that stand together on one line, without a gap; points from the top left corner of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool = False
    edges: list[float] = field(default_factory=list)
    """The left edge of each letter."""

    @property
    def middle(self) -> float:
        """Half way up the letters."""
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class _Page:
    number: int
    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)


class PdfReader:
    """Reads one file."""

    def __init__(self, content: bytes, most_pages: int) -> None:
        try:
            self._document = pdfium.PdfDocument(content)
        except pdfium.PdfiumError as error:
            raise Answered("password" if "assword" in str(error) else "damaged") from error
        if len(self._document) > most_pages:
            raise Answered("pages", pages=len(self._document), limit=most_pages)
        if not len(self._document):
            raise Answered("damaged")

    def read(self) -> dict[str, Any]:
        """Every page."""
        pages: list[_Page] = []
        letters = 0
        for number in range(len(self._document)):
            page = self._page(number)
            letters += sum(len(run.text) for run in page.runs)
            if letters > _MOST_LETTERS:
                raise Answered("complex")
            pages.append(page)
        empty = [page.number for page in pages if not any(run.text.strip() for run in page.runs)]
        if len(empty) == len(pages):
            raise Answered("scanned", pages=len(pages))
        lined = [(page, list(_laid(page))) for page in pages]
        headers = _repeated(lined)
        blocks = _tables_joined([block for page, found in lined for block in _numbered(page, found, headers)])
        left_out = sorted({page.number for page, found in lined for one in found if _is_left_out(page, one, headers)})
        return {
            "blocks": blocks,
            "pages": [{"number": page.number, "width": page.width, "height": page.height} for page in pages],
            "empty": empty,
            "headers": left_out,
        }

    def _page(self, number: int) -> _Page:
        page = self._document[number]
        try:
            width, height = page.get_size()
            found = _Page(number + 1, round(width, 1), round(height, 1))
            text = page.get_textpage()
            try:
                found.runs = _Letters(text, height).read()
            finally:
                text.close()
            found.grids = grids_of(list(_rules(page, height)))
        finally:
            page.close()
        return found


class _Letters:
    """The letters of a page in the file's order, put together until a line or a wide gap ends."""

    def __init__(self, text: Any, height: float) -> None:
        self.handle, self.height = text.raw, height
        self.runs: list[Run] = []
        self.floating: list[tuple[str, float, float]] = []
        self._run: Run | None = None
        self._letters: list[str] = []
        self._edges: list[float] = []
        self._has_space = False
        self._box = [ctypes.c_double() for _ in range(4)]
        self._places = [ctypes.byref(one) for one in self._box]

    def read(self) -> list[Run]:
        """Every run of the page."""
        unicode_of = raw.FPDFText_GetUnicode
        for index in range(raw.FPDFText_CountChars(self.handle)):
            code = unicode_of(self.handle, index)
            letter = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
            if letter in _BREAKS:
                if letter == "\n":
                    self._close()
            elif letter in " \u00a0":
                # Whether it is one is judged by the gap between letters: libraries and files put spaces after marks.
                self._has_space = True
            else:
                self._put(index, letter)
        self._close()
        _settle(self.runs, self.floating)
        return self.runs

    def _close(self) -> None:
        if self._run is not None:
            self._run.text, self._run.edges = "".join(self._letters), self._edges
            self.runs.append(self._run)
        self._run, self._letters, self._edges, self._has_space = None, [], [], False

    def _put(self, index: int, letter: str) -> None:
        raw.FPDFText_GetCharBox(self.handle, index, *self._places)
        left, right, bottom, top = self._box
        x0, x1, y0, y1 = left.value, right.value, self.height - top.value, self.height - bottom.value
        run = self._run
        if letter in _MARKS or (letter in _LATIN_MARKS and (run is None or _is_thai(self._letters))):
            self._mark(letter, x0, x1, (y0 + y1) / 2)
            return
        if run is not None and _parts(run, x0, (y0 + y1) / 2):
            self._close()
            run = None
        if run is None:
            size = _size(raw.FPDFText_GetFontSize(self.handle, index), y1 - y0)
            run = self._run = Run("", x0, y0, x1, y1, size, _is_bold(self.handle, index))
        elif x0 - run.right > run.size * (_SPACE if self._has_space else _GAP):
            self._letters.append(" ")
            self._edges.append(x0)
        self._has_space = False
        self._letters.append(letter)
        self._edges.append(x0)
        run.right = max(run.right, x1)
        if letter.isalnum():
            run.top, run.bottom = min(run.top, y0), max(run.bottom, y1)

    def _mark(self, letter: str, x0: float, x1: float, middle: float) -> None:
        run = self._run
        if run is None or middle < run.top - run.size or middle > run.bottom + run.size:
            self.floating.append((letter, (x0 + x1) / 2, middle))
            return
        _mark_put(self._letters, self._edges, letter, (x0 + x1) / 2)
        # Where one glyph stands for letter and mark together, its width is shared between them.
        if x0 - run.right < 1:
            run.right = max(run.right, x1)


def _mark_put(letters: list[str], edges: list[float], mark: str, middle: float) -> None:
    """A mark belongs to the letter it is written after, unless it is drawn over one further left: there it is put."""
    at = len(edges)
    if len(edges) > 1 and middle < edges[-1] - 0.8:
        at = bisect_right(edges, middle + 0.6)
        while at < len(letters) and letters[at] in _MARKS:
            at += 1
    letters.insert(at, mark)
    edges.insert(at, edges[at - 1] if at else middle)


def _size(said: float, tall: float) -> float:
    """The size of the letters; a file that scales a font of size 1 says 1."""
    return round(said if said > 3 else max(tall * 1.6, 6), 1)


def _parts(run: Run, left: float, middle: float) -> bool:
    """Does a letter here begin another run: another line, a step back, or a gap as wide as a column's?"""
    if abs(middle - run.middle) > max(run.size * 0.75, 4):
        return True
    return left - run.right > max(run.size * 0.9, 6) or left < run.right - run.size * 2.5


def _is_thai(letters: list[str]) -> bool:
    return bool(letters) and "\u0e01" <= letters[-1] <= "\u0e4e"


def _settle(runs: list[Run], floating: list[tuple[str, float, float]]) -> None:
    """Marks that the file writes apart from their line go to the letter they are drawn over."""
    for mark, x, y in floating:
        near = [run for run in runs if run.left - 2 <= x <= run.right + run.size * 0.5]
        best = min(near, key=lambda run: abs(run.middle - y), default=None)
        if best is not None and abs(best.middle - y) <= best.size * 1.3:
            letters = list(best.text)
            at = bisect_right(best.edges, x + 0.6)
            while at < len(letters) and letters[at] in _MARKS:
                at += 1
            letters.insert(at, mark)
            best.edges.insert(at, best.edges[at - 1] if at else x)
            best.text = "".join(letters)


def _is_bold(handle: Any, index: int) -> bool:
    if raw.FPDFText_GetFontWeight(handle, index) >= 600:
        return True
    buffer = ctypes.create_string_buffer(96)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(handle, index, buffer, 96, ctypes.byref(flags))
    return b"bold" in buffer.value.lower()


def _rules(page: Any, height: float) -> Iterator[Rule]:
    """Thin lines and the edges of drawn boxes."""
    for position in range(raw.FPDFPage_CountObjects(page.raw)):
        thing = raw.FPDFPage_GetObject(page.raw, position)
        if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_PATH:
            continue
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        raw.FPDFPageObj_GetBounds(thing, *map(ctypes.byref, (left, bottom, right, top)))
        x0, x1, y0, y1 = left.value, right.value, height - top.value, height - bottom.value
        if y1 - y0 <= 3 and x1 - x0 > 6:
            yield Rule(True, (y0 + y1) / 2, x0, x1)
        elif x1 - x0 <= 3 and y1 - y0 > 4:
            yield Rule(False, (x0 + x1) / 2, y0, y1)
        elif x1 - x0 > 12 and y1 - y0 > 8 and _is_stroked(thing):
            yield from (
                Rule(True, y0, x0, x1),
                Rule(True, y1, x0, x1),
                Rule(False, x0, y0, y1),
                Rule(False, x1, y0, y1),
            )


def _is_stroked(thing: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(stroke.value)


# -- from runs to lines and tables


def _laid(page: _Page) -> Iterator[dict[str, Any]]:
    """Lines and tables of a page from top to bottom."""
    free = list(page.runs)
    tables: list[tuple[float, dict[str, Any]]] = []
    for grid in page.grids:
        inside = [run for run in free if grid.holds((run.left + run.right) / 2, run.middle)]
        if not inside or grid.is_frame:
            continue
        taken = {id(run) for run in inside}
        free = [run for run in free if id(run) not in taken]
        tables.append((grid.top, _table(grid, inside)))
    lines = [(one["box"][1], one) for one in _lines(free, page.width)]
    for _top, block in sorted([*tables, *lines], key=lambda pair: pair[0]):
        yield block


def _table(grid: Grid, runs: list[Run]) -> dict[str, Any]:
    cells = []
    for cell in grid.cells():
        own = [run for run in runs if cell.holds((run.left + run.right) / 2, run.middle)]
        lines = list(_lines(own, 0))
        cells.append(
            {"row": cell.row, "column": cell.column, "rows": cell.rows, "columns": cell.columns, "lines": lines}
        )
    xs = [round(one) for one in grid.xs]
    return {"cells": cells, "guessed": True, "xs": xs, "box": [grid.left, grid.top, grid.right, grid.bottom]}


def _lines(runs: list[Run], width: float) -> Iterator[dict[str, Any]]:
    """Runs side by side are one line, with a tab where a gap parts them."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda one: (one.middle, one.left)):
        if not run.text.strip():
            continue
        if rows and abs(run.middle - _middle(rows[-1])) < max(run.size, rows[-1][0].size) * 0.45:
            rows[-1].append(run)
        else:
            rows.append([run])
    for row in rows:
        row.sort(key=lambda one: one.left)
        yield _line(row, width)


def _middle(row: list[Run]) -> float:
    return sum(one.middle for one in row) / len(row)


def _line(row: list[Run], width: float) -> dict[str, Any]:
    text, right = "", None
    for run in row:
        if right is not None:
            gap = run.left - right
            text += "\t" if gap > run.size * 3 else " " if gap > run.size * 0.12 else ""
        text += run.text
        right = run.right
    left, right_edge = row[0].left, max(run.right for run in row)
    letters = sum(len(run.text) for run in row)
    is_bold = sum(len(run.text) for run in row if run.bold) > letters / 2
    is_centered = (
        bool(width) and abs((left + right_edge) / 2 - width / 2) < width * 0.025 and right_edge - left < width * 0.62
    )
    return {
        "text": text.strip(),
        "indent": round(left, 1),
        "size": max(run.size for run in row),
        "bold": is_bold,
        "centered": is_centered and left > width * 0.16,
        "box": [
            round(one, 1) for one in (left, min(run.top for run in row), right_edge, max(run.bottom for run in row))
        ],
    }


# -- what repeats on every page


def _key(line: dict[str, Any]) -> str:
    return _DIGITS.sub("#", re.sub(r"\s+", "", str(line["text"])))


def _is_at_edge(page: _Page, line: dict[str, Any]) -> bool:
    box = line["box"]
    return bool(box[3] < page.height * _EDGE or box[1] > page.height * (1 - _EDGE))


def _repeated(pages: list[tuple[_Page, list[dict[str, Any]]]]) -> set[str]:
    """Lines at the upper or lower edge that many pages share, numbers aside."""
    seen: Counter[str] = Counter()
    for page, found in pages:
        seen.update({_key(one) for one in found if "text" in one and _is_at_edge(page, one)})
    least = max(3, len(pages) * 0.3) if len(pages) > 3 else max(2, len(pages))
    return {key for key, count in seen.items() if count >= least}


def _is_left_out(page: _Page, line: dict[str, Any], headers: set[str]) -> bool:
    if "text" not in line or not _is_at_edge(page, line):
        return False
    return _key(line) in headers or bool(_NUMBER_ONLY.fullmatch(line["text"]))


def _numbered(page: _Page, found: list[dict[str, Any]], headers: set[str]) -> Iterator[dict[str, Any]]:
    """The blocks of a page, each line with its page and number; what repeats is left out."""
    number = 0
    for block in found:
        if _is_left_out(page, block, headers):
            number += 1
            continue
        if "text" in block:
            number += 1
            yield block | {"page": page.number, "line": number}
            continue
        for cell in block["cells"]:
            for line in cell["lines"]:
                number += 1
                line |= {"page": page.number, "line": number}
        yield block | {"page": page.number, "line": number}


# -- tables that go on on the next page


def _tables_joined(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A table at the top of a page with the columns of the one at the end of the page before is its rest."""
    joined: list[dict[str, Any]] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if last is not None and "cells" in block and "cells" in last and _same_columns(last, block):
            _append_rows(last, block)
            last["last_page"] = block["page"]
        else:
            joined.append(block)
    return joined


def _same_columns(first: dict[str, Any], second: dict[str, Any]) -> bool:
    if second["page"] != first.get("last_page", first["page"]) + 1:
        return False
    left, right = first["xs"], second["xs"]
    return len(left) == len(right) and all(abs(one - other) <= 4 for one, other in zip(left, right, strict=True))


def _rows_of(block: dict[str, Any]) -> dict[int, list[dict[str, Any]]]:
    rows: dict[int, list[dict[str, Any]]] = {}
    for cell in block["cells"]:
        rows.setdefault(cell["row"], []).append(cell)
    return rows


def _words(cells: list[dict[str, Any]]) -> list[str]:
    return ["".join(line["text"] for line in cell["lines"]).replace(" ", "") for cell in cells]


def _append_rows(first: dict[str, Any], second: dict[str, Any]) -> None:
    """The rows of the rest: a repeated header is dropped, and a row that the page cut goes on."""
    height = max((cell["row"] + cell["rows"] for cell in first["cells"]), default=0)
    head, rest = _rows_of(first), _rows_of(second)
    start = 0
    while start in rest and start in head and _words(rest[start]) == _words(head[start]):
        start += 1
    cut = rest.get(start, [])
    if cut and _goes_on(cut, [cells for row, cells in head.items() if row > 0]):
        ending = {cell["column"]: cell for cell in first["cells"] if cell["row"] + cell["rows"] == height}
        for cell in cut:
            if cell["column"] in ending:
                ending[cell["column"]]["lines"] += cell["lines"]
        start += 1
    for row, cells in rest.items():
        if row >= start:
            for cell in cells:
                first["cells"].append(cell | {"row": height + row - start})


def _goes_on(cut: list[dict[str, Any]], rows: list[list[dict[str, Any]]]) -> bool:
    """Is the first row on a page the end of the one that the page cut? Where the cells of a column begin with numbers,
    one that does not, or is empty, goes on."""
    votes = []
    for cell in cut:
        above = [one for row in rows for one in row if one["column"] == cell["column"] and one["lines"]]
        numbered = [one for one in above if _NUMBERED.match(one["lines"][0]["text"])]
        if above and len(numbered) >= len(above) * 0.8:
            votes.append(not cell["lines"] or not _NUMBERED.match(cell["lines"][0]["text"]))
    if votes:
        return sum(votes) * 2 > len(votes)
    return bool(cut) and not cut[0]["lines"] and any(cell["lines"] for cell in cut)


def page_png(content: bytes, number: int) -> bytes:
    """One page, counted from 1, as a picture of about 900 pixels width."""
    document = pdfium.PdfDocument(content)
    page = document[number - 1]
    width, height = page.get_size()
    if not (0 < width < 15_000 and 0 < height < 15_000):
        raise Answered("complex")
    out = io.BytesIO()
    page.render(scale=min(900 / width, 1400 / height)).to_pil().convert("P").save(out, "PNG")
    return out.getvalue()
