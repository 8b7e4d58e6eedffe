"""What the reader of an action plan's workbook must know, as plain values, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from patibat.intake.workbooks.known import Mark, ReadCell, loose
from patibat.problems import Problem
from patibat.projects.entry import Entry, Fate, Merge

KIND = "action_plan"
EXAMPLE_KEY = "ตัวอย่าง"
TICK_WORD = "/"

_MARKS = {
    Fate.NEW: Mark.NEW,
    Fate.CHANGED: Mark.CHANGED,
    Fate.DROPPED: Mark.CHANGED,
    Fate.CONFLICT: Mark.CONFLICT,
}


def mark_of(fate: Fate) -> Mark:
    """How a fate is shown: what stays as it is stored is unchanged, whatever the reason."""
    return _MARKS.get(fate, Mark.UNCHANGED)


@dataclass(slots=True)
class EntryKnown:
    """Everything that decides about a cell. `sent` is what went out with this very file, None when nobody knows.

    `lists` are those of fields of the kind LIST that the entry itself does not hold: field → key → label.
    """

    agency: str
    stored: Entry
    sent: Entry | None = None
    lists: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)

    @property
    def year(self) -> int:
        """Fiscal year in B.E."""
        return self.stored.head.year


@dataclass(slots=True)
class ReadRow:
    """A row of the file beside what is stored. `place` is its row in the sheet, 0 for one that did not come back."""

    section: str
    sheet: str
    place: int
    key: str
    project: str
    mark: Mark
    fate: Fate | None = None
    cells: list[ReadCell] = field(default_factory=list)


@dataclass(slots=True)
class EntryReading:
    """What a workbook says. `problems` keep rows out; `notes` were taken, and are shown."""

    rows: list[ReadRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    merge: Merge | None = None

    def count(self, *marks: Mark) -> int:
        """How many rows have one of these marks."""
        return sum(row.mark in marks for row in self.rows)


def by_label(labels: Mapping[str, str]) -> dict[str, str]:
    """Loose label, and loose key, → key; a label that two things share leads nowhere."""
    found: dict[str, str] = {}
    for key, label in labels.items():
        at = loose(label)
        found[at] = "" if at in found and found[at] != key else key
    return found | {loose(key): key for key in labels}
