"""Thai alphabetical order, as the dictionary of the Royal Institute has it.

A vowel written before its consonant counts after it; the tone marks, MAITAIKHU and THANTHAKHAT decide only between
words that are otherwise equal. Thai digits count as Arabic ones, numbers by their value (เขต 2 before เขต 10); then
Latin letters, then Thai.

>>> sorted(["แก้ว", "เก่า", "กา", "เขต 10", "เขต ๒", "ข้า", "ไก่"], key=sort_key)
['กา', 'เก่า', 'แก้ว', 'ไก่', 'ข้า', 'เขต ๒', 'เขต 10']
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from patibat.thai.digits import to_arabic_digits
from patibat.thai.text import normalize

_LETTERS: Final = (
    "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮะ\u0e31าๅ\u0e33\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3aเแโใไ"
)
_MARKS: Final = "\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"
_THAI_WEIGHT: Final = {letter: bytes((0x60 + index,)) for index, letter in enumerate(_LETTERS)}
_MARK_WEIGHT: Final = {mark: 0x11 + index for index, mark in enumerate(_MARKS)}
_BASE, _CAPITAL, _FOREIGN_MARK = 0x10, 0x11, 0x20
_SPACE, _SIGN, _NUMBER, _LATIN, _OTHER = b"\x05", b"\x06", b"\x20", 0x30, b"\xf0"

_LEADING_VOWEL: Final = re.compile("([เ-ไ])([ก-ฮ])")
_PIECE: Final = re.compile("[0-9]+|.", re.DOTALL)


@lru_cache(maxsize=4096)
def sort_key(text: str) -> bytes:
    """Bytes that compare as the words do, for `sorted` and for an indexed column of a database.

    >>> sort_key("กา") < sort_key("ก่า") < sort_key("กาก")
    True
    """
    swapped = _LEADING_VOWEL.sub(r"\2\1", to_arabic_digits(normalize(text)))
    primary: list[bytes] = []
    secondary = bytearray()
    tertiary = bytearray()
    for piece in _PIECE.findall(unicodedata.normalize("NFD", swapped)):
        if piece in _MARK_WEIGHT:
            secondary.append(_MARK_WEIGHT[piece])
        elif unicodedata.combining(piece[0]) and piece not in _THAI_WEIGHT:
            secondary.append(_FOREIGN_MARK)
        else:
            primary.append(_weight(piece))
            secondary.append(_BASE)
            tertiary.append(_CAPITAL if piece.isupper() else _BASE)
    return b"\x00".join((b"".join(primary), secondary.rstrip(bytes((_BASE,))), tertiary.rstrip(bytes((_BASE,)))))


def _weight(piece: str) -> bytes:
    """The first-level weight of a letter, a sign or a whole number; never holds a zero byte but for NUL itself."""
    if piece in _THAI_WEIGHT:
        return _THAI_WEIGHT[piece]
    if piece[0] in "0123456789":
        digits = (piece.lstrip("0") or "0").encode()
        # The count of digits goes first, so that a longer number is larger; a number beyond 250 digits sorts as text.
        return _NUMBER + bytes((min(len(digits), 250),)) + digits
    small = piece.lower()
    if "a" <= small <= "z" and len(small) == 1:
        return bytes((_LATIN + ord(small) - ord("a"),))
    if piece.isspace():
        return _SPACE
    group = _SIGN if unicodedata.category(piece)[0] in "PSCZ" or piece in "ๆฯ" else _OTHER
    return group + small.encode("utf-8", "surrogatepass")
