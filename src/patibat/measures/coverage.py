"""How many of those who should have reported are in the number; coverage is stated and never fills.

>>> from patibat.measures.values import Value
>>> coverage = Coverage.of([Value.reported(0), Value.late(), Value.not_applicable("ไม่มีโรงเรียนในสังกัด")])
>>> coverage.label()
'1 จาก 2 หน่วยงาน'
>>> coverage.label("en")
'1 of 2 agencies'
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from patibat.problems import Text

from .values import State, Value

AGENCIES = Text("หน่วยงาน", "agencies")
PERIODS = Text("งวด", "periods")
REPORTS = Text("รายการ", "reports")

_LABEL = Text("{reported} จาก {expected} {unit}", "{reported} of {expected} {unit}")
_NOBODY = Text("ไม่มี{unit}ที่ต้องรายงาน", "no {unit} expected to report")
_PARTS = (
    ("late", State.LATE.text),
    ("not_yet_due", State.NOT_YET_DUE.text),
    ("withheld", State.WITHHELD.text),
    ("not_counted", Text("รายงานแล้วแต่นำมารวมไม่ได้", "reported but cannot be counted")),
    ("not_applicable", State.NOT_APPLICABLE.text),
)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts by state; each agency is in exactly one of them.

    `reported` are in the number. `not_counted` reported something the rule cannot use (no denominator, no weight).
    `not_applicable` are outside `expected`.
    """

    reported: int = 0
    late: int = 0
    not_yet_due: int = 0
    withheld: int = 0
    not_counted: int = 0
    not_applicable: int = 0

    @classmethod
    def of(cls, values: Iterable[Value]) -> Coverage:
        """The coverage of plain values, each counted once."""
        return cls.count(value.state.value for value in values)

    @classmethod
    def count(cls, names: Iterable[str]) -> Coverage:
        """From the names of the counts, once per agency."""
        return cls(**Counter(names))

    @property
    def expected(self) -> int:
        """Those whom the question concerns."""
        return self.reported + self.late + self.not_yet_due + self.withheld + self.not_counted

    @property
    def total(self) -> int:
        """All, with those whom it does not concern."""
        return self.expected + self.not_applicable

    @property
    def is_complete(self) -> bool:
        """Is everybody expected in the number?"""
        return self.reported == self.expected

    def __add__(self, other: Coverage) -> Coverage:
        """Two coverages of different agencies together."""
        # Written out: a report adds thousands of them, and asking for the fields' names would be most of it.
        return Coverage(
            self.reported + other.reported,
            self.late + other.late,
            self.not_yet_due + other.not_yet_due,
            self.withheld + other.withheld,
            self.not_counted + other.not_counted,
            self.not_applicable + other.not_applicable,
        )

    def without_number(self, name: str) -> Coverage:
        """The same agencies when their roll-up is not in the wider number: the reported move to the count `name`."""
        return replace(self, **{name: getattr(self, name) + self.reported, "reported": 0})

    def label(self, language: str = "th", unit: Text = AGENCIES) -> str:
        """`17 จาก 22 หน่วยงาน`."""
        details = {"reported": self.reported, "expected": self.expected, "unit": unit.of(language)}
        return (_LABEL if self.expected else _NOBODY).of(language, details)

    def missing_label(self, language: str = "th") -> str:
        """Who is missing and why, in counts: `เกินกำหนดส่ง 3, ยังไม่ถึงกำหนด 2`; empty when nobody is."""
        counts = ((text.of(language), getattr(self, name)) for name, text in _PARTS)
        return ", ".join(f"{word} {count}" for word, count in counts if count)

    def as_dict(self) -> dict[str, int]:
        """For JSON: every count, `expected` and `total`."""
        counts: dict[str, int] = {field.name: getattr(self, field.name) for field in fields(self)}
        return {"expected": self.expected, **counts, "total": self.total}
