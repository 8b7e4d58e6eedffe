"""A served process ends with the one that started it, so that nothing is left behind on the port."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from multiprocessing.process import BaseProcess

STDIN = 0


def leave_with_supervisor() -> None:
    """Stop in order when the supervisor's end of our standard input closes, however the supervisor came to its end."""
    threading.Thread(target=_watch_input, name="supervisor-watch", daemon=True).start()


def leave_with_main_process() -> None:
    """End at once when the process that spawned this worker is gone; nothing outside multiprocessing."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_watch_parent, args=(parent,), name="parent-watch", daemon=True).start()


def _watch_input() -> None:
    # By its number: a lock of `sys.stdin`, held here, would be copied into the worker that granian forks.
    while os.read(STDIN, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def _watch_parent(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
