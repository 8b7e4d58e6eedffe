"""What is asked of a row as a whole: sums, arithmetic, days, and what may not be empty.

A row that came back as it went out is asked nothing: its faults, if it has any, are for the checker of plans, and a
workbook that nobody touched changes and refuses nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Protocol

from patibat.intake.problems import (
    DATE_OUTSIDE,
    DATES_REVERSED,
    FORMULA_DIFFERS,
    QUARTERS_DIFFER,
    REQUIRED_EMPTY,
)
from patibat.intake.workbooks.cells import shown_number
from patibat.problems import Problem
from patibat.projects.entry import Row, Section
from patibat.projects.entry.arithmetic import product_of
from patibat.projects.entry.fields import QUARTER_KEYS
from patibat.thai import Absence, FiscalYear, format_date


class RowAtHand(Protocol):
    """What the checks need of the reader of rows."""

    section: Section
    places: dict[str, int]

    @property
    def year(self) -> int:
        """Fiscal year in B.E."""

    def refuse(self, key: str, problem: Problem) -> None:
        """Something is wrong with a cell."""

    def number_at(self, key: str, unit: str) -> tuple[Decimal | None, Absence | None]:
        """The number of a cell."""


def row_check(row: RowAtHand, base: Row | None, values: Mapping[str, str]) -> None:
    """Refuse the cells of a row that cannot stand together. `base` is the row as it went out, None for a new one."""
    now = (dict(base.values) if base else {}) | dict(values)
    changed = {key for key, value in values.items() if value != (base.get(key) if base else "")}
    if not values or (base is None and not any(values.values())):
        return
    _check_required(row, base, now, changed)
    if row.section.key == "costs":
        _check_money(row, now, changed)
    elif row.section.key == "projects":
        _check_days(row, now, changed)


def _check_required(row: RowAtHand, base: Row | None, now: Mapping[str, str], changed: set[str]) -> None:
    for one in row.section.own_fields:
        if one.is_required and not now.get(one.key) and (base is None or one.key in changed):
            at = one.key if one.key in row.places else "key"
            row.refuse(at, REQUIRED_EMPTY.at(column=one.title))


def _check_money(row: RowAtHand, now: Mapping[str, str], changed: set[str]) -> None:
    said = [Decimal(now[key]) for key in QUARTER_KEYS if now.get(key)]
    total = sum(said, start=Decimal(0))
    printed, _absence = row.number_at("total", "บาท")
    if printed is not None and printed != total:
        sums = [shown_number(one) for one in (total, printed, abs(printed - total))]
        row.refuse("total", QUARTERS_DIFFER.at(sum=sums[0], total=sums[1], difference=sums[2]))
    if not changed.intersection(("formula", *QUARTER_KEYS)):
        return
    product = product_of(now.get("formula", ""))
    if product is not None and said and product != total:
        row.refuse(
            "formula",
            FORMULA_DIFFERS.at(formula=now["formula"], product=shown_number(product), sum=shown_number(total)),
        )


def _check_days(row: RowAtHand, now: Mapping[str, str], changed: set[str]) -> None:
    year = FiscalYear(row.year)
    days = {key: datetime.date.fromisoformat(now[key]) for key in ("starts_on", "ends_on") if now.get(key)}
    outside = [key for key, day in days.items() if key in changed and not year.start <= day <= year.end]
    for key in outside:
        day = days[key]
        first, last = format_date(year.start), format_date(year.end)
        row.refuse(key, DATE_OUTSIDE.at(date=format_date(day), year=row.year, first=first, last=last))
    if not outside and len(days) == 2 and days["ends_on"] < days["starts_on"] and changed.intersection(days):
        first, last = format_date(days["starts_on"]), format_date(days["ends_on"])
        row.refuse("ends_on" if "ends_on" in row.places else "starts_on", DATES_REVERSED.at(first=first, last=last))
