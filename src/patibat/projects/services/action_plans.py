"""What an agency enters for a year: saved as a version, and made into projects, activities and money.

An entry of a plan that is not yet in force is kept as draft projects, so that needs can be added up and no figure of
what is in force changes.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import ProtectedError

from patibat.accounts.models import User
from patibat.network.models import Agency
from patibat.network.permissions import check, scopes
from patibat.plans.models import Indicator, Plan
from patibat.projects.choices import ActionPlanState, ExpenseCategory, ProjectNature, ProjectStatus
from patibat.projects.entry import Entry, Row
from patibat.projects.entry.fields import QUARTER_KEYS
from patibat.projects.models import ActionPlan, ActionPlanVersion, Activity, BudgetLine, Project
from patibat.projects.problems import ENTRY_CLOSED, ENTRY_MOVED_ON
from patibat.projects.services.load import projects_feed
from patibat.projects.stored import entry_pack
from patibat.records.models import Attachment
from patibat.records.services import Change, audit_record, thing
from patibat.thai import FiscalYear

OPEN = (ActionPlanState.DRAFT, ActionPlanState.RETURNED, ActionPlanState.REVISING)
BATCH = 1000
_CODE, _NAME, _RESPONSIBLE, _SOURCE = 50, 500, 200, 255
_TEXTS = ("rationale", "objective", "target_quantity", "target_quality", "target_group", "method", "expected", "place")


@dataclass(frozen=True, slots=True)
class Saved:
    """The action plan, and the version that now stands; `is_new` is False where nothing differs from the last one."""

    action_plan: ActionPlan
    number: int
    is_new: bool


@transaction.atomic
def action_plan_save(
    *, by: User, agency: Agency, plan: Plan, entry: Entry, seen: int, origin: Attachment | None = None
) -> Saved:
    """Keep an entry as the next version, and bring its draft projects up to date.

    `seen` is the number of the version from which it was made. Of a plan in force nothing but the version changes: a
    revision stands beside it until it is approved. Raises `network.not-allowed`, `projects.entry-moved-on`,
    `projects.entry-closed`.
    """
    check(by, "project.change", agency)
    made, _ = ActionPlan.objects.get_or_create(
        agency=agency, plan=plan, year=entry.head.year, defaults={"state": _first_state(agency, plan, entry)}
    )
    locked = ActionPlan.objects.select_for_update(of=("self",)).get(pk=made.pk)
    latest = locked.versions.order_by("-number").first()
    number = latest.number if latest else 0
    if number != seen:
        raise ENTRY_MOVED_ON.at(agency=agency.name, now=number, seen=seen)
    if locked.state == ActionPlanState.IN_FORCE:
        locked.state = ActionPlanState.REVISING
        locked.save(update_fields=["state"])
    if locked.state not in OPEN:
        raise ENTRY_CLOSED.at(agency=agency.name, year=locked.year, state=str(locked.get_state_display()))
    digest = entry.sha256
    if latest is not None and latest.sha256 == digest:
        return Saved(locked, number, is_new=False)
    version = ActionPlanVersion.objects.create(
        action_plan=locked,
        number=number + 1,
        content=entry_pack(entry),
        sha256=digest,
        origin_file=origin,
        on_behalf=not any(scope.agency_id == agency.pk for scope in scopes(by)),
        by=by,
    )
    if locked.state != ActionPlanState.REVISING:
        projects_write(locked, entry, ProjectStatus.DRAFT)
    before = {"version": number, "sha256": latest.sha256} if latest else None
    after = {"version": version.number, "sha256": digest, "projects": len(entry.section("projects"))}
    after |= {"baht": str(entry.total() or 0), "on_behalf": version.on_behalf}
    audit_record(by=by, action="project.change", changes=[Change(*thing(locked), before, after)])
    return Saved(locked, version.number, is_new=True)


def _first_state(agency: Agency, plan: Plan, entry: Entry) -> ActionPlanState:
    """An agency whose projects of the year are in force already can only revise them."""
    running = Project.objects.filter(agency=agency, plan=plan, year=entry.head.year, status=ProjectStatus.IN_FORCE)
    return ActionPlanState.REVISING if running.exists() else ActionPlanState.DRAFT


def projects_write(action_plan: ActionPlan, entry: Entry, status: ProjectStatus) -> None:
    """Make the rows of an entry: projects by their codes, their activities and the money of the year anew.

    A project that the entry took away is cancelled, and stays, where results or money stand behind it; else it goes.
    """
    own = {one.code: one for one in Project.objects.filter(code__in=[*entry.section("projects"), *entry.gone])}
    rows = {code: _project(own.get(code), code, row, action_plan, status) for code, row in _projects(entry)}
    new = [one for one in rows.values() if one.pk is None]
    old = [one for one in rows.values() if one.pk is not None]
    Project.objects.bulk_create(new, batch_size=BATCH)
    Project.objects.bulk_update(old, _COLUMNS, batch_size=BATCH // 4)
    ids = [one.pk for one in old]
    Activity.objects.filter(project_id__in=ids).delete()
    BudgetLine.objects.filter(project_id__in=ids, year=action_plan.year).delete()
    Activity.objects.bulk_create(_activities(entry, rows), batch_size=BATCH)
    BudgetLine.objects.bulk_create(_lines(entry, rows, action_plan), batch_size=BATCH)
    _indicators_write(entry, rows, action_plan)
    _gone_write([own[code] for code in entry.gone if code in own and own[code].agency_id == action_plan.agency_id])
    projects_feed(rows.values())


_COLUMNS = [
    "name", "node_key", "nature", "status", "starts_on", "ends_on", "responsible", *_TEXTS,
]  # fmt: skip


def _projects(entry: Entry) -> Iterable[tuple[str, Row]]:
    return entry.section("projects").items()


def _project(known: Project | None, code: str, row: Row, of: ActionPlan, status: ProjectStatus) -> Project:
    made = known or Project(code=code[:_CODE], plan_id=of.plan_id, agency_id=of.agency_id, year=of.year)
    made.name, made.node_key = row.get("name")[:_NAME], row.get("node")[:_CODE]
    made.nature = row.get("nature") or ProjectNature.NEW
    made.status = status
    made.starts_on, made.ends_on = _day(row.get("starts_on")), _day(row.get("ends_on"))
    made.responsible = row.get("responsible")[:_RESPONSIBLE]
    for key in _TEXTS:
        setattr(made, key, row.get(key))
    return made


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _activities(entry: Entry, projects: dict[str, Project]) -> Iterable[Activity]:
    numbers: dict[str, int] = {}
    for key, row in entry.section("activities").items():
        project = projects[row.project]
        numbers[row.project] = number = numbers.get(row.project, 0) + 1
        span = _span(row, project.year)
        yield Activity(
            project=project,
            key=key,
            number=number,
            name=row.get("name")[:_NAME],
            target=row.get("target"),
            responsible=row.get("responsible")[:_RESPONSIBLE],
            months=sum(1 << (month - 1) for month in row.months),
            starts_on=span[0],
            ends_on=span[1],
        )


def _span(row: Row, year: int) -> tuple[datetime.date | None, datetime.date | None]:
    """From the first day of the first month with work to the last day of the last one."""
    if not row.months:
        return None, None
    first_year = FiscalYear(year).start.year
    days = [datetime.date(first_year + (month < 10), month, 1) for month in row.months]
    after = (days[-1].replace(day=28) + datetime.timedelta(days=4)).replace(day=1)
    return days[0], after - datetime.timedelta(days=1)


def _lines(entry: Entry, projects: dict[str, Project], of: ActionPlan) -> Iterable[BudgetLine]:
    for key, row in entry.section("costs").items():
        for quarter, name in enumerate(QUARTER_KEYS, 1):
            text = row.get(name)
            if text:
                yield BudgetLine(
                    project=projects[row.project],
                    agency_id=of.agency_id,
                    year=of.year,
                    quarter=quarter,
                    source_kind=int(row.get("source_kind") or 4),
                    source_name=row.get("source")[:_SOURCE],
                    category=row.get("category") or ExpenseCategory.OPERATING,
                    amount=Decimal(text),
                    key=key,
                )


def _indicators_write(entry: Entry, projects: dict[str, Project], of: ActionPlan) -> None:
    through = Project.indicators.through
    known = dict(Indicator.objects.filter(plan_id=of.plan_id).values_list("code", "pk"))
    wanted = {
        (projects[row.project].pk, known[row.get("indicator")])
        for row in entry.section("indicators").values()
        if row.get("indicator") in known
    }
    ids = {one.pk for one in projects.values()}
    through.objects.filter(project_id__in=ids).delete()
    through.objects.bulk_create(
        [through(project_id=project, indicator_id=indicator) for project, indicator in sorted(wanted)], batch_size=BATCH
    )


def _gone_write(projects: list[Project]) -> None:
    """A project behind which something stands in a room above cannot go: that room's link says so."""
    for project in projects:
        try:
            with transaction.atomic():
                project.delete()
        except ProtectedError:
            Project.objects.filter(pk=project.pk).update(status=ProjectStatus.CANCELLED)
