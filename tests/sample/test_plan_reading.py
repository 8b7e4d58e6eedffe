"""The Word file of the sample province's plan is read as what its data files say, without a single slip."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

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
from patibat.sample.reading import Table, read
from patibat.thai import province
from tests.plan_documents.scoring import score

_FILE = Path(__file__).resolve().parents[2] / "src/patibat/sample/data/plan_2566.docx"
_YEARS = {"previous": 2569, "current": 2570}


def _known() -> PlanTree:
    plan, names = read("plan_2566"), {one["code"]: one.get("abbreviation", "") for one in read("agencies")["agency"]}

    def agencies(codes: list[str]) -> list[AgencyMention]:
        return [AgencyMention(names[code], (code,)) for code in codes]

    tree = PlanTree(plan["title"].replace(" (ตัวอย่าง)", ""), plan["from_year"], plan["to_year"])
    for one in plan["node"]:
        node = PlanItem(one["key"], one["kind"], one.get("number", ""), one["title"], one.get("parent", ""))
        node.lead, node.support = agencies(one.get("lead", [])), agencies(one.get("support", []))
        tree.nodes.append(node)
    tree.vision = tree.of_kind("vision")[0].title
    tree.swot = [SwotEntry(group["kind"], text) for group in plan["swot"] for text in group["texts"]]
    tree.indicators = [_indicator(one) for one in read("indicators_2566")["indicator"]]
    tree.projects = [_project(one, agencies([one["agency"]])) for one in read("projects_sample")["project"]]
    return tree


def _indicator(one: Table) -> IndicatorItem:
    definition = one["definition"][0]
    item = IndicatorItem(one["code"], definition["name"], definition["unit"], Decimal(one["baseline"]))
    for year, stated in one["targets"].items():
        is_increase = isinstance(stated, dict)
        target = TargetValue(increase_by=Decimal(stated["by"])) if is_increase else TargetValue(Decimal(stated))
        item.targets[int(year)] = target
    return item


def _project(one: Table, agencies: list[AgencyMention]) -> ProjectItem:
    amounts = {year: sum((Decimal(line[3]) for line in one.get(key, [])), Decimal(0)) for key, year in _YEARS.items()}
    budgets = [BudgetItem(amount, year) for year, amount in amounts.items()]
    return ProjectItem(
        one["key"], one["name"], agencies=agencies, budget=sum(amounts.values(), Decimal(0)), budgets=budgets
    )


def _names(agency: Table) -> tuple[str, ...]:
    more = [name[0] for name in agency.get("names", [])]
    return tuple(filter(None, (agency["name"], agency.get("abbreviation", ""), *more)))


def test_plan_of_the_sample_is_read_without_a_slip() -> None:
    reading = pytest.importorskip("patibat.intake.plan_documents", reason="the reader of plans is not built yet")
    directory = pytest.importorskip("patibat.plans.directory", reason="the directory of agencies is not built yet")
    network = read("agencies")
    known = [directory.Known(one["code"], _names(one)) for one in network["agency"]]
    place = network["province"]
    found = reading.read_plan(
        _FILE.read_bytes(), _FILE.name, directory.Directory(known, place, province(place).name_th)
    )
    told = score(found.tree, _known())
    slips = {sort: (one.missed, one.invented) for sort, one in told.tallies.items() if one.missed or one.invented}
    slips.pop("totals", None)
    assert slips == {}, told.told()
