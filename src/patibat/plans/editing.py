"""What a person corrects in a plan that was read: each correction is one small record, and the last can be undone.

The tree as read is never changed: `edited(tree, edits)` makes the corrected one, so that a correction can always be
shown, explained and taken back. An edit that no longer fits (its node is gone) is left out whole and told: every deed
looks before it changes anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from typing import Any, Final

from patibat.plans.problems import EDIT_NOT_POSSIBLE
from patibat.plans.tree import KINDS, NOWHERE, AgencyMention, IndicatorItem, Line, PlanItem, PlanTree, ProjectItem

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
    """New words, number or kind of a thing, and a new place where `parent` says so."""
    one = thing_of(tree, edit["key"])
    to = {name: str(value).strip() for name, value in edit["to"].items()}
    if any(name not in _TEXT or not hasattr(one, name) for name in to) or to.get("kind", KINDS[0]) not in KINDS:
        raise ValueError(str(to))
    above = _above(one)
    if edit.get("parent", above) != above:
        _move(tree, {"key": one.key, "parent": edit["parent"]})
    for name, value in to.items():
        setattr(one, name, value)
    one.confidence = 1.0
    _vision_told(tree)


def _above(one: Thing) -> str:
    return one.parent if isinstance(one, PlanItem) else one.node


def _vision_told(tree: PlanTree) -> None:
    """The plan's vision is what its vision node says, where it has one."""
    visions = tree.of_kind("vision")
    if visions and visions[0].title != tree.vision:
        tree.vision, tree.vision_origin = visions[0].title, visions[0].origin


def _agencies(tree: PlanTree, edit: Edit) -> None:
    """Which agencies carry a thing: `lead` and `support` are lists of codes with their names."""
    one = thing_of(tree, edit["key"])
    lead = [AgencyMention(name, (code,)) for code, name in edit["lead"]]
    support = [AgencyMention(name, (code,)) for code, name in edit["support"]]
    if isinstance(one, ProjectItem):
        one.agencies = lead + support
    else:
        one.lead, one.support = lead, support


def _name_agency(tree: PlanTree, edit: Edit) -> None:
    """Every mention of this text is this agency: asked once, answered everywhere."""
    code = edit["code"]
    if not code:
        raise ValueError(code)
    for mention in [one for one in tree.mentions() if one.text == edit["text"]]:
        mention.codes, mention.is_valid = (code,), True


def _below(tree: PlanTree, key: str) -> set[str]:
    """The key and those of everything below it, in whatever order the nodes stand."""
    found, size = {key}, 0
    while len(found) > size:
        size = len(found)
        found |= {node.key for node in tree.nodes if node.parent in found}
    return found


def _move(tree: PlanTree, edit: Edit) -> None:
    """Under another node, or before a sibling."""
    one = thing_of(tree, edit["key"])
    parent = edit.get("parent", "")
    if parent and tree.node(parent) is None:
        raise LookupError(parent)
    if not isinstance(one, PlanItem):
        one.node, one.confidence = parent, 1.0
        return
    before = tree.node(edit["before"]) if edit.get("before") else None
    if parent in _below(tree, one.key) or (edit.get("before") and before in (None, one)):
        raise ValueError(parent)
    one.parent, one.confidence = parent, 1.0
    if before is not None:
        tree.nodes.remove(one)
        tree.nodes.insert(tree.nodes.index(before), one)


def _split(tree: PlanTree, edit: Edit) -> None:
    """A thing in two: the words are cut after `at` characters; the second part follows under the key `new`.

    What hangs on the thing (money, targets, what stands below it) stays with the first part: nothing is doubled.
    """
    one = thing_of(tree, edit["key"])
    text, at = _words(one), int(edit["at"])
    first, second = text[:at].strip(), text[at:].strip()
    if at < 0 or not first or not second or any(other.key == edit["new"] for other in things(tree)):
        raise ValueError(at)
    _insert_after(tree, one, second, edit["new"])
    if isinstance(one, PlanItem):
        one.title = first
    else:
        one.name = first
    one.confidence = 1.0
    _vision_told(tree)


def _words(one: Thing) -> str:
    return one.title if isinstance(one, PlanItem) else one.name


def _insert_after(tree: PlanTree, one: Thing, words: str, key: str) -> None:
    """A thing of the same kind and place, carried by the same agencies."""
    if isinstance(one, PlanItem):
        node = PlanItem(key, one.kind, "", words, one.parent, origin=one.origin)
        node.lead, node.support = deepcopy(one.lead), deepcopy(one.support)
        tree.nodes.insert(_at(tree.nodes, one) + 1, node)
    elif isinstance(one, IndicatorItem):
        indicator = IndicatorItem(key, words, one.unit, node=one.node, level=one.level, origin=one.origin)
        indicator.lead, indicator.support = deepcopy(one.lead), deepcopy(one.support)
        tree.indicators.insert(_at(tree.indicators, one) + 1, indicator)
    else:
        project = ProjectItem(key, words, agencies=deepcopy(one.agencies), years=one.years, node=one.node)
        project.origin = one.origin
        tree.projects.insert(_at(tree.projects, one) + 1, project)


