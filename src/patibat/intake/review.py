"""The review page of a plan as data: the tree beside the part of the document that a node comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from patibat.papers.reading import Box, Cell, Origin, Paper, PaperKind, Paragraph, Table
from patibat.plans.checker import Finding
from patibat.plans.editing import Thing, thing_of, things
from patibat.plans.tree import IndicatorItem, PlanItem, PlanTree, ProjectItem

DOUBTFUL: Final = 0.8
AROUND: Final = 24
"""Paragraphs of the document shown before and after the one that was chosen."""


@dataclass(slots=True)
class Row:
    """A thing of the tree in the list: how deep it hangs, whether a person should look at it, what was found."""

    thing: Thing
    kind: str
    text: str
    depth: int = 0
    is_doubtful: bool = False
    is_chosen: bool = False
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or a row of a table of the document, with the things that come from it."""

    text: str
    cells: tuple[str, ...]
    place: Origin
    keys: tuple[str, ...]
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A rectangle on the picture of a page, in percent of its width and height."""

    left: float
    top: float
    width: float
    height: float


@dataclass(slots=True)
class Excerpt:
    """The part of the document beside the tree: pieces of text, and of a PDF the page with what to mark on it."""

    pieces: list[Piece] = field(default_factory=list)
    page: int = 0
    pages: int = 0
    marks: list[Mark] = field(default_factory=list)
    earlier: int | None = None
    later: int | None = None


def rows_of(tree: PlanTree, findings: Sequence[Finding], chosen: str) -> list[Row]:
    """Every node with what hangs below it, indicators under what they measure, projects under what they serve."""
    by_key: dict[str, list[Finding]] = {}
    for finding in findings:
        by_key.setdefault(finding.where.key, []).append(finding)
    found: list[Row] = []
    seen: set[str] = set()

    def add(thing: Thing, kind: str, text: str, depth: int) -> None:
        seen.add(thing.key)
        row = Row(thing, kind, text, depth, thing.confidence < DOUBTFUL, thing.key == chosen)
        row.findings = by_key.get(thing.key, [])
        found.append(row)

    def walk(parent: str, depth: int) -> None:
        for node in tree.children(parent):
            if node.key in seen:
                continue
            add(node, node.kind, node.title, depth)
            hung(node.key, depth + 1)
            walk(node.key, depth + 1)

    def hung(key: str, depth: int) -> None:
        for indicator in tree.indicators:
            if indicator.node == key:
                add(indicator, "indicator", indicator.name, depth)
        for project in tree.projects:
            if project.node == key:
                add(project, "project", project.name, depth)

    walk("", 0)
    for thing in things(tree):
        if thing.key not in seen:
            kind = thing.kind if isinstance(thing, PlanItem) else kind_of(thing)
            add(thing, kind, words_of(thing), 0)
    return found


def kind_of(thing: Thing) -> str:
    """node kind, indicator or project."""
    if isinstance(thing, PlanItem):
        return thing.kind
    return "indicator" if isinstance(thing, IndicatorItem) else "project"


def words_of(thing: Thing) -> str:
    """The title or name."""
    return thing.title if isinstance(thing, PlanItem) else thing.name


def next_doubtful(tree: PlanTree, after: str) -> str:
    """The key of the next thing that a person should look at; empty when there is none left."""
    doubtful = [thing.key for thing in things(tree) if thing.confidence < DOUBTFUL]
    keys = [thing.key for thing in things(tree)]
    position = keys.index(after) if after in keys else -1
    later = [key for key in doubtful if keys.index(key) > position]
    return (later or doubtful or [""])[0]


def excerpt_of(paper: Paper, tree: PlanTree, chosen: str, start: int | None = None) -> Excerpt:
    """The document around the chosen thing, or from a piece on."""
    pieces = list(_pieces(paper, tree, chosen))
    position = next((index for index, piece in enumerate(pieces) if piece.is_chosen), 0)
    first = max(0, position - AROUND // 3) if start is None else max(0, min(start, len(pieces) - 1))
    last = first + AROUND * 2
    excerpt = Excerpt(pieces[first:last])
    excerpt.earlier = max(0, first - AROUND * 2) if first else None
    excerpt.later = last if last < len(pieces) else None
    if paper.kind == PaperKind.PDF and excerpt.pieces:
        shown = next((piece for piece in excerpt.pieces if piece.is_chosen), excerpt.pieces[0])
        excerpt.page, excerpt.pages = shown.place.page, len(paper.pages)
        excerpt.marks = _marks(paper, chosen_origin(tree, chosen))
    return excerpt


def chosen_origin(tree: PlanTree, chosen: str) -> Origin:
    """Where the chosen thing stands; nowhere when nothing is chosen."""
    try:
        return thing_of(tree, chosen).origin
    except LookupError:
        return Origin()


def _pieces(paper: Paper, tree: PlanTree, chosen: str) -> Iterator[Piece]:
    by_place: dict[Origin, list[str]] = {}
    for thing in things(tree):
        by_place.setdefault(thing.origin, []).append(thing.key)
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            if block.text.strip():
                keys = tuple(by_place.get(block.origin, ()))
                yield Piece(f"{block.number} {block.text}".strip(), (), block.origin, keys, chosen in keys)
        elif isinstance(block, Table):
            yield from _table_pieces(block, by_place, chosen)


def _table_pieces(table: Table, by_place: dict[Origin, list[str]], chosen: str) -> Iterator[Piece]:
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    for row in sorted(rows):
        cells = sorted(rows[row], key=lambda cell: cell.column)
        places = [place for cell in cells for place in (cell.origin, *(line.origin for line in cell.lines))]
        keys = tuple(dict.fromkeys(key for place in places for key in by_place.get(place, ())))
        yield Piece("", tuple(cell.text for cell in cells), cells[0].origin, keys, chosen in keys)


def _marks(paper: Paper, origin: Origin) -> list[Mark]:
    """The line that the chosen thing begins in, as a rectangle on its page."""
    page = next((one for one in paper.pages if one.number == origin.page), None)
    if page is None or not page.width or not page.height:
        return []
    boxes = [line.box for line in _lines(paper) if line.origin == origin and line.box is not None]
    return [_mark(box, page.width, page.height) for box in boxes]


def _lines(paper: Paper) -> Iterator[Paragraph]:
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for cell in block.cells:
                yield from cell.lines


def _mark(box: Box, width: float, height: float) -> Mark:
    left, top = max(0, box.left - 3) / width * 100, max(0, box.top - 2) / height * 100
    return Mark(
        round(left, 2),
        round(top, 2),
        round((box.right - box.left + 6) / width * 100, 2),
        round((box.bottom - box.top + 4) / height * 100, 2),
    )


def project_words(project: ProjectItem) -> str:
    """Who answers for a project, as one line."""
    return re.sub(r"\s+", " ", ", ".join(one.text for one in project.agencies))
