"""The review page of a plan as data: the tree beside the part of the document that a node comes from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from patibat.papers.reading import Box, Cell, Origin, Paper, PaperKind, Paragraph, Table
from patibat.plans.answering import Answer, Standing
from patibat.plans.checker import Rule
from patibat.plans.checker.naming import called
from patibat.plans.checker.rule import rules
from patibat.plans.choices import NodeKind
from patibat.plans.editing import Thing, thing_of, things
from patibat.plans.tree import IndicatorItem, PlanItem, PlanTree, ProjectItem

DOUBTFUL: Final = 0.8
SEVERITY_WORDS: Final = {
    "error": pgettext_lazy("ความรุนแรง", "ต้องแก้"),
    "warning": pgettext_lazy("ความรุนแรง", "ควรแก้"),
    "note": pgettext_lazy("ความรุนแรง", "ควรดู"),
}
_TONES: Final = {"error": ("bad", "■"), "warning": ("watch", "▲"), "note": ("muted", "–")}
AROUND: Final = 24
"""Paragraphs of the document shown before and after the one that was chosen."""


@dataclass(frozen=True, slots=True)
class FindingShown:
    """A finding in the language of the page, with the answer that was given."""

    severity: str
    word: str
    tone: str
    shape: str
    message: str
    fix: str
    place: str
    key: str
    fingerprint: str
    answer: Answer | None = None
    void: Answer | None = None
    question: str = ""
    why: str = ""

    @property
    def anchor(self) -> str:
        """Its place on the page of findings."""
        return f"f-{self.fingerprint[:16]}"


@dataclass(slots=True)
class Row:
    """A thing of the tree in the list: how deep it hangs, whether a person should look at it, what was found."""

    thing: Thing
    kind: str
    word: str
    text: str
    depth: int = 0
    is_doubtful: bool = False
    is_chosen: bool = False
    findings: list[FindingShown] = field(default_factory=list)

    @property
    def gravest(self) -> FindingShown | None:
        """The first of its findings: they come the gravest first."""
        return self.findings[0] if self.findings else None


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


def findings_shown(found: Sequence[Standing], language: str) -> list[FindingShown]:
    """Findings in words, with their answers."""
    known = {rule.id: rule for rule in rules()}
    return [_finding_shown(one, known[one.finding.rule], language) for one in found]


def _finding_shown(standing: Standing, rule: Rule, language: str) -> FindingShown:
    one = standing.finding
    return FindingShown(
        one.severity,
        str(SEVERITY_WORDS[one.severity]),
        _TONES[one.severity][0],
        _TONES[one.severity][1],
        one.message(language),
        one.fix(language),
        one.where.label(language),
        one.where.key,
        one.fingerprint,
        standing.answer,
        standing.void,
        rule.question.of(language),
        rule.explanation.of(language),
    )


@dataclass(slots=True)
class PlaceGroup:
    """What was found at one thing of the plan; an empty key is the plan as a whole."""

    key: str
    label: str
    years: str = ""
    """Of a project: those of several years bear the same name."""
    findings: list[FindingShown] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SeverityGroup:
    """The open findings of one severity, place by place."""

    severity: str
    word: str
    tone: str
    shape: str
    count: int
    places: list[PlaceGroup]


def severities_of(findings: Sequence[FindingShown], tree: PlanTree, language: str) -> list[SeverityGroup]:
    """What nobody has answered: the gravest first, then in the plan's order. Empty severities are there too."""
    found = []
    for severity, word in SEVERITY_WORDS.items():
        own = [one for one in findings if one.severity == severity and not one.answer]
        tone, shape = _TONES[severity]
        found.append(SeverityGroup(severity, str(word), tone, shape, len(own), places_of(own, tree, language)))
    return found


def places_of(findings: Sequence[FindingShown], tree: PlanTree, language: str) -> list[PlaceGroup]:
    """Findings by the thing at which they stand: the plan as a whole first, then as in the tree."""
    groups = {"": PlaceGroup("", _("ทั้งแผน"))}
    for thing in things(tree):
        years = ", ".join(map(str, thing.years)) if isinstance(thing, ProjectItem) else ""
        groups[thing.key] = PlaceGroup(thing.key, called(thing).of(language), years)
    for one in findings:
        groups.setdefault(one.key, PlaceGroup("", one.place or _("ทั้งแผน"))).findings.append(one)
    return [group for group in groups.values() if group.findings]


class _Rows:
    """The list of a tree while it is made."""

    def __init__(self, tree: PlanTree, findings: Sequence[FindingShown], chosen: str) -> None:
        self.tree, self.chosen = tree, chosen
        self.found: list[Row] = []
        self._seen: set[str] = set()
        self._findings: dict[str, list[FindingShown]] = defaultdict(list)
        self._hung: dict[str, list[Thing]] = defaultdict(list)
        self._below: dict[str, list[PlanItem]] = defaultdict(list)
        for finding in findings:
            self._findings[finding.key].append(finding)
        for node in tree.nodes:
            self._below[node.parent].append(node)
        for thing in things(tree):
            if not isinstance(thing, PlanItem):
                self._hung[thing.node].append(thing)

    def add(self, thing: Thing, depth: int) -> None:
        """One thing, once, and what hangs below it."""
        if thing.key in self._seen:
            return
        self._seen.add(thing.key)
        kind = kind_of(thing)
        row = Row(thing, kind, kind_word(kind), words_of(thing), depth, thing.confidence < DOUBTFUL)
        row.is_chosen, row.findings = thing.key == self.chosen, self._findings[thing.key]
        self.found.append(row)
        if isinstance(thing, PlanItem):
            for hung in self._hung[thing.key]:
                self.add(hung, depth + 1)
            for node in self._below[thing.key]:
                self.add(node, depth + 1)


def rows_of(tree: PlanTree, findings: Sequence[FindingShown], chosen: str) -> list[Row]:
    """Every node with what hangs below it, indicators under what they measure, projects under what they serve."""
    rows = _Rows(tree, findings, chosen)
    for node in tree.children(""):
        rows.add(node, 0)
    for thing in things(tree):
        rows.add(thing, 0)
    return rows.found


def kind_word(kind: str) -> str:
    """What a thing is, in the language of the page."""
    extra = {"indicator": _("ตัวชี้วัด"), "project": _("โครงการ")}
    return str(extra[kind] if kind in extra else NodeKind(kind).label)


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
