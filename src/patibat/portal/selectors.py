"""What each public page shows, put together from the selectors of the rooms below. No figure is computed here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from patibat.kit.clock import today
from patibat.kit.wording import page_language
from patibat.measures import Figure, Status
from patibat.monitoring.models import ProjectProgress, Round
from patibat.monitoring.selectors import (
    IndicatorProgress,
    Shown,
    current_round,
    indicator_history,
    indicator_progress,
    period_shown,
    round_counts,
)
from patibat.network.models import Agency
from patibat.network.permissions import agency_ids_under
from patibat.plans.choices import NodeKind, PlanStatus
from patibat.plans.models import Indicator, IndicatorDefinition, Plan, PlanNode, PlanVersion, SwotItem
from patibat.plans.selectors import TreeNode, indicators, plan_in_force, plans, swot, target_shown, tree, version_shown
from patibat.projects.choices import ProjectStatus
from patibat.projects.comparing import comparable, usual_pair
from patibat.projects.models import Project
from patibat.records.choices import Visibility
from patibat.records.stamp import Remembered
from patibat.resources.selectors import MoneyPosition, MoneyScope, money_position, project_money
from patibat.thai import FiscalYear

PUBLIC = Visibility.PUBLIC
ProjectLines = list[tuple[Project, MoneyPosition]]
LINES = 50
PLACED = (NodeKind.VISION, NodeKind.MISSION, NodeKind.VALUE, NodeKind.GOAL, NodeKind.ISSUE)
SHOWN_PROJECTS = (ProjectStatus.IN_FORCE, ProjectStatus.CLOSED)
BEHIND = (Status.BEHIND, Status.WATCH, Status.LATE, Status.NOT_REPORTED)


@dataclass(frozen=True, slots=True)
class IssueLine:
    """A strategic issue with its indicators as they stand."""

    node: PlanNode
    progress: tuple[IndicatorProgress, ...]

    def count(self, *statuses: Status) -> int:
        return sum(one.figure.status in statuses for one in self.progress)

    @property
    def tally(self) -> tuple[tuple[Status, int], ...]:
        """How many indicators are in each status, in the order of the statuses; only those that occur."""
        return tuple((status, number) for status in Status if (number := self.count(status)))


@dataclass(frozen=True, slots=True)
class TargetLine:
    """What an indicator promises for each year of its plan, as text; empty where it promises nothing."""

    indicator: Indicator
    definition: IndicatorDefinition
    years: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan: what it promises, how far it is, what is late."""

    plan: Plan
    version: PlanVersion | None
    roots: tuple[TreeNode, ...]
    swot: dict[str, list[SwotItem]]
    period: Shown
    issues: tuple[IssueLine, ...]
    progress: tuple[IndicatorProgress, ...]
    money: MoneyPosition
    counts: dict[str, Figure]
    round: Round | None
    project_count: int
    targets: tuple[TargetLine, ...]
    has_versions: bool
    """Is there more than one published version, to be compared?"""

    @property
    def years(self) -> range:
        """The plan's years."""
        return range(self.plan.from_year, self.plan.to_year + 1)

    @property
    def period_label(self) -> str:
        """How far the figures go, in the language of the page."""
        return self.period.label(page_language())

    def of_kind(self, kind: str) -> list[TreeNode]:
        """The nodes of one kind, wherever they hang."""
        return [item for root in self.roots for item in root.walk() if item.node.kind == kind]

    @property
    def visions(self) -> list[TreeNode]:
        return self.of_kind(NodeKind.VISION)

    @property
    def missions(self) -> list[TreeNode]:
        return self._outermost(NodeKind.MISSION)

    @property
    def goals(self) -> list[TreeNode]:
        return self._outermost(NodeKind.GOAL)

    @property
    def values(self) -> list[TreeNode]:
        return self._outermost(NodeKind.VALUE)

    @property
    def issue_trees(self) -> list[TreeNode]:
        return self._outermost(NodeKind.ISSUE)

    @property
    def others(self) -> list[TreeNode]:
        """What stands nowhere else on the page, such as the clauses of a plan that has no issues."""
        return [item for item in _tops(self.roots) if item.node.kind not in PLACED]

    def _outermost(self, kind: str) -> list[TreeNode]:
        """Those that do not stand inside a tree that the page shows anyway: every node has one place and one anchor."""
        return [item for item in _tops(self.roots) if item.node.kind == kind]

    @property
    def tally(self) -> tuple[tuple[Status, int], ...]:
        """How many indicators are in each status."""
        statuses = [one.figure.status for one in self.progress]
        return tuple((status, number) for status in Status if (number := statuses.count(status)))

    @property
    def behind(self) -> list[IndicatorProgress]:
        """What is late, below the plan, or to be watched: shown first, not hidden."""
        return [one for one in self.progress if one.figure.status in BEHIND]


