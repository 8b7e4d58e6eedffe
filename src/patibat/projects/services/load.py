"""Writing projects: those that a plan's document lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.db import transaction

from patibat.accounts.models import User
from patibat.network.models import Agency
from patibat.network.permissions import check
from patibat.plans.models import Plan
from patibat.plans.services import findable_by
from patibat.plans.tree import BudgetItem, ProjectItem
from patibat.projects.choices import AgencyShare, ProjectNature, ProjectStatus
from patibat.projects.models import Activity, BudgetLine, Project, ProjectAgency
from patibat.records.services import Change, Findable, audit_record, search_feed
from patibat.thai import FiscalYear

UNKNOWN_SOURCE = 4
_LONGEST = 500


@transaction.atomic
def projects_load(*, by: User | None, plan: Plan, items: Sequence[ProjectItem], note: str = "") -> list[Project]:
    """The projects of a plan's document, a row for each fiscal year; one that is there is brought up to date.

    A project whose agency is not known yet is held by the plan's own agency, which has to ask. `by` is None only for
    the sample. Raises `network.not-allowed`.
    """
    if by is not None:
        check(by, "plan.adopt", plan.agency)
    codes = {mention.code for item in items for mention in item.agencies if mention.code}
    agencies = {one.code: one for one in Agency.objects.filter(code__in=codes)}
    written = []
    for order, item in enumerate(items, 1):
        years = item.years or (plan.from_year,)
        written += [_write(plan, item, order, year, agencies, note) for year in years]
    if by is not None and written:
        after = {"plan": plan.code, "projects": len(written)}
        audit_record(by=by, action="project.load", changes=[Change("projects.Project", plan.code, None, after)])
    projects_feed(written)
    return written


def projects_feed(projects: Iterable[Project] | None = None) -> int:
    """Put projects into the search index, without an argument all of them; gives their number."""
    known = Project.objects.all() if projects is None else Project.objects.filter(pk__in=[one.pk for one in projects])
    found = known.select_related("plan", "agency").prefetch_related("activities")
    return search_feed(room="projects", entries=map(_findable, found))


def _findable(one: Project) -> Findable:
    words = [one.code, str(one.agency), str(one.year), one.objective, one.source_note]
    words += [activity.name for activity in one.activities.all()]
    title, address = f"{one.name} (พ.ศ. {one.year})", f"/projects/{one.code}/"
    return Findable("project", one.code, title, " ".join(words), address, findable_by(one.plan))


def code_of(plan: Plan, item: ProjectItem, order: int, year: int) -> str:
    """The code of a project of one year: its stable key in the plan where it has one, else its place in the table."""
    stem = item.key if item.key.startswith(f"{plan.code}-") else f"{plan.code}-p{order:03d}"
    return f"{stem}-{year}"[:50] if not stem.endswith(str(year)) else stem[:50]


def project_codes(plan: Plan, items: Sequence[ProjectItem]) -> dict[str, tuple[str, ...]]:
    """The key of each project in a document → the codes under which `projects_load` keeps it, one for each year."""
    return {
        item.key: tuple(code_of(plan, item, order, year) for year in item.years or (plan.from_year,))
        for order, item in enumerate(items, 1)
    }


def _write(plan: Plan, item: ProjectItem, order: int, year: int, agencies: dict[str, Agency], note: str) -> Project:
    named = [agencies[one.code] for one in item.agencies if one.code in agencies]
    holder = named[0] if named else plan.agency
    span = FiscalYear(year)
    project, _made = Project.objects.update_or_create(
        code=code_of(plan, item, order, year),
        defaults={
            "name": item.name[:_LONGEST],
            "plan": plan,
            "node_key": item.node[:50],
            "agency": holder,
            "year": year,
            "nature": ProjectNature.CONTINUING if len(item.years) > 1 else ProjectNature.NEW,
            "status": ProjectStatus.IN_FORCE,
            "objective": item.objective,
            "target_quantity": item.target,
            "starts_on": item.starts_on or span.start,
            "ends_on": item.ends_on or span.end,
            "source_note": note,
            "is_sample": plan.is_sample,
        },
    )
    _partners_write(project, named[1:])
    _activities_write(project, item)
    _money_write(project, item, year)
    return project


def _partners_write(project: Project, partners: Iterable[Agency]) -> None:
    project.agencies.all().delete()
    once = {one.pk: one for one in partners if one.pk != project.agency_id}
    ProjectAgency.objects.bulk_create(
        ProjectAgency(project=project, agency=one, share=AgencyShare.JOINT) for one in once.values()
    )


def _activities_write(project: Project, item: ProjectItem) -> None:
    project.activities.all().delete()
    Activity.objects.bulk_create(
        Activity(
            project=project,
            number=number,
            name=one.name[:_LONGEST],
            responsible=one.agency.text[:200] if one.agency else "",
            starts_on=one.starts_on or None,
            ends_on=one.ends_on or None,
        )
        for number, one in enumerate(item.activities, 1)
    )


def _money_write(project: Project, item: ProjectItem, year: int) -> None:
    """Lines of the year; where the document gives only a total, one line of it in the first quarter says so."""
    project.budget_lines.all().delete()
    parts = [one for one in item.budgets if one.year in (0, year)]
    if not parts and item.budget is not None and (not item.years or year == item.years[0]):
        parts = [BudgetItem(item.budget, year)]
    BudgetLine.objects.bulk_create(
        BudgetLine(
            project=project,
            agency=project.agency,
            year=year,
            quarter=one.quarter or 1,
            source_kind=one.source_kind or UNKNOWN_SOURCE,
            source_name=one.source[:255],
            amount=one.amount,
        )
        for one in parts
        if one.amount >= Decimal(0)
    )
