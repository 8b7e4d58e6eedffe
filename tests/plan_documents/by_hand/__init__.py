"""Plan documents written by hand, in the words of other offices than those that the generator imitates."""

from __future__ import annotations

from typing import Final

from tests.plan_documents.by_hand import (
    chanthaburi,
    khonkaen,
    lamphun,
    maehongson,
    phayao,
    phetchabun,
    ranong,
    suratthani,
    surin,
    trang,
)
from tests.plan_documents.by_hand.document import Document

DOCUMENTS: Final[tuple[Document, ...]] = (
    phayao.DOCUMENT,
    surin.DOCUMENT,
    trang.DOCUMENT,
    chanthaburi.DOCUMENT,
    lamphun.DOCUMENT,
    khonkaen.DOCUMENT,
    suratthani.DOCUMENT,
    phetchabun.DOCUMENT,
    maehongson.DOCUMENT,
    ranong.DOCUMENT,
)
"""Each with the plan that an officer finds in it."""