def _tops(items: Iterable[TreeNode]) -> Iterable[TreeNode]:
    """The nodes that begin a tree on the plan's page: a part that only frames others gives way to them."""
    for item in items:
        frames = any(part.node.kind in PLACED for part in item.walk())
        if item.node.kind in PLACED or not frames:
            yield item
        else:
            yield from _tops(item.children)


_plan_pages: Remembered[PlanPage] = Remembered(16)


def plan_named(code: str) -> Plan:
    """The public plan of this code, or 404."""
    found = plans(visible_to=PUBLIC).filter(code=code).first()
    if found is None:
        raise Http404(code)
    return found


def plan_page(plan: Plan) -> PlanPage:
    """Everything of a plan's page; read again only when something changed."""
    return _plan_pages.get(("plan", plan.pk), lambda: _plan_page(plan))


def _plan_page(plan: Plan) -> PlanPage:
    version = version_shown(plan)
    roots = tuple(tree(version)) if version else ()
    period = period_shown(plan)
    progress = tuple(indicator_progress(plan, period.year, visible_to=PUBLIC))
    year, quarter = period.year.be, period.quarter
    of = current_round(plan)
    return PlanPage(
        plan=plan,
        version=version,
        roots=roots,
        swot=swot(version) if version else {},
        period=period,
        issues=tuple(_issue_lines(roots, progress)),
        progress=progress,
        money=money_position(MoneyScope(plan.agency, plan), year, quarter, visible_to=PUBLIC, with_sources=True),
        counts=round_counts(of) if of else {},
        round=of,
        project_count=public_projects().filter(plan=plan).count(),
        targets=tuple(_target_lines(plan, progress)),
        has_versions=usual_pair(comparable(plan, visible_to=PUBLIC)) is not None,
    )


def _target_lines(plan: Plan, progress: tuple[IndicatorProgress, ...]) -> list[TargetLine]:
    """Of indicators that promise something at all."""
    language, years = page_language(), range(plan.from_year, plan.to_year + 1)
    lines = [
        TargetLine(
            one.indicator,
            one.definition,
            tuple((year, target_shown(one.indicator, year, language)) for year in years),
        )
        for one in progress
    ]
    return [line for line in lines if any(shown for _year, shown in line.years)]


def _issue_lines(roots: tuple[TreeNode, ...], progress: tuple[IndicatorProgress, ...]) -> list[IssueLine]:
    by_id = {one.indicator.pk: one for one in progress}
    lines = []
    for root in roots:
        for item in root.walk():
            if item.node.kind == NodeKind.ISSUE:
                keys = dict.fromkeys(one.pk for part in item.walk() for one in part.node.indicators.all())
                lines.append(IssueLine(item.node, tuple(by_id[key] for key in keys if key in by_id)))
    return lines


def home_page() -> PlanPage | None:
    """The plan that is being carried out; None before the first one is published."""
    plan = plan_in_force(visible_to=PUBLIC)
    return plan_page(plan) if plan else None


@dataclass(frozen=True, slots=True)
class IssuePage:
    """An issue with everything below it, and the projects that serve it."""

    page: PlanPage
    item: TreeNode
    line: IssueLine
    lines: ProjectLines
    project_count: int


_issue_pages: Remembered[IssuePage] = Remembered()


def issue_page(plan: Plan, key: str) -> IssuePage:
    """The issue of a plan with this key, or 404."""
    return _issue_pages.get((plan.pk, key), lambda: _issue_page(plan, key))


def _issue_page(plan: Plan, key: str) -> IssuePage:
    page = plan_page(plan)
    item = next((one for one in page.of_kind(NodeKind.ISSUE) if one.node.key == key), None)
    if item is None:
        raise Http404(key)
    keys = [part.node.key for part in item.walk()]
    line = next(one for one in page.issues if one.node.key == key)
    projects = public_projects().filter(plan=plan, node_key__in=keys)
    return IssuePage(page, item, line, project_lines(list(projects[:LINES])), projects.count())


def public_projects() -> QuerySet[Project]:
    """Projects that citizens may see: in force or closed, of plans that are not drafts."""
    return (
        Project.objects.filter(status__in=SHOWN_PROJECTS)
        .exclude(plan__status=PlanStatus.DRAFT)
        .select_related("agency", "plan")
    )


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """A project with its money, progress and the node it serves."""

    project: Project
    money: MoneyPosition
    progress: tuple[ProjectProgress, ...]
    node: PlanNode | None
    issue_key: str


