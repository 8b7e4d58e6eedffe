"""The answer to a workbook: the same file, each cell marked accepted, unchanged or refused, with the reason."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from patibat.papers import palette
from patibat.papers.cell_names import cell_place
from patibat.papers.limited import Killed, run_limited
from patibat.papers.workbooks.export import printable
from patibat.papers.workbooks.inspection import DEFAULT_LIMITS, Limits, inspect_upload
from patibat.papers.workbooks.problems import NOT_MARKED
from patibat.papers.workbooks.reading import loaded
from patibat.papers.workbooks.writing import FONT
from patibat.problems import Text, Where

SUMMARY_SHEET = "ผลการตรวจ"
_CHILD = Path(__file__).with_name("marking.py")
_MARKING_LIMITS = replace(DEFAULT_LIMITS, memory=1024 * 1024 * 1024, seconds=60, wait=90)
_SHOWN_CELLS = 12
"""So many refused cells are named beside a row."""


class Mark(StrEnum):
    """What became of a cell: a word, a shape and a colour."""

    ACCEPTED = "accepted"
    UNCHANGED = "unchanged"
    REFUSED = "refused"

    @property
    def text(self) -> Text:
        return _LOOKS[self][0]

    @property
    def shape(self) -> str:
        return _LOOKS[self][1]

    @property
    def colour(self) -> str:
        """RRGGBB, a quiet ground on which black text reads."""
        return _LOOKS[self][2]


_LOOKS: dict[Mark, tuple[Text, str, str]] = {
    Mark.ACCEPTED: (Text("รับแล้ว", "accepted"), "●", palette.GOOD_TINT.lstrip("#")),
    Mark.UNCHANGED: (Text("เหมือนเดิม", "unchanged"), "–", palette.MUTED_TINT.lstrip("#")),
    Mark.REFUSED: (Text("ต้องแก้", "to be mended"), "■", palette.BAD_TINT.lstrip("#")),
}


@dataclass(frozen=True, slots=True)
class CellVerdict:
    """What became of one cell of what was sent; a refused one says what is wrong and how to mend it."""

    sheet: str
    cell: str
    mark: Mark
    message: str = ""
    fix: str = ""


def write_answer(
    source: bytes | Path,
    verdicts: Sequence[CellVerdict],
    lead: Sequence[str] = (),
    name: str = "",
    limits: Limits = _MARKING_LIMITS,
) -> bytes:
    """The workbook as it came, marked: each cell by colour, refused ones with a comment, each row with words beside it,
    and a first sheet that counts and lists what to mend.

    Pictures, charts and what formulas last showed do not come back: Excel computes them when it opens the answer.
    Raises the problems of `inspect_upload` and `papers.not-marked`.
    """
    content, name = loaded(source, name)
    inspect_upload(content, name, limits)
    orders = json.dumps(_orders(verdicts, lead), ensure_ascii=False).encode()
    try:
        given = len(orders).to_bytes(8, "big") + orders + content
        return run_limited(_CHILD, (limits.memory, limits.seconds), given, limits)
    except Killed as error:
        raise NOT_MARKED.at(Where(file=name), name=name) from error


def _orders(verdicts: Sequence[CellVerdict], lead: Sequence[str]) -> dict[str, object]:
    """What the limited process is to write, in words and colours."""
    refused = [one for one in verdicts if one.mark is Mark.REFUSED]
    placed = [one for one in verdicts if one.cell]
    counts = {mark: sum(one.mark is mark for one in verdicts) for mark in Mark}
    heads = ("แผ่นงาน", "ช่อง", "ต้องแก้อะไร", "แก้อย่างไร")
    lines = [(one.sheet, one.cell, one.message, one.fix) for one in refused]
    return {
        "font": FONT,
        "summary": SUMMARY_SHEET,
        "shapes": [f"{mark.shape} {mark.text.th}" for mark in Mark],
        "cells": [(one.sheet, one.cell, one.mark.colour, _comment(one)) for one in placed],
        "rows": _row_words(placed),
        "lead": [printable(line) for line in lead],
        "counts": [(f"{mark.shape} {mark.text.th} {count:,} ช่อง", mark.colour) for mark, count in counts.items()],
        "table": [[printable(text) for text in row] for row in (heads, *lines)] if refused else [],
    }


def _comment(verdict: CellVerdict) -> str:
    if verdict.mark is not Mark.REFUSED:
        return ""
    return printable(f"{verdict.mark.shape} {verdict.mark.text.th}: {verdict.message}\n{verdict.fix}".strip())


def _row_words(verdicts: Sequence[CellVerdict]) -> dict[str, dict[int, str]]:
    """What stands beside each row: refused cells by name, else that something, or nothing, of it was new."""
    rows: dict[str, dict[int, list[CellVerdict]]] = defaultdict(lambda: defaultdict(list))
    for one in verdicts:
        rows[one.sheet][cell_place(one.cell)[0] + 1].append(one)
    return {sheet: {row: _words(here) for row, here in by_row.items()} for sheet, by_row in rows.items()}


def _words(verdicts: Sequence[CellVerdict]) -> str:
    marks = {one.mark for one in verdicts}
    mark = next(one for one in (Mark.REFUSED, Mark.ACCEPTED, Mark.UNCHANGED) if one in marks)
    cells = [one.cell for one in verdicts if one.mark is Mark.REFUSED]
    more = " …" if len(cells) > _SHOWN_CELLS else ""
    return " ".join((f"{mark.shape} {mark.text.th}", ", ".join(cells[:_SHOWN_CELLS]) + more)).strip()
