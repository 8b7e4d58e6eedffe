"""The numbers that Word makes itself (numbering.xml), counted as Word counts them.

Lists (`w:num`) of one definition (`w:abstractNum`) go on counting together. A list with a start of its own begins there
once. A level begins again after any level above it, or only after the one that its `lvlRestart` names. A level above
that was not used yet counts as begun.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from patibat.papers.reading.word.counting import counted
from patibat.papers.reading.word.names import W, number, switch, value
from patibat.papers.reading.word.styles import NO_SHAPE, Shape, shape_of
from patibat.papers.reading.word.symbols import bullet

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    font: str = ""
    restart: int | None = None
    is_legal: bool = False
    style_id: str = ""
    shape: Shape = NO_SHAPE


@dataclass(slots=True)
class List:
    """A `w:num`: the definition it belongs to, its levels, and the levels that begin anew with it."""

    definition: str
    levels: list[Level]
    starts: dict[int, int] = field(default_factory=dict)
    is_used: bool = False


@dataclass(slots=True)
class Numbering:
    """All lists of a document, and how far each has counted."""

    lists: dict[str, List] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)

    def level_of(self, list_id: str, level: int | None, style_id: str) -> int:
        """The level of a paragraph: as said, else the one that is bound to its style."""
        if level is not None:
            return min(max(level, 0), LEVELS - 1)
        found = self.lists.get(list_id)
        bound = (at for at, one in enumerate(found.levels if found else ()) if style_id and one.style_id == style_id)
        return next(bound, 0)

    def shape(self, list_id: str, level: int) -> Shape:
        """What the list says of its paragraphs."""
        found = self.lists.get(list_id)
        return found.levels[level].shape if found else NO_SHAPE

    def next(self, list_id: str, level: int) -> str:
        """Count one more paragraph of this list, and give its number as shown."""
        found = self.lists.get(list_id)
        if found is None:
            return ""
        counts = self._counts.setdefault(found.definition, [None] * LEVELS)
        if not found.is_used:
            found.is_used = True
            for at, start in found.starts.items():
                counts[at] = start - 1
        rule = found.levels[level]
        before = counts[level]
        counts[level] = rule.start if before is None else before + 1
        for deeper in range(level + 1, LEVELS):
            restart = found.levels[deeper].restart
            if restart is None or (restart and level < restart):
                counts[deeper] = None
        return self._shown(found, level, counts)

    def _shown(self, found: List, level: int, counts: list[int | None]) -> str:
        rule = found.levels[level]
        if rule.kind == "bullet":
            return bullet(rule.text, rule.font)

        def place(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            if at > level:
                return ""
            count = counts[at]
            shown = found.levels[at].start if count is None else count
            return counted(shown, "decimal" if rule.is_legal else found.levels[at].kind)

        return _PLACE.sub(place, rule.text[:_LONGEST]).strip()


def read_numbering(root: Element | None) -> Numbering:
    """The numbering part; a document without one has no lists."""
    numbering = Numbering()
    if root is None:
        return numbering
    definitions = {one.get(W + "abstractNumId", ""): one for one in root.iterfind(W + "abstractNum")}
    by_style = {link: one for one in definitions.values() if (link := value(one, "styleLink"))}
    for element in root.iterfind(W + "num"):
        definition = definitions.get(value(element, "abstractNumId") or "")
        if definition is None:
            continue
        if linked := value(definition, "numStyleLink"):
            definition = by_style.get(linked, definition)
        numbering.lists[element.get(W + "numId", "")] = _list(element, definition)
    return numbering


def _list(element: Element, definition: Element) -> List:
    levels = _levels(definition)
    found = List(definition.get(W + "abstractNumId", ""), [levels.get(at, Level()) for at in range(LEVELS)])
    for override in element.iterfind(W + "lvlOverride"):
        at = number(override.get(W + "ilvl"))
        if at is None or not 0 <= at < LEVELS:
            continue
        found.levels[at] = _levels(override).get(at, found.levels[at])
        start = number(value(override, "startOverride"))
        if start is not None:
            found.starts[at] = start
    return found


def _levels(parent: Element) -> dict[int, Level]:
    found = {}
    for element in parent.iterfind(W + "lvl"):
        at = number(element.get(W + "ilvl"))
        if at is not None and 0 <= at < LEVELS:
            found[at] = _level(element)
    return found


def _level(element: Element) -> Level:
    start = number(value(element, "start"))
    fonts = element.find(f"{W}rPr/{W}rFonts")
    return Level(
        start=0 if start is None else start,
        kind=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        font="" if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "",
        restart=number(value(element, "lvlRestart")),
        is_legal=bool(switch(element, "isLgl")),
        style_id=value(element, "pStyle") or "",
        shape=shape_of(element.find(W + "pPr")),
    )
