"""Writing to the record: audit entries, attachments, search entries. Called by the services of every room above."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import models
from django.utils import timezone

from patibat.accounts.models import User
from patibat.problems import Problem
from patibat.records.choices import JobState, Visibility
from patibat.records.models import Attachment, AuditEntry, Job, SearchEntry
from patibat.records.problems import FILE_NAME, JOB_LOST
from patibat.records.progress import ProgressFile
from patibat.records.selectors import job_position, jobs_visible_to
from patibat.thai import search_key

Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Change:
    """One change to be kept: the thing, and its values before and after (JSON-safe)."""

    model: str
    key: str
    before: Values | None
    after: Values | None
    on_behalf_of: str = ""
    note: str = ""


def audit_record(*, by: User | None, action: str, changes: Iterable[Change]) -> int:
    """Keep what was done, one entry a change, and give their number. Runs inside the caller's transaction."""
    name, number, at = by.full_name if by else "", by.pk if by else None, timezone.now()
    entries = [
        AuditEntry(
            at=at,
            by_id=number,
            by_name=name,
            action=action,
            model=change.model,
            key=change.key,
            before=change.before,
            after=change.after,
            on_behalf_of=change.on_behalf_of,
            note=change.note,
        )
        for change in changes
    ]
    AuditEntry.objects.bulk_create(entries, batch_size=1000)
    return len(entries)


def thing(instance: models.Model) -> tuple[str, str]:
    """The name of a thing in audit entries and attachments: (`monitoring.Result`, `123`)."""
    return instance._meta.label, str(instance.pk)


def attachment_keep(
    *, by: User | None, content: bytes, name: str, content_type: str, model: str, key: str
) -> Attachment:
    """Keep a received file untouched under the name of its hash; equal content is stored once.

    The name it came with is only shown, never used as a path. Raises `records.file-name` when none is readable.
    """
    shown = _shown_name(name)
    digest = hashlib.sha256(content).hexdigest()
    relative = Path(digest[:2]) / digest
    path = Path(settings.MEDIA_ROOT) / relative
    if not _holds(path, digest):
        _write_whole(path, content)
    return Attachment.objects.create(
        sha256=digest,
        name=shown,
        content_type=content_type[:120],
        size=len(content),
        path=relative.as_posix(),
        model=model,
        key=key,
        received_by=by,
    )


def _shown_name(name: str) -> str:
    """The last part of whatever path it came with, without characters that do not print; at most 255."""
    last = re.split(r"[\\/]", name)[-1]
    printable = "".join(letter for letter in last if letter.isprintable()).strip()
    if not printable.strip("."):
        raise FILE_NAME.at()
    stem, dot, suffix = printable.rpartition(".")
    return f"{stem[: 254 - len(suffix)]}.{suffix}" if dot and len(suffix) < 20 else printable[:255]


def _holds(path: Path, digest: str) -> bool:
    # What was damaged since is healed by the same content coming again.
    return path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == digest


def _write_whole(path: Path, content: bytes) -> None:
    """Written beside, brought to the disk, renamed: a half-written file is never found under its hash."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".part-", delete=False) as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            file.close()
            Path(file.name).replace(path)
        except BaseException:
            file.close()
            Path(file.name).unlink(missing_ok=True)
            raise


def job_stop(*, by: User, job: Job) -> None:
    """Ask a job to stop; it does so at its next safe point, and what it has begun is undone.

    Asked by a file (see `progress`): on SQLite the work's transaction would hold up any other writer.
    """
    if job_position(job).over or job not in jobs_visible_to(by):
        return
    ProgressFile(job.pk).stop()


def job_lost_mark(job: Job) -> bool:
    """Mark a job as failed when its worker has died; says whether it was so."""
    if not job_position(job).silent:
        return False
    marked = Job.objects.filter(pk=job.pk, state=JobState.RUNNING).update(
        state=JobState.FAILED, problem=problem_kept(JOB_LOST.at()), ended_at=timezone.now()
    )
    ProgressFile(job.pk).remove()
    return bool(marked)


def problem_kept(problem: Problem) -> dict[str, object]:
    """A problem as JSON: in Thai, and in English under `en`."""
    return problem.as_dict("th") | {"en": problem.as_dict("en")}


@dataclass(frozen=True, slots=True)
class Findable:
    """One thing that the search finds. `key` is unique within room and kind."""

    kind: str
    key: str
    title: str
    text: str
    address: str
    visibility: Visibility = Visibility.PUBLIC


def search_feed(*, room: str, entries: Iterable[Findable]) -> int:
    """Put things into the search index or renew them; gives their number."""
    rows = [
        SearchEntry(
            room=room,
            kind=entry.kind,
            key=entry.key,
            title=entry.title[:500],
            text=search_key(f"{entry.title} {entry.text}"),
            address=entry.address,
            visibility=entry.visibility,
        )
        for entry in entries
    ]
    SearchEntry.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["room", "kind", "key"],
        update_fields=["title", "text", "address", "visibility"],
    )
    return len(rows)


def search_forget(*, room: str, kind: str, keys: Iterable[str]) -> None:
    """Take things out of the search index."""
    SearchEntry.objects.filter(room=room, kind=kind, key__in=list(keys)).delete()
