"""What is committed is the product's own: no path of somebody's machine, no registry, no province in the code."""

from __future__ import annotations

import ast
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from patibat.thai import provinces
from tests.house.sources import ROOT, SOURCE, python_files, room_of, templates

# In pieces, so that this file does not find itself.
FORBIDDEN = {
    "a path of this machine": re.compile(r"(?<![\w.-])/(?:wo" r"rk|ro" r"ot|ho" r"me/\w+)/"),
    "the address of a registry": re.compile(
        r"py" r"pi\.org|python" r"hosted\.|npm" r"js\.org|index-" r"url\s*=", re.IGNORECASE
    ),
    "the library of the workshop": re.compile(r"\.lib" r"rary/"),
}
_BINARY = {".png", ".woff2", ".mo", ".xlsx", ".docx", ".pdf", ".ttf", ".zip"}
# The capital is a place of its own kind in law, and the name of the time zone.
_CAPITAL = "10"
_SHORTEST = 6


@cache
def committed() -> list[Path]:
    """Files that git tracks; all files of the source where there is no git."""
    try:
        done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return [path for folder in ("src", "tests", "docs") for path in (ROOT / folder).rglob("*") if path.is_file()]
    paths = [ROOT / name for name in done.stdout.decode().split("\0") if name]
    return [path for path in paths if path.is_file()]


def _texts() -> list[tuple[Path, str]]:
    found = [path for path in committed() if path.suffix not in _BINARY]
    return [(path, path.read_text(encoding="utf-8", errors="replace")) for path in found]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_nothing_of_the_workshop_is_committed(what: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, match.start()) + 1}"
        for path, text in _texts()
        if path.name != "LICENSE"
        for match in FORBIDDEN[what].finditer(text)
    ]
    assert found == [], what


@cache
def _province_names() -> re.Pattern[str]:
    """Names long enough not to be part of other words."""
    names = [name for place in provinces() if place.code != _CAPITAL for name in (place.name_th, place.name_en)]
    return re.compile("|".join(re.escape(name) for name in names if len(name) >= _SHORTEST))


def provinces_in_python(source: str) -> list[str]:
    """Province names in the texts of a program; docstrings are examples and explanations."""
    tree = ast.parse(source)
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    bodies = [node.body for node in ast.walk(tree) if isinstance(node, holders)]
    docstrings = {id(body[0].value) for body in bodies if body and isinstance(body[0], ast.Expr)}
    return [
        match.group()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
        for match in _province_names().finditer(node.value)
    ]


@pytest.mark.parametrize("path", python_files(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_province_in_code(path: Path) -> None:
    # A rule of the plan checker carries the plans it is tried on: examples, as in a docstring.
    if room_of(path) != "sample" and "plans/checker" not in path.as_posix():
        assert provinces_in_python(path.read_text(encoding="utf-8")) == []


def test_no_province_in_templates() -> None:
    found = [path.name for path in templates() if _province_names().search(path.read_text(encoding="utf-8"))]
    assert found == []


def test_what_is_forbidden_would_be_found() -> None:
    name = next(place.name_th for place in provinces() if place.code == "11")
    assert provinces_in_python(f'x = "แผนของจังหวัด{name}"') == [name]
    assert provinces_in_python(f'"""แผนของจังหวัด{name}"""') == []
    assert FORBIDDEN["a path of this machine"].search("open('/wo" + "rk/main')")
    assert not FORBIDDEN["a path of this machine"].search("https://example.org/wo" + "rk/a")
