"""The items of a cell: its paragraphs, with lines that only wrapped joined again."""

from __future__ import annotations

from dataclasses import dataclass

from patibat.intake.plan_documents.items import glued
from patibat.intake.plan_documents.markers import Marker, marker_of
from patibat.papers.reading import Cell, Origin

_LONG = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of a cell: its marker (a word, number or bullet) and its text without it."""

    text: str
    origin: Origin
    marker: Marker | None = None
    whole: str = ""
    """With its marker, as written."""

    @property
    def number(self) -> str:
        """Its number, or empty."""
        return self.marker.number if self.marker else ""


def entries_of(cell: Cell | None) -> list[Entry]:
    """The items of a cell, in order; nothing for an empty cell or one that only says “-”."""
    if cell is None or not cell.text.strip(" -–—.\n\t"):
        return []
    parts: list[tuple[str, Origin]] = []
    has_markers = any(marker_of(text) for text, _, _ in _lines(cell))
    for text, origin, is_wrapped in _lines(cell):
        if parts and not marker_of(text) and (is_wrapped or (has_markers and not _stands_alone(text))):
            parts[-1] = (glued(parts[-1][0], text), parts[-1][1])
        else:
            parts.append((text, origin))
    return [_entry(text, origin) for text, origin in parts]


def _lines(cell: Cell) -> list[tuple[str, Origin, bool]]:
    """Every line with its place; `True` when it may be the wrapped rest of the line before."""
    found = []
    for line in cell.lines:
        for position, part in enumerate(line.text.split("\n")):
            text = f"{line.number} {part}" if line.number and not position else part
            if text.strip():
                found.append((text.strip(), line.origin if line.origin.as_dict() else cell.origin, line.is_line))
    return found


def _stands_alone(text: str) -> bool:
    return len(text) > _LONG and text.startswith(("โครงการ", "ร้อยละ", "จำนวน", "กิจกรรม", "อัตรา", "ระดับ"))


def _entry(text: str, origin: Origin) -> Entry:
    marker = marker_of(text)
    return Entry(marker.rest if marker else text, origin, marker, text)


def cell_text(cell: Cell | None) -> str:
    """A cell's text on one line, wrapped Thai glued."""
    found = ""
    for entry in entries_of(cell):
        found = f"{found} {entry.whole}".strip()
    return found
