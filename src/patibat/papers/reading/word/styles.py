"""Styles of a Word file: what each says of a paragraph and of letters, with what it takes from those it is based on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from patibat.papers.reading.word.names import VAL, W, attribute, number, switch, value

# What Word calls its headings in English and Thai; others follow by `w:outlineLvl` or by what they are based on.
_HEADING = re.compile(r"(?:heading|หัวเรื่อง|หัวข้อ|หัวเรื่องที่)\s*([1-9๑-๙])", re.IGNORECASE)
_DEEPEST = 40
_TWIPS = 20
_CENTERED = ("center",)


@dataclass(frozen=True, slots=True)
class Letters:
    """How letters look; None: not said. `complex` is what holds for Thai letters, where it is said separately."""

    bold: bool | None = None
    complex_bold: bool | None = None
    size: int | None = None
    complex_size: int | None = None
    hidden: bool | None = None

    def over(self, below: Letters) -> Letters:
        """This, and where it says nothing, what is below it. Bold and size each come from one level, for both kinds
        of letters: many programs state only the one."""
        said_bold = self.bold is not None or self.complex_bold is not None
        said_size = self.size is not None or self.complex_size is not None
        bold, sizes = (self if said_bold else below), (self if said_size else below)
        hidden = below.hidden if self.hidden is None else self.hidden
        return Letters(bold.bold, bold.complex_bold, sizes.size, sizes.complex_size, hidden)

    def is_bold(self, thai: bool) -> bool:
        """Whether Thai (or other) letters are bold."""
        first, second = (self.complex_bold, self.bold) if thai else (self.bold, self.complex_bold)
        return bool(second if first is None else first)

    def points(self, thai: bool) -> float:
        """The size of Thai (or other) letters, 0 when not said."""
        first, second = (self.complex_size, self.size) if thai else (self.size, self.complex_size)
        return ((second if first is None else first) or 0) / 2


NOTHING = Letters()


@dataclass(frozen=True, slots=True)
class Shape:
    """What is said of a paragraph; None: not said. Lengths in twentieths of a point; `list_id` "0" is no list."""

    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    left: int | None = None
    first: int | None = None
    justified: str | None = None
    framed: bool | None = None

    def over(self, below: Shape) -> Shape:
        """This, and where it says nothing, what is below it."""
        pairs = ((getattr(self, name), getattr(below, name)) for name in self.__slots__)
        return Shape(*(second if first is None else first for first, second in pairs))

    @property
    def is_centered(self) -> bool:
        return self.justified in _CENTERED

    @property
    def level(self) -> int:
        """The outline level from 1, 0 for body text."""
        return self.outline + 1 if self.outline is not None and 0 <= self.outline <= 8 else 0


NO_SHAPE = Shape()


@dataclass(frozen=True, slots=True)
class Style:
    """A style with everything that it takes from those it is based on."""

    name: str = ""
    shape: Shape = NO_SHAPE
    letters: Letters = NOTHING


@dataclass(slots=True)
class Styles:
    """The styles of a document; one that is not there is as the default."""

    defaults: Letters = NOTHING
    base: Shape = NO_SHAPE
    default_id: str = ""
    _elements: dict[str, Element] = field(default_factory=dict)
    _found: dict[str, Style] = field(default_factory=dict)

    def get(self, style_id: str | None) -> Style:
        """The style of this id, or the one of ordinary paragraphs."""
        key = style_id or self.default_id
        if key not in self._found:
            self._found[key] = self._resolved(key, 0)
        return self._found[key]

    def letters(self, style_id: str) -> Letters:
        """What a style of letters says, without the defaults."""
        return self.get(style_id).letters if style_id in self._elements else NOTHING

    def _resolved(self, style_id: str, depth: int) -> Style:
        element = self._elements.get(style_id)
        if element is None or depth > _DEEPEST:
            return Style()
        based_on = value(element, "basedOn")
        below = self._resolved(based_on, depth + 1) if based_on and based_on != style_id else Style()
        name = value(element, "name") or style_id
        shape = shape_of(element.find(W + "pPr"))
        if shape.outline is None and (found := _HEADING.fullmatch(name.strip())):
            shape = replace(shape, outline=int(found.group(1)) - 1)
        return Style(name, shape.over(below.shape), letters_of(element.find(W + "rPr")).over(below.letters))


def read_styles(root: Element | None) -> Styles:
    """The styles part; a document without one has none."""
    styles = Styles()
    if root is None:
        return styles
    styles.defaults = letters_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
    styles.base = shape_of(root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))
    for element in root.iterfind(W + "style"):
        style_id = element.get(W + "styleId", "")
        styles._elements[style_id] = element
        if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true", "on"):
            styles.default_id = style_id
    return styles


def letters_of(properties: Element | None) -> Letters:
    """What `w:rPr` says."""
    if properties is None or not len(properties):
        return NOTHING
    return Letters(
        switch(properties, "b"),
        switch(properties, "bCs"),
        number(value(properties, "sz")),
        number(value(properties, "szCs")),
        switch(properties, "vanish"),
    )


def shape_of(properties: Element | None) -> Shape:
    """What `w:pPr` says."""
    if properties is None:
        return NO_SHAPE
    list_of = properties.find(W + "numPr")
    left, first = _indents(properties.find(W + "ind"))
    justified = properties.find(W + "jc")
    return Shape(
        outline=number(value(properties, "outlineLvl")),
        list_id=value(list_of, "numId"),
        list_level=number(value(list_of, "ilvl")),
        left=left,
        first=first,
        justified=None if justified is None else justified.get(VAL),
        framed=True if properties.find(W + "framePr") is not None else None,
    )


def _indents(element: Element | None) -> tuple[int | None, int | None]:
    if element is None:
        return None, None
    first = attribute(element, "firstLine")
    hanging = attribute(element, "hanging")
    return attribute(element, "left", "start"), -hanging if hanging is not None else first


def points(left: int | None, first: int | None) -> float:
    """Where the first line begins, in points."""
    return round(((left or 0) + (first or 0)) / _TWIPS, 2)
