"""The two years of the sample: everything that happens to an office, by the real services."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import pypdfium2
import pytest
from django.db.models import F
from openpyxl import load_workbook

from patibat.intake.choices import UploadState
from patibat.intake.models import Upload
from patibat.intake.selectors import NOTE
from patibat.measures import State, Status
from patibat.monitoring.models import Assignment, Explanation, ProjectProgress, Publication, Result, Round
from patibat.monitoring.selectors import (
    IndicatorProgress,
    Standing,
    assignment_rows,
    indicator_history,
    indicator_progress,
)
from patibat.network.choices import Capacity
from patibat.network.models import Holding
from patibat.network.permissions import can
from patibat.papers.documents import render
from patibat.plans.models import Indicator, Plan
from patibat.projects.models import Project
from patibat.records.choices import APPROVED_STATUSES, Visibility
from patibat.records.models import AuditEntry
from patibat.records.selectors import attachment_content
from patibat.reports.catalogue import Request, report_document
from patibat.resources.selectors import MoneyScope, money_position
from patibat.sample.jobs import SampleLoaded
from patibat.thai import parse_period
from tests.sample.conftest import DAY

pytestmark = pytest.mark.django_db
STAFF, PUBLIC = Visibility.STAFF, Visibility.PUBLIC


def _figures(plan: str, period: str, reader: Visibility = STAFF) -> dict[str, IndicatorProgress]:
    read = parse_period(period)
    return {one.indicator.code: one for one in indicator_progress(Plan.objects.get(code=plan), read, visible_to=reader)}


def _standings(year: int, quarter: int) -> dict[str, Standing]:
    of = Round.objects.get(plan__code="edp-2566", year=year, quarter=quarter)
    return {row.agency.code: row.standing for row in assignment_rows(of)}


def test_zero_is_a_number_and_late_is_late(sample_read: SampleLoaded) -> None:
    figures = _figures("edp-2566", "FY2569Q4", PUBLIC)
    classes = figures["sp66-04"].figure
    assert classes.coverage is not None and classes.coverage.reported == classes.coverage.total == 4
    zero = next(one for one in classes.lineage if one.key == "private")
    assert zero.value.state is State.REPORTED and zero.value.number == 0
    migrant = figures["sp66-03"].figure
    late = next(one for one in migrant.lineage if one.key == "pmj")
    assert late.value.state is State.LATE and late.value.number is None
    assert migrant.coverage is not None and (migrant.coverage.reported, migrant.coverage.late) == (4, 1)
    absent = next(one for one in figures["sp66-15"].figure.lineage if one.key == "labour")
    assert absent.value.state is State.NOT_APPLICABLE and absent.value.reason


def test_a_year_that_was_imperfect(sample_read: SampleLoaded) -> None:
    standings = _standings(2569, 4)
    assert [code for code, one in standings.items() if one is Standing.LATE] == ["pmj"]
    assert {one for code, one in standings.items() if code != "pmj"} == {Standing.PUBLISHED}
    late = Assignment.objects.get(agency__code="pmj", round__year=2569, round__quarter=4)
    assert late.extended_to and late.extended_to > late.round.due_on and late.extension_letter
    for quarter in (1, 2, 3):
        assert set(_standings(2569, quarter).values()) == {Standing.PUBLISHED}
    hidden = _figures("edp-2566", "FY2569Q3", PUBLIC)["sp66-11"].figure
    kept_back = next(one for one in hidden.lineage if one.key == "sec")
    assert kept_back.value.state is State.WITHHELD and kept_back.value.number is None and kept_back.value.reason
    seen = _figures("edp-2566", "FY2569Q3", STAFF)["sp66-11"].figure
    assert next(one for one in seen.lineage if one.key == "sec").value.number is not None
    disputed = _figures("edp-2566", "FY2569Q2", PUBLIC)["sp66-05"]
    assert disputed.disputed and disputed.explanations and disputed.figure.value.number is not None


def test_the_running_quarter_is_of_every_standing(sample_read: SampleLoaded) -> None:
    standings = _standings(2570, 1)
    assert standings["spp-1"] is Standing.APPROVED
    assert standings["spp-2"] is Standing.RETURNED
    assert standings["tc-samutprakan"] is Standing.SUBMITTED
    assert standings["dsd"] is Standing.NOT_YET_DUE
    assert Assignment.objects.get(agency__code="dsd", round__year=2570).extended_to is not None
    returned = Result.objects.filter(status="returned")
    assert returned.count() == 6 and not returned.filter(return_reason="").exists()
    assert all(one.figure.value.state is State.NOT_YET_DUE for one in _figures("edp-2566", "FY2570Q1", PUBLIC).values())


def test_workbooks_go_the_real_way(sample_read: SampleLoaded) -> None:
    sent = Upload.objects.get(agency__code="spp-1")
    assert (sent.state, sent.refused, sent.problems) == (UploadState.APPLIED, 0, [])
    rows = Result.objects.filter(agency__code="spp-1", round=sent.round, is_current=True)
    assert {row.origin_file_id for row in rows} == {sent.attachment_id}
    book = load_workbook(BytesIO(attachment_content(sent.attachment)), data_only=True)
    for row in rows:
        number = row.value if row.value is not None else row.numerator
        assert Decimal(str(book[row.origin_sheet][row.origin_cell].value)) == number, "the cell says so"
    red = Upload.objects.get(agency__code="spp-2")
    assert (red.state, red.refused) == (UploadState.READ, 6)
    problems = [one for one in red.problems if one.get("level") != NOTE]
    assert len(problems) == len({one["cell"] for one in problems}) == 6
    assert all(one["sheet"] and one["message"] and one["fix"] for one in problems)


def test_nobody_approves_what_one_sent(sample_read: SampleLoaded) -> None:
    for model in (Result, ProjectProgress):
        approved = model._default_manager.filter(status__in=APPROVED_STATUSES)
        assert approved.exists() and not approved.filter(approved_by__isnull=True).exists()
        assert not approved.filter(approved_by=F("submitted_by")).exists()
        assert not approved.filter(submitted_at__gt=F("approved_at")).exists()
    behalf = Result.objects.filter(on_behalf=True, round__quarter__isnull=False)
    assert {"onab", "cdd", "labour"} <= set(behalf.values_list("agency__code", flat=True))
    actions = set(AuditEntry.objects.values_list("action", flat=True))
    assert {"result.submit", "result.approve", "result.return", "result.publish", "result.withhold"} <= actions
    assert {"explanation.add", "assignment.extend", "round.open", "sample.load"} <= actions


def test_orders_are_signed_by_positions(sample_read: SampleLoaded) -> None:
    orders = Publication.objects.order_by("order_date", "pk")
    assert {one.capacity for one in orders} == {Capacity.SUBSTANTIVE, Capacity.ACTING}
    for order in orders:
        assert order.order_number.endswith("(ตัวอย่าง)")
        assert (order.capacity == Capacity.ACTING) == ("รักษาราชการแทน" in order.signatory)
    acting = Holding.objects.get(capacity=Capacity.ACTING)
    assert acting.order_number and acting.user.username == "executive"
    assert can(acting.user, "report.view")
    last = orders.filter(round__plan__code="edp-2566").last()
    assert last is not None and last.capacity == Capacity.ACTING and last.order_date >= acting.valid_from


def test_a_changed_definition_breaks_the_series(sample_read: SampleLoaded) -> None:
    indicator = Indicator.objects.get(code="sp66-05")
    history = {one.figure.id.period: one for one in indicator_history(indicator, visible_to=STAFF)}
    assert history["FY2569"].figure.id.version == 1 and history["FY2570"].figure.id.version == 2
    assert history["FY2569"].definition.name != history["FY2570"].definition.name
    assert history["FY2566"].figure.value.is_reported and history["FY2568"].figure.value.is_reported


def test_the_doubtful_published_figure_stays_with_its_doubt(sample_read: SampleLoaded) -> None:
    found = _figures("edp-2562", "FY2561", PUBLIC)["edeva-lit15-60"]
    assert found.figure.value.number == Decimal("75.86") and found.disputed
    assert str(found.figure.id) == "indicator~edeva-lit15-60~peo~AY2561~-~1"
    assert Explanation.objects.get(result__indicator__code="edeva-lit15-60").disputed
    schooling = _figures("edp-2562", "FY2564", PUBLIC)["edeva-nep-a5-mys15-59"].figure
    assert (schooling.value.number, schooling.target) == (Decimal("8.95"), Decimal("10.7"))


def test_a_project_without_money_has_zero_baht(sample_read: SampleLoaded) -> None:
    project = Project.objects.get(code="2569-peo-open")
    scope = MoneyScope(project.agency, project.plan, project)
    position = money_position(scope, 2569, visible_to=PUBLIC)
    assert position.planned.value.number == 0 and position.disbursed.value.number == 0
    whole = money_position(MoneyScope(project.plan.agency, project.plan), 2569, visible_to=PUBLIC)
    assert whole.rate.value.number is not None and 50 < whole.rate.value.number < 100
    delayed = ProjectProgress.objects.get(project__code="2569-spp2-digital", round__quarter=3, is_current=True)
    assert delayed.work == "delayed" and delayed.problems and delayed.remedy


def test_the_year_before_is_neither_all_good_nor_all_bad(sample_read: SampleLoaded) -> None:
    statuses = {one.figure.status for one in _figures("edp-2566", "FY2569", PUBLIC).values()}
    assert {Status.REACHED, Status.WATCH, Status.BEHIND} <= statuses
    assert not Explanation.objects.filter(at__date__gt=DAY).exists()


@pytest.mark.parametrize("quarter", [3, None])
def test_an_indicator_sheet_is_one_page(sample_read: SampleLoaded, quarter: int | None) -> None:
    long = {}
    for one in Indicator.objects.select_related("plan"):
        code, plan = one.code, one.plan
        year = min(plan.to_year, 2569)
        asked = Request(plan=plan.code, indicator=code, year=year, quarter=quarter, visible_to=STAFF)
        pages = len(pypdfium2.PdfDocument(render(report_document("indicator-sheet", asked), "pdf")))
        if pages != 1:
            long[code] = pages
    assert long == {}
