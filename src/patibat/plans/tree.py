"""A plan as a pure tree: what a document says, or what the database holds, in one shape for the checker and comparison.

No Django here: intake fills it from a file, `selectors.plan_tree` from the database.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from patibat.papers.reading import Origin

KINDS: Final = (
    "part", "section", "clause", "vision", "mission", "value", "goal", "issue", "target", "strategy", "tactic",
    "guideline",
)  # fmt: skip
"""Kinds of nodes, as in `choices.NodeKind`."""

NOWHERE: Final = Origin()
RESOLVED, ASKED, UNKNOWN = "resolved", "asked", "unknown"


@dataclass(slots=True)
class AgencyMention:
    """An agency as the document calls it. `codes` are the agencies of the directory that it may mean: one is resolved,
    several are asked, none is unknown (`code` is empty then)."""

    text: str
    codes: tuple[str, ...] = ()
    origin: Origin = NOWHERE
    is_valid: bool = True
    """Did the agency exist, under this name, in the years of the plan?"""

    @property
    def code(self) -> str:
        """The agency, when there is exactly one."""
        return self.codes[0] if len(self.codes) == 1 else ""

    @property
    def state(self) -> str:
        """resolved, asked or unknown."""
        return (UNKNOWN, RESOLVED)[len(self.codes)] if len(self.codes) < 2 else ASKED


@dataclass(slots=True)
class PlanItem:
    """A node of the plan; `key` is stable from version to version. `confidence` is 0 to 1: below 0.8 a person looks."""

    key: str
    kind: str
    number: str
    title: str
    parent: str = ""
    lead: list[AgencyMention] = field(default_factory=list)
    support: list[AgencyMention] = field(default_factory=list)
    origin: Origin = NOWHERE
    confidence: float = 1.0
    text: str = ""
    """What stands below the title and is no node of its own."""


@dataclass(slots=True)
class TargetValue:
    """A target of a year: a value, a range (`value` to `upper`), or “increase by” in a `choices.IncreaseUnit`."""

    value: Decimal | None = None
    upper: Decimal | None = None
    increase_by: Decimal | None = None
    unit: str = ""
    text: str = ""
    """As written, where it is no number: “อย่างน้อย 1 เรื่อง” keeps its words."""


@dataclass(slots=True)
class IndicatorItem:
    """An indicator of the plan. `node` is the key of what it measures."""

    key: str
    name: str
    unit: str = ""
    baseline: Decimal | None = None
    baseline_year: int = 0
    baseline_text: str = ""
    """As written where it is no number: “ไม่มีข้อมูล”."""
    targets: dict[int, TargetValue] = field(default_factory=dict)
    """Buddhist-Era year → target. Year 0: one target for the whole plan."""
    node: str = ""
    number: str = ""
    lead: list[AgencyMention] = field(default_factory=list)
    support: list[AgencyMention] = field(default_factory=list)
    source: str = ""
    level: str = ""
    origin: Origin = NOWHERE
    confidence: float = 1.0


@dataclass(slots=True)
class BudgetItem:
    """Baht of one year, source and quarter. 0 where year, quarter or kind of source (1 to 4, clause B1) is not said."""

    amount: Decimal
    year: int = 0
    source: str = ""
    source_kind: int = 0
    quarter: int = 0
    origin: Origin = NOWHERE


@dataclass(slots=True)
class ActivityItem:
    """A main activity; dates as ISO text, empty where not said."""

    name: str
    starts_on: str = ""
    ends_on: str = ""
    budget: Decimal | None = None
    agency: AgencyMention | None = None
    origin: Origin = NOWHERE


@dataclass(slots=True)
class ProjectItem:
    """A project. `budget` is the total as written (None: not said; 0 is a number); `budgets` its parts."""

    key: str
    name: str
    number: str = ""
    agencies: list[AgencyMention] = field(default_factory=list)
    """The first one answers for it."""
    years: tuple[int, ...] = ()
    budget: Decimal | None = None
    budgets: list[BudgetItem] = field(default_factory=list)
    activities: list[ActivityItem] = field(default_factory=list)
    node: str = ""
    objective: str = ""
    target: str = ""
    indicator: str = ""
    starts_on: str = ""
    ends_on: str = ""
    origin: Origin = NOWHERE
    confidence: float = 1.0


@dataclass(slots=True)
class SwotEntry:
    """An entry of SWOT; `kind` as in `choices.SwotKind`."""

    kind: str
    text: str
    origin: Origin = NOWHERE
    confidence: float = 1.0


@dataclass(slots=True)
class TotalLine:
    """A total that the document states, to be compared with what it sums; `scope` is a node's key, empty for all."""

    amount: Decimal
    scope: str = ""
    year: int = 0
    source: str = ""
    quarter: int = 0
    origin: Origin = NOWHERE


@dataclass(slots=True)
class Line:
    """A line or paragraph, mended: what rules about wording look at; `node` is the key of what it belongs to."""

    text: str
    origin: Origin = NOWHERE
    node: str = ""
    number: str = ""
    """The number it begins with."""


@dataclass(slots=True)
class LeftOut:
    """What a person took as no part of the plan, and why."""

    text: str
    reason: str
    origin: Origin = NOWHERE


@dataclass(slots=True)
class PlanTree:
    """A whole plan. Lists are in the document's order."""

    title: str = ""
    from_year: int = 0
    to_year: int = 0
    kind: str = ""
    """As in `choices.PlanKind`, where the title says it."""
    province: str = ""
    """The two-digit code of the province whose plan it is, where that is known."""
    vision: str = ""
    vision_origin: Origin = NOWHERE
    nodes: list[PlanItem] = field(default_factory=list)
    """Visions, missions, values and goals too."""
    swot: list[SwotEntry] = field(default_factory=list)
    indicators: list[IndicatorItem] = field(default_factory=list)
    projects: list[ProjectItem] = field(default_factory=list)
    totals: list[TotalLine] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    unplaced: list[Line] = field(default_factory=list)
    """What the reader could not place, never dropped."""
    left_out: list[LeftOut] = field(default_factory=list)
    """What could not be placed and a person left out, with the reason."""

    def of_kind(self, *kinds: str) -> list[PlanItem]:
        """The nodes of some kinds, in order."""
        return [node for node in self.nodes if node.kind in kinds]

    def node(self, key: str) -> PlanItem | None:
        """The node of a key."""
        return next((node for node in self.nodes if node.key == key), None)

    def children(self, key: str) -> list[PlanItem]:
        """The nodes directly below a key; of "" the roots."""
        return [node for node in self.nodes if node.parent == key]

    def mentions(self) -> Iterator[AgencyMention]:
        """Every agency that the plan calls by name."""
        for node in self.nodes:
            yield from (*node.lead, *node.support)
        for indicator in self.indicators:
            yield from (*indicator.lead, *indicator.support)
        for project in self.projects:
            yield from project.agencies
            yield from (one.agency for one in project.activities if one.agency)
