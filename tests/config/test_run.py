"""`run` and `serve` from end to end, in processes of their own."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from patibat.config.checking import is_local
from patibat.config.commands.run import banner
from patibat.config.lan import qr_text, refuse_busy_port
from patibat.config.served import Place
from patibat.problems import Problem
from tests.config.conftest import ROOT, environment, outside


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _get(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()
    except OSError:
        return 0, ""


@contextmanager
def _running(data: Path, port: int, *words: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "patibat", *words, "--port", str(port)],
        env=environment(data),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        encoding="utf-8",
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _wait_healthy(port: int, process: subprocess.Popen[str], seconds: float = 60) -> float:
    start = time.monotonic()
    while _get(f"http://127.0.0.1:{port}/health")[0] != 200:
        assert process.poll() is None, process.communicate()
        assert time.monotonic() - start < seconds
        time.sleep(0.05)
    return time.monotonic() - start


def _told(process: subprocess.Popen[str]) -> str:
    """What `run` says once it is ready, to its last line; all there is when it ends before."""
    assert process.stdout is not None
    lines = []
    while (line := process.stdout.readline()) and "Ctrl-C" not in line:
        lines.append(line)
    assert line, process.communicate()
    return "".join(lines)


def _children_of(pid: int) -> list[int]:
    shown = subprocess.run(["ps", "-eo", "pid,ppid"], capture_output=True, text=True, check=True).stdout
    pairs = [tuple(map(int, line.split())) for line in shown.splitlines()[1:]]
    return [child for child, parent in pairs if parent == pid]


@pytest.mark.skipif(sys.platform == "win32", reason="signals and ps are POSIX")
def test_run_serves_restarts_and_ends_all(office: Path) -> None:
    port = _free_port()
    with _running(office, port, "run", "--empty", "--language", "en") as process:
        told = _told(process)
        assert f"http://127.0.0.1:{port}/" in told
        code, body = _get(f"http://127.0.0.1:{port}/health")
        assert (code, json.loads(body)["status"]) == (200, "ok")
        children = _children_of(process.pid)
        assert len(children) == 2, "one server and one worker"
        served = [pid for child in children for pid in _children_of(child)]
        os.kill(served[0], signal.SIGKILL)
        assert _wait_healthy(port, process) < 10  # a tenth of a second on a quiet machine
        busy = outside(office, "run", "--empty", "--port", str(port), "--language", "en")
        assert busy.code == 2
        assert f"--port {port + 1}" in busy.err
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
        assert process.returncode == 0
        assert "Everything is saved" in err
        assert _get(f"http://127.0.0.1:{port}/health")[0] == 0
    assert not [pid for pid in [*children, *served] if Path(f"/proc/{pid}").exists()]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_nothing_is_left_when_run_itself_is_killed(office: Path) -> None:
    port = _free_port()
    with _running(office, port, "run", "--empty") as process:
        _wait_healthy(port, process)
        process.kill()
        until = time.monotonic() + 15
        while _get(f"http://127.0.0.1:{port}/health")[0] and time.monotonic() < until:
            time.sleep(0.1)
        assert _get(f"http://127.0.0.1:{port}/health")[0] == 0
    refuse_busy_port("127.0.0.1", port)


def test_serve_refuses_a_database_that_is_behind(tmp_path: Path) -> None:
    said = outside(tmp_path, "serve", "--port", _free_port(), "--language", "en")
    assert said.code == 1
    assert "patibat migrate" in said.err


def test_lan_is_refused_without_a_yes(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = outside(office, "run", "--lan", "--empty", "--port", _free_port(), "--language", "en", stdin="n\n")
    assert said.code in (1, 2)
    assert "was not opened" in said.err or "no address" in said.err


def test_busy_port_is_named_with_another() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Problem) as caught:
            refuse_busy_port("127.0.0.1", port)
    assert caught.value.details["port"] == port


def test_banner_shows_address_and_sign_ins() -> None:
    place = Place("127.0.0.1", 8123)
    words = banner(place, ("admin", "officer"), "abc-def", lan=False, language="en")
    assert "http://127.0.0.1:8123/staff/" in words
    assert "admin officer" in words
    assert "abc-def" in words
    assert "Sample" not in banner(place, (), "", lan=False, language="en")
    assert "█" in banner(place, (), "", lan=True, language="th") or "▄" in banner(
        place, (), "", lan=True, language="th"
    )


def test_qr_is_drawn_for_a_terminal() -> None:
    assert qr_text("http://192.0.2.7:8000/").count("\n") > 10


@pytest.mark.parametrize(
    ("host", "url", "local"),
    [
        ("127.0.0.1", "", True),
        ("localhost", "http://localhost:8000", True),
        ("0.0.0.0", "", False),
        ("192.0.2.7", "", False),
        ("127.0.0.1", "https://office.example", False),
    ],
)
def test_local_means_by_both_addresses(host: str, url: str, local: bool) -> None:
    assert is_local(host, url) is local
