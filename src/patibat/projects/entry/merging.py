"""Three-way merge, cell by cell: what we sent, what came back, what we have now.

A cell that its sender did not touch stays as we have it, also where somebody else changed it meanwhile. A cell that
only the sender changed is taken. Where both changed it, differently, a person decides: nothing is overwritten (the
habit of version control, that spreadsheets which go round by mail have never had).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from patibat.projects.entry.entries import Entry, Row
from patibat.projects.entry.fields import DROP, SECTIONS, Section, section_of


class Fate(StrEnum):
    """What becomes of a cell, or of a row."""

    NEW = "new"
    """A value where there was none, or a row that nobody had."""
    CHANGED = "changed"
    """Only the sender changed it: taken."""
    UNCHANGED = "unchanged"
    """It says what is stored."""
    KEPT = "kept"
    """The sender left it as it went out; somebody else changed it meanwhile: what is stored stays."""
    CONFLICT = "conflict"
    """Both changed it: a person decides."""
    DROPPED = "dropped"
    """The sender asks to take the row away."""
    MISSING = "missing"
    """The row went out and did not come back: it stays."""
    GONE = "gone"
    """The row was taken away here after it went out, and came back as it was: it stays away."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A row as it came back. `key` is empty for one that was added; `values` hold only the fields that the file has.

    `label` is what other rows call a row that has no key yet: in `project`, and in the field that names an activity.
    """

    section: str
    key: str
    project: str
    values: Mapping[str, str]
    label: str = ""
    is_dropped: bool = False


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell in the merge: what was sent out, what came, what is stored."""

    field: str
    fate: Fate
    sent: str
    came: str
    stored: str


