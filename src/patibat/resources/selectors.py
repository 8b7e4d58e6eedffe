"""Every figure of money: `money_position`. Exact baht, each baht once, joint projects once.

A position *through* a quarter counts from 1 October to the end of that quarter, as offices report money; without a
quarter it is the whole fiscal year. Sums are made here in exact decimals: SQLite would add them as floating point.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from django.db.models import QuerySet

from patibat.kit.clock import today
from patibat.kit.queries import sharing
from patibat.measures import (
    Coverage,
    Figure,
    FigureId,
    FigureKind,
    Formula,
    Input,
    Origin,
    OriginKind,
    Rule,
    State,
    Value,
    computed,
    exact_sum,
    percent,
)
from patibat.network.models import Agency
from patibat.network.permissions import agency_ids_under
from patibat.plans.choices import PlanStatus
from patibat.plans.models import Plan
from patibat.problems import Problem, Text
from patibat.projects.choices import ProjectStatus, SourceKind
from patibat.projects.models import BudgetLine, Project
from patibat.records.choices import APPROVED_STATUSES, ReviewStatus, Visibility
from patibat.records.models import Attachment
from patibat.resources.choices import MoneyState
from patibat.resources.models import Disbursement
from patibat.thai import FiscalYear, Quarter, parse_period

PROJECTS = Text("โครงการ", "projects")
REPORTS = Text("รายงานไตรมาส", "quarterly reports")
PLANNED_NAME = Text("งบประมาณตามแผน", "planned budget")
DISBURSED_NAME = Text("เบิกจ่าย", "disbursed")
RATE_NAME = Text("ร้อยละการเบิกจ่าย", "disbursement rate")
# A quarter's money is asked for with its report; the office's rounds give half a month after the quarter.
NEVER_REPORTED = "โครงการปิดแล้ว ไม่มีรายงานการเบิกจ่ายในระบบ"
REPORT_DAYS = 15
COUNTED = (ProjectStatus.IN_FORCE, ProjectStatus.CLOSED)


@dataclass(frozen=True, slots=True)
class MoneyScope:
    """Whose money: an agency with all below it, narrowed to a plan, a project, or one kind of source."""

    agency: Agency
    plan: Plan | None = None
    project: Project | None = None
    source_kind: SourceKind | None = None

    @property
    def breakdown(self) -> str:
        """How the scope is written in a figure's id."""
        parts = {
            "plan": self.plan.code if self.plan else "",
            "project": self.project.code if self.project else "",
            "source": str(self.source_kind.value) if self.source_kind else "",
        }
        return ",".join(f"{name}={text}" for name, text in parts.items() if text)


@dataclass(frozen=True, slots=True)
class MoneyPosition:
    """Planned and disbursed baht of a scope, and their ratio; `sources` has the same for each kind of source."""

    planned: Figure
    disbursed: Figure
    rate: Figure
    sources: tuple[tuple[SourceKind, Figure, Figure], ...] = ()

    def figures(self) -> tuple[Figure, ...]:
        return (self.planned, self.disbursed, self.rate)


@dataclass(frozen=True, slots=True)
class _Row:
    """One amount: a budget line or a disbursement."""

    project_id: int
    quarter: int
    source_kind: int
    amount: Decimal
    origin: Origin | None = None


def money_position(
    scope: MoneyScope, year: int, quarter: int | None = None, *, visible_to: Visibility, with_sources: bool = False
) -> MoneyPosition:
    """The position of a scope through a quarter (or of the whole year), as this reader may see it."""
    projects = {one.pk: one for one in sharing(_projects(scope, year, visible_to), "agency")}
    last = quarter or 4
    planned = [row for row in _planned(scope, projects, year) if row.quarter <= last]
    paid = [row for row in _disbursed(scope, projects, year, visible_to) if row.quarter <= last]
    if scope.source_kind is not None:
        # Only who plans or spends money of this kind is asked about it.
        projects = _touched(projects, planned, paid)
    main = _position(scope, year, quarter, projects, planned, paid)
    if not with_sources:
        return main
    sources = []
    for kind in SourceKind:
        part = MoneyScope(scope.agency, scope.plan, scope.project, kind)
        chosen = [row for row in planned if row.source_kind == kind]
        spent = [row for row in paid if row.source_kind == kind]
        own = _touched(projects, chosen, spent)
        if own:
            position = _position(part, year, quarter, own, chosen, spent)
            sources.append((kind, position.planned, position.disbursed))
    return MoneyPosition(main.planned, main.disbursed, main.rate, tuple(sources))


