"""The answer to a workbook: the same file, each cell marked accepted, unchanged or refused, with the reason."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from patibat.papers.workbooks.export import neutral
from patibat.papers.workbooks.writing import FONT
from patibat.problems import Text

SUMMARY_SHEET = "ผลการตรวจ"


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
        return _LOOKS[self][2]


_LOOKS: dict[Mark, tuple[Text, str, str]] = {
    Mark.ACCEPTED: (Text("รับแล้ว", "accepted"), "●", "DDEFE3"),
    Mark.UNCHANGED: (Text("เหมือนเดิม", "unchanged"), "–", "F0F0EE"),
    Mark.REFUSED: (Text("ต้องแก้", "to be mended"), "■", "F7DDD8"),
}


@dataclass(frozen=True, slots=True)
class CellVerdict:
    """What became of one cell of what was sent; a refused one says what is wrong and how to mend it."""

    sheet: str
    cell: str
    mark: Mark
    message: str = ""
    fix: str = ""


def write_answer(content: bytes, verdicts: Sequence[CellVerdict], lead: Sequence[str] = ()) -> bytes:
    """The workbook as it came, marked, with a first sheet that lists what to mend.

    The file has been inspected and read before; drawings and macros it may have had do not come back.
    """
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheets: Mapping[str, Worksheet] = {sheet.title: sheet for sheet in book.worksheets}
    for verdict in verdicts:
        sheet = sheets.get(verdict.sheet)
        if sheet is None or not verdict.cell:
            continue
        cell = sheet[verdict.cell]
        cell.fill = PatternFill("solid", fgColor=verdict.mark.colour)
        if verdict.mark is Mark.REFUSED:
            words = f"{verdict.mark.shape} {verdict.mark.text.th}: {verdict.message}\n{verdict.fix}"
            cell.comment = Comment(words, "Patibat", width=320, height=120)
    _write_summary(book.create_sheet(SUMMARY_SHEET, 0), verdicts, lead)
    book.active = 0
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write_summary(sheet: Worksheet, verdicts: Sequence[CellVerdict], lead: Sequence[str]) -> None:
    counts = {mark: sum(one.mark is mark for one in verdicts) for mark in Mark}
    lines = [*lead, *(f"{mark.shape} {mark.text.th} {count:,} ช่อง" for mark, count in counts.items())]
    for line in lines:
        sheet.append([neutral(line)])
    sheet.append([])
    sheet.append(["แผ่นงาน", "ช่อง", "ต้องแก้อะไร", "แก้อย่างไร"])
    for verdict in verdicts:
        if verdict.mark is Mark.REFUSED:
            texts = (verdict.sheet, verdict.cell, verdict.message, verdict.fix)
            sheet.append([neutral(text) for text in texts])
    for number, row in enumerate(sheet.iter_rows(), 1):
        for cell in row:
            cell.font = Font(name=FONT, size=14, bold=number <= len(lines) + 2)
    for letter, width in zip("ABCD", (26, 10, 60, 60), strict=True):
        sheet.column_dimensions[letter].width = width