@dataclass(slots=True)
class RowChange:
    """One row in the merge. `came` is the place in the list of what came, -1 for a row that did not come back."""

    section: str
    key: str
    fate: Fate
    came: int = -1
    cells: list[CellChange] = field(default_factory=list)

    def cell(self, key: str) -> CellChange | None:
        """The change of a field."""
        return next((one for one in self.cells if one.field == key), None)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person chose about a conflict, and what was stored when they did: of another stored value it says nothing.

    About a whole row `value` is `1` or empty: is it to be there, and for one that is to be dropped, is it to go.
    """

    value: str
    stored: str = ""


Decisions = Mapping[tuple[str, str, str], Decision]
"""(section, key, field) → what was decided."""


@dataclass(slots=True)
class Merge:
    """The outcome: the entry with everything in it that needs no decision, and what became of each row and cell."""

    entry: Entry
    changes: list[RowChange]

    @property
    def conflicts(self) -> list[tuple[RowChange, CellChange]]:
        """The cells about which a person decides. A row that is only whole in conflict has one cell named “”."""
        return [(row, cell) for row in self.changes for cell in row.cells if cell.fate is Fate.CONFLICT]

    @property
    def is_changed(self) -> bool:
        """Would applying it change anything?"""
        return any(row.fate in _WRITTEN for row in self.changes)


_WRITTEN = frozenset((Fate.NEW, Fate.CHANGED, Fate.DROPPED))
_WHOLE = ""
"""The field of a cell that stands for its whole row."""


def merged(
    sent: Entry | None,
    came: Sequence[Incoming],
    stored: Entry,
    decided: Decisions | None = None,
    present: frozenset[tuple[str, str]] = frozenset(),
    read: frozenset[str] | None = None,
) -> Merge:
    """Bring what came back together with what is stored; `sent` is what went out, None when nobody knows it.

    Without it what is stored stands for it: every difference is the sender's, and nothing can be in conflict. `decided`
    are the decisions about conflicts. Keys of `came` are known to be the
    agency's: the caller has refused others. `present` are (section, key) of rows that came but are left out because
    something is wrong with them: they are not missing. `read` are the sections that came at all; None for those of
    `came`. Neither entry is changed.
    """
    base = sent if sent is not None else stored
    made = stored.copy()
    changes: list[RowChange] = []
    labels: dict[str, str] = {}
    for section in SECTIONS:
        rows = [(at, _named(one, labels)) for at, one in enumerate(came) if one.section == section.key]
        if rows or (read is not None and section.key in read):
            here = {key for kind, key in present if kind == section.key}
            _Sheet(section, base, stored, made, decided or {}, here, labels).merge(rows, changes)
    _orphans_drop(made)
    return Merge(made, changes)


def _named(row: Incoming, labels: Mapping[str, str]) -> Incoming:
    """The row with keys in place of the labels of rows that had none."""
    values = (
        {**row.values, "activity": labels.get(row.values["activity"], row.values["activity"])}
        if row.values.get("activity")
        else row.values
    )
    return replace(row, project=labels.get(row.project, row.project), values=values)


class _Sheet:
    """The merge of one section."""

    def __init__(
        self,
        section: Section,
        sent: Entry,
        stored: Entry,
        made: Entry,
        decided: Decisions,
        present: set[str],
        labels: dict[str, str],
    ) -> None:
        self.section, self.decided = section, decided
        self.sent, self.stored = sent.rows.get(section.key, {}), stored.rows.get(section.key, {})
        self.made, self.entry = made.section(section.key), made
        self.own = {one.key for one in section.own_fields}
        self.taken, self.labels = set(present), labels

    def merge(self, rows: Iterable[tuple[int, Incoming]], changes: list[RowChange]) -> None:
        keyed: list[tuple[int, Incoming]] = []
        added: list[tuple[int, Incoming]] = []
        for at, row in rows:
            (keyed if row.key else added).append((at, row))
        for at, row in keyed:
            self.taken.add(row.key)
            changes.append(self._keyed(at, row))
            self.labels[row.label] = row.key
        for at, row in added:
            changes.append(self._added(at, row))
        lost = (key for key in self.sent if key not in self.taken and key in self.stored)
        changes.extend(RowChange(self.section.key, key, Fate.MISSING) for key in lost)

    def _keyed(self, at: int, row: Incoming) -> RowChange:
        sent, stored = self.sent.get(row.key), self.stored.get(row.key)
        if stored is None:
            return self._gone(at, row, sent)
        change = RowChange(self.section.key, row.key, Fate.UNCHANGED, at)
        if row.is_dropped:
            return self._dropped(change, sent, stored)
        base = sent if sent is not None else stored
        for key, value in row.values.items():
            if key in self.own:
                change.cells.append(self._cell(row.key, key, base.get(key), value, stored.get(key)))
        target = self.made[row.key]
        for cell in change.cells:
            if cell.fate in _WRITTEN:
                target.values[cell.field] = cell.came
        change.fate = _of_row(change.cells)
        return change

    def _cell(self, row: str, key: str, sent: str, came: str, stored: str) -> CellChange:
        if came == stored:
            return CellChange(key, Fate.UNCHANGED, sent, came, stored)
        if came == sent:
            return CellChange(key, Fate.KEPT, sent, came, stored)
        if sent == stored:
            return CellChange(key, Fate.CHANGED if stored else Fate.NEW, sent, came, stored)
        chosen = self.decided.get((self.section.key, row, key))
        if chosen is None or chosen.stored != stored:
            return CellChange(key, Fate.CONFLICT, sent, came, stored)
        fate = Fate.UNCHANGED if chosen.value == stored else Fate.CHANGED
        return CellChange(key, fate, sent, chosen.value, stored)

    def _gone(self, at: int, row: Incoming, sent: Row | None) -> RowChange:
        """The row was taken away after it went out. What its sender changed in it is not lost: a person decides."""
        change = RowChange(self.section.key, row.key, Fate.GONE, at)
        touched = sent is not None and any(
            value != sent.get(key) for key, value in row.values.items() if key in self.own
        )
        if not touched or row.is_dropped:
            return change
        chosen = self.decided.get((self.section.key, row.key, _WHOLE))
        if chosen is None:
            change.fate = Fate.CONFLICT
            change.cells = [CellChange(_WHOLE, Fate.CONFLICT, "", "", "")]
        elif chosen.value:
            change.fate = Fate.NEW
            values = {key: value for key, value in row.values.items() if key in self.own}
            self.made[row.key] = Row(row.project, (dict(sent.values) if sent else {}) | values)
        return change

    def _dropped(self, change: RowChange, sent: Row | None, stored: Row) -> RowChange:
        """A row that somebody else changed meanwhile is not taken away unseen."""
        is_same = sent is None or all(sent.get(key) == stored.get(key) for key in self.own)
        chosen = self.decided.get((self.section.key, change.key, DROP))
        if is_same or (chosen is not None and chosen.value):
            change.fate = Fate.DROPPED
            del self.made[change.key]
            if self.section.key == "projects":
                self.entry.gone.add(change.key)
        elif chosen is None:
            change.fate = Fate.CONFLICT
            change.cells = [CellChange(DROP, Fate.CONFLICT, "", "1", "")]
        return change

    def _added(self, at: int, row: Incoming) -> RowChange:
        """A row without a key: new, unless it is here already because the same file came before."""
        known = self._known(row)
        if known is not None:
            self.taken.add(known)
            self.labels[row.label] = known
            return self._keyed(at, replace(row, key=known))
        change = RowChange(self.section.key, "", Fate.NEW, at)
        if row.is_dropped or (self.section.key != "projects" and row.project not in self.entry.section("projects")):
            change.fate = Fate.UNCHANGED
            return change
        values = {key: value for key, value in row.values.items() if key in self.own and value}
        change.key = self.labels[row.label] = self.entry.key_give(self.section, row.project)
        self.made[change.key] = Row(change.key if self.section.key == "projects" else row.project, values)
        self.taken.add(change.key)
        change.cells = [CellChange(key, Fate.NEW, "", value, "") for key, value in values.items()]
        return change

    def _known(self, row: Incoming) -> str | None:
        """The row that stands under this name already and did not come back under its key: the same file added it
        before, or its key was lost on the way."""
        wanted = _identity(self.section, row.project, row.values)
        if not any(wanted[1:] if wanted[:1] == (row.project,) else wanted):
            return None
        for key, stored in self.stored.items():
            if key not in self.taken and _identity(self.section, stored.project, stored.values) == wanted:
                return key
        return None


def _identity(section: Section, project: str, values: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(project if key == "project" else values.get(key, "") for key in section.identity)


def _of_row(cells: Sequence[CellChange]) -> Fate:
    """The fate that a row shows: what needs a person first."""
    fates = {one.fate for one in cells}
    order = (Fate.CONFLICT, Fate.CHANGED, Fate.NEW, Fate.KEPT)
    found = next((fate for fate in order if fate in fates), Fate.UNCHANGED)
    return Fate.CHANGED if found is Fate.NEW else found


def _orphans_drop(entry: Entry) -> None:
    """What belongs to a project that is taken away goes with it."""
    projects = entry.rows.get("projects", {})
    for section in SECTIONS[1:]:
        rows = entry.rows.get(section.key, {})
        for key in [key for key, row in rows.items() if row.project not in projects]:
            del rows[key]
    activities = entry.rows.get("activities", {})
    for row in entry.rows.get("costs", {}).values():
        if row.get("activity") and row.get("activity") not in activities:
            row.values.pop("activity")


def titles_of(section: str) -> dict[str, str]:
    """Field → its title on paper."""
    return {one.key: one.title for one in section_of(section).fields}