def _touched(projects: Mapping[int, Project], *rows: list[_Row]) -> dict[int, Project]:
    """The projects to which these amounts belong."""
    touched = {row.project_id for some in rows for row in some}
    return {pk: one for pk, one in projects.items() if pk in touched}


def project_money(
    projects: Iterable[Project], year: int, quarter: int | None = None, *, visible_to: Visibility
) -> dict[int, MoneyPosition]:
    """The position of each of many projects, in two queries; equal to `money_position` of each."""
    own = {one.pk: one for one in projects if one.year == year}
    last = quarter or 4
    planned: dict[int, list[_Row]] = {}
    for row in _planned(None, own, year):
        if row.quarter <= last:
            planned.setdefault(row.project_id, []).append(row)
    paid: dict[int, list[_Row]] = {}
    for row in _disbursed(None, own, year, visible_to):
        if row.quarter <= last:
            paid.setdefault(row.project_id, []).append(row)
    return {
        pk: _position(
            MoneyScope(one.agency, project=one), year, quarter, {pk: one}, planned.get(pk, []), paid.get(pk, [])
        )
        for pk, one in own.items()
    }


def money_figure(figure_id: FigureId, *, visible_to: Visibility) -> Figure | None:
    """The figure of money with this id, or None when the reader may not know of it or it does not exist."""
    scope = _scope_of(figure_id, visible_to)
    period = _period_of(figure_id.period)
    if scope is None or period is None:
        return None
    year, quarter = period
    position = money_position(scope, year, quarter, visible_to=visible_to)
    # Another spelling of an id is another id: one figure stands under one.
    return next((one for one in position.figures() if one.id == figure_id), None)


def _period_of(code: str) -> tuple[int, int | None] | None:
    try:
        period = parse_period(code)
    except Problem:
        return None
    if isinstance(period, Quarter):
        return period.year.be, period.number
    return (period.be, None) if isinstance(period, FiscalYear) else None


def _scope_of(figure_id: FigureId, visible_to: Visibility) -> MoneyScope | None:
    agency = Agency.objects.filter(code=figure_id.scope).first()
    parts = dict(part.split("=", 1) for part in figure_id.breakdown.split(",") if "=" in part)
    plan = Plan.objects.filter(code=parts["plan"]).first() if "plan" in parts else None
    project = (
        Project.objects.filter(code=parts["project"]).select_related("agency", "plan").first()
        if "project" in parts
        else None
    )
    missing = ("plan" in parts and plan is None) or ("project" in parts and project is None)
    if agency is None or missing or parts.get("source", "1") not in ("1", "2", "3", "4"):
        return None
    if visible_to == Visibility.PUBLIC and plan is not None and plan.status == PlanStatus.DRAFT:
        return None
    if project is not None and project.agency_id not in agency_ids_under(agency):
        return None
    kind = SourceKind(int(parts["source"])) if "source" in parts else None
    return MoneyScope(agency, plan, project, kind)


def _projects(scope: MoneyScope, year: int, visible_to: Visibility) -> QuerySet[Project]:
    found = Project.objects.filter(year=year, status__in=COUNTED)
    if visible_to == Visibility.PUBLIC:
        found = found.exclude(plan__status=PlanStatus.DRAFT)
    if scope.project is not None:
        return found.filter(pk=scope.project.pk)
    if scope.plan is not None:
        found = found.filter(plan=scope.plan)
    under = agency_ids_under(scope.agency)
    # The owner of the money decides whose baht it is, so that a joint project is never counted twice.
    return found.filter(budget_lines__agency_id__in=under).distinct() | found.filter(agency_id__in=under).distinct()


