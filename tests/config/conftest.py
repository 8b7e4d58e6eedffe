"""What the tests of the frame share: calling the command line in this process and in one of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from patibat.config import command

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Said:
    """What a command gave back."""

    code: int
    out: str
    err: str


@pytest.fixture
def patibat(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """`patibat("mend", path)`: the command line in this process, on the test database."""

    def call(*words: object) -> Said:
        capsys.readouterr()
        code = command.run([str(word) for word in words])
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return call


def environment(data: Path, **changes: str) -> dict[str, str]:
    """The environment of a process with a data folder of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PATIBAT_", "DATABASE_"))}
    return {**kept, "PYTHONPATH": str(ROOT / "src"), "PATIBAT_DATA": str(data), "PYTHONUTF8": "1", **changes}


def outside(data: Path, *words: object, env: dict[str, str] | None = None, stdin: str = "") -> Said:
    """The command line in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "patibat", *map(str, words)],
        env=env or environment(data),
        input=stdin,
        capture_output=True,
        text=True,
        timeout=120,
        cwd=ROOT,
        encoding="utf-8",
    )
    return Said(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with an office that was just set up; copy it before changing it."""
    data = tmp_path_factory.mktemp("office")
    said = outside(data, "setup", "--admin", "somsri", "--province", "10", "--language", "en")
    assert said.code == 0, said.err
    return data


@pytest.fixture
def office(migrated: Path, tmp_path: Path) -> Path:
    """A data folder of one's own, with an office in it."""
    data = tmp_path / "data"
    shutil.copytree(migrated, data)
    return data
