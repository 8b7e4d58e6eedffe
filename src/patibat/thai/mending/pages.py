"""What the page did to the text: words cut at its end, lines that stand on every page."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from patibat.thai.lexicon import STRETCH, beginnings, segment
from patibat.thai.mending.repairs import Change

_NUMBER: Final = re.compile("[0-9๐-๙]+")
_PAGE_NUMBER: Final = re.compile(r"\s*(?:หน้า(?:ที่)?\s*\S{1,4}|[-–|~]?\s*[0-9๐-๙]{1,4}\s*[-–|~]?)\s*")
_THAI_LETTERS: Final = "".join(letter for letter in map(chr, range(0xE00, 0xE80)) if STRETCH.match(letter))
_FIRST: Final = re.compile(f"[ \\t\\f]*({STRETCH.pattern})")
_GAIN: Final = 2.5
_CONTEXT: Final = 40
_SHORTEST_WORD: Final = 4
_TIMES: Final = 3
_ANY_NUMBER: Final = "\x00"  # no text that is mended has it
_APART: Final = 5
_SHORT_LINE: Final = 16
_LONG_RUNNING: Final = 20
_HEADING: Final = re.compile("(?:ที่|ข้อ|พ\\.ศ\\.|ปี\\S*) *\x00$")
_LONGEST_RUNNING: Final = 120
_SHORTEST_RUNNING: Final = 6


class Line(NamedTuple):
    """A line and the characters before it."""

    at: int
    text: str


def lines_of(text: str) -> list[Line]:
    """The lines of a text by their places."""
    found = []
    at = 0
    for line in text.split("\n"):
        found.append(Line(at, line))
        at += len(line) + 1
    return found


def cut_words(lines: list[Line], damaged: Iterable[int], skipped: frozenset[int]) -> Iterator[Change]:
    """Words that go on in the next line that is no page number and no running line; one of the two is damaged."""
    filled = [n for n, line in enumerate(lines) if line.text.strip() and n not in skipped and not _is_number(line.text)]
    place = {number: index for index, number in enumerate(filled)}
    seconds = {place[number] for number in damaged if number in place}
    for index in sorted(seconds.union(index - 1 for index in seconds if index)):
        if index + 1 < len(filled):
            change = _cut(lines[filled[index]], lines[filled[index + 1]], lines)
            if change:
                yield change


def _is_number(text: str) -> bool:
    return _PAGE_NUMBER.fullmatch(text) is not None


def _cut(line: Line, following: Line, lines: list[Line]) -> Change | None:
    ended = line.text.rstrip(" \t\r")
    last = ended[len(ended.rstrip(_THAI_LETTERS)) :]
    first = _FIRST.match(following.text)
    if not last or not first or not (_unknown(last, slice(-2, None)) or _unknown(first[1], slice(2))):
        return None
    head, tail = _ending(last), first[1][:_CONTEXT]
    apart = segment(head), segment(tail)
    if not (apart[0].unknown or apart[1].unknown):
        return None
    joined = segment(head + tail)
    word = next((p for p in joined.parts if p.at < len(head) < p.at + len(p.text)), None)
    if not word or not word.known or len(word.text) < _SHORTEST_WORD:
        return None
    if joined.cost + _GAIN > apart[0].cost + apart[1].cost:
        return None
    if not apart[0].unknown and any(not part.known for part in joined.parts if part.at == word.at + len(word.text)):
        # A whole word, before letters that are none with or without it.
        return None
    begin = line.at + len(ended) - (len(head) - word.at)
    end = following.at + first.start(1) + word.at + len(word.text) - len(head)
    before = _between(lines, begin, end)
    gap = before[len(head) - word.at : len(before) - (word.at + len(word.text) - len(head))]
    return Change(begin, before, word.text + gap, "cut-word", (word.text,))


def _unknown(stretch: str, which: slice) -> bool:
    return any(not part.known for part in segment(stretch).parts[which])


def _ending(stretch: str) -> str:
    """The last words of a long stretch, from where a word can begin."""
    if len(stretch) <= _CONTEXT:
        return stretch
    return next((stretch[at:] for at in beginnings(stretch) if at >= len(stretch) - _CONTEXT), stretch)


def _between(lines: list[Line], begin: int, end: int) -> str:
    inside = (line for line in lines if line.at + len(line.text) >= begin and line.at < end)
    return "\n".join(line.text[max(begin - line.at, 0) : end - line.at] for line in inside)


def running(lines: list[Line]) -> dict[int, Change]:
    """Headers and footers by line: at the edge of most pages, beside page numbers, or with a number that grows."""
    edges = _edges(lines)
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        if number in edges or line.text[:1].isdecimal() or line.text[-1:].isdecimal():
            text = " ".join(line.text.replace("\f", " ").split())
            if _SHORTEST_RUNNING <= len(text) <= _LONGEST_RUNNING:
                alike[_NUMBER.sub(_ANY_NUMBER, text)].append(number)
    chosen: set[int] = set()
    for shape, numbers in alike.items():
        enough = len(numbers) >= _TIMES and sum(map(str.isalpha, shape)) >= _SHORTEST_RUNNING
        if enough and _runs(shape, numbers, lines, edges):
            chosen.update(numbers)
    return {n: Change(lines[n].at, lines[n].text, "", "running-line") for n in sorted(chosen)}


def _runs(shape: str, numbers: list[int], lines: list[Line], edges: frozenset[int]) -> bool:
    if any(after - before < _APART for before, after in itertools.pairwise(numbers)):
        return False
    if sum(number in edges for number in numbers) * 2 > len(numbers):
        return True
    return _numbered(shape) and _grows([lines[number].text for number in numbers], shape.startswith(_ANY_NUMBER))


def _numbered(shape: str) -> bool:
    """A long line with a number set apart at one end; headings as “ส่วนที่ 1” are none."""
    if sum(map(str.isalpha, shape)) < _LONG_RUNNING:
        return False
    return shape.startswith(f"{_ANY_NUMBER} ") or (
        shape.endswith((f" {_ANY_NUMBER}", f"|{_ANY_NUMBER}")) and _HEADING.search(shape) is None
    )


def _grows(texts: list[str], at_head: bool) -> bool:
    found = [int(_NUMBER.findall(text)[0 if at_head else -1]) for text in texts]
    return all(after > before for before, after in itertools.pairwise(found))


def _edges(lines: list[Line]) -> frozenset[int]:
    """First and last lines of pages: beside a form feed or a page number."""
    marks = [n for n, line in enumerate(lines) if len(line.text) < _SHORT_LINE and line.text and _is_number(line.text)]
    if not marks and not any("\f" in line.text for line in lines):
        return frozenset()
    filled = [number for number, line in enumerate(lines) if line.text.strip()]
    found = {*filled[:1], *filled[-1:]}
    for index, number in enumerate(filled):
        text = lines[number].text
        if "\f" in text:
            found.add(number)
            found.update(filled[max(index - 1, 0) : index])
        elif _is_number(text):
            found.update(filled[max(index - 1, 0) : index + 2])
    for number, line in enumerate(lines):
        if line.text.strip(" \r\t") == "\f":
            found.update([n for n in filled if n < number][-1:])
            found.update([n for n in filled if n > number][:1])
    return frozenset(found)