_project_pages: Remembered[ProjectPage] = Remembered()


def project_page(code: str) -> ProjectPage:
    """The public project of this code, or 404."""
    return _project_pages.get(code, lambda: _project_page(code))


def _project_page(code: str) -> ProjectPage:
    project = (
        public_projects()
        .filter(code=code)
        .prefetch_related("activities", "agencies__agency", "indicators__definitions", "budget_lines__agency")
        .first()
    )
    if project is None:
        raise Http404(code)
    money = money_position(
        MoneyScope(project.agency, project=project), project.year, visible_to=PUBLIC, with_sources=True
    )
    progress = project.progress.filter(status="published").select_related("round").order_by("-round__year", "-pk")
    version = version_shown(project.plan)
    node = version.nodes.filter(key=project.node_key).select_related("parent").first() if version else None
    return ProjectPage(project, money, tuple(progress), node, _issue_of(node))


def _issue_of(node: PlanNode | None) -> str:
    while node is not None and node.kind != NodeKind.ISSUE:
        node = node.parent
    return node.key if node else ""


def project_lines(projects: list[Project]) -> ProjectLines:
    """Projects of a list page with their money, in a fixed number of queries whatever their years."""
    money: dict[int, MoneyPosition] = {}
    for year in {one.year for one in projects}:
        money |= project_money(projects, year, visible_to=PUBLIC)
    return [(one, money[one.pk]) for one in projects]


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """An indicator: its figure now, its years, its definition."""

    indicator: Indicator
    now: IndicatorProgress | None
    history: list[IndicatorProgress]
    nodes: list[PlanNode]


_indicator_pages: Remembered[IndicatorPage] = Remembered()


def indicator_page(code: str) -> IndicatorPage:
    """The public indicator of this code, or 404."""
    return _indicator_pages.get(code, lambda: _indicator_page(code))


def _indicator_page(code: str) -> IndicatorPage:
    found = (
        Indicator.objects.filter(code=code)
        .exclude(plan__status=PlanStatus.DRAFT)
        .select_related("plan", "plan__agency", "lead")
        .prefetch_related("definitions", "targets", "references", "bands")
        .first()
    )
    if found is None:
        raise Http404(code)
    period = period_shown(found.plan)
    now = indicator_progress(found.plan, period.year, visible_to=PUBLIC, only=[found])
    version = version_shown(found.plan)
    nodes = list(found.nodes.filter(version=version)) if version else []
    return IndicatorPage(found, now[0] if now else None, indicator_history(found, visible_to=PUBLIC), nodes)


def public_indicators() -> QuerySet[Indicator]:
    """Indicators of plans that are not drafts."""
    return Indicator.objects.exclude(plan__status=PlanStatus.DRAFT)


@dataclass(frozen=True, slots=True)
class AgencyPage:
    """What of the plan is this agency's: nodes it leads or supports, indicators, projects, money."""

    agency: Agency
    plan: Plan | None
    progress: list[IndicatorProgress]
    money: MoneyPosition | None
    lines: ProjectLines
    project_count: int
    nodes: list[PlanNode]
    year: int


_agency_pages: Remembered[AgencyPage] = Remembered()


def agency_page(code: str) -> AgencyPage:
    """The agency of this code, or 404."""
    return _agency_pages.get(code, lambda: _agency_page(code))


def _agency_page(code: str) -> AgencyPage:
    agency = (
        Agency.objects.filter(code=code)
        .select_related("affiliation", "parent")
        .prefetch_related("names", "children")
        .first()
    )
    if agency is None:
        raise Http404(code)
    plan = plan_in_force(visible_to=PUBLIC)
    under = agency_ids_under(agency)
    projects = public_projects().filter(agency_id__in=under)
    lines, count = project_lines(list(projects[:LINES])), projects.count()
    if plan is None:
        return AgencyPage(agency, None, [], None, lines, count, [], FiscalYear.of(today()).be)
    period = period_shown(plan)
    year, quarter = period.year.be, period.quarter
    own = indicators(plan).filter(reporters__agency_id__in=under).distinct()
    progress = indicator_progress(plan, period.year, visible_to=PUBLIC, scope=agency, only=own)
    money = money_position(MoneyScope(agency, plan), year, quarter, visible_to=PUBLIC)
    version = version_shown(plan)
    nodes = list(version.nodes.filter(agencies__agency=agency)) if version else []
    return AgencyPage(agency, plan, progress, money, lines, count, nodes, year)
