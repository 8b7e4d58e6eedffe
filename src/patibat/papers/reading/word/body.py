"""The body of a Word file: paragraphs and tables in their order, as dictionaries of the fields of `reading.model`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from patibat.papers.cell_names import cell_name
from patibat.papers.reading.word.names import W, local, number, value
from patibat.papers.reading.word.numbering import Numbering
from patibat.papers.reading.word.runs import Content, Runs, chosen
from patibat.papers.reading.word.styles import Shape, Style, Styles, points, shape_of

Fields = dict[str, Any]
_THROUGH = frozenset(("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
_GONE = frozenset(("del", "moveFrom"))
_WIDEST = 512


@dataclass(frozen=True, slots=True)
class Place:
    """Where paragraphs stand: in which cell of which table, in a text box or not."""

    table: int = 0
    cell: str = ""
    is_boxed: bool = False

    def origin(self, paragraph: int) -> Fields:
        parts = {"paragraph": paragraph, "table": self.table, "cell": self.cell}
        return {key: part for key, part in parts.items() if part}


@dataclass(slots=True)
class Row:
    """A row of a table: its cells with the number of columns that each spans, and the columns left out before them."""

    cells: list[tuple[Element, int]]
    before: int


@dataclass(slots=True)
class Body:
    """Reads a body; counts paragraphs and tables as it goes."""

    styles: Styles
    numbering: Numbering
    notes: Counter[str] = field(default_factory=Counter)
    paragraphs: int = 0
    tables: int = 0
    _runs: Runs = field(init=False)
    _carried: Content | None = None

    def __post_init__(self) -> None:
        self._runs = Runs(self.styles, self.notes)

    def blocks(self, container: Element, place: Place) -> Iterator[Fields]:
        """Everything in this container; a table is what has `cells`."""
        for child in _children(container):
            name = local(child.tag)
            if name == "p":
                yield from self._paragraph(child, place)
            elif name == "tbl":
                yield from self._table(child, place)
            elif name in _GONE:
                self.notes["tracked-deletion"] += 1
            elif name == "altChunk":
                self.notes["embedded-document"] += 1

    def _paragraph(self, element: Element, place: Place) -> Iterator[Fields]:
        self.paragraphs += 1
        origin = place.origin(self.paragraphs)
        properties = element.find(W + "pPr")
        style = self.styles.get(value(properties, "pStyle"))
        content, self._carried = self._carried or Content(), None
        self._runs.read(element, style.letters.over(self.styles.defaults), content)
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            # A paragraph whose end was deleted goes on in the next one.
            self.notes["tracked-deletion"] += 1
            self._carried = content
            return
        shape = shape_of(properties)
        fields = self._look(shape, style, value(properties, "pStyle") or self.styles.default_id)
        if text := content.text.strip("\n").rstrip():
            yield {"text": text, "origin": origin, **fields, **_letters(content, place, shape.over(style.shape))}
        boxed = Place(place.table, place.cell, is_boxed=True)
        for box in content.boxes:
            yield from self._apart(box, boxed)

    def _apart(self, box: Element, place: Place) -> Iterator[Fields]:
        """A text box, whose fields are its own."""
        fields, self._runs.fields = self._runs.fields, []
        yield from self.blocks(box, place)
        self._runs.fields = fields

    def _look(self, direct: Shape, style: Style, style_id: str) -> Fields:
        """Number, level, style and indent of a paragraph, those that are not as usual."""
        shape = direct.over(style.shape)
        fields: Fields = {"style": style.name}
        if shape.list_id and shape.list_id in self.numbering.lists:
            said = direct.list_level if direct.list_id else shape.list_level
            level = self.numbering.level_of(shape.list_id, said, style_id)
            fields["number"] = self.numbering.next(shape.list_id, level)
            fields["list_level"] = level
            listed = self.numbering.shape(shape.list_id, level)
            # A list named by the paragraph itself goes before its style; one named by the style goes after it.
            shape = direct.over(listed).over(style.shape) if direct.list_id else shape.over(listed)
        shape = shape.over(self.styles.base)
        found = {
            "level": shape.level,
            "indent": points(shape.left, shape.first),
            "is_centered": shape.is_centered,
        }
        return fields | {key: one for key, one in found.items() if one}

    def _table(self, element: Element, place: Place) -> Iterator[Fields]:
        self.tables += 1
        table = self.tables
        cells: list[Fields] = []
        nested: list[Fields] = []
        open_above: dict[int, Fields] = {}
        for row, found in enumerate(self._rows(element)):
            column = found.before
            for cell, width in found.cells:
                above = open_above.get(column)
                if _goes_on(cell) and above is not None and above["row"] + above["rows"] == row:
                    above["rows"] += 1
                    self.paragraphs += sum(1 for _ in cell.iter(W + "p"))
                else:
                    name = cell_name(row, column)
                    read = self._cell(cell, Place(table, name, place.is_boxed), nested)
                    cells.append({"row": row, "column": column, "rows": 1, "columns": width, **read})
                    open_above[column] = cells[-1]
                column += width
        if cells:
            yield {"cells": cells, "origin": {"table": table}}
        yield from nested

    def _cell(self, element: Element, place: Place, nested: list[Fields]) -> Fields:
        before = self.paragraphs
        lines: list[Fields] = []
        for block in self.blocks(element, place):
            (nested if "cells" in block else lines).append(block)
        letters = sum(len(line["text"]) for line in lines)
        is_bold = sum(len(line["text"]) for line in lines if line.get("is_bold")) * 2 > letters
        return {"lines": lines, "origin": place.origin(before + 1), **({"is_bold": True} if is_bold else {})}

    def _rows(self, table: Element) -> Iterator[Row]:
        for element in _children(table):
            if local(element.tag) != "tr":
                continue
            properties = element.find(W + "trPr")
            if properties is not None and properties.find(W + "del") is not None:
                self.notes["tracked-deletion"] += 1
                continue
            before = number(value(properties, "gridBefore")) or 0
            cells: list[tuple[Element, int]] = []
            for cell in _children(element):
                if local(cell.tag) != "tc":
                    continue
                span = number(value(cell.find(W + "tcPr"), "gridSpan")) or 1
                if _merge(cell, "hMerge") == "continue" and cells:
                    cells[-1] = (cells[-1][0], min(cells[-1][1] + 1, _WIDEST))
                elif len(cells) < _WIDEST:
                    cells.append((cell, min(max(span, 1), _WIDEST)))
            yield Row(cells, min(max(before, 0), _WIDEST))


def _letters(content: Content, place: Place, shape: Shape) -> Fields:
    found = {
        "size": content.size,
        "is_bold": content.is_bold,
        "is_boxed": place.is_boxed or bool(shape.framed),
    }
    return {key: one for key, one in found.items() if one}


def _children(container: Element) -> Iterator[Element]:
    """What stands in it, also within content controls and the like."""
    for child in container:
        name = local(child.tag)
        if name in _THROUGH:
            yield from _children(child)
        elif name == "AlternateContent":
            yield from _children(chosen(child))
        else:
            yield child


def _merge(cell: Element, name: str) -> str:
    """`restart`, `continue`, or empty where the cell is not merged."""
    properties = cell.find(W + "tcPr")
    element = None if properties is None else properties.find(W + name)
    return "" if element is None else element.get(W + "val", "continue")


def _goes_on(cell: Element) -> bool:
    return _merge(cell, "vMerge") == "continue"
