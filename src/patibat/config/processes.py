"""Starts processes of this very program, `python -m patibat.…`; nothing else is ever started, and never by a shell."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path


def environment(changes: Mapping[str, str]) -> dict[str, str]:
    """Our environment, changed, in which a child finds this very program again."""
    source = str(Path(__file__).resolve().parents[2])
    paths = [source, *filter(None, [os.environ.get("PYTHONPATH", "")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1", **changes}


def start(module: str, words: Sequence[str], env: Mapping[str, str], log: Path) -> subprocess.Popen[bytes]:
    """Start a module in a group of its own: Ctrl-C reaches us first. Its input is the line that ties it to us."""
    with log.open("ab") as output:
        return subprocess.Popen(
            [sys.executable, "-m", module, *words],
            env=dict(env),
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output,
            start_new_session=sys.platform != "win32",
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )


def call(module: str, words: Sequence[str], env: Mapping[str, str]) -> tuple[int, str]:
    """Run a module to its end; gives its exit code and what it wrote to stdout. Its stderr is ours."""
    command = [sys.executable, "-m", module, *words]
    done = subprocess.run(command, env=dict(env), stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, check=False)
    return done.returncode, done.stdout.decode()
