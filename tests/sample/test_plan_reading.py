"""The Word file of the sample province's plan is read as what its data files say, without a single slip."""

from __future__ import annotations

from decimal import Decimal

import pytest

from patibat.intake.plan_documents import read_plan
from patibat.plans.directory import Directory, Known
from patibat.plans.models import Plan
from patibat.plans.tree import (
    AgencyMention,
    BudgetItem,
    IndicatorItem,
    PlanItem,
    PlanTree,
    ProjectItem,
    SwotEntry,
    TargetValue,
)
from patibat.projects.models import Project
from patibat.sample.jobs import SampleLoaded
from patibat.sample.reading import Table, read
from patibat.thai import province
from tests.plan_documents.scoring import score
from tests.sample.written import ROOT, WRITTEN

_FILE = ROOT / "src/patibat/sample/data/plan_2566.docx"
_YEARS = (2569, 2570)


def _known() -> PlanTree:
    plan, names = WRITTEN, {one["code"]: one.get("abbreviation", "") for one in read("agencies")["agency"]}

    def agencies(codes: list[str]) -> list[AgencyMention]:
        return [AgencyMention(names[code], (code,)) for code in codes]

    tree = PlanTree(plan["title"].replace(" (ตัวอย่าง)", ""), plan["from_year"], plan["to_year"])
    for one in plan["node"]:
        node = PlanItem(one["key"], one["kind"], one.get("number", ""), one["title"], one.get("parent", ""))
        node.lead, node.support = agencies(one.get("lead", [])), agencies(one.get("support", []))
        tree.nodes.append(node)
    tree.vision = tree.of_kind("vision")[0].title
    tree.swot = [SwotEntry(group["kind"], text) for group in plan["swot"] for text in group["texts"]]
    tree.indicators = [_indicator(one) for one in WRITTEN["indicator"]]
    tree.projects = [_project(one, agencies([one["agency"]])) for one in WRITTEN["project"]]
    return tree


def _indicator(one: Table) -> IndicatorItem:
    item = IndicatorItem(one["name"], one["name"], one["unit"], Decimal(one["baseline"]))
    for year, stated in one["targets"].items():
        is_increase = isinstance(stated, dict)
        target = TargetValue(increase_by=Decimal(stated["by"])) if is_increase else TargetValue(Decimal(stated))
        item.targets[int(year)] = target
    return item


def _project(one: Table, agencies: list[AgencyMention]) -> ProjectItem:
    amounts = dict(zip(_YEARS, map(Decimal, one["amounts"]), strict=True))
    budgets = [BudgetItem(amount, year) for year, amount in amounts.items()]
    return ProjectItem(
        one["name"], one["name"], agencies=agencies, budget=sum(amounts.values(), Decimal(0)), budgets=budgets
    )


def _names(agency: Table) -> tuple[str, ...]:
    more = [name[0] for name in agency.get("names", [])]
    return tuple(filter(None, (agency["name"], agency.get("abbreviation", ""), *more)))


def test_plan_of_the_sample_is_read_without_a_slip() -> None:
    network = read("agencies")
    known = [Known(one["code"], _names(one)) for one in network["agency"]]
    place = network["province"]
    found = read_plan(_FILE.read_bytes(), _FILE.name, Directory(known, place, province(place).name_th))
    told = score(found.tree, _known())
    slips = {sort: (one.missed, one.invented) for sort, one in told.tallies.items() if one.missed or one.invented}
    slips.pop("totals", None)
    assert slips == {}, told.told()


@pytest.mark.django_db
def test_what_is_in_force_is_what_the_document_says(sample: SampleLoaded) -> None:
    """Indicators, targets, leads, projects and baht came in through the reader, not from another file."""
    plan = Plan.objects.get(code="edp-2566")
    assert plan.title == WRITTEN["title"]
    made = {one.definitions.get(number=1).name: one for one in plan.indicators.all()}
    assert made.keys() == {one["name"] for one in WRITTEN["indicator"]}
    for one in WRITTEN["indicator"]:
        indicator = made[one["name"]]
        said = {int(year): value["by"] if isinstance(value, dict) else value for year, value in one["targets"].items()}
        kept = {row.year: row.value if row.value is not None else row.increase_by for row in indicator.targets.all()}
        assert (indicator.baseline, indicator.baseline_year, kept) == (one["baseline"], one["baseline_year"], said)
        assert indicator.lead is not None and indicator.lead.code == one["lead"]
        assert [node.key for node in indicator.nodes.all()] == one["nodes"][1:]
        steps = {row.increase_unit for row in indicator.targets.all()}
        assert steps == {value["unit"] if isinstance(value, dict) else "" for value in one["targets"].values()}
    for one in WRITTEN["project"]:
        rows = Project.objects.filter(plan=plan, name=one["name"]).order_by("year")
        assert {(row.agency.code, row.node_key) for row in rows} == {(one["agency"], one["node"])}
        baht = [sum(line.amount for line in row.budget_lines.all()) for row in rows]
        assert baht == [amount for amount in one["amounts"] if amount or len(rows) == 2]
