"""What failed around us, not in us: the database is away, the disk is full. Read-only work goes on where it can.

Knows the errors by their text and number, so that it needs neither Django nor a driver to be loaded.
"""

from __future__ import annotations

import errno

from patibat.config.problems import DATABASE_AWAY, DISK_FULL
from patibat.problems import Problem

_FULL_ERRNOS = frozenset({errno.ENOSPC, errno.EDQUOT})
# SQLite's SQLITE_FULL; PostgreSQL's disk_full (53100).
_FULL_WORDS = ("database or disk is full", "no space left on device")
_AWAY_NAMES = frozenset({"OperationalError", "InterfaceError"})
# Errors of a program or a schema, which waiting does not heal.
_OUR_FAULT = ("no such table", "no such column", "does not exist", "has no column", "syntax error")


def outage_of(error: BaseException) -> Problem | None:
    """The outage behind an error, looking through its causes; None when the error is something else."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        text = str(current).lower()
        if _is_full(current, text):
            return DISK_FULL.at()
        if type(current).__name__ in _AWAY_NAMES and not any(words in text for words in _OUR_FAULT):
            return DATABASE_AWAY.at()
        current = current.__cause__ or current.__context__
    return None


def _is_full(error: BaseException, text: str) -> bool:
    if isinstance(error, OSError):
        return error.errno in _FULL_ERRNOS
    return any(words in text for words in _FULL_WORDS)
