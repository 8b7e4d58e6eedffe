"""The backup: one zip with the database, every received file, and a list of all parts with their hashes.

Made while the server runs: the database is copied as of one moment, the files after it. A file is stored before the
row that names it, and never changed, so every file that the copied database names is there. The secret key is not in
it: whoever finds a backup must not be able to forge sessions.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from django.conf import settings
from django.db import connection

from patibat.config import postgres_copy, sqlite_copy
from patibat.config.database import Node, migration_state, migrations_apply, refuse_newer
from patibat.config.problems import BACKUP_DAMAGED, BACKUP_OTHER_DATABASE, FILE_UNREADABLE, FILE_UNWRITABLE
from patibat.config.version import VERSION
from patibat.problems import Where

FORMAT = 1
MANIFEST = "manifest.json"
MANIFEST_LIMIT = 256 * 1024 * 1024
_FILE_NAME = re.compile(r"[0-9a-f]{2}/[0-9a-f]{64}")
_PART_NAME = re.compile(r"database\.sqlite3|tables/[A-Za-z0-9_]+\.copy|files/[0-9a-f]{2}/[0-9a-f]{64}")
_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a backup; `size` in bytes, `sha256` in hexadecimal."""

    name: str
    size: int
    sha256: str
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is in a backup."""

    format: int
    version: str
    made_at: str
    database: str
    migrations: tuple[Node, ...]
    parts: tuple[Part, ...]


def backup_make(target: Path) -> Manifest:
    """Write a backup to `target`; the file appears whole or not at all.

    Raises `Problem` when it cannot be written or the database's copy is damaged.
    """
    partial = target.with_name(target.name + ".part")
    try:
        with partial.open("wb") as file:
            with ZipFile(file, "w", allowZip64=True) as archive, tempfile.TemporaryDirectory(dir=_scratch()) as folder:
                manifest = _fill(archive, Path(folder))
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    except OSError as error:
        raise FILE_UNWRITABLE.at(Where(file=str(target)), reason=error.strerror) from error
    finally:
        partial.unlink(missing_ok=True)
    return manifest


def _scratch() -> Path:
    folder = Path(settings.PATIBAT_DATA) / "work"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _fill(archive: ZipFile, folder: Path) -> Manifest:
    migrations = tuple(sorted(migration_state().applied))
    parts: list[Part] = []
    if connection.vendor == "sqlite":
        parts.append(_add(archive, "database.sqlite3", sqlite_copy.dump(folder / "database.sqlite3"), ZIP_DEFLATED))
    else:
        for table, columns, path in postgres_copy.dump(folder):
            parts.append(_add(archive, f"tables/{table}.copy", path, ZIP_DEFLATED, columns))
    parts += [_add(archive, f"files/{name}", path, ZIP_STORED) for name, path in _files()]
    made = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    manifest = Manifest(FORMAT, VERSION, made, connection.vendor, migrations, tuple(parts))
    archive.writestr(MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1), ZIP_DEFLATED)
    return manifest


def _files() -> Iterator[tuple[str, Path]]:
    root = Path(settings.MEDIA_ROOT)
    for path in sorted(root.glob("*/*")):
        name = path.relative_to(root).as_posix()
        if _FILE_NAME.fullmatch(name):
            yield name, path


def _add(archive: ZipFile, name: str, path: Path, method: int, columns: tuple[str, ...] = ()) -> Part:
    info = ZipInfo.from_file(path, name, strict_timestamps=False)
    info.compress_type = method
    with path.open("rb") as source, archive.open(info, "w", force_zip64=True) as target:
        size, digest = _copy(source, target)
    return Part(name, size, digest, columns)


def _copy(source: IO[bytes], target: IO[bytes], limit: int | None = None) -> tuple[int, str]:
    """Copy and hash; stops as soon as more than `limit` bytes came."""
    digest, size = hashlib.sha256(), 0
    while chunk := source.read(_CHUNK):
        size += len(chunk)
        if limit is not None and size > limit:
            break
        digest.update(chunk)
        target.write(chunk)
    return size, digest.hexdigest()


@contextmanager
def backup_open(path: Path) -> Iterator[tuple[Manifest, Path]]:
    """Unpack a backup into a folder of its own, every part checked against the list, and give both.

    Raises `Problem`: unreadable, damaged, of another kind of database, or of a newer program. Nothing else is touched.
    """
    try:
        with ZipFile(path) as archive, tempfile.TemporaryDirectory(dir=_scratch()) as folder:
            manifest = _manifest(archive, path)
            if manifest.database != connection.vendor:
                raise BACKUP_OTHER_DATABASE.at(theirs=manifest.database, ours=connection.vendor)
            refuse_newer(frozenset(manifest.migrations))
            for part in manifest.parts:
                _unpack(archive, part, Path(folder), path)
            yield manifest, Path(folder)
    except (BadZipFile, EOFError) as error:
        raise BACKUP_DAMAGED.at(Where(file=str(path)), reason=str(error)) from error
    except FileNotFoundError as error:
        raise FILE_UNREADABLE.at(Where(file=str(path)), reason=error.strerror) from error


def _manifest(archive: ZipFile, path: Path) -> Manifest:
    try:
        info = archive.getinfo(MANIFEST)
        if info.file_size > MANIFEST_LIMIT:
            raise ValueError(MANIFEST)
        found: dict[str, Any] = json.loads(archive.read(info))
        parts = tuple(
            Part(one["name"], one["size"], one["sha256"], tuple(one["columns"])) for one in found.pop("parts")
        )
        migrations = tuple((app, name) for app, name in found.pop("migrations"))
        manifest = Manifest(parts=parts, migrations=migrations, **found)
    except (KeyError, ValueError, TypeError) as error:
        raise BACKUP_DAMAGED.at(Where(file=str(path)), reason=f"{MANIFEST}: {error}") from error
    if manifest.format != FORMAT:
        raise BACKUP_DAMAGED.at(Where(file=str(path)), reason=f"format {manifest.format}")
    return manifest


def _unpack(archive: ZipFile, part: Part, folder: Path, path: Path) -> None:
    damaged = BACKUP_DAMAGED.at(Where(file=str(path), record=part.name), reason=part.name)
    if not _PART_NAME.fullmatch(part.name) or part.name not in archive.namelist():
        raise damaged
    target = folder / part.name
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(part.name) as source, target.open("wb") as out:
        if _copy(source, out, limit=part.size) != (part.size, part.sha256):
            raise damaged
    if part.name.startswith("files/") and target.name != part.sha256:
        raise damaged


def backup_apply(manifest: Manifest, folder: Path) -> None:
    """Put an unpacked backup in the place of what is there: files first, then the database in one transaction.

    A kill in between leaves the old database and some files that nothing names yet; running it again finishes it.
    """
    root = Path(settings.MEDIA_ROOT)
    for part in manifest.parts:
        if part.name.startswith("files/"):
            _put_file(folder / part.name, root / part.name.removeprefix("files/"))
    if manifest.database == "sqlite":
        sqlite_copy.load(folder / "database.sqlite3")
    else:
        tables = {Path(part.name).stem: part.columns for part in manifest.parts if part.name.startswith("tables/")}
        postgres_copy.load(folder / "tables", tables, manifest.migrations)
    migrations_apply()


def _put_file(source: Path, target: Path) -> None:
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + ".part-restore")
    shutil.copyfile(source, partial)
    partial.replace(target)
