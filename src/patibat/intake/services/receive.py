"""Taking a file in: kept untouched first, judged afterwards."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction

from patibat.accounts.models import User
from patibat.intake.choices import UploadKind, UploadState
from patibat.intake.models import Upload
from patibat.intake.problems import APPLIED_ALREADY, NOT_READY, TOO_LARGE
from patibat.intake.selectors import NOTE, PROBLEM
from patibat.kit.wording import thai_time
from patibat.monitoring.models import Round
from patibat.network.models import Agency
from patibat.network.permissions import check
from patibat.papers.workbooks import inspect_upload
from patibat.problems import Problem, Where
from patibat.records.services import Change, attachment_keep, audit_record, problem_kept, thing

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PENDING = (UploadState.RECEIVED, UploadState.READ)
MEGABYTE = 1024 * 1024


@transaction.atomic
def upload_receive(
    *, by: User, content: bytes, name: str, agency: Agency | None = None, round: Round | None = None
) -> Upload:
    """Keep a file as it came, and say at once when it can never be opened (state refused, its problem kept with it).

    The very same file that still waits comes back as the upload it already is. Agency and round are given only where
    the file does not say them. Raises `network.not-allowed`, `intake.too-large`, `records.file-name`.
    """
    check(by, "upload.receive", agency)
    if len(content) > settings.PATIBAT_UPLOAD_BYTES:
        limit = settings.PATIBAT_UPLOAD_BYTES // MEGABYTE
        size = f"{len(content) / MEGABYTE:,.1f}"
        raise TOO_LARGE.at(Where(file=name), name=name, megabytes=size, limit=limit)
    attachment = attachment_keep(by=by, content=content, name=name, content_type=XLSX, model="intake.Upload", key="")
    waiting = Upload.objects.filter(attachment__sha256=attachment.sha256, by=by, state__in=PENDING)
    again = waiting.filter(agency=agency) if agency else waiting
    earlier = again.select_related("attachment").first()
    if earlier is not None:
        attachment.delete()
        return earlier
    upload = Upload.objects.create(
        kind=UploadKind.QUARTERLY_RESULT, attachment=attachment, agency=agency, round=round, by=by
    )
    attachment.key = str(upload.pk)
    attachment.save(update_fields=["key"])
    refused = _inspected(content, attachment.name)
    if refused is not None:
        upload.state = UploadState.REFUSED
        upload.problems = [problem_row(refused)]
        upload.save(update_fields=["state", "problems"])
    after = {"name": attachment.name, "sha256": attachment.sha256, "size": attachment.size, "state": upload.state}
    audit_record(by=by, action="upload.receive", changes=[Change(*thing(upload), None, after)])
    return upload


@transaction.atomic
def upload_discard(*, by: User, upload: Upload) -> Upload:
    """Leave a file unused; it stays kept. Raises `intake.applied-already`, `network.not-allowed`."""
    locked = upload_locked(upload)
    upload_check(by, "upload.discard", locked)
    if locked.state == UploadState.DISCARDED:
        return locked
    before = {"state": locked.state}
    locked.state = UploadState.DISCARDED
    locked.save(update_fields=["state"])
    after = {"state": locked.state}
    audit_record(by=by, action="upload.discard", changes=[Change(*thing(locked), before, after)])
    return locked


@transaction.atomic
def upload_choose(*, by: User, upload: Upload, agency: Agency, round: Round) -> Upload:
    """Say whose file it is and for which round, where the file does not. Raises as `upload_discard`."""
    locked = upload_locked(upload)
    upload_check(by, "upload.receive", locked)
    check(by, "upload.receive", agency)
    if locked.state not in PENDING:
        raise NOT_READY.at(state=str(locked.get_state_display()))
    locked.agency, locked.round, locked.problems = agency, round, []
    locked.state = UploadState.RECEIVED
    locked.save(update_fields=["agency", "round", "problems", "state"])
    after = {"agency": agency.code, "round": str(round)}
    audit_record(by=by, action="upload.change", changes=[Change(*thing(locked), None, after)])
    return locked


def upload_locked(upload: Upload) -> Upload:
    """The upload as it is now, locked for this transaction. Raises `intake.applied-already`."""
    # Locked first, read afterwards: PostgreSQL gives a row it waited for together with the joined rows of before.
    Upload.objects.select_for_update().only("pk").get(pk=upload.pk)
    related = ("attachment", "agency", "round", "round__plan", "plan", "applied_by")
    locked = Upload.objects.select_related(*related).get(pk=upload.pk)
    if locked.state == UploadState.APPLIED:
        person = locked.applied_by.full_name if locked.applied_by else "–"
        raise APPLIED_ALREADY.at(person=person, at=thai_time(locked.applied_at))
    return locked


def upload_check(by: User, verb: str, upload: Upload) -> None:
    """May the user do this to the upload? A file that does not say whose it is belongs to who sent it."""
    if upload.agency is None and upload.by_id == by.pk:
        check(by, verb)
    elif upload.agency is None:
        check(by, verb, _whole_office())
    else:
        check(by, verb, upload.agency)


def _whole_office() -> Agency:
    return Agency.objects.get(office__isnull=False)


def problem_row(problem: Problem, level: str = PROBLEM) -> dict[str, object]:
    """A problem as it is kept with an upload."""
    return problem_kept(problem) | ({"level": NOTE} if level == NOTE else {})


def _inspected(content: bytes, name: str) -> Problem | None:
    try:
        inspect_upload(content, name)
    except Problem as problem:
        return problem
    return None
