"""Layouts that nobody chose are read: designs drawn at random, the figures of all of them together.

The bars hold for the sum, not for each design: one of a thousand may mix habits that no rule expects.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest

from patibat.intake.plan_documents import read_plan
from patibat.plans import directory
from tests.plan_documents.drawn import Kind, document
from tests.plan_documents.layout import Unavailable
from tests.plan_documents.measuring import reader_of
from tests.plan_documents.scoring import Score, score

BARS: Final[dict[Kind, float]] = {"word": 0.97, "excel": 0.97, "text": 0.97, "pdf": 0.93}
_MEASURED: Final = ("nodes", "indicators", "projects", "swot", "leads", "title")
_READ: Final = reader_of(read_plan, directory)


def _read_well(kind: Kind, seeds: range, shown: Callable[[str, object], None]) -> None:
    together = Score()
    for seed in seeds:
        try:
            content, name, known = document(seed, kind)
        except Unavailable as reason:
            pytest.skip(str(reason))
        together.add(score(_READ(content, name, known.agencies, known.tree.province), known.tree))
    tallies = ((sort, together[sort]) for sort in _MEASURED)
    figures = ", ".join(f"{sort} {one.precision:.3f}/{one.recall:.3f}" for sort, one in tallies)
    shown("shown", f"plan · {kind}, {len(seeds)} designs drawn at random: {figures}")
    assert min(together["nodes"].precision, together["nodes"].recall) >= BARS[kind], together.told()
    assert min(together["projects"].precision, together["projects"].recall) >= 0.9, together.told()


@pytest.mark.parametrize("kind", BARS)
def test_drawn_layouts(kind: Kind, record_property: Callable[[str, object], None]) -> None:
    _read_well(kind, range(1000, 1015), record_property)


@pytest.mark.long
@pytest.mark.parametrize("kind", BARS)
def test_more_drawn_layouts(kind: Kind, record_property: Callable[[str, object], None]) -> None:
    _read_well(kind, range(2000, 2100), record_property)
