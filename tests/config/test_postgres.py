"""PostgreSQL: backup and restore without its tools, and a database that is killed while we serve."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.config.conftest import ROOT, Said, environment, outside

psycopg = pytest.importorskip("psycopg")


@dataclass(frozen=True)
class Cluster:
    """A private PostgreSQL on a port of its own."""

    folder: Path
    programs: Path
    port: int
    owner: str

    def call(self, *words: str) -> None:
        command = [str(self.programs / words[0]), *words[1:]]
        if self.owner:
            command = ["su", "-s", "/bin/sh", self.owner, "-c", shlex.join(command)]
        subprocess.run(command, check=True, capture_output=True, timeout=60, cwd=self.folder)

    def start(self) -> None:
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        log = str(self.folder / "log")
        self.call("pg_ctl", "-D", str(self.folder / "d"), "-o", options, "-w", "-l", log, "start")

    def kill(self) -> None:
        """Kill it hard, as a power cut of its machine would, and wait until its port is free."""
        pid = int((self.folder / "d" / "postmaster.pid").read_text().splitlines()[0])
        children = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True).stdout.split()
        for one in (pid, *map(int, children)):
            os.kill(one, signal.SIGKILL)
        time.sleep(0.5)

    def start_again(self) -> None:
        """Start after a kill; what the dead one has left is only let go after a moment."""
        for _ in range(20):
            for left in (self.folder / "d" / "postmaster.pid", *self.folder.glob(".s.PGSQL.*")):
                left.unlink(missing_ok=True)
            try:
                return self.start()
            except subprocess.CalledProcessError:
                time.sleep(1)
        raise AssertionError((self.folder / "log").read_text()[-2000:])

    def url(self, name: str) -> str:
        with psycopg.connect(
            host="127.0.0.1", port=self.port, user="postgres", dbname="postgres", autocommit=True
        ) as line:
            line.execute(f"CREATE DATABASE {name}")
        return f"postgres://postgres@127.0.0.1:{self.port}/{name}"


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    programs = _programs()
    if programs is None:
        pytest.skip("no PostgreSQL programs are installed")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    owner = "nobody" if root else ""
    # Short, for the path of a socket has a limit, and outside of folders that only root may enter.
    folder = Path(tempfile.mkdtemp(prefix="patibat-pg-", dir="/tmp" if root else None))
    if owner:
        shutil.chown(folder, owner)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    made = Cluster(folder, programs, port, owner)
    try:
        made.call("initdb", "-D", str(folder / "d"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        made.start()
        yield made
        made.call("pg_ctl", "-D", str(folder / "d"), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    which = shutil.which("initdb")
    return found[-1].parent if found else Path(which).parent if which else None


def _said(data: Path, url: str, *words: object) -> Said:
    return outside(data, *words, "--language", "en", env=environment(data, DATABASE_URL=url))


def _rows(url: str, question: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url) as line:
        rows: list[tuple[object, ...]] = line.execute(question).fetchall()
    return rows


USERS = "SELECT id, username FROM accounts_user ORDER BY id"


def test_backup_comes_back_and_numbers_go_on(cluster: Cluster, tmp_path: Path) -> None:
    first, second = cluster.url("first"), cluster.url("second")
    assert _said(tmp_path, first, "setup", "--admin", "somsri", "--province", "10").code == 0
    backup = tmp_path / "b.zip"
    assert _said(tmp_path, first, "backup", backup).code == 0
    restored = _said(tmp_path, second, "restore", backup)
    assert restored.code == 0, restored.err
    assert _rows(second, USERS) == _rows(first, USERS) == [(1, "somsri")]
    assert _said(tmp_path, second, "user", "add", "malee", "--by", "somsri").code == 0
    assert [number for number, _ in _rows(second, USERS)] == [1, 2]
    assert _said(tmp_path, second, "restore", backup).code == 1
    assert _said(tmp_path, second, "restore", backup, "--replace").code == 0
    assert _rows(second, USERS) == [(1, "somsri")]
    assert _said(tmp_path, second, "verify").code == 0


def _status(port: int) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=10) as answer:
            return answer.status, ""
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers.get("Retry-After", "")
    except OSError:
        return 0, ""


def _wait(port: int, status: int, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while _status(port)[0] != status:
        assert time.monotonic() < until, _status(port)
        time.sleep(0.1)


def _serving(url: str, folder: Path) -> tuple[subprocess.Popen[bytes], int]:
    """A server on a port that was free a moment ago; where another test took it meanwhile, on another one.

    It is up when it says so itself: until then it takes the death of its worker for a failed start, and rightly ends.
    """
    for attempt in range(3):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        screen = folder / f"screen-{attempt}.txt"
        with screen.open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, "-m", "patibat", "serve", "--port", str(port), "--language", "en"],
                env=environment(folder, DATABASE_URL=url),
                stdout=output,
                stderr=output,
                cwd=ROOT,
            )
        until = time.monotonic() + 90
        while process.poll() is None and time.monotonic() < until:
            if b"Open at" in screen.read_bytes():
                assert _status(port)[0] == 200
                return process, port
            time.sleep(0.1)
        process.kill()
        process.wait(30)
    raise AssertionError("no server answered")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_service_outlives_its_database(cluster: Cluster, tmp_path: Path) -> None:
    url = cluster.url("served")
    assert _said(tmp_path, url, "setup", "--admin", "somsri").code == 0
    process, port = _serving(url, tmp_path)
    try:
        cluster.kill()
        assert _status(port) == (503, "5")
        cluster.start_again()
        _wait(port, 200, seconds=20)
        assert process.poll() is None
    finally:
        process.terminate()
        assert process.wait(30) == 0
