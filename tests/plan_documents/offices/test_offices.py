"""Plans of offices of several kinds come out as the outline that was written by hand beside each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plan_documents.offices.outline import outline_of
from tests.plan_documents.offices.papers import PAPERS

HERE = Path(__file__).parent
TEXTS = sorted(path.name for path in HERE.glob("*.txt"))


@pytest.mark.parametrize("name", [*TEXTS, *PAPERS])
def test_a_plan_as_an_office_writes_it(name: str) -> None:
    content = PAPERS[name]() if name in PAPERS else (HERE / name).read_bytes()
    assert outline_of(content, name) == (HERE / "outlines" / f"{name}.outline").read_text(encoding="utf-8")
