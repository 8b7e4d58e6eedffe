"""What was drawn more than once, and letters that were set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from patibat.thai.lexicon import STRETCH, segment
from patibat.thai.mending.repairs import Change

_M: Final = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4d"
_MARKED: Final = f"[ก-ฮ][{_M}\u0e33]+"
# A cluster with marks that stands again at once, or behind one or two others: how outlined text comes out.
_AGAIN: Final = re.compile(f"({_MARKED})(?: ?[เ-ไ]?[ก-ฮ][{_M}\u0e32\u0e33]*){{0,2}} ?\\1")
_AT_ONCE: Final = re.compile(f"((?:[ก-ฮ][{_M}]*\u0e33?){{1,3}}?)\\1+")
_BEHIND: Final = re.compile(f"({_MARKED})((?:[ก-ฮ][{_M}]*\u0e33?){{1,2}}?)\\1")
_HAS_MARK: Final = re.compile(f"[{_M}\u0e33]")
_RUN: Final = re.compile(f"{STRETCH.pattern}(?: {STRETCH.pattern})*")
_DOUBLED: Final = re.compile(f"({STRETCH.pattern[:-1]}{{4,}}?)\\1")
_LONG_DOUBLED: Final = 6
_TWICE: Final = re.compile("(.{6,80})\\1")
_EACH_DOUBLED: Final = re.compile(r"(?:([^\s\d])\1){3,}")
_CLUSTER: Final = f"(?:[เ-ไ]?[ก-ฮ][{_M}]*[\u0e30\u0e32\u0e33]?|[เ-ไ]|[\u0e30\u0e32\u0e33])"
_APART: Final = re.compile(f"(?<![^\\s(]){_CLUSTER}(?: {_CLUSTER}){{3,}}(?![^\\s).,:])")
_GAIN: Final = 4.0


def outlined(line: str) -> Iterator[Change]:
    """Clusters that stand several times."""
    if not _AGAIN.search(line):
        return
    for run in _RUN.finditer(line):
        span = _damaged(run.group())
        if not span:
            continue
        start, end = span
        before = run.group()[start:end]
        after = _collapsed(before)
        old = _read(run.group())
        new = _read(run.group()[:start] + after + run.group()[end:])
        if after != before and new[0] + _GAIN <= old[0] and new[1] * 3 <= old[1]:
            words = tuple(part.text for part in segment(after).parts if part.known and len(part.text) > 2)
            yield Change(run.start() + start, before, after, "repeated-cluster", words[:4])


def _read(text: str) -> tuple[float, int]:
    found = [segment(stretch) for stretch in STRETCH.findall(text) if len(stretch) > 1]
    return sum(part.cost for part in found), sum(part.unknown for part in found)


def _damaged(run: str) -> tuple[int, int] | None:
    """From the first to the last place that repeats, out to where known longer words stand."""
    places = [
        (match.start() + part.at, match.start() + part.at + len(part.text))
        for match in STRETCH.finditer(run)
        for part in segment(match.group()).parts
        if not part.known or len(part.text) <= 3
    ]
    hits = [(match.start(), match.end()) for match in _AGAIN.finditer(run)]
    if not hits:
        return None
    start, end = hits[0][0], hits[-1][1]
    for at, until in reversed(places):
        if until >= start - 1 and at < start:
            start = at
    for at, until in places:
        if at <= end + 1 and until > end:
            end = until
    return start, end


def _collapsed(text: str) -> str:
    """The text with what repeats said once. Its spaces stay where each part then reads no worse than all in one."""
    joined = _read_best(text.replace(" ", ""))
    if " " in text:
        parts = [_read_best(part) if part else part for part in text.split(" ")]
        if sum(segment(part).unknown for part in parts if part) <= segment(joined).unknown:
            return " ".join(parts)
    return joined


def _read_best(text: str) -> str:
    """What repeats said once; where it then reads better, a letter of what repeats at once is kept."""
    best = _once(text)
    cost = segment(best).cost
    for match in reversed(list(_AT_ONCE.finditer(text))):
        other = text[: match.start()] + _said_once(match) + _bare(match[1]) + text[match.end() :]
        collapsed = _once(other)
        if segment(collapsed).cost < cost:
            text, best, cost = other, collapsed, segment(collapsed).cost
    return best


def _said_once(match: re.Match[str]) -> str:
    """Letters without marks may well stand twice."""
    return match[1] if _HAS_MARK.search(match[1]) else match.group()


def _bare(cluster: str) -> str:
    return cluster[0] if len(cluster) > 1 and "\u0e33" not in cluster and _HAS_MARK.search(cluster) else ""


def _once(text: str) -> str:
    for _ in range(len(text)):
        after = _AT_ONCE.sub(_said_once, text)
        if after == text:
            after = _BEHIND.sub(r"\1\2", text, count=1)
        if after == text:
            break
        text = after
    return text


def is_doubled(stretch: str) -> bool:
    """Does a longer text stand twice at once?"""
    return len(stretch) >= 2 * _LONG_DOUBLED and _TWICE.search(stretch) is not None


@lru_cache(16384)
def _doubled(stretch: str) -> tuple[tuple[int, str], ...]:
    """Words that stand twice at once, by their places."""
    found = ((match.start(), match[1]) for match in _DOUBLED.finditer(stretch))
    return tuple((at, once) for at, once in found if segment(once).unknown == 0)


def overprinted(line: str) -> Iterator[Change]:
    """Words that stand twice at once, and letters each of which is doubled."""
    doubled = [(run.start() + at, once) for run in STRETCH.finditer(line) for at, once in _doubled(run.group())]
    several = len(doubled) > 1
    for at, once in doubled:
        if several or len(once) >= _LONG_DOUBLED:
            yield Change(at, once * 2, once, "repeated-words", (once,))
    for match in _EACH_DOUBLED.finditer(line):
        once = match.group()[::2]
        if len(set(once)) > 1:
            yield Change(match.start(), match.group(), once, "repeated-words", (once,))


def letter_spaced(line: str) -> Iterator[Change]:
    """Letters with a space between each, which are words when joined."""
    for match in _APART.finditer(line):
        joined = match.group().replace(" ", "")
        found = segment(joined)
        words = tuple(part.text for part in found.parts)
        if found.unknown == 0 and len(joined) >= len(words) * 3:
            yield Change(match.start(), match.group(), joined, "letter-spaced", words)
