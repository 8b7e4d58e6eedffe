"""Writing what a person has seen in the preview: all of it, or nothing."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from patibat.accounts.models import User
from patibat.intake.choices import UploadKind, UploadState
from patibat.intake.models import Upload
from patibat.intake.packing import unpack
from patibat.intake.problems import CHANGED_SINCE, NOT_READY, NOTHING_TO_APPLY, ROUND_UNKNOWN, ROWS_WRONG
from patibat.intake.services.entries import entry_apply
from patibat.intake.services.pause import collector_paused
from patibat.intake.services.receive import upload_check, upload_locked
from patibat.intake.workbooks.cells import shown_number
from patibat.intake.workbooks.known import NOT_APPLICABLE, WORK_WORDS, Mark, Reading, ReadProject, ReadResult
from patibat.monitoring.choices import ValueState
from patibat.monitoring.models import ProjectProgress, Result, Round
from patibat.monitoring.services import ProgressRow, ResultRow, SourceOf, Submitted, result_submit
from patibat.network.models import Agency
from patibat.plans.models import Indicator
from patibat.projects.models import Project
from patibat.records.choices import OriginKind
from patibat.records.services import Change, audit_record, thing
from patibat.resources.models import Disbursement

_WRITTEN = frozenset({Mark.NEW, Mark.CHANGED})
_STATES = {state.value: state for state in ValueState}


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of an upload: rows of results, projects and money kept, left as they were, and rows left out."""

    kept: int
    unchanged: int
    left_out: int


@transaction.atomic
def upload_apply(*, by: User, upload: Upload, only_good: bool = False) -> Applied:
    """Write the new and changed rows of a read file, in one transaction; `only_good` leaves out the rows to be mended.

    Everything is asked again as it is now. Raises `intake.applied-already`, `intake.not-ready`, `intake.rows-wrong`,
    `intake.nothing-to-apply`, `intake.changed-since`, `network.not-allowed`, and what `result_submit` raises.
    """
    locked = upload_locked(upload)
    upload_check(by, "upload.apply", locked)
    if locked.state != UploadState.READ or locked.reading is None:
        raise NOT_READY.at(state=str(locked.get_state_display()))
    if locked.refused and not only_good:
        raise ROWS_WRONG.at(count=locked.refused)
    if locked.kind == UploadKind.ACTION_PLAN:
        return _entry_applied(by, locked)
    if locked.round is None:
        raise ROUND_UNKNOWN.at(round="–")
    with collector_paused():
        submitted = _submit(by, locked, locked.round, unpack(locked.reading))
    locked.state, locked.applied_by, locked.applied_at = UploadState.APPLIED, by, timezone.now()
    locked.save(update_fields=["state", "applied_by", "applied_at"])
    after = {
        "state": locked.state,
        "kept": submitted.kept,
        "unchanged": locked.unchanged + submitted.unchanged,
        "left_out": locked.refused,
        "round": str(locked.round),
    }
    audit_record(by=by, action="upload.apply", changes=[Change(*thing(locked), {"state": UploadState.READ}, after)])
    return Applied(submitted.kept, locked.unchanged + submitted.unchanged, locked.refused)


def _entry_applied(by: User, upload: Upload) -> Applied:
    """An action plan becomes the next version of its agency's entry."""
    if not upload.accepted:
        raise NOTHING_TO_APPLY.at()
    saved = entry_apply(by=by, upload=upload)
    upload.state, upload.applied_by, upload.applied_at = UploadState.APPLIED, by, timezone.now()
    upload.save(update_fields=["state", "applied_by", "applied_at"])
    after = {"state": upload.state, "kept": upload.accepted, "left_out": upload.refused, "version": saved.number}
    audit_record(by=by, action="upload.apply", changes=[Change(*thing(upload), {"state": UploadState.READ}, after)])
    return Applied(upload.accepted, upload.unchanged, upload.refused)


def _submit(by: User, upload: Upload, into: Round, reading: Reading) -> Submitted:
    results = [row for row in reading.results if row.mark in _WRITTEN]
    projects = [row for row in reading.projects if row.mark in _WRITTEN]
    if not results and not projects:
        raise NOTHING_TO_APPLY.at()
    # The lock of `result_submit`, taken before looking: what is seen here cannot change until the end.
    Round.objects.select_for_update(of=("self",)).get(pk=into.pk)
    _check_results_still(into, results)
    _check_projects_still(into, projects)
    return result_submit(
        by=by,
        into=into,
        rows=_result_rows(upload, into, results, reading.results_sheet),
        progress=_progress_rows(upload, into, projects, reading.projects_sheet),
    )


