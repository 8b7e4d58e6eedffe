"""Reads the documents of layouts and sums their scores by layout.

python -m tests.plan_documents.measuring             the table of all layouts
python -m tests.plan_documents.measuring seen-word   those of that name, with what was missed and what was invented
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from patibat.plans.tree import PlanTree
from patibat.thai import province
from tests.plan_documents.agencies import AgencyFacts
from tests.plan_documents.layout import Layout, Unavailable
from tests.plan_documents.scoring import SORTS, Score, score
from tests.plan_documents.sets import READ

Read = Callable[[bytes, str, list[AgencyFacts], str], PlanTree]
"""(content, name of the file, agencies of the directory, code of the province) → what was read."""


@dataclass(slots=True)
class Measured:
    """The scores of one layout, all seeds together."""

    layout: Layout
    score: Score = field(default_factory=Score)
    documents: int = 0
    unavailable: str = ""


def reader_of(read_plan: Callable[..., Any], directory: Any) -> Read:
    """The product's reader; `directory` is the module `patibat.plans.directory`."""

    def read(content: bytes, name: str, agencies: list[AgencyFacts], code: str) -> PlanTree:
        known = [directory.Known(agency.code, (agency.name, *agency.short)) for agency in agencies]
        tree: PlanTree = read_plan(content, name, directory.Directory(known, code, province(code).name_th)).tree
        return tree

    return read


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


def line(one: Measured) -> str:
    """The figures of a layout on one line."""
    figures = (f"{sort} {one.score[sort].precision:.3f}/{one.score[sort].recall:.3f}" for sort in SORTS)
    return f"{one.layout.name} ({one.documents} plans): {', '.join(figures)}"


def main(names: list[str]) -> None:
    """The command line."""
    layouts = [one for one in READ if not names or any(name in one.name for name in names)]
    reading = import_module("patibat.intake.plan_documents")
    read = reader_of(reading.read_plan, import_module("patibat.plans.directory"))
    measured = measure(layouts, range(1, 4), read)
    print(table(measured))
    for one in measured if names else ():
        print(f"\n{one.layout.name}\n{one.score.told()}")


if __name__ == "__main__":
    main(sys.argv[1:])
