"""What the limited process answered → paragraphs, tables and notes of the model."""

from __future__ import annotations

from typing import Any

from patibat.papers.reading.model import (
    NOWHERE,
    Block,
    Box,
    Cell,
    Note,
    Origin,
    Page,
    Paper,
    PaperKind,
    Paragraph,
    Table,
)

Fields = dict[str, Any]


def paper_of(kind: PaperKind, answer: Fields) -> Paper:
    """The document; its fields are named as those of the model."""
    return Paper(
        kind,
        blocks=tuple(_block(one) for one in answer["blocks"]),
        pages=tuple(Page(*one) for one in answer.get("pages", ())),
        notes=tuple(_note(one) for one in answer.get("notes", ())),
        details={key: str(text) for key, text in answer.get("details", {}).items()},
    )


def _block(fields: Fields) -> Block:
    return _table(fields) if "cells" in fields else _paragraph(fields)


def _paragraph(fields: Fields) -> Paragraph:
    origin = Origin(**fields.pop("origin"))
    box = fields.pop("box", None)
    return Paragraph(origin=origin, box=Box(*box) if box else None, **fields)


def _table(fields: Fields) -> Table:
    fields["cells"] = tuple(_cell(one) for one in fields["cells"])
    return Table(origin=_origin(fields), **fields)


def _cell(fields: Fields) -> Cell:
    fields["lines"] = tuple(_paragraph(one) for one in fields["lines"])
    return Cell(origin=_origin(fields), **fields)


def _origin(fields: Fields) -> Origin:
    found = fields.pop("origin", None)
    return Origin(**found) if found else NOWHERE


def _note(fields: Fields) -> Note:
    return Note(fields["kind"], fields["count"], tuple(fields.get("pages", ())))
