"""Running one of our scripts on a received file in a process that can do no harm (`doors` is its other side)."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from patibat.papers.doors import NO_ROOM

_KEPT = ("SYSTEMROOT", "PATH", "LD_LIBRARY_PATH")
"""All that a child sees of the server's environment, which holds its secrets."""


class Patience(Protocol):
    """How long the parent waits, in seconds."""

    @property
    def wait(self) -> int: ...


class Killed(Exception):
    """The child ended without an answer, for want of time (`slow`) or of memory."""

    def __init__(self, *, slow: bool) -> None:
        self.slow = slow
        super().__init__()


def run_limited(script: Path, arguments: Iterable[object], content: bytes, limits: Patience) -> bytes:
    """What one of our scripts answers to this content, which it gets on standard input.

    Raises `Killed`, and OSError when the disk is full.
    """
    # The command is our own interpreter and script; neither the file's name nor its content is part of it.
    command = [sys.executable, "-I", str(script), *(str(one) for one in arguments)]
    surroundings = {key: os.environ[key] for key in _KEPT if key in os.environ}
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as taken:
        given.write(content)
        given.seek(0)
        with subprocess.Popen(command, stdin=given, stdout=taken, stderr=subprocess.PIPE, env=surroundings) as child:
            try:
                # Its errors are nobody's business, but their end is seen at once; `wait` would look every 50 ms.
                child.communicate(timeout=limits.wait)
            except subprocess.TimeoutExpired:
                child.kill()
                raise Killed(slow=True) from None
        if child.returncode == NO_ROOM:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if code := child.returncode:
            raise Killed(slow=sys.platform != "win32" and -code in (signal.SIGXCPU, signal.SIGKILL))
        taken.seek(0)
        return taken.read()
