"""What every limited process does that opens a received file: little memory, little time, and no way out.

Imported by the scripts that `limited.run_limited` starts; it imports nothing of Patibat. On Windows there are no such
limits: there only the parent's time limit holds.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable

NO_ROOM = 4
"""The exit code when the answer could not be stored: the disk is full, and the file is innocent."""


class TooLarge(Exception):
    """More than the limits allow: what there is too much of, and where it stands."""

    def __init__(self, **found: object) -> None:
        self.found = found
        super().__init__()


def limit(memory: int, seconds: int) -> None:
    """Give this process no more memory (bytes) and processor time than a file needs."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (memory, memory))


def close_doors() -> None:
    """From here on nothing more can be opened, whatever the file asks for."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def as_json(value: object) -> str:
    """Compact JSON; NaN and infinity raise ValueError."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def write_answer(pieces: Iterable[str]) -> int:
    """Write the answer to standard output; the exit code."""
    try:
        with io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", errors="replace", newline="") as out:
            out.writelines(pieces)
    except OSError:
        return NO_ROOM
    return 0
