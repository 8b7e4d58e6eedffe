"""The items of a cell: its paragraphs, with lines that only wrapped joined again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from patibat.intake.plan_documents.joining import glued
from patibat.intake.plan_documents.markers import Marker, marker_of
from patibat.papers.reading import Cell, Origin
from patibat.thai import to_arabic_digits

_LONG = 12
_RUN = re.compile(r"(?<!\S)(?:[SWOT]\s?([0-9]{1,2})[.):]?|([0-9]{1,2})[.)])\s+(?=[^\s0-9])")
_SECOND = 2
_LONE = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,2}\.?")
_SWOT = re.compile(
    r"[SWOT]\s?[0-9๐-๙]{1,2}(?:[.:)]|\s)|(?:จุดแข็ง|จุดอ่อน|โอกาส|อุปสรรค|ภาวะคุกคาม|ภัยคุกคาม)\s*(?:\(.{0,30}\))?\s*[:：]?$"
)
_LABEL = re.compile(r"(?:กิจกรรม(?:หลัก|ย่อย|สำคัญ)?|ประกอบด้วย|ได้แก่)\s*(?:\([^)]*\))?\s*[:：]?")


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
    lines = _numbers_joined(_lines(cell))
    found = [marker_of(text) for text, _, _ in lines]
    markers = [marker for marker in found if marker is not None]
    has_markers, style = bool(markers), markers[0].style if markers else ""
    if found and found[0] is None and style.isdigit():
        # “…ปีละ | 20 ชั่วโมง”: a bare number at the start of a line that wrapped numbers nothing.
        style = ""
    last: tuple[int, ...] = ()
    for text, origin, is_wrapped in lines:
        begins = _begins(text, style, last) if is_wrapped else marker_of(text) is not None
        if parts and not begins and (is_wrapped or (has_markers and not _stands_alone(text))):
            parts[-1] = (glued(parts[-1][0], text, is_narrow=is_wrapped), parts[-1][1])
        else:
            parts.append((text, origin))
            marker = marker_of(text)
            last = marker.numbers if marker is not None else last
    return [_entry(text, origin) for text, origin in parts if not _LABEL.fullmatch(text)]


def _numbers_joined(lines: list[tuple[str, Origin, bool]]) -> list[tuple[str, Origin, bool]]:
    """In a narrow cell “1.2” may stand alone on its line: it belongs to the next one."""
    found: list[tuple[str, Origin, bool]] = []
    number: tuple[str, Origin, bool] | None = None
    for text, origin, is_wrapped in lines:
        if number is not None:
            text, origin, number = f"{number[0]} {text}", number[1], None
        if is_wrapped and _LONE.fullmatch(to_arabic_digits(text)) and found:
            number = (text, origin, is_wrapped)
        else:
            found.append((text, origin, is_wrapped))
    return [*found, number] if number is not None else found


def _begins(text: str, style: str, last: tuple[int, ...]) -> bool:
    """Does a line that may only have wrapped begin an item? Where it is marked as the first item of the cell is."""
    marker = marker_of(text)
    if marker is None:
        return bool(_SWOT.match(text))
    # “(ร้อยละ ๙๕)” whose end stands on the next line alone begins nothing; “2.” alone does, after “1.”.
    is_next = bool(last) and marker.numbers == (*last[:-1], last[-1] + 1)
    return (bool(marker.rest) or is_next) and (bool(marker.kind) or marker.style in ("-", style))


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
    if _LABEL.fullmatch(text):
        return True
    return len(text) > _LONG and text.startswith(("โครงการ", "ร้อยละ", "จำนวน", "กิจกรรม", "อัตรา", "ระดับ"))


def _entry(text: str, origin: Origin) -> Entry:
    marker = marker_of(text)
    return Entry(marker.rest if marker else text, origin, marker, text)


def run_apart(text: str) -> list[str]:
    """A list whose lines a copy ran together: “1. … 2. … 3. …”, each number the next; else the text itself.

    The first number may be gone: it was read as the mark of the whole.

    >>> run_apart("1. ครูไม่ครบชั้น 2. อาคารเก่า"), run_apart("S1 ครูเก่ง S2 ชุมชนดี"), run_apart("มีครู 2. คน")
    (['ครูไม่ครบชั้น', 'อาคารเก่า'], ['ครูเก่ง', 'ชุมชนดี'], ['มีครู 2. คน'])
    """
    plain = to_arabic_digits(text)
    cuts: list[tuple[int, int]] = []
    for found in _RUN.finditer(plain):
        number = int(found[1] or found[2])
        if not cuts and number == _SECOND and found.start() > _LONG:
            cuts.append((0, 0))
        if number == len(cuts) + 1 and (cuts or not found.start()):
            cuts.append((found.start(), found.end()))
    if len(cuts) < _SECOND:
        return [text]
    ends = [start for start, _ in cuts[1:]] + [len(text)]
    return [text[begin:end].strip() for (_, begin), end in zip(cuts, ends, strict=True)]


def heading_text(cell: Cell | None) -> str:
    """The words of a heading: wrapped lines glued, others parted by a space."""
    found = ""
    for line in cell.lines if cell is not None else ():
        for part in line.text.split("\n"):
            found = glued(found, part, is_narrow=True) if line.is_line else f"{found} {part.strip()}".strip()
    return found


def cell_text(cell: Cell | None) -> str:
    """A cell's text on one line, wrapped Thai glued."""
    found = ""
    for entry in entries_of(cell):
        found = f"{found} {entry.whole}".strip()
    return found
