"""Sending results in: the same door for a workbook of ten thousand rows and for one row of a web page."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from patibat.accounts.models import User
from patibat.kit.clock import today
from patibat.monitoring.choices import ValueState
from patibat.monitoring.events import result_submitted
from patibat.monitoring.models import Assignment, ProjectProgress, Result, Round
from patibat.monitoring.problems import (
    AGENCY_NOT_IN_ROUND,
    CHANGED_MEANWHILE,
    DENOMINATOR_UNUSABLE,
    INDICATOR_NOT_EXPECTED,
    PERCENT_OUTSIDE,
    PROJECT_NOT_EXPECTED,
    ROUND_CLOSED,
    ROUND_NOT_OPEN,
    ROW_TWICE,
    VALUE_CONTRADICTS,
    VALUE_INCOMPLETE,
    VALUE_NEGATIVE,
    VALUE_UNUSABLE,
)
from patibat.network.models import Agency
from patibat.network.permissions import agencies_for
from patibat.network.problems import NOT_ALLOWED
from patibat.plans.models import Indicator, IndicatorDefinition
from patibat.plans.selectors import definition_of, reporters
from patibat.problems import Problem, Where
from patibat.projects.models import Project
from patibat.records.choices import OriginKind, ReviewStatus
from patibat.records.models import Attachment
from patibat.records.services import Change, audit_record
from patibat.resources.models import Disbursement
from patibat.resources.services import DisbursementRow, disbursement_submit
from patibat.thai import format_date


@dataclass(frozen=True, slots=True)
class SourceOf:
    """Where a row stands in what was sent."""

    kind: OriginKind
    file: Attachment | None = None
    sheet: str = ""
    cell: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One value to be reported. A ratio brings numerator and denominator; a weighted mean, value and weight
    (`denominator`); everything else, value. Not applicable brings none."""

    agency: Agency
    indicator: Indicator
    source: SourceOf
    state: ValueState = ValueState.REPORTED
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    data_date: datetime.date | None = None
    note: str = ""
    seen: int | None = None
    """The row of the version that the sender saw (0: none); refused when it is another by now. None: not asked."""

    @property
    def key(self) -> tuple[int, int]:
        return (self.agency.pk, self.indicator.pk)

    @property
    def content(self) -> tuple[object, ...]:
        """What makes two reports the same."""
        return (self.state, self.value, self.numerator, self.denominator, self.data_date, self.note)


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """A project's progress to be reported, with the baht disbursed in the quarter by kind of source."""

    project: Project
    source: SourceOf
    work: str
    percent: Decimal | None = None
    done: str = ""
    problems: str = ""
    remedy: str = ""
    disbursed: dict[int, tuple[Decimal, str]] = field(default_factory=dict)
    """Kind of source → (baht, cell)."""

    @property
    def content(self) -> tuple[object, ...]:
        return (self.work, self.percent, self.done, self.problems, self.remedy)


@dataclass(frozen=True, slots=True)
class Submitted:
    """What became of the rows."""

    kept: int
    unchanged: int


class Gate:
    """What decides whether a row may be reported in a round by a user; asked once, then used for thousands of rows."""

    def __init__(self, by: User | None, into: Round) -> None:
        self.round = into
        self.by = by
        self.allowed = agencies_for(by, "result.submit") if by else None
        self.assignments = {one.agency_id: one for one in into.assignments.select_related("agency")}
        ids = list(Indicator.objects.filter(plan_id=into.plan_id).values_list("pk", flat=True))
        self.expected = reporters(ids, into.year)
        self.today = today()

    def refuse_agency(self, agency: Agency) -> Problem | None:
        """Why nothing of this agency can be taken now; None when it can."""
        if self.allowed is not None and agency.pk not in self.allowed:
            return NOT_ALLOWED.at(Where(record=agency.name), verb="result.submit")
        assignment = self.assignments.get(agency.pk)
        if assignment is None:
            return AGENCY_NOT_IN_ROUND.at(agency=agency.name, round=str(self.round))
        return self._refuse_time(assignment)

    def _refuse_time(self, assignment: Assignment) -> Problem | None:
        if self.by is None:
            return None
        if self.today < self.round.opens_on:
            return ROUND_NOT_OPEN.at(round=str(self.round), opens=format_date(self.round.opens_on))
        last = max(filter(None, (self.round.closes_on, assignment.extended_to)))
        if self.today > last:
            return ROUND_CLOSED.at(
                round=str(self.round), closes=format_date(self.round.closes_on), agency=assignment.agency.name
            )
        return None

    def refuse_result(self, row: ResultRow, definition: IndicatorDefinition) -> Problem | None:
        """Why this value cannot be taken; None when it can. The agency has been asked before."""
        if row.agency.pk not in self.expected.get(row.indicator.pk, ()):
            return INDICATOR_NOT_EXPECTED.at(agency=row.agency.name, indicator=row.indicator.code)
        return result_check(row, definition)

    def refuse_progress(self, row: ProgressRow) -> Problem | None:
        """Why this progress cannot be taken; None when it can. The agency has been asked before."""
        if row.project.plan_id != self.round.plan_id or row.project.year != self.round.year:
            return PROJECT_NOT_EXPECTED.at(project=row.project.code, round=str(self.round))
        if row.percent is not None and not _is_percent(row.percent):
            return PERCENT_OUTSIDE.at(project=row.project.code, percent=row.percent)
        return None


