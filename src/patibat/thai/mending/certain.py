"""The whole of a text: refused, or mended where it is certain."""

from __future__ import annotations

import re
from typing import Final

from patibat.problems import Problem
from patibat.thai.mending import clusters, latin
from patibat.thai.mending.refusing import beyond_repair
from patibat.thai.mending.repairs import Change, Mended
from patibat.thai.problems import TEXT_FORBIDDEN_CHARACTER

_UNREADABLE: Final = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff]")


def mend(text: str) -> Mended:
    """The text with every certain repair made, and all repairs listed. Clean Thai comes back as it is.

    Never raises: what cannot be mended is in `refused`. A clean paragraph takes a few microseconds.
    """
    if found := _UNREADABLE.search(text):
        character = f"U+{ord(found.group()):04X}"
        return Mended(text, text, (), TEXT_FORBIDDEN_CHARACTER.at(position=found.start() + 1, character=character))
    try:
        changes = _changes(text)
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


def _applied(text: str, changes: list[Change]) -> str:
    if not changes:
        return text
    parts: list[str] = []
    end = 0
    for change in changes:
        parts += (text[end : change.at], change.after)
        end = change.at + len(change.before)
    return "".join(parts) + text[end:]
