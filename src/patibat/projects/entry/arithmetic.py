"""The arithmetic that officers write beside an amount: `100 คน × 120 บาท × 1 มื้อ`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from patibat.thai import to_arabic_digits

_TIMES: Final = re.compile(r"\s*[×xX*✕✖]\s*")
_RESULT: Final = re.compile(r"(=|เป็นเงิน|รวมเป็นเงิน).*$", re.DOTALL)
_NUMBER: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_LEAD: Final = re.compile(r"^\s*(?:[-–•]\s*|\d{1,2}[.)]\s+)")
_LONGEST: Final = 500


def product_of(text: str) -> Decimal | None:
    """What a line of arithmetic makes; None where it cannot be read for certain: words are never guessed at.

    Terms are parted by `+` or new lines, factors by `×`, `x` or `*`; each factor holds one number. What follows `=` is
    the writer's own result.

    >>> product_of("100 คน × 120 บาท × 1 มื้อ"), product_of("๒ คืน x ๑,๕๐๐ บาท + 300 บาท"), product_of("ตามจริง")
    (Decimal('12000'), Decimal('3300'), None)
    """
    if len(text) > _LONGEST:
        return None
    plain = to_arabic_digits(text)
    terms = [_RESULT.sub("", term) for line in plain.splitlines() for term in line.split("+")]
    products = [_term(term) for term in terms if term.strip(" ()")]
    known = [one for one in products if one is not None]
    if not products or len(known) != len(products):
        return None
    return sum(known, start=Decimal(0))


def _term(text: str) -> Decimal | None:
    bare = _LEAD.sub("", text)
    factors = _TIMES.split(bare.replace("(", " ").replace(")", " "))
    if len(factors) < 2 and "บาท" not in bare:
        return None
    product = Decimal(1)
    for factor in factors:
        numbers = _NUMBER.findall(factor)
        if len(numbers) != 1 or re.search(r"\d", _NUMBER.sub("", factor)) or "%" in factor or "ร้อยละ" in factor:
            return None
        product *= Decimal(numbers[0].replace(",", ""))
    return product
