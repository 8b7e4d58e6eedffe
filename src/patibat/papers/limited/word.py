"""A Word file's text in body order, as plain dictionaries (see `papers.reading.model` for what they become).

What is deleted by tracked changes, hidden, a footnote, a comment, a header or a field's instruction is not text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree

from patibat.papers.limited.numbering import Numbering, W, value_of

MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_INSIDE: Final = frozenset(
    f"{W}{name}"
    for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "ins", "moveTo", "fldSimple", "customXml", "dir", "bdo")
)
_GONE: Final = frozenset((f"{W}del", f"{W}moveFrom"))
_TEXT: Final = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}
_BOX: Final = f"{W}txbxContent"
_DRAWN: Final = (f"{MC}AlternateContent", f"{W}drawing", f"{W}pict", f"{W}object")
_NOTES: Final = {
    f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "footnote", f"{W}commentReference": "comment",
}  # fmt: skip
_SYMBOLS: Final = {"f0b7": "•", "f0fc": "✓", "f0a7": "▪", "f0d8": "➢", "f02d": "-", "f0e0": "→"}
_DEEPEST: Final = 40


@dataclass(slots=True)
class Style:
    """What a paragraph style says; None: nothing of its own."""

    name: str = ""
    based_on: str = ""
    level: int | None = None
    number: str | None = None
    depth: int | None = None
    is_bold: bool | None = None
    size: float | None = None
    indent: float | None = None
    centered: bool | None = None


@dataclass(slots=True)
class Look:
    """How a paragraph is set, from its styles and itself."""

    style: str = ""
    level: int = 0
    number: str = ""
    depth: int = 0
    is_bold: bool = False
    size: float = 0
    indent: float = 0
    centered: bool = False


@dataclass(slots=True)
class _Words:
    """The text of a paragraph while it is collected, with the boxes that hang in it."""

    parts: list[str] = field(default_factory=list)
    bold: int = 0
    plain: int = 0
    sizes: Counter[float] = field(default_factory=Counter)
    boxes: list[Any] = field(default_factory=list)

    def weigh(self, letters: int, is_bold: bool, size: float) -> None:
        """Letters set in a way: most of them say how the paragraph is set."""
        if letters:
            self.bold += letters if is_bold else 0
            self.plain += 0 if is_bold else letters
            self.sizes[size] += letters


class WordReader:
    """Reads the parts of one file."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self._parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        self._document = etree.fromstring(parts["word/document.xml"], self._parser)
        styles = self._root(parts.get("word/styles.xml"))
        self._numbering = Numbering(self._root(parts.get("word/numbering.xml")))
        self._styles = dict(_styles(styles)) if styles is not None else {}
        self._default = _default_of(styles)
        self._base = _run_defaults(styles)
        self._looks: dict[str, Look] = {}
        self._paragraphs = 0
        self._tables = 0
        self._notes: Counter[str] = Counter()

    def _root(self, data: bytes | None) -> Any:
        return etree.fromstring(data, self._parser) if data else None

    def read(self) -> dict[str, Any]:
        """Everything."""
        body = self._document.find(f"{W}body")
        blocks = list(self._blocks(body, {}, 0)) if body is not None else []
        return {"blocks": blocks, "notes": dict(self._notes)}

    def _blocks(self, parent: Any, place: dict[str, Any], depth: int) -> Iterator[dict[str, Any]]:
        """Paragraphs and tables below an element, in order."""
        if depth > _DEEPEST:
            return
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                yield from self._paragraph(child, place, depth)
            elif tag == f"{W}tbl":
                yield from self._table(child, depth)
            elif tag in _GONE:
                self._notes["tracked-deletion"] += 1
            elif tag in _INSIDE:
                yield from self._blocks(child, place, depth + 1)

    def _paragraph(self, element: Any, place: dict[str, Any], depth: int) -> Iterator[dict[str, Any]]:
        self._paragraphs += 1
        properties = element.find(f"{W}pPr")
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self._notes["tracked-deletion"] += 1
        look = self._look(properties)
        words = _Words()
        self._collect(element, words, look, 0)
        text = "".join(words.parts).strip(" \u00a0")
        number = self._number(look) if text else ""
        made: dict[str, Any] = {"text": text, "paragraph": self._paragraphs, **place}
        made |= {"number": number, "list": look.depth if number else -1, "level": look.level, "style": look.style}
        made |= {"indent": look.indent, "bold": words.bold > words.plain, "centered": look.centered}
        made["size"] = max(words.sizes, key=words.sizes.__getitem__) if words.sizes else look.size
        if text:
            yield made
        for box in words.boxes:
            for block in self._blocks(box, place, depth + 1):
                yield block | ({"boxed": True} if "text" in block else {})

    def _number(self, look: Look) -> str:
        return self._numbering.next(look.number, look.depth) if look.number and look.number != "0" else ""

    def _collect(self, element: Any, words: _Words, look: Look, depth: int) -> None:
        """The text of the runs below an element."""
        if depth > _DEEPEST:
            return
        for child in element:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, words, look)
            elif tag in _INSIDE:
                self._collect(child, words, look, depth + 1)
            elif tag in _GONE:
                self._notes["tracked-deletion"] += 1
            elif tag in _DRAWN:
                words.boxes += _boxes(child)

    def _run(self, run: Any, words: _Words, look: Look) -> None:
        properties = run.find(f"{W}rPr")
        is_bold, size = look.is_bold, look.size
        if properties is not None:
            if _is_on(properties.find(f"{W}vanish")):
                self._notes["hidden-text"] += 1
                return
            is_bold = _own_bold(properties, is_bold)
            size = _size_of(properties) or size
        for child in run:
            tag = child.tag
            if tag == f"{W}t":
                text = child.text or ""
                words.parts.append(text)
                words.weigh(len(text.strip()), is_bold, size)
            elif tag in _TEXT:
                words.parts.append(_TEXT[tag])
            else:
                self._other(child, words)

    def _other(self, child: Any, words: _Words) -> None:
        """What is no plain text in a run."""
        tag = child.tag
        if tag == f"{W}br":
            words.parts.append("" if child.get(f"{W}type") in ("page", "column") else "\n")
        elif tag == f"{W}sym":
            words.parts.append(_SYMBOLS.get((child.get(f"{W}char") or "").lower(), "•"))
        elif tag in _NOTES:
            self._notes[_NOTES[tag]] += 1
        elif tag in _DRAWN:
            found = _boxes(child)
            words.boxes += found
            self._notes["picture"] += 0 if found else 1

    # -- tables

    def _table(self, element: Any, depth: int) -> Iterator[dict[str, Any]]:
        """A table, then those nested in it."""
        self._tables += 1
        number = self._tables
        cells: list[dict[str, Any]] = []
        nested: list[dict[str, Any]] = []
        open_cells: dict[int, dict[str, Any]] = {}
        for row, tr in enumerate(self._rows(element)):
            column = _skipped(tr)
            for tc in _children(tr, f"{W}tc"):
                properties = tc.find(f"{W}tcPr")
                span = _span_of(properties)
                if _continues(properties) and column in open_cells:
                    open_cells[column]["rows"] = row - open_cells[column]["row"] + 1
                    self._paragraphs += sum(1 for _ in tc.iterfind(f"{W}p"))
                    column += span
                    continue
                cell: dict[str, Any] = {"row": row, "column": column, "rows": 1, "columns": span, "lines": []}
                place = {"table": number, "cell": f"{_letters(column)}{row + 1}"}
                for block in self._blocks(tc, place, depth + 1):
                    (cell["lines"] if "text" in block else nested).append(block)
                cells.append(cell)
                for covered in range(column, column + span):
                    open_cells.pop(covered, None)
                open_cells[column] = cell
                column += span
        yield {"table": number, "cells": cells}
        yield from nested

    def _rows(self, table: Any) -> Iterator[Any]:
        for tr in _children(table, f"{W}tr"):
            if tr.find(f"{W}trPr/{W}del") is not None:
                self._notes["tracked-deletion"] += 1
            else:
                yield tr

    # -- styles

    def _look(self, properties: Any) -> Look:
        style = value_of(properties, "pStyle") or self._default
        base = self._looks.get(style)
        if base is None:
            base = self._looks[style] = self._styled(style)
        if properties is None:
            return base
        own = _style_of(properties, None)
        number, depth = base.number, base.depth
        if own.number is not None:
            number, depth = own.number, own.depth or 0
        elif own.depth is not None:
            depth = own.depth
        level = self._numbering.level(number, depth) if number else None
        indent = own.indent if own.indent is not None else (level.indent / 20 if level else base.indent)
        return Look(
            base.style,
            own.level if own.level is not None else base.level,
            number,
            depth,
            base.is_bold,
            base.size,
            indent,
            own.centered if own.centered is not None else base.centered,
        )

    def _styled(self, style: str) -> Look:
        """A style with what it is based on; a heading by its outline level, or by its name."""
        found = Style()
        name = self._styles[style].name if style in self._styles else style
        at, seen = style, 0
        while at in self._styles and seen < 20:
            one = self._styles[at]
            for part in ("level", "number", "depth", "is_bold", "size", "indent", "centered"):
                if getattr(found, part) is None:
                    setattr(found, part, getattr(one, part))
            at, seen = one.based_on, seen + 1
        number, depth = found.number or "", found.depth or 0
        if not number and style in self._numbering.by_style:
            number, depth = self._numbering.by_style[style]
        return Look(
            name,
            found.level if found.level is not None else _level_by_name(name),
            number,
            depth,
            bool(self._base.is_bold if found.is_bold is None else found.is_bold),
            float(self._base.size or 0) if found.size is None else found.size,
            found.indent or 0,
            bool(found.centered),
        )


