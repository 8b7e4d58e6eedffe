"""The process that does background work: the queue of jobs, and the periodic work of `tick` every few minutes.

`python -m patibat.config.working`, started by the supervisor, which holds the other end of standard input.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from patibat.config.parent import leave_with_supervisor
from patibat.config.ready import django_ready

log = logging.getLogger(__name__)
TICK_SECONDS = 300
HEARTBEAT_SECONDS = 10
POLL_SECONDS = 1


def heartbeat_file() -> Path:
    """Touched while the worker lives; `doctor` looks at its age."""
    from django.conf import settings

    return Path(settings.PATIBAT_DATA) / "work" / "worker-alive"


def work() -> None:
    """Do what comes until told to stop."""
    leave_with_supervisor()
    django_ready()
    from django.core.management import call_command

    stop = threading.Event()
    for name, seconds, task in (("heartbeat", HEARTBEAT_SECONDS, _beat), ("tick", TICK_SECONDS, _tick)):
        threading.Thread(target=_every, args=(seconds, task, stop), name=name, daemon=True).start()
    call_command("db_worker", interval=POLL_SECONDS, startup_delay=False, reload=False, verbosity=0)
    stop.set()


def _every(seconds: float, task: Callable[[], None], stop: threading.Event) -> None:
    task()
    while not stop.wait(seconds):
        task()


def _beat() -> None:
    path = heartbeat_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    except OSError:
        log.exception("the sign of life of the worker could not be written")


def _tick() -> None:
    from django.db import close_old_connections

    from patibat.config.ticking import tick

    try:
        tick()
    except Exception:
        log.exception("periodic work failed; it is tried again")
    finally:
        close_old_connections()


if __name__ == "__main__":
    work()
