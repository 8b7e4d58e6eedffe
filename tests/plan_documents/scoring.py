"""How well a tree that was read agrees with the tree that was printed.

Texts are compared without spaces, with Arabic digits and one spelling of what fonts and readers spell differently.
Parts, sections and clauses are no measure here: a layout's chapters may become such nodes or none, and a node's parent
is the nearest one that is none of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, TypeVar

from patibat.plans.tree import AgencyMention, IndicatorItem, PlanItem, PlanTree, ProjectItem, TargetValue, TotalLine
from patibat.thai import normalize, to_arabic_digits

_CHAPTERS: Final = ("part", "section", "clause")
_DROPPED: Final = re.compile(r"[\s\u200b\u200c\u200d\u2060\ufeff\u00ad\"“”'‘’.,:;]+")
_DASHES: Final = re.compile(r"[‐‑‒–—−]")
_UNITS: Final = {"%": "ร้อยละ", "เปอร์เซ็นต์": "ร้อยละ"}


def key(text: str) -> str:
    """What two texts share when they say the same.

    >>> key("ศธจ. ๒๕๖๖ – ๗๐") == key("ศธจ.2566-70")
    True
    """
    return _DROPPED.sub("", _DASHES.sub("-", to_arabic_digits(normalize(text)))).casefold()


@dataclass(slots=True)
class Tally:
    """Found and known things of one sort, compared. Nothing known and nothing found counts as right."""

    right: int = 0
    found: int = 0
    known: int = 0
    missed: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / self.found if self.found else float(not self.known)

    @property
    def recall(self) -> float:
        """Share of what is known that was found."""
        return self.right / self.known if self.known else float(not self.found)

    def add(self, other: Tally) -> None:
        """Another document's tally to this one."""
        self.right += other.right
        self.found += other.found
        self.known += other.known
        self.missed += other.missed
        self.invented += other.invented


SORTS: Final = ("nodes", "indicators", "projects", "swot", "leads", "totals", "title")


@dataclass(slots=True)
class Score:
    """A tally for each sort of thing."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {sort: Tally() for sort in SORTS})

    def __getitem__(self, sort: str) -> Tally:
        return self.tallies[sort]

    def add(self, other: Score) -> None:
        """Another document's score to this one."""
        for sort, tally in other.tallies.items():
            self.tallies[sort].add(tally)

    def told(self, most: int = 12) -> str:
        """What was missed and what was invented, for people."""
        lines = []
        for sort, one in self.tallies.items():
            lines.append(f"{sort:<11} precision {one.precision:.3f} recall {one.recall:.3f} ({one.right}/{one.known})")
            lines += [f"   missed   {text}" for text in one.missed[:most]]
            lines += [f"   invented {text}" for text in one.invented[:most]]
        return "\n".join(lines)


def score(found: PlanTree, known: PlanTree) -> Score:
    """Compares; `known` is what a perfect reader finds."""
    made = Score()
    made.tallies["nodes"] = _compared(_nodes(found), _nodes(known))
    made.tallies["indicators"] = _matched(found.indicators, known.indicators, _same_indicator, _told_indicator)
    made.tallies["projects"] = _matched(found.projects, known.projects, _same_project, _told_project)
    made.tallies["swot"] = _compared(
        [((one.kind, key(one.text)), f"{one.kind}: {one.text}") for one in found.swot],
        [((one.kind, key(one.text)), f"{one.kind}: {one.text}") for one in known.swot],
    )
    made.tallies["leads"] = _compared(_leads(found, known), _leads(known, known))
    made.tallies["totals"] = _compared(
        [(one.amount, str(one.amount)) for one in found.totals if known.totals and _is_whole(one)],
        [(one.amount, str(one.amount)) for one in known.totals],
    )
    made.tallies["title"] = _compared(_head(found), _head(known))
    return made


def _is_whole(one: TotalLine) -> bool:
    """Totals of a year, a quarter or a source are right too, but no measure."""
    return not (one.year or one.quarter or one.source)


Pair = tuple[Hashable, str]
Thing = TypeVar("Thing")


def _compared(found: Iterable[Pair], known: Iterable[Pair]) -> Tally:
    mine, theirs = list(found), list(known)
    left = Counter(one for one, _ in theirs)
    made = Tally(found=len(mine), known=len(theirs))
    for one, text in mine:
        if left[one]:
            left[one] -= 1
            made.right += 1
        else:
            made.invented.append(text)
    for one, text in reversed(theirs):
        if left[one]:
            left[one] -= 1
            made.missed.insert(0, text)
    return made


