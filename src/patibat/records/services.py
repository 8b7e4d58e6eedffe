"""Writing to the record: audit entries, attachments, search entries. Called by the services of every room above."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import models

from patibat.accounts.models import User
from patibat.records.choices import Visibility
from patibat.records.models import Attachment, AuditEntry, SearchEntry
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
    name = by.full_name if by else ""
    entries = [
        AuditEntry(
            by=by,
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

    The name it came with is only shown, never used as a path.
    """
    digest = hashlib.sha256(content).hexdigest()
    relative = Path(digest[:2]) / digest
    path = Path(settings.MEDIA_ROOT) / relative
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        # Written beside and renamed: a half-written file is never found under its hash.
        partial = path.with_suffix(f".part-{hashlib.sha256(name.encode()).hexdigest()[:8]}")
        partial.write_bytes(content)
        partial.replace(path)
    return Attachment.objects.create(
        sha256=digest,
        name=Path(name).name[:255],
        content_type=content_type[:120],
        size=len(content),
        path=relative.as_posix(),
        model=model,
        key=key,
        received_by=by,
    )


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