def result_check(row: ResultRow, definition: IndicatorDefinition) -> Problem | None:
    """Why a value does not fit its definition; None when it does.

    Only counts and ratios of counts may not be negative: a mean or a growth rate may.
    """
    code = row.indicator.code
    numbers = [one for one in (row.value, row.numerator, row.denominator) if one is not None]
    if row.state != ValueState.REPORTED:
        return VALUE_CONTRADICTS.at(indicator=code) if numbers else None
    unusable = next((one for one in numbers if not _is_kept_whole(one)), None)
    if unusable is not None:
        return VALUE_UNUSABLE.at(indicator=code, value=unusable)
    return _misfit(row, definition, code)


def _misfit(row: ResultRow, definition: IndicatorDefinition, code: str) -> Problem | None:
    """Numbers that the rule of the definition cannot use."""
    if definition.rule == "ratio":
        if row.numerator is None or row.denominator is None:
            return VALUE_INCOMPLETE.at(indicator=code)
        if row.denominator < 0 or (row.denominator == 0 and row.numerator != 0):
            return DENOMINATOR_UNUSABLE.at(indicator=code, denominator=row.denominator)
        if row.numerator < 0:
            return VALUE_NEGATIVE.at(indicator=code, value=row.numerator)
        return None
    if row.value is None or (definition.rule == "weighted_mean" and row.denominator is None):
        return VALUE_INCOMPLETE.at(indicator=code)
    if definition.rule == "sum" and row.value < 0:
        return VALUE_NEGATIVE.at(indicator=code, value=row.value)
    return None


# The columns hold 14 digits before the point and 6 behind it.
LARGEST, DECIMALS = Decimal(10) ** 14, 6


def _is_kept_whole(number: Decimal) -> bool:
    """Will the database keep the number exactly as it is?"""
    if not number.is_finite() or abs(number) >= LARGEST:
        return False
    return _decimals(number) <= DECIMALS


def _is_percent(number: Decimal) -> bool:
    return number.is_finite() and 0 <= number <= 100 and _decimals(number) <= 2


