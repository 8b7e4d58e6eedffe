"""Reading a received workbook: inspected first, then opened in a process that can do no harm."""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from patibat.papers.workbooks.cells import CellValue, Sheet, Workbook
from patibat.papers.workbooks.inspection import DEFAULT_LIMITS, Limits, inspect_upload
from patibat.papers.workbooks.problems import DAMAGED, HAS_PASSWORD, TOO_LARGE, TOO_SLOW, UNSAFE
from patibat.problems import Problem, Where

_CHILD = Path(__file__).with_name("child.py")


def read_workbook(content: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Workbook:
    """Every sheet of an .xlsx file with its values at their places.

    Raises the problems of `inspect_upload`, and `papers.damaged`, `papers.unsafe`, `papers.password`,
    `papers.too-large`, `papers.too-slow` for what only opening it shows.
    """
    inspect_upload(content, name, limits)
    answer = _asked(content, name, limits)
    if "problem" in answer:
        raise _problem(answer, name, limits)
    return Workbook(name, tuple(_sheet(one) for one in answer["sheets"]))


def _asked(content: bytes, name: str, limits: Limits) -> dict[str, Any]:
    """The child's answer; a child that dies or takes too long is a problem of the file."""
    handle, path = tempfile.mkstemp(suffix=".xlsx")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        numbers = (limits.memory, limits.seconds, limits.cells, limits.rows)
        command = [sys.executable, "-I", str(_CHILD), path, *(str(one) for one in numbers)]
        # The command is our own interpreter and script; the file's name never reaches it.
        done = subprocess.run(command, capture_output=True, timeout=limits.seconds + 2, check=False)
        answer = json.loads(done.stdout)
        return answer if isinstance(answer, dict) else {"problem": "damaged"}
    except subprocess.TimeoutExpired:
        return {"problem": "slow"}
    except ValueError:
        # Killed by a limit before it could answer.
        return {"problem": "slow"}
    finally:
        Path(path).unlink(missing_ok=True)


def _problem(answer: dict[str, Any], name: str, limits: Limits) -> Problem:
    where = Where(file=name)
    match answer["problem"]:
        case "unsafe":
            return UNSAFE.at(where, name=name, part=str(answer.get("part", ""))[:80])
        case "password":
            return HAS_PASSWORD.at(where, name=name)
        case "large":
            return TOO_LARGE.at(where, name=name, size=f"{answer['rows']:,} แถว", limit=f"{limits.rows:,} แถว")
        case "slow":
            return TOO_SLOW.at(where, name=name, seconds=limits.seconds)
        case _:
            return DAMAGED.at(where, name=name)


def _sheet(answer: dict[str, Any]) -> Sheet:
    rows: list[list[Any]] = answer["rows"]
    for row in rows:
        for column, value in enumerate(row):
            if isinstance(value, list):
                row[column] = _moment(value)
    merged = tuple((top, left, bottom, right) for top, left, bottom, right in answer["merged"])
    return Sheet(answer["name"], rows, answer["hidden"], merged, frozenset(answer["formulas"]))


def _moment(tagged: list[str]) -> CellValue:
    kind, text = tagged
    if kind == "d":
        day = datetime.datetime.fromisoformat(text)
        return day.date() if len(text) == 10 else day
    return datetime.time.fromisoformat(text) if kind == "t" else text
