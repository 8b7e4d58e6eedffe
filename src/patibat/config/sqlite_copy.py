"""Copies of an SQLite database as of one moment, made and put back while others use it (SQLite's own backup calls)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection

from patibat.config.problems import BACKUP_DAMAGED
from patibat.problems import Where


def dump(target: Path) -> Path:
    """Copy the database to `target` and check the copy: a backup that cannot be read is none."""
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        _live().backup(copy)
        # The copy leaves the mode of the server behind, so that it is one file without companions.
        copy.execute("PRAGMA journal_mode=DELETE")
    check(target)
    return target


def load(source: Path) -> None:
    """Put the copy in the place of the database, in one transaction; readers see the old one until then."""
    check(source)
    connection.close()
    connection.ensure_connection()
    with closing(sqlite3.connect(source)) as copy:
        copy.backup(_live())
    connection.close()


def check(path: Path) -> None:
    """Raises `config.backup-damaged` unless SQLite finds the file whole."""
    try:
        with closing(sqlite3.connect(f"file:{path.as_posix()}?mode=ro", uri=True)) as database:
            found = database.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        found = str(error)
    if found != "ok":
        raise BACKUP_DAMAGED.at(Where(record=path.name), reason=found)


def _live() -> sqlite3.Connection:
    live: sqlite3.Connection = connection.connection
    return live
