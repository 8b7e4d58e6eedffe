"""Synthetic load for trials and benchmarks: many agencies, schools, projects and results, all marked as a sample.

It stands beside the sample province in plans of its own, so that the sample's figures stay what they are. Rows are
made in bulk, without the services: with this many, only their number matters. Nothing of it is anybody's.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import count, islice
from typing import TypeVar

from django.db import models

from patibat.accounts.models import User
from patibat.monitoring.choices import WorkStatus
from patibat.monitoring.models import Assignment, ProjectProgress, Publication, Result, Round
from patibat.network.choices import AgencyKind
from patibat.network.models import Agency
from patibat.plans.choices import NodeKind, PlanKind, PlanStatus, VersionStatus
from patibat.plans.models import (
    Indicator,
    IndicatorDefinition,
    IndicatorReporter,
    IndicatorTarget,
    Plan,
    PlanNode,
    PlanVersion,
)
from patibat.projects.choices import ExpenseCategory, ProjectStatus
from patibat.projects.models import Activity, BudgetLine, Project
from patibat.records.choices import OriginKind, ReviewStatus
from patibat.resources.models import Disbursement
from patibat.sample.projects import SAMPLE_NOTE
from patibat.sample.reports import SAMPLE_FIGURE
from patibat.thai import FiscalYear

Row = TypeVar("Row", bound=models.Model)
BATCH = 1000
# A plan that began earlier than the sample's own never stands in its place as the plan in force.
FIRST_YEAR, LAST_YEAR = 2565, 2569
_KINDS = (AgencyKind.AREA_PRIMARY, AgencyKind.AREA_SECONDARY, AgencyKind.VOCATIONAL, AgencyKind.LOCAL)
_ISSUES = 5


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is made for each province, and for how many."""

    provinces: int
    agencies: int
    schools: int
    projects_a_year: int
    years: int
    indicators: int


SCALES = {
    "tiny": Scale(provinces=1, agencies=4, schools=10, projects_a_year=12, years=1, indicators=6),
    "province": Scale(provinces=1, agencies=30, schools=400, projects_a_year=400, years=5, indicators=40),
    "nation": Scale(provinces=77, agencies=30, schools=400, projects_a_year=200, years=1, indicators=20),
}


@dataclass(slots=True)
class Made:
    """How many rows of each kind were made."""

    rows: dict[str, int] = field(default_factory=dict)

    def keep(self, made: Iterable[Row], of: type[Row]) -> None:
        """Create rows in batches as they come, so that a nation does not have to fit into memory at once."""
        rows = iter(made)
        while batch := list(islice(rows, BATCH)):
            of._default_manager.bulk_create(batch)
            self.rows[of.__name__] = self.rows.get(of.__name__, 0) + len(batch)


def synthetic_make(root: Agency, by: User | None, scale: Scale) -> Made:
    """Make the load below the root of this installation; a second time makes as much again."""
    made = Made()
    done = Plan.objects.filter(code__startswith="syn-").count()
    for number in range(done + 1, done + scale.provinces + 1):
        _Province(made, root, by, scale, number).make()
    return made