def _boxes(element: Any) -> list[Any]:
    """The text boxes in a drawing; of two versions of one drawing only the first."""
    choice = element.find(f"{MC}Choice") if element.tag == f"{MC}AlternateContent" else element
    if choice is None:
        return []
    found = []
    for box in choice.iter(_BOX):
        parent = box.getparent()
        while parent is not None and parent is not choice and parent.tag not in (_BOX, f"{MC}Fallback"):
            parent = parent.getparent()
        if parent is choice:
            found.append(box)
    return found


def _children(parent: Any, tag: str) -> Iterator[Any]:
    """Children of a tag, through content controls and insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _INSIDE:
            yield from _children(child, tag)


def _skipped(row: Any) -> int:
    skipped = value_of(row.find(f"{W}trPr"), "gridBefore", "0")
    return min(int(skipped), 60) if skipped.isdigit() else 0


def _span_of(properties: Any) -> int:
    span = value_of(properties, "gridSpan", "1")
    return max(1, min(int(span), 60)) if span.isdigit() else 1


def _continues(properties: Any) -> bool:
    merge = properties.find(f"{W}vMerge") if properties is not None else None
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _styles(root: Any) -> Iterator[tuple[str, Style]]:
    for one in root.iterfind(f"{W}style"):
        if one.get(f"{W}type") == "paragraph":
            style = _style_of(one.find(f"{W}pPr"), one.find(f"{W}rPr"))
            style.name, style.based_on = value_of(one, "name"), value_of(one, "basedOn")
            yield one.get(f"{W}styleId", ""), style


def _default_of(root: Any) -> str:
    if root is None:
        return ""
    for one in root.iterfind(f"{W}style"):
        if one.get(f"{W}type") == "paragraph" and one.get(f"{W}default") in ("1", "true", "on"):
            return str(one.get(f"{W}styleId", ""))
    return ""


def _run_defaults(root: Any) -> Style:
    found = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
    return _style_of(None, found)


def _style_of(paragraph: Any, run: Any) -> Style:
    """What properties of a paragraph and of its runs say."""
    style = Style()
    if paragraph is not None:
        level = value_of(paragraph, "outlineLvl")
        style.level = int(level) + 1 if level.isdigit() and int(level) < 9 else 0 if level else None
        numbers = paragraph.find(f"{W}numPr")
        if numbers is not None:
            style.number = value_of(numbers, "numId") or None
            depth = value_of(numbers, "ilvl")
            style.depth = min(int(depth), 8) if depth.isdigit() else None
        indent = paragraph.find(f"{W}ind")
        if indent is not None:
            style.indent = _points(indent, "left", "start") + _points(indent, "firstLine") - _points(indent, "hanging")
        align = value_of(paragraph, "jc")
        style.centered = align == "center" if align else None
        run = paragraph.find(f"{W}rPr") if run is None else run
        if run is paragraph.find(f"{W}rPr"):
            return style
    if run is not None:
        bold = run.find(f"{W}b")
        style.is_bold = _is_on(bold) if bold is not None else None
        style.size = _size_of(run) or None
    return style


def _points(indent: Any, *names: str) -> float:
    for name in names:
        written = indent.get(f"{W}{name}", "")
        if written.lstrip("-").isdigit():
            return int(written) / 20
    return 0


def _level_by_name(name: str) -> int:
    plain = name.lower()
    for word in ("heading ", "หัวเรื่อง ", "หัวข้อ "):
        rest = plain.removeprefix(word)
        if rest != plain and rest[:1].isdigit() and rest[0] != "0":
            return int(rest[0])
    return 0


def _is_on(element: Any) -> bool:
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off", "none")


def _own_bold(properties: Any, default: bool) -> bool:
    """Bold, or bold of complex scripts, which is what Thai letters show."""
    for name in ("bCs", "b"):
        element = properties.find(f"{W}{name}")
        if element is not None:
            return _is_on(element)
    return default


def _size_of(properties: Any) -> float:
    for name in ("szCs", "sz"):
        size = value_of(properties, name)
        if size.isdigit():
            return int(size) / 2
    return 0
