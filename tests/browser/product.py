"""The product as users start it, on a folder of its own, with the sample in it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "ลองใช้งาน-2569"
PATIENCE = 90


def environment(folder: Path, as_of: str) -> dict[str, str]:
    """What both the product and whoever looks into its database are started with."""
    return {
        "PATIBAT_DATA": str(folder),
        "PATIBAT_AS_OF": as_of,
        "PATIBAT_SAMPLE_PASSWORD": PASSWORD,
        "DJANGO_SETTINGS_MODULE": "patibat.config.settings",
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
    }


@contextmanager
def product(folder: Path, as_of: str) -> Iterator[str]:
    """The address of the running product."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("PATIBAT_", "DATABASE_"))}
    port = _free_port()
    command = [sys.executable, "-m", "patibat", "run", "--data", str(folder), "--port", str(port), "--as-of", as_of]
    process = subprocess.Popen(
        command, env=kept | environment(folder, as_of), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(f"http://127.0.0.1:{port}", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the product did not start")
