"""The supervisor restarts what dies, ends all of it, and gives up where starting again does not help."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from patibat.config.processes import environment
from patibat.config.supervisor import QUICK_DEATHS, Child, Supervisor
from patibat.problems import Problem

SLEEPER = "tests.config.sleeper"


@pytest.fixture(autouse=True)
def _signals_kept() -> Iterator[None]:
    names = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    kept = {number: signal.getsignal(number) for number in names}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


def _later(action: Callable[[], None]) -> None:
    threading.Thread(target=action, daemon=True).start()


def _pids(log: Path) -> list[int]:
    return [int(line) for line in log.read_text().split()] if log.exists() else []


def _wait(check: Callable[[], bool], seconds: float = 20) -> bool:
    until = time.monotonic() + seconds
    while not check():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_dead_child_is_started_again_and_all_end_together(tmp_path: Path) -> None:
    first, second = Child("first", SLEEPER, [], tmp_path / "1"), Child("second", SLEEPER, [], tmp_path / "2")
    restarted: list[str] = []
    supervisor = Supervisor([first, second], environment({}), restarted.append)
    seen: list[float] = []

    def kill_then_stop() -> None:
        _wait(lambda: len(_pids(first.log)) == 1)
        start = time.monotonic()
        os.kill(_pids(first.log)[0], signal.SIGKILL)
        _wait(lambda: len(_pids(first.log)) == 2)
        seen.append(time.monotonic() - start)
        os.kill(os.getpid(), signal.SIGTERM)

    supervisor.run(ready=lambda: bool(_pids(first.log)), on_ready=lambda: _later(kill_then_stop))
    assert restarted == ["first"]
    assert seen[0] < 2
    pids = _pids(first.log) + _pids(second.log)
    assert len(pids) == 3
    assert not any(_alive(pid) for pid in pids)


def test_child_that_keeps_dying_at_the_start_is_a_problem(tmp_path: Path) -> None:
    child = Child("server", SLEEPER, ["die"], tmp_path / "log")
    supervisor = Supervisor([child], environment({}), lambda _: None)
    with pytest.raises(Problem) as caught:
        supervisor.run(ready=lambda: False, on_ready=lambda: None)
    assert caught.value.code == "config.server-would-not-start"
    assert str(tmp_path / "log") in caught.value.fix("en")


def test_child_that_dies_again_and_again_is_given_a_pause(tmp_path: Path) -> None:
    child = Child("server", SLEEPER, [], tmp_path / "log")
    for moment in range(QUICK_DEATHS - 1):
        child.count_death(float(moment))
        assert child.not_before == float(moment)
    child.count_death(float(QUICK_DEATHS))
    assert child.not_before > QUICK_DEATHS


def test_child_leaves_when_the_supervisor_is_killed(tmp_path: Path) -> None:
    child = Child("worker", SLEEPER, [], tmp_path / "log")
    child.start(environment({}))
    assert _wait(lambda: bool(_pids(child.log)))
    child.ask_to_stop()  # what the end of our process does to the line as well
    assert child.process is not None
    assert child.process.wait(10) == 0
