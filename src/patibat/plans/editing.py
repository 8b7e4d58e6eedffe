"""What a person corrects in a plan that was read: each correction is one small record, and the last can be undone.

The tree as read is never changed: `edited(tree, edits)` makes the corrected one, so that a correction can always be
shown, explained and taken back. An edit that no longer fits (its node is gone) is left out and told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from typing import Any, Final

from patibat.plans.problems import EDIT_NOT_POSSIBLE
from patibat.plans.tree import KINDS, AgencyMention, IndicatorItem, Line, PlanItem, PlanTree, ProjectItem

Edit = dict[str, Any]
"""`deed`, `key`, and what the deed needs: see `DEEDS`."""

Thing = PlanItem | IndicatorItem | ProjectItem
_TEXT: Final = {"number", "title", "text", "kind", "name", "unit", "source", "objective", "target"}


def edited(tree: PlanTree, edits: Iterable[Edit]) -> tuple[PlanTree, list[Edit]]:
    """The corrected tree, and the edits that no longer fit."""
    corrected = deepcopy(tree)
    lost = []
    for edit in edits:
        try:
            apply(corrected, edit)
        except (KeyError, LookupError, ValueError):
            lost.append(edit)
    return corrected, lost


def apply(tree: PlanTree, edit: Edit) -> None:
    """One edit, in place. Raises LookupError where its thing is gone, ValueError where it makes no sense."""
    DEEDS[edit["deed"]](tree, edit)


def checked(tree: PlanTree, edit: Edit) -> Edit:
    """The edit, when it can be made. Raises `plans.edit-not-possible`."""
    try:
        apply(deepcopy(tree), edit)
    except (KeyError, LookupError, ValueError) as error:
        raise EDIT_NOT_POSSIBLE.at(deed=str(edit.get("deed", "")), key=str(edit.get("key", ""))) from error
    return edit


def things(tree: PlanTree) -> Iterator[Thing]:
    """Nodes, then indicators, then projects."""
    yield from tree.nodes
    yield from tree.indicators
    yield from tree.projects


def thing_of(tree: PlanTree, key: str) -> Thing:
    """The node, indicator or project of a key. Raises LookupError."""
    for one in things(tree):
        if one.key == key:
            return one
    raise LookupError(key)


def _accept(tree: PlanTree, edit: Edit) -> None:
    thing_of(tree, edit["key"]).confidence = 1.0


def _accept_all(tree: PlanTree, edit: Edit) -> None:
    for one in things(tree):
        one.confidence = 1.0


def _change(tree: PlanTree, edit: Edit) -> None:
    """New words, number or kind of a thing."""
    one = thing_of(tree, edit["key"])
    for field, value in edit["to"].items():
        if field not in _TEXT or not hasattr(one, field):
            raise ValueError(field)
        if field == "kind" and value not in KINDS:
            raise ValueError(value)
        setattr(one, field, str(value).strip())
    one.confidence = 1.0
    if isinstance(one, PlanItem) and one.kind == "vision":
        tree.vision = one.title
    above = one.parent if isinstance(one, PlanItem) else one.node
    if edit.get("parent", above) != above:
        _move(tree, {"key": one.key, "parent": edit["parent"]})


def _agencies(tree: PlanTree, edit: Edit) -> None:
    """Which agencies carry a thing: `lead` and `support` are lists of codes with their names."""
    one = thing_of(tree, edit["key"])
    lead = [AgencyMention(name, (code,)) for code, name in edit.get("lead", [])]
    support = [AgencyMention(name, (code,)) for code, name in edit.get("support", [])]
    if isinstance(one, ProjectItem):
        one.agencies = lead + support
    else:
        one.lead, one.support = lead, support


def _name_agency(tree: PlanTree, edit: Edit) -> None:
    """Every mention of this text is this agency: asked once, answered everywhere."""
    for mention in tree.mentions():
        if mention.text == edit["text"]:
            mention.codes, mention.is_valid = (edit["code"],), True


def _below(tree: PlanTree, key: str) -> set[str]:
    found = {key}
    for node in tree.nodes:
        if node.parent in found:
            found.add(node.key)
    return found


def _move(tree: PlanTree, edit: Edit) -> None:
    """Under another node, or before a sibling."""
    one = thing_of(tree, edit["key"])
    parent = edit.get("parent", "")
    if parent:
        thing_of(tree, parent)
    if not isinstance(one, PlanItem):
        one.node, one.confidence = parent, 1.0
        return
    if parent in _below(tree, one.key):
        raise ValueError(parent)
    one.parent, one.confidence = parent, 1.0
    if before := edit.get("before"):
        tree.nodes.remove(one)
        position = next(index for index, node in enumerate(tree.nodes) if node.key == before)
        tree.nodes.insert(position, one)


def _split(tree: PlanTree, edit: Edit) -> None:
    """A node in two: the title is cut after `at` characters; the second part follows under the key `new`."""
    one = thing_of(tree, edit["key"])
    text = one.title if isinstance(one, PlanItem) else one.name
    at = int(edit["at"])
    first, second = text[:at].strip(), text[at:].strip()
    if not first or not second:
        raise ValueError(at)
    other = deepcopy(one)
    other.key, other.number = edit["new"], ""
    for thing, part in ((one, first), (other, second)):
        if isinstance(thing, PlanItem):
            thing.title = part
        else:
            thing.name = part
        thing.confidence = 1.0
    _insert_after(tree, one, other)


def _insert_after(tree: PlanTree, one: Thing, other: Thing) -> None:
    if isinstance(one, PlanItem) and isinstance(other, PlanItem):
        tree.nodes.insert(tree.nodes.index(one) + 1, other)
    elif isinstance(one, IndicatorItem) and isinstance(other, IndicatorItem):
        tree.indicators.insert(tree.indicators.index(one) + 1, other)
    elif isinstance(one, ProjectItem) and isinstance(other, ProjectItem):
        tree.projects.insert(tree.projects.index(one) + 1, other)


def _merge(tree: PlanTree, edit: Edit) -> None:
    """A node goes into another of its kind: the words follow, what hung below it hangs below the other."""
    one, into = thing_of(tree, edit["key"]), thing_of(tree, edit["into"])
    if one is into or type(one) is not type(into):
        raise ValueError(edit["into"])
    if isinstance(one, PlanItem) and isinstance(into, PlanItem):
        if into.key in _below(tree, one.key):
            raise ValueError(edit["into"])
        into.title = f"{into.title} {one.title}".strip()
        into.text = f"{into.text}\n{one.text}".strip()
        into.lead += one.lead
        into.support += one.support
    elif not isinstance(one, PlanItem) and not isinstance(into, PlanItem):
        into.name = f"{into.name} {one.name}".strip()
    into.confidence = 1.0
    _hang(tree, one.key, into.key)
    _drop(tree, one)


def _hang(tree: PlanTree, key: str, to: str) -> None:
    for node in tree.nodes:
        node.parent = to if node.parent == key else node.parent
    for other in things(tree):
        if not isinstance(other, PlanItem) and other.node == key:
            other.node = to


def _drop(tree: PlanTree, one: Thing) -> None:
    tree.nodes = [node for node in tree.nodes if node is not one]
    tree.indicators = [other for other in tree.indicators if other is not one]
    tree.projects = [other for other in tree.projects if other is not one]


def _remove(tree: PlanTree, edit: Edit) -> None:
    """No part of the plan after all: its words go to what could not be placed; what hung below it hangs above."""
    one = thing_of(tree, edit["key"])
    _hang(tree, one.key, one.parent if isinstance(one, PlanItem) else "")
    tree.unplaced.append(Line(one.title if isinstance(one, PlanItem) else one.name, one.origin))
    _drop(tree, one)


def _place(tree: PlanTree, edit: Edit) -> None:
    """What could not be placed becomes a node, or an indicator, under a node."""
    line = next((one for one in tree.unplaced if one.text == edit["text"]), None)
    if line is None:
        raise LookupError(edit["text"])
    parent = edit.get("parent", "")
    if parent:
        thing_of(tree, parent)
    if edit["kind"] == "indicator":
        tree.indicators.append(IndicatorItem(edit["new"], line.text, node=parent, origin=line.origin))
    elif edit["kind"] in KINDS:
        tree.nodes.append(PlanItem(edit["new"], edit["kind"], line.number, line.text, parent, origin=line.origin))
        if edit["kind"] == "vision":
            tree.vision = line.text
    else:
        raise ValueError(edit["kind"])
    tree.unplaced.remove(line)


def _head(tree: PlanTree, edit: Edit) -> None:
    """Title and years."""
    to = edit["to"]
    tree.title = str(to.get("title", tree.title)).strip()
    tree.from_year = int(to.get("from_year", tree.from_year) or 0)
    tree.to_year = int(to.get("to_year", tree.to_year) or 0)


DEEDS: Final[dict[str, Callable[[PlanTree, Edit], None]]] = {
    "accept": _accept,
    "accept-all": _accept_all,
    "change": _change,
    "agencies": _agencies,
    "name-agency": _name_agency,
    "move": _move,
    "split": _split,
    "merge": _merge,
    "remove": _remove,
    "place": _place,
    "head": _head,
}
