"""Fiscal years, quarters and academic years of the Buddhist Era (B.E.).

This room is the only place that knows the distance between B.E. and C.E. Dates are `datetime.date` in C.E.

>>> year = FiscalYear(2566)
>>> year.start, year.end
(datetime.date(2022, 10, 1), datetime.date(2023, 9, 30))
>>> year.quarters[1].label()
'ไตรมาส 2 ปีงบประมาณ 2566 (ม.ค.-มี.ค. 2566)'
>>> Quarter.of(date(2023, 1, 15)).code
'FY2566Q2'
>>> parse_period("ปีการศึกษา ๒๕๖๓").code
'AY2563'

Each kind sorts among its own; sort a mixed list by `period_order`. A year outside B.E. 2401 to 2699 is a
`Problem`. The fiscal year has begun on 1 October since B.E. 2483; the rule is applied to older years as it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final, Literal, TypeAlias

from patibat.problems import Text
from patibat.thai.months import EN_SHORT, TH_SHORT
from patibat.thai.problems import (
    PERIOD_NOT_UNDERSTOOD,
    QUARTER_OUT_OF_RANGE,
    YEAR_LOOKS_CHRISTIAN,
    YEAR_OUT_OF_RANGE,
)

BUDDHIST_OFFSET: Final = 543
FIRST_BE: Final = 2401
LAST_BE: Final = 2699

LabelStyle = Literal["long", "short"]


def checked_be(year: int) -> int:
    """The B.E. year itself, or a `Problem`: one that looks like C.E. asks, another is out of range.

    >>> checked_be(2566)
    2566
    >>> checked_be(2019)
    Traceback (most recent call last):
    patibat.problems.Problem: ปี 2019 เป็น ค.ศ. หรือไม่ ถ้าใช่คือ พ.ศ. 2562
    """
    if FIRST_BE <= year <= LAST_BE:
        return year
    if FIRST_BE <= year + BUDDHIST_OFFSET <= LAST_BE:
        raise YEAR_LOOKS_CHRISTIAN.at(year=year, be=year + BUDDHIST_OFFSET)
    raise YEAR_OUT_OF_RANGE.at(year=year)


def to_ce(be: int) -> int:
    """The C.E. year of a B.E. year.

    >>> to_ce(2562)
    2019
    """
    return checked_be(be) - BUDDHIST_OFFSET


def to_be(ce: int) -> int:
    """The B.E. year of a C.E. year.

    >>> to_be(2019)
    2562
    """
    be = ce + BUDDHIST_OFFSET
    if not FIRST_BE <= be <= LAST_BE:
        raise YEAR_OUT_OF_RANGE.at(year=be)
    return be


def _months_between(first: date, last: date, language: str) -> str:
    """The span in words: `ม.ค.-มี.ค. 2566`, `Jan–Mar 2023`, with two years where it crosses New Year."""
    english = language.startswith("en")
    names, dash, shift = (EN_SHORT, "–", 0) if english else (TH_SHORT, "-", BUDDHIST_OFFSET)
    begin = names[first.month - 1]
    if first.year != last.year:
        begin += f" {first.year + shift}"
    return f"{begin}{dash}{names[last.month - 1]} {last.year + shift}"


def _first_days(first: date, count: int) -> tuple[date, ...]:
    months = range(first.month - 1, first.month - 1 + count)
    return tuple(date(first.year + month // 12, month % 12 + 1, 1) for month in months)


@dataclass(frozen=True, slots=True, order=True)
class FiscalYear:
    """ปีงบประมาณ: from 1 October of the year before to 30 September of the year, both days included.

    >>> FiscalYear.of(date(2022, 10, 1)), FiscalYear.of(date(2022, 9, 30))
    (FiscalYear(be=2566), FiscalYear(be=2565))
    >>> FiscalYear(2566).code, FiscalYear(2566).next()
    ('FY2566', FiscalYear(be=2567))
    >>> FiscalYear(2566).label(), FiscalYear(2566).label(style="short")
    ('ปีงบประมาณ พ.ศ. 2566 (ต.ค. 2565-ก.ย. 2566)', 'ปีงบประมาณ 2566')
    >>> FiscalYear(2566).label("en")
    'fiscal year 2566 (Oct 2022–Sep 2023)'
    """

    be: int

    def __post_init__(self) -> None:
        checked_be(self.be)

    @classmethod
    def of(cls, day: date) -> FiscalYear:
        """The fiscal year that holds a day."""
        return cls(day.year + BUDDHIST_OFFSET + (day.month >= 10))

    @property
    def start(self) -> date:
        return date(self.be - BUDDHIST_OFFSET - 1, 10, 1)

    @property
    def end(self) -> date:
        return date(self.be - BUDDHIST_OFFSET, 9, 30)

    @property
    def code(self) -> str:
        """Stable, readable by `parse_period`."""
        return f"FY{self.be}"

    @property
    def quarters(self) -> tuple[Quarter, Quarter, Quarter, Quarter]:
        return (Quarter(self, 1), Quarter(self, 2), Quarter(self, 3), Quarter(self, 4))

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each of the twelve months, October first."""
        return _first_days(self.start, 12)

    def contains(self, day: date) -> bool:
        return self.start <= day <= self.end

    def next(self) -> FiscalYear:
        return FiscalYear(self.be + 1)

    def previous(self) -> FiscalYear:
        return FiscalYear(self.be - 1)

    def label(self, language: str = "th", style: LabelStyle = "long") -> str:
        """In words; the long style says the months too."""
        if style == "short":
            return Text("ปีงบประมาณ {be}", "fiscal year {be}").of(language, {"be": self.be})
        months = _months_between(self.start, self.end, language)
        text = Text("ปีงบประมาณ พ.ศ. {be} ({months})", "fiscal year {be} ({months})")
        return text.of(language, {"be": self.be, "months": months})

    def __str__(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """ไตรมาส of a fiscal year: 1 is October to December, 4 is July to September.

    >>> quarter = Quarter(FiscalYear(2566), 2)
    >>> quarter.start, quarter.end
    (datetime.date(2023, 1, 1), datetime.date(2023, 3, 31))
    >>> quarter.label("en"), quarter.label(style="short"), quarter.label("en", "short")
    ('Quarter 2, fiscal year 2566 (Jan–Mar 2023)', 'ไตรมาส 2/2566', 'Q2/2566')
    >>> Quarter(FiscalYear(2566), 4).next().code
    'FY2567Q1'
    """

    year: FiscalYear
    number: int

    def __post_init__(self) -> None:
        if self.number not in (1, 2, 3, 4):
            raise QUARTER_OUT_OF_RANGE.at(number=self.number)

    @classmethod
    def of(cls, day: date) -> Quarter:
        """The quarter that holds a day."""
        return cls(FiscalYear.of(day), (day.month + 2) % 12 // 3 + 1)

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each of the three months."""
        return self.year.months[self.number * 3 - 3 : self.number * 3]

    @property
    def start(self) -> date:
        return self.months[0]

    @property
    def end(self) -> date:
        return self.year.end if self.number == 4 else self.next().start - timedelta(days=1)

    @property
    def code(self) -> str:
        """Stable, readable by `parse_period`."""
        return f"{self.year.code}Q{self.number}"

    def contains(self, day: date) -> bool:
        return self.start <= day <= self.end

    def next(self) -> Quarter:
        return Quarter(self.year.next(), 1) if self.number == 4 else Quarter(self.year, self.number + 1)

    def previous(self) -> Quarter:
        return Quarter(self.year.previous(), 4) if self.number == 1 else Quarter(self.year, self.number - 1)

    def label(self, language: str = "th", style: LabelStyle = "long") -> str:
        """In words; the long style, for the first mention, says the months too."""
        details = {"number": self.number, "be": self.year.be}
        if style == "short":
            return Text("ไตรมาส {number}/{be}", "Q{number}/{be}").of(language, details)
        months = _months_between(self.start, self.end, language)
        text = Text(
            "ไตรมาส {number} ปีงบประมาณ {be} ({months})",
            "Quarter {number}, fiscal year {be} ({months})",
        )
        return text.of(language, details | {"months": months})

    def __str__(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True, order=True)
class AcademicYear:
    """ปีการศึกษา: from 16 May of the year to 15 May of the next, so that every day belongs to exactly one.

    Term 1 runs from 16 May to 11 October and term 2 from 1 November to 1 April, as schools of the basic level open
    and close; the holidays after a term belong to its year.

    >>> year = AcademicYear(2563)
    >>> year.start, year.end
    (datetime.date(2020, 5, 16), datetime.date(2021, 5, 15))
    >>> year.terms[1]
    (datetime.date(2020, 11, 1), datetime.date(2021, 4, 1))
    >>> AcademicYear.of(date(2021, 5, 15)).code
    'AY2563'
    >>> year.label(), year.label("en", "short")
    ('ปีการศึกษา 2563 (พ.ค. 2563-พ.ค. 2564)', 'academic year 2563')
    """

    be: int

    def __post_init__(self) -> None:
        checked_be(self.be)

    @classmethod
    def of(cls, day: date) -> AcademicYear:
        """The academic year that holds a day."""
        return cls(day.year + BUDDHIST_OFFSET - ((day.month, day.day) < (5, 16)))

    @property
    def start(self) -> date:
        return date(self.be - BUDDHIST_OFFSET, 5, 16)

    @property
    def end(self) -> date:
        return date(self.be - BUDDHIST_OFFSET + 1, 5, 15)

    @property
    def terms(self) -> tuple[tuple[date, date], tuple[date, date]]:
        """First and last day of term 1 and of term 2."""
        first = self.be - BUDDHIST_OFFSET
        return ((self.start, date(first, 10, 11)), (date(first, 11, 1), date(first + 1, 4, 1)))

    @property
    def code(self) -> str:
        """Stable, readable by `parse_period`."""
        return f"AY{self.be}"

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each of the twelve months, May of the year to April of the next."""
        return _first_days(self.start.replace(day=1), 12)

    def contains(self, day: date) -> bool:
        return self.start <= day <= self.end

    def next(self) -> AcademicYear:
        return AcademicYear(self.be + 1)

    def previous(self) -> AcademicYear:
        return AcademicYear(self.be - 1)

    def label(self, language: str = "th", style: LabelStyle = "long") -> str:
        """In words; the long style says the months too."""
        short = Text("ปีการศึกษา {be}", "academic year {be}").of(language, {"be": self.be})
        return short if style == "short" else f"{short} ({_months_between(self.start, self.end, language)})"

    def __str__(self) -> str:
        return self.code


Period: TypeAlias = FiscalYear | Quarter | AcademicYear


def period_order(period: Period) -> tuple[date, date, str]:
    """A sort key for periods of different kinds: by first day, the longer first.

    >>> mixed = [Quarter(FiscalYear(2566), 1), AcademicYear(2565), FiscalYear(2566)]
    >>> [period.code for period in sorted(mixed, key=period_order)]
    ['AY2565', 'FY2566', 'FY2566Q1']
    """
    return (period.start, date.max - (period.end - period.start), period.code)


_DIGITS: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙０１２３４５６７８９\u00a0", "01234567890123456789 ")
_ERA: Final = r"(?:พ\.?\s?ศ\.?|B\.?E\.?)?\s*"
_FISCAL: Final = rf"(?:FY|FISCAL YEAR|ปีงบประมาณ|ปีงบ|ปี)?\s*{_ERA}(?P<fiscal>\d{{4}})"
_PERIOD: Final = (
    rf"(?:{_FISCAL}\s*(?:[-/ ]?\s*(?:Q|ไตรมาส(?:ที่)?)\s*(?P<after>\d))?"
    rf"|(?:Q|QUARTER|ไตรมาส(?:ที่)?)\s*(?P<before>\d)\s*[/,]?\s*{_FISCAL.replace('fiscal>', 'quarterly>')}"
    rf"|(?:AY|ACADEMIC YEAR|ปีการศึกษา)\s*{_ERA}(?P<academic>\d{{4}}))"
    r"\s*(?P<months>\(.*\))?"
)


@cache
def _period_pattern() -> re.Pattern[str]:
    return re.compile(_PERIOD)  # when first used: the import stays quick


def parse_period(text: str | int) -> Period:
    """The period that a code, a label or a usual way of writing names; a bare year is a fiscal year.

    >>> [parse_period(text).code for text in ("2566", "๒๕๖๖", "fy2566q2", "2566Q2", "ไตรมาส 2/2566", "AY2563")]
    ['FY2566', 'FY2566', 'FY2566Q2', 'FY2566Q2', 'FY2566Q2', 'AY2563']
    >>> parse_period("ปี 66")
    Traceback (most recent call last):
    patibat.problems.Problem: อ่านช่วงเวลา “ปี 66” ไม่ออก

    Months in brackets, as in a label, must be those of the period. Raises `Problem`.
    """
    written = " ".join(str(text).translate(_DIGITS).split())
    match = _period_pattern().fullmatch(written.upper())
    if match is None:
        raise PERIOD_NOT_UNDERSTOOD.at(text=str(text)[:60])
    period = _period_of(match)
    months = match["months"]
    if months and not any(period.label(language).upper().endswith(months) for language in ("th", "en")):
        raise PERIOD_NOT_UNDERSTOOD.at(text=str(text)[:60])
    return period


def _period_of(match: re.Match[str]) -> Period:
    if match["academic"]:
        return AcademicYear(int(match["academic"]))
    year = FiscalYear(int(match["fiscal"] or match["quarterly"]))
    number = match["after"] or match["before"]
    return Quarter(year, int(number)) if number else year
