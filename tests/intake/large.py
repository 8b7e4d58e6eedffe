"""A workbook of ten thousand rows: a thousand agencies, ten indicators each."""

from __future__ import annotations

import datetime
import io
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.db import transaction
from python_calamine import CalamineWorkbook

from patibat.intake.workbooks.layout import KIND, RESULT_COLUMNS, RESULTS_SHEET
from patibat.monitoring.models import Assignment, Result, Round
from patibat.network.choices import AgencyKind
from patibat.network.models import Agency
from patibat.plans.choices import PlanKind, PlanStatus
from patibat.plans.models import Indicator, IndicatorDefinition, IndicatorReporter, Plan
from patibat.records.choices import OriginKind
from patibat.records.models import Attachment
from tests.cast import Tree

YEAR = 2570


@dataclass(frozen=True)
class Large:
    """The plan, its round, and who reports what."""

    plan: Plan
    round: Round
    agencies: list[Agency]
    indicators: list[Indicator]


def large_make(tree: Tree, agencies: int = 1000, indicators: int = 10) -> Large:
    """Half the indicators are ratios, half are sums; every agency reports each of them."""
    plan = Plan.objects.create(
        code="L1", kind=PlanKind.EDUCATION_DEVELOPMENT, title="แผนใหญ่", agency=tree.office,
        from_year=2566, to_year=2570, status=PlanStatus.IN_FORCE,
    )  # fmt: skip
    found = Agency.objects.bulk_create(
        Agency(code=f"s-{n:04}", name=f"โรงเรียนที่ {n}", kind=AgencyKind.SCHOOL, parent=tree.office)
        for n in range(agencies)
    )
    made = Indicator.objects.bulk_create(Indicator(plan=plan, code=f"L{n:02}", order=n) for n in range(indicators))
    IndicatorDefinition.objects.bulk_create(
        IndicatorDefinition(
            indicator=one, from_year=2566, name=f"ตัวชี้วัดที่ {n}", unit="คน", rule="ratio" if n % 2 else "sum"
        )
        for n, one in enumerate(made)
    )
    IndicatorReporter.objects.bulk_create(
        IndicatorReporter(indicator=one, agency=agency, from_year=2566) for one in made for agency in found
    )
    into = Round.objects.create(
        plan=plan, year=YEAR, quarter=1, opens_on=datetime.date(2026, 10, 1), due_on=datetime.date(2027, 1, 15),
        closes_on=datetime.date(2027, 2, 14),
    )  # fmt: skip
    Assignment.objects.bulk_create(Assignment(round=into, agency=agency) for agency in found)
    return Large(plan, into, found, made)


def large_file(large: Large, add: int = 0) -> bytes:
    """Every row filled in; `add` makes other numbers."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet(RESULTS_SHEET)
    sheet.write_row(0, 0, [column.title for column in RESULT_COLUMNS])
    line = 0
    for agency in large.agencies:
        for number, one in enumerate(large.indicators):
            line += 1
            parts = (line % 97 + add, 100 + add, None) if number % 2 else ("–", "–", line + add)
            row = [agency.code, agency.name, one.code, f"ตัวชี้วัดที่ {number}", "คน", "", *parts, None, "31 ธ.ค. 2569", None]
            sheet.write_row(line, 0, row)
    meta = book.add_worksheet("_patibat")
    facts = {"kind": KIND, "agency": large.plan.agency.code, "plan": large.plan.code, "year": str(YEAR), "quarter": "1"}
    for number, pair in enumerate(facts.items()):
        meta.write_row(number, 0, pair)
    book.close()
    return out.getvalue()


def yardstick(large: Large, content: bytes, path: str, attachment: Attachment) -> float:
    """Seconds that only reading the file with calamine, and one bulk insert of the same rows, take. Undone at once."""
    import time

    definitions = {one.pk: one.definitions.get() for one in large.indicators}
    begun = time.perf_counter()
    rows: list[list[Any]] = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    read = time.perf_counter() - begun
    objects = []
    cells = iter(rows[1:])
    for agency in large.agencies:
        for one in large.indicators:
            row = next(cells)
            ratio = row[8] == ""
            objects.append(
                Result(
                    round=large.round, agency=agency, indicator=one, definition=definitions[one.pk],
                    numerator=Decimal(row[6]) if ratio else None, denominator=Decimal(row[7]) if ratio else None,
                    value=None if ratio else Decimal(row[8]), data_date=datetime.date(2026, 12, 31),
                    origin_kind=OriginKind.WORKBOOK, origin_file=attachment, origin_sheet=RESULTS_SHEET,
                    origin_cell="G2",
                )
            )  # fmt: skip
    begun = time.perf_counter()
    with transaction.atomic():
        Result.objects.bulk_create(objects)
        insert = time.perf_counter() - begun
        transaction.set_rollback(True)
    return read + insert
