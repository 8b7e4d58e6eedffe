"""The things of a plan, by their key, and what a correction is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any

from patibat.plans.tree import IndicatorItem, PlanItem, PlanTree, ProjectItem

Edit = dict[str, Any]
"""`deed`, `key`, and what the deed needs: see `DEEDS`."""

Thing = PlanItem | IndicatorItem | ProjectItem


def copied(tree: PlanTree) -> PlanTree:
    """A tree that may be corrected. The document's lines, which none changes, are shared: there may be many."""
    apart = replace(tree, lines=[], totals=[], swot=[], unplaced=[], left_out=[])
    found = deepcopy(apart)
    found.lines, found.totals, found.swot = tree.lines, tree.totals, tree.swot
    found.unplaced, found.left_out = list(tree.unplaced), list(tree.left_out)
    return found


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


def words_of(one: Thing) -> str:
    """Its title or name."""
    return one.title if isinstance(one, PlanItem) else one.name


def at_of(found: Sequence[Thing], one: Thing) -> int:
    """Where it stands, by identity: two things of a plan may read the same."""
    return next(position for position, other in enumerate(found) if other is one)


def vision_told(tree: PlanTree) -> None:
    """The plan's vision is what its vision node says, where it has one."""
    visions = tree.of_kind("vision")
    if visions and visions[0].title != tree.vision:
        tree.vision, tree.vision_origin = visions[0].title, visions[0].origin
