"""What the sample says: real things with their sources, invented things with their marks, no real person."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from django.db.models import Sum

from patibat.accounts.models import User
from patibat.intake.selectors_plans import plan_standings
from patibat.monitoring.models import Result
from patibat.network.choices import AgencyKind, NameKind
from patibat.network.models import Agency, AgencyName, Office
from patibat.network.selectors import agency_find
from patibat.plans.answering import unanswered
from patibat.plans.choices import NodeKind, Share
from patibat.plans.models import IndicatorDefinition, IndicatorTarget, NodeAgency, Plan, PlanNode, ReferenceValue
from patibat.plans.selectors import plan_in_force, version_shown
from patibat.projects.models import BudgetLine, Project
from patibat.records.choices import OriginKind, Visibility
from patibat.records.models import SearchEntry
from patibat.resources.models import Disbursement
from patibat.sample.jobs import SampleLoaded
from patibat.sample.projects import SAMPLE_NOTE
from patibat.sample.reading import names, read
from patibat.sample.reports import SAMPLE_FIGURE
from patibat.thai import districts, place, subdistricts

pytestmark = pytest.mark.django_db
SHARED = Path(__file__).resolve().parents[2] / "../shared/data"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="the public data files are not beside the checkout")
# A title before a Thai name. After another Thai letter it is part of a word: บางนางเกรง.
HONORIFIC = re.compile(r"(?<![\u0e00-\u0e7f])(นาย|นางสาว|นาง|น\.ส\.|ดร\.|ผศ\.|รศ\.|พล\.|พ\.ต)(?=\s?[\u0e01-\u0e2e])")
LONGEST_FILE = 500


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def test_data_files_name_no_person_and_are_short() -> None:
    folder = Path(__file__).resolve().parents[2] / "src/patibat/sample/data"
    assert set(names()) == {path.stem for path in folder.iterdir()}
    for name in names():
        found = [text for text in _texts(read(name)) if HONORIFIC.search(text)]
        assert not found, f"{name}: {found}"
        assert len((folder / f"{name}.toml").read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
    assert HONORIFIC.search("ผู้ลงนาม นายสมชาย") and not HONORIFIC.search("โรงเรียนวัดบางนางเกรง")


def test_every_person_says_that_it_is_a_sample(sample_read: SampleLoaded) -> None:
    assert User.objects.exists()
    for user in User.objects.all():
        assert user.full_name.startswith("ตัวอย่าง") and user.full_name.endswith("(ตัวอย่าง)") and user.is_sample
        assert not user.email
    assert Office.objects.get().is_sample
    assert not Plan.objects.filter(owner="", is_sample=False).exists()


def test_the_province_is_a_real_place(sample_read: SampleLoaded) -> None:
    assert Office.objects.get().province_code == "11"
    found = districts("11")
    assert len(found) == 6 and sum(len(subdistricts(one.code)) for one in found) == 50
    placed = set(Agency.objects.exclude(place_code="").values_list("place_code", flat=True))
    assert all(place(code).code.startswith("11") for code in placed)
    schools = Agency.objects.filter(kind=AgencyKind.SCHOOL)
    assert {code[:4] for code in schools.values_list("place_code", flat=True)} == {one.code for one in found}


def test_agencies_have_sources_names_and_dates(sample_read: SampleLoaded) -> None:
    assert sample_read.agencies >= 25 and sample_read.schools >= 40
    assert not Agency.objects.filter(source="").exists()
    schools = Agency.objects.filter(kind=AgencyKind.SCHOOL)
    unplaced = schools.filter(affiliation__isnull=True)
    assert unplaced.exists() and set(unplaced.values_list("parent__code", flat=True)) == {"schools"}
    assert {one.code for one in agency_find("กศน.")} == {"dole"}, "the former name is still understood"
    assert AgencyName.objects.get(agency__code="dole", kind=NameKind.FORMER).valid_to is not None
    former, split = Agency.objects.get(code="spm-6"), Agency.objects.get(code="spm")
    assert former.valid_to and split.valid_from and former.valid_to < split.valid_from
    assert not Result.objects.filter(agency=former).exists(), "figures of two provinces are never those of one"


def test_plans_are_whole(sample_read: SampleLoaded) -> None:
    assert [one.status for one in Plan.objects.filter(owner="").order_by("from_year")] == [
        "closed",
        "in_force",
        "draft",
    ]
    in_force = plan_in_force()
    assert in_force is not None and in_force.code == "edp-2566"
    for plan in Plan.objects.filter(owner=""):
        version = version_shown(plan)
        assert version is not None
        kinds = list(version.nodes.values_list("kind", flat=True))
        assert kinds.count(NodeKind.VISION) == 1 and kinds.count(NodeKind.GOAL) >= 1
        assert 4 <= kinds.count(NodeKind.ISSUE) <= 5
        assert version.swot.values("kind").distinct().count() == 4
        for mission in PlanNode.objects.filter(version=version, kind=NodeKind.MISSION):
            shares = NodeAgency.objects.filter(node=mission).values_list("share", flat=True)
            assert list(shares).count(Share.LEAD) == 1 and Share.SUPPORT in shares
        assert plan.indicators.exists()


def test_indicators_are_of_every_kind(sample_read: SampleLoaded) -> None:
    definitions = IndicatorDefinition.objects.filter(indicator__plan__code="edp-2566")
    pairs = set(definitions.values_list("rule", "accumulation"))
    assert {"sum", "ratio", "weighted_mean", "latest", "max", "min"} == {rule for rule, _ in pairs}
    assert {("sum", "cumulative"), ("sum", "periodic")} <= pairs
    assert definitions.values("indicator").distinct().count() == 20
    assert not definitions.filter(numerator_source="").exists() and not definitions.filter(data_date="").exists()
    ratios = definitions.filter(rule="ratio")
    assert not ratios.filter(numerator="").exists() and not ratios.filter(denominator="").exists()
    targets = IndicatorTarget.objects.filter(indicator__plan__code="edp-2566")
    assert set(targets.filter(increase_by__isnull=False).values_list("increase_unit", flat=True)) == {
        "percent_points",
        "percent",
    }
    changed = definitions.get(number=2)
    assert changed.from_year == 2570 and changed.change_reason


def test_projects_point_into_their_plan(sample_read: SampleLoaded) -> None:
    for project in Project.objects.select_related("plan"):
        version = version_shown(project.plan)
        assert version is not None and version.nodes.filter(key=project.node_key).exists(), project.code
        assert project.indicators.exclude(plan=project.plan).count() == 0
        assert project.budget_lines.exists()
    ours = Project.objects.filter(is_sample=True)
    assert {2569, 2570} == set(ours.values_list("year", flat=True)) and ours.count() >= 40
    assert not ours.filter(activities__isnull=True).exists()
    assert not ours.filter(activities__responsible="").exists()
    lines = BudgetLine.objects.filter(project__in=ours)
    assert set(lines.values_list("source_kind", flat=True)) == {1, 2, 3, 4}
    assert set(lines.values_list("quarter", flat=True)) == {1, 2, 3, 4}
    assert ours.filter(agencies__share="joint").exists() and ours.filter(agencies__share="support").exists()


def test_every_invented_amount_is_marked(sample_read: SampleLoaded) -> None:
    real = Project.objects.filter(is_sample=False)
    assert real.exists()
    for project in real:
        assert project.source_note.startswith(("เอกสารงบประมาณรายจ่าย", "ข้อบัญญัติงบประมาณ")), project.code
    assert set(Project.objects.filter(is_sample=True).values_list("source_note", flat=True)) == {SAMPLE_NOTE}
    assert not Disbursement.objects.filter(project__is_sample=False).exists(), "nobody knows what was really paid"
    for row in Result.objects.filter(origin_kind=OriginKind.WORKBOOK).select_related("origin_file"):
        assert row.note == SAMPLE_FIGURE and row.origin_file and "(ตัวอย่าง)" in row.origin_file.name and row.origin_cell
    for model in (Result, Disbursement):
        invented = model._default_manager.filter(origin_kind=OriginKind.FORM)
        assert set(invented.values_list("origin_note", flat=True)) == {SAMPLE_FIGURE}
    published = Result.objects.filter(origin_kind=OriginKind.PUBLISHED_SOURCE)
    assert all("http" in note and "EDEVA" in note for note in published.values_list("origin_note", flat=True))


@needs_shared
def test_published_figures_are_those_of_the_source(sample_read: SampleLoaded) -> None:
    with (SHARED / "edeva_province_indicators.csv").open(encoding="utf-8-sig") as file:
        rows = [row for row in csv.DictReader(file) if row["area"] == "สมุทรปราการ"]
    expected = {
        (f"edeva-{row['indicator_code'].lower().replace('_', '-')}", int(row["academic_year_be"]), row["url"]): Decimal(
            row["value"]
        )
        for row in rows
    }
    found = {
        (one.indicator.code, one.round.year, one.origin_note.rsplit(" ", 1)[-1]): one.value
        for one in Result.objects.filter(indicator__plan__code="edp-2562").select_related("indicator", "round")
    }
    assert len(expected) == 9
    assert found == expected
    bands = {row["criteria"] for row in rows if row["criteria"]}
    texts = set(Plan.objects.get(code="edp-2562").indicators.values_list("bands__text", flat=True)) - {None}
    assert texts == bands, "kept as published, overlaps and all"


@needs_shared
def test_public_budgets_are_those_of_the_documents(sample_read: SampleLoaded) -> None:
    with (SHARED / "budget_fy2565_moe_samutprakan_rows.csv").open(encoding="utf-8-sig") as file:
        rows = [row for row in csv.DictReader(file) if "จังหวัดสมุทรปราการ" in row["ITEM_DESCRIPTION"]]
    national = BudgetLine.objects.filter(project__code__startswith="2565-moe-")
    total = sum(Decimal(row["AMOUNT"].replace(",", "")) for row in rows)
    assert national.count() == len(rows) and national.aggregate(Sum("amount"))["amount__sum"] == total
    for row in rows:
        year = int(row["FISCAL_YEAR"]) + 543
        assert national.filter(year=year, amount=Decimal(row["AMOUNT"].replace(",", ""))).exists(), row["ITEM_ID"]
    for year in (2565, 2566):
        content = json.loads((SHARED / f"pao_budget_{year}_samutprakan.json").read_text(encoding="utf-8"))
        tasks = [Decimal(one["total"]) for one in content["tasks"] if one["plan"] == "การศึกษา"]
        lines = BudgetLine.objects.filter(project__code=f"{year}-pao-01", year=year)
        assert sorted(lines.values_list("amount", flat=True)) == sorted(tasks)


@needs_shared
def test_national_pupils_are_context_only(sample_read: SampleLoaded) -> None:
    with (SHARED / "nso_students_by_level_2559_2563.csv").open(encoding="utf-8-sig") as file:
        total = {
            int(row["academic_year_be"]): int(row["students"])
            for row in csv.DictReader(file)
            if row["level_th"] == "รวม"
        }
    kept = ReferenceValue.objects.filter(label__endswith="ทุกระดับ")
    assert {one.year: int(one.value) for one in kept} == total


def test_figures_of_years_before_the_plan_are_context(sample_read: SampleLoaded) -> None:
    kept = ReferenceValue.objects.filter(indicator__plan__code="edp-2562")
    assert {one.year for one in kept} == {2560, 2561} and all(one.url for one in kept)
    doubted = kept.get(indicator__code="edeva-lit15-60")
    assert "โต้แย้ง" in doubted.label and doubted.indicator.baseline is None, "a doubtful figure is no baseline"


def test_search_finds_everything_and_shows_drafts_to_staff_only(sample_read: SampleLoaded) -> None:
    kinds = set(SearchEntry.objects.values_list("kind", flat=True))
    assert {"plan", "indicator", "project", "agency"} <= kinds
    drafts = SearchEntry.objects.filter(key__in=["edp-2571", "sp71-01", "sp71-02"])
    assert drafts.count() == 3
    assert set(drafts.values_list("visibility", flat=True)) == {Visibility.STAFF}
    entry = SearchEntry.objects.get(kind="plan", key="edp-2566")
    assert (entry.address, entry.visibility) == ("/plans/edp-2566/", Visibility.PUBLIC)


def test_no_plan_of_the_sample_has_an_error_that_nobody_answered(sample_read: SampleLoaded) -> None:
    plans = Plan.objects.filter(owner="")
    assert plans.count() == 3
    found = {plan.code: plan_standings(plan)[2] for plan in plans}
    assert {code: unanswered(standing, "error") for code, standing in found.items()} == {code: [] for code in found}
    assert all(found.values()), "the checker has looked: it finds milder things in each"
