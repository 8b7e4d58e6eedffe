"""Nothing grows beyond what one can read at once, and nothing is silenced."""

from __future__ import annotations

import ast
import re
import statistics
from pathlib import Path

import pytest

from tests.house.sources import ROOT, SOURCE, python_files

FUNCTION_LINES, FILE_LINES, USUAL_LINES = 50, 500, 30
# In two pieces, so that this file does not find itself.
_SILENCED = re.compile(r"#\s*(no" r"qa|type:\s*ig" r"nore|pylint:\s*dis" r"able|pragma:\s*no co" r"ver)", re.IGNORECASE)


def function_lengths(source: str) -> list[tuple[str, int]]:
    """(name, lines) of every function, decorators not counted."""
    functions = (
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    return [(node.name, (node.end_lineno or node.lineno) - node.lineno + 1) for node in functions]


@pytest.mark.parametrize("path", python_files(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_file_and_functions_are_short(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= FILE_LINES
    assert [found for found in function_lengths(source) if found[1] > FUNCTION_LINES] == []


def test_nine_of_ten_functions_fit_in_thirty_lines() -> None:
    lengths = [lines for path in python_files() for _, lines in function_lengths(path.read_text(encoding="utf-8"))]
    ninth = statistics.quantiles(lengths, n=10)[8]
    print(f"\n{len(lengths)} functions, nine of ten within {ninth:.0f} lines, the longest {max(lengths)}")
    assert ninth <= USUAL_LINES


@pytest.mark.parametrize("folder", ["src"])
def test_nothing_is_silenced(folder: str) -> None:
    files = (ROOT / folder).rglob("*.py") if (ROOT / folder).exists() else ()
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if _SILENCED.search(line)
    ]
    assert found == []


def test_long_function_and_silence_would_be_found() -> None:
    source = "def f():\n" + "    x = 1\n" * FUNCTION_LINES
    assert function_lengths(source) == [("f", FUNCTION_LINES + 1)]
    assert _SILENCED.search("x = 1  # no" + "qa: E501")
    assert _SILENCED.search("x = 1  # type: ig" + "nore[arg-type]")
