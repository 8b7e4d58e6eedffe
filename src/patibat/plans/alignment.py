"""Reading how plans hang together: the points of plans above, the links of a plan, what might be linked (clause A2).

A fixed number of queries, whatever the number of points and links.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from patibat.accounts.models import User
from patibat.network.permissions import agencies_for
from patibat.plans.choices import LinkState, NodeKind, PlanStatus
from patibat.plans.models import Plan, PlanLink, PlanNode
from patibat.plans.selectors import plan_in_force, upper_plans, version_shown
from patibat.plans.similarity import Candidate, Suggester
from patibat.records.choices import Visibility

LINKABLE = frozenset(
    {NodeKind.GOAL, NodeKind.ISSUE, NodeKind.TARGET, NodeKind.STRATEGY, NodeKind.TACTIC, NodeKind.GUIDELINE}
)
"""Kinds of nodes that serve another plan or are served; a vision or a part is neither."""
_APART = "~"


@dataclass(frozen=True, slots=True)
class Point:
    """A node together with its plan: one end of a link."""

    plan: Plan
    node: PlanNode
    parent_key: str = ""

    @property
    def ident(self) -> str:
        """`plan-code~key`, as forms and addresses name it."""
        return f"{self.plan.code}{_APART}{self.node.key}"


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A link with the point that it leads to; None when the plan's version has no such point any more."""

    link: PlanLink
    to: Point | None


@dataclass(frozen=True, slots=True)
class Offer:
    """A point that might be linked, with how near it is (0 to 100) and why."""

    to: Point
    nearness: int
    words: tuple[str, ...]


@dataclass(slots=True)
class LinkRow:
    """A node of a plan with its links, those refused, and what is offered."""

    node: PlanNode
    depth: int
    links: list[LinkLine] = field(default_factory=list)
    refused: list[LinkLine] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)


def plans_visible(user: User) -> QuerySet[Plan]:
    """Plans of agencies as this person may see them: drafts only with the right to see or to link them."""
    drafts = agencies_for(user, "plan.view_draft") | agencies_for(user, "link.change")
    return Plan.objects.filter(Q(agency_id__in=drafts) | ~Q(status=PlanStatus.DRAFT)).select_related("agency")


def points_of(plans: Iterable[Plan]) -> list[Point]:
    """The linkable points of plans whose `versions__nodes` are prefetched, in the plans' order."""
    found: list[Point] = []
    for plan in plans:
        version = version_shown(plan)
        nodes = list(version.nodes.all()) if version else []
        keys = {node.pk: node.key for node in nodes}
        found += [
            Point(plan, node, keys.get(node.parent_id or 0, "")) for node in nodes if NodeKind(node.kind) in LINKABLE
        ]
    return found


def plans_above(plan: Plan) -> list[Plan]:
    """The plans whose points a plan may serve: upper plans of its years, of a higher level than its own, and for a plan
    that is not it the province's education plan in force."""
    found = upper_plans().exclude(pk=plan.pk).filter(from_year__lte=plan.to_year, to_year__gte=plan.from_year)
    if plan.level and plan.owner:
        found = found.filter(level__lt=plan.level)
    above = list(found.prefetch_related("versions__nodes"))
    own = plan_in_force(visible_to=Visibility.STAFF) if not plan.owner else None
    if own is not None and own.pk != plan.pk:
        above += Plan.objects.filter(pk=own.pk).prefetch_related("versions__nodes")
    return above


def nodes_in_order(plan: Plan) -> list[tuple[PlanNode, int]]:
    """The linkable nodes of the version shown with their depth, in the plan's order."""
    version = version_shown(plan)
    nodes = list(version.nodes.all()) if version else []
    parents = {node.pk: node.parent_id for node in nodes}

    def depth(pk: int) -> int:
        above = parents.get(pk)
        return 0 if above is None else 1 + depth(above)

    return [(node, depth(node.pk)) for node in nodes if NodeKind(node.kind) in LINKABLE]


def link_rows(plan: Plan, *, with_offers: bool = True) -> list[LinkRow]:
    """Every linkable node of a plan with its links; with what might be linked for nodes that a person may decide on."""
    points = points_of(plans_above(plan))
    by_place = {(one.plan.pk, one.node.key): one for one in points}
    rows = {node.key: LinkRow(node, depth) for node, depth in nodes_in_order(plan)}
    decided: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for link in PlanLink.objects.filter(plan=plan).select_related("to_plan", "by"):
        place = (link.to_plan_id, link.to_key)
        decided[link.key].add(place)
        if row := rows.get(link.key):
            line = LinkLine(link, by_place.get(place))
            (row.links if link.state == LinkState.ACCEPTED else row.refused).append(line)
    if with_offers:
        _offers_fill(rows, points, decided)
    return list(rows.values())


def _offers_fill(rows: Mapping[str, LinkRow], points: list[Point], decided: Mapping[str, set[tuple[int, str]]]) -> None:
    suggester, roots = suggester_of(points)
    for key, row in rows.items():
        found = suggester.suggest(f"{row.node.title} {row.node.text}", most=3 + len(decided.get(key, ())))
        offers = [Offer(roots[one.ident], round(100 * one.score), one.words) for one in found]
        row.offers = [one for one in offers if (one.to.plan.pk, one.to.node.key) not in decided.get(key, ())][:3]


def suggester_of(points: Iterable[Point]) -> tuple[Suggester, dict[str, Point]]:
    """What suggests the main points of plans; goals below a point speak for it, and may be chosen by hand."""
    below: dict[tuple[int, str], list[str]] = defaultdict(list)
    roots: dict[str, Point] = {}
    for point in points:
        if point.parent_key:
            below[(point.plan.pk, point.parent_key)].append(point.node.title)
        else:
            roots[point.ident] = point
    candidates = [
        Candidate(ident, one.node.title, " ".join((one.node.text, *below[(one.plan.pk, one.node.key)])))
        for ident, one in roots.items()
    ]
    return Suggester(candidates), roots


def point_named(points: Iterable[Point], ident: str) -> Point | None:
    """The point of an ident as forms send it."""
    return next((one for one in points if one.ident == ident), None)


def offers_for(texts: Iterable[str], points: Iterable[Point]) -> list[Offer | None]:
    """For each text, such as a project's name and objective, the likeliest point; None where none is near enough."""
    suggester, roots = suggester_of(points)
    found = (suggester.suggest(text, most=1) for text in texts)
    return [Offer(roots[one[0].ident], round(100 * one[0].score), one[0].words) if one else None for one in found]


def offer_named(plan: Plan, node: PlanNode, ident: str) -> Offer | None:
    """What was offered for a node under this name, worked out again: what a form says about words is not believed."""
    suggester, roots = suggester_of(points_of(plans_above(plan)))
    found = suggester.suggest(f"{node.title} {node.text}", most=len(roots))
    one = next((one for one in found if one.ident == ident), None)
    return Offer(roots[ident], round(100 * one.score), one.words) if one else None


def link_counts(plans: Iterable[Plan]) -> dict[int, int]:
    """How many nodes of each plan have an accepted link."""
    pairs = PlanLink.objects.filter(plan__in=list(plans), state=LinkState.ACCEPTED).values_list("plan_id", "key")
    return Counter(plan_id for plan_id, _ in set(pairs))


def unchecked_counts(plans: Iterable[Plan]) -> dict[int, int]:
    """How many points of the version shown of each plan wait to be checked; `versions__nodes` are prefetched."""
    found: dict[int, int] = {}
    for plan in plans:
        version = version_shown(plan)
        found[plan.pk] = sum(node.is_unchecked for node in version.nodes.all()) if version else 0
    return found
