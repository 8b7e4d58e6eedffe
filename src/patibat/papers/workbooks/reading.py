"""Reading a received workbook: inspected first, then opened in a process that can do no harm."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

from patibat.papers.cell_names import cell_name, cell_place
from patibat.papers.inspection import megabytes
from patibat.papers.limited import Killed, run_limited
from patibat.papers.workbooks.cells import CellValue, Sheet, Workbook
from patibat.papers.workbooks.inspection import DEFAULT_LIMITS, Limits, inspect_upload
from patibat.papers.workbooks.problems import DAMAGED, FAR_CELL, HAS_PASSWORD, TOO_COMPLEX, TOO_LARGE, TOO_SLOW, UNSAFE
from patibat.problems import Problem, Where

_CHILD = Path(__file__).with_name("child.py")


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
