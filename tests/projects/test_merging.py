"""The three-way merge against a slow reference that knows cells only, on generated entries."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from patibat.projects.entry import Decision, Entry, EntryHead, Fate, Incoming, Row, entry_from_json, merged
from patibat.projects.entry.fields import PROJECTS

FIELDS = ("objective", "place", "expected")
KEYS = ("a-2570-p01", "a-2570-p02", "a-2570-p03")
HEAD = EntryHead("a", "plan", 2570)
words = st.sampled_from(("", "หนึ่ง", "สอง", "สาม"))
cells = st.fixed_dictionaries({key: st.fixed_dictionaries(dict.fromkeys(FIELDS, words)) for key in KEYS})


def entry_of(values: dict[str, dict[str, str]]) -> Entry:
    rows = {key: Row(key, {"name": key} | {at: one for at, one in row.items() if one}) for key, row in values.items()}
    return Entry(HEAD, {"projects": rows})


def came_back(values: dict[str, dict[str, str]]) -> list[Incoming]:
    return [Incoming("projects", key, key, {"name": key} | row, key) for key, row in values.items()]


@given(cells, cells, cells)
def test_every_cell_follows_the_three_values(
    sent: dict[str, dict[str, str]], came: dict[str, dict[str, str]], stored: dict[str, dict[str, str]]
) -> None:
    outcome = merged(entry_of(sent), came_back(came), entry_of(stored))
    for key in KEYS:
        for field in FIELDS:
            before, now, theirs = sent[key][field], stored[key][field], came[key][field]
            in_conflict = theirs not in (before, now) and before != now
            wanted = now if in_conflict or theirs == before else theirs
            assert outcome.entry.section("projects")[key].get(field) == wanted
            found = next(row for row in outcome.changes if row.key == key).cell(field)
            assert found is not None
            assert (found.fate is Fate.CONFLICT) == in_conflict
    assert entry_of(stored).sha256 == entry_of(stored).sha256


@given(cells, cells)
def test_what_nobody_touched_changes_nothing(
    sent: dict[str, dict[str, str]], stored: dict[str, dict[str, str]]
) -> None:
    before = entry_of(stored)
    outcome = merged(entry_of(sent), came_back(sent), before)
    assert not outcome.is_changed
    assert not outcome.conflicts
    assert outcome.entry.sha256 == before.sha256


@given(cells, cells, cells, st.booleans())
def test_every_conflict_can_be_decided(
    sent: dict[str, dict[str, str]],
    came: dict[str, dict[str, str]],
    stored: dict[str, dict[str, str]],
    takes_file: bool,
) -> None:
    first = merged(entry_of(sent), came_back(came), entry_of(stored))
    decided = {
        (row.section, row.key, cell.field): Decision(cell.came if takes_file else cell.stored, cell.stored)
        for row, cell in first.conflicts
    }
    second = merged(entry_of(sent), came_back(came), entry_of(stored), decided)
    assert second.conflicts == []
    for _section, key, field in decided:
        chosen = came if takes_file else stored
        assert second.entry.section("projects")[key].get(field) == chosen[key][field]


@given(cells)
def test_an_entry_is_kept_whole(values: dict[str, dict[str, str]]) -> None:
    entry = entry_of(values)
    entry.key_give(PROJECTS, "")
    again = entry_from_json(entry.as_json())
    assert (again.sha256, again.given) == (entry.sha256, entry.given)


def row(key: str, **values: str) -> Incoming:
    return Incoming("projects", key, key, values, key or f"new:{values}")


def small(**names: str) -> Entry:
    return entry_of({key: dict.fromkeys(FIELDS, "") | {"objective": name} for key, name in names.items()})


def test_a_decision_about_an_older_value_is_none() -> None:
    sent, came, stored = small(k="หนึ่ง"), [row("k", objective="สอง")], small(k="สาม")
    about_another = {("projects", "k", "objective"): Decision("สอง", "สี่")}
    assert merged(sent, came, stored, about_another).conflicts


def test_a_row_that_somebody_changed_is_not_dropped_unseen() -> None:
    drop = [Incoming("projects", "k", "k", {}, "k", is_dropped=True)]
    assert merged(small(k="หนึ่ง"), drop, small(k="สอง")).conflicts
    assert "k" not in merged(small(k="หนึ่ง"), drop, small(k="หนึ่ง")).entry.section("projects")
    decided = {("projects", "k", "drop"): Decision("1")}
    assert "k" not in merged(small(k="หนึ่ง"), drop, small(k="สอง"), decided).entry.section("projects")


def test_a_row_taken_away_here_and_changed_there_is_asked_about() -> None:
    came = [row("k", objective="สอง")]
    outcome = merged(small(k="หนึ่ง"), came, Entry(HEAD))
    assert outcome.changes[0].fate is Fate.CONFLICT
    assert merged(small(k="หนึ่ง"), [row("k", objective="หนึ่ง")], Entry(HEAD)).changes[0].fate is Fate.GONE
    back = merged(small(k="หนึ่ง"), came, Entry(HEAD), {("projects", "k", ""): Decision("1")})
    assert back.entry.section("projects")["k"].get("objective") == "สอง"
    away = merged(small(k="หนึ่ง"), came, Entry(HEAD), {("projects", "k", ""): Decision("")})
    assert not away.entry.section("projects")


def test_a_key_is_never_given_twice() -> None:
    entry = Entry(HEAD)
    first = entry.key_give(PROJECTS, "")
    entry.section("projects")[first] = Row(first, {"name": "ก"})
    del entry.section("projects")[first]
    assert entry.key_give(PROJECTS, "") == "a-2570-p02"
