"""Which words of a text changed. Thai has no spaces, so that whole chunks are widened to marks and spaces."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Final

# A consonant with its vowels and tones, a run of Latin letters or digits, or a single sign.
_PIECE: Final = re.compile("[เ-ไ]?[ก-ฮ][\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]*|[A-Za-z]+|[0-9๐-๙.,]+|\\s+|.", re.DOTALL)
_LONGEST: Final = 4_000


def changed_words(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """(removed, added) pairs, in order; spaces alone are no change.

    >>> changed_words("ผู้เรียนร้อยละ 80", "ผู้เรียนร้อยละ 85")
    (('80', '85'),)
    >>> changed_words("ครูและนักเรียน", "ครู นักเรียน")
    (('และ', ''),)
    """
    if len(before) > _LONGEST or len(after) > _LONGEST:
        return ((before, after),) if before.split() != after.split() else ()
    left, right = _PIECE.findall(before), _PIECE.findall(after)
    steps = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    pairs = [("".join(left[a:b]).strip(), "".join(right[c:d]).strip()) for step, a, b, c, d in steps if step != "equal"]
    return tuple(pair for pair in pairs if any(pair))
