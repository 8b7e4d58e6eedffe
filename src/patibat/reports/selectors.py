"""An agency's part in a plan on one page: one reading for the executives' page and for its report (clause A3).

Lists are cut to what one sheet of A4 holds, the worst or the largest first; each says how many it leaves out.
No figure is computed here.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from django.db.models import Q

from patibat.kit.clock import today
from patibat.kit.queries import sharing
from patibat.measures import Figure, Status
from patibat.monitoring.choices import WorkStatus
from patibat.monitoring.models import Explanation, ProjectProgress, Round
from patibat.monitoring.selectors import (
    AssignmentRow,
    IndicatorProgress,
    Shown,
    Standing,
    current_round,
    indicator_progress,
    progress_shown,
    rounds_alive,
    rounds_of,
    standings,
)
from patibat.network.models import Agency
from patibat.network.permissions import agency_ids_under
from patibat.plans.choices import Share, VersionStatus
from patibat.plans.models import NodeAgency, Plan, PlanAdoption, PlanNode, PlanVersion
from patibat.plans.selectors import AdoptionRow, adoption_counts, adoption_rows, indicators, version_shown
from patibat.problems import Text
from patibat.projects.models import Project
from patibat.records.choices import Visibility
from patibat.resources.selectors import COUNTED, MoneyPosition, MoneyScope, money_position, project_money
from patibat.thai import FiscalYear, Quarter, format_date

MOST_LED, MOST_SUPPORTED, MOST_INDICATORS, MOST_PROJECTS, MOST_RISKS, MOST_DECISIONS = 3, 3, 5, 4, 4, 4
AT_RISK = (Status.BEHIND, Status.LATE, Status.NOT_REPORTED, Status.WATCH)

Row = TypeVar("Row")
Row_co = TypeVar("Row_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Some(Generic[Row_co]):
    """The first rows of a list, and how many are left."""

    shown: tuple[Row_co, ...]
    left: int = 0

    @property
    def all(self) -> int:
        return len(self.shown) + self.left


def first(rows: Iterable[Row], most: int) -> Some[Row]:
    """The first so many; one row more is shown rather than “and 1 more”."""
    found = tuple(rows)
    cut = most if len(found) > most + 1 else len(found)
    return Some(found[:cut], len(found) - cut)


@dataclass(frozen=True, slots=True)
class Ours:
    """An indicator that is the agency's: led (the whole plan's figure), or only reported (its own figure)."""

    progress: IndicatorProgress
    is_led: bool

    @property
    def is_judged(self) -> bool:
        """A target is the whole plan's: a rate holds for each agency, a sum for none of them alone."""
        return self.is_led or self.progress.definition.rule != "sum"

    @property
    def status(self) -> Status | None:
        """How far it is; None for a part of a sum, which has no target of its own."""
        return self.progress.figure.status if self.is_judged else None


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """A project with its money and what was last reported of its work."""

    project: Project
    money: MoneyPosition
    progress: ProjectProgress | None

    @property
    def is_behind(self) -> bool:
        return self.progress is not None and self.progress.work == WorkStatus.DELAYED


@dataclass(frozen=True, slots=True)
class Risk:
    """One thing that is behind or late, in words; `figure` where it is a figure."""

    status: Status
    words: str
    figure: Figure | None = None


class DecisionKind(StrEnum):
    """What somebody has to decide or do now."""

    ADOPT = "adopt"
    RETURNED = "returned"
    APPROVE = "approve"
    PUBLISH = "publish"
    DISPUTED = "disputed"
    EXTENDED = "extended"

    @property
    def text(self) -> Text:
        return _DECISIONS[self]


_DECISIONS = {
    DecisionKind.ADOPT: Text("ยังไม่ได้บันทึกการรับแผนนี้ไปใช้", "the plan is not yet recorded as taken up"),
    DecisionKind.RETURNED: Text("ส่งกลับให้แก้ {number} รายการ", "returned to be mended: {number}"),
    DecisionKind.APPROVE: Text("รอรับรอง {number} รายการ", "awaiting approval: {number}"),
    DecisionKind.PUBLISH: Text("รับรองแล้ว รอคำสั่งเปิดเผย {number} รายการ", "approved, awaiting publication: {number}"),
    DecisionKind.DISPUTED: Text("โต้แย้งตัวเลขของ {name}", "the figure of {name} is disputed"),
    DecisionKind.EXTENDED: Text("ขยายเวลาส่งถึง {day} ยังขาด {number} รายการ", "extended to {day}, missing: {number}"),
}


@dataclass(frozen=True, slots=True)
class Decision:
    """One of them: of which agency, in which round, how many rows."""

    kind: DecisionKind
    agency: Agency
    round: Round | None = None
    number: int = 0
    day: datetime.date | None = None
    name: str = ""

    def words(self, language: str = "th") -> str:
        """What, whose, when, as one line: what has to be done stands first, for names are long."""
        day = format_date(self.day, language=language) if self.day else ""
        what = self.kind.text.of(language, {"number": self.number, "day": day, "name": self.name})
        whose = self.agency.abbreviation or self.agency.name
        when = self.round.period.label(language, "short") if self.round else ""
        return " · ".join(part for part in (what, whose, when) if part)


