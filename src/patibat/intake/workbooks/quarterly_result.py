"""The workbook of quarterly results as it comes back: rows, what is wrong with them, what was noticed. No database."""

from __future__ import annotations

from collections.abc import Callable

from patibat.intake.problems import NOTHING_FOUND
from patibat.intake.workbooks.known import Known, Reading
from patibat.intake.workbooks.layout import PROJECT_COLUMNS, PROJECTS_SHEET, RESULT_COLUMNS, RESULTS_SHEET
from patibat.intake.workbooks.projects import ProjectsReader
from patibat.intake.workbooks.results import ResultsReader
from patibat.papers.workbooks import Column, Table, Workbook, find_table
from patibat.problems import Problem

Tick = Callable[[int], None]
TICK_ROWS = 250


def quarterly_tables(workbook: Workbook) -> tuple[Table | None, Table | None]:
    """The tables of results and of projects: on the sheet of that name, else on the first that looks like it.

    Raises the problem of the sheet of results when neither is found, and that of a sheet that has the name.
    """
    results, why = _table(workbook, RESULTS_SHEET, RESULT_COLUMNS)
    taken = results.sheet.name if results else ""
    projects, _ = _table(workbook, PROJECTS_SHEET, PROJECT_COLUMNS, taken)
    if results is None and projects is None:
        raise why or NOTHING_FOUND.at()
    return results, projects


def _table(
    workbook: Workbook, name: str, columns: tuple[Column, ...], taken: str = ""
) -> tuple[Table | None, Problem | None]:
    named = workbook.sheet(name)
    if named is not None:
        return find_table(named, columns), None
    why: Problem | None = None
    for sheet in workbook.sheets:
        if sheet.hidden or sheet.name.strip() in (RESULTS_SHEET, PROJECTS_SHEET, taken):
            continue
        try:
            return find_table(sheet, columns), None
        except Problem as problem:
            why = why or problem
    return None, why


def quarterly_read(
    tables: tuple[Table | None, Table | None], known: Known, tick: Tick = lambda _count: None
) -> Reading:
    """Every row beside what is stored. `tick` is told how many more rows were read; what it raises stops the reading.

    Raises `intake.nothing-found` when the tables hold no row at all.
    """
    reading = Reading()
    results, projects = tables
    readers: list[ResultsReader | ProjectsReader] = []
    if results is not None:
        reading.results_sheet = results.sheet.name
        readers.append(ResultsReader(results, known, reading))
    if projects is not None:
        reading.projects_sheet = projects.sheet.name
        readers.append(ProjectsReader(projects, known, reading))
    for reader in readers:
        count = 0
        for _ in reader.rows():
            reader.read()
            count += 1
            if count == TICK_ROWS:
                tick(count)
                count = 0
        tick(count)
    if not reading.results and not reading.projects:
        raise NOTHING_FOUND.at()
    return reading


def rows_to_read(tables: tuple[Table | None, Table | None]) -> int:
    """How many rows stand below the heads, for the progress."""
    return sum(max(len(table.sheet.rows) - table.head_row - 1, 0) for table in tables if table is not None)
