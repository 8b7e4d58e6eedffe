"""Amounts of money in Thai words, as receipts and letters write them."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from patibat.thai.numbers import round_half_away
from patibat.thai.problems import AMOUNT_TOO_LARGE

_DIGITS: Final = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACES: Final = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
_MILLION: Final = 10**6
_LIMIT: Final = Decimal(10) ** 18


def _below_million(number: int) -> str:
    """0 is silent; a final one after other digits is เอ็ด, and two tens are ยี่สิบ."""
    words = []
    for place in range(5, -1, -1):
        digit = number // 10**place % 10
        if not digit:
            continue
        if place == 0 and digit == 1 and number > 1:
            words.append("เอ็ด")
        elif place == 1 and digit <= 2:
            words.append("สิบ" if digit == 1 else "ยี่สิบ")
        else:
            words.append(_DIGITS[digit] + _PLACES[place])
    return "".join(words)


def _in_words(number: int) -> str:
    millions, rest = divmod(number, _MILLION)
    if not millions:
        return _below_million(rest)
    # A lone one after millions is still the last digit of a longer number.
    tail = "เอ็ด" if rest == 1 else _below_million(rest)
    return f"{_in_words(millions)}ล้าน{tail}"


def baht_text(amount: Decimal | int) -> str:
    """The amount in words, rounded half away from zero to the satang. Raises `Problem` from 10^18 on.

    >>> baht_text(500), baht_text(Decimal("21.25"))
    ('ห้าร้อยบาทถ้วน', 'ยี่สิบเอ็ดบาทยี่สิบห้าสตางค์')
    >>> baht_text(Decimal("-1000000000000"))
    'ลบหนึ่งล้านล้านบาทถ้วน'
    """
    exact = Decimal(amount)
    if not exact.is_finite() or abs(exact) >= _LIMIT:
        raise AMOUNT_TOO_LARGE.at(amount=exact)
    total = int(round_half_away(exact, 2).scaleb(2))
    baht, satang = divmod(abs(total), 100)
    words = "ลบ" if total < 0 else ""
    if baht or not satang:
        words += (_in_words(baht) or "ศูนย์") + "บาท"
    return words + (f"{_below_million(satang)}สตางค์" if satang else "ถ้วน")
