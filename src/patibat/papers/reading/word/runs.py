"""The letters of a paragraph: what a reader sees of its runs, and how most of it looks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from patibat.papers.reading.word.names import VAL, W, local
from patibat.papers.reading.word.styles import Letters, Styles, letters_of
from patibat.papers.reading.word.symbols import symbol

_THAI = re.compile("[\u0e01-\u0e5b]")
_BREAKS = re.compile(r"[\r\n\t]+")
_MATHS = ("ruby", "rubyBase", "oMath", "oMathPara")
_THROUGH = frozenset(
    ("ins", "moveTo", "smartTag", "customXml", "hyperlink", "bdo", "dir", "fldSimple", "sdt", "sdtContent", *_MATHS)
)
_GONE = frozenset(("del", "moveFrom"))
_PICTURES = frozenset(("blip", "imagedata"))
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote", "commentReference": "comment"}
_PLAIN = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(slots=True)
class Content:
    """What a paragraph shows; `sizes` and `bold` count letters; `boxes` are the text boxes that hang on it."""

    pieces: list[str] = field(default_factory=list)
    letters: int = 0
    bold: int = 0
    sizes: Counter[float] = field(default_factory=Counter)
    boxes: list[Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    @property
    def is_bold(self) -> bool:
        return self.bold * 2 > self.letters

    @property
    def size(self) -> float:
        """The size of most letters in points, 0 when not known."""
        return max(self.sizes, key=lambda size: self.sizes[size], default=0)


@dataclass(slots=True)
class Runs:
    """Reads runs. Fields go on through paragraphs, so that their state lives here: of each open one, whether its
    result has begun."""

    styles: Styles
    notes: Counter[str]
    fields: list[bool] = field(default_factory=list)

    def read(self, paragraph: Element, style: Letters, content: Content) -> None:
        """Add what this paragraph shows; `style` is how its letters look unless they say otherwise."""
        for child in paragraph:
            name = local(child.tag)
            if name == "r":
                self._run(child, style, content)
            elif name in _THROUGH:
                self.read(child, style, content)
            elif name in _GONE:
                self.notes["tracked-deletion"] += 1
            elif name == "AlternateContent":
                self.read(chosen(child), style, content)

    def _run(self, run: Element, style: Letters, content: Content) -> None:
        properties = run.find(W + "rPr")
        look = style if properties is None else self._look(properties, style)
        if look.hidden:
            self.notes["hidden-text"] += 1
            return
        before = len(content.pieces)
        self._parts(run, style, content)
        if len(content.pieces) == before:
            return
        text = "".join(content.pieces[before:])
        if count := len(text.strip()):
            thai = _THAI.search(text) is not None
            content.letters += count
            content.bold += count if look.is_bold(thai) else 0
            if points := look.points(thai):
                content.sizes[points] += count

    def _look(self, properties: Element, style: Letters) -> Letters:
        look = letters_of(properties)
        named = properties.find(W + "rStyle")
        if named is not None:
            look = look.over(self.styles.letters(named.get(VAL, "")))
        return look.over(style)

    def _parts(self, run: Element, style: Letters, content: Content) -> None:
        is_shown = all(self.fields)
        for child in run:
            name = local(child.tag)
            if name == "t":
                if is_shown and child.text:
                    content.pieces.append(_BREAKS.sub(" ", child.text))
            elif name == "fldChar":
                self._field(child.get(W + "fldCharType", ""))
                is_shown = all(self.fields)
            elif name in _NOTES:
                self.notes[_NOTES[name]] += 1
            elif name == "AlternateContent":
                self._parts(chosen(child), style, content)
            elif name == "ruby":
                self.read(child, style, content)
            elif is_shown:
                self._part(child, name, content)

    def _part(self, child: Element, name: str, content: Content) -> None:
        if name in _PLAIN:
            content.pieces.append(_PLAIN[name])
        elif name == "br":
            # The end of a page or a column is no end of a line of text.
            content.pieces.append("\n" if child.get(W + "type", "textWrapping") == "textWrapping" else "")
        elif name == "sym":
            content.pieces.append(_symbol(child))
        elif name in ("drawing", "pict", "object"):
            for found in drawn(child):
                if local(found.tag) == "txbxContent":
                    content.boxes.append(found)
                else:
                    self.notes["picture"] += 1

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(False)
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()


def chosen(alternatives: Element) -> Element:
    """Of a thing that is stored in several ways the first, as Word takes it; the others show the same again."""
    for name in ("Choice", "Fallback"):
        for child in alternatives:
            if local(child.tag) == name:
                return child
    return alternatives


def drawn(element: Element) -> Iterator[Element]:
    """The text boxes and pictures of a drawing; not those within a text box."""
    for child in chosen(element) if local(element.tag) == "AlternateContent" else element:
        name = local(child.tag)
        if name == "txbxContent" or name in _PICTURES:
            yield child
        else:
            yield from drawn(child)


def _symbol(element: Element) -> str:
    try:
        return symbol(int(element.get(W + "char", ""), 16), element.get(W + "font", ""))
    except ValueError:
        return ""
