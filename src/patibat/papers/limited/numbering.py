"""The numbers that Word makes itself: numbering.xml and the counters that run through a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_THAI_DIGITS: Final = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_THAI_LETTERS: Final = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(slots=True)
class Level:
    """One level of a list: its format, the pattern of its text, its start, its indent in twentieths of a point."""

    format: str = "decimal"
    text: str = "%1."
    start: int = 1
    indent: int = 0
    style: str = ""


@dataclass(slots=True)
class _List:
    abstract: str
    starts: dict[int, int] = field(default_factory=dict)
    is_used: bool = False


def value_of(element: Any, name: str, default: str = "") -> str:
    """The w:val of a child, or the default."""
    child = element.find(f"{W}{name}") if element is not None else None
    return default if child is None else child.get(f"{W}val", default)


def number_in(format: str, number: int) -> str:
    """A number as a format writes it.

    >>> [number_in(one, 12) for one in ("decimal", "thaiNumbers", "thaiLetters", "lowerRoman", "upperLetter")]
    ['12', '๑๒', 'ฐ', 'xii', 'L']
    """
    make = _FORMATS.get(format)
    return make(number) if make else str(number)


def _roman(number: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        while number >= size:
            text, number = text + letters, number - size
    return text


def _letter(number: int, letters: str) -> str:
    number = max(number, 1) - 1
    return letters[number % len(letters)] * (number // len(letters) + 1)


_FORMATS: Final[dict[str, Callable[[int], str]]] = {
    "thaiNumbers": lambda number: str(number).translate(_THAI_DIGITS),
    "thaiLetters": lambda number: _letter(number, _THAI_LETTERS),
    "lowerLetter": lambda number: _letter(number, "abcdefghijklmnopqrstuvwxyz"),
    "upperLetter": lambda number: _letter(number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalZero": lambda number: f"{number:02d}",
    "none": lambda number: "",
}


class Numbering:
    """Every list of a document, and how far each has counted."""

    def __init__(self, root: Any) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self.by_style: dict[str, tuple[str, int]] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: Any) -> None:
        for one in root.iterfind(f"{W}abstractNum"):
            key = one.get(f"{W}abstractNumId", "")
            self._abstract[key] = dict(_levels(one))
            if link := value_of(one, "numStyleLink"):
                self._links[key] = link
            if own := value_of(one, "styleLink"):
                self._links.setdefault(f"style:{own}", key)
        for one in root.iterfind(f"{W}num"):
            made = _List(value_of(one, "abstractNumId"))
            for override in one.iterfind(f"{W}lvlOverride"):
                start = value_of(override, "startOverride")
                if start.isdigit():
                    made.starts[int(override.get(f"{W}ilvl", "0"))] = int(start)
            self._lists[one.get(f"{W}numId", "")] = made
        for number, made in self._lists.items():
            for level, found in self._levels_of(made).items():
                if found.style:
                    self.by_style.setdefault(found.style, (number, level))

    def _levels_of(self, made: _List) -> dict[int, Level]:
        levels = self._abstract.get(made.abstract, {})
        if not levels and made.abstract in self._links:
            other = self._links.get(f"style:{self._links[made.abstract]}", "")
            levels = self._abstract.get(other, {})
        return levels

    def level(self, number: str, depth: int) -> Level | None:
        """The level of a list, or None where there is no such list."""
        made = self._lists.get(number)
        return self._levels_of(made).get(depth) if made else None

    def next(self, number: str, depth: int) -> str:
        """The number of the next paragraph of a list at a depth; a bullet is `•`; empty where there is no list."""
        made = self._lists.get(number)
        levels = self._levels_of(made) if made else {}
        level = levels.get(depth)
        if made is None or level is None:
            return ""
        counts = self._counts.setdefault(made.abstract, {})
        if not made.is_used:
            made.is_used = True
            for at, start in made.starts.items():
                counts[at] = start - 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        if level.format == "bullet":
            return "•"
        text = level.text
        for at in range(9):
            if f"%{at + 1}" in text:
                above = levels.get(at, level)
                count = counts.get(at, above.start)
                text = text.replace(f"%{at + 1}", number_in(above.format, count))
        return text.strip()


def _levels(abstract: Any) -> Iterator[tuple[int, Level]]:
    for one in abstract.iterfind(f"{W}lvl"):
        start = value_of(one, "start", "1")
        indent = one.find(f"{W}pPr/{W}ind")
        left = (indent.get(f"{W}left") or indent.get(f"{W}start") or "0") if indent is not None else "0"
        level = Level(
            value_of(one, "numFmt", "decimal"),
            value_of(one, "lvlText"),
            int(start) if start.lstrip("-").isdigit() else 1,
            int(float(left)) if left.lstrip("-").replace(".", "").isdigit() else 0,
            value_of(one, "pStyle"),
        )
        yield int(one.get(f"{W}ilvl", "0")), level