@dataclass(frozen=True, slots=True)
class Adopting:
    """Has the agency taken the plan up? `counts` are those of the whole plan."""

    is_asked: bool
    adoption: PlanAdoption | None
    counts: dict[str, Figure]


@dataclass(frozen=True, slots=True)
class ExecutiveSheet:
    """Everything of the page; `decisions` are for staff alone."""

    agency: Agency
    plan: Plan
    version: PlanVersion | None
    year: FiscalYear
    quarter: int | None
    led: Some[PlanNode]
    supported: Some[PlanNode]
    indicators: Some[Ours]
    tally: tuple[tuple[Status, int], ...]
    money: MoneyPosition
    projects: Some[ProjectLine]
    risks: Some[Risk]
    decisions: Some[Decision]
    adopting: Adopting | None
    is_staff: bool

    @property
    def is_owner(self) -> bool:
        """Is it the agency whose plan this is?"""
        return self.agency.pk == self.plan.agency_id

    def period_label(self, language: str = "th") -> str:
        """How far the figures go."""
        return Shown(self.year, self.quarter).label(language)

    def figures(self) -> list[Figure]:
        """Every figure that stands on it, once."""
        found = [*self.money.figures(), *(one.progress.figure for one in self.indicators.shown)]
        found += [one for line in self.projects.shown for one in line.money.figures()]
        found += [one.figure for one in self.risks.shown if one.figure]
        found += list(self.adopting.counts.values()) if self.adopting else []
        return list({str(one.id): one for one in found}.values())


def executive_sheet(
    agency: Agency,
    plan: Plan,
    *,
    visible_to: Visibility,
    year: int | None = None,
    quarter: int | None = None,
    language: str = "th",
) -> ExecutiveSheet:
    """The part of an agency, with all below it, in a plan: of a year through a quarter, else as far as the rounds are.

    The agency whose plan it is sees all of its indicators. A fixed number of queries.
    """
    when, through = _period(plan, year, quarter)
    under, staff, version = agency_ids_under(agency), visible_to == Visibility.STAFF, version_shown(plan)
    ours = _ours(agency, plan, when, under, visible_to)
    lines = _lines(plan, when, through, under, visible_to)
    work = _work(plan, under) if staff else []
    adopting = _adopting(version, agency)
    nodes = _nodes(version, {agency.pk} if agency.pk == plan.agency_id else under)
    statuses = [one.status for one in ours]
    return ExecutiveSheet(
        agency=agency,
        plan=plan,
        version=version,
        year=when,
        quarter=through,
        led=first(nodes[Share.LEAD], MOST_LED),
        supported=first(nodes[Share.SUPPORT], MOST_SUPPORTED),
        indicators=first(sorted(ours, key=_worst), MOST_INDICATORS),
        tally=tuple((one, number) for one in Status if (number := statuses.count(one))),
        money=money_position(MoneyScope(agency, plan), when.be, through, visible_to=visible_to),
        projects=first(lines, MOST_PROJECTS),
        risks=first(_risks(ours, work, lines, language), MOST_RISKS),
        decisions=first(_decisions(agency, plan, work, under, adopting) if staff else (), MOST_DECISIONS),
        adopting=adopting,
        is_staff=staff,
    )


def years_with_rounds(plan: Plan) -> list[int]:
    """The years for which the sheet has something to say, the newest first."""
    return list(dict.fromkeys(rounds_of(plan).filter(opens_on__lte=today()).values_list("year", flat=True)))


def _period(plan: Plan, year: int | None, quarter: int | None) -> tuple[FiscalYear, int | None]:
    if year is not None:
        return FiscalYear(year), quarter
    of = current_round(plan)
    if of is None:
        return FiscalYear(min(max(FiscalYear.of(today()).be, plan.from_year), plan.to_year)), None
    period = of.period
    return (period.year, period.number) if isinstance(period, Quarter) else (period, None)


def _nodes(version: PlanVersion | None, agency_ids: set[int]) -> dict[str, list[PlanNode]]:
    """The nodes that these agencies lead, and those that they only support, in the plan's order."""
    found: dict[str, dict[int, PlanNode]] = {Share.LEAD: {}, Share.SUPPORT: {}}
    if version is not None:
        rows = NodeAgency.objects.filter(node__version=version, agency_id__in=agency_ids).select_related("node")
        for row in rows.order_by("node__order", "node_id"):
            found[row.share][row.node_id] = row.node
    supported = [node for key, node in found[Share.SUPPORT].items() if key not in found[Share.LEAD]]
    return {Share.LEAD: list(found[Share.LEAD].values()), Share.SUPPORT: supported}


