"""Numbers in the ways that Word counts (ECMA-376, 17.18.59 ST_NumberFormat).

>>> [counted(3, kind) for kind in ("decimal", "thaiNumbers", "thaiLetters", "lowerLetter", "upperRoman", "decimalZero")]
['3', '๓', 'ค', 'c', 'III', '03']
>>> counted(21, "thaiCounting"), counted(28, "lowerLetter"), counted(4, "thaiLetters")
('ยี่สิบเอ็ด', 'bb', 'ง')
"""

from __future__ import annotations

from collections.abc import Callable

# The alphabet of Word's lists leaves out the two letters that are no longer used, and ฆ.
_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_WORDS = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACES = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_MOST_REPEATED = 20


def counted(number: int, kind: str) -> str:
    """A number as this kind of list shows it; kinds that are not known count in decimals."""
    way = _WAYS.get(kind)
    return way(number) if way and number > 0 else "" if kind == "none" else str(number)


def _letters(alphabet: str) -> Callable[[int], str]:
    def way(number: int) -> str:
        again, at = divmod(number - 1, len(alphabet))
        return alphabet[at] * min(again + 1, _MOST_REPEATED)

    return way


def _roman(number: int) -> str:
    text = ""
    rest = min(number, 9_999)
    for size, letters in _ROMAN:
        again, rest = divmod(rest, size)
        text += letters * again
    return text


def _thai_words(number: int) -> str:
    if number >= 1_000_000:
        return str(number)
    digits = [int(one) for one in reversed(str(number))]
    words = [_place(digit, place, len(digits)) for place, digit in enumerate(digits) if digit]
    return "".join(reversed(words))


def _place(digit: int, place: int, length: int) -> str:
    if place == 0 and digit == 1 and length > 1:
        return "เอ็ด"
    if place == 1 and digit <= 2:
        return ("สิบ", "ยี่สิบ")[digit - 1]
    return _WORDS[digit] + _PLACES[place]


_WAYS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "thaiNumbers": lambda number: str(number).translate(_THAI_DIGITS),
    "thaiLetters": _letters(_THAI_LETTERS),
    "thaiCounting": _thai_words,
    "lowerLetter": _letters(_LATIN_LETTERS),
    "upperLetter": _letters(_LATIN_LETTERS.upper()),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "none": lambda number: "",
}
