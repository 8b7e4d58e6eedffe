"""A results workbook of 10,000 rows: received, read, checked and applied with its audit, as an analyst's upload.

Yardstick: python-calamine only reading the same file, plus one bulk insert of the same rows into the same database.
"""

from __future__ import annotations

import io
import random
from functools import partial
from typing import Any

from benchmarks.yard import Outcome, seconds

AGENCIES, INDICATORS, ROUNDS = 500, 20, 5
BAR = 6.0


def run() -> list[Outcome]:
    """Five rounds in turns; every round starts from a clean quarter."""
    import statistics

    by, into, content = _prepare()
    ours, yard = [], []
    for number in range(ROUNDS + 1):
        _clean(into)
        mine = seconds(partial(_ours, by, content))
        kept = into.results.count()
        if kept < AGENCIES * INDICATORS:
            raise RuntimeError(f"{kept} rows kept")
        rows = list(into.results.all())
        _clean(into)
        theirs = seconds(partial(_yardstick, content, rows))
        if number:  # the first round warms up
            ours.append(mine)
            yard.append(theirs)
    note = f"{kept:,} rows [{min(ours):.2f}-{max(ours):.2f} | {min(yard):.2f}-{max(yard):.2f}]"
    return [Outcome("results workbook", statistics.median(ours), statistics.median(yard), BAR, note=note)]


def _prepare() -> tuple[Any, Any, bytes]:
    """Five hundred schools that report twenty indicators, an analyst, an open round, and the filled workbook."""
    from patibat.accounts.models import User
    from patibat.network.choices import AgencyKind, Role
    from patibat.network.models import Agency, Holding, Position
    from patibat.plans.models import Indicator, IndicatorReporter, Plan

    office = Agency.objects.get(code="office")
    plan = Plan.objects.get(code="BENCH")
    schools = Agency.objects.bulk_create(
        Agency(code=f"s{n:04d}", name=f"โรงเรียนที่ {n}", kind=AgencyKind.SCHOOL, parent=office, order=n)
        for n in range(AGENCIES)
    )
    indicators = list(Indicator.objects.filter(plan=plan).order_by("order")[:INDICATORS])
    IndicatorReporter.objects.bulk_create(
        IndicatorReporter(indicator=one, agency=school, from_year=2566) for one in indicators for school in schools
    )
    by = User.objects.create_user("bench", "bench-password", full_name="ผู้ทดสอบ")
    position = Position.objects.create(agency=office, title="นักวิเคราะห์", role=Role.ANALYST)
    Holding.objects.create(position=position, user=by, valid_from="2020-10-01")
    into = _round(plan)
    return by, into, _filled(by, office, into)


def _round(plan: Any) -> Any:
    import datetime

    from patibat.monitoring.services import round_open

    return round_open(
        by=None,
        plan=plan,
        year=2570,
        quarter=2,
        opens_on=datetime.date(2027, 1, 1),
        due_on=datetime.date(2027, 4, 15),
        closes_on=datetime.date(2027, 5, 15),
    )


def _filled(by: Any, office: Any, into: Any) -> bytes:
    """The workbook that goes out for the whole office, filled in as a person would, in the office's own columns."""
    import openpyxl

    from patibat.intake.services import workbook_make

    dice = random.Random(1)
    book = openpyxl.load_workbook(io.BytesIO(workbook_make(by=by, agency=office, into=into)))
    sheet = book.worksheets[0]
    numbered = enumerate(sheet.iter_rows(max_row=40), 1)
    top, head = next((number, row) for number, row in numbered if any(cell.value == "รหัสตัวชี้วัด" for cell in row))
    at = {cell.value: cell.column for cell in head if cell.column}
    for row in range(top + 1, sheet.max_row + 1):
        if not sheet.cell(row, at["รหัสตัวชี้วัด"]).value:
            continue
        ratio = int(str(sheet.cell(row, at["รหัสตัวชี้วัด"]).value)[1:]) % 2 == 0
        if ratio:
            sheet.cell(row, at["ตัวตั้ง"]).value = dice.randint(1, 90)
            sheet.cell(row, at["ตัวหาร"]).value = 100
        else:
            sheet.cell(row, at["ผล"]).value = dice.randint(0, 400)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _ours(by: Any, content: bytes) -> None:
    from patibat.intake.services import upload_apply, upload_read, upload_receive

    upload = upload_receive(by=by, content=content, name="results.xlsx")
    upload_read(by=by, upload=upload)
    upload.refresh_from_db()
    upload_apply(by=by, upload=upload)


def _yardstick(content: bytes, rows: list[Any]) -> None:
    from django.db import transaction
    from python_calamine import CalamineWorkbook

    from patibat.monitoring.models import Result

    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()
    for row in rows:
        row.pk = None
        row._state.adding = True
    with transaction.atomic():
        Result.objects.bulk_create(rows, batch_size=500)


def _clean(into: Any) -> None:
    from patibat.intake.models import Upload
    from patibat.records.models import AuditEntry

    Upload.objects.all().delete()
    into.results.all().delete()
    AuditEntry.objects.all().delete()
