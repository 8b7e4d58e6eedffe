"""Reads the documents of layouts and sums their scores by layout."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from patibat.plans.tree import PlanTree
from tests.plan_documents.agencies import AgencyFacts
from tests.plan_documents.layout import Layout, Unavailable
from tests.plan_documents.scoring import SORTS, Score, score

Read = Callable[[bytes, str, list[AgencyFacts], str], PlanTree]
"""(content, name of the file, agencies of the directory, code of the province) → what was read."""


@dataclass(slots=True)
class Measured:
    """The scores of one layout, all seeds together."""

    layout: Layout
    score: Score = field(default_factory=Score)
    documents: int = 0
    unavailable: str = ""


def measure(layouts: Iterable[Layout], seeds: Iterable[int], read: Read) -> list[Measured]:
    """Every layout with every seed. A layout whose program is missing has no documents, and says why."""
    found = []
    for layout in layouts:
        one = Measured(layout)
        try:
            for seed in seeds:
                content, name, known = layout.document(seed)
                one.score.add(score(read(content, name, known.agencies, known.tree.province), known.tree))
                one.documents += 1
        except Unavailable as reason:
            one.unavailable = str(reason)
        found.append(one)
    return found


def table(measured: Iterable[Measured]) -> str:
    """A line for each layout: precision and recall of each sort."""
    lines = [f"{'layout':<28}" + "".join(f"{sort:>14}" for sort in SORTS)]
    for one in measured:
        figures = (f"{one.score[sort].precision:.3f}/{one.score[sort].recall:.3f}" for sort in SORTS)
        lines.append(f"{one.layout.name:<28}" + (one.unavailable or "".join(f"{text:>14}" for text in figures)))
    return "\n".join(lines)
