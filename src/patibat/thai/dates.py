"""Dates as officers type them and as letters print them, in the Buddhist Era.

`parse_date` reads a day, says what it had to assume, and refuses what it would have to guess.

>>> parse_date("๑ ต.ค. ๖๒")
ParsedDate(date=datetime.date(2019, 10, 1), notes=(<DateNote.TWO_DIGIT_YEAR: 'two-digit-year'>,))
>>> parse_date("ลงวันที่ 12/09/2567").date
datetime.date(2024, 9, 12)
>>> parse_date("29 ก.พ. 2562")
Traceback (most recent call last):
patibat.problems.Problem: ไม่มีวันที่ 29 กุมภาพันธ์ พ.ศ. 2562
>>> parse_date("1/10/2019")
Traceback (most recent call last):
patibat.problems.Problem: ปี 2019 เป็น ค.ศ. หรือไม่ ถ้าใช่คือ พ.ศ. 2562

| written | result |
|---|---|
| `1 ตุลาคม 2562`, `1 ต.ค. 2562`, `1ตค2562`, `1-ต.ค.-2562`, `1 ตุลาคม พ.ศ. 2562` | the day |
| `1/10/2562`, `01-10-2562`, `1.10.2562`, `3/9/2567 12:29:08`, `2562-10-01` | the day; the time is dropped |
| `(30 ธ.ค. 61)`, `ลงวันที่ …`, `ณ วันที่ …`, `วันอังคารที่ …` | the day; a weekday that does not fit is noted |
| `1 ต.ค. 62`, `1/10/62` | B.E. 2562, noted; years 00 to 39 are asked about |
| `2019-01-01`, `1 Oct 2019`, `1 ต.ค. ค.ศ. 2019`, a date cell | the day, noted as C.E. where it was written so |
| a date cell of the year 2562 | B.E., to be confirmed: somebody typed B.E. into a C.E. cell |
| 43831, in a cell or as text | 1 Jan 2020, to be confirmed: a spreadsheet's serial number |
| `1 กรกฏาคม 2562` | the day, the misspelling noted |
| `1/10/2019`, `1 ต.ค. 2019` | refused, with the question |
| 30 Feb, month 13, `พ.ศ. 2562`, `ต.ค. 62`, `วันนี้`, the year 3562 | refused, with the reason |
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Final, Literal, NamedTuple

from patibat.thai.digits import to_arabic_digits, to_thai_digits
from patibat.thai.months import EN_LONG, EN_SHORT, TH_LONG, TH_SHORT
from patibat.thai.problems import (
    DATE_EMPTY,
    DATE_NOT_UNDERSTOOD,
    DATE_RELATIVE,
    DATE_WITHOUT_DAY,
    NO_SUCH_DAY,
    NO_SUCH_MONTH,
    SERIAL_OUT_OF_RANGE,
    TWO_DIGIT_YEAR_UNCLEAR,
)
from patibat.thai.years import BUDDHIST_OFFSET, FIRST_BE, checked_be, to_be, to_ce

DateStyle = Literal["short", "long", "numeric"]


class DateNote(Enum):
    """What was assumed, or looked odd, while a date was read."""

    CHRISTIAN_YEAR = "christian-year"
    TWO_DIGIT_YEAR = "two-digit-year"
    MONTH_SPELLING = "month-spelling"
    WEEKDAY_DIFFERS = "weekday-differs"
    SERIAL_NUMBER = "serial-number"
    BUDDHIST_YEAR_IN_CELL = "buddhist-year-in-cell"


_TO_CONFIRM: Final = frozenset((DateNote.SERIAL_NUMBER, DateNote.BUDDHIST_YEAR_IN_CELL, DateNote.WEEKDAY_DIFFERS))


class ParsedDate(NamedTuple):
    """A day (C.E.), with what was assumed in reading it."""

    date: date
    notes: tuple[DateNote, ...] = ()

    @property
    def needs_confirmation(self) -> bool:
        """True where a person should see the day before it counts."""
        return not _TO_CONFIRM.isdisjoint(self.notes)


_BANGKOK: Final = timezone(timedelta(hours=7))
_SERIAL_ORIGIN: Final = date(1899, 12, 30)
_SERIALS: Final = range(14977, 73416)  # the year B.E. 2484, when the year first began in January, to B.E. 2643
_MISSPELT: Final = {
    "กุมภาพันธุ์": 2, "กุมภาพันธ": 2, "กุมพาพันธ์": 2, "พฤกษภาคม": 5, "พฤษภาคาม": 5, "กรกฏาคม": 7, "กรกฎคม": 7,
    "สิงหคม": 8, "กันยยน": 9, "พฤษจิกายน": 11, "พฤศจิกาย": 11,
}  # fmt: skip
_SPOKEN: Final = {
    "มกรา": 1, "กุมภา": 2, "มีนา": 3, "เมษา": 4, "พฤษภา": 5, "มิถุนา": 6, "กรกฎา": 7, "สิงหา": 8, "กันยา": 9, "ตุลา": 10,
    "พฤศจิกา": 11, "ธันวา": 12,
}  # fmt: skip
_THAI_MONTHS: Final = {
    **{name: number for number, name in enumerate(TH_LONG, 1)},
    **{name.replace(".", ""): number for number, name in enumerate(TH_SHORT, 1)},
    **_SPOKEN,
    **_MISSPELT,
}
_ENGLISH_MONTHS: Final = {
    **{name.lower(): number for number, name in enumerate(EN_LONG, 1)},
    **{name.lower(): number for number, name in enumerate(EN_SHORT, 1)},
    "sept": 9,
}
_LONGEST_TEXT: Final = 200
_WEEKDAYS: Final = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")

_TIDY: Final = str.maketrans("／．－–—−‐‑\u00a0\u202f\u2009", "/.------   ", "\u200b\u200c\u200d\u2060\ufeff")


class _Patterns:
    """Compiled when the first text is read, so that the import stays quick."""

    def __init__(self) -> None:
        clock = r"(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9]"
        self.time = re.compile(rf"[ T]\s*(?:เวลา\s*)?{clock}(?::[0-5][0-9](?:\.[0-9]+)?)?(?:\+07:?00)?(?:\s*น\.?)?$")
        self.lead = re.compile(
            rf"(?:ลง|ณ|เมื่อ|ประจำ)?\s*(?:วัน)?\s*(?P<weekday>{'|'.join(_WEEKDAYS)}|พฤหัส)?\s*(?:ที่)?\s*(?=[0-9])"
        )
        self.numeric = re.compile(r"([0-9]{1,2})\s*([/.-])\s*([0-9]{1,2})\s*\2\s*([0-9]{4}|[0-9]{2})")
        self.named = re.compile(
            r"([0-9]{1,2})(?:st|nd|rd|th)?[\s-]*([^0-9\s/,-][^0-9/,-]*?)[\s,-]*"
            r"(พ\s?\.?\s?ศ\s?\.?|ค\s?\.?\s?ศ\s?\.?|B\.?E\.?|A\.?D\.?|C\.?E\.?)?\s*([0-9]{4}|[0-9]{2})"
        )
        self.iso = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
        months = "|".join(re.escape(name) for name in (*TH_LONG, *TH_SHORT))
        self.part_only = re.compile(
            rf"(?:(?:{months})\s*)?(?:พ\s?\.?\s?ศ\s?\.?\s*|ปี\s*)?(?:[0-9]{{4}}|[0-9]{{2}})|[0-9]{{1,2}}/[0-9]{{4}}"
        )
        self.serial = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")
        self.relative = re.compile(r"(?:วันนี้|พรุ่งนี้|เมื่อวาน|มะรืน|today|tomorrow|yesterday|now|สิ้นเดือน|เดือนหน้า|ปีหน้า).*", re.I)


@cache
def _patterns() -> _Patterns:
    return _Patterns()


def parse_date(value: str | date | int | float | Decimal | None) -> ParsedDate:
    """The day that a cell or a text means, by the table above. Raises `Problem`.

    >>> parse_date("3/9/2567 12:29:08").date, parse_date(43831).needs_confirmation
    (datetime.date(2024, 9, 3), True)
    """
    if isinstance(value, str):
        return _from_text(value)
    if isinstance(value, datetime):
        return _from_cell((value.astimezone(_BANGKOK) if value.tzinfo else value).date())
    if isinstance(value, date):
        return _from_cell(value)
    if value is None:
        raise DATE_EMPTY.at()
    if isinstance(value, bool):
        raise DATE_NOT_UNDERSTOOD.at(text=str(value).upper())
    return _from_serial(value)


def _from_cell(day: date) -> ParsedDate:
    if day.year < FIRST_BE:
        to_be(day.year)
        return ParsedDate(day)
    return ParsedDate(_day(day.year, day.month, day.day), (DateNote.BUDDHIST_YEAR_IN_CELL,))


def _from_serial(number: float | Decimal) -> ParsedDate:
    # Comparing first keeps NaN and the infinities away from int().
    if not _SERIALS.start <= number < _SERIALS.stop:
        raise SERIAL_OUT_OF_RANGE.at(text=str(number)[:60])
    return ParsedDate(_SERIAL_ORIGIN + timedelta(days=int(number)), (DateNote.SERIAL_NUMBER,))


def _from_text(text: str) -> ParsedDate:
    if len(text) > _LONGEST_TEXT:
        raise DATE_NOT_UNDERSTOOD.at(text=f"{text[:60]}…")
    tidy = " ".join(to_arabic_digits(text.translate(_TIDY)).split())
    if tidy.startswith("(") and tidy.endswith(")"):
        tidy = tidy[1:-1].strip()
    if not tidy.strip("-. "):
        raise DATE_EMPTY.at()
    lead = _patterns().lead.match(tidy)
    body = _patterns().time.sub("", tidy[lead.end() :] if lead else tidy)
    parsed = _from_body(body, text)
    if lead and lead["weekday"] and not _WEEKDAYS[parsed.date.weekday()].startswith(lead["weekday"]):
        return parsed._replace(notes=(*parsed.notes, DateNote.WEEKDAY_DIFFERS))
    return parsed


def _from_body(body: str, text: str) -> ParsedDate:
    if match := _patterns().numeric.fullmatch(body):
        day, _, month, year = match.groups()
        be, notes = _year(year, text)
        return ParsedDate(_day(be, int(month), int(day), text), notes)
    if match := _patterns().named.fullmatch(body):
        return _from_named(match, text)
    if match := _patterns().iso.fullmatch(body):
        return _from_iso(match, text)
    if _patterns().serial.fullmatch(body):
        return _from_serial(Decimal(body))
    shown = text.strip()[:60]
    if _patterns().relative.fullmatch(body):
        raise DATE_RELATIVE.at(text=shown)
    if _patterns().part_only.fullmatch(body):
        raise DATE_WITHOUT_DAY.at(text=shown)
    raise DATE_NOT_UNDERSTOOD.at(text=shown)


def _from_iso(match: re.Match[str], text: str) -> ParsedDate:
    year, month, day = map(int, match.groups())
    if year >= FIRST_BE:
        return ParsedDate(_day(checked_be(year), month, day, text))
    return ParsedDate(_day(to_be(year), month, day, text), (DateNote.CHRISTIAN_YEAR,))


def _from_named(match: re.Match[str], text: str) -> ParsedDate:
    day, name, era, year = match.groups()
    word = name.replace(".", "").replace(" ", "").lower().removeprefix("เดือน")
    month, english = _THAI_MONTHS.get(word), _ENGLISH_MONTHS.get(word)
    if month is None and english is None:
        raise DATE_NOT_UNDERSTOOD.at(text=text.strip()[:60])
    christian = (era or "")[:1] in ("ค", "A", "C") if era else english is not None
    be, notes = _year(year, text, christian=christian)
    if word in _MISSPELT:
        notes += (DateNote.MONTH_SPELLING,)
    return ParsedDate(_day(be, month or english or 0, int(day), text), notes)


def _year(written: str, text: str, *, christian: bool = False) -> tuple[int, tuple[DateNote, ...]]:
    """The B.E. year of a written one. `christian` where the era or an English month was written."""
    year = int(written)
    if len(written) == 4:
        if christian and year < FIRST_BE:
            return to_be(year), (DateNote.CHRISTIAN_YEAR,)
        return checked_be(year), ()
    if christian or year < 40:
        raise TWO_DIGIT_YEAR_UNCLEAR.at(year=written, text=text.strip()[:60])
    return 2500 + year, (DateNote.TWO_DIGIT_YEAR,)


def _day(be: int, month: int, day: int, text: str = "") -> date:
    if not 1 <= month <= 12:
        raise NO_SUCH_MONTH.at(month=month, text=text.strip()[:60])
    ce = to_ce(be)
    last = _last_day(ce, month)
    if not 1 <= day <= last:
        raise NO_SUCH_DAY.at(day=day, month=TH_LONG[month - 1], year=be, last=last)
    return date(ce, month, day)


def _last_day(ce: int, month: int) -> int:
    """28 to 31. Leap years go by the C.E. year, as the civil calendar does."""
    following = date(ce + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def format_date(day: date, style: DateStyle = "short", thai_digits: bool = False, language: str = "th") -> str:
    """The day in words: Thai in B.E., English in C.E.

    >>> day = date(2026, 11, 23)
    >>> format_date(day), format_date(day, "long"), format_date(day, "numeric")
    ('23 พ.ย. 2569', '23 พฤศจิกายน พ.ศ. 2569', '23/11/2569')
    >>> format_date(day, language="en"), format_date(day, "long", language="en"), format_date(day, thai_digits=True)
    ('23 Nov 2026', '23 November 2026', '๒๓ พ.ย. ๒๕๖๙')
    """
    if language.startswith("en"):
        return _format_english(day, style)
    year, month = day.year + BUDDHIST_OFFSET, day.month - 1
    if style == "numeric":
        text = f"{day.day}/{day.month}/{year}"
    elif style == "long":
        text = f"{day.day} {TH_LONG[month]} พ.ศ. {year}"
    else:
        text = f"{day.day} {TH_SHORT[month]} {year}"
    return to_thai_digits(text) if thai_digits else text


def _format_english(day: date, style: DateStyle) -> str:
    if style == "numeric":
        return day.isoformat()
    names = EN_LONG if style == "long" else EN_SHORT
    return f"{day.day} {names[day.month - 1]} {day.year}"
