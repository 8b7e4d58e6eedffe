"""Words that are nearly a known word: one letter too many, too few, other, or two that changed places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

_LONG: Final = 9
_ANCHOR: Final = 3


class Slip(NamedTuple):
    """A word at an offset that is nearly a known one."""

    start: int
    written: str
    meant: str


def one_step(left: str, right: str) -> bool:
    """Do the words differ by exactly one letter more, less, other, or by two neighbours that changed places?

    >>> one_step("สมทุรปราการ", "สมุทรปราการ"), one_step("ยุทธศาตร์", "ยุทธศาสตร์"), one_step("ก", "ก")
    (True, True, False)
    """
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    if len(left) < len(right):
        left, right = right, left
    first = next((at for at, (one, other) in enumerate(zip(left, right, strict=False)) if one != other), len(right))
    if len(left) > len(right):
        return left[first + 1 :] == right[first:]
    swapped = left[first : first + 2] == right[first : first + 2][::-1]
    return left[first + 1 :] == right[first + 1 :] or (swapped and left[first + 2 :] == right[first + 2 :])


def near_steps(left: str, right: str) -> bool:
    """`one_step`, or for long words two neighbouring pairs that changed places, or two letters in all.

    >>> near_steps("นครราชศรีมา", "นครราชสีมา"), near_steps("นครปฐม", "นครพนม")
    (True, False)
    """
    if one_step(left, right):
        return True
    if left == right or min(len(left), len(right)) < _LONG or abs(len(left) - len(right)) > 2:
        return False
    return _distance(left, right) <= 2


def _distance(left: str, right: str) -> int:
    before: list[int] = []
    row: list[int] = [*range(len(right) + 1)]
    for i, one in enumerate(left, 1):
        above, before, row = before, row, [i, *[0] * len(right)]
        for j, other in enumerate(right, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (one != other))
            if i > 1 and j > 1 and one == right[j - 2] and left[i - 2] == other:
                row[j] = min(row[j], above[j - 2] + 1)
    return row[-1]


def near_start(text: str, names: Iterable[str]) -> tuple[str, str] | None:
    """The beginning of a text that is nearly one of the names, and that name; None where it is a name or nothing near.

    >>> near_start("สมทุรปราการสู่การปฏิบัติ", ["สมุทรปราการ", "สมุทรสาคร"])
    ('สมทุรปราการ', 'สมุทรปราการ')
    """
    names = [*names]
    if any(text.startswith(name) for name in names):
        return None
    for name in names:
        for length in (len(name), len(name) + 1, len(name) - 1):
            written = text[:length]
            if len(written) == length and _same_first(written, name) and near_steps(written, name):
                return written, name
    return None


def _same_first(written: str, name: str) -> bool:
    return written[:1] == name[:1] or written[1:3] == name[1:3]


def slips(text: str, words: Iterable[str]) -> Iterator[Slip]:
    """Places where a text has nearly one of the words. The first three letters must be right; ends must agree."""
    by_anchor: dict[str, list[str]] = {}
    for word in words:
        by_anchor.setdefault(word[:_ANCHOR], []).append(word)
    if not by_anchor:
        return
    pattern = re.compile("|".join(map(re.escape, by_anchor)))
    for match in pattern.finditer(text):
        around = text[match.start() : match.start() + 60]
        candidates = by_anchor[match.group()]
        if any(around.startswith(word) for word in candidates):
            continue
        for word in candidates:
            written = _slip(around, word)
            if written:
                yield Slip(match.start(), written, word)
                break


def _slip(around: str, word: str) -> str:
    # The last two letters agree, so that the end of the word is really seen.
    for length in (len(word) - 1, len(word), len(word) + 1):
        written = around[:length]
        if written[-2:] == word[-2:] and one_step(written, word):
            return written
    return ""
