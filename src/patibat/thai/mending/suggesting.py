"""What is likely: looked for in damaged lines only, by the dictionary.

A line is judged damaged when it was mended, when it holds what cannot be Thai, or when it reads as no words. The last
is asked of every line of a short text; of a long one only of some, and of all when one of those was damaged.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import chain
from typing import Final

from patibat.thai.lexicon import STRETCH, reads_well
from patibat.thai.mending import displaced, repeated
from patibat.thai.mending.pages import Line, cut_words, lines_of, running
from patibat.thai.mending.repairs import Change

_M: Final = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4d"
_DEPENDENT: Final = f"{_M}\u0e30\u0e32\u0e33"
# What no Thai word holds, for speed with one class at the head and the usual next letter ruled out: vowels above that
# want a consonant behind them, marks on a vowel, a leading vowel before nothing.
_IMPOSSIBLE: Final = re.compile(
    f"[{_DEPENDENT}เ-ไ](?![ก-ฮ])(?:(?<=[\u0e31\u0e37])(?![\u0e48-\u0e4b])|(?<=[^ก]\u0e47)(?![\u0e48-\u0e4b])"
    f"|(?<=[\u0e30\u0e32\u0e33เ-ไ])[{_M}]|(?<=[เ-ไ])(?![เ-ไ]))"
)
# What nothing carries.
_ALONE: Final = re.compile(f"[^\u0e01-\u0e4e][{_DEPENDENT}]")
_ALONE_AT_HEAD: Final = re.compile(f"[{_DEPENDENT}]")
_SHORT_TEXT: Final = 20_000
_SAMPLE: Final = 6_000
_MANY: Final = 4

# Without the dictionary: what the letters alone say.
_PLAIN: Final = (
    # THANTHAKHAT after a leading vowel belongs to the letter before it: การณเ์ป็น.
    (re.compile("([ก-ฮ])([เ-ไ])\u0e4c"), "{0}\u0e4c{1}"),
    # A tone after a leading vowel belongs to the letter after it.
    (re.compile("([เ-ไ])([\u0e48-\u0e4b])([ก-ฮ])"), "{0}{2}{1}"),
    # The tone of ที่ or นี้ slid onto the next letter, where SARA AM or SARA AA follows: ทีส่ำคัญ.
    (re.compile("(ท\u0e35)([ก-ฮ])\u0e48(?=[\u0e32\u0e33])"), "{0}\u0e48{1}"),
    # A tone parted from the vowel that carries it: ผู ้เรียน.
    # The vowel of an abbreviation, behind its full stop: ม.ี ค.
    (re.compile(f"([ก-ฮ])\\.([{_M}]) ?"), "{0}{1}."),
    (re.compile("([ก-ฮ][\u0e31\u0e34-\u0e39]?)[ \u00a0]+([\u0e48-\u0e4b])"), "{0}{1}"),
)


def suggest(text: str, mended_at: Collection[int]) -> list[Change]:
    """Likely repairs of a text whose certain ones are made, in reading order, none over another."""
    lines = lines_of(text)
    certainly = _lines_at(lines, sorted({*mended_at, *_impossible(text)}))
    damaged = _damaged(text, lines, certainly)
    headers = running(lines) if len(lines) > 2 else {}
    numbers = [number for number in damaged if number not in headers]
    sure = _in_lines(lines, [number for number in numbers if number in certainly], doubtful=False)
    others = [number for number in numbers if number not in certainly]
    found = _in_lines(lines, others, doubtful=True)
    if sum(change.kind == "displaced-mark" for change in chain(sure, found)) >= _MANY:
        # A text with many is believed to have more, also in short words.
        found = _in_lines(lines, others, doubtful=False)
    return _apart(chain(headers.values(), sure, found, cut_words(lines, damaged, frozenset(headers))))


def _in_lines(lines: list[Line], numbers: Iterable[int], *, doubtful: bool) -> list[Change]:
    return [
        Change(change.at + lines[number].at, *change[1:])
        for number in numbers
        for change in in_line(lines[number].text, doubtful)
    ]


@lru_cache(2048)
def in_line(line: str, doubtful: bool) -> tuple[Change, ...]:
    """Likely repairs of one line; it is `doubtful` when nothing but the dictionary says that it is damaged."""
    special = _apart(chain(repeated.letter_spaced(line), repeated.outlined(line), repeated.overprinted(line)))
    others = _apart(chain(special, displaced.find(line, doubtful))) if _reads_badly(line) else special
    return tuple(_apart([*others, *_plain(line)]))


def _plain(line: str) -> Iterable[Change]:
    for pattern, becomes in _PLAIN:
        for match in pattern.finditer(line):
            yield Change(match.start(), match.group(), becomes.format(*match.groups()), "displaced-mark")


def _apart(changes: Iterable[Change]) -> list[Change]:
    """In reading order; where two lie over each other the one that was found first stays."""
    changes = list(changes)
    if len(changes) < 2:
        return changes
    kept: list[Change] = []
    for change in changes:
        index = bisect_left(kept, change)
        ahead = kept[index - 1] if index else None
        if ahead and ahead.at + max(len(ahead.before), 1) > change.at:
            continue
        if index == len(kept) or kept[index].at >= change.at + max(len(change.before), 1):
            kept.insert(index, change)
    return kept


def _damaged(text: str, lines: list[Line], certainly: set[int]) -> list[int]:
    """The lines to look into."""
    chosen = set(certainly)
    if len(text) <= _SHORT_TEXT:
        chosen.update(number for number, line in enumerate(lines) if number not in chosen and _reads_badly(line.text))
    elif any(in_line(lines[number].text, True) for number in _sample(text, lines) if _reads_badly(lines[number].text)):
        chosen.update(number for number, line in enumerate(lines) if _reads_badly(line.text))
    return sorted(chosen)


def _sample(text: str, lines: list[Line]) -> range:
    return range(0, len(lines), max(len(text) // _SAMPLE, 1))


def _impossible(text: str) -> Iterable[int]:
    if _ALONE_AT_HEAD.match(text):
        yield 0
    for match in _IMPOSSIBLE.finditer(text):
        yield match.start()
    for match in _ALONE.finditer(text):
        yield match.end() - 1


def _lines_at(lines: list[Line], places: list[int]) -> set[int]:
    chosen: set[int] = set()
    number = 0
    for place in places:
        while number + 1 < len(lines) and lines[number + 1].at <= place:
            number += 1
        chosen.add(number)
    return chosen


def _reads_badly(line: str) -> bool:
    """Is there a stretch that is not all words, or one that lost its SARA AM? Single letters are abbreviations."""
    return any(len(stretch) > 1 and _is_bad(stretch) for stretch in STRETCH.findall(line))


@lru_cache(65536)
def _is_bad(stretch: str) -> bool:
    return not reads_well(stretch) or displaced.is_suspect(stretch) or repeated.is_doubled(stretch)


def forget() -> None:
    """Forget what was looked up, as measurements want."""
    in_line.cache_clear()
    displaced.forget()
    _is_bad.cache_clear()
