"""Reading a received workbook: inspected first, then opened in a process that can do no harm."""

from __future__ import annotations

import datetime
import errno
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from patibat.papers.workbooks.cells import CellValue, Sheet, Workbook, cell_name, cell_place
from patibat.papers.workbooks.inspection import DEFAULT_LIMITS, Limits, inspect_upload, megabytes
from patibat.papers.workbooks.problems import DAMAGED, FAR_CELL, HAS_PASSWORD, TOO_COMPLEX, TOO_LARGE, TOO_SLOW, UNSAFE
from patibat.problems import Problem, Where

_CHILD = Path(__file__).with_name("child.py")
_NO_ROOM = 4
"""How our scripts end when the disk is full."""
_KEPT = ("SYSTEMROOT", "PATH", "LD_LIBRARY_PATH")
"""All that a child sees of the server's environment, which holds its secrets."""


def read_workbook(source: bytes | Path, name: str = "", limits: Limits = DEFAULT_LIMITS) -> Workbook:
    """Every sheet of an .xlsx file with its values at their places; `name` is how messages call the file.

    Values are what Excel last showed: a formula's result, not the formula. The file is opened in a process of its own
    (`child.py`) with limits of memory and time; on Windows, which has no such limits, the time limit alone holds.

    Raises the problems of `inspect_upload`, and `papers.damaged`, `papers.unsafe`, `papers.password`,
    `papers.too-large`, `papers.far-cell`, `papers.too-complex`, `papers.too-slow` for what only opening it shows.
    """
    content, name = loaded(source, name)
    inspect_upload(content, name, limits)
    numbers = (limits.memory, limits.seconds, limits.cells, limits.rows, limits.inflated)
    try:
        answer = json.loads(run_limited(_CHILD, numbers, content, limits), object_hook=_moment)
    except Killed as killed:
        kind = TOO_SLOW if killed.slow else TOO_COMPLEX
        raise kind.at(Where(file=name), name=name, seconds=limits.wait) from None
    except (ValueError, RecursionError) as error:
        raise DAMAGED.at(Where(file=name), name=name) from error
    if "problem" in answer:
        raise _problem(answer, name, limits)
    return Workbook(name, tuple(_sheet(one) for one in answer["sheets"]))


def loaded(source: bytes | Path, name: str) -> tuple[bytes, str]:
    """The content, and what to call it."""
    if isinstance(source, Path):
        return source.read_bytes(), name or source.name
    return source, name


class Killed(Exception):
    """The child ended without an answer, for want of time (`slow`) or of memory."""

    def __init__(self, *, slow: bool) -> None:
        self.slow = slow
        super().__init__()


def run_limited(script: Path, arguments: Iterable[object], content: bytes, limits: Limits) -> bytes:
    """What one of our scripts answers to this content, which it gets on standard input.

    Raises `Killed`, and OSError when the disk is full.
    """
    # The command is our own interpreter and script; neither the file's name nor its content is part of it.
    command = [sys.executable, "-I", str(script), *(str(one) for one in arguments)]
    surroundings = {key: os.environ[key] for key in _KEPT if key in os.environ}
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as taken:
        given.write(content)
        given.seek(0)
        with subprocess.Popen(command, stdin=given, stdout=taken, stderr=subprocess.PIPE, env=surroundings) as child:
            try:
                # Its errors are nobody's business, but their end is seen at once; `wait` would look every 50 ms.
                child.communicate(timeout=limits.wait)
            except subprocess.TimeoutExpired:
                child.kill()
                raise Killed(slow=True) from None
        if child.returncode == _NO_ROOM:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if code := child.returncode:
            raise Killed(slow=sys.platform != "win32" and -code in (signal.SIGXCPU, signal.SIGKILL))
        taken.seek(0)
        return taken.read()


def _problem(answer: dict[str, Any], name: str, limits: Limits) -> Problem:
    where = Where(file=name, sheet=str(answer.get("sheet", "")))
    match answer["problem"]:
        case "unsafe":
            return UNSAFE.at(where, name=name, part=str(answer.get("part", ""))[:80])
        case "password":
            return HAS_PASSWORD.at(where, name=name)
        case "large" if "row" in answer:
            cell = cell_name(int(answer["row"]), int(answer["column"]))
            where = Where(file=name, sheet=where.sheet, cell=cell)
            return FAR_CELL.at(where, name=name, cell=cell, rows=f"{limits.rows:,}", cells=f"{limits.cells:,}")
        case "large" if "bytes" in answer:
            size = megabytes(int(answer["bytes"]))
            return TOO_LARGE.at(where, name=name, size=size, limit=megabytes(limits.inflated))
        case "large":
            return TOO_COMPLEX.at(where, name=name)
        case _:
            return DAMAGED.at(where, name=name)


def _sheet(answer: dict[str, Any]) -> Sheet:
    rows: list[list[CellValue]] = answer["rows"]
    for ref, shown in answer["errors"]:
        row, column = cell_place(ref)
        # calamine gives nothing for an error; an error is not an empty cell.
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = shown
    return Sheet(
        name=answer["name"],
        rows=rows,
        hidden=answer["hidden"],
        merged=tuple((top, left, bottom, right) for top, left, bottom, right in answer["merged"]),
        formulas=frozenset(answer["formulas"]),
        errors=dict(answer["errors"]),
        hidden_rows=frozenset(answer["hidden_rows"]),
        hidden_columns=frozenset(answer["hidden_columns"]),
    )


def _moment(tagged: dict[str, Any]) -> dict[str, Any] | CellValue:
    """A day or time of day, which the child sends as an object of one key; other objects as they are."""
    if len(tagged) != 1:
        return tagged
    ((kind, text),) = tagged.items()
    match kind:
        case "day":
            day = datetime.datetime.fromisoformat(text)
            return day.date() if len(text) == 10 else day
        case "time":
            return datetime.time.fromisoformat(text)
        case "span":
            return str(text)
    return tagged
