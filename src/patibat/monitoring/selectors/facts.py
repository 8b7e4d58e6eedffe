"""Everything that figures are made of, read once: a fixed number of queries for any number of indicators."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils import timezone

from patibat.accounts.models import User
from patibat.kit.clock import today
from patibat.measures import Input, Origin, OriginKind, Value, ratio
from patibat.monitoring.choices import ValueState
from patibat.monitoring.models import Assignment, Explanation, Result, Round
from patibat.network.models import Agency
from patibat.network.permissions import agency_ids_under
from patibat.plans.models import Indicator, IndicatorReporter
from patibat.records.choices import APPROVED_STATUSES, ReviewStatus, Visibility
from patibat.records.choices import OriginKind as RecordOrigin
from patibat.records.models import Attachment
from patibat.thai import format_date

PUBLIC_STATUSES = (ReviewStatus.PUBLISHED, ReviewStatus.WITHHELD)
WAITING_REVIEW = "ส่งแล้ว รอรับรอง"
WAITING_PUBLICATION = "อยู่ระหว่างตรวจและเปิดเผย"
RETURNED = "ส่งกลับให้แก้"
EXTENDED = "ขยายเวลาถึง"
NO_PARTS = "ไม่มีกลุ่มเป้าหมาย"
_ORIGINS = {
    RecordOrigin.WORKBOOK.value: OriginKind.WORKBOOK,
    RecordOrigin.FORM.value: OriginKind.FORM,
    RecordOrigin.API.value: OriginKind.API,
    RecordOrigin.PUBLISHED_SOURCE.value: OriginKind.DOCUMENT,
}
Key = tuple[int, int, int]
"""(round, agency, indicator)."""


@dataclass(slots=True)
class Facts:
    """The rounds, expected reporters, assignments and versions of results behind the figures of some indicators."""

    visible_to: Visibility
    scope: Agency
    today: datetime.date
    rounds: list[Round] = field(default_factory=list)
    reporters: dict[int, list[IndicatorReporter]] = field(default_factory=dict)
    """By indicator."""
    assignments: dict[tuple[int, int], Assignment] = field(default_factory=dict)
    results: dict[Key, list[Result]] = field(default_factory=dict)
    explanations: dict[int, list[Explanation]] = field(default_factory=dict)

    def rounds_in(self, year: int, quarter: int | None) -> list[Round]:
        """The rounds that a period is made of: the quarter's own, or all of the year's."""
        chosen = [one for one in self.rounds if one.year == year and quarter in (None, one.quarter)]
        # A yearly report stands for its year: beside it quarters would count the same results again.
        yearly = [one for one in chosen if one.quarter is None]
        return yearly or sorted(chosen, key=lambda one: one.quarter or 4)

    def agencies_expected(self, indicator: Indicator, year: int) -> list[Agency]:
        """Who should report the indicator in a year, within the scope, in the agencies' order."""
        found = {
            one.agency_id: one.agency
            for one in self.reporters.get(indicator.pk, ())
            if one.from_year <= year and (one.to_year or year) >= year
        }
        return sorted(found.values(), key=lambda one: (one.order, one.code))

    def versions(self, indicator: Indicator, agency: Agency, of: Round) -> list[Result]:
        """Everything the agency has sent for the indicator in the round, the oldest first."""
        return self.results.get((of.pk, agency.pk, indicator.pk), [])

    def explanations_of(self, indicator: Indicator, agency: Agency, of: Round) -> list[Explanation]:
        """What stands beside the value shown; staff also read what was said of a version that is not shown yet."""
        versions = self.versions(indicator, agency, of)
        shown = _shown_version(versions, self.visible_to)
        if self.visible_to == Visibility.PUBLIC:
            kept = [shown] if shown else []
        else:
            kept = [one for one in versions if shown is None or one.version >= shown.version]
        return [words for one in kept for words in self.explanations.get(one.pk, [])]

    def input_of(self, indicator: Indicator, agency: Agency, of: Round, *, single: bool) -> Input:
        """What one agency gives to the figure in one round: its value for this reader, and where it is from."""
        versions = self.versions(indicator, agency, of)
        shown = _shown_version(versions, self.visible_to)
        period = of.period.code
        key = agency.code if single else f"{agency.code}@{period}"
        order = of.quarter or 4
        if shown is None:
            value = self._absent(agency, of, versions)
            return Input(key, agency.name, value, group=agency.code, order=order, period=period)
        return _input(shown, key, agency, order, period, self.visible_to)

    def _absent(self, agency: Agency, of: Round, versions: Sequence[Result]) -> Value:
        latest = versions[-1] if versions else None
        if latest is not None and latest.status == ReviewStatus.RETURNED:
            return self._due(agency, of, RETURNED)
        if latest is not None:
            public = self.visible_to == Visibility.PUBLIC
            return Value.not_yet_due(WAITING_PUBLICATION if public else WAITING_REVIEW)
        return self._due(agency, of, "")

    def _due(self, agency: Agency, of: Round, reason: str) -> Value:
        assignment = self.assignments.get((of.pk, agency.pk))
        due = (assignment.extended_to if assignment else None) or of.due_on
        if self.today > due:
            return Value.late(reason)
        if not reason and assignment is not None and assignment.extended_to:
            reason = f"{EXTENDED} {format_date(assignment.extended_to)}"
        return Value.not_yet_due(reason)


