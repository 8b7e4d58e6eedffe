"""Pairs of names that are the same, or nearly so. Fast for hundreds: only names that share enough are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

from patibat.thai import search_key

NEARLY: Final = 0.93
_ENOUGH_PAIRS: Final = 0.75
_BITS: Final = 1021
_NUMBERS: Final = re.compile(r"\d+|[a-z]\b|ป\.|ม\.|ปวช|ปวส|อนุบาล|ประถม|มัธยม|ระยะ|รุ่น|ครั้ง")
_LOOSE: Final = re.compile(r"[\s\"'“”‘’().,:;/-]+")


def plain(text: str) -> str:
    """A name as it is compared: without spaces and marks, and without the word โครงการ in front.

    >>> plain("โครงการ พัฒนา “ครู” ๑")
    'พัฒนาครู1'
    """
    return _LOOSE.sub("", search_key(text)).removeprefix("โครงการ").removeprefix("การ")


def alike_pairs(names: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """(earlier, later, likeness 0 to 1) of names that are nearly the same; each later one with its best earlier one.

    Names that differ in a number, a level or a class are different things.
    """
    texts = [plain(name) for name in names]
    masks = [pair_mask(text) for text in texts]
    order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
    best: dict[int, tuple[float, int]] = {}
    for position, one in enumerate(order):
        for other in order[position + 1 :]:
            if not texts[one] or len(texts[one]) * (2 - NEARLY) + 1 < len(texts[other]) * NEARLY:
                break
            earlier, later = min(one, other), max(one, other)
            ratio = _likeness(texts[earlier], texts[later], masks[earlier], masks[later])
            if ratio > best.get(later, (NEARLY, 0))[0] or (ratio >= NEARLY and later not in best):
                best[later] = (ratio, earlier)
    for later, (ratio, earlier) in sorted(best.items()):
        yield earlier, later, ratio


def pair_mask(text: str) -> int:
    """Which pairs of neighbouring letters a text has, as bits: a quick look whether two texts can be alike."""
    mask = 0
    for one, other in pairwise(text):
        mask |= 1 << (ord(one) * 131 + ord(other)) % _BITS
    return mask


def shared_pairs(left: int, right: int) -> float:
    """The part of their pairs that two texts share, 0 to 1."""
    total = left.bit_count() + right.bit_count()
    return 2 * (left & right).bit_count() / total if total else 0.0


def _likeness(left: str, right: str, left_mask: int, right_mask: int) -> float:
    if left == right:
        return 1.0
    if shared_pairs(left_mask, right_mask) < _ENOUGH_PAIRS or _NUMBERS.findall(left) != _NUMBERS.findall(right):
        return 0.0
    return SequenceMatcher(None, left, right, autojunk=False).ratio()
