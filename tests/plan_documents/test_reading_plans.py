"""Plans of known content are read from Word, Excel, PDF and text. Those of `HELD` were not seen by its author.

`-s` shows the table of figures; what was missed and invented stands in the message of a failed test.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest

from tests.plan_documents.layout import Layout
from tests.plan_documents.measuring import Measured, Read, measure, reader_of, table
from tests.plan_documents.sets import HELD, READ

SEEDS: Final = range(1, 6)
BARS: Final = {"word": 0.97, "excel": 0.97, "text": 0.97, "pdf": 0.93}
_MEASURED: Final = ("nodes", "indicators", "projects", "swot", "leads")


@pytest.fixture(scope="module")
def read() -> Read:
    """The reader, as tests call it."""
    reading = pytest.importorskip("patibat.intake.plan_documents", reason="the reader of plans is not built yet")
    directory = pytest.importorskip("patibat.plans.directory", reason="the directory of agencies is not built yet")
    return reader_of(reading.read_plan, directory)


def _noted(measured: list[Measured], record_property: Callable[[str, object], None]) -> None:
    print("\n" + table(measured))
    for one in measured:
        for sort in _MEASURED:
            tally = one.score[sort]
            record_property(f"{one.layout.name} {sort}", f"{tally.precision:.3f}/{tally.recall:.3f}")


@pytest.mark.parametrize("layout", HELD, ids=lambda one: one.name)
def test_nodes_of_unseen_layouts(layout: Layout, read: Read, record_property: Callable[[str, object], None]) -> None:
    measured = measure([layout], SEEDS, read)
    _noted(measured, record_property)
    if measured[0].unavailable:
        pytest.skip(measured[0].unavailable)
    nodes = measured[0].score["nodes"]
    assert min(nodes.precision, nodes.recall) >= BARS[layout.kind], measured[0].score.told()


@pytest.mark.parametrize("layout", READ, ids=lambda one: one.name)
def test_nodes_of_seen_layouts(layout: Layout, read: Read, record_property: Callable[[str, object], None]) -> None:
    measured = measure([layout], SEEDS, read)
    _noted(measured, record_property)
    if measured[0].unavailable:
        pytest.skip(measured[0].unavailable)
    nodes = measured[0].score["nodes"]
    assert min(nodes.precision, nodes.recall) >= BARS[layout.kind], measured[0].score.told()
