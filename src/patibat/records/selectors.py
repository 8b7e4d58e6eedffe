"""Reading the record: audit, search, attachments, jobs."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from patibat.accounts.models import User
from patibat.problems import Where
from patibat.records.choices import JobState, Visibility
from patibat.records.models import Attachment, AuditEntry, Job, SearchEntry
from patibat.records.problems import FILE_DAMAGED, FILE_MISSING
from patibat.records.progress import ProgressFile
from patibat.thai import search_key

QUERY_LENGTH = 200
TERMS = 8
# The index is made of trigrams: what is shorter is read for.
TRIGRAM = 3
_ALLOWED: dict[Visibility, tuple[Visibility, ...]] = {
    Visibility.PUBLIC: (Visibility.PUBLIC,),
    Visibility.STAFF: (Visibility.PUBLIC, Visibility.STAFF),
}


def audit_entries(
    *, model: str = "", key: str = "", by: str = "", action: str = "", after_pk: int | None = None
) -> QuerySet[AuditEntry]:
    """Audit entries, newest first: of a thing, by a person (part of the name), of an action or of a family of them.

    `action` `result` gives `result.submit`, `result.approve` and so on.
    """
    entries = AuditEntry.objects.select_related("by")
    if model:
        entries = entries.filter(model=model)
    if key:
        entries = entries.filter(key=key)
    if by:
        entries = entries.filter(Q(by_name__icontains=by) | Q(by__username__iexact=by))
    if action:
        entries = entries.filter(Q(action=action) | Q(action__startswith=f"{action}."))
    if after_pk is not None:
        entries = entries.filter(pk__gt=after_pk)
    return entries


def audit_of(model: str, key: str) -> QuerySet[AuditEntry]:
    """Everything that was done to one thing (`monitoring.Result`, `123`), newest first."""
    return audit_entries(model=model, key=str(key))


def search(text: str, *, visible_to: Visibility = Visibility.PUBLIC, limit: int = 50) -> list[SearchEntry]:
    """What holds every word of the text somewhere, entries with the text in their title first.

    A word is found anywhere inside other words, for Thai has no spaces; case, digits and order of marks do not matter.
    No character is an operator. At most 8 words of 200 characters are read; an empty text finds nothing.
    """
    asked = _terms(text)
    if not asked:
        return []
    entries = SearchEntry.objects.filter(visibility__in=_ALLOWED[visible_to])
    for term in asked:
        entries = entries.filter(**{"text__holds" if len(term) >= TRIGRAM else "text__contains": term})
    in_title = Case(When(title__icontains=asked[0], then=Value(0)), default=Value(1), output_field=IntegerField())
    return list(entries.order_by(in_title, "room", "kind", "title", "key")[:limit])


def _terms(text: str) -> list[str]:
    printable = "".join(letter if letter.isprintable() else " " for letter in text[:QUERY_LENGTH])
    return search_key(printable).split()[:TERMS]


def attachment_content(attachment: Attachment) -> bytes:
    """The file as it was received. Raises `records.file-missing`, or `records.file-damaged` when its hash differs."""
    where = Where(file=attachment.name)
    try:
        content = (Path(settings.MEDIA_ROOT) / attachment.path).read_bytes()
    except OSError:
        raise FILE_MISSING.at(where, name=attachment.name) from None
    if hashlib.sha256(content).hexdigest() != attachment.sha256:
        raise FILE_DAMAGED.at(where, name=attachment.name)
    return content


def attachment_response(attachment: Attachment) -> HttpResponse:
    """The file as a download: never shown inside our pages, never guessed at, its Thai name by RFC 5987."""
    content = attachment_content(attachment)
    headers = {
        "Content-Disposition": content_disposition_header(True, attachment.name) or "attachment",
        "X-Content-Type-Options": "nosniff",
        "Content-Length": str(len(content)),
    }
    return HttpResponse(content, content_type=_safe_type(attachment.content_type), headers=headers)


def _safe_type(content_type: str) -> str:
    plain = content_type.split(";")[0].strip().lower()
    return plain if plain in _TYPES else "application/octet-stream"


_OFFICE = "application/vnd.openxmlformats-officedocument."
_TYPES = frozenset(
    (
        "application/pdf",
        "application/zip",
        "image/jpeg",
        "image/png",
        f"{_OFFICE}wordprocessingml.document",
        f"{_OFFICE}spreadsheetml.sheet",
    )
)


@dataclass(frozen=True, slots=True)
class JobPosition:
    """How far a job is. `total` None: not known. `silent`: its worker has not been heard of for too long."""

    state: JobState
    done: int
    total: int | None
    stop_asked: bool
    silent: bool

    @property
    def over(self) -> bool:
        return self.state not in (JobState.QUEUED, JobState.RUNNING)


def job_position(job: Job) -> JobPosition:
    """From the small file of a running job (see `progress`), from the row before and after."""
    state = JobState(job.state)
    if state not in (JobState.QUEUED, JobState.RUNNING):
        return JobPosition(state, job.done, job.total or None, job.stop_asked, False)
    file = ProgressFile(job.pk)
    seen = file.read()
    silent = state == JobState.RUNNING and file.silent(job.started_at)
    return JobPosition(state, seen.done, seen.total, file.stop_asked(), silent)


def jobs_visible_to(user: User) -> QuerySet[Job]:
    """Jobs that a user may see: those the user began; all of them for the office's own roles."""
    jobs = Job.objects.select_related("by")
    return jobs if user.has_perm("job.view") else jobs.filter(by=user)
