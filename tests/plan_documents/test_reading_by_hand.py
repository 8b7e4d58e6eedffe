"""Plans that people wrote, in ten provinces and ten ways: all that an officer finds in them is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest

from patibat.intake.plan_documents import read_plan
from patibat.plans import directory
from tests.plan_documents.by_hand import DOCUMENTS
from tests.plan_documents.by_hand.document import Document
from tests.plan_documents.layout import Unavailable
from tests.plan_documents.measuring import reader_of
from tests.plan_documents.scoring import SORTS, score

_TITLES: Final = frozenset(("lamphun-excel-sheets", "phetchabun-pdf-libreoffice"))
"""Where the title ends on a cover of several lines is a matter of taste."""


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.name)
def test_a_plan_written_by_hand(document: Document, record_property: Callable[[str, object], None]) -> None:
    try:
        content = document.build()
    except Unavailable as reason:
        pytest.skip(str(reason))
    read = reader_of(read_plan, directory)
    made = score(read(content, document.file_name, list(document.agencies), document.province), document.tree)
    known = [sort for sort in SORTS if made[sort].known]
    figures = ", ".join(f"{sort} {made[sort].precision:.3f}/{made[sort].recall:.3f}" for sort in known)
    record_property("shown", f"plan by hand · {document.name}: {figures}")
    for sort in known:
        if sort != "title" or document.name not in _TITLES:
            assert min(made[sort].precision, made[sort].recall) >= 0.97, made.told()
