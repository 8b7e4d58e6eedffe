"""Reading plans: versions in force, their trees, and indicators with the definition of a year."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.db.models import Prefetch, Q, QuerySet

from patibat.kit.clock import today
from patibat.measures import (
    ChangeUnit,
    Figure,
    FigureId,
    FigureKind,
    Formula,
    Goal,
    Input,
    Range,
    Rule,
    Target,
    Value,
    computed,
    number_shown,
    resolve_target,
)
from patibat.network.models import Agency, Office
from patibat.plans.checker import Context, KnownAgency, KnownName
from patibat.plans.choices import NodeKind, PlanKind, PlanStatus, VersionStatus, YearKind
from patibat.plans.directory import Directory, Known
from patibat.plans.models import (
    Indicator,
    IndicatorDefinition,
    IndicatorReporter,
    IndicatorTarget,
    NodeAgency,
    Plan,
    PlanAdoption,
    PlanNode,
    PlanVersion,
    SwotItem,
)
from patibat.problems import Problem, Text
from patibat.records.choices import Visibility
from patibat.thai import AcademicYear, FiscalYear, Period, Quarter, parse_period, province


def plans(*, visible_to: Visibility) -> QuerySet[Plan]:
    """Plans of the province's own agencies, the newest first; drafts only for staff."""
    found = Plan.objects.filter(owner="").select_related("agency")
    return found if visible_to == Visibility.STAFF else found.exclude(status=PlanStatus.DRAFT)


def plan_in_force(*, visible_to: Visibility = Visibility.PUBLIC) -> Plan | None:
    """The province's education plan that is being carried out now; the latest one when several say so."""
    found = plans(visible_to=visible_to).filter(status=PlanStatus.IN_FORCE, kind=PlanKind.EDUCATION_DEVELOPMENT)
    return found.order_by("-from_year").first()


def upper_plans() -> QuerySet[Plan]:
    """Plans above the province's own, by level and year; their texts are public."""
    return Plan.objects.exclude(owner="").select_related("agency").order_by("level", "from_year", "code")


def version_shown(plan: Plan) -> PlanVersion | None:
    """The adopted version, or the latest draft of a plan that has none."""
    versions = list(plan.versions.all())
    adopted = [version for version in versions if version.status == VersionStatus.ADOPTED]
    return next(iter(adopted or versions), None)


@dataclass(slots=True)
class TreeNode:
    """A plan node with what hangs below it; `agencies` are prefetched."""

    node: PlanNode
    children: list[TreeNode] = field(default_factory=list)

    def walk(self) -> Iterable[TreeNode]:
        """This node and everything below it, in the plan's order."""
        yield self
        for child in self.children:
            yield from child.walk()


def tree(version: PlanVersion) -> list[TreeNode]:
    """The roots of a version's tree, in the plan's order. Two queries, whatever its size."""
    rows = version.nodes.prefetch_related(
        Prefetch("agencies", NodeAgency.objects.select_related("agency")), "indicators"
    )
    nodes = {row.pk: TreeNode(row) for row in rows}
    roots: list[TreeNode] = []
    for item in nodes.values():
        parent = nodes.get(item.node.parent_id) if item.node.parent_id else None
        (parent.children if parent else roots).append(item)
    return roots


def nodes_by_key(version: PlanVersion) -> dict[str, PlanNode]:
    """Every node of a version by its stable key: the way from a project to what it serves."""
    return {node.key: node for node in version.nodes.all()}


def issues(version: PlanVersion) -> list[PlanNode]:
    """The strategic issues of a version, in order."""
    return list(version.nodes.filter(kind=NodeKind.ISSUE))


def swot(version: PlanVersion) -> dict[str, list[SwotItem]]:
    """The four lists of SWOT by kind."""
    found: dict[str, list[SwotItem]] = {}
    for item in version.swot.all():
        found.setdefault(item.kind, []).append(item)
    return found


def indicators(plan: Plan) -> QuerySet[Indicator]:
    """A plan's indicators with everything needed to judge them, in a fixed number of queries."""
    return (
        Indicator.objects.filter(plan=plan)
        .select_related("plan", "plan__agency", "lead")
        .prefetch_related("definitions", "targets", "references", "bands")
    )


