"""The plan's words as passages: lines that belong together run on, so that a name broken over two lines is one name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from patibat.papers.reading import Origin
from patibat.plans.checker.findings import Place
from patibat.plans.tree import Line, PlanTree
from patibat.thai import to_arabic_digits

_THAI: Final = re.compile("[\u0e01-\u0e4e]")
_LISTED: Final = re.compile(r"^\s*(?:\(?[0-9๐-๙]{1,3}[.)]|[-•●])")
NOWHERE: Final = Origin()


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that run on, in Arabic digits, and where each of their lines begins: offsets and places."""

    text: str
    starts: tuple[int, ...]
    places: tuple[Place, ...]

    def place(self, offset: int) -> Place:
        """The place of the character at an offset."""
        return self.places[max(bisect_right(self.starts, offset) - 1, 0)]


def passages(tree: PlanTree) -> Iterator[Passage]:
    """Everything that the plan says, once: its lines, then what stands in nodes, indicators and projects only."""
    yield from _of_lines(tree.lines)
    seen = {line.origin for line in tree.lines} - {NOWHERE}
    for line in (*_of_items(tree), *tree.unplaced):
        if line.text and (line.origin == NOWHERE or line.origin not in seen):
            yield Passage(to_arabic_digits(line.text), (0,), (Place(line.node, line.origin),))


def _of_items(tree: PlanTree) -> Iterator[Line]:
    if tree.title and not tree.lines:
        yield Line(tree.title)
    if tree.vision:
        yield Line(tree.vision, tree.vision_origin)
    for node in tree.nodes:
        yield Line(node.title, node.origin, node.key)
        yield Line(node.text, node.origin, node.key)
    for indicator in tree.indicators:
        yield Line(indicator.name, indicator.origin, indicator.key)
    for project in tree.projects:
        for words in (project.name, project.objective, project.target, project.indicator):
            yield Line(words, project.origin, project.key)
        for activity in project.activities:
            yield Line(activity.name, activity.origin, project.key)
    for entry in tree.swot:
        yield Line(entry.text, entry.origin)


def _of_lines(lines: list[Line]) -> Iterator[Passage]:
    gathered: list[Line] = []
    for line in lines:
        if gathered and not _runs_on(gathered[-1], line):
            yield _joined(gathered)
            gathered = []
        if line.text.strip():
            gathered.append(line)
    if gathered:
        yield _joined(gathered)


def _runs_on(before: Line, line: Line) -> bool:
    """A line of text goes on in the next one; a paragraph of Word or a cell is whole."""
    if not line.text.strip() or line.number or line.node != before.node or _LISTED.match(line.text):
        return False
    one, other = before.origin, line.origin
    return not (one.paragraph or other.paragraph or one.cell or other.cell) and (
        not (one.line and other.line) or 0 < other.line - one.line < 2
    )


def _joined(lines: list[Line]) -> Passage:
    parts, starts, places, length = [lines[0].text], [0], [Place(lines[0].node, lines[0].origin)], len(lines[0].text)
    for before, line in pairwise(lines):
        # Thai needs no space where a line ends inside a sentence; a space that stood there stays.
        words = line.text.lstrip()
        if not (before.text.endswith(" ") or (_THAI.match(before.text[-1]) and _THAI.match(line.text))):
            parts[-1] += " "
            length += 1
        parts.append(words)
        starts.append(length)
        places.append(Place(line.node, line.origin))
        length += len(words)
    return Passage(to_arabic_digits("".join(parts)), tuple(starts), tuple(places))
