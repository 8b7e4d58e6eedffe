"""`verify`: is everything that was kept still there, and as it was kept?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from patibat.problems import Text
from patibat.records.models import Attachment, AuditEntry

_CHUNK = 1024 * 1024
DAMAGED_DATABASE = Text("ฐานข้อมูลเสียหาย: {what}", "the database is damaged: {what}")
DANGLING = Text("ตาราง {table} อ้างถึงแถวที่ไม่มี: {count}", "table {table} points to rows that are not there: {count}")
FILE_MISSING = Text("ไฟล์หาย: {name} ({sha256})", "a file is missing: {name} ({sha256})")
FILE_CHANGED = Text("ไฟล์ถูกเปลี่ยน: {name} ({sha256})", "a file was changed: {name} ({sha256})")
AUDIT_GONE = Text("ร่องรอยหายไป {count} รายการ", "{count} audit entries are gone")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was kept."""

    text: Text
    details: dict[str, object]

    def of(self, language: str) -> str:
        return self.text.of(language, self.details)


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, and what was found."""

    attachments: int
    files: int
    audit_entries: int
    findings: tuple[Finding, ...]


def verify() -> Verified:
    """Look at the database, every received file and the number of audit entries."""
    findings = [*database_findings(), *file_findings(), *audit_findings()]
    files = Attachment.objects.values("sha256").distinct().count()
    return Verified(Attachment.objects.count(), files, AuditEntry.objects.count(), tuple(findings))


def database_findings() -> Iterator[Finding]:
    """SQLite's own examination; PostgreSQL checks its pages by itself."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        for (what,) in cursor.fetchall():
            if what != "ok":
                yield Finding(DAMAGED_DATABASE, {"what": what})
        cursor.execute("PRAGMA foreign_key_check")
        counts: dict[str, int] = {}
        for table, *_rest in cursor.fetchall():
            counts[table] = counts.get(table, 0) + 1
    for table, count in counts.items():
        yield Finding(DANGLING, {"table": table, "count": count})


def file_findings() -> Iterator[Finding]:
    """Every file that a row names: there, and with the hash it was kept under."""
    root = Path(settings.MEDIA_ROOT)
    seen: set[str] = set()
    rows = Attachment.objects.order_by("pk").values_list("sha256", "path", "name")
    for sha256, path, name in rows.iterator(chunk_size=2000):
        if sha256 in seen:
            continue
        seen.add(sha256)
        found = _hash(root / path)
        if found != sha256:
            yield Finding(FILE_CHANGED if found else FILE_MISSING, {"name": name, "sha256": sha256[:12]})


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError:
        return ""
    return digest.hexdigest()


def audit_findings() -> Iterator[Finding]:
    """SQLite numbers audit entries without gaps, so a gap is an entry that somebody has taken out.

    PostgreSQL leaves gaps by itself when a transaction is undone; there nothing can be said from the numbers.
    """
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [AuditEntry._meta.db_table])
        row = cursor.fetchone()
    gone = (row[0] if row else 0) - AuditEntry.objects.count()
    if gone > 0:
        yield Finding(AUDIT_GONE, {"count": gone})
