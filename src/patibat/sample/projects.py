"""Projects of public documents with their real amounts, and the invented projects of the two years of the sample."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from patibat.network.models import Agency
from patibat.plans.tree import PlanTree
from patibat.projects.choices import AgencyShare, ProjectNature, ProjectStatus, SourceKind
from patibat.projects.models import Activity, BudgetLine, Programme, Project, ProjectAgency
from patibat.sample.network import Cast
from patibat.sample.plans import CLOSED, RUNNING, Shelf
from patibat.sample.reading import Table, read
from patibat.thai import FiscalYear

SAMPLE_NOTE = "โครงการและจำนวนเงินตัวอย่าง ไม่ใช่ของจริง"


@dataclass(slots=True)
class Portfolio:
    """The invented projects with their planned baht, for the reports of the two years."""

    projects: list[Project] = field(default_factory=list)
    planned: dict[int, list[tuple[int, int, Decimal]]] = field(default_factory=dict)
    """Project id → (quarter, kind of source, baht)."""
    stories: dict[int, str] = field(default_factory=dict)


def projects_make(cast: Cast, shelf: Shelf, year: int) -> Portfolio:
    """Public projects, and those of the year of loading and of the year before."""
    programmes = {
        code: Programme.objects.create(code=f"prog-{code}", name="แผนงานพัฒนาการศึกษาของจังหวัด", plan=shelf.plans[code])
        for code in (CLOSED, RUNNING)
    }
    _public_make(cast, shelf, programmes)
    portfolio = Portfolio()
    for offset, key in ((1, "previous"), (0, "current")):
        _sample_make(cast, shelf, programmes[RUNNING], portfolio, year - offset, key)
    return portfolio


def _public_make(cast: Cast, shelf: Shelf, programmes: dict[str, Programme]) -> None:
    content = read("projects_public")
    rows = content["project"]
    made = [
        Project(
            code=row["code"],
            name=row["name"],
            plan=shelf.plans[row["plan"]],
            node_key=row["node"],
            programme=programmes[row["plan"]],
            agency=cast.agencies[row["agency"]],
            year=row["year"],
            nature=ProjectNature.CONTINUING if len({line[0] for line in row["lines"]}) > 1 else ProjectNature.NEW,
            status=ProjectStatus.CLOSED,
            place_code=row["place"],
            source_note=f"{row['source_note']} {content['quarter_note']}",
            is_sample=False,
        )
        for row in rows
    ]
    Project.objects.bulk_create(made)
    BudgetLine.objects.bulk_create(
        BudgetLine(
            project=project,
            agency=project.agency,
            year=year,
            quarter=1,
            source_kind=kind,
            source_name=row["source_name"],
            category=category,
            amount=Decimal(amount),
        )
        for project, row in zip(made, rows, strict=True)
        for year, kind, category, amount in row["lines"]
    )


def _sample_make(cast: Cast, shelf: Shelf, programme: Programme, portfolio: Portfolio, year: int, key: str) -> None:
    content = read("projects_sample")
    rows = [row for row in said(shelf.trees[RUNNING], content["project"]) if row.get(key)]
    made = [_project(cast, shelf, programme, row, year, key) for row in rows]
    Project.objects.bulk_create(made)
    pairs = list(zip(made, rows, strict=True))
    for project, row in pairs:
        portfolio.projects.append(project)
        portfolio.planned[project.pk] = [(quarter, kind, Decimal(amount)) for quarter, kind, _, amount in row[key]]
        portfolio.stories[project.pk] = row.get("story", "")
    _parts_make(cast, shelf, pairs, year)
    BudgetLine.objects.bulk_create(
        BudgetLine(
            project=project,
            agency=project.agency,
            year=year,
            quarter=quarter,
            source_kind=SourceKind(kind),
            source_name=row["source_names"][kind],
            category=category,
            amount=Decimal(amount),
        )
        for project, row in pairs
        for quarter, kind, category, amount in row[key]
    )


def said(tree: PlanTree, rows: list[Table]) -> Iterable[Table]:
    """The projects that the plan's document lists: agency, node, activities and sources are the document's.

    Quarters and expense kinds, which no plan prints, are the data file's; its lines must add up to the document's baht
    of every year and source.
    """
    listed = {one.name: one for one in tree.projects}
    for row in rows:
        project = listed[row["name"]]
        printed = {(one.year, one.source_kind): one.amount for one in project.budgets}
        if (lined := _lined(row, sorted({one.year for one in project.budgets}))) != printed:
            raise ValueError(f"{row['name']}: the lines add up to {lined}, the plan says {printed}")
        yield row | {
            "agency": project.agencies[0].code,
            "node": project.node,
            "activities": [
                (one.name, unit) for one, unit in zip(project.activities, row["activity_units"], strict=True)
            ],
            "source_names": {one.source_kind: f"{one.source} (ตัวอย่าง)" for one in project.budgets},
        }


def _lined(row: Table, years: list[int]) -> dict[tuple[int, int], Decimal]:
    """(year, kind of source) → baht of a project's lines of its two years."""
    sums: dict[tuple[int, int], Decimal] = {}
    for year, key in zip(years, ("previous", "current"), strict=True):
        for _, kind, _, amount in row.get(key, []):
            sums[year, kind] = sums.get((year, kind), Decimal(0)) + Decimal(amount)
    return sums


def _parts_make(cast: Cast, shelf: Shelf, pairs: list[tuple[Project, Table]], year: int) -> None:
    span = FiscalYear(year)
    through = Project.indicators.through
    through.objects.bulk_create(
        through(project_id=project.pk, indicator_id=shelf.indicators[code].pk)
        for project, row in pairs
        for code in row["indicators"]
    )
    ProjectAgency.objects.bulk_create(
        ProjectAgency(project=project, agency=agency, share=share)
        for project, row in pairs
        for share, agency in _partners(cast, row)
    )
    Activity.objects.bulk_create(
        Activity(
            project=project,
            number=number,
            name=name,
            responsible=responsible,
            starts_on=span.quarters[min(number, 4) - 1].start,
            ends_on=span.end,
        )
        for project, row in pairs
        for number, (name, responsible) in enumerate(row["activities"], 1)
    )


def _partners(cast: Cast, row: Table) -> Iterable[tuple[AgencyShare, Agency]]:
    for share in AgencyShare:
        for code in row.get(share.value, []):
            yield share, cast.agencies[code]


def _project(cast: Cast, shelf: Shelf, programme: Programme, row: Table, year: int, key: str) -> Project:
    span = FiscalYear(year)
    return Project(
        code=f"{year}-{row['key']}",
        name=row["name"],
        plan=shelf.plans[RUNNING],
        node_key=row["node"],
        programme=programme,
        agency=cast.agencies[row["agency"]],
        year=year,
        nature=ProjectNature.CONTINUING if key == "current" and row.get("previous") else ProjectNature.NEW,
        status=ProjectStatus.IN_FORCE,
        objective=f"เพื่อให้{row['name']}เกิดผลตามแผนของจังหวัด (ตัวอย่าง)",
        target_quantity=f"กิจกรรมหลัก {len(row['activities'])} กิจกรรมแล้วเสร็จภายในปี (ตัวอย่าง)",
        target_quality="ผู้ร่วมกิจกรรมนำไปใช้ได้จริง (ตัวอย่าง)",
        place_code=row["place"],
        starts_on=span.start,
        ends_on=span.end,
        responsible=row["responsible"],
        source_note=SAMPLE_NOTE,
        is_sample=True,
    )
