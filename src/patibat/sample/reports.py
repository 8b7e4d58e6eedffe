"""The rows that an agency sends in one round: results of its indicators, progress and baht of its projects."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from patibat.monitoring.choices import ValueState, WorkStatus
from patibat.monitoring.models import Round
from patibat.monitoring.services import ProgressRow, ResultRow, SourceOf
from patibat.network.models import Agency
from patibat.plans.models import Indicator
from patibat.plans.selectors import definition_of
from patibat.projects.models import Project
from patibat.records.choices import OriginKind
from patibat.sample.plans import Shelf
from patibat.sample.projects import Portfolio
from patibat.sample.reading import Table
from patibat.sample.values import Moment, Stated, reported, wobble
from patibat.thai import round_half_away

SAMPLE_FIGURE = "ตัวเลขตัวอย่าง"
_PERCENT_DONE = (22, 48, 76, 100)


@dataclass(slots=True)
class Writer:
    """Writes what agencies report; `year` is the year of loading, `story` the content of `year.toml`."""

    shelf: Shelf
    portfolio: Portfolio
    year: int
    story: Table

    def results(self, agency: Agency, into: Round, on: datetime.date) -> list[ResultRow]:
        """One row for each indicator of the plan that the agency reports."""
        return [
            self._result(indicator, agency, into, on)
            for code, indicator in self.shelf.indicators.items()
            if indicator.plan_id == into.plan_id and agency.code in self.shelf.content[code].get("reported", {})
        ]

    def _result(self, indicator: Indicator, agency: Agency, into: Round, on: datetime.date) -> ResultRow:
        row = self.shelf.content[indicator.code]
        source = SourceOf(OriginKind.FORM, note=SAMPLE_FIGURE)
        absent = self.story["not_applicable"]
        if (indicator.code, agency.code) == (absent["indicator"], absent["agency"]) and into.year < self.year:
            return ResultRow(agency, indicator, source, ValueState.NOT_APPLICABLE, note=absent["note"])
        found = reported(
            self._stated(indicator, row, into.year),
            [Decimal(str(part)) for part in row["reported"][agency.code]],
            f"{indicator.code}{agency.code}{into.year}",
            Moment(self.year - into.year, into.quarter),
        )
        return ResultRow(
            agency,
            indicator,
            source,
            value=found.value,
            numerator=found.numerator,
            denominator=found.denominator,
            data_date=on,
        )

    def _stated(self, indicator: Indicator, row: Table, year: int) -> Stated:
        definition = definition_of(indicator, year)
        stated = row["definition"][definition.number - 1 if definition else 0]
        return Stated(
            stated["rule"],
            stated.get("direction", "up"),
            stated["accumulation"],
            stated.get("places", 2),
            Decimal(str(stated.get("scale", 1))),
        )

    def progress(self, agency: Agency, into: Round, *, part: Decimal) -> list[ProgressRow]:
        """One row for each project of the agency in the round's year; `part` of the quarter has gone by."""
        if into.quarter is None:
            return []
        own = (one for one in self.portfolio.projects if one.agency_id == agency.pk and one.year == into.year)
        return [self._progress(project, into.quarter, part) for project in own]

    def _progress(self, project: Project, quarter: int, part: Decimal) -> ProgressRow:
        delayed = self.portfolio.stories[project.pk] == "delayed"
        before = _PERCENT_DONE[quarter - 2] if quarter > 1 else 0
        percent = before + (_PERCENT_DONE[quarter - 1] - before) * part
        if delayed:
            percent *= Decimal("0.6")
        percent = round_half_away(min(percent * wobble(f"{project.code}{quarter}", "0.05"), Decimal(100)), 0)
        finished = quarter == 4 and part == 1 and not delayed
        return ProgressRow(
            project,
            SourceOf(OriginKind.FORM, note=SAMPLE_FIGURE),
            work=_work(delayed=delayed, finished=finished),
            percent=Decimal(100) if finished else percent,
            done=f"ดำเนินกิจกรรมหลักของไตรมาส {quarter} แล้ว (ตัวอย่าง)",
            problems="ผู้รับจ้างส่งมอบช้ากว่าสัญญา (ตัวอย่าง)" if delayed else "",
            remedy="เร่งรัดการส่งมอบและปรับแผนอบรม (ตัวอย่าง)" if delayed else "",
            disbursed=dict(self._paid(project, quarter, part, delayed=delayed)),
        )

    def _paid(
        self, project: Project, quarter: int, part: Decimal, *, delayed: bool
    ) -> Iterable[tuple[int, tuple[Decimal, str]]]:
        """Most of what was planned for the quarter, in tens of baht; a late delivery is paid for at the year's end."""
        planned = self.portfolio.planned[project.pk]
        for kind in sorted({line[1] for line in planned}):
            due = [line for line in planned if line[1] == kind and line[0] == quarter]
            if delayed:
                due = [line for line in planned if line[1] == kind and quarter == 4]
            amount = sum((line[2] for line in due), Decimal(0)) * part * Decimal("0.93")
            if delayed:
                amount *= Decimal("0.7")
            yield kind, (_tens(amount * wobble(f"{project.code}{quarter}{kind}", "0.05")), "")


def _tens(amount: Decimal) -> Decimal:
    return round_half_away(amount / 10, 0) * 10


def _work(*, delayed: bool, finished: bool) -> WorkStatus:
    if delayed:
        return WorkStatus.DELAYED
    return WorkStatus.DONE if finished else WorkStatus.UNDER_WAY
