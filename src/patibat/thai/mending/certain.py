"""The whole of a text: refused, or mended where it is certain."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from patibat.problems import Problem
from patibat.thai.mending import clusters, latin
from patibat.thai.mending.refusing import beyond_repair
from patibat.thai.mending.repairs import Change, Mended
from patibat.thai.problems import TEXT_FORBIDDEN_CHARACTER

# Kinds that put letters where none, or others, stood.
_NEW_LETTERS: Final = frozenset(("zero-width", "private-use", "latin-mark", "nikhahit-aa", "mojibake"))
_NEAR: Final = 2
_UNREADABLE: Final = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff]")


def mend(text: str) -> Mended:
    """The text with every certain repair made, and all repairs listed. Clean Thai comes back as it is.

    Never raises: what cannot be mended is in `refused`. A clean paragraph takes a few microseconds.
    """
    if found := _UNREADABLE.search(text):
        character = f"U+{ord(found.group()):04X}"
        return Mended(text, text, (), TEXT_FORBIDDEN_CHARACTER.at(position=found.start() + 1, character=character))
    try:
        changes = _settled(text, _changes(text))
    except Problem as problem:
        return Mended(text, text, (), problem)
    result = _applied(text, changes)
    refused = beyond_repair(result)
    return Mended(text, text, (), refused) if refused else Mended(text, result, changes)


def _changes(text: str) -> list[Change]:
    """Encodings first, part by part, then marks: also within what was read again. Raises `Problem`."""
    if not latin.is_suspect(text):
        return clusters.changes(text)
    found: list[Change] = []
    end = 0
    for span in latin.spans(text):
        found += clusters.changes(text[end : span.at], end)
        found.append(Change(span.at, span.before, _applied(span.after, clusters.changes(span.after)), "mojibake"))
        end = span.at + len(span.before)
    return found + clusters.changes(text[end:], end)


def _settled(text: str, changes: list[Change]) -> list[Change]:
    """The changes, where a mended line wants no more mending; else one change for what was mended in several steps."""
    if not _may_want_more(changes):
        return changes
    kept: list[Change] = []
    index = 0
    while index < len(changes):
        begin = text.rfind("\n", 0, changes[index].at) + 1
        end = text.find("\n", changes[index].at)
        end = len(text) if end < 0 else end
        first = index
        while index < len(changes) and changes[index].at < end:
            index += 1
        here = changes[first:index]
        if not _may_want_more(here):
            kept += here
            continue
        line = _applied(text, here, begin, end)
        if clusters.is_suspect(line) and (more := clusters.changes(line)):
            here = _in_one(text[begin:end], line, more, here[0], begin)
        kept += here
    return kept


def _may_want_more(changes: list[Change]) -> bool:
    """Can what was mended make something new with its neighbours? Marks that were there already cannot."""
    return any(change.kind in _NEW_LETTERS for change in changes) or any(
        after.at - before.at - len(before.before) < _NEAR for before, after in pairwise(changes)
    )


def _in_one(before: str, line: str, more: list[Change], first: Change, begin: int) -> list[Change]:
    """All steps of a line as one change, from its first to its last changed letter."""
    for _ in range(len(line)):
        if not more:
            break
        line = _applied(line, more)
        more = clusters.changes(line)
    head = _alike(before, line)
    tail = min(_alike(before[::-1], line[::-1]), len(before) - head, len(line) - head)
    was, now = before[head : len(before) - tail], line[head : len(line) - tail]
    return [Change(begin + head, was, now, first.kind)] if was != now else []


def _alike(one: str, other: str) -> int:
    """How many letters are the same from the beginning on."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (here, there) in pairs if here != there), min(len(one), len(other)))


def _applied(text: str, changes: list[Change], begin: int = 0, stop: int | None = None) -> str:
    """The text, or a part of it, with the changes made."""
    if not changes and not begin:
        return text
    parts: list[str] = []
    end = begin
    for change in changes:
        parts += (text[end : change.at], change.after)
        end = change.at + len(change.before)
    return "".join(parts) + text[end:stop]