def definition_of(indicator: Indicator, year: int) -> IndicatorDefinition | None:
    """The definition in force in a year: the latest that began by then, else the first there is."""
    definitions = sorted(indicator.definitions.all(), key=lambda one: one.from_year)
    begun = [one for one in definitions if one.from_year <= year]
    return begun[-1] if begun else (definitions[0] if definitions else None)


def target_of(indicator: Indicator, year: int) -> IndicatorTarget | None:
    """The target of a year as the plan states it."""
    return next((one for one in indicator.targets.all() if one.year == year), None)


def goal_of(indicator: Indicator, year: int) -> Goal | None:
    """The target of a year worked out; None when there is none, or when an increase has no baseline."""
    stated = target_of(indicator, year)
    if stated is None:
        return None
    unit = ChangeUnit(stated.increase_unit) if stated.increase_unit else ChangeUnit.ABSOLUTE
    return resolve_target(
        Target(
            value=_plain(stated.value), increase_by=_plain(stated.increase_by), unit=unit, upper=_plain(stated.upper)
        ),
        _plain(indicator.baseline),
    )


def _plain(number: Decimal | None) -> Decimal | None:
    """The database pads decimals with zeros; a figure is printed by its own places."""
    return None if number is None else number.normalize() + Decimal(0)


def period_for(definition: IndicatorDefinition, period: Period) -> Period:
    """The period by which an indicator is judged: a fiscal year is judged by the academic year of the same number."""
    if definition.year_kind == YearKind.ACADEMIC and isinstance(period, FiscalYear):
        return AcademicYear(period.be)
    return period


def year_of(period: Period) -> int:
    """The Buddhist-Era year of a period."""
    return period.year.be if isinstance(period, Quarter) else period.be


def reporters(indicator_ids: Iterable[int], year: int) -> dict[int, set[int]]:
    """Who is expected to report in a year: indicator id → agency ids."""
    rows = IndicatorReporter.objects.filter(
        Q(to_year__isnull=True) | Q(to_year__gte=year), indicator_id__in=list(indicator_ids), from_year__lte=year
    ).values_list("indicator_id", "agency_id")
    found: dict[int, set[int]] = {}
    for indicator_id, agency_id in rows:
        found.setdefault(indicator_id, set()).add(agency_id)
    return found


def agency_directory() -> Directory:
    """Every name of every agency, with the years in which it was valid: what a reader of plans looks names up in."""
    known = []
    for agency in Agency.objects.prefetch_related("names"):
        own = (agency.valid_from, agency.valid_to)
        rows = [(name, *own) for name in (agency.name, agency.abbreviation, agency.name_en, agency.code) if name]
        rows += [(one.name, one.valid_from or own[0], one.valid_to or own[1]) for one in agency.names.all()]
        spans = tuple((_be(since, 0), _be(until, 9999)) for _, since, until in rows)
        known.append(Known(agency.code, tuple(name for name, _, _ in rows), spans, agency.kind))
    office = Office.objects.values_list("province_code", flat=True).first() or ""
    return Directory(known, office, province(office).name_th if office else "")


def checker_context() -> Context:
    """What the checker may know of this installation: its province and its directory."""
    directory = agency_directory()
    known = tuple(
        KnownAgency(
            one.code,
            tuple(
                KnownName(name, from_year=one.span(position)[0], to_year=_end(one.span(position)[1]))
                for position, name in enumerate(one.names)
            ),
            one.kind,
        )
        for one in directory.known
    )
    return Context(directory.province, directory.province_name, known)


def _end(year: int) -> int:
    return 0 if year >= 9999 else year


def _be(day: datetime.date | None, missing: int) -> int:
    """The fiscal year in which a name began or ended to be valid."""
    return missing if day is None else FiscalYear.of(day).be


def target_shown(indicator: Indicator, year: int, language: str = "th") -> str:
    """The target of a year as the plan promises it, by the definition of that year; empty when there is none.

    An increase that has no baseline to be worked out from keeps its words.
    """
    stated, definition = target_of(indicator, year), definition_of(indicator, year)
    if stated is None or definition is None:
        return ""
    goal, places = goal_of(indicator, year), definition.places
    if isinstance(goal, Range):
        return f"{number_shown(goal.lower, places)}–{number_shown(goal.upper, places)}"
    if goal is not None:
        return number_shown(goal, places)
    return INCREASE.of(language, {"number": number_shown(stated.increase_by or Decimal(0), places)})