def _planned(scope: MoneyScope | None, projects: Mapping[int, Project], year: int) -> list[_Row]:
    lines = BudgetLine.objects.filter(year=year, project_id__in=projects.keys())
    rows = _of_scope(scope, lines.values_list("project_id", "quarter", "source_kind", "amount", "agency_id"))
    return [_Row(project_id, quarter, kind, amount) for project_id, quarter, kind, amount in rows]


def _of_scope(
    scope: MoneyScope | None, rows: Iterable[tuple[int, int, int, Decimal, int]]
) -> list[tuple[int, int, int, Decimal]]:
    under = None if scope is None or scope.project is not None else agency_ids_under(scope.agency)
    kind = scope.source_kind if scope else None
    return [
        (project_id, quarter, source, amount)
        for project_id, quarter, source, amount, agency_id in rows
        if (under is None or agency_id in under) and (kind is None or source == kind)
    ]


def _disbursed(
    scope: MoneyScope | None, projects: Mapping[int, Project], year: int, visible_to: Visibility
) -> list[_Row]:
    """The latest version of each disbursement that this reader may see."""
    statuses = (ReviewStatus.PUBLISHED,) if visible_to == Visibility.PUBLIC else APPROVED_STATUSES
    found = Disbursement.objects.filter(year=year, project_id__in=projects.keys(), status__in=statuses)
    columns = [
        "project_id", "agency_id", "quarter", "source_kind",
        "amount", "origin_kind", "origin_file_id", "origin_sheet", "origin_cell", "origin_note",
    ]  # fmt: skip
    # Plain rows: a report reads thousands, and a model instance of each would be most of its time.
    latest = {row[:4]: row[4:] for row in found.order_by("version").values_list(*columns)}
    under = None if scope is None or scope.project is not None else agency_ids_under(scope.agency)
    kind = scope.source_kind if scope else None
    files = _files(row[2] for row in latest.values())
    return [
        _Row(project_id, quarter, source_kind, amount, _origin(origin_kind, files.get(file_id), *place))
        for (project_id, agency_id, quarter, source_kind), (amount, origin_kind, file_id, *place) in latest.items()
        if (under is None or agency_id in under) and (kind is None or source_kind == kind)
    ]


def _files(ids: Iterable[int | None]) -> dict[int, tuple[str, str]]:
    """Name and hash of each file."""
    known = Attachment.objects.filter(pk__in={one for one in ids if one}).values_list("pk", "name", "sha256")
    return {pk: (name, sha256) for pk, name, sha256 in known}


def _position(
    scope: MoneyScope,
    year: int,
    quarter: int | None,
    projects: Mapping[int, Project],
    planned: list[_Row],
    paid: list[_Row],
) -> MoneyPosition:
    period = Quarter(FiscalYear(year), quarter) if quarter else FiscalYear(year)
    plan_figure = _figure(scope, period.code, MoneyState.PLANNED.value, PLANNED_NAME, _plan_inputs(projects, planned))
    paid_figure = _figure(
        scope, period.code, MoneyState.DISBURSED.value, DISBURSED_NAME, _paid_inputs(projects, paid, year, quarter)
    )
    if quarter != 1:
        paid_figure = replace(paid_figure, coverage_unit=REPORTS)
    return MoneyPosition(plan_figure, paid_figure, _rate(scope, period.code, plan_figure, paid_figure))


def _figure(scope: MoneyScope, period: str, code: str, name: Text, inputs: tuple[Input, ...]) -> Figure:
    return computed(
        Figure(
            id=FigureId(FigureKind.MONEY, code, scope.agency.code, period, scope.breakdown),
            name=name.th,
            name_en=name.en,
            value=Value.not_applicable(),
            unit="บาท",
            places=2,
            lineage=inputs,
            formula=Formula(Rule.SUM),
            coverage_unit=PROJECTS,
            as_of=today(),
        )
    )


