"""The workbook of an action plan as it comes back: every row read, checked, and merged with what is stored."""

from __future__ import annotations

from collections.abc import Callable

from patibat.intake.problems import NOTHING_FOUND, SHEET_MISSING
from patibat.intake.workbooks.action_plan.known import EntryKnown, EntryReading
from patibat.intake.workbooks.action_plan.rows import SectionReader, named_of
from patibat.intake.workbooks.action_plan.standing import reading_of
from patibat.papers.workbooks import Column, Sheet, Table, Workbook, find_table
from patibat.problems import Problem, Where
from patibat.projects.entry import SECTIONS, Decisions, Section

Tick = Callable[[int], None]
TICK_ROWS = 250


def entry_tables(workbook: Workbook) -> dict[str, Table]:
    """Section → its table: on the sheet of that name, else on the first other sheet that surely looks like it.

    Raises the problem of a sheet that has the name of a section but no table, and `intake.nothing-found`.
    """
    found: dict[str, Table] = {}
    named = {sheet.name.strip() for sheet in workbook.sheets}
    for section in SECTIONS:
        sheet = workbook.sheet(section.title)
        if sheet is not None:
            found[section.key] = find_table(sheet, _columns(section))
    taken = {table.sheet.name for table in found.values()}
    for section in SECTIONS:
        if section.key in found:
            continue
        for sheet in workbook.sheets:
            if sheet.hidden or sheet.name in taken or sheet.name.strip() in {one.title for one in SECTIONS} & named:
                continue
            table = _surely(sheet, section)
            if table is not None:
                found[section.key] = table
                taken.add(sheet.name)
                break
    if not found:
        raise NOTHING_FOUND.at()
    return found


def _columns(section: Section) -> tuple[Column, ...]:
    required = {"name"} if section.key == "projects" else {"project"}
    return tuple(Column(one.key, one.title, one.aliases, one.key in required) for one in section.fields)


def _surely(sheet: Sheet, section: Section) -> Table | None:
    """A sheet under another name must have most of the columns: half a likeness is no proof."""
    try:
        table = find_table(sheet, _columns(section))
    except Problem:
        return None
    return table if len(table.places) * 3 >= len(section.fields) * 2 else None


def entry_read(
    tables: dict[str, Table],
    known: EntryKnown,
    decided: Decisions | None = None,
    tick: Tick = lambda _count: None,
) -> EntryReading:
    """Every row beside what went out and what is stored. `tick` is told how many more rows were read.

    `decided` are the decisions about conflicts. Raises `intake.nothing-found` when there is no row at all.
    """
    reading = EntryReading()
    readers: list[SectionReader] = []
    named = named_of(known.stored)
    for section in SECTIONS:
        table = tables.get(section.key)
        if table is None:
            if known.stored.rows.get(section.key):
                reading.notes.append(SHEET_MISSING.at(Where(sheet=section.title), sheet=section.title))
            continue
        reader = SectionReader(section, table, known, reading, named)
        readers.append(reader)
        _read(reader, tick)
    reading_of(readers, known, reading, decided or {})
    if not reading.rows:
        raise NOTHING_FOUND.at()
    return reading


def _read(reader: SectionReader, tick: Tick) -> None:
    count = 0
    for _ in reader.rows():
        reader.read()
        count += 1
        if count == TICK_ROWS:
            tick(count)
            count = 0
    tick(count)
