"""Plans of known content are read from Word, Excel, PDF and text.

What was missed and invented stands in the message of a failed test; the figures are shown at the end of every run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

import pytest
from _pytest.mark import ParameterSet

from patibat.intake.plan_documents import read_plan
from patibat.plans import directory
from tests.plan_documents.layout import Layout
from tests.plan_documents.measuring import measure, reader_of
from tests.plan_documents.sets import READ

SEEDS: Final = range(1, 6)
BARS: Final = {"word": 0.97, "excel": 0.97, "text": 0.97, "pdf": 0.93}
BELOW: Final[dict[str, str]] = {}
"""Layouts of which we know that they are read worse, and why."""
_MEASURED: Final = ("nodes", "indicators", "projects", "swot", "leads", "title")


def _layouts(layouts: Iterable[Layout]) -> list[ParameterSet]:
    below = {name: [pytest.mark.xfail(reason=reason, strict=True)] for name, reason in BELOW.items()}
    return [pytest.param(one, id=one.name, marks=below.get(one.name, [])) for one in layouts]


def _read_well(layout: Layout, shown: Callable[[str, object], None]) -> None:
    (measured,) = measure([layout], SEEDS, reader_of(read_plan, directory))
    if measured.unavailable:
        pytest.skip(measured.unavailable)
    tallies = ((sort, measured.score[sort]) for sort in _MEASURED)
    figures = ", ".join(f"{sort} {one.precision:.3f}/{one.recall:.3f}" for sort, one in tallies if one.known)
    shown("shown", f"plan · {layout.name}: {figures}")
    nodes = measured.score["nodes"]
    assert min(nodes.precision, nodes.recall) >= BARS[layout.kind], measured.score.told()


@pytest.mark.parametrize("layout", _layouts(READ))
def test_nodes_of_layouts(layout: Layout, record_property: Callable[[str, object], None]) -> None:
    _read_well(layout, record_property)
