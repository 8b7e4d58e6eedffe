"""`indicator_progress`: the one source of every figure of an indicator (clauses C1, C3, C6).

A quarter's figure rolls up what agencies reported in that quarter's round (a cumulative indicator reports from
1 October on). A year's figure takes each agency's quarters first, by the indicator's accumulation, then the agencies.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from patibat.measures import (
    AGENCIES,
    REPORTS,
    Accumulation,
    Direction,
    Figure,
    FigureId,
    FigureKind,
    Formula,
    Input,
    Rule,
    Status,
    Value,
    computed,
)
from patibat.monitoring.models import Round
from patibat.monitoring.selectors.facts import Facts, read_facts
from patibat.network.models import Agency
from patibat.plans.choices import PlanStatus, YearKind
from patibat.plans.models import Indicator, IndicatorDefinition, Plan, ReferenceValue
from patibat.plans.selectors import definition_of, goal_of, indicators, period_for, year_of
from patibat.problems import Problem, Text
from patibat.records.choices import Visibility
from patibat.resources.selectors import money_figure
from patibat.thai import FiscalYear, Period, Quarter, parse_period

from .counts import count_figure

NEVER_ASKED = "ไม่ได้เปิดรอบรายงาน"


@dataclass(frozen=True, slots=True)
class IndicatorProgress:
    """An indicator, the definition of the period, and its figure with target and status."""

    indicator: Indicator
    definition: IndicatorDefinition
    figure: Figure
    explanations: tuple[str, ...] = ()
    disputed: bool = False


def indicator_progress(
    plan: Plan,
    period: Period,
    *,
    visible_to: Visibility,
    scope: Agency | None = None,
    only: Iterable[Indicator] | None = None,
) -> list[IndicatorProgress]:
    """Every indicator of a plan in a period, for a reader, within an agency's subtree (the plan's own by default)."""
    chosen = list(indicators(plan)) if only is None else list(only)
    facts = read_facts(chosen, [year_of(period)], scope=scope or plan.agency, visible_to=visible_to)
    return [found for one in chosen if (found := _progress(one, period, facts)) is not None]


def indicator_history(
    indicator: Indicator, *, visible_to: Visibility, scope: Agency | None = None
) -> list[IndicatorProgress]:
    """An indicator's figure in every year of its plan, in one reading of the facts."""
    plan = indicator.plan
    years = range(plan.from_year, plan.to_year + 1)
    facts = read_facts([indicator], years, scope=scope or plan.agency, visible_to=visible_to)
    found = (_progress(indicator, FiscalYear(year), facts) for year in years)
    return [one for one in found if one is not None]


def national_references(indicator: Indicator) -> list[ReferenceValue]:
    """Published figures shown beside the indicator as context; they are never part of its own figure."""
    return list(indicator.references.all())


def figure(figure_id: FigureId, *, visible_to: Visibility) -> Figure | None:
    """The figure with this id, with its explanation; None when it does not exist for this reader."""
    if figure_id.kind is FigureKind.MONEY:
        return money_figure(figure_id, visible_to=visible_to)
    if figure_id.kind is FigureKind.COUNT:
        return count_figure(figure_id, visible_to=visible_to)
    found = indicator_figure(figure_id, visible_to=visible_to)
    return found.figure if found else None


def indicator_figure(figure_id: FigureId, *, visible_to: Visibility) -> IndicatorProgress | None:
    """The figure of an indicator with its definition and explanations; None when it does not exist for this reader."""
    indicator = (
        Indicator.objects.filter(code=figure_id.code)
        .select_related("plan", "plan__agency", "lead")
        .prefetch_related("definitions", "targets", "references", "bands")
        .first()
    )
    scope = Agency.objects.filter(code=figure_id.scope).first()
    if indicator is None or scope is None or figure_id.breakdown:
        return None
    if visible_to == Visibility.PUBLIC and indicator.plan.status == PlanStatus.DRAFT:
        return None
    try:
        period = parse_period(figure_id.period)
    except Problem:
        return None
    asked = period if isinstance(period, FiscalYear | Quarter) else FiscalYear(period.be)
    found = indicator_progress(indicator.plan, asked, visible_to=visible_to, scope=scope, only=[indicator])
    # An id names one definition: another definition's figure must not stand under it.
    return found[0] if found and found[0].figure.id == figure_id else None