def _nodes(tree: PlanTree) -> list[Pair]:
    return [
        (
            (one.kind, key(one.title), _parent(tree, one)),
            f"{one.kind} {one.number} {one.title} ⊂ {_parent(tree, one)[:40]}",
        )
        for one in tree.nodes
        if one.kind not in _CHAPTERS
    ]


def _parent(tree: PlanTree, node: PlanItem) -> str:
    seen: set[str] = set()
    at = tree.node(node.parent) if node.parent else None
    while at and at.kind in _CHAPTERS and at.key not in seen:
        seen.add(at.key)
        at = tree.node(at.parent) if at.parent else None
    return key(at.title) if at else ""


def _head(tree: PlanTree) -> list[Pair]:
    title = key(re.sub(r"\(?พ\.ศ\..*", "", tree.title))
    vision = key(tree.vision)
    found: list[Pair] = [(title, tree.title), ((tree.from_year, tree.to_year), f"{tree.from_year}–{tree.to_year}")]
    return [*found, (("vision", vision), f"vision {tree.vision}")]


def _same_agency(found: AgencyMention, known: AgencyMention) -> bool:
    return key(found.text) == key(known.text) or bool(found.code and found.code == known.code)


def _leads(tree: PlanTree, known: PlanTree) -> list[Pair]:
    """(node, share, agency); an agency is its code where the text resolves to one, and only where `known` has any."""
    if not any(one.lead or one.support for one in known.nodes):
        return []
    texts = {key(one.text): one.code for one in known.mentions()}
    return [
        ((node.kind, key(node.title), share, texts.get(key(one.text)) or one.code or key(one.text)),
         f"{share} of {node.title[:40]}: {one.text}")
        for node in tree.nodes
        for share, mentions in (("lead", node.lead), ("support", node.support))
        for one in mentions
    ]  # fmt: skip


def _matched(
    found: Sequence[Thing],
    known: Sequence[Thing],
    same: Callable[[Thing, Thing], bool],
    told: Callable[[Thing], str],
) -> Tally:
    left = list(known)
    made = Tally(found=len(found), known=len(known))
    for one in found:
        match = next((at for at, other in enumerate(left) if same(one, other)), None)
        if match is None:
            made.invented.append(told(one))
        else:
            left.pop(match)
            made.right += 1
    made.missed = [told(one) for one in left]
    return made


def _same_indicator(found: IndicatorItem, known: IndicatorItem) -> bool:
    """Name, unit (where the document says one), baseline (where it says one) and every target."""
    if key(found.name) != key(known.name):
        return False
    if known.unit and _unit(found.unit) != _unit(known.unit):
        return False
    if known.baseline is not None and found.baseline != known.baseline:
        return False
    return set(found.targets) == set(known.targets) and all(
        _same_target(found.targets[year], target) for year, target in known.targets.items()
    )


def _unit(text: str) -> str:
    return _UNITS.get(text.strip(), key(text))


def _same_target(found: TargetValue, known: TargetValue) -> bool:
    """By numbers; where the reader kept words alone, by the words."""
    mine, theirs = _numbers(found), _numbers(known)
    return mine == theirs or (mine == (None, None, None) and key(found.text) == key(known.text))


def _numbers(one: TargetValue) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    return one.value, one.upper, one.increase_by


def _told_indicator(one: IndicatorItem) -> str:
    targets = ", ".join(f"{year}: {target.text or target.value}" for year, target in sorted(one.targets.items()))
    return f"{one.name} [{one.unit}] {one.baseline or one.baseline_text} → {targets}"


def _name(text: str) -> str:
    return key(text).removeprefix("โครงการ")


def _same_project(found: ProjectItem, known: ProjectItem) -> bool:
    """Name, the agency that answers, the total (where printed) and every part of the budget that is not nil."""
    if _name(found.name) != _name(known.name):
        return False
    if known.agencies and not (found.agencies and _same_agency(found.agencies[0], known.agencies[0])):
        return False
    if known.budget is not None and found.budget != known.budget:
        return False
    if len(known.budgets) < 2:
        return True
    return _parts(found) == _parts(known)


def _parts(project: ProjectItem) -> Counter[tuple[int, Decimal]]:
    """Amounts by quarter; the year too when there are several."""
    several = len({one.year for one in project.budgets if one.amount}) > 1
    return Counter((one.quarter or (one.year if several else 0), one.amount) for one in project.budgets if one.amount)


def _told_project(one: ProjectItem) -> str:
    agency = one.agencies[0].text if one.agencies else "–"
    parts = ", ".join(f"{part.year or part.quarter}: {part.amount}" for part in one.budgets if part.amount)
    return f"{one.name} · {agency} · {one.budget} ({parts})"
