"""The workbook as an officer fills it in, with slips where the story wants them; it then goes the real way."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from patibat.accounts.models import User
from patibat.intake.models import Upload
from patibat.intake.services import upload_apply, upload_read, upload_receive, workbook_make
from patibat.intake.workbooks.known import WORK_WORDS
from patibat.intake.workbooks.layout import PAID_KEYS, PROJECT_TITLES, PROJECTS_SHEET, RESULT_TITLES, RESULTS_SHEET
from patibat.monitoring.models import Round
from patibat.monitoring.services import ProgressRow, ResultRow
from patibat.network.models import Agency
from patibat.sample.days import moment
from patibat.sample.reading import Table
from patibat.sample.reports import SAMPLE_FIGURE
from patibat.thai import format_date

Cell = Decimal | str | None


def workbook_send(
    *,
    by: User,
    agency: Agency,
    into: Round,
    rows: Sequence[ResultRow],
    progress: Sequence[ProgressRow],
    on: datetime.date,
    slips: Sequence[Table] = (),
) -> Upload:
    """An officer takes the workbook out, fills it in and sends it; without slips it is applied as well."""
    content = _filled(workbook_make(by=by, into=into, agency=agency), rows, progress, slips)
    name = f"ผลไตรมาส {into.quarter} {into.year} {agency.abbreviation} (ตัวอย่าง).xlsx"
    upload = upload_receive(by=by, content=content, name=name)
    upload_read(by=by, upload=upload)
    if not slips:
        upload_apply(by=by, upload=upload)
        Upload.objects.filter(pk=upload.pk).update(applied_at=moment(on))
    Upload.objects.filter(pk=upload.pk).update(received_at=moment(on))
    return upload


def _filled(
    content: bytes, rows: Sequence[ResultRow], progress: Sequence[ProgressRow], slips: Sequence[Table]
) -> bytes:
    book = load_workbook(BytesIO(content))
    results = _Sheet(book[RESULTS_SHEET], RESULT_TITLES)
    for row in rows:
        results.write(row.indicator.code, _result_cells(row))
    for slip in slips:
        results.write(slip["indicator"], {slip["column"]: slip["text"] or None})
    if progress:
        projects = _Sheet(book[PROJECTS_SHEET], PROJECT_TITLES)
        for one in progress:
            projects.write(one.project.code, _project_cells(one))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _result_cells(row: ResultRow) -> dict[str, Cell]:
    numbers = {"numerator": row.numerator, "denominator": row.denominator, "value": row.value}
    cells: dict[str, Cell] = {key: number for key, number in numbers.items() if number is not None}
    return cells | {"date": format_date(row.data_date) if row.data_date else None, "note": SAMPLE_FIGURE}


def _project_cells(row: ProgressRow) -> dict[str, Cell]:
    cells: dict[str, Cell] = {
        "work": WORK_WORDS[row.work],
        "percent": row.percent,
        "done": row.done,
        "problems": row.problems or None,
        "remedy": row.remedy or None,
    }
    return cells | {key: row.disbursed[kind][0] for key, kind in PAID_KEYS.items() if kind in row.disbursed}


class _Sheet:
    """A sheet of the workbook whose cells are found by the code of the row and the title of the column."""

    def __init__(self, sheet: Worksheet, titles: dict[str, str]) -> None:
        self.sheet = sheet
        head = next(row for row in sheet.iter_rows() if titles["code"] in [cell.value for cell in row])
        by_title = {str(cell.value): cell.column for cell in head if cell.value is not None}
        self.columns = {key: by_title[title] for key, title in titles.items() if title in by_title}
        below = sheet.iter_rows(min_row=(head[0].row or 0) + 1)
        self.rows = {str(row[self.columns["code"] - 1].value): row[0].row or 0 for row in below}

    def write(self, code: str, cells: dict[str, Cell]) -> None:
        for key, value in cells.items():
            self.sheet.cell(self.rows[code], self.columns[key]).value = value
