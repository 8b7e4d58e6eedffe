"""Small workbooks for the reader, without a file and without a database."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import openpyxl

from patibat.intake.workbooks.known import Known, KnownIndicator, KnownProject, Reading, loose
from patibat.intake.workbooks.layout import PROJECT_COLUMNS, PROJECTS_SHEET, RESULT_COLUMNS, RESULTS_SHEET
from patibat.intake.workbooks.outgoing import Heading
from patibat.intake.workbooks.quarterly_result import quarterly_read, quarterly_tables
from patibat.papers.workbooks import CellValue, Sheet, Workbook, read_workbook

AGENCIES = {"area-1": "สพป.ตัวอย่าง เขต 1", "area-2": "สพป.ตัวอย่าง เขต 2", "school-1": "โรงเรียนบ้านหนึ่ง"}
INDICATORS = {
    "K1": KnownIndicator("K1", "ร้อยละผู้เรียนที่ผ่านเกณฑ์", "ร้อยละ", "ratio", "80"),
    "K2": KnownIndicator("K2", "จำนวนครูที่ผ่านการอบรม", "คน", "sum", "100"),
    "K3": KnownIndicator("K3", "คะแนนเฉลี่ย O-NET", "คะแนน", "weighted_mean", "50"),
    "K4": KnownIndicator("K4", "อัตราเพิ่มของผู้เรียน", "ร้อยละ", "latest", "3"),
}
PROJECTS = {
    "PJ1": KnownProject("PJ1", "โครงการพัฒนาครู", "area-1"),
    "PJ2": KnownProject("PJ2", "โครงการของเขต 2", "area-2"),
}
RESULT_HEADS = [column.title for column in RESULT_COLUMNS]
PROJECT_HEADS = [column.title for column in PROJECT_COLUMNS]
TODAY = datetime.date(2027, 1, 10)
HEADING = Heading(AGENCIES["area-1"], "area-1", "แผนตัวอย่าง", "P1", 2570, 1, "ไตรมาส 1 ปีงบประมาณ 2570", "15 ม.ค. 2570")


def known_make() -> Known:
    """Area 1 with its school reports everything; area 2 is a stranger."""
    names: dict[str, tuple[str, ...]] = {}
    for code, name in [*AGENCIES.items(), *((code, code) for code in AGENCIES), ("area-1", "เขตหนึ่ง")]:
        names[loose(name)] = (*names.get(loose(name), ()), code)
    scope = frozenset({"area-1", "school-1"})
    return Known(
        today=TODAY,
        agencies=dict(AGENCIES),
        names=names,
        scope=scope,
        indicators=dict(INDICATORS),
        expected=frozenset((agency, code) for agency in scope for code in INDICATORS),
        projects=dict(PROJECTS),
    )


def result_row(code: str = "K2", agency: CellValue = "area-1", **cells: CellValue) -> list[CellValue]:
    """A row of results with the cells named by the keys of the columns."""
    given: dict[str, CellValue] = {"agency": agency, "code": code, **cells}
    return [given.get(column.key) for column in RESULT_COLUMNS]


def project_row(code: str = "PJ1", **cells: CellValue) -> list[CellValue]:
    """A row of projects."""
    given: dict[str, CellValue] = {"code": code, **cells}
    return [given.get(column.key) for column in PROJECT_COLUMNS]


def sheet_of(
    rows: Sequence[list[CellValue]],
    merged: tuple[tuple[int, int, int, int], ...] = (),
    formulas: frozenset[str] = frozenset(),
) -> Sheet:
    """A sheet of results whose head is row 1, so that the first row of data is row 2."""
    return Sheet(RESULTS_SHEET, [list(RESULT_HEADS), *rows], merged=merged, formulas=formulas)


def read_rows(*rows: list[CellValue], known: Known | None = None, projects: Sequence[list[CellValue]] = ()) -> Reading:
    """What the reader makes of these rows."""
    sheets = [sheet_of(rows)]
    if projects:
        sheets.append(Sheet(PROJECTS_SHEET, [list(PROJECT_HEADS), *projects]))
    return read_sheets(*sheets, known=known)


def read_sheets(*sheets: Sheet, known: Known | None = None) -> Reading:
    """What the reader makes of whole sheets."""
    return quarterly_read(quarterly_tables(Workbook("แฟ้ม.xlsx", sheets)), known or known_make())


def read_file(content: bytes, known: Known) -> Reading:
    """What the reader makes of a file."""
    return quarterly_read(quarterly_tables(read_workbook(content, "แฟ้ม.xlsx")), known)


def fill(content: bytes, cells: dict[tuple[str, str, str], Any], *, head: int = 4) -> bytes:
    """Type into a workbook as an officer does: (sheet, `agency/indicator` or project, title) → value."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for (sheet_name, row_code, title), value in cells.items():
        sheet = book[sheet_name]
        heads = {cell.value: cell.column for cell in sheet[head] if cell.column}
        key = "รหัสตัวชี้วัด" if sheet_name == RESULTS_SHEET else "รหัสโครงการ"
        agency, _, code = row_code.rpartition("/")
        for row in sheet.iter_rows(min_row=head + 1):
            right_agency = not agency or row[heads["รหัสหน่วยงาน"] - 1].value == agency
            if right_agency and row[heads[key] - 1].value == code:
                row[heads[title] - 1].value = value
                break
        else:
            raise AssertionError(f"no row {row_code}")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def number(text: str) -> Decimal:
    return Decimal(text)
