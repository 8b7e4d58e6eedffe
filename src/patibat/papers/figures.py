"""A number on paper together with its id: what every document, chart and data file has in common.

>>> figure = FigureSpan("count~late~11~2566-Q2~all~1", "17", Decimal(17), coverage=Coverage(17, 22))
>>> figure.coverage.text("th")
'17 จาก 22 หน่วยงาน'
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from patibat.papers.marks import REPORTED


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of those who should have reported did; what is counted is the roll-up's matter."""

    reported: int
    expected: int

    @property
    def partial(self) -> bool:
        """Somebody is missing: the figure says so and is drawn hatched."""
        return self.reported < self.expected

    def text(self, language: str = "th") -> str:
        """`17 จาก 22 หน่วยงาน`."""
        if language.startswith("en"):
            return f"{self.reported:,} of {self.expected:,} agencies"
        return f"{self.reported:,} จาก {self.expected:,} หน่วยงาน"


@dataclass(frozen=True, slots=True)
class FigureSpan:
    """A number in prose or in a cell, bound to its figure's id.

    `shown` is the text as printed and stands literally in every format; `value` is exact and None unless `state` is
    "reported". `places` is the number of decimals in `shown`, so that a workbook can show the same text from the value.
    `figure_id` is empty for a number without lineage, such as a rank: it is not collected.
    """

    figure_id: str
    shown: str
    value: Decimal | None = None
    state: str = REPORTED
    coverage: Coverage | None = None
    places: int = 0
    bold: bool = False
