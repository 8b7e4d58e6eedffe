"""A document for machines: its figures with their ids, and its tables, beside the texts as printed."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

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
)
from patibat.papers.documents.prepared import prepared

Json = dict[str, Any]


def to_dict(document: Document) -> Json:
    """`title`, `subtitle`, `language`, `meta`, `figures[]` (id, value, state, coverage, shown), `tables[]`, `text[]`.

    `value` is a string of the exact decimal, or null unless the state is "reported".
    Raises ValueError when one figure stands with two values.
    """
    whole = prepared(document)
    meta = whole.meta
    return {
        "title": whole.title,
        "subtitle": whole.subtitle,
        "language": whole.language,
        "meta": {
            "author_agency": meta.author_agency,
            "period": meta.period,
            "as_of": meta.as_of,
            "sample": meta.sample,
            "code": meta.code,
            "hash": meta.hash,
            "url": meta.url,
            "created": meta.created.isoformat() if meta.created else None,
        },
        "figures": [figure_dict(figure) for figure in whole.figures()],
        "tables": [_table(table, whole.language) for table in whole.tables()],
        "text": [text for block in whole.blocks for text in _texts(block, whole.language)],
    }


def to_json(document: Document) -> bytes:
    """`to_dict` as UTF-8."""
    return json.dumps(to_dict(document), ensure_ascii=False, indent=1).encode("utf-8", "replace")


def figure_dict(figure: FigureSpan) -> Json:
    """One figure: id, value, state, coverage, shown."""
    coverage = figure.coverage
    return {
        "id": figure.figure_id,
        "value": value_string(figure.value),
        "state": figure.state,
        "coverage": coverage and {"reported": coverage.reported, "expected": coverage.expected},
        "shown": figure.shown,
    }


def value_string(value: Decimal | None) -> str | None:
    """An exact decimal without exponent; None stays None, zero is "0"."""
    return None if value is None else f"{value:f}"


def _table(table: Table, language: str) -> Json:
    return {
        "caption": table.caption or table.name,
        "columns": [{"head": column.head, "unit": column.unit} for column in table.columns],
        "rows": [_row(row, language) for row in table.rows],
        "total": None if table.total is None else [_cell(cell, language) for cell in table.total],
        "notes": list(table.notes),
    }


def _row(row: Row, language: str) -> Json | list[Json]:
    return {"group": row.text} if isinstance(row, Group) else [_cell(cell, language) for cell in row]


def _cell(content: Content, language: str) -> Json:
    found = [part for part in inlines(content) if isinstance(part, FigureSpan)]
    cell: Json = {"shown": plain(content, language)}
    if len(found) == 1:
        cell["value"] = value_string(found[0].value)
        cell["state"] = found[0].state
        if found[0].figure_id:
            cell["figure"] = found[0].figure_id
    return cell


def _texts(block: object, language: str) -> list[str]:
    match block:
        case Heading():
            return [block.text]
        case Paragraph():
            return [plain(block.content, language)]
        case Note():
            return [" ".join(part for part in (block.title, plain(block.content, language)) if part)]
        case Bullets():
            return [plain(item, language) for item in block.items]
        case Statement():
            return [": ".join(part for part in (block.label, block.text) if part)]
        case KeyValues():
            return [f"{key}: {plain(value, language)}" for key, value in block.pairs]
        case _:
            return []
