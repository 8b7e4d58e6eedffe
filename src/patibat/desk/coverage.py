"""Where a plan's money and indicators go in the plans above it: a table of policies by issues, and what falls beside.

Baht come from `resources.selectors.project_money`, project by project, and are added here in exact decimals; nothing is
stored. A project serves what its own point of the plan is linked to, or a point above that one. One that serves two
policies stands in both rows: rows do not add up to the plan, and the page says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from patibat.measures import exact_sum
from patibat.plans.alignment import LINKABLE, Offer, Point, offers_for, points_of
from patibat.plans.choices import LinkState, NodeKind
from patibat.plans.models import Plan, PlanLink, PlanNode
from patibat.plans.selectors import version_shown
from patibat.projects.models import Project
from patibat.records.choices import Visibility
from patibat.resources.selectors import COUNTED, project_money

MANY = 5
"""A project that serves more policies than this claims everything."""
Place = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Cell:
    """What serves one policy out of one issue: planned baht, and how many projects and indicators."""

    baht: Decimal = Decimal(0)
    projects: int = 0
    indicators: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.projects or self.indicators)


@dataclass(frozen=True, slots=True)
class Column:
    """An issue of the plan; None where a project's point stands below no issue."""

    node: PlanNode | None

    @property
    def key(self) -> str:
        return self.node.key if self.node else ""


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """One policy with a cell for each column."""

    point: Point
    cells: tuple[tuple[Column, Cell], ...]
    total: Cell


@dataclass(frozen=True, slots=True)
class FundedProject:
    """A project with its planned baht, and how many policies of the upper plan it serves; where it serves none, the
    policy that its own words are nearest to."""

    project: Project
    baht: Decimal
    policies: int
    hint: Offer | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """A plan of one year against one upper plan."""

    plan: Plan
    upper: Plan
    year: int
    columns: tuple[Column, ...]
    rows: tuple[PolicyRow, ...]
    total: Cell
    unserved: tuple[Point, ...]
    unfunded: tuple[PolicyRow, ...]
    orphan_nodes: tuple[PlanNode, ...]
    orphan_projects: tuple[FundedProject, ...]
    unlinked: tuple[FundedProject, ...]
    greedy: tuple[FundedProject, ...]
    most: int

    @property
    def unlinked_baht(self) -> Decimal:
        """Money without a policy of this upper plan."""
        return exact_sum(one.baht for one in self.unlinked)


@dataclass(slots=True)
class Ladder:
    """The tree of a plan's version by keys, and what each point is linked to."""

    nodes: dict[str, PlanNode]
    parents: dict[str, str]
    links: Mapping[str, set[Place]] = field(default_factory=dict)

    def above(self, key: str) -> list[str]:
        """A key and those above it, nearest first; only what is there."""
        found: list[str] = []
        while key in self.nodes and key not in found:
            found.append(key)
            key = self.parents.get(key, "")
        return found

    def reach(self, key: str) -> set[Place]:
        """The points of upper plans that a point serves, itself or through those above it."""
        return {place for one in self.above(key) for place in self.links.get(one, ())}

    def issue(self, key: str) -> PlanNode | None:
        """The issue under which a point stands."""
        return next((self.nodes[one] for one in self.above(key) if self.nodes[one].kind == NodeKind.ISSUE), None)


def ladder_of(plan: Plan) -> Ladder:
    """The plan's tree and links, in three queries. Indicators of nodes are prefetched."""
    version = version_shown(plan)
    nodes = list(version.nodes.prefetch_related("indicators")) if version else []
    keys = {node.pk: node.key for node in nodes}
    links: dict[str, set[Place]] = defaultdict(set)
    accepted = PlanLink.objects.filter(plan=plan, state=LinkState.ACCEPTED)
    for key, to_plan, to_key in accepted.values_list("key", "to_plan_id", "to_key"):
        links[key].add((to_plan, to_key))
    parents = {node.key: keys.get(node.parent_id or 0, "") for node in nodes}
    return Ladder({node.key: node for node in nodes}, parents, links)


def projects_of(plan: Plan, year: int) -> list[Project]:
    """The projects that count for a plan's money in a year."""
    return list(Project.objects.filter(plan=plan, year=year, status__in=COUNTED).select_related("agency", "plan"))


def years_of(plan: Plan) -> list[int]:
    """The years in which a plan has projects, the latest first."""
    found = Project.objects.filter(plan=plan, status__in=COUNTED).order_by("-year").values_list("year", flat=True)
    return list(found.distinct())