class _Province:
    """One synthetic province: its agencies, its plan, its projects, its reports."""

    def __init__(self, made: Made, root: Agency, by: User | None, scale: Scale, number: int) -> None:
        self.made, self.root, self.by, self.scale = made, root, by, scale
        self.code = f"syn-{number:02d}"
        self.name = f"จังหวัดสมมติ {number}"
        self.years = range(LAST_YEAR - scale.years + 1, LAST_YEAR + 1)

    def make(self) -> None:
        self._agencies()
        self._plan()
        self._projects()
        for year in self.years:
            for quarter in FiscalYear(year).quarters:
                self._round(year, quarter.number, quarter.start, quarter.end)

    def _agencies(self) -> None:
        office = Agency(
            code=self.code,
            name=f"สำนักงานศึกษาธิการ{self.name}",
            kind=AgencyKind.GROUP,
            parent=self.root,
            source=SAMPLE_FIGURE,
            order=100_000,
        )
        self.made.keep([office], Agency)
        self.office = office
        self.agencies = [
            Agency(
                code=f"{self.code}-a{number:02d}",
                name=f"หน่วยงานสมมติ {number} {self.name}",
                kind=_KINDS[number % len(_KINDS)],
                parent=office,
                source=SAMPLE_FIGURE,
                order=100_000 + number,
            )
            for number in range(1, self.scale.agencies + 1)
        ]
        self.made.keep(self.agencies, Agency)
        schools = (
            Agency(
                code=f"{self.code}-s{number:04d}",
                name=f"โรงเรียนสมมติ {number} {self.name}",
                kind=AgencyKind.SCHOOL,
                parent=self.agencies[number % len(self.agencies)],
                source=SAMPLE_FIGURE,
                order=200_000 + number,
            )
            for number in range(1, self.scale.schools + 1)
        )
        self.made.keep(schools, Agency)

    def _plan(self) -> None:
        self.plan = Plan(
            code=self.code,
            kind=PlanKind.EDUCATION_DEVELOPMENT,
            title=f"แผนสมมติ {self.name}",
            agency=self.office,
            from_year=FIRST_YEAR,
            to_year=LAST_YEAR,
            status=PlanStatus.IN_FORCE,
            is_sample=True,
        )
        self.made.keep([self.plan], Plan)
        version = PlanVersion(plan=self.plan, number=1, status=VersionStatus.ADOPTED)
        self.made.keep([version], PlanVersion)
        issues = [
            PlanNode(
                version=version,
                key=f"i{number}",
                kind=NodeKind.ISSUE,
                number=str(number),
                title=f"ประเด็นสมมติ {number}",
                order=number,
            )
            for number in range(1, _ISSUES + 1)
        ]
        self.made.keep(issues, PlanNode)
        self._indicators(issues)

    def _indicators(self, issues: list[PlanNode]) -> None:
        self.indicators = [
            Indicator(plan=self.plan, code=f"{self.code}-k{number:02d}", lead=self.agencies[0], order=number)
            for number in range(1, self.scale.indicators + 1)
        ]
        self.made.keep(self.indicators, Indicator)
        self.definitions = [_definition(one) for one in self.indicators]
        self.made.keep(self.definitions, IndicatorDefinition)
        through = PlanNode.indicators.through
        through._default_manager.bulk_create(
            through(plannode_id=issues[one.order % _ISSUES].pk, indicator_id=one.pk) for one in self.indicators
        )
        years = range(FIRST_YEAR, LAST_YEAR + 1)
        targets = (
            IndicatorTarget(indicator=one, year=year, value=Decimal(60), source=SAMPLE_FIGURE)
            for one in self.indicators
            for year in years
        )
        self.made.keep(targets, IndicatorTarget)
        reporters = (
            IndicatorReporter(indicator=one, agency=agency, from_year=FIRST_YEAR)
            for one in self.indicators
            for agency in self.agencies
        )
        self.made.keep(reporters, IndicatorReporter)

    def _projects(self) -> None:
        self.projects = [
            self._project(year, number) for year in self.years for number in range(1, self.scale.projects_a_year + 1)
        ]
        self.made.keep(self.projects, Project)
        activities = (
            Activity(project=one, number=number, name=f"กิจกรรมสมมติ {number}", responsible="กลุ่มสมมติ")
            for one in self.projects
            for number in (1, 2)
        )
        self.made.keep(activities, Activity)
        lines = (
            BudgetLine(
                project=one,
                agency=one.agency,
                year=one.year,
                quarter=quarter,
                source_kind=1 + (one.pk + quarter) % 4,
                source_name=SAMPLE_FIGURE,
                category=ExpenseCategory.OPERATING,
                amount=_amount(one, quarter),
            )
            for one in self.projects
            for quarter in range(1, 5)
        )
        self.made.keep(lines, BudgetLine)

    def _project(self, year: int, number: int) -> Project:
        return Project(
            code=f"{year}-{self.code}-{number:04d}",
            name=f"โครงการสมมติ {number} {self.name}",
            plan=self.plan,
            node_key=f"i{number % _ISSUES + 1}",
            agency=self.agencies[number % len(self.agencies)],
            year=year,
            status=ProjectStatus.IN_FORCE,
            source_note=SAMPLE_NOTE,
            is_sample=True,
        )

    def _round(self, year: int, quarter: int, start: datetime.date, end: datetime.date) -> None:
        due, closes = end + datetime.timedelta(days=15), end + datetime.timedelta(days=30)
        into = Round(plan=self.plan, year=year, quarter=quarter, opens_on=start, due_on=due, closes_on=closes)
        self.made.keep([into], Round)
        self.made.keep((Assignment(round=into, agency=one) for one in self.agencies), Assignment)
        order = Publication(
            round=into,
            publish_on=closes,
            order_number=f"ตย {self.code}/{year}/{quarter}",
            order_date=closes,
            signatory="ศึกษาธิการจังหวัด (ตัวอย่าง)",
        )
        self.made.keep([order], Publication)
        self.made.keep(self._results(into, order), Result)
        own = [one for one in self.projects if one.year == year]
        self.made.keep(self._progress(own, into, order), ProjectProgress)
        self.made.keep(self._paid(own, into), Disbursement)

    def _results(self, into: Round, order: Publication) -> Iterator[Result]:
        seeds = count(into.pk)
        for indicator, definition in zip(self.indicators, self.definitions, strict=True):
            for agency in self.agencies:
                part = Decimal(40 + next(seeds) * 7 % 50)
                ratio = definition.rule == "ratio"
                yield Result(
                    round=into,
                    agency=agency,
                    indicator=indicator,
                    definition=definition,
                    value=None if ratio else part,
                    numerator=part if ratio else None,
                    denominator=Decimal(100) if ratio else None,
                    status=ReviewStatus.PUBLISHED,
                    publication=order,
                    origin_kind=OriginKind.FORM,
                    origin_note=SAMPLE_FIGURE,
                    submitted_by=self.by,
                )

    def _progress(self, projects: list[Project], into: Round, order: Publication) -> Iterator[ProjectProgress]:
        for one in projects:
            yield ProjectProgress(
                round=into,
                project=one,
                work=WorkStatus.UNDER_WAY,
                percent=Decimal((into.quarter or 4) * 25),
                status=ReviewStatus.PUBLISHED,
                publication=order,
                origin_kind=OriginKind.FORM,
                origin_note=SAMPLE_FIGURE,
                submitted_by=self.by,
            )

    def _paid(self, projects: list[Project], into: Round) -> Iterator[Disbursement]:
        quarter = into.quarter or 4
        for one in projects:
            yield Disbursement(
                project=one,
                agency=one.agency,
                year=into.year,
                quarter=quarter,
                source_kind=1 + (one.pk + quarter) % 4,
                amount=_amount(one, quarter) * 9 / 10,
                status=ReviewStatus.PUBLISHED,
                origin_kind=OriginKind.FORM,
                origin_note=SAMPLE_FIGURE,
                submitted_by=self.by,
            )


def _definition(indicator: Indicator) -> IndicatorDefinition:
    ratio = indicator.order % 2 == 0
    return IndicatorDefinition(
        indicator=indicator,
        from_year=FIRST_YEAR,
        name=f"ตัวชี้วัดสมมติ {indicator.order}",
        numerator="ตัวตั้งสมมติ" if ratio else "",
        denominator="ตัวหารสมมติ" if ratio else "",
        unit="ร้อยละ" if ratio else "คน",
        rule="ratio" if ratio else "sum",
        accumulation="cumulative" if ratio else "periodic",
        places=2 if ratio else 0,
    )


def _amount(project: Project, quarter: int) -> Decimal:
    """Planned baht of a quarter: between ten and two hundred thousand, in thousands."""
    return Decimal(10 + (project.pk * 13 + quarter * 29) % 190) * 1000
