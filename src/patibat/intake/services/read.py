"""Reading a file that was taken in: whose it is, for which round, and what every cell says. Nothing is reported yet."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from patibat.accounts.models import User
from patibat.intake.choices import UploadKind, UploadState
from patibat.intake.models import Upload
from patibat.intake.packing import entry_pack, pack
from patibat.intake.problems import CHOICE_NEEDED, OTHER_AGENCY, OTHER_KIND, OTHER_WORKBOOK, ROUND_UNKNOWN
from patibat.intake.selectors import NOTE, own_agencies, round_find, round_label, rounds_open
from patibat.intake.services.entries import entry_recognised, entry_workbook_read
from patibat.intake.services.known import known_of, nothing_taken
from patibat.intake.services.pause import collector_paused
from patibat.intake.services.receive import problem_row, upload_check
from patibat.intake.workbooks.action_plan import KIND as ENTRY_KIND
from patibat.intake.workbooks.action_plan import EntryReading
from patibat.intake.workbooks.known import Mark, Reading
from patibat.intake.workbooks.layout import KIND
from patibat.intake.workbooks.outgoing import heading_of
from patibat.intake.workbooks.quarterly_result import quarterly_read, quarterly_tables, rows_to_read
from patibat.monitoring.models import Round
from patibat.network.models import Agency
from patibat.network.permissions import can
from patibat.papers.workbooks import Workbook, read_meta, read_workbook
from patibat.problems import Problem, Where
from patibat.records.jobs import job_start
from patibat.records.models import Job
from patibat.records.progress import Progress
from patibat.records.selectors import attachment_content
from patibat.records.services import thing

# A workbook with more faults than this is told the first of them: nobody mends more in one sitting.
MOST_PROBLEMS = 5_000
READABLE = (UploadState.RECEIVED, UploadState.READ, UploadState.REFUSED)


def upload_read_start(*, by: User, upload: Upload) -> Job | None:
    """Read the file in the background; None when there is nothing to read any more. Raises `network.not-allowed`."""
    upload_check(by, "upload.receive", upload)
    if upload.state not in READABLE:
        return None
    Upload.objects.filter(pk=upload.pk).update(state=UploadState.RECEIVED, problems=[], reading=None)
    title = _("อ่าน %(name)s") % {"name": upload.attachment.name}
    job = job_start(
        kind="upload.read", title=title, by=by, func=upload_read_work, thing=thing(upload), upload=upload.pk
    )
    Upload.objects.filter(pk=upload.pk).update(job=job)
    upload.refresh_from_db()
    return job


def upload_read_work(*, progress: Progress, by: User | None, upload: int) -> dict[str, Any]:
    """The background work of reading one upload."""
    kept = Upload.objects.select_related("attachment", "agency", "round", "round__plan", "by").get(pk=upload)
    upload_read(by=by or kept.by, upload=kept, progress=progress)
    return {"url": reverse("upload-view", args=[upload]), "label": _("ดูสิ่งที่อ่านได้")}


def upload_read(*, by: User | None, upload: Upload, progress: Progress | None = None) -> Upload:
    """Read the file and keep what it says: state read, or refused with its problem.

    Where the file does not say whose it is or for which round, it stays received with `intake.choice-needed`.
    """
    if upload.state not in READABLE:
        return upload
    try:
        workbook = read_workbook(attachment_content(upload.attachment), upload.attachment.name)
        meta = read_meta(workbook)
        if meta.get("kind") == ENTRY_KIND:
            return _kept(upload, _entry_fields(by, upload, workbook, meta, progress))
        agency, into = recognised(by, workbook, upload.agency, upload.round)
        with collector_paused():
            reading = workbook_read(by=by, workbook=workbook, agency=agency, into=into, progress=progress)
            packed = pack(reading)
    except Problem as problem:
        waits = problem.kind is CHOICE_NEEDED
        state = UploadState.RECEIVED if waits else UploadState.REFUSED
        fields: dict[str, Any] = {"state": state, "problems": [problem_row(problem)], "reading": None}
        return _kept(upload, fields | {"accepted": 0, "unchanged": 0, "refused": 0})
    return _kept(upload, _counted(reading) | {"agency": agency, "round": into, "reading": packed})


def _counted(reading: Reading | EntryReading) -> dict[str, Any]:
    """What both kinds of workbook have: rows by their marks, and what is wrong with them."""
    rows = [problem_row(one) for one in reading.problems[:MOST_PROBLEMS]]
    rows += [problem_row(one, NOTE) for one in reading.notes[:MOST_PROBLEMS]]
    return {
        "state": UploadState.READ,
        "problems": rows,
        "accepted": reading.count(Mark.NEW, Mark.CHANGED),
        "unchanged": reading.count(Mark.UNCHANGED),
        "refused": reading.count(Mark.WRONG, Mark.CONFLICT),
    }


def _entry_fields(
    by: User | None, upload: Upload, workbook: Workbook, meta: dict[str, str], progress: Progress | None
) -> dict[str, Any]:
    """What the workbook of an action plan says, and what it makes of the entry."""
    whose = entry_recognised(by, workbook, meta, upload.agency)
    with collector_paused():
        reading, made, seen = entry_workbook_read(
            workbook=workbook, whose=whose, decisions=upload.decisions, progress=progress
        )
        packed = entry_pack(reading, made, seen)
    return _counted(reading) | {
        "kind": UploadKind.ACTION_PLAN,
        "agency": whose.agency,
        "plan": whose.plan,
        "year": whose.year,
        "reading": packed,
    }


def workbook_read(
    *, by: User | None, workbook: Workbook, agency: Agency, into: Round, progress: Progress | None = None
) -> Reading:
    """Every row of a workbook beside what is stored now. Raises the problem of a workbook of which nothing is taken."""
    known = known_of(by=by, into=into, agency=agency)
    refused = nothing_taken(known, into, agency)
    if refused is not None:
        raise refused
    tables = quarterly_tables(workbook)
    if progress is None:
        return quarterly_read(tables, known)
    progress.total = rows_to_read(tables)

    def tick(count: int) -> None:
        progress.step(count)
        progress.check_stop()

    return quarterly_read(tables, known, tick)


def recognised(by: User | None, workbook: Workbook, agency: Agency | None, into: Round | None) -> tuple[Agency, Round]:
    """Whose workbook it is and for which round: its hidden sheet says so, else what was chosen, else the only choice.

    Raises `intake.choice-needed`, `intake.other-agency`, `intake.other-workbook`, `intake.other-kind`,
    `intake.round-unknown`.
    """
    heading = heading_of(read_meta(workbook))
    if heading is None:
        return _chosen(by, agency, into)
    kind, code, plan, year, quarter = heading
    if kind != KIND:
        raise OTHER_KIND.at(Where(file=workbook.name), kind=kind[:60])
    found = Agency.objects.filter(code=code).first()
    if found is None or (by is not None and not can(by, "upload.receive", found)):
        raise OTHER_AGENCY.at(Where(file=workbook.name), agency=found.name if found else code)
    if agency is not None and agency != found:
        raise OTHER_WORKBOOK.at(Where(file=workbook.name), found=found.name, asked=agency.name)
    said = round_find(year, quarter, plan)
    if said is None:
        raise ROUND_UNKNOWN.at(Where(file=workbook.name), round=f"{plan} {quarter or ''}/{year}")
    if into is not None and into != said:
        raise OTHER_WORKBOOK.at(Where(file=workbook.name), found=round_label(said), asked=round_label(into))
    return found, said


def _chosen(by: User | None, agency: Agency | None, into: Round | None) -> tuple[Agency, Round]:
    if agency is None and by is not None:
        own = own_agencies(by)
        agency = own[0] if len(own) == 1 else None
    if into is None:
        taking = list(rounds_open()[:2])
        into = taking[0] if len(taking) == 1 else None
    if agency is None or into is None:
        raise CHOICE_NEEDED.at()
    if by is not None and not can(by, "upload.receive", agency):
        raise OTHER_AGENCY.at(agency=agency.name)
    return agency, into


def _kept(upload: Upload, fields: dict[str, Any]) -> Upload:
    """Only a file that still waits takes what was read: one that was applied or discarded meanwhile stays so."""
    Upload.objects.filter(pk=upload.pk, state__in=READABLE).update(**fields)
    upload.refresh_from_db()
    return upload
