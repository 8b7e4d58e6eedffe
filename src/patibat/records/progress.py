"""How far background work is, kept in small files of the data folder (`jobs/<number>.json`), not in the database.

The work holds one transaction open. On SQLite nobody else could then write, and nobody would see what it wrote; so
the progress, the sign of life and the request to stop travel by files, which the pages and the worker of one
installation share. The row of the job is written only before and after the work.
"""

from __future__ import annotations

import datetime
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

WRITE_EVERY = 0.5
BEAT_EVERY = 5.0
# A worker that lives is heard every five seconds; one that is silent this long has died.
SILENT_AFTER = 120.0


class Stopped(Exception):
    """The work was asked to stop, and stops here; its transaction is rolled back on the way out."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page reads. `total` None: not known."""

    done: int = 0
    total: int | None = None


class ProgressFile:
    """The two files of one job."""

    def __init__(self, number: int) -> None:
        folder = Path(settings.PATIBAT_DATA) / "jobs"
        self._file = folder / f"{int(number)}.json"
        self._stop = folder / f"{int(number)}.stop"

    def read(self) -> Seen:
        """The last that was written; zero when nothing was."""
        try:
            kept = json.loads(self._file.read_text(encoding="ascii"))
            return Seen(int(kept["done"]), None if kept["total"] is None else int(kept["total"]))
        except (OSError, ValueError, KeyError):
            return Seen()

    def write(self, seen: Seen) -> None:
        """Beside and renamed, so that a reader never meets a half."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        partial = self._file.with_suffix(".part")
        partial.write_text(json.dumps({"done": seen.done, "total": seen.total}), encoding="ascii")
        partial.replace(self._file)

    def silent(self, started_at: datetime.datetime | None) -> bool:
        """Was nothing heard of the worker for too long?"""
        try:
            heard = self._file.stat().st_mtime
        except OSError:
            heard = started_at.timestamp() if started_at else 0.0
        return time.time() - heard > SILENT_AFTER

    def stop(self) -> None:
        """Ask the work to stop."""
        self._stop.parent.mkdir(parents=True, exist_ok=True)
        self._stop.touch()

    def stop_asked(self) -> bool:
        return self._stop.exists()

    def remove(self) -> None:
        """After the work."""
        for file in (self._file, self._stop, self._file.with_suffix(".part")):
            file.unlink(missing_ok=True)


class Progress:
    """What a work function is given: `progress.total = n`, `progress.step()`, `progress.check_stop()`."""

    def __init__(self, number: int) -> None:
        self._kept = ProgressFile(number)
        self._lock = threading.Lock()
        self._done = 0
        self._total: int | None = None
        self._written = 0.0

    @property
    def done(self) -> int:
        return self._done

    @property
    def total(self) -> int | None:
        return self._total

    @total.setter
    def total(self, value: int | None) -> None:
        self._total = value
        self._write()

    def step(self, count: int = 1) -> None:
        """So much more is done; written at most every half second."""
        self._done += count
        if time.monotonic() - self._written >= WRITE_EVERY:
            self._write()

    def stop_asked(self) -> bool:
        return self._kept.stop_asked()

    def check_stop(self) -> None:
        """Raises `Stopped` when somebody asked. Call it between pieces of work, inside the transaction."""
        if self.stop_asked():
            raise Stopped

    @contextmanager
    def beating(self) -> Iterator[None]:
        """While inside, a thread gives a sign of life, also through one long piece of work."""
        ended = threading.Event()
        thread = threading.Thread(target=self._beat, args=(ended,), daemon=True, name="progress")
        self._write()
        thread.start()
        try:
            yield
        finally:
            ended.set()
            thread.join()

    def _beat(self, ended: threading.Event) -> None:
        while not ended.wait(BEAT_EVERY):
            self._write()

    def _write(self) -> None:
        # A full disk must not end the work that is being watched: the work itself will meet it.
        with self._lock, suppress(OSError):
            self._kept.write(Seen(self._done, self._total))
            self._written = time.monotonic()
