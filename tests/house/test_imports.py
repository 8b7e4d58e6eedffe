"""The import contracts hold, and would not if somebody built a wrong stair."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.sources import ROOT

LINT = Path(sys.executable).with_name("lint-imports")
pytestmark = pytest.mark.skipif(not LINT.exists(), reason="import-linter is not installed")


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(folder / "src"), "DJANGO_SETTINGS_MODULE": "patibat.config.settings"}
    return subprocess.run([LINT, "--no-cache"], cwd=folder, env=env, capture_output=True, text=True, timeout=300)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package by itself, in which wrong imports may be planted."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", folder)
    shutil.copytree(
        ROOT / "src" / "patibat", folder / "src" / "patibat", ignore=shutil.ignore_patterns("__pycache__", "static")
    )
    return folder


def test_contracts_hold(copy: Path) -> None:
    done = _lint(copy)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("room", "line", "contract"),
    [
        ("network/planted.py", "import patibat.plans.models", "The storeys of the house"),
        ("measures/planted.py", "import django.conf", "The cellar never imports Django"),
        ("portal/planted.py", "import patibat.network.services", "Door pages write nothing"),
        ("records/models_planted.py", "import patibat.desk", "The storeys of the house"),
    ],
)
def test_planted_import_is_caught(room: str, line: str, contract: str, copy: Path) -> None:
    planted = copy / "src" / "patibat" / room
    planted.write_text(line + "\n", encoding="utf-8")
    try:
        done = _lint(copy)
    finally:
        planted.unlink()
    assert done.returncode != 0
    assert f"{contract} BROKEN" in done.stdout


def test_room_without_a_storey_is_caught(copy: Path) -> None:
    planted = copy / "src" / "patibat" / "utils"
    planted.mkdir()
    (planted / "__init__.py").write_text("")
    try:
        done = _lint(copy)
    finally:
        shutil.rmtree(planted)
    assert done.returncode != 0
