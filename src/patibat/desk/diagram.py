"""From national strategy to activity: one drawing for each issue of a plan, and the same as a nested list.

What is drawn is worked out here; how it is laid out is `papers.charts.flow`, which knows nothing of plans.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from patibat.desk.coverage import Ladder, ladder_of
from patibat.kit.wording import baht
from patibat.measures import exact_sum
from patibat.papers.charts import FlowBox, FlowColumn, flow_scene, scene_svg
from patibat.plans.alignment import Point, points_of
from patibat.plans.choices import LinkState, NodeKind, PlanLevel
from patibat.plans.models import Plan, PlanLink, PlanNode
from patibat.projects.models import Activity, Project
from patibat.records.choices import Visibility
from patibat.resources.selectors import COUNTED, project_money

WIDTH = 1047.0
"""A4 landscape between margins of a centimetre, in units of 1/96 inch."""
MANY_PROJECTS, MANY_ACTIVITIES = 9, 10
"""Beyond these, one box stands for all of a strategy's, with their number."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A project with its planned baht and its activities."""

    project: Project
    baht: Decimal
    activities: tuple[Activity, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """A strategy with its projects; None: projects that stand under the issue itself."""

    node: PlanNode | None
    leaves: tuple[Leaf, ...]

    @property
    def baht(self) -> Decimal:
        return exact_sum(one.baht for one in self.leaves)

    @property
    def activities(self) -> int:
        return sum(len(one.activities) for one in self.leaves)


@dataclass(frozen=True, slots=True)
class Served:
    """A point above that the issue serves, and the national strategies above that one."""

    point: Point
    strategies: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class IssueFlow:
    """One issue: what it serves, directly or through what is above, and what carries it out; with its drawing."""

    issue: PlanNode
    served: tuple[Served, ...]
    direct: tuple[Point, ...]
    branches: tuple[Branch, ...]
    svg: SafeString


Place = tuple[int, str]


def issue_flows(plan: Plan, upper: Plan, above: list[Plan], year: int) -> list[IssueFlow]:
    """A drawing for each issue of a plan, against one upper plan and the national strategy.

    `above` are the plans above it with `versions__nodes` prefetched. A fixed number of queries.
    """
    ladder = ladder_of(plan)
    points = {(one.plan.pk, one.node.key): one for one in points_of(above)}
    upwards = _upwards(upper, points)
    branches = _branches(ladder, plan, year)
    found = []
    for issue in (node for node in ladder.nodes.values() if node.kind == NodeKind.ISSUE):
        places = _places_of(ladder, issue)
        served = tuple(
            Served(one, upwards.get(place[1], ()))
            for place, one in points.items()
            if place in places and place[0] == upper.pk and one.plan.level != PlanLevel.ONE
        )
        direct = tuple(one for place, one in points.items() if place in places and one.plan.level == PlanLevel.ONE)
        own = tuple(branches.get(issue.key, ()))
        found.append(IssueFlow(issue, served, direct, own, _drawing(issue, served, direct, own)))
    return found


def _places_of(ladder: Ladder, issue: PlanNode) -> set[Place]:
    """What an issue is linked to, itself or by what stands below it."""
    return {
        place for key, places in ladder.links.items() if issue.key in ladder.above(key) for place in places
    }  # fmt: skip


def _upwards(upper: Plan, points: Mapping[Place, Point]) -> dict[str, tuple[Point, ...]]:
    """key of a point of the upper plan → the national strategies that it stands under, itself or by its own parent."""
    links: dict[str, set[Place]] = defaultdict(set)
    rows = PlanLink.objects.filter(plan=upper, state=LinkState.ACCEPTED).values_list("key", "to_plan_id", "to_key")
    for key, to_plan, to_key in rows:
        links[key].add((to_plan, to_key))
    found: dict[str, tuple[Point, ...]] = {}
    for (plan_id, key), point in points.items():
        if plan_id == upper.pk:
            places = links.get(key, set()) | links.get(point.parent_key, set())
            found[key] = tuple(one for place, one in points.items() if place in places)
    return found


def _branches(ladder: Ladder, plan: Plan, year: int) -> dict[str, list[Branch]]:
    """key of an issue → its strategies with their projects; a project of no issue is not drawn, the table has it."""
    activities = Prefetch("activities", Activity.objects.order_by("number"))
    projects = list(
        Project.objects.filter(plan=plan, year=year, status__in=COUNTED)
        .select_related("agency", "plan")
        .prefetch_related(activities)
    )
    money = project_money(projects, year, visible_to=Visibility.STAFF)
    leaves: dict[str, list[Leaf]] = defaultdict(list)
    for one in projects:
        amount = money[one.pk].planned.value.number or Decimal(0)
        leaves[_holder(ladder, one.node_key)].append(Leaf(one, amount, tuple(one.activities.all())))
    found: dict[str, list[Branch]] = defaultdict(list)
    for key, node in ladder.nodes.items():
        issue = ladder.issue(key)
        if issue is None:
            continue
        if node.kind == NodeKind.STRATEGY:
            found[issue.key].append(Branch(node, tuple(leaves[key])))
        elif key == issue.key and leaves[key]:
            found[key].append(Branch(None, tuple(leaves[key])))
    return found


def _holder(ladder: Ladder, key: str) -> str:
    """The strategy under which a point stands, else its issue."""
    above = ladder.above(key)
    strategy = next((one for one in above if ladder.nodes[one].kind == NodeKind.STRATEGY), "")
    issue = ladder.issue(key)
    return strategy or (issue.key if issue else "")


@dataclass(slots=True)
class _Drawing:
    """Boxes of the six columns and the lines between them."""

    columns: tuple[dict[str, FlowBox], ...]
    edges: list[tuple[str, str]]

    def add(self, column: int, box: FlowBox, *, after: str = "", before: str = "") -> None:
        self.columns[column].setdefault(box.ident, box)
        self.edges += [(after, box.ident)] if after else []
        self.edges += [(box.ident, before)] if before else []


def _drawing(
    issue: PlanNode, served: tuple[Served, ...], direct: tuple[Point, ...], branches: tuple[Branch, ...]
) -> SafeString:
    drawing = _Drawing(({}, {}, {}, {}, {}, {}), [])
    drawing.add(2, FlowBox("issue", str(issue)))
    for point in direct:
        # A box of its own, so that the line does not seem to come from a point of the plan between.
        own = f"direct-{point.ident}"
        drawing.add(1, FlowBox(own, _("เชื่อมโยงโดยตรง")), before="issue")
        drawing.add(0, _point_box(point), before=own)
    for one in served:
        drawing.add(1, _point_box(one.point), before="issue")
        for strategy in one.strategies:
            drawing.add(0, _point_box(strategy), before=one.point.ident)
    many = sum(len(one.leaves) for one in branches) > MANY_PROJECTS
    listed = not many and sum(one.activities for one in branches) <= MANY_ACTIVITIES
    for at, branch in enumerate(branches):
        ident = f"strategy-{at}"
        drawing.add(3, FlowBox(ident, str(branch.node or _("โครงการตรงตามประเด็น"))), after="issue")
        _carried(drawing, branch, ident, many=many, listed=listed)
    heads = (_("ยุทธศาสตร์ชาติ (Z)"), _("แผนระดับบน (Y)"), _("ประเด็น"), _("กลยุทธ์"), _("โครงการ (X)"), _("กิจกรรม"))
    columns = [FlowColumn(head, tuple(own.values())) for head, own in zip(heads, drawing.columns, strict=True)]
    title = _("แผนผังความเชื่อมโยงของ %(issue)s") % {"issue": issue}
    description = _("จากยุทธศาสตร์ชาติถึงกิจกรรม อ่านเป็นรายการได้ใต้ภาพ")
    # The writer of the drawing escapes every text in it.
    return SafeString(scene_svg(flow_scene(columns, drawing.edges, WIDTH), title, description, css_class="wide"))


def _carried(drawing: _Drawing, branch: Branch, ident: str, *, many: bool, listed: bool) -> None:
    """What carries a strategy out: its projects and their activities, or how many there are."""
    if not branch.leaves:
        return
    if many:
        text = ngettext("%(number)d โครงการ", "%(number)d โครงการ", len(branch.leaves)) % {"number": len(branch.leaves)}
        drawing.add(4, FlowBox(f"{ident}-all", text, baht(branch.baht)), after=ident)
        drawing.add(5, _activity_box(f"{ident}-done", branch.activities), after=f"{ident}-all")
        return
    for leaf in branch.leaves:
        own = f"project-{leaf.project.pk}"
        drawing.add(4, FlowBox(own, leaf.project.name, baht(leaf.baht)), after=ident)
        if not listed:
            drawing.add(5, _activity_box(f"{own}-done", len(leaf.activities)), after=own)
        for one in leaf.activities if listed else ():
            drawing.add(5, FlowBox(f"activity-{one.pk}", one.name), after=own)


def _activity_box(ident: str, number: int) -> FlowBox:
    return FlowBox(ident, ngettext("%(number)d กิจกรรม", "%(number)d กิจกรรม", number) % {"number": number})


def _point_box(point: Point) -> FlowBox:
    """A point of an upper plan; one whose wording waits to be checked says so and has a dashed frame."""
    waits = point.node.is_unchecked
    return FlowBox(point.ident, str(point.node), _("รอตรวจ") if waits else "", dashed=waits)