def _decimals(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


@transaction.atomic
def result_submit(
    *, by: User | None, into: Round, rows: Sequence[ResultRow] = (), progress: Sequence[ProgressRow] = ()
) -> Submitted:
    """Send results and progress of a round in, all or nothing; what did not change is left as it is.

    A correction is a new version: earlier versions, and what is already public, stay until the new one is approved.
    `by` None is the system itself (sample data). Raises the `Problem` of the first row that may not be taken.
    """
    # The row of the round is the lock: two people applying at once come one after the other.
    locked = Round.objects.select_for_update(of=("self",)).select_related("plan").get(pk=into.pk)
    gate = Gate(by, locked)
    definitions = _checked(gate, rows, progress)
    results, same = _results_kept(by, locked, rows, definitions)
    paid = [paid for row in progress for paid in _paid(locked, row)]
    money = disbursement_submit(by=by, rows=paid)
    progressed, same_progress = _progress_kept(by, locked, progress)
    agency_ids = {row.agency.pk for row in rows} | {row.project.agency_id for row in progress}
    transaction.on_commit(lambda: result_submitted.send(Round, round=locked, agency_ids=agency_ids))
    return Submitted(results + progressed + money, same + same_progress + len(paid) - money)


def _checked(gate: Gate, rows: Sequence[ResultRow], progress: Sequence[ProgressRow]) -> dict[int, IndicatorDefinition]:
    """The definition of each indicator in the round's year; raises the first problem."""
    for agency in {row.agency.pk: row.agency for row in rows}.values():
        _raise(gate.refuse_agency(agency))
    for agency in {row.project.agency_id: row.project.agency for row in progress}.values():
        _raise(gate.refuse_agency(agency))
    _no_row_twice(rows, progress)
    for progressed in progress:
        _raise(gate.refuse_progress(progressed))
    definitions: dict[int, IndicatorDefinition] = {}
    for row in rows:
        definition = definitions.get(row.indicator.pk) or definition_of(row.indicator, gate.round.year)
        if definition is None:
            raise INDICATOR_NOT_EXPECTED.at(agency=row.agency.name, indicator=row.indicator.code)
        definitions[row.indicator.pk] = definition
        _raise(gate.refuse_result(row, definition))
    return definitions


def _no_row_twice(rows: Sequence[ResultRow], progress: Sequence[ProgressRow]) -> None:
    """Raises `monitoring.row-twice`: which of two rows is meant cannot be guessed."""
    seen: set[tuple[str, int, int]] = set()
    named = [("indicator", row.key, row.indicator.code, row.agency.name) for row in rows]
    named += [
        ("project", (row.project.agency_id, row.project.pk), row.project.code, row.project.agency.name)
        for row in progress
    ]
    for kind, key, item, agency in named:
        if (kind, *key) in seen:
            raise ROW_TWICE.at(item=item, agency=agency)
        seen.add((kind, *key))


def _raise(problem: Problem | None) -> None:
    if problem is not None:
        raise problem


def _results_kept(
    by: User | None, into: Round, rows: Sequence[ResultRow], definitions: dict[int, IndicatorDefinition]
) -> tuple[int, int]:
    current = {(one.agency_id, one.indicator_id): one for one in Result.objects.filter(round=into, is_current=True)}
    new: list[Result] = []
    before: list[tuple[Result | None, ResultRow]] = []
    at = timezone.now()
    for row in rows:
        old = current.get(row.key)
        if old is not None and _result_content(old) == row.content and old.status != ReviewStatus.RETURNED:
            continue
        if row.seen is not None and row.seen != (old.pk if old else 0):
            status = old.get_status_display() if old else "–"
            raise CHANGED_MEANWHILE.at(Where(record=row.indicator.code), status=status)
        before.append((old, row))
        new.append(_result(by, into, row, definitions[row.indicator.pk], old, at))
    _supersede(Result, (old.pk for old, _ in before if old is not None))
    Result.objects.bulk_create(new, batch_size=500)
    audit_record(
        by=by,
        action="result.submit",
        changes=[
            Change(
                "monitoring.Result",
                str(result.pk),
                _result_values(old) if old else None,
                _result_values(result),
                on_behalf_of=row.agency.code if result.on_behalf else "",
            )
            for result, (old, row) in zip(new, before, strict=True)
        ],
    )
    return len(new), len(rows) - len(new)


def _supersede(model: type[Result] | type[ProjectProgress], keys: Iterable[int]) -> None:
    ids = list(keys)
    for start in range(0, len(ids), 500):
        model._default_manager.filter(pk__in=ids[start : start + 500]).update(is_current=False)


def _result(
    by: User | None,
    into: Round,
    row: ResultRow,
    definition: IndicatorDefinition,
    old: Result | None,
    at: datetime.datetime,
) -> Result:
    # By ids: setting related objects costs more than all the rest of a row.
    return Result(
        round_id=into.pk,
        agency_id=row.agency.pk,
        indicator_id=row.indicator.pk,
        definition_id=definition.pk,
        state=row.state,
        value=row.value,
        numerator=row.numerator,
        denominator=row.denominator,
        data_date=row.data_date,
        note=row.note,
        version=old.version + 1 if old else 1,
        origin_kind=row.source.kind,
        origin_file_id=row.source.file.pk if row.source.file else None,
        origin_sheet=row.source.sheet,
        origin_cell=row.source.cell,
        origin_note=row.source.note,
        on_behalf=_on_behalf(by, row.agency),
        submitted_by_id=by.pk if by else None,
        submitted_at=at,
    )


def _on_behalf(by: User | None, agency: Agency) -> bool:
    """Did the office fill in for the agency? An analyst's scope is the whole tree, an officer's is the agency's own."""
    if by is None:
        return False
    # One question for all agencies: ten thousand rows of a thousand agencies are asked one after the other.
    reach: set[int] | None = by.__dict__.get("_approves_for")
    if reach is None:
        reach = by.__dict__["_approves_for"] = agencies_for(by, "result.approve")
    return agency.pk in reach


def _result_content(result: Result) -> tuple[object, ...]:
    return (
        result.state,
        result.value,
        result.numerator,
        result.denominator,
        result.data_date,
        result.note,
    )


def _result_values(result: Result) -> dict[str, object]:
    """The values of a result for the audit: plain text, nothing that JSON would round."""
    numbers = {"value": result.value, "numerator": result.numerator, "denominator": result.denominator}
    return {
        "state": str(result.state),
        **{name: f"{number:f}" for name, number in numbers.items() if number is not None},
        "version": result.version,
        "cell": f"{result.origin_sheet}!{result.origin_cell}" if result.origin_cell else "",
    }


def _progress_kept(by: User | None, into: Round, rows: Sequence[ProgressRow]) -> tuple[int, int]:
    current = {one.project_id: one for one in ProjectProgress.objects.filter(round=into, is_current=True)}
    # Money is reviewed with the progress it came with: where only the baht changed, the progress is sent again too.
    paid = _paid_anew(into, rows)
    new: list[ProjectProgress] = []
    old_ids: list[int] = []
    for row in rows:
        old = current.get(row.project.pk)
        content = (old.work, old.percent, old.done, old.problems, old.remedy) if old else None
        again = row.project.pk in paid and old is not None and old.status != ReviewStatus.SUBMITTED
        if old is not None and content == row.content and old.status != ReviewStatus.RETURNED and not again:
            continue
        if old is not None:
            old_ids.append(old.pk)
        new.append(_progress(by, into, row, old))
    _supersede(ProjectProgress, old_ids)
    ProjectProgress.objects.bulk_create(new, batch_size=500)
    audit_record(
        by=by,
        action="progress.submit",
        changes=[
            Change(
                "monitoring.ProjectProgress",
                str(one.pk),
                None,
                {"project": one.project.code, "work": one.work, "percent": str(one.percent)},
            )
            for one in new
        ],
    )
    return len(new), len(rows) - len(new)


def _progress(by: User | None, into: Round, row: ProgressRow, old: ProjectProgress | None) -> ProjectProgress:
    return ProjectProgress(
        round=into,
        project=row.project,
        work=row.work,
        percent=row.percent,
        done=row.done,
        problems=row.problems,
        remedy=row.remedy,
        version=old.version + 1 if old else 1,
        origin_kind=row.source.kind,
        origin_file=row.source.file,
        origin_sheet=row.source.sheet,
        origin_cell=row.source.cell,
        origin_note=row.source.note,
        on_behalf=_on_behalf(by, row.project.agency),
        submitted_by=by,
    )


def _paid_anew(into: Round, rows: Sequence[ProgressRow]) -> set[int]:
    """The projects whose disbursement of the round's quarter awaits review."""
    found = Disbursement.objects.filter(
        is_current=True,
        status=ReviewStatus.SUBMITTED,
        year=into.year,
        quarter=into.quarter or 4,
        project__plan_id=into.plan_id,
    ).values_list("project_id", flat=True)
    return set(found) & {row.project.pk for row in rows}


def _paid(into: Round, row: ProgressRow) -> list[DisbursementRow]:
    return [
        DisbursementRow(
            project=row.project,
            agency=row.project.agency,
            year=into.year,
            quarter=into.quarter or 4,
            source_kind=kind,
            amount=amount,
            origin_kind=row.source.kind,
            origin_file=row.source.file,
            origin_sheet=row.source.sheet,
            origin_cell=cell,
            origin_note=row.source.note,
        )
        for kind, (amount, cell) in row.disbursed.items()
    ]
