"""The workbook of an agency's action plan: made, read when it comes back, and applied as the entry's next version."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from patibat.accounts.models import User
from patibat.intake.choices import UploadKind, UploadState
from patibat.intake.models import SentWorkbook, Upload
from patibat.intake.packing import Conflict, entry_unpack
from patibat.intake.problems import ENTRY_PLAN_UNKNOWN, NOT_READY, OTHER_AGENCY, OTHER_WORKBOOK
from patibat.intake.selectors_entries import changes_since, entry_lists, plan_of_year
from patibat.intake.services.receive import upload_check, upload_locked
from patibat.intake.workbooks.action_plan import (
    EntryHeading,
    EntryKnown,
    EntryReading,
    entry_read,
    entry_tables,
    entry_write,
)
from patibat.network.models import Agency
from patibat.network.permissions import can, check
from patibat.papers.workbooks import Workbook
from patibat.plans.models import Plan
from patibat.problems import Where
from patibat.projects.entry import Decision, Entry
from patibat.projects.entry.fields import DROP
from patibat.projects.services import Saved, action_plan_save
from patibat.projects.stored import entry_pack, entry_stored
from patibat.projects.stored import entry_unpack as sent_unpack
from patibat.records.progress import Progress
from patibat.records.services import Change, audit_record, thing


@transaction.atomic
def action_plan_workbook_make(*, by: User | None, agency: Agency, year: int, plan: Plan | None = None) -> bytes:
    """The workbook of an agency for a fiscal year, with what is stored; what went out is kept for the merge.

    `by` None: whoever has the machine and its files in hand, at the command line. Raises `network.not-allowed`,
    `intake.entry-plan-unknown`.
    """
    if by is not None:
        check(by, "workbook.make", agency)
    plan = plan or plan_of_year(year)
    if plan is None:
        raise ENTRY_PLAN_UNKNOWN.at(year=year)
    entry, _number = entry_stored(agency, plan, year)
    known = EntryKnown(agency.name, entry, entry, entry_lists(plan, year))
    earlier = SentWorkbook.objects.filter(agency=agency, plan=plan, year=year).first()
    changes = changes_since(sent_unpack(earlier.content), known) if earlier is not None else []
    digest = entry.sha256
    if earlier is None or earlier.sha256 != digest:
        earlier = SentWorkbook.objects.create(
            token=secrets.token_hex(12),
            agency=agency,
            plan=plan,
            year=year,
            content=entry_pack(entry),
            sha256=digest,
            by=by,
        )
    return entry_write(known, EntryHeading(agency.name, plan.title, "", earlier.token), changes)


@dataclass(frozen=True, slots=True)
class Recognised:
    """Whose entry a workbook is, and what went out with it, where that is known."""

    agency: Agency
    plan: Plan
    year: int
    sent: Entry | None


def entry_recognised(by: User | None, workbook: Workbook, meta: Mapping[str, str], asked: Agency | None) -> Recognised:
    """By the hidden sheet. Raises `intake.other-agency`, `intake.other-workbook`, `intake.entry-plan-unknown`."""
    code, year = meta.get("agency", "").removesuffix(".0"), meta.get("year", "").removesuffix(".0")
    where = Where(file=workbook.name)
    agency = Agency.objects.filter(code=code).first()
    if agency is None or (by is not None and not can(by, "upload.receive", agency)):
        raise OTHER_AGENCY.at(where, agency=agency.name if agency else code)
    if asked is not None and asked != agency:
        raise OTHER_WORKBOOK.at(where, found=agency.name, asked=asked.name)
    plan = Plan.objects.filter(code=meta.get("plan", "")).first()
    if plan is None or not year.isdigit():
        raise ENTRY_PLAN_UNKNOWN.at(where, year=year or "–")
    token = meta.get("sent", "")
    went = SentWorkbook.objects.filter(token=token, agency=agency, plan=plan, year=int(year)).first() if token else None
    return Recognised(agency, plan, int(year), sent_unpack(went.content) if went is not None else None)


def entry_workbook_read(
    *,
    workbook: Workbook,
    whose: Recognised,
    decisions: list[list[str]] | None = None,
    progress: Progress | None = None,
) -> tuple[EntryReading, Entry, int]:
    """Every row of a workbook beside what is stored now, the entry that it makes, and the version that was seen."""
    stored, seen = entry_stored(whose.agency, whose.plan, whose.year)
    known = EntryKnown(whose.agency.name, stored, whose.sent, entry_lists(whose.plan, whose.year))
    tables = entry_tables(workbook)
    decided = {(one[0], one[1], one[2]): Decision(one[3], one[4]) for one in decisions or []}
    if progress is None:
        reading = entry_read(tables, known, decided)
        return reading, reading.merge.entry if reading.merge else stored, seen
    progress.total = sum(len(table.sheet.rows) - table.first_row for table in tables.values())

    def tick(count: int) -> None:
        progress.step(count)
        progress.check_stop()

    reading = entry_read(tables, known, decided, tick)
    return reading, reading.merge.entry if reading.merge else stored, seen


@transaction.atomic
def upload_decide(*, by: User, upload: Upload, chosen: Mapping[Conflict, bool]) -> Upload:
    """Keep what a person chose about conflicts: True takes the file's value. The file is read again afterwards.

    Raises `network.not-allowed`, `intake.applied-already`, `intake.not-ready`.
    """
    locked = upload_locked(upload)
    upload_check(by, "upload.apply", locked)
    if locked.kind != UploadKind.ACTION_PLAN or locked.state != UploadState.READ:
        raise NOT_READY.at(state=str(locked.get_state_display()))
    kept = {(one[0], one[1], one[2]): one for one in locked.decisions}
    for one, takes_file in chosen.items():
        whole = "1" if takes_file else ""
        value = whole if one.field in ("", DROP) else one.came if takes_file else one.stored
        kept[one.section, one.key, one.field] = [one.section, one.key, one.field, value, one.stored]
    locked.decisions = list(kept.values())
    locked.save(update_fields=["decisions"])
    after = {"decided": len(chosen)}
    audit_record(by=by, action="upload.decide", changes=[Change(*thing(locked), None, after)])
    return locked


def entry_apply(*, by: User, upload: Upload) -> Saved:
    """Keep what a read workbook makes of the entry. Raises what `action_plan_save` raises."""
    if upload.agency is None or upload.plan is None or upload.reading is None:
        raise ENTRY_PLAN_UNKNOWN.at(year=upload.year or "–")
    kept = entry_unpack(upload.reading)
    return action_plan_save(
        by=by, agency=upload.agency, plan=upload.plan, entry=kept.entry, seen=kept.seen, origin=upload.attachment
    )
