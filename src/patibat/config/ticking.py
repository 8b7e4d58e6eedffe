"""The periodic work, composed from the rooms. `tick` runs all of it; running it twice does no harm."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from patibat.config.ready import work

log = logging.getLogger(__name__)

# Dotted names of functions without arguments that give the number of things done, in this order.
TICKS: tuple[str, ...] = ("patibat.records.jobs.jobs_lost_mark", "patibat.monitoring.jobs.publication_tick")


def tick() -> dict[str, int]:
    """Run everything that is due; gives how many things each did. One that fails does not stop the others.

    Raises the first failure after all have run.
    """
    done: dict[str, int] = {}
    failures: list[Exception] = []
    tasks: list[tuple[str, Callable[..., Any]]] = [(name, work(name)) for name in TICKS]
    for name, task in tasks:
        try:
            done[name] = int(task() or 0)
        except Exception as failure:
            log.exception("periodic work %s failed", name)
            failures.append(failure)
    if failures:
        raise failures[0]
    return done
