"""Putting a tree together: a thing said twice in a document (in a summary and in its own chapter) is one thing."""

from __future__ import annotations

import re
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Final

from patibat.intake.plan_documents.cells import run_apart
from patibat.papers.reading import Origin
from patibat.plans.directory import Directory
from patibat.plans.tree import (
    NOWHERE,
    IndicatorItem,
    Line,
    PlanItem,
    PlanTree,
    ProjectItem,
    SwotEntry,
    TargetValue,
)
from patibat.thai import search_key

_LETTER: Final = {
    "part": "p", "section": "c", "clause": "c", "mission": "m", "value": "v", "goal": "g", "issue": "i", "target": "t",
    "strategy": "s", "tactic": "a", "guideline": "d",
}  # fmt: skip
_TRAILING: Final = re.compile(r"[\s:：;,]+$")
_SWOT_CODE: Final = re.compile(r"^[SWOT]\s?[0-9๐-๙]{1,2}\s*[:.)–-]?\s*")
_QUOTES: Final = "“”\"'‘’ "
_SIMILAR: Final = 0.72


def same_key(text: str) -> str:
    """What two writings of one title have in common."""
    return re.sub(r"[\s.,:;“”\"'‘’()\-–—/]+", "", search_key(text))


def is_same(first: str, second: str) -> bool:
    """Are two titles one title, a slip of the pen apart?"""
    left, right = same_key(first), same_key(second)
    if left == right:
        return True
    if not left or not right or min(len(left), len(right)) < 12:
        return False
    return SequenceMatcher(None, left, right, autojunk=False).ratio() >= 0.92


class Builder:
    """The tree so far, with the places where things hang."""

    def __init__(self, directory: Directory) -> None:
        self.tree = PlanTree()
        self.directory = directory
        self.awaited: list[tuple[IndicatorItem, str, str]] = []
        self.by_year: dict[str, int] = {}
        """Key of an indicator → the year by which its target is to be reached, where the target stands further on."""
        """Indicators that name the node they measure by a number of a kind, before the document lists it."""
        self._keys: set[str] = set()
        self._by_place: dict[tuple[str, str], list[PlanItem]] = {}

    @property
    def years(self) -> tuple[int, int]:
        """The plan's years, (0, 0) while they are not known."""
        return self.tree.from_year, self.tree.to_year

    def key(self, kind: str, parent: str, number: str) -> str:
        """A short key that nothing else has: `i2s1` is the first strategy of the second issue."""
        if kind == "vision":
            stem = "vision"
        else:
            last = number.split(".")[-1] if number else ""
            count = last or str(len(self._by_place.get((kind, parent), ())) + 1)
            stem = f"{parent}{_LETTER.get(kind, kind)}{count}"
        stem = stem[:44]
        key, extra = stem, 1
        while key in self._keys:
            extra += 1
            key = f"{stem}-{extra}"
        self._keys.add(key)
        return key

    def node(
        self, kind: str, title: str, *, number: str = "", parent: str = "", origin: Origin = NOWHERE, sure: float = 0.95
    ) -> PlanItem:
        """The node of this kind, place and title: the one that is there, or a new one."""
        title = _TRAILING.sub("", " ".join(title.split()))
        if kind == "vision":
            title = title.strip(_QUOTES)
        found = self._there(kind, parent, number, title)
        if found is not None:
            found.title = found.title or title
            found.number = found.number or number
            found.confidence = max(found.confidence, sure)
            return found
        item = PlanItem(self.key(kind, parent, number), kind, number, title, parent, origin=origin, confidence=sure)
        self.tree.nodes.append(item)
        self._by_place.setdefault((kind, parent), []).append(item)
        return item

    def _there(self, kind: str, parent: str, number: str, title: str) -> PlanItem | None:
        for item in self._by_place.get((kind, parent), ()):
            if same_key(item.title) == same_key(title):
                return item
            if number and item.number == number:
                if not item.title or not title:
                    return item
                alike = SequenceMatcher(None, same_key(item.title), same_key(title), autojunk=False).ratio()
                if alike >= _SIMILAR:
                    return item
        return None

    def numbered(self, kind: str, number: str) -> PlanItem | None:
        """The latest node of a kind with this number, wherever it hangs."""
        return next((one for one in reversed(self.tree.nodes) if one.kind == kind and one.number == number), None)

    def settle(self) -> None:
        """What named a node before it was read hangs on it now."""
        for item, kind, number in self.awaited:
            node = self.numbered(kind, number)
            item.node = node.key if node is not None else item.node

    def indicator(
        self, name: str, *, node: str = "", number: str = "", origin: Origin = NOWHERE, sure: float = 0.95
    ) -> IndicatorItem:
        """The indicator of this name: the one that is there, or a new one."""
        name = _TRAILING.sub("", " ".join(name.split()))
        near = {node, *self._above(node), *self._below(node)}
        for item in self.tree.indicators:
            if same_key(item.name) == same_key(name) and (item.node in near or not item.node or not node):
                item.node = item.node if len(item.node) >= len(node) else node
                return item
        stem = f"k{len(self.tree.indicators) + 1}"
        item = IndicatorItem(stem, name, node=node, number=number, origin=origin, confidence=sure)
        self.tree.indicators.append(item)
        return item

    def _above(self, key: str) -> set[str]:
        found: set[str] = set()
        item = self.tree.node(key) if key else None
        while item is not None and item.parent:
            found.add(item.parent)
            item = self.tree.node(item.parent)
        return found

    def _below(self, key: str) -> set[str]:
        if not key:
            return set()
        found = {key}
        for item in self.tree.nodes:
            if item.parent in found:
                found.add(item.key)
        return found

    def target(self, indicator: IndicatorItem, year: int, target: TargetValue | None) -> None:
        """What is aimed at in a year; what was said first stays."""
        if target is not None and (target.value is not None or target.increase_by is not None or target.text):
            indicator.targets.setdefault(year, target)
            if not indicator.unit and target.unit and target.increase_by is None:
                indicator.unit = target.unit

    def project(self, name: str, *, number: str = "", node: str = "", origin: Origin = NOWHERE) -> ProjectItem:
        """A new project. The same name twice is two projects: whether that is meant is the checker's question."""
        item = ProjectItem(f"j{len(self.tree.projects) + 1}", " ".join(name.split()), number, node=node, origin=origin)
        self.tree.projects.append(item)
        return item

    def swot(self, kind: str, text: str, origin: Origin, sure: float = 0.95) -> None:
        """An entry of SWOT, once."""
        parts = run_apart(" ".join(text.split()))
        if len(parts) > 1:
            for part in parts:
                self.swot(kind, part, origin, sure)
            return
        clean = _TRAILING.sub("", _SWOT_CODE.sub("", " ".join(text.split())))
        if clean and not any(one.kind == kind and same_key(one.text) == same_key(clean) for one in self.tree.swot):
            self.tree.swot.append(SwotEntry(kind, clean, origin, sure))

    def unplaced(self, text: str, origin: Origin, number: str = "") -> None:
        """What could not be placed is kept and shown."""
        if text.strip():
            self.tree.unplaced.append(Line(" ".join(text.split()), origin, number=number))

    def totals(self) -> Decimal:
        """The baht of every project, for the reader's own checks."""
        return sum((one.budget or Decimal(0) for one in self.tree.projects), Decimal(0))
