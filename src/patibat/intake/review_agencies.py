"""Names of agencies that nobody was sure of: whom each may mean, the nearest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from patibat.plans.directory import Directory, key_of
from patibat.plans.tree import ASKED, PlanTree
from patibat.plans.written import agencies_of

_NEAR: Final = 0.45
_CANDIDATES: Final = 4
MOST_ASKED: Final = 12
"""Names asked at a time: the next ones follow when these are answered."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A name of the document with the agencies that it may mean, as (code, name)."""

    text: str
    times: int
    is_several: bool
    """The directory knows several of this name; otherwise the candidates are only near it."""
    candidates: tuple[tuple[str, str], ...]


def agencies_asked(tree: PlanTree, directory: Directory) -> tuple[list[Asked], int]:
    """The names that are not one agency, those said most often first, with whom they may mean; and how many in all."""
    rows = sorted((row for row in agencies_of(tree) if row["state"] != "resolved"), key=lambda row: -int(row["times"]))
    if not rows:
        return [], 0
    names = {one.code: one.names[0] for one in directory.known}
    known = [(one.code, _pairs(name)) for one in directory.known for name in one.names]
    found = []
    for row in rows[:MOST_ASKED]:
        codes = row["candidates"] or _nearest(_pairs(row["text"]), known)
        candidates = tuple((code, names[code]) for code in codes if code in names)
        found.append(Asked(row["text"], row["times"], row["state"] == ASKED, candidates))
    return found, len(rows)


def _pairs(name: str) -> frozenset[str]:
    """Pairs of neighbouring letters of a name, as agencies' names are compared."""
    key = key_of(name)
    return frozenset(key[at : at + 2] for at in range(len(key) - 1))


def _nearest(pairs: frozenset[str], known: Sequence[tuple[str, frozenset[str]]]) -> list[str]:
    """Codes of the agencies whose names share most pairs of letters; none where nothing is near."""
    best: dict[str, float] = {}
    for code, other in known:
        size = len(pairs) + len(other)
        score = 2 * len(pairs & other) / size if size else 0.0
        if score >= _NEAR and score > best.get(code, 0.0):
            best[code] = score
    return sorted(best, key=lambda code: -best[code])[:_CANDIDATES]
