"""The version, from the one place that states it: CHANGELOG.md in a checkout, the metadata of an installed wheel."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version
from pathlib import Path

_HEADING = re.compile(r"^## (?P<version>\d+\.\d+\.\d+)", re.MULTILINE)


def read_version() -> str:
    """The version such as `0.1.0`; `0.0.0` where neither source is there."""
    changelog = Path(__file__).resolve().parents[3] / "CHANGELOG.md"
    if changelog.is_file():
        found = _HEADING.search(changelog.read_text(encoding="utf-8"))
        if found:
            return found["version"]
    try:
        return installed_version("patibat")
    except PackageNotFoundError:
        return "0.0.0"


VERSION = read_version()
