"""Thai, full-width and Arabic digits."""

from __future__ import annotations

from typing import Final

_TO_THAI: Final = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_TO_ARABIC: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙０１２３４５６７８９", "01234567890123456789")


def to_thai_digits(text: str) -> str:
    """The same text with Thai digits.

    >>> to_thai_digits("1,234.50 บาท")
    '๑,๒๓๔.๕๐ บาท'
    """
    return text.translate(_TO_THAI)


def to_arabic_digits(text: str) -> str:
    """The same text with Arabic digits in place of Thai and full-width ones.

    >>> to_arabic_digits("มาตรา ๕๒ １２")
    'มาตรา 52 12'
    """
    return text.translate(_TO_ARABIC)
