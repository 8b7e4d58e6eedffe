"""Numbers as officers type them, and as forms print them.

`parse_number` accepts, refuses, or hears a stated absence; it never guesses and never turns an absence into zero.

| written | result |
|---|---|
| `1234`, `1,234.50`, `.5`, `-1`, `+7`, `−3` | the number |
| `๑,๒๓๔.๕`, `１２`, no-break spaces, zero-width characters, `'12` | the number |
| `(1,000)` | −1000, as accountants write it |
| `12 %`, `ร้อยละ 12`, `1,000 บาท`, `฿500`, `500.-`, `30 คน` | the number, with its unit beside it, never multiplied |
| a cell 0.30000000000000004 | 0.3: fifteen significant digits, as a spreadsheet shows it |
| nothing, spaces | absent: EMPTY |
| `-`, `–`, `--` | absent: DASH |
| `ไม่มีข้อมูล`, `n/a`, `รอข้อมูล` | absent: NO_DATA |
| `ไม่เกี่ยวข้อง`, `not applicable` | absent: NOT_APPLICABLE |
| `ไม่มี` | refused: zero, or no data? |
| `191,1023`, `1.234,50`, `12,5`, `0,123` | refused: commas do not part thousands |
| `1 000`, `12 34`, `5-10`, `1 : 20` | refused: two numbers |
| `NaN`, `inf`, `#DIV/0!`, TRUE | refused |
| `1e309`, `1e5`, `0x10`, `1_000`, `5.`, `สิบ`, `½` | refused: not a number |
| `007`, `0812345678` | refused: a code or a telephone number |
| `12.5 ล้านบาท`, `3 พันคน` | refused: write it in single units |
| more than 15 digits before or after the point | refused: too long |

>>> parse_number("๑,๒๓๔.๕ บาท")
Number(value=Decimal('1234.5'), absence=None, unit='บาท')
>>> parse_number("–").absence
<Absence.DASH: 'dash'>
>>> parse_number("191,1023")
Traceback (most recent call last):
patibat.problems.Problem: จุลภาคใน “191,1023” ไม่ได้คั่นทุกสามหลัก
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import Enum
from functools import cache
from typing import Final, NamedTuple

from patibat.problems import Problem, ProblemKind
from patibat.thai.digits import to_thai_digits
from patibat.thai.problems import (
    LEADING_ZERO,
    NONE_IS_UNCLEAR,
    NOT_A_NUMBER,
    NUMBER_NOT_FINITE,
    NUMBER_TOO_LONG,
    SCALED_UNIT,
    SPREADSHEET_ERROR,
    THOUSANDS_GROUPS,
    TWO_NUMBERS,
)


class Absence(Enum):
    """Why there is no number. None of these is zero."""

    EMPTY = "empty"
    DASH = "dash"
    NO_DATA = "no-data"
    NOT_APPLICABLE = "not-applicable"


class Number(NamedTuple):
    """A value, or the absence that was stated in its place; `unit` is what stood beside it (`%`, `บาท`), or empty."""

    value: Decimal | None
    absence: Absence | None = None
    unit: str = ""


_EMPTY: Final = Number(None, Absence.EMPTY)
_LARGEST: Final = Decimal(10) ** 15
_DEEPEST: Final = -30
_LONGEST_TEXT: Final = 200
_ROOM: Final = Context(prec=100, rounding=ROUND_HALF_UP)

_ABSENCES: Final = {
    **dict.fromkeys(
        (
            "ไม่มีข้อมูล", "ไม่พบข้อมูล", "ยังไม่มีข้อมูล", "ไม่ทราบ", "ไม่ทราบข้อมูล", "รอข้อมูล", "อยู่ระหว่างจัดเก็บข้อมูล",
            "n/a", "na", "n.a.", "no data", "not available",
        ),
        Absence.NO_DATA,
    ),
    **dict.fromkeys(
        ("ไม่เกี่ยวข้อง", "ไม่เข้าข่าย", "ไม่ใช่ภารกิจ", "ไม่อยู่ในภารกิจ", "not applicable"),
        Absence.NOT_APPLICABLE,
    ),
}  # fmt: skip
_UNCLEAR: Final = frozenset(("ไม่มี", "none", "nil", "null"))
_UNITS: Final = (
    "บาท", "%", "ร้อยละ", "เปอร์เซ็นต์", "คน", "ราย", "รูป", "แห่ง", "โรงเรียน", "โรง", "สถานศึกษา", "หน่วยงาน", "โครงการ",
    "กิจกรรม", "ครั้ง", "ห้อง", "ห้องเรียน", "เครื่อง", "ชุด", "เล่ม", "เรื่อง", "ฉบับ", "หลักสูตร", "รุ่น", "วัน", "ชั่วโมง", "เดือน", "ปี",
    "อัน", "หลัง", "คัน", "ตัว", "ทุน", "รางวัล", "กลุ่ม", "เครือข่าย", "ชุมชน", "หมู่บ้าน", "ตำบล", "อำเภอ", "จังหวัด", "คะแนน",
    "ระดับ",
)  # fmt: skip
_PERCENT_WORDS: Final = frozenset(("ร้อยละ", "เปอร์เซ็นต์"))

_UNIT: Final = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_SCALE: Final = "ร้อย|พัน|หมื่น|แสน|ล้าน"
_PLAIN: Final = r"(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}|[1-9][0-9]{0,14})?(?:(?<=[0-9])|(?=\.[0-9]))(?:\.[0-9]{1,15})?"
_QUICK: Final = re.compile(rf"-?{_PLAIN}")
_TIDY: Final = str.maketrans(
    "๐๑๒๓๔๕๖๗๘๙０１２３４５６７８９，．（）－％＋−–—‐‑\u00a0\u202f\u2007\u2009\u3000",
    "01234567890123456789,.()-%+-----     ",
    "\u200b\u200c\u200d\u2060\ufeff",
)


# Patterns are compiled when first used, so that the import stays quick.
@cache
def _dressed_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<before>ร้อยละ|฿)?\s*(?:\(\s*(?P<inside>{_PLAIN})\s*\)|(?P<sign>[-+]?)(?P<plain>{_PLAIN}))"
        rf"(?P<money>\.-)?\s*(?P<unit>{_UNIT})?"
    )


@cache
def _refusals() -> tuple[tuple[re.Pattern[str], ProblemKind], ...]:
    kinds = (
        (r"[-+]?(?:nan|inf|infinity|∞)", NUMBER_NOT_FINITE),
        (r"#(?:n/a|div/0!|ref!|value!|name\?|num!|null!|spill!|calc!).*", SPREADSHEET_ERROR),
        (r"[-+(]?[0-9]{1,3}(?:,[0-9]{3}){5,}(?:\.[0-9]*)?\)?.*", NUMBER_TOO_LONG),
        (r"[-+(]?[0-9][0-9,]*(?:\.[0-9]*)?[0-9]{15}[0-9,.]*\)?.*", NUMBER_TOO_LONG),
        (r"[-+(]?0[0-9]+(?:[.-][0-9]+)*\)?", LEADING_ZERO),
        (rf"[-+]?[0-9][0-9,.]*\s*(?P<unit>(?:{_SCALE})+(?:{_UNIT})?)", SCALED_UNIT),
        (r"[-+(]?[0-9.]*(?:,[0-9.,]*)+\)?.*", THOUSANDS_GROUPS),
        (r"[-+(]?[0-9][0-9.]*\.[0-9]+\.[0-9]+\)?", TWO_NUMBERS),
        (r"[-+]?[0-9.,]+\)?\s*(?:[-:/~&+]|ถึง|และ|หรือ|\s)\s*[0-9(].*", TWO_NUMBERS),
    )
    return tuple((re.compile(pattern), kind) for pattern, kind in kinds)


def parse_number(text: str | int | float | Decimal | None) -> Number:
    """The number of a cell, or its stated absence, by the table above. Raises `Problem`.

    >>> parse_number(0.1 + 0.2).value, parse_number("(1,000)").value, parse_number(" 12 %").unit
    (Decimal('0.3'), Decimal('-1000'), '%')
    """
    if isinstance(text, str):
        if _QUICK.fullmatch(text):
            return Number(_decimal(text))
        return _parse_text(text)
    if text is None:
        return _EMPTY
    if isinstance(text, bool):
        raise NOT_A_NUMBER.at(text=str(text).upper())
    value = _checked(Decimal(f"{text:.15g}") if isinstance(text, float) else Decimal(text))
    return Number(value if value else value.copy_abs())


def _checked(value: Decimal) -> Decimal:
    if not value.is_finite():
        raise NUMBER_NOT_FINITE.at(text=str(value))
    if not -_LARGEST < value < _LARGEST or _exponent(value) < _DEEPEST:
        raise NUMBER_TOO_LONG.at(text=f"{value:.20g}")
    return value


def _exponent(value: Decimal) -> int:
    """The place of the last digit: -2 is hundredths. Only for finite values."""
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _decimal(digits: str) -> Decimal:
    value = Decimal(digits.replace(",", ""))
    return value if value else value.copy_abs()


def _parse_text(text: str) -> Number:
    if len(text) > _LONGEST_TEXT:
        raise NOT_A_NUMBER.at(text=f"{text[:60]}…")
    tidy = " ".join(text.translate(_TIDY).split()).removeprefix("'").strip()
    if not tidy:
        return _EMPTY
    if not tidy.strip("- "):
        return Number(None, Absence.DASH)
    match = _dressed_pattern().fullmatch(tidy)
    if match is not None:
        return _dressed(match)
    word = tidy.lower()
    absence = _ABSENCES.get(word) or _ABSENCES.get(word.replace(" ", ""))
    if absence is not None:
        return Number(None, absence)
    raise _refusal(text, word)


def _dressed(match: re.Match[str]) -> Number:
    inside, sign, plain, unit = match["inside"], match["sign"], match["plain"], match["unit"] or ""
    value = -_decimal(inside) if inside else _decimal(f"{'-' if sign == '-' else ''}{plain}")
    if unit in _PERCENT_WORDS or match["before"] == "ร้อยละ":
        unit = "%"
    elif not unit and (match["before"] or match["money"]):
        unit = "บาท"
    return Number(value if value else value.copy_abs(), None, unit)


def _refusal(text: str, word: str) -> Problem:
    shown = text.strip()[:60]
    if word in _UNCLEAR:
        return NONE_IS_UNCLEAR.at(text=shown)
    for pattern, kind in _refusals():
        match = pattern.fullmatch(word)
        if match is not None:
            return kind.at(text=shown, unit=match.groupdict().get("unit", ""))
    return NOT_A_NUMBER.at(text=shown)


def round_half_away(value: Decimal, places: int) -> Decimal:
    """Rounded half away from zero, as a spreadsheet's ROUND does; never a negative zero.

    >>> round_half_away(Decimal("2.345"), 2), round_half_away(Decimal("-0.5"), 0)
    (Decimal('2.35'), Decimal('-1'))
    """
    rounded = value.quantize(Decimal(1).scaleb(-places), context=_ROOM)
    return rounded if rounded else rounded.copy_abs()


def format_number(value: Decimal | int, places: int | None = None, thai_digits: bool = False) -> str:
    """With thousands commas; `places` None shows the digits as they are, otherwise rounds half away from zero.

    >>> format_number(Decimal("1234.5"), 2), format_number(Decimal("0.5"), 0), format_number(Decimal("12E3"))
    ('1,234.50', '1', '12,000')
    >>> format_number(Decimal("-1234567.891"), 1, thai_digits=True)
    '-๑,๒๓๔,๕๖๗.๙'
    """
    exact = Decimal(value)
    shown = round_half_away(exact, places) if places is not None else exact
    text = f"{shown if shown else shown.copy_abs():,f}"
    return to_thai_digits(text) if thai_digits else text
