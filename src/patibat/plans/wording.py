"""Which words of a text changed. Thai has no spaces between words: a dictionary says where they end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

from patibat.thai import words

PieceKind = Literal["same", "removed", "added"]
_NUMBER: Final = re.compile("([0-9๐-๙]+(?:[.,][0-9๐-๙]+)*)")
_GAP: Final = re.compile("\\s+|.", re.DOTALL)
_LONGEST: Final = 4_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stayed, went or came."""

    kind: PieceKind
    text: str


def marked_words(before: str, after: str) -> tuple[Piece, ...]:
    """Both texts as one, word by word: what went stands before what came. Spaces alone are no change.

    >>> [(one.kind, one.text) for one in marked_words("พัฒนาครูทุกคน", "พัฒนาผู้เรียนทุกคน")]
    [('same', 'พัฒนา'), ('removed', 'ครู'), ('added', 'ผู้เรียน'), ('same', 'ทุกคน')]
    """
    if len(before) > _LONGEST or len(after) > _LONGEST:
        whole = before.split() == after.split()
        return (Piece("same", after),) if whole else (Piece("removed", before), Piece("added", after))
    left, right = list(_pieces(before)), list(_pieces(after))
    found: list[Piece] = []
    for step, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        went, came = "".join(left[a:b]), "".join(right[c:d])
        is_same = step == "equal" or not (went.strip() or came.strip())
        parts: tuple[tuple[PieceKind, str], ...] = (
            (("same", came),) if is_same else (("removed", went), ("added", came))
        )
        found += [Piece(kind, text) for kind, text in parts if text]
    return tuple(found)


def changed_words(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """(removed, added) pairs, in order; spaces alone are no change.

    >>> changed_words("ผู้เรียนร้อยละ 80", "ผู้เรียนร้อยละ 85")
    (('80', '85'),)
    >>> changed_words("ครูและนักเรียน", "ครู นักเรียน")
    (('และ', ''),)
    """
    pairs: list[tuple[str, str]] = []
    is_open = False
    for piece in marked_words(before, after):
        if piece.kind == "same":
            is_open = False
        elif piece.kind == "added" and is_open:
            pairs[-1] = (pairs[-1][0], piece.text.strip())
        else:
            is_open = piece.kind == "removed"
            pairs.append((piece.text.strip(), "") if is_open else ("", piece.text.strip()))
    return tuple(pair for pair in pairs if any(pair))


def _pieces(text: str) -> Iterator[str]:
    """Words, numbers, runs of spaces and single signs, which together are the text."""
    for at, part in enumerate(_NUMBER.split(text)):
        if at % 2:
            yield part
            continue
        done = 0
        for word in words(part):
            begins = part.index(word, done)
            yield from _GAP.findall(part[done:begins])
            yield word
            done = begins + len(word)
        yield from _GAP.findall(part[done:])
