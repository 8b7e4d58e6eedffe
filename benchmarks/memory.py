"""Memory of the served sample: PSS over all its processes after 1,000 requests."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.serving import free_port, get
from benchmarks.yard import Outcome

PAGES = ("/", "/plans/", "/projects/", "/indicators/", "/agencies/", "/search?q=ศึกษา", "/reports/", "/accounts/login/")
REQUESTS = 1000
BAR_MB = 400


def run() -> list[Outcome]:
    """Start the product as users do, ask it for a thousand pages, and add up what its processes hold."""
    with tempfile.TemporaryDirectory(prefix="patibat-memory-") as folder:
        port = free_port()
        process = _start(port, folder)
        try:
            _wait(port)
            for number in range(REQUESTS):
                get(port, PAGES[number % len(PAGES)].replace("ศึกษา", "%E0%B8%A8%E0%B8%B6%E0%B8%81"))
            total = sum(_pss(pid) for pid in _family(process.pid))
        finally:
            process.terminate()
            process.wait(timeout=20)
    return [Outcome(f"memory after {REQUESTS} requests", total / 1024, BAR_MB, 1.0, unit=" MB")]


def _start(port: int, folder: str) -> subprocess.Popen[bytes]:
    env = {name: text for name, text in os.environ.items() if name not in ("PATIBAT_DATA", "PATIBAT_AS_OF")}
    command = [sys.executable, "-m", "patibat", "run", "--port", str(port), "--data", folder]
    return subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _wait(port: int) -> None:
    for _ in range(600):
        try:
            get(port, "/health")
            return
        except (OSError, RuntimeError):
            time.sleep(0.1)
    raise RuntimeError("the product did not start")


def _family(pid: int) -> list[int]:
    """The process and everything it started."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            children.setdefault(int(fields[1]), []).append(int(entry.name))
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting += children.get(one, [])
    return found


def _pss(pid: int) -> int:
    """Kilobytes: shared pages count in parts, so that the sum is what the machine really holds."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0
