"""What a reader must know, collected from the database: a fixed number of queries, however many rows are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from patibat.accounts.models import User
from patibat.intake.workbooks.cells import shown_number
from patibat.intake.workbooks.known import Known, KnownIndicator, KnownProject, StoredProgress, StoredResult, loose
from patibat.intake.workbooks.outgoing import Heading
from patibat.kit.clock import today
from patibat.measures import Range
from patibat.monitoring.models import ProjectProgress, Result, Round
from patibat.monitoring.problems import AGENCY_NOT_IN_ROUND
from patibat.monitoring.services.submit import Gate
from patibat.network.models import Agency, AgencyName
from patibat.network.permissions import agency_ids_under
from patibat.plans.models import Indicator
from patibat.plans.selectors import definition_of, goal_of
from patibat.problems import Problem
from patibat.projects.choices import ProjectStatus
from patibat.projects.models import Project
from patibat.records.choices import ReviewStatus
from patibat.resources.models import Disbursement
from patibat.thai import format_date

LAST_QUARTER = 4
"""Money of a round of a whole year is counted in its last quarter, as `result_submit` does."""


def known_of(*, by: User | None, into: Round, agency: Agency) -> Known:
    """Everything about a round that a workbook of this agency, and of those below it, may speak of."""
    gate = Gate(by, into)
    agencies = {one.pk: one for one in Agency.objects.all()}
    codes = {pk: one.code for pk, one in agencies.items()}
    scope = agency_ids_under(agency)
    of_plan = Indicator.objects.filter(plan_id=into.plan_id).order_by("order", "code")
    indicators = list(of_plan.prefetch_related("definitions", "targets"))
    indicator_codes = {one.pk: one.code for one in indicators}
    expected = frozenset(
        (codes[agency_id], indicator_codes[pk]) for pk, reporting in gate.expected.items() for agency_id in reporting
    )
    return Known(
        today=today(),
        agencies={one.code: one.name for one in agencies.values()},
        names=_names(agencies.values()),
        scope=frozenset(codes[pk] for pk in scope),
        default_agency=agency.code,
        refused=_refused(gate, (agencies[pk] for pk in scope)),
        indicators={one.code: known for one in indicators if (known := _indicator(one, into.year))},
        expected=expected,
        projects=_projects(into, codes),
        results=_results(into, codes, indicator_codes, scope),
        progress=_progress(into, scope),
        paid=_paid(into, scope),
    )


def heading_make(into: Round, agency: Agency) -> Heading:
    """Whose workbook it is, and for which round."""
    return Heading(
        agency=agency.name,
        agency_code=agency.code,
        plan=into.plan.title,
        plan_code=into.plan.code,
        year=into.year,
        quarter=into.quarter,
        period=into.period.label("th", "long"),
        due=format_date(into.due_on, "long"),
    )


def nothing_taken(known: Known, into: Round, agency: Agency) -> Problem | None:
    """Why nothing at all of this workbook can be taken; None when something can."""
    asked = [code for code in known.scope if code not in known.refused]
    if asked:
        return None
    own = known.refused.get(agency.code)
    others = [one for one in known.refused.values() if one.kind is not AGENCY_NOT_IN_ROUND]
    if own is not None and own.kind is AGENCY_NOT_IN_ROUND and others:
        return others[0]
    return own or AGENCY_NOT_IN_ROUND.at(agency=agency.name, round=str(into))


def _names(agencies: Iterable[Agency]) -> dict[str, tuple[str, ...]]:
    """Every way of calling an agency → its code; more than one where a name is shared."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in agencies:
        for name in (one.code, one.name, one.abbreviation, one.name_en):
            found[loose(name)].add(one.code)
    for name, code in AgencyName.objects.values_list("name", "agency__code"):
        found[loose(name)].add(code)
    found.pop("", None)
    return {name: tuple(sorted(codes)) for name, codes in found.items()}


def _refused(gate: Gate, agencies: Iterable[Agency]) -> dict[str, Problem]:
    asked = ((one.code, gate.refuse_agency(one)) for one in agencies)
    return {code: problem for code, problem in asked if problem is not None}


def _indicator(indicator: Indicator, year: int) -> KnownIndicator | None:
    definition = definition_of(indicator, year)
    if definition is None:
        return None
    goal = goal_of(indicator, year)
    bounds = (goal.lower, goal.upper) if isinstance(goal, Range) else (goal,)
    target = "–".join(shown_number(one) for one in bounds if one is not None)
    return KnownIndicator(
        indicator.code, definition.name, definition.unit, definition.rule, target, definition.numerator,
        definition.denominator,
    )  # fmt: skip


def _projects(into: Round, codes: dict[int, str]) -> dict[str, KnownProject]:
    rows = Project.objects.filter(plan_id=into.plan_id, year=into.year, status=ProjectStatus.IN_FORCE).order_by("code")
    found = rows.values_list("code", "name", "agency_id")
    return {code: KnownProject(code, name, codes[agency]) for code, name, agency in found}


def _results(
    into: Round, agencies: dict[int, str], indicators: dict[int, str], scope: set[int]
) -> dict[tuple[str, str], StoredResult]:
    rows = Result.objects.filter(round=into, is_current=True).values_list(
        "agency_id", "indicator_id", "state", "value", "numerator", "denominator", "data_date", "note", "pk", "status"
    )
    return {
        (agencies[agency], indicators[indicator]): StoredResult(
            state, value, numerator, denominator, day, note, pk, status == ReviewStatus.RETURNED
        )
        for agency, indicator, state, value, numerator, denominator, day, note, pk, status in rows.iterator(2000)
        if agency in scope
    }


def _progress(into: Round, scope: set[int]) -> dict[str, StoredProgress]:
    rows = ProjectProgress.objects.filter(round=into, is_current=True).values_list(
        "project__agency_id", "project__code", "work", "percent", "done", "problems", "remedy", "pk", "status"
    )
    return {
        code: StoredProgress(work, percent, done, problems, remedy, pk, status == ReviewStatus.RETURNED)
        for agency, code, work, percent, done, problems, remedy, pk, status in rows
        if agency in scope
    }


def _paid(into: Round, scope: set[int]) -> dict[tuple[str, int], tuple[Decimal, int]]:
    rows = Disbursement.objects.filter(
        project__plan_id=into.plan_id, year=into.year, quarter=into.quarter or LAST_QUARTER, is_current=True
    ).values_list("agency_id", "project__agency_id", "project__code", "source_kind", "amount", "pk")
    return {
        (code, kind): (amount, pk) for agency, own, code, kind, amount, pk in rows if agency == own and agency in scope
    }
