"""Keeps the server and the worker alive, and ends them together. Loads no Django: watching costs next to nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from patibat.config import processes
from patibat.config.problems import SERVER_WOULD_NOT_START

LOOK_SECONDS = 0.2
STOP_SECONDS = 12
READY_SECONDS = 90
DEATHS_AT_START = 2
# So many deaths within this time mean that starting again at once does not help.
QUICK_DEATHS, QUICK_SECONDS, LONGEST_PAUSE = 5, 30.0, 15.0


@dataclass
class Child:
    """One process that must be there."""

    name: str
    module: str
    words: Sequence[str]
    log: Path
    process: subprocess.Popen[bytes] | None = None
    deaths: deque[float] = field(default_factory=lambda: deque(maxlen=QUICK_DEATHS))
    not_before: float = 0.0

    def start(self, env: Mapping[str, str]) -> None:
        self.process = processes.start(self.module, self.words, env, self.log)

    def is_dead(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def count_death(self, now: float) -> None:
        """Start again at once; after several deaths in a row, only after a pause."""
        self.ask_to_stop()  # closes our end of its line
        kill_rest(self.process)
        self.deaths.append(now)
        quick = len(self.deaths) == QUICK_DEATHS and now - self.deaths[0] < QUICK_SECONDS
        self.not_before = now + LONGEST_PAUSE if quick else now
        self.process = None

    def ask_to_stop(self) -> None:
        if self.process is not None and self.process.stdin is not None:
            self.process.stdin.close()

    def wait_or_kill(self, until: float) -> None:
        if self.process is None:
            return
        try:
            self.process.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        kill_rest(self.process)


def kill_rest(process: subprocess.Popen[bytes] | None) -> None:
    """End what a dead process has left in its group: a worker that still holds the port."""
    if process is not None and sys.platform != "win32":
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            return  # nothing is left of the group


class Supervisor:
    """Starts the children, restarts the dead, and stops all at a signal."""

    def __init__(self, children: Sequence[Child], env: Mapping[str, str], on_restart: Callable[[str], None]) -> None:
        self.children = children
        self.env = env
        self.on_restart = on_restart
        self._stop = threading.Event()

    def run(self, ready: Callable[[], bool], on_ready: Callable[[], None]) -> None:
        """Run until SIGINT or SIGTERM; `on_ready` is called once, when `ready()` first says so.

        Raises `config.server-would-not-start` when that takes too long or the server keeps dying before.
        """
        for name in ("SIGINT", "SIGTERM", "SIGBREAK", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._ask_to_stop)
        try:
            for child in self.children:
                child.start(self.env)
            if self._wait_ready(ready):
                on_ready()
                while not self._stop.wait(LOOK_SECONDS):
                    self._restart_dead()
        finally:
            self.stop()

    def stop(self) -> None:
        """End all children: asked first, made to after a while."""
        until = time.monotonic() + STOP_SECONDS
        for child in self.children:
            child.ask_to_stop()
        for child in self.children:
            child.wait_or_kill(until)

    def _ask_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stop.set()

    def _wait_ready(self, ready: Callable[[], bool]) -> bool:
        until = time.monotonic() + READY_SECONDS
        while not self._stop.wait(LOOK_SECONDS):
            if ready():
                return True
            self._restart_dead()
            failing = next((child for child in self.children if len(child.deaths) >= DEATHS_AT_START), None)
            if failing is not None or time.monotonic() > until:
                child = failing or self.children[0]
                raise SERVER_WOULD_NOT_START.at(name=child.name, log=child.log)
        return False

    def _restart_dead(self) -> None:
        now = time.monotonic()
        for child in self.children:
            if child.is_dead():
                child.count_death(now)
                self.on_restart(child.name)
            if child.process is None and now >= child.not_before:
                child.start(self.env)


def is_healthy(host: str, port: int) -> bool:
    """Does `/health` answer with 200?"""
    import http.client  # a tenth of the time that `run --help` takes

    line = http.client.HTTPConnection(host.strip("[]"), port, timeout=5)
    try:
        line.request("GET", "/health", headers={"Host": f"127.0.0.1:{port}"})
        return line.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()
