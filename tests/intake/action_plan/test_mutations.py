"""A workbook on its way: every mutation has the fate that is written down for it, and nothing else changes."""

from __future__ import annotations

import io

import openpyxl
import pytest

from patibat.projects.entry import Entry, Row
from tests.intake.action_plan.entry_sample import entry_made, read, workbook
from tests.intake.action_plan.mutations import Mutation, mutations

MUTATIONS = mutations()


def test_there_are_two_hundred() -> None:
    assert len(MUTATIONS) >= 200
    assert len({one.name for one in MUTATIONS}) == len(MUTATIONS)


def mutated(mutation: Mutation) -> bytes:
    """The workbook after what happened to it."""
    book = openpyxl.load_workbook(io.BytesIO(workbook()))
    mutation.do(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def expected(mutation: Mutation, made: Entry) -> Entry:
    """The entry as it must be. Keys of new rows are the reader's to give; they are looked up by what the row says."""
    entry = entry_made()
    for (section, key, field), value in mutation.set.items():
        entry.section(section)[key].values[field] = value
    for section, values in mutation.added.items():
        new = [key for key in made.section(section) if key not in entry.section(section)]
        assert len(new) == 1, f"{len(new)} new rows in {section}"
        project = new[0] if section == "projects" else values.get("project", "spx-2570-p01")
        entry.section(section)[new[0]] = Row(project, values)
    for section, key in mutation.dropped:
        del entry.section(section)[key]
        if section == "projects":
            for rows in entry.rows.values():
                for at in [at for at, row in rows.items() if row.project == key]:
                    del rows[at]
        if section == "activities":
            for row in entry.section("costs").values():
                if row.get("activity") == key:
                    row.values["activity"] = ""
    return entry


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda one: one.name)
def test_fate(mutation: Mutation) -> None:
    reading = read(mutated(mutation))
    assert reading.merge is not None
    refused = {(one.where.sheet, one.where.cell, one.code) for one in reading.problems}
    assert refused == set(mutation.refused)
    wanted, made = expected(mutation, reading.merge.entry), reading.merge.entry
    assert made.as_json()["rows"] == wanted.as_json()["rows"]
    is_changed = bool(mutation.set or mutation.added or mutation.dropped)
    assert reading.merge.is_changed == is_changed
    if mutation.unchanged:
        assert reading.notes == []


@pytest.mark.parametrize("mutation", [one for one in MUTATIONS if one.added or one.set], ids=lambda one: one.name)
def test_the_same_file_again_changes_nothing(mutation: Mutation) -> None:
    content = mutated(mutation)
    first = read(content)
    assert first.merge is not None
    again = read(content, stored=first.merge.entry)
    assert again.merge is not None
    assert not again.merge.is_changed
    assert again.merge.entry.sha256 == first.merge.entry.sha256