INCREASE = Text("เพิ่มขึ้น {number}", "{number} more")
ADOPTED, ADOPTERS = "adopted", "adopters"
_ADOPTION_NAMES = {
    ADOPTED: Text("หน่วยงานที่รับแผนไปใช้แล้ว", "agencies that have taken up the plan"),
    ADOPTERS: Text("หน่วยงานที่แผนระบุให้รับไปใช้", "agencies that the plan asks to take it up"),
}


@dataclass(frozen=True, slots=True)
class AdoptionRow:
    """An agency that the plan names, and the document by which it took the plan up; None: not yet."""

    agency: Agency
    adoption: PlanAdoption | None


def adoption_rows(version: PlanVersion) -> list[AdoptionRow]:
    """Every agency that a version names (lead or support of a node, lead or reporter of an indicator), or that took it
    up unasked, in the agencies' order; the agency whose plan it is proclaims it and is not asked. Two queries."""
    plan, day = version.plan, today()
    named = (
        Q(pk__in=NodeAgency.objects.filter(node__version=version).values("agency_id"))
        | Q(pk__in=Indicator.objects.filter(plan=plan, lead__isnull=False).values("lead_id"))
        | Q(pk__in=IndicatorReporter.objects.filter(indicator__plan=plan).values("agency_id"))
    )
    known = {
        one.agency_id: one for one in version.adoptions.select_related("agency", "attachment", "version", "recorded_by")
    }
    alive = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    found = Agency.objects.filter((named & alive & ~Q(pk=plan.agency_id)) | Q(pk__in=known)).order_by("order", "code")
    return [AdoptionRow(agency, known.get(agency.pk)) for agency in found]


def adoption_counts(
    version: PlanVersion, year: FiscalYear | None = None, *, rows: list[AdoptionRow] | None = None
) -> dict[str, Figure]:
    """How many agencies have taken the version up by the end of a year (the running one), and how many are asked to."""
    chosen = year or FiscalYear.of(today())
    known = adoption_rows(version) if rows is None else rows
    return {code: _adoption_count(code, version, chosen, known) for code in _ADOPTION_NAMES}


def adoption_figure(figure_id: FigureId, *, visible_to: Visibility) -> Figure | None:
    """The count of adoptions with this id; None when the reader may not know of it or it does not exist."""
    code = dict(part.split("=", 1) for part in figure_id.breakdown.split(",") if "=" in part).get("plan", "")
    plan = plans(visible_to=visible_to).filter(code=code).first()
    version = plan.versions.filter(number=figure_id.version).select_related("plan__agency").first() if plan else None
    try:
        period = parse_period(figure_id.period)
    except Problem:
        return None
    if version is None or figure_id.code not in _ADOPTION_NAMES or not isinstance(period, FiscalYear):
        return None
    found = adoption_counts(version, period)[figure_id.code]
    # Another spelling of an id is another id: one figure stands under one.
    return found if found.id == figure_id else None


def _adoption_count(code: str, version: PlanVersion, year: FiscalYear, rows: list[AdoptionRow]) -> Figure:
    plan, name = version.plan, _ADOPTION_NAMES[code]
    inputs = tuple(Input(row.agency.code, row.agency.name, Value.reported(_counts(code, row, year))) for row in rows)
    found = computed(
        Figure(
            id=FigureId(FigureKind.COUNT, code, plan.agency.code, year.code, f"plan={plan.code}", version.number),
            name=name.th,
            name_en=name.en,
            value=Value.reported(0),
            unit="หน่วยงาน",
            places=0,
            as_of=today(),
            lineage=inputs,
            # Nobody named is nobody to count: zero, and known.
            formula=Formula(Rule.SUM) if inputs else None,
        )
    )
    # A count of everybody has nobody missing in it.
    return replace(found, coverage=None)


def _counts(code: str, row: AdoptionRow, year: FiscalYear) -> int:
    return 1 if code == ADOPTERS or (row.adoption is not None and row.adoption.adopted_on <= year.end) else 0
