"""The product's server as it is served, with the yardstick's addresses beside it."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.yard import percentile

SERVER = """
import os, django
from django.conf import settings
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "patibat.config.settings")
settings.ROOT_URLCONF = "benchmarks.prepared"
from patibat.config import serving
serving.serve("127.0.0.1", {port})
"""


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served() -> Iterator[tuple[int, int]]:
    """Port and process id of a running server."""
    port = free_port()
    # The server leaves when its parent's end of standard input closes.
    process = subprocess.Popen(
        [sys.executable, "-c", SERVER.format(port=port)], env=dict(os.environ), stdin=subprocess.PIPE
    )
    try:
        _wait(port)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(timeout=15)


def _wait(port: int) -> None:
    for _ in range(200):
        try:
            get(port, "/health")
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not start")


def get(port: int, address: str) -> bytes:
    """One page; raises when it is not 200."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", address)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"{address}: {answer.status}")
    return content


def load(port: int, address: str, clients: int = 8, requests: int = 400) -> tuple[float, float]:
    """Seconds a request (whole time over requests) and p95 seconds, with so many clients at once."""
    times: list[float] = []
    failed: list[str] = []
    lock = threading.Lock()

    def client() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        own = []
        for _ in range(requests // clients):
            start = time.perf_counter()
            connection.request("GET", address)
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                failed.append(f"{address}: {answer.status}")
                return
            own.append(time.perf_counter() - start)
        with lock:
            times.extend(own)

    threads = [threading.Thread(target=client) for _ in range(clients)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise RuntimeError(failed[0])
    return (time.perf_counter() - start) / len(times), percentile(times, 0.95)
