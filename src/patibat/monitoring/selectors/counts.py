"""Counts that are shown as results (“17 late”): each has an id, a name and a lineage like any other figure."""

from __future__ import annotations

from patibat.kit.clock import today
from patibat.measures import Figure, FigureId, FigureKind, Formula, Input, Rule, Value, computed
from patibat.monitoring.models import Round
from patibat.monitoring.selectors.rounds import AssignmentRow, Standing, assignment_rows
from patibat.network.models import Agency
from patibat.network.permissions import agency_ids_under
from patibat.plans.choices import PlanStatus
from patibat.plans.selectors import ADOPTED, ADOPTERS, adoption_figure, year_of
from patibat.problems import Problem, Text
from patibat.records.choices import Visibility
from patibat.thai import AcademicYear, Quarter, parse_period

COUNTS: dict[str, tuple[Text, frozenset[Standing]]] = {
    "expected": (Text("หน่วยงานที่ต้องรายงาน", "agencies asked to report"), frozenset(Standing) - {Standing.NOTHING}),
    "late": (Text("หน่วยงานที่เกินกำหนดส่ง", "agencies that are late"), frozenset({Standing.LATE})),
    "returned": (Text("หน่วยงานที่ถูกส่งกลับให้แก้", "agencies asked to mend"), frozenset({Standing.RETURNED})),
    "sent": (
        Text("หน่วยงานที่ส่งครบแล้ว", "agencies that have sent everything"),
        frozenset({Standing.SUBMITTED, Standing.APPROVED, Standing.PUBLISHED}),
    ),
}


def round_counts(
    of: Round, *, scope: Agency | None = None, rows: list[AssignmentRow] | None = None
) -> dict[str, Figure]:
    """Every count of a round, by its code, from one reading of the round; `rows`: the scope's, if at hand."""
    agency = scope or of.plan.agency
    if rows is None:
        rows = assignment_rows(of, agency_ids_under(agency))
    return {code: _count(code, of, agency, rows) for code in COUNTS}


def count_figure(figure_id: FigureId, *, visible_to: Visibility) -> Figure | None:
    """The count with this id; None when the reader may not know of it or it does not exist."""
    if figure_id.code in (ADOPTED, ADOPTERS):
        return adoption_figure(figure_id, visible_to=visible_to)
    plan_code = dict(part.split("=", 1) for part in figure_id.breakdown.split(",") if "=" in part).get("plan", "")
    try:
        period = parse_period(figure_id.period)
    except Problem:
        return None
    if figure_id.code not in COUNTS or isinstance(period, AcademicYear):
        return None
    quarter = period.number if isinstance(period, Quarter) else None
    rounds = Round.objects.filter(plan__code=plan_code, year=year_of(period)).select_related("plan", "plan__agency")
    found = rounds.filter(quarter=quarter).first()
    scope = Agency.objects.filter(code=figure_id.scope).first()
    if found is None or scope is None:
        return None
    if visible_to == Visibility.PUBLIC and found.plan.status == PlanStatus.DRAFT:
        return None
    count = round_counts(found, scope=scope)[figure_id.code]
    # Another spelling of an id is another id: one figure stands under one.
    return count if count.id == figure_id else None


def _count(code: str, of: Round, scope: Agency, rows: list[AssignmentRow]) -> Figure:
    name, standings = COUNTS[code]
    inputs = tuple(
        Input(row.agency.code, row.agency.name, Value.reported(1 if row.standing in standings else 0)) for row in rows
    )
    return computed(
        Figure(
            id=FigureId(FigureKind.COUNT, code, scope.code, of.period.code, f"plan={of.plan.code}"),
            name=name.th,
            name_en=name.en,
            value=Value.not_applicable(),
            unit="หน่วยงาน",
            places=0,
            as_of=today(),
            lineage=inputs,
            formula=Formula(Rule.SUM),
        )
    )