def _progress(indicator: Indicator, period: Period, facts: Facts) -> IndicatorProgress | None:
    year = year_of(period)
    definition = definition_of(indicator, year)
    if definition is None:
        return None
    quarter = period.number if isinstance(period, Quarter) else None
    rounds = facts.rounds_in(year, quarter)
    agencies = facts.agencies_expected(indicator, year)
    single = len(rounds) <= 1
    found = computed(
        Figure(
            id=_id(indicator, definition, facts.scope, period),
            name=definition.name,
            name_en=definition.name_en,
            value=Value.not_applicable(),
            unit=definition.unit,
            places=definition.places,
            as_of=facts.today,
            lineage=_inputs(indicator, agencies, rounds, period, facts),
            formula=_formula(definition, single=single),
            target=goal_of(indicator, year),
            direction=Direction(definition.direction),
            baseline=_baseline(indicator),
            coverage_unit=AGENCIES if single else REPORTS,
        )
    )
    found = _with_status(found, definition, rounds, period, facts)
    words = [one for agency in agencies for of in rounds for one in facts.explanations_of(indicator, agency, of)]
    return IndicatorProgress(
        indicator, definition, found, tuple(one.text for one in words), any(one.disputed for one in words)
    )


def _inputs(
    indicator: Indicator, agencies: Sequence[Agency], rounds: Sequence[Round], period: Period, facts: Facts
) -> tuple[Input, ...]:
    if rounds:
        single = len(rounds) == 1
        return tuple(facts.input_of(indicator, agency, of, single=single) for agency in agencies for of in rounds)
    # Nobody has been asked: still to come, or, when the period is over, never.
    value = Value.not_applicable(NEVER_ASKED) if facts.today > period.end else Value.not_yet_due()
    return tuple(Input(agency.code, agency.name, value, group=agency.code, period=period.code) for agency in agencies)


def _with_status(
    found: Figure, definition: IndicatorDefinition, rounds: Sequence[Round], period: Period, facts: Facts
) -> Figure:
    if found.lineage and not rounds and facts.today > period.end:
        return replace(found, status=Status.NOT_REPORTED)
    closed = bool(rounds) and all(facts.today > one.closes_on for one in rounds)
    quarter = period.number if isinstance(period, Quarter) else None
    elapsed = _elapsed(definition, rounds, quarter, facts.today)
    return found.with_status(elapsed=elapsed, round_closed=closed)


def _id(indicator: Indicator, definition: IndicatorDefinition, scope: Agency, period: Period) -> FigureId:
    code = period_for(definition, period).code
    return FigureId(FigureKind.INDICATOR, indicator.code, scope.code, code, "", definition.number)


def _formula(definition: IndicatorDefinition, *, single: bool) -> Formula:
    words = None
    if definition.numerator and definition.denominator:
        sentence = f"({definition.numerator} ÷ {definition.denominator}) × {definition.factor}"
        words = Text(sentence, sentence)
    return Formula(
        Rule(definition.rule),
        None if single else Accumulation(definition.accumulation),
        Decimal(definition.factor),
        words,
        definition.number,
    )


def _baseline(indicator: Indicator) -> Decimal | None:
    """A baseline steers the percent of target only where targets are increases over it."""
    steered = any(one.increase_by is not None for one in indicator.targets.all())
    return indicator.baseline.normalize() + 0 if steered and indicator.baseline is not None else None


def _elapsed(
    definition: IndicatorDefinition, rounds: Sequence[Round], quarter: int | None, on: datetime.date
) -> Decimal | None:
    """The share of the year that a count had to grow in; a rate is held against its whole target at every report.

    A year is as far as the latest round whose reports were due: a round that has only opened owes nothing yet.
    """
    if definition.rule != "sum" or definition.year_kind == YearKind.ACADEMIC or not rounds:
        return None
    if quarter is not None:
        return Decimal(quarter if definition.accumulation == "cumulative" else 1) / 4
    due = [one for one in rounds if on > one.due_on] or list(rounds[:1])
    return Decimal(max(one.quarter or 4 for one in due)) / 4
