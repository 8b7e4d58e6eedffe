"""What the tests of the house read: the package's files, its rooms and their storeys from pyproject.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "patibat"


@cache
def storeys() -> dict[str, int]:
    """room → its storey, 0 the highest; rooms of one storey share the number."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (layers,) = [one["layers"] for one in contracts if one["name"] == "The storeys of the house"]
    return {room.strip(): number for number, line in enumerate(layers) for room in line.split("|")}


def python_files(*, migrations: bool = False) -> list[Path]:
    """Every Python file of the package."""
    return [path for path in sorted(SOURCE.rglob("*.py")) if migrations or "migrations" not in path.parts]


def templates() -> list[Path]:
    """Every template of the package."""
    return sorted(SOURCE.glob("*/templates/**/*.*"))


def room_of(path: Path, source: Path = SOURCE) -> str:
    """The room a file lies in."""
    return path.relative_to(source).parts[0]


def may_name(room: str, other: str) -> bool:
    """May a file of `room` name something of `other`? Itself and every room on a storey below."""
    levels = storeys()
    return room == other or levels[other] > levels[room]