def _ours(agency: Agency, plan: Plan, year: FiscalYear, under: set[int], visible_to: Visibility) -> list[Ours]:
    every = indicators(plan)
    if agency.pk == plan.agency_id:
        return [Ours(one, is_led=True) for one in indicator_progress(plan, year, visible_to=visible_to)]
    led = every.filter(lead_id__in=under)
    reported = every.filter(Q(lead__isnull=True) | ~Q(lead_id__in=under), reporters__agency_id__in=under).distinct()
    whole = indicator_progress(plan, year, visible_to=visible_to, only=led)
    own = indicator_progress(plan, year, visible_to=visible_to, scope=agency, only=reported)
    return [*(Ours(one, is_led=True) for one in whole), *(Ours(one, is_led=False) for one in own)]


def _worst(one: Ours) -> int:
    """What is behind comes first; the rest in the plan's order (sorting is stable)."""
    return AT_RISK.index(one.status) if one.status in AT_RISK else len(AT_RISK)


def _lines(
    plan: Plan, year: FiscalYear, quarter: int | None, under: set[int], visible_to: Visibility
) -> list[ProjectLine]:
    """The year's projects: those behind first, then by planned baht."""
    chosen = Project.objects.filter(plan=plan, year=year.be, status__in=COUNTED, agency_id__in=under)
    projects = sharing(chosen.order_by("code"), "agency")
    money = project_money(projects, year.be, quarter, visible_to=visible_to)
    known: dict[int, ProjectProgress] = {}
    rounds = rounds_of(plan).filter(year=year.be, opens_on__lte=today()).order_by("quarter")
    for of in rounds:
        if quarter is None or (of.quarter or quarter) <= quarter:
            known |= progress_shown(of, visible_to=visible_to)
    lines = [ProjectLine(one, money[one.pk], known.get(one.pk)) for one in projects]
    return sorted(lines, key=lambda line: (not line.is_behind, -(line.money.planned.value.number or 0)))


def _work(plan: Plan, under: set[int]) -> list[tuple[Round, AssignmentRow]]:
    """How the agencies stand in the plan's rounds that have work in them, the latest round first."""
    rounds = {one.pk: one for one in rounds_alive().filter(plan=plan)}
    return [(rounds[pk], row) for pk, rows in standings(rounds.values(), under).items() for row in rows]


def _risks(
    ours: Sequence[Ours], work: Sequence[tuple[Round, AssignmentRow]], lines: Sequence[ProjectLine], language: str
) -> list[Risk]:
    """Late reports first, for they can be mended today; then figures, the worst first; then projects."""
    late = [
        Risk(Status.LATE, " · ".join((row.agency.abbreviation or row.agency.name, of.period.label(language, "short"))))
        for of, row in work
        if row.standing is Standing.LATE
    ]
    judged = [(one.status, one.progress.figure) for one in sorted(ours, key=_worst)]
    behind = [Risk(status, one.title(language), one) for status, one in judged if status in AT_RISK]
    projects = [Risk(Status.BEHIND, line.project.name) for line in lines if line.is_behind]
    return [*late, *behind, *projects]


def _decisions(
    agency: Agency,
    plan: Plan,
    work: Sequence[tuple[Round, AssignmentRow]],
    under: set[int],
    adopting: Adopting | None,
) -> list[Decision]:
    found: list[Decision] = []
    if adopting is not None and adopting.is_asked and adopting.adoption is None:
        found.append(Decision(DecisionKind.ADOPT, agency))
    found += [Decision(DecisionKind.RETURNED, row.agency, of, row.returned) for of, row in work if row.returned]
    if agency.pk == plan.agency_id:
        found += [Decision(DecisionKind.APPROVE, row.agency, of, row.waiting) for of, row in work if row.waiting]
        found += _to_publish(agency, work)
    disputed = Explanation.objects.filter(
        disputed=True, result__is_current=True, result__round__plan=plan, result__agency_id__in=under
    ).select_related("result__agency", "result__round", "result__definition")
    found += [
        Decision(DecisionKind.DISPUTED, one.result.agency, one.result.round, name=one.result.definition.name)
        for one in disputed
    ]
    found += [
        Decision(DecisionKind.EXTENDED, row.agency, of, row.missing, row.assignment.extended_to)
        for of, row in work
        if row.assignment.extended_to and row.standing is Standing.NOT_YET_DUE
    ]
    return found


def _to_publish(agency: Agency, work: Sequence[tuple[Round, AssignmentRow]]) -> list[Decision]:
    """One line for each round with approved rows."""
    rounds = {of.pk: of for of, _ in work}
    waiting = {pk: sum(row.approved for of, row in work if of.pk == pk) for pk in rounds}
    return [Decision(DecisionKind.PUBLISH, agency, rounds[pk], number) for pk, number in waiting.items() if number]


def _adopting(version: PlanVersion | None, agency: Agency) -> Adopting | None:
    if version is None or version.status != VersionStatus.ADOPTED:
        return None
    rows = adoption_rows(version)
    own: AdoptionRow | None = next((row for row in rows if row.agency.pk == agency.pk), None)
    return Adopting(own is not None, own.adoption if own else None, adoption_counts(version, rows=rows))
