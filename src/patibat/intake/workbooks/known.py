"""What a reader of workbooks must know, as plain values, and what it gives back."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from patibat.papers.workbooks import CellValue
from patibat.problems import Problem, Text
from patibat.thai import search_key

REPORTED, NOT_APPLICABLE = "reported", "not_applicable"
NOT_APPLICABLE_WORD = "ไม่เกี่ยวข้อง"
# The words of the drop-down do not follow the language of whoever downloads: the file goes to somebody else.
WORK_WORDS = {
    "not_started": "ยังไม่เริ่ม",
    "under_way": "อยู่ระหว่างดำเนินการ",
    "done": "แล้วเสร็จ",
    "delayed": "ล่าช้ากว่าแผน",
    "cancelled": "ยกเลิก",
}
SOURCE_WORDS = {1: "ส่วนราชการต้นสังกัด", 2: "แผนพัฒนาจังหวัด", 3: "อบจ. อปท. ชุมชน เอกชน", 4: "หน่วยงานอื่น"}
_LOOSE = re.compile(r"[\s.\-–—_()\"'“”]+")


class Mark(StrEnum):
    """What a row, or a cell, is beside what is stored."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    WRONG = "wrong"
    CONFLICT = "conflict"
    """Two people changed it, differently: a person decides."""
    EMPTY = "empty"

    @property
    def text(self) -> Text:
        return _MARK_LOOKS[self][0]

    @property
    def shape(self) -> str:
        """Shape, colour and line as the style sheet names those of states."""
        return _MARK_LOOKS[self][1]

    @property
    def tone(self) -> str:
        return _MARK_LOOKS[self][2]


_MARK_LOOKS = {
    Mark.NEW: (Text("ใหม่", "new"), "●", "good"),
    Mark.CHANGED: (Text("เปลี่ยน", "changed"), "▲", "watch"),
    Mark.UNCHANGED: (Text("เหมือนเดิม", "unchanged"), "–", "muted"),
    Mark.CONFLICT: (Text("ต้องตัดสิน", "to be decided"), "◆", "bad"),
    Mark.WRONG: (Text("ต้องแก้", "to be mended"), "■", "bad"),
    Mark.EMPTY: (Text("ว่าง", "empty"), "○", "muted"),
}


@dataclass(frozen=True, slots=True)
class KnownIndicator:
    """An indicator as it is defined in the round's year. `rule` is one of the roll-up rules of measures."""

    code: str
    name: str
    unit: str
    rule: str
    target: str = ""
    numerator: str = ""
    denominator: str = ""


@dataclass(frozen=True, slots=True)
class KnownProject:
    """A project of the round's year and the code of the agency that answers for it."""

    code: str
    name: str
    agency: str


@dataclass(frozen=True, slots=True)
class StoredResult:
    """The current value of an indicator by an agency in the round. `key` names its version."""

    state: str = REPORTED
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    data_date: datetime.date | None = None
    note: str = ""
    key: int = 0
    returned: bool = False


@dataclass(frozen=True, slots=True)
class StoredProgress:
    """The current progress of a project in the round."""

    work: str
    percent: Decimal | None = None
    done: str = ""
    problems: str = ""
    remedy: str = ""
    key: int = 0
    returned: bool = False


@dataclass(slots=True)
class Known:
    """Everything that decides about a row. Agencies by code; `names` by `loose` name → codes, of the whole network.

    `scope` are the codes of the workbook's agency and those below it; `refused` says of an agency why nothing of it
    is taken now; `default_agency` stands for a missing column of agencies.
    """

    today: datetime.date
    agencies: dict[str, str] = field(default_factory=dict)
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    scope: frozenset[str] = frozenset()
    default_agency: str = ""
    refused: dict[str, Problem] = field(default_factory=dict)
    indicators: dict[str, KnownIndicator] = field(default_factory=dict)
    expected: frozenset[tuple[str, str]] = frozenset()
    projects: dict[str, KnownProject] = field(default_factory=dict)
    results: dict[tuple[str, str], StoredResult] = field(default_factory=dict)
    progress: dict[str, StoredProgress] = field(default_factory=dict)
    paid: dict[tuple[str, int], tuple[Decimal, int]] = field(default_factory=dict)
    """(project, kind of source) → baht disbursed in the quarter, and the key of its version."""


ReadCell = tuple[str, str, str, str, str]
"""Key of the column, name of the cell, `Mark`, what it says, what is stored."""


@dataclass(slots=True)
class ReadResult:
    """One row of results. `stored` is the key of the version that was seen, 0 when there was none."""

    row: int
    mark: Mark
    agency: str
    code: str
    cell: str = ""
    stored: int = 0
    state: str = REPORTED
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    data_date: datetime.date | None = None
    note: str = ""
    cells: list[ReadCell] = field(default_factory=list)

    @property
    def content(self) -> tuple[object, ...]:
        """What makes two reports the same."""
        return (self.state, self.value, self.numerator, self.denominator, self.data_date, self.note)


@dataclass(slots=True)
class ReadProject:
    """One row of projects. `paid`: kind of source → (baht, cell, key of the version that was seen)."""

    row: int
    mark: Mark
    agency: str
    code: str
    cell: str = ""
    stored: int = 0
    work: str = ""
    percent: Decimal | None = None
    done: str = ""
    problems: str = ""
    remedy: str = ""
    paid: dict[int, tuple[Decimal, str, int]] = field(default_factory=dict)
    cells: list[ReadCell] = field(default_factory=list)

    @property
    def content(self) -> tuple[object, ...]:
        """What makes two reports the same."""
        amounts = tuple(sorted((kind, amount) for kind, (amount, _, _) in self.paid.items()))
        return (self.work, self.percent, self.done, self.problems, self.remedy, amounts)


@dataclass(slots=True)
class Reading:
    """What a workbook says. `problems` keep rows out; `notes` were taken, and are shown."""

    results: list[ReadResult] = field(default_factory=list)
    projects: list[ReadProject] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    results_sheet: str = ""
    projects_sheet: str = ""

    def count(self, *marks: Mark) -> int:
        """How many rows have one of these marks."""
        return sum(row.mark in marks for rows in (self.results, self.projects) for row in rows)


def loose(text: str) -> str:
    """What two spellings of one name or word have in common.

    >>> loose("สพป. ตัวอย่าง เขต ๑") == loose("สพป.ตัวอย่าง เขต 1")
    True
    """
    return _LOOSE.sub("", search_key(text))


def text_of(value: CellValue) -> str:
    """A cell as text; a code that a spreadsheet took for a number is written without its point.

    >>> text_of(1101.0), text_of(" K1 "), text_of(None)
    ('1101', 'K1', '')
    """
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value).strip()