def read_facts(
    indicators: Iterable[Indicator], years: Iterable[int], *, scope: Agency, visible_to: Visibility
) -> Facts:
    """Read the facts behind these indicators in these years: six queries."""
    wanted = list(indicators)
    ids = [one.pk for one in wanted]
    under = agency_ids_under(scope)
    facts = Facts(visible_to, scope, today())
    plan_ids = {one.plan_id for one in wanted}
    facts.rounds = list(Round.objects.filter(plan_id__in=plan_ids, year__in=set(years)))
    round_ids = [one.pk for one in facts.rounds]
    _read_reporters(facts, ids, under)
    facts.assignments = {
        (one.round_id, one.agency_id): one for one in Assignment.objects.filter(round_id__in=round_ids)
    }
    _read_results(facts, wanted, round_ids)
    _read_explanations(facts)
    return facts


def _read_reporters(facts: Facts, ids: list[int], under: set[int]) -> None:
    """Reporters with their agencies: a few agencies for many rows, so each agency is made once."""
    rows = [one for one in IndicatorReporter.objects.filter(indicator_id__in=ids) if one.agency_id in under]
    agencies = Agency.objects.in_bulk({one.agency_id for one in rows})
    for one in rows:
        one.agency = agencies[one.agency_id]
        facts.reporters.setdefault(one.indicator_id, []).append(one)


def _read_results(facts: Facts, wanted: Sequence[Indicator], round_ids: list[int]) -> None:
    """Every version of the results, with definitions, files and people that a few rows share made once."""
    found = list(
        Result.objects.filter(round_id__in=round_ids, indicator_id__in=[one.pk for one in wanted]).order_by("version")
    )
    definitions = {one.pk: one for indicator in wanted for one in indicator.definitions.all()}
    files = Attachment.objects.in_bulk({one.origin_file_id for one in found if one.origin_file_id})
    ids = {pk for one in found for pk in (one.submitted_by_id, one.approved_by_id) if pk}
    people = User.objects.in_bulk(ids)
    for result in found:
        result.definition = definitions[result.definition_id]
        result.origin_file = files.get(result.origin_file_id or 0)
        result.submitted_by = people.get(result.submitted_by_id or 0)
        result.approved_by = people.get(result.approved_by_id or 0)
        facts.results.setdefault((result.round_id, result.agency_id, result.indicator_id), []).append(result)


def _read_explanations(facts: Facts) -> None:
    ids = [one.pk for versions in facts.results.values() for one in versions]
    for start in range(0, len(ids), 500):
        for one in Explanation.objects.filter(result_id__in=ids[start : start + 500]):
            facts.explanations.setdefault(one.result_id, []).append(one)


def _shown_version(versions: Sequence[Result], visible_to: Visibility) -> Result | None:
    """The latest version for this reader: a correction never hides what is public before its time."""
    allowed = PUBLIC_STATUSES if visible_to == Visibility.PUBLIC else APPROVED_STATUSES
    return next((one for one in reversed(versions) if one.status in allowed), None)


def value_of(result: Result, visible_to: Visibility) -> Value:
    """The value of a result for a reader; a ratio is worked out from its two parts."""
    if result.status == ReviewStatus.WITHHELD and visible_to == Visibility.PUBLIC:
        return Value.withheld(result.withheld_reason)
    if result.state != ValueState.REPORTED:
        return Value.not_applicable(result.note)
    if result.value is not None:
        return Value.reported(_plain(result.value))
    if result.numerator is None or result.denominator is None:
        return Value.not_applicable(NO_PARTS)
    number = ratio(_plain(result.numerator), _plain(result.denominator), Decimal(result.definition.factor))
    return Value.not_applicable(NO_PARTS) if number is None else Value.reported(number)


def _plain(number: Decimal) -> Decimal:
    """The database pads decimals with zeros; a number is shown as it was written."""
    return number.normalize() + 0


def _part(number: Decimal | None, *, hidden: bool) -> Decimal | None:
    return None if hidden or number is None else _plain(number)


def _input(result: Result, key: str, agency: Agency, order: int, period: str, visible_to: Visibility) -> Input:
    value = value_of(result, visible_to)
    hidden = not value.is_reported
    staff = visible_to == Visibility.STAFF
    return Input(
        key,
        agency.name,
        value,
        origin=_origin(result),
        # The public reads which agency answers for a number; names of persons are for staff.
        reported_by=str(result.submitted_by or "") if staff else agency.name,
        approved_by=str(result.approved_by or "") if staff else "",
        reported_on=timezone.localdate(result.submitted_at),
        approved_on=timezone.localdate(result.approved_at) if result.approved_at else None,
        numerator=_part(result.numerator, hidden=hidden),
        denominator=_part(result.denominator, hidden=hidden),
        weight=_part(result.denominator, hidden=hidden),
        group=agency.code,
        order=order,
        period=period,
    )


def _origin(result: Result) -> Origin:
    file = result.origin_file
    return Origin(
        _ORIGINS[result.origin_kind],
        file.name if file else "",
        result.origin_sheet,
        result.origin_cell,
        file.sha256 if file else "",
        result.origin_note,
    )
