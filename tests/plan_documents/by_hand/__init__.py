"""Plan documents written by hand, in the words of other offices than those that the generator imitates.

Written by somebody who had not seen the reader. Nodes at first sight, precision/recall, before a rule was changed for
any of them: Phayao, Surin and Lamphun 1.00/1.00, Mae Hong Son and Ranong 1.00/1.00, Surat Thani 0.69/0.69, Trang
0.59/0.67, Phetchabun 0.71/0.77, Chanthaburi 1.00/0.43, Khon Kaen 0.38/0.30. What was missed: “จุดเน้นที่ ๑” as an issue,
lists of “ข้อ 1”, strategies that belong to a goal, notes behind a table, a table that names strategies again.
“มาตรการ” is a tactic here as elsewhere in the house; whoever wrote them had taken it for a guideline.
"""

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
