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
from patibat.sample.projects import said
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
    budgets = [
        BudgetItem(Decimal(amount), year, source)
        for source, *amounts in one["sources"]
        for year, amount in zip(_YEARS, amounts, strict=True)
    ]
    total = sum((part.amount for part in budgets), Decimal(0))
    return ProjectItem(one["name"], one["name"], agencies=agencies, budget=total, budgets=budgets)


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
        assert [row.year for row in rows] == list(_YEARS)
        assert [_baht(row) for row in rows] == [_printed(one, at) for at in (1, 2)]
        for row in rows:
            assert [activity.name for activity in row.activities.all()] == one["activities"]


def _baht(project: Project) -> dict[str, Decimal]:
    """Name of the source → baht of all quarters."""
    sums: dict[str, Decimal] = {}
    for line in project.budget_lines.all():
        sums[line.source_name] = sums.get(line.source_name, Decimal(0)) + line.amount
    return sums


def _printed(one: Table, at: int) -> dict[str, Decimal]:
    return {f"{source[0]} (ตัวอย่าง)": Decimal(source[at]) for source in one["sources"]}


@pytest.mark.parametrize("key", ["previous", "current"])
def test_lines_that_do_not_add_up_to_the_plan_are_refused(key: str) -> None:
    """A baht more, or the same baht from another source, is not what the document says."""
    budgets = [BudgetItem(Decimal(100), year, "งบประมาณของต้นสังกัด", 1) for year in _YEARS]
    item = ProjectItem("p", "อบรม", agencies=[AgencyMention("ศธจ.", ("peo",))], budget=Decimal(200), budgets=budgets)
    row: Table = {"name": "อบรม", "activity_units": [], "previous": [[1, 1, "operating", 100]]}
    row["current"] = [[1, 1, "operating", 60], [2, 1, "operating", 40]]
    tree = PlanTree(projects=[item])
    assert [one["agency"] for one in said(tree, [row])] == ["peo"]
    for wrong in ([[1, 1, "operating", 101]], [[1, 2, "operating", 100]]):
        with pytest.raises(ValueError, match="the plan says"):
            list(said(tree, [row | {key: wrong}]))