def _at(found: Sequence[Thing], one: Thing) -> int:
    """Where it stands, by identity: two things of a plan may read the same."""
    return next(position for position, other in enumerate(found) if other is one)


def _merge(tree: PlanTree, edit: Edit) -> None:
    """A thing goes into another of its kind: its words follow, and what hung on it hangs on the other."""
    one, into = thing_of(tree, edit["key"]), thing_of(tree, edit["into"])
    if one is into or (isinstance(one, PlanItem) and into.key in _below(tree, one.key)):
        raise ValueError(edit["into"])
    if isinstance(one, PlanItem) and isinstance(into, PlanItem):
        into.title = _joined(into.title, one.title)
        into.text = _joined(into.text, one.text, "\n")
        _carried(into, one)
    elif isinstance(one, IndicatorItem) and isinstance(into, IndicatorItem):
        _merge_indicators(one, into)
    elif isinstance(one, ProjectItem) and isinstance(into, ProjectItem):
        _merge_projects(one, into)
    else:
        raise ValueError(edit["into"])
    into.confidence = 1.0
    _hang(tree, one.key, into.key)
    _drop(tree, one)
    _vision_told(tree)


def _joined(first: str, second: str, between: str = " ") -> str:
    return between.join(part for part in (first.strip(), second.strip()) if part)


def _carried(into: PlanItem | IndicatorItem, one: PlanItem | IndicatorItem) -> None:
    """The agencies of one are those of the other too, each once."""
    into.lead += [mention for mention in one.lead if mention.text not in {other.text for other in into.lead}]
    into.support += [mention for mention in one.support if mention.text not in {other.text for other in into.support}]


def _merge_indicators(one: IndicatorItem, into: IndicatorItem) -> None:
    """Where both say something else of unit, source, baseline or a year's target, that of the one merged into holds;
    what it does not say comes from the other."""
    into.name = _joined(into.name, one.name)
    into.unit, into.source = into.unit or one.unit, into.source or one.source
    if into.baseline is None and not into.baseline_text:
        into.baseline, into.baseline_year = one.baseline, one.baseline_year
        into.baseline_text = one.baseline_text
    into.targets = one.targets | into.targets
    _carried(into, one)


def _merge_projects(one: ProjectItem, into: ProjectItem) -> None:
    """Money is added up: the parts of both stay parts."""
    into.name = _joined(into.name, one.name)
    into.objective, into.target = _joined(into.objective, one.objective), _joined(into.target, one.target)
    if one.budget is not None:
        into.budget = one.budget if into.budget is None else into.budget + one.budget
    into.budgets += one.budgets
    into.activities += one.activities
    into.years = tuple(sorted({*into.years, *one.years}))
    known = {mention.text for mention in into.agencies}
    into.agencies += [mention for mention in one.agencies if mention.text not in known]


def _hang(tree: PlanTree, key: str, to: str) -> None:
    """What hung on a node hangs on another."""
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
    if isinstance(one, PlanItem):
        _hang(tree, one.key, one.parent)
    tree.unplaced.append(Line(_words(one), one.origin))
    if isinstance(one, PlanItem) and one.text:
        tree.unplaced.append(Line(one.text, one.origin))
    _drop(tree, one)
    if isinstance(one, PlanItem) and one.kind == "vision" and not tree.of_kind("vision"):
        tree.vision, tree.vision_origin = "", NOWHERE
    _vision_told(tree)


def _place(tree: PlanTree, edit: Edit) -> None:
    """What could not be placed becomes a node, or an indicator, under a node."""
    line = next((one for one in tree.unplaced if one.text == edit["text"]), None)
    parent = edit.get("parent", "")
    if line is None or (parent and tree.node(parent) is None):
        raise LookupError(edit["text"])
    if any(other.key == edit["new"] for other in things(tree)):
        raise ValueError(edit["new"])
    if edit["kind"] == "indicator":
        tree.indicators.append(IndicatorItem(edit["new"], line.text, node=parent, origin=line.origin))
    elif edit["kind"] in KINDS:
        tree.nodes.append(PlanItem(edit["new"], edit["kind"], line.number, line.text, parent, origin=line.origin))
    else:
        raise ValueError(edit["kind"])
    tree.unplaced.remove(line)
    _vision_told(tree)


def _head(tree: PlanTree, edit: Edit) -> None:
    """Title and years."""
    to = edit["to"]
    years = int(to.get("from_year", tree.from_year) or 0), int(to.get("to_year", tree.to_year) or 0)
    tree.title = str(to.get("title", tree.title)).strip()
    tree.from_year, tree.to_year = years


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
