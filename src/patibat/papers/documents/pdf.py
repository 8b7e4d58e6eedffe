"""A document as PDF: Typst lays it out, the file is archival (PDF/A-2b) and accessible (PDF/UA-1) where it can be.

The layout is `template.typ`. Content travels as JSON and is set as strings, so nothing in it is ever read as markup.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from patibat.papers import fonts, palette
from patibat.papers.charts.native import to_typst
from patibat.papers.documents.model import (
    QR,
    Block,
    Bullets,
    ChartBlock,
    Column,
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
    Row,
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
from patibat.papers.documents.problems import NOT_PRINTED
from patibat.papers.documents.typefaces import print_font_dir
from patibat.papers.documents.wording import SAMPLE, WORDS, foot, mark_line, source_line, under_title

if TYPE_CHECKING:
    from typst import Fonts

_Strictness = Literal["archival and accessible", "archival", "plain"]
_STRICTNESS: Final[tuple[_Strictness, ...]] = ("archival and accessible", "archival", "plain")
"""Tried in turn: a picture or a link that the strictest refuses must not keep a report from its reader."""
_COLOURS: Final = {
    "ink": palette.INK,
    "line": palette.LINE,
    "line_strong": palette.LINE_STRONG,
    "link": palette.LINK,
    "link_strong": palette.LINK_STRONG,
    "link_tint": palette.LINK_TINT,
    "good": palette.GOOD,
    "watch": palette.WATCH,
    "bad": palette.BAD,
    "muted": palette.MUTED,
    "paper_tint": palette.PAPER_TINT,
    "sample": palette.MUTED_TINT,
}
_COLOUR_NAMES: Final = {colour: name for name, colour in _COLOURS.items()}
_LONG_CELL: Final = 1500
"""Characters beyond which a row may break over pages: unbroken it would run off the paper."""
_NARROW: Final = 24
"""A column that takes what it needs may need so many characters; a longer one shares the width with the others."""
_LONG_WORD: Final = 32
_COMPACT, _LEAFLET = 0.86, 0.95
"""Letters of a compact document, and of a compact brochure, which everybody reads, as a share of the usual size."""
_UNBROKEN: Final = re.compile(r"[^\s\u0e00-\u0e7f]{32,}|(?:([\u0e00-\u0e7f])\1{31,})")
_ANY_EIGHT: Final = re.compile(r".{8}", re.DOTALL)

Data = dict[str, Any]


def to_pdf(document: Document, extra_font_dirs: Sequence[Path] = ()) -> bytes:
    """The PDF. `extra_font_dirs` are folders of the office's own TH Sarabun files, used at 16 pt when found.

    Raises the problem `papers.not-printed` when Typst refuses the document.
    """
    return compiled(page_source(document, extra_font_dirs), "pdf", extra_font_dirs)


def page_source(document: Document, extra_font_dirs: Sequence[Path] = ()) -> str:
    """The document as the JSON that the layout reads."""
    whole = prepared(document)
    official = fonts.official_family(tuple(extra_font_dirs))
    meta = whole.meta
    created = meta.created
    scale = (_LEAFLET if whole.kind == "brochure" else _COMPACT) if whole.compact else 1
    data: Data = {
        "title": whole.title or " ",
        "under": under_title(whole),
        "titled": whole.kind in ("report", "form", "brochure"),
        "language": whole.language[:2],
        "landscape": whole.orientation == "landscape",
        "compact": whole.compact,
        "words": {name: text.of(whole.language) for name, text in WORDS.items()},
        "look": {
            "family": [official, fonts.FAMILY] if official else [fonts.FAMILY],
            "size": (fonts.TH_SARABUN_PT if official else fonts.SARABUN_BODY_PT) * scale,
            "pitch": fonts.LINE_PITCH_PT * scale,
            "colours": _COLOURS,
        },
        "meta": {
            "author": meta.author_agency,
            "header": meta.header,
            "footer": foot(whole),
            "mark": mark_line(whole),
            "sample": SAMPLE.of(whole.language) if meta.sample else "",
            "thai_digits": meta.thai_digits,
            "created": created
            and {part: getattr(created, part) for part in ("year", "month", "day", "hour", "minute", "second")},
        },
        "runs": _runs(whole),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def compiled(
    source: str, kind: Literal["pdf", "png"], extra_font_dirs: Sequence[Path] = (), ppi: float | None = None
) -> bytes:
    """What Typst makes of a page source; a png shows the first page alone.

    Raises the problem `papers.not-printed`.
    """
    fault = ""
    for strictness in _STRICTNESS if kind == "pdf" else _STRICTNESS[-1:]:
        try:
            return _typeset(source, kind, tuple(extra_font_dirs), ppi, strictness)
        except RuntimeError as error:
            fault = str(error)
    raise NOT_PRINTED.at(reason=fault.splitlines()[0] if fault else "")


def _typeset(
    source: str, kind: Literal["pdf", "png"], dirs: tuple[Path, ...], ppi: float | None, strictness: _Strictness
) -> bytes:
    import typst

    made: bytes | list[bytes] = typst.compile(
        template(),
        font_paths=_font_set(dirs),
        ignore_system_fonts=True,
        format=kind,
        ppi=ppi,
        sys_inputs={"document": source},
        pdf_standards=["a-2b", "ua-1"]
        if strictness == "archival and accessible"
        else ["a-2b"]
        if strictness == "archival"
        else [],
    )
    return made if isinstance(made, bytes) else made[0]


@lru_cache(maxsize=4)
def _font_set(dirs: tuple[Path, ...]) -> Fonts:
    """Font files are read once a process."""
    import typst

    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[str(print_font_dir()), *(str(folder) for folder in dirs if folder.is_dir())],
    )


@lru_cache(maxsize=1)
def template() -> bytes:
    """The Typst source of the layout."""
    return files("patibat.papers.documents").joinpath("template.typ").read_bytes()


def _runs(document: Document) -> list[Data]:
    """Blocks gathered into stretches of pages of one orientation; a break that turns the page ends a stretch."""
    landscape = document.orientation == "landscape"
    runs: list[Data] = [{"landscape": landscape, "blocks": []}]
    level = 0
    for block in document.blocks:
        turned = isinstance(block, PageBreak) and (block.orientation == "landscape") != runs[-1]["landscape"]
        if turned:
            runs.append({"landscape": not runs[-1]["landscape"], "blocks": []})
            continue
        if isinstance(block, Heading):
            # A screen reader needs levels without holes (PDF/UA): 1 → 3 becomes 1 → 2.
            level = min(block.level, level + 1, 4)
            runs[-1]["blocks"].append({"kind": "heading", "level": level, "text": block.text})
        else:
            runs[-1]["blocks"].append(_block(block, document))
    return [run for run in runs if run["blocks"]]


def _block(block: Block, document: Document) -> Data:
    match block:
        case Paragraph():
            indent = block.indent and block.align == "left"
            return {
                "kind": "paragraph",
                "content": _inlines(block.content, document),
                "indent": indent,
                "align": block.align,
            }
        case Bullets():
            return {"kind": "bullets", "ordered": block.ordered, "items": _lists(block.items, document)}
        case Table():
            return _table(block, document)
        case KeyValues():
            pairs = [[key, _inlines(value, document)] for key, value in block.pairs]
            return {"kind": "pairs", "pairs": pairs}
        case ChartBlock():
            chart = block.chart
            scene = to_typst(chart, thai_digits=document.meta.thai_digits)
            alt = chart.description or chart.title
            return {"kind": "chart", "title": chart.title, "alt": alt, "under": source_line(chart), "scene": scene}
        case Note():
            return {"kind": "note", "title": block.title, "content": _inlines(block.content, document)}
        case _:
            return _small_block(block, document)


def _small_block(block: Block, document: Document) -> Data:
    match block:
        case StatusMark():
            return {"kind": "status", "mark": _inline(block, document)}
        case Signatures():
            people = [
                {"role": person.role, "name": person.name, "position": person.position, "date": person.date}
                for person in block.people
            ]
            return {"kind": "signatures", "people": people}
        case Statement():
            return {"kind": "statement", "text": breakable(block.text), "label": block.label}
        case Tiles():
            return {"kind": "tiles", "across": block.across, "items": [_tile(one, document) for one in block.items]}
        case Outline():
            return {"kind": "outline", "items": [_outline_item(one) for one in block.items]}
        case QR():
            return {"kind": "qr", "svg": qr_svg(block.data), "caption": block.caption}
        case FillLines():
            return {"kind": "lines", "count": block.count, "label": block.label}
        case _:
            return {"kind": "page"}


def _tile(one: Tile, document: Document) -> Data:
    status = _inline(one.status, document) if one.status else None
    return {"label": one.label, "shown": one.figure.shown, "unit": one.unit, "status": status, "note": one.note}


def _outline_item(one: OutlineItem) -> Data:
    return {
        "label": one.label,
        "text": breakable(one.text),
        "under": [breakable(line) for line in one.under],
        "level": one.level,
        "head": one.head,
        "bold": one.bold,
    }


def _table(table: Table, document: Document) -> Data:
    total = None if table.total is None else _lists(table.total, document)
    return {
        "kind": "table",
        "caption": table.caption,
        "notes": list(table.notes),
        "columns": [_column(table, at, column) for at, column in enumerate(table.columns)],
        "size": 0.92 if len(table.columns) <= 6 else 0.84,
        "rows": [_row(row, document) for row in table.rows],
        "total": total,
    }


def _column(table: Table, at: int, column: Column) -> Data:
    width = column.width or (1 if _longest(table, at) > _NARROW else 0)
    return {"head": column.head, "align": column.align, "width": width, "unit": column.unit}


def _longest(table: Table, at: int) -> int:
    rows = (*table.rows, table.total)
    return max((len(plain(row[at])) for row in rows if isinstance(row, tuple)), default=0)


def _row(row: Row, document: Document) -> Data:
    if isinstance(row, Group):
        return {"group": True, "cells": [[row.text]], "long": False}
    long = any(len(plain(cell)) > _LONG_CELL / len(row) for cell in row if cell)
    return {"group": False, "cells": _lists(row, document), "long": long}


def _lists(contents: Iterable[Content], document: Document) -> list[list[str | Data]]:
    return [_inlines(content, document) for content in contents]


def _inlines(content: Content, document: Document) -> list[str | Data]:
    return [_inline(part, document) for part in inlines(content)]


def _inline(part: Inline, document: Document) -> str | Data:
    match part:
        case str():
            return breakable(part)
        case FigureSpan():
            return {"kind": "run", "text": part.shown, "bold": True, "url": ""} if part.bold else part.shown
        case Run():
            return {"kind": "run", "text": breakable(part.text), "bold": part.bold, "url": part.url}
        case StatusMark():
            word = part.word or part.mark.word(document.language)
            return {"kind": "mark", "shape": part.mark.shape, "colour": _COLOUR_NAMES[part.mark.colour], "text": word}


def breakable(text: str) -> str:
    """Long words that no line can hold (addresses, keyboard noise) may break; other text is left as it is.

    >>> breakable("ก" * 5), breakable("a" * 40).count("\\u200b")
    ('กกกกก', 4)
    """
    if len(text) < _LONG_WORD or not _UNBROKEN.search(text):
        return text
    return _UNBROKEN.sub(lambda found: _ANY_EIGHT.sub("\\g<0>\u200b", found[0]).rstrip("\u200b"), text)


def qr_svg(data: str) -> str:
    """A QR code as SVG without text, quiet zone included."""
    import segno

    return str(segno.make(data, error="m", micro=False).svg_inline(scale=4, border=2))
