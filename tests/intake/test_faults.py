"""Two at once, and a kill in the middle, with a database as in an office: an SQLite file, PostgreSQL."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.builders import TODAY
from tests.config.conftest import ROOT, environment
from tests.config.test_postgres import Cluster


class House:
    """A data folder and a database of its own."""

    def __init__(self, data: Path, url: str) -> None:
        changes = {"DJANGO_SETTINGS_MODULE": "patibat.config.settings", "PATIBAT_AS_OF": TODAY.isoformat()}
        self.env = environment(data, **changes, **({"DATABASE_URL": url} if url else {}))
        self.env["PYTHONPATH"] = os.pathsep.join((str(ROOT / "src"), str(ROOT)))

    def command(self, word: str) -> list[str]:
        return [sys.executable, "-m", "tests.intake.rivals", word]

    def ask(self, word: str) -> dict[str, Any]:
        done = subprocess.run(self.command(word), env=self.env, cwd=ROOT, capture_output=True, text=True, timeout=240)
        assert done.returncode == 0, done.stderr[-3000:]
        answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return answer

    def killed(self, word: str, after: float) -> bool:
        """Begin, and kill it so many seconds later; says whether it was still at work."""
        process = subprocess.Popen(self.command(word), env=self.env, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None and process.stdout.readline() == "begun\n"
        time.sleep(after)
        alive = process.poll() is None
        process.kill()
        process.wait()
        process.stdout.close()
        return alive


def _rush(house: House) -> None:
    house.ask("prepare")
    found = house.ask("rush")
    told = sorted(found["told"])
    assert told[0] == "applied" and told.count("applied") == 1, told
    assert {one.split()[0] for one in told[1:]} == {"intake.applied-already", "intake.changed-since"}
    assert all("นักวิเคราะห์ นโยบาย" in one for one in told[1:]), told
    assert found["values"] in (["7.000000"], ["5.000000"])
    assert found["audits"] == 1
    assert found["states"] == ["applied", "read"]


def _kill(house: House, waits: list[float]) -> None:
    """However it ends, everything is there or nothing is."""
    assert house.ask("large") == {"accepted": 2000}
    whole, nothing = ("applied", 2000, 2000), ("read", 0, 0)
    for wait in waits:
        alive = house.killed("apply", wait)
        found = house.ask("state")
        now = (found["upload"], found["results"], found["audits"])
        assert now in ((nothing, whole) if alive else (whole,))
        if now == whole:
            return
    assert house.ask("apply") == {"kept": 2000}
    assert tuple(house.ask("state").values()) == whole


def test_one_of_many_who_apply_at_once_wins_on_sqlite(tmp_path: Path) -> None:
    _rush(House(tmp_path, ""))


def test_one_of_many_who_apply_at_once_wins_on_postgresql(tmp_path: Path, cluster: Cluster) -> None:
    _rush(House(tmp_path, cluster.url("rush")))


def test_a_kill_in_the_middle_leaves_nothing_half_written_on_sqlite(tmp_path: Path) -> None:
    _kill(House(tmp_path, ""), [0.02, 0.1, 0.25])


def test_a_kill_in_the_middle_leaves_nothing_half_written_on_postgresql(tmp_path: Path, cluster: Cluster) -> None:
    _kill(House(tmp_path, cluster.url("kill")), [0.05, 0.2])


@pytest.mark.long
def test_a_hundred_kills_leave_nothing_half_written(tmp_path: Path) -> None:
    _kill(House(tmp_path, ""), [number * 0.005 for number in range(100)])