def coverage(plan: Plan, upper: Plan, year: int, *, most: int = MANY) -> Coverage:
    """The whole page's content, in a fixed number of queries; `upper` has its `versions__nodes` prefetched."""
    ladder = ladder_of(plan)
    roots, root_of = _roots(upper)
    served = {key: {root_of[place] for place in ladder.reach(key) if place in root_of} for key in ladder.nodes}
    touched = {key for found in served.values() for key in found}
    projects = projects_of(plan, year)
    baht = _planned(projects, year)
    columns = _columns(ladder, projects)
    rows = [_row(point, columns, ladder, served, projects, baht) for point in roots]
    funded = _funded(projects, baht, served, upper)
    return Coverage(
        plan=plan,
        upper=upper,
        year=year,
        columns=columns,
        rows=tuple(row for row in rows if not row.total.is_empty),
        total=Cell(exact_sum(baht.values()), len(projects), len(_indicators(ladder, ladder.nodes))),
        unserved=tuple(row.point for row in rows if row.point.node.key not in touched),
        unfunded=tuple(row for row in rows if row.point.node.key in touched and not row.total.baht),
        orphan_nodes=_orphans(ladder),
        orphan_projects=tuple(one for one in funded if not ladder.reach(one.project.node_key)),
        unlinked=tuple(one for one in funded if one.baht and not one.policies),
        greedy=tuple(one for one in funded if one.policies > most),
        most=most,
    )


def _roots(upper: Plan) -> tuple[list[Point], dict[Place, str]]:
    """The main points of an upper plan, and under which of them each of its points stands."""
    points = points_of([upper])
    parents = {one.node.key: one.parent_key for one in points}

    def top(key: str) -> str:
        return top(parents[key]) if parents.get(key) else key

    return [one for one in points if not one.parent_key], {(upper.pk, key): top(key) for key in parents}


def _planned(projects: Iterable[Project], year: int) -> dict[int, Decimal]:
    money = project_money(projects, year, visible_to=Visibility.STAFF)
    return {pk: position.planned.value.number or Decimal(0) for pk, position in money.items()}


def _funded(
    projects: Iterable[Project], baht: Mapping[int, Decimal], served: Mapping[str, set[str]], upper: Plan
) -> list[FundedProject]:
    plain = [FundedProject(one, baht[one.pk], len(served.get(one.node_key, ()))) for one in projects]
    lost = [one for one in plain if not one.policies]
    hints = offers_for((f"{one.project.name} {one.project.objective}" for one in lost), points_of([upper]))
    hinted = {one.project.pk: replace(one, hint=hint) for one, hint in zip(lost, hints, strict=True)}
    return [hinted.get(one.project.pk, one) for one in plain]


def _columns(ladder: Ladder, projects: Iterable[Project]) -> tuple[Column, ...]:
    issues = [Column(node) for node in ladder.nodes.values() if node.kind == NodeKind.ISSUE]
    outside = any(ladder.issue(one.node_key) is None for one in projects)
    return (*issues, *([Column(None)] if outside else []))


def _row(
    point: Point,
    columns: tuple[Column, ...],
    ladder: Ladder,
    served: Mapping[str, set[str]],
    projects: Iterable[Project],
    baht: Mapping[int, Decimal],
) -> PolicyRow:
    mine = [one for one in projects if point.node.key in served.get(one.node_key, ())]
    keys = [key for key, found in served.items() if point.node.key in found]

    def cell(column: Column | None) -> Cell:
        own = [one for one in mine if column is None or _under(ladder, one.node_key) == column.key]
        some = [key for key in keys if column is None or _under(ladder, key) == column.key]
        return Cell(exact_sum(baht[one.pk] for one in own), len(own), len(_indicators(ladder, some)))

    return PolicyRow(point, tuple((column, cell(column)) for column in columns), cell(None))


def _under(ladder: Ladder, key: str) -> str:
    node = ladder.issue(key)
    return node.key if node else ""


def _indicators(ladder: Ladder, keys: Iterable[str]) -> set[int]:
    """The indicators that hang on some points."""
    return {one.pk for key in keys for one in ladder.nodes[key].indicators.all()}


def _orphans(ladder: Ladder) -> tuple[PlanNode, ...]:
    """Points that serve nothing above: neither themselves, nor what stands above or below them."""
    alive = {key for key in ladder.links if key in ladder.nodes}
    upwards = {above for key in alive for above in ladder.above(key)}
    return tuple(
        node
        for key, node in ladder.nodes.items()
        if NodeKind(node.kind) in LINKABLE - {NodeKind.GOAL} and key not in upwards and not ladder.reach(key)
    )