def _result_rows(upload: Upload, into: Round, rows: list[ReadResult], sheet: str) -> list[ResultRow]:
    agencies = {one.code: one for one in Agency.objects.filter(code__in={row.agency for row in rows})}
    of_plan = Indicator.objects.filter(plan_id=into.plan_id).prefetch_related("definitions")
    indicators = {one.code: one for one in of_plan}
    kind, file = OriginKind.WORKBOOK, upload.attachment
    return [
        ResultRow(
            agency=agencies[row.agency],
            indicator=indicators[row.code],
            source=SourceOf(kind, file, sheet, row.cell),
            state=_STATES[row.state],
            value=row.value,
            numerator=row.numerator,
            denominator=row.denominator,
            data_date=row.data_date,
            note=row.note,
        )
        for row in rows
    ]


def _progress_rows(upload: Upload, into: Round, rows: list[ReadProject], sheet: str) -> list[ProgressRow]:
    of_plan = Project.objects.filter(plan_id=into.plan_id, code__in={row.code for row in rows})
    projects = {one.code: one for one in of_plan.select_related("agency")}
    return [
        ProgressRow(
            project=projects[row.code],
            source=SourceOf(OriginKind.WORKBOOK, upload.attachment, sheet, row.cell),
            work=row.work,
            percent=row.percent,
            done=row.done,
            problems=row.problems,
            remedy=row.remedy,
            disbursed={kind: (amount, cell) for kind, (amount, cell, _) in row.paid.items()},
        )
        for row in rows
    ]


def _check_results_still(into: Round, rows: list[ReadResult]) -> None:
    """Is every value still the one that the person saw? Raises `intake.changed-since` naming who changed it."""
    current = {
        (agency, code): pk
        for agency, code, pk in Result.objects.filter(round=into, is_current=True).values_list(
            "agency__code", "indicator__code", "pk"
        )
    }
    for row in rows:
        now = current.get((row.agency, row.code), 0)
        if now in (row.stored, 0):
            continue
        result = Result.objects.select_related("submitted_by", "agency").get(pk=now)
        content = (
            result.state, result.value, result.numerator, result.denominator, result.data_date, result.note,
        )  # fmt: skip
        if content != row.content:
            raise CHANGED_SINCE.at(
                person=result.submitted_by.full_name if result.submitted_by else "–",
                thing=f"{row.code} {result.agency.name}",
                now=_said(result),
                here=_said(row),
            )


def _said(row: ReadResult | Result) -> str:
    if row.state == NOT_APPLICABLE:
        return str(ValueState.NOT_APPLICABLE.label)
    parts = (row.numerator, row.denominator) if row.value is None else (row.value, row.denominator)
    return " / ".join(shown_number(part) for part in parts if part is not None)


def _check_projects_still(into: Round, rows: list[ReadProject]) -> None:
    if not rows:
        return
    codes = {row.code for row in rows}
    progress = ProjectProgress.objects.filter(round=into, is_current=True, project__code__in=codes)
    current = {one.project.code: one for one in progress.select_related("project", "submitted_by")}
    money = Disbursement.objects.filter(
        project__code__in=codes, year=into.year, quarter=into.quarter or 4, is_current=True
    ).select_related("project", "submitted_by")
    paid = {(one.project.code, one.source_kind): one for one in money}
    for row in rows:
        now = current.get(row.code)
        if now is not None and now.pk != row.stored and _progress_content(now) != row.content[:5]:
            _raise_changed(now, row.code, WORK_WORDS.get(now.work, now.work), WORK_WORDS.get(row.work, row.work))
        for kind, (amount, _cell, seen) in row.paid.items():
            baht = paid.get((row.code, kind))
            if baht is not None and baht.pk != seen and baht.amount != amount:
                _raise_changed(baht, row.code, shown_number(baht.amount), shown_number(amount))


def _progress_content(now: ProjectProgress) -> tuple[object, ...]:
    return (now.work, now.percent, now.done, now.problems, now.remedy)


def _raise_changed(by_whom: ProjectProgress | Disbursement, thing: str, now: str, here: str) -> None:
    person = by_whom.submitted_by.full_name if by_whom.submitted_by else "–"
    raise CHANGED_SINCE.at(person=person, thing=thing, now=now, here=here)
