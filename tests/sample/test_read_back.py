"""The published plan, printed by us as Word and PDF, is read by our own reader as the plan that is in force."""

from __future__ import annotations

from collections import Counter

import pytest

from patibat.intake.plan_documents import read_plan
from patibat.plans.models import Plan
from patibat.plans.selectors import agency_directory
from patibat.plans.stored import plan_tree
from patibat.plans.tree import IndicatorItem, PlanTree
from patibat.projects.models import Project
from patibat.records.choices import Visibility
from patibat.reports.jobs import report_make
from patibat.resources.selectors import project_money
from patibat.sample.jobs import SampleLoaded
from tests.plan_documents.scoring import key, score

CODE = "edp-2566"


@pytest.fixture
def published(sample_read: SampleLoaded, db: None) -> PlanTree:
    version = Plan.objects.get(code=CODE).versions.latest("number")
    return plan_tree(version)


@pytest.mark.django_db
@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_what_we_print_is_read_as_what_is_in_force(published: PlanTree, format: str) -> None:
    read = read_plan(report_make("plan", format=format, plan=CODE), f"plan.{format}", agency_directory()).tree
    # A step from the baseline is printed as the value that it leads to.
    published.indicators = [one for one in published.indicators if not _has_steps(one)]
    read.indicators = [one for one in read.indicators if one.name in {said.name for said in published.indicators}]
    assert len(read.indicators) == 18
    told = score(read, published)
    for sort in ("nodes", "swot", "leads", "indicators"):
        assert (told[sort].missed, told[sort].invented) == ([], []), told[sort].missed[:3] + told[sort].invented[:3]
    assert (read.from_year, read.to_year, key(read.title)) == (2566, 2570, key(published.title))
    assert read.vision == published.vision
    clauses = [one.title for one in published.nodes if one.kind == "clause"]
    assert [one.title for one in read.nodes if one.kind == "clause"] == clauses
    projects = list(Project.objects.filter(plan__code=CODE))
    assert Counter(one.budget for one in read.projects) == _baht(projects)


def _has_steps(one: IndicatorItem) -> bool:
    return any(target.increase_by is not None for target in one.targets.values())


def _baht(projects: list[Project]) -> Counter[object]:
    found: Counter[object] = Counter()
    for year in {one.year for one in projects}:
        own = [one for one in projects if one.year == year]
        found.update(
            money.planned.value.number for money in project_money(own, year, visible_to=Visibility.PUBLIC).values()
        )
    return found