def _plan_inputs(projects: Mapping[int, Project], rows: list[_Row]) -> tuple[Input, ...]:
    amounts: dict[int, list[Decimal]] = {}
    for row in rows:
        amounts.setdefault(row.project_id, []).append(row.amount)
    # A project without a line is a project that planned no money: its plan is zero baht, and known.
    return tuple(
        Input(one.code, one.name, Value.reported(exact_sum(amounts.get(pk, [])))) for pk, one in projects.items()
    )


def _paid_inputs(
    projects: Mapping[int, Project], rows: list[_Row], year: int, quarter: int | None
) -> tuple[Input, ...]:
    by_project: dict[int, list[_Row]] = {}
    for row in rows:
        by_project.setdefault(row.project_id, []).append(row)
    asked = range(1, (quarter or 4) + 1)
    missing = {number: _missing(year, number, today()) for number in asked}
    return tuple(_paid_input(one, by_project.get(pk, []), missing) for pk, one in projects.items())


def _paid_input(project: Project, rows: list[_Row], missing: Mapping[int, Value]) -> Input:
    """What a project paid so far. Quarters without a report are not zero: they stand in the coverage."""
    reported = {row.quarter for row in rows}
    # A report for the whole year stands in its last quarter, and nothing else was asked.
    asked = {4} if reported == {4} and len(missing) == 4 else set(missing)
    absent = [missing[number] for number in sorted(asked - reported)]
    coverage = Coverage(reported=len(reported)) + Coverage.of(absent)
    if not reported and project.status == ProjectStatus.CLOSED:
        # It was closed before reports were asked for here; nobody is late with it.
        return Input(project.code, project.name, Value.not_applicable(NEVER_REPORTED))
    if not reported:
        late = next((one for one in absent if one.state is State.LATE), absent[0])
        return Input(project.code, project.name, late, coverage=coverage)
    newest = max(rows, key=lambda row: row.quarter)
    amount = Value.reported(exact_sum(row.amount for row in rows))
    return Input(project.code, project.name, amount, origin=newest.origin, coverage=coverage)


_ORIGINS = {"workbook": OriginKind.WORKBOOK, "form": OriginKind.FORM, "api": OriginKind.API}


def _origin(kind: str, file: tuple[str, str] | None, sheet: str, cell: str, note: str) -> Origin:
    name, sha256 = file or ("", "")
    return Origin(_ORIGINS.get(kind, OriginKind.DOCUMENT), name, sheet, cell, sha256, note)


@lru_cache(maxsize=64)
def _missing(year: int, quarter: int, on: datetime.date) -> Value:
    """Why a quarter's disbursement is not there on a day: it is not asked yet, or it is late."""
    due = Quarter(FiscalYear(year), quarter).end + datetime.timedelta(days=REPORT_DAYS)
    return Value.late() if on > due else Value.not_yet_due()


def _rate(scope: MoneyScope, period: str, planned: Figure, paid: Figure) -> Figure:
    """Disbursed over planned, in percent; may exceed 100. Its inputs are the two figures."""
    number = None
    if planned.value.number is not None and paid.value.number is not None:
        number = percent(paid.value.number, planned.value.number)
    value = Value.reported(number) if number is not None else _no_rate(planned, paid)
    lineage = (
        Input(
            "rate",
            RATE_NAME.th,
            value,
            numerator=paid.value.number,
            denominator=planned.value.number,
            figure=paid.id,
        ),
    )
    return Figure(
        id=FigureId(FigureKind.MONEY, "rate", scope.agency.code, period, scope.breakdown),
        name=RATE_NAME.th,
        name_en=RATE_NAME.en,
        value=value,
        unit="ร้อยละ",
        places=2,
        lineage=lineage,
        coverage=paid.coverage or Coverage(),
        numerator=paid.value.number,
        denominator=planned.value.number,
        coverage_unit=paid.coverage_unit,
        as_of=today(),
    )


def _no_rate(planned: Figure, paid: Figure) -> Value:
    if paid.value.number is None:
        return paid.value
    return Value.not_applicable("ไม่มีงบประมาณตามแผน" if not planned.value.number else "")
