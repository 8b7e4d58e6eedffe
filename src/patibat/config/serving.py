"""The process that serves pages: granian with one worker process and a few threads, which is lean and enough here.

`python -m patibat.config.serving HOST PORT`, started by the supervisor, which holds the other end of standard input.
"""

from __future__ import annotations

import multiprocessing
import os
import sys

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server import Server

from patibat.config.parent import leave_with_supervisor
from patibat.config.ready import django_ready

THREADS = 6
HEADER_SECONDS = 15


def serve(host: str, port: int) -> None:
    """Serve until told to stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "patibat.config.settings")
    leave_with_supervisor()
    if multiprocessing.get_start_method() == "fork":
        _load()
    Server(
        "patibat.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=HEADER_SECONDS * 1000),
        websockets=False,
        workers=1,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        respawn_interval=0.1,
        workers_kill_timeout=10,
        log_access=False,
        log_level=LogLevels.error,
    ).serve()


def _load() -> None:
    """Load the program before the worker is forked: a worker that died is back at once, and the memory is shared."""
    django_ready()
    from django.urls import get_resolver

    _ = get_resolver().url_patterns


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]))
