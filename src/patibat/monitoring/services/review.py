"""Review by a second person: approve, or return with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from django.db import transaction
from django.utils import timezone

from patibat.accounts.models import User
from patibat.monitoring.events import result_approved
from patibat.monitoring.models import ProjectProgress, Result, Round
from patibat.monitoring.problems import CHANGED_MEANWHILE, OWN_SUBMISSION, REASON_MISSING, RESULT_UNKNOWN
from patibat.monitoring.services.rows import locked_rows
from patibat.network.models import Agency
from patibat.network.permissions import check
from patibat.problems import Where
from patibat.records.choices import ReviewStatus
from patibat.records.services import Change, audit_record
from patibat.resources.models import Disbursement
from patibat.resources.services import disbursement_move


@transaction.atomic
def result_approve(*, by: User | None, results: Sequence[Result] = (), progress: Sequence[ProjectProgress] = ()) -> int:
    """Approve what somebody else sent in, with the money that came along; gives the number approved.

    Raises `network.not-allowed`, `monitoring.own-submission` (four eyes), `monitoring.changed-meanwhile`,
    `monitoring.result-unknown` without a row.
    """
    _check_all(by, "result.approve", results, progress)
    now = timezone.now()
    for rows, model in (
        (locked_rows(results, Result), Result),
        (locked_rows(progress, ProjectProgress), ProjectProgress),
    ):
        for row in rows:
            _not_own(by, row)
            _is_submitted(row)
        model._default_manager.filter(pk__in=[row.pk for row in rows]).update(
            status=ReviewStatus.APPROVED, approved_by=by, approved_at=now
        )
        _audit(by, "result.approve", rows, ReviewStatus.APPROVED)
    money = _money_of(progress, ReviewStatus.SUBMITTED)
    disbursement_move(by=by, disbursements=money, status=ReviewStatus.APPROVED, approved_by=by)
    _tell(results, progress)
    return len(results) + len(progress)


@transaction.atomic
def result_return(
    *, by: User | None, reason: str, results: Sequence[Result] = (), progress: Sequence[ProjectProgress] = ()
) -> int:
    """Send rows back to be mended, with the reason that the agency will read; gives the number returned.

    Raises `monitoring.reason-missing`, `network.not-allowed`, `monitoring.changed-meanwhile`,
    `monitoring.result-unknown`.
    """
    if not reason.strip():
        raise REASON_MISSING.at(Where(field="reason"))
    _check_all(by, "result.return", results, progress)
    for rows, model in (
        (locked_rows(results, Result), Result),
        (locked_rows(progress, ProjectProgress), ProjectProgress),
    ):
        for row in rows:
            _is_submitted(row)
        model._default_manager.filter(pk__in=[row.pk for row in rows]).update(
            status=ReviewStatus.RETURNED, return_reason=reason.strip()
        )
        _audit(by, "result.return", rows, ReviewStatus.RETURNED, reason.strip())
    money = _money_of(progress, ReviewStatus.SUBMITTED)
    disbursement_move(by=by, disbursements=money, status=ReviewStatus.RETURNED)
    return len(results) + len(progress)


def _check_all(by: User | None, verb: str, results: Sequence[Result], progress: Sequence[ProjectProgress]) -> None:
    if by is None:
        return
    if not results and not progress:
        raise RESULT_UNKNOWN.at()
    agencies: dict[int, Agency] = {row.agency_id: row.agency for row in results}
    agencies |= {row.project.agency_id: row.project.agency for row in progress}
    for agency in agencies.values():
        check(by, verb, agency)


def _is_submitted(row: Result | ProjectProgress) -> None:
    if row.status != ReviewStatus.SUBMITTED or not row.is_current:
        raise CHANGED_MEANWHILE.at(status=row.get_status_display())


def _not_own(by: User | None, row: Result | ProjectProgress) -> None:
    if by is not None and row.submitted_by_id == by.pk:
        raise OWN_SUBMISSION.at()


def _audit(
    by: User | None, action: str, rows: Sequence[Result | ProjectProgress], status: ReviewStatus, note: str = ""
) -> None:
    audit_record(
        by=by,
        action=action,
        changes=[
            Change(row._meta.label, str(row.pk), {"status": row.status}, {"status": status.value}, note=note)
            for row in rows
        ],
    )


def _money_of(progress: Iterable[ProjectProgress], status: ReviewStatus) -> list[Disbursement]:
    """The current disbursements that were reported together with this progress."""
    wanted = {(row.project_id, row.round.year, row.round.quarter or 4) for row in progress}
    if not wanted:
        return []
    found = Disbursement.objects.filter(
        is_current=True,
        status=status,
        project_id__in={one[0] for one in wanted},
        year__in={one[1] for one in wanted},
    )
    return [row for row in found if (row.project_id, row.year, row.quarter) in wanted]


def _tell(results: Sequence[Result], progress: Sequence[ProjectProgress]) -> None:
    by_round: dict[int, set[int]] = {}
    for result in results:
        by_round.setdefault(result.round_id, set()).add(result.agency_id)
    for row in progress:
        by_round.setdefault(row.round_id, set()).add(row.project.agency_id)
    for round_id, agency_ids in by_round.items():
        transaction.on_commit(partial(_send_approved, round_id, agency_ids))


def _send_approved(round_id: int, agency_ids: set[int]) -> None:
    result_approved.send(Round, round=Round.objects.get(pk=round_id), agency_ids=agency_ids)
