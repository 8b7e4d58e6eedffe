"""What one does with the order of a plan: accept, move, split, merge, take out, its title and years."""

from __future__ import annotations

from copy import deepcopy

from patibat.plans.editing.finding import Edit, Thing, at_of, thing_of, things, vision_told, words_of
from patibat.plans.tree import NOWHERE, IndicatorItem, Line, PlanItem, PlanTree, ProjectItem


def accept(tree: PlanTree, edit: Edit) -> None:
    """A person looked: it is right."""
    thing_of(tree, edit["key"]).confidence = 1.0


def accept_all(tree: PlanTree, edit: Edit) -> None:
    """A person looked at everything."""
    for one in things(tree):
        one.confidence = 1.0


def _below(tree: PlanTree, key: str) -> set[str]:
    """The key and those of everything below it, in whatever order the nodes stand."""
    found, size = {key}, 0
    while len(found) > size:
        size = len(found)
        found |= {node.key for node in tree.nodes if node.parent in found}
    return found


def move(tree: PlanTree, edit: Edit) -> None:
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


def split(tree: PlanTree, edit: Edit) -> None:
    """A thing in two: the words are cut after `at` characters; the second part follows under the key `new`.

    What hangs on the thing (money, targets, what stands below it) stays with the first part: nothing is doubled.
    """
    one = thing_of(tree, edit["key"])
    text, at = words_of(one), int(edit["at"])
    first, second = text[:at].strip(), text[at:].strip()
    if at < 0 or not first or not second or any(other.key == edit["new"] for other in things(tree)):
        raise ValueError(at)
    _insert_after(tree, one, second, edit["new"])
    if isinstance(one, PlanItem):
        one.title = first
    else:
        one.name = first
    one.confidence = 1.0
    vision_told(tree)


def _insert_after(tree: PlanTree, one: Thing, words: str, key: str) -> None:
    """A thing of the same kind and place, carried by the same agencies."""
    if isinstance(one, PlanItem):
        node = PlanItem(key, one.kind, "", words, one.parent, origin=one.origin)
        node.lead, node.support = deepcopy(one.lead), deepcopy(one.support)
        tree.nodes.insert(at_of(tree.nodes, one) + 1, node)
    elif isinstance(one, IndicatorItem):
        indicator = IndicatorItem(key, words, one.unit, node=one.node, level=one.level, origin=one.origin)
        indicator.lead, indicator.support = deepcopy(one.lead), deepcopy(one.support)
        tree.indicators.insert(at_of(tree.indicators, one) + 1, indicator)
    else:
        project = ProjectItem(key, words, agencies=deepcopy(one.agencies), years=one.years, node=one.node)
        project.origin = one.origin
        tree.projects.insert(at_of(tree.projects, one) + 1, project)


def merge(tree: PlanTree, edit: Edit) -> None:
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
    vision_told(tree)


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


def remove(tree: PlanTree, edit: Edit) -> None:
    """No part of the plan after all: its words go to what could not be placed; what hung below it hangs above."""
    one = thing_of(tree, edit["key"])
    if isinstance(one, PlanItem):
        _hang(tree, one.key, one.parent)
    tree.unplaced.append(Line(words_of(one), one.origin))
    if isinstance(one, PlanItem) and one.text:
        tree.unplaced.append(Line(one.text, one.origin))
    _drop(tree, one)
    if isinstance(one, PlanItem) and one.kind == "vision" and not tree.of_kind("vision"):
        tree.vision, tree.vision_origin = "", NOWHERE
    vision_told(tree)


def head(tree: PlanTree, edit: Edit) -> None:
    """Title and years."""
    to = edit["to"]
    years = int(to.get("from_year", tree.from_year) or 0), int(to.get("to_year", tree.to_year) or 0)
    tree.title = str(to.get("title", tree.title)).strip()
    tree.from_year, tree.to_year = years
