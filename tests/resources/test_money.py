"""`money_position` by hand: each baht once, quarters from October on, the public and staff, missing is not zero."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from patibat.measures import FigureId, recompute
from patibat.network.models import Agency
from patibat.plans.choices import PlanStatus
from patibat.projects.choices import AgencyShare, ProjectStatus, SourceKind
from patibat.projects.models import BudgetLine, Project, ProjectAgency
from patibat.records.choices import OriginKind, ReviewStatus, Visibility
from patibat.resources.models import Disbursement
from patibat.resources.selectors import MoneyPosition, MoneyScope, money_figure, money_position, project_money
from tests.builders import TODAY, Small, project_make, small_plan
from tests.cast import Tree
from tests.monitoring.reports import day

pytestmark = pytest.mark.django_db
STAFF, PUBLIC = Visibility.STAFF, Visibility.PUBLIC


@pytest.fixture
def small(tree: Tree, settings: Any) -> Small:
    settings.PATIBAT_AS_OF = TODAY
    return small_plan(tree)


def paid(
    project: Project, quarter: int, amount: str, status: str = "approved", version: int = 1, source: int = 1
) -> None:
    key: dict[str, Any] = {"project": project, "agency": project.agency, "year": 2570, "quarter": quarter}
    Disbursement.objects.filter(**key, source_kind=source).update(is_current=False)
    Disbursement.objects.create(
        **key,
        source_kind=source,
        amount=Decimal(amount),
        status=ReviewStatus(status),
        version=version,
        origin_kind=OriginKind.FORM,
    )


def shown(position: MoneyPosition) -> tuple[str, str, str]:
    for one in position.figures():
        assert recompute(one) == one.value
    return position.planned.shown(), position.disbursed.shown(), position.rate.shown()


def of(
    small: Small, quarter: int | None = None, visible_to: Visibility = STAFF, agency: Agency | None = None
) -> MoneyPosition:
    return money_position(MoneyScope(agency or small.tree.office, small.plan), 2570, quarter, visible_to=visible_to)


def test_quarters_count_from_october_on(small: Small) -> None:
    paid(small.project, 1, "350.50")
    paid(small.project, 2, "100.25")
    # planned 400 through Q1, 400 + 600 = 1,000 through Q2; paid 350.50, then 450.75
    assert shown(of(small, 1)) == ("400.00", "350.50", "87.63")  # 350.50 / 400 = 87.625
    assert shown(of(small, 2)) == ("1,000.00", "450.75", "45.08")  # 45.075 rounds half away
    assert shown(of(small)) == ("1,000.00", "450.75", "45.08")


def test_missing_is_not_zero(small: Small, settings: Any) -> None:
    assert shown(of(small, 1)) == ("400.00", "ยังไม่ถึงกำหนด", "ยังไม่ถึงกำหนด")
    settings.PATIBAT_AS_OF = day("2027-01-16")
    assert shown(of(small, 1)) == ("400.00", "เกินกำหนดส่ง", "เกินกำหนดส่ง")
    paid(small.project, 1, "0")
    assert shown(of(small, 1)) == ("400.00", "0.00", "0.00")
    assert of(small, 1).disbursed.coverage_label() == "1 จาก 2 โครงการ"


def test_a_quarter_without_a_report_stands_in_the_coverage(small: Small, settings: Any) -> None:
    settings.PATIBAT_AS_OF = day("2027-04-20")
    paid(small.project, 1, "350.50")
    paid(small.empty, 1, "0")
    paid(small.empty, 2, "0")
    figure = of(small, 2).disbursed
    # PJ1 reported one of two quarters, PJ0 both: 3 of 4; Q2 of PJ1 was due on 15 April.
    assert (figure.shown(), figure.coverage_label()) == ("350.50", "3 จาก 4 รายงานไตรมาส")
    assert figure.coverage is not None and figure.coverage.late == 1


def test_a_yearly_report_stands_for_its_year(small: Small, settings: Any) -> None:
    settings.PATIBAT_AS_OF = day("2027-12-01")
    paid(small.project, 4, "900")
    paid(small.empty, 4, "0")
    figure = of(small).disbursed
    assert (figure.shown(), figure.coverage_label()) == ("900.00", "2 จาก 2 รายงานไตรมาส")


def test_the_public_sees_published_money_only(small: Small) -> None:
    paid(small.project, 1, "350.50", "published")
    paid(small.project, 1, "360.00", "approved", version=2)
    assert shown(of(small, 1))[1] == "360.00"
    assert shown(of(small, 1, PUBLIC))[1] == "350.50"
    paid(small.project, 1, "370.00", "submitted", version=3)
    assert shown(of(small, 1))[1] == "360.00"
    paid(small.project, 1, "380.00", "returned", version=4)
    assert shown(of(small, 1))[1] == "360.00"


def test_a_correction_is_never_added_to_what_it_corrects(small: Small) -> None:
    for version, amount in enumerate(("100", "110", "120"), 1):
        paid(small.project, 1, amount, version=version)
    assert shown(of(small, 1))[1] == "120.00"


def test_each_baht_once_where_agencies_work_together(small: Small) -> None:
    ProjectAgency.objects.create(project=small.project, agency=small.tree.area2, share=AgencyShare.JOINT)
    BudgetLine.objects.create(
        project=small.project,
        agency=small.tree.area2,
        year=2570,
        quarter=1,
        source_kind=SourceKind.LOCAL,
        amount=Decimal("50.25"),
    )
    area1, area2 = of(small, 1, agency=small.tree.area1), of(small, 1, agency=small.tree.area2)
    # area1 holds 400, area2 holds 50.25; the province 450.25, whoever takes part.
    assert (area1.planned.shown(), area2.planned.shown()) == ("400.00", "50.25")
    assert of(small, 1).planned.shown() == "450.25"
    assert of(small, 1, agency=small.tree.college).planned.value.is_reported is False


def test_a_project_without_money_has_a_plan_of_zero(small: Small) -> None:
    scope = MoneyScope(small.tree.area2, project=small.empty)
    assert shown(money_position(scope, 2570, visible_to=STAFF)) == ("0.00", "ยังไม่ถึงกำหนด", "ยังไม่ถึงกำหนด")
    paid(small.empty, 1, "0")
    position = money_position(scope, 2570, 1, visible_to=STAFF)
    assert shown(position) == ("0.00", "0.00", "ไม่เกี่ยวข้อง") and position.rate.value.reason == "ไม่มีงบประมาณตามแผน"


def test_sources_add_up_to_the_whole(small: Small) -> None:
    paid(small.project, 1, "100.10", source=1)
    paid(small.project, 1, "200.20", source=3)
    scope = MoneyScope(small.tree.office, small.plan)
    position = money_position(scope, 2570, 1, visible_to=STAFF, with_sources=True)
    assert shown(position)[1] == "300.30"
    parts = {kind: (planned.shown(), spent.shown()) for kind, planned, spent in position.sources}
    assert parts == {SourceKind.PARENT: ("400.00", "100.10"), SourceKind.LOCAL: ("0.00", "200.20")}
    one = position.sources[1][2]
    assert one.id.breakdown == "plan=P1,source=3" and money_figure(one.id, visible_to=STAFF) == one


def test_project_money_equals_money_position_of_each(small: Small, django_assert_num_queries: Any) -> None:
    other = project_make(small.plan, "PJ2", small.tree.college, {1: "10.10", 3: "20.20"})
    paid(small.project, 1, "350.50", "published")
    paid(other, 1, "5.05")
    projects = list(Project.objects.select_related("agency"))
    for quarter in (None, 1, 2, 4):
        for visible_to in (STAFF, PUBLIC):
            with django_assert_num_queries(2):
                found = project_money(projects, 2570, quarter, visible_to=visible_to)
            for one in projects:
                scope = MoneyScope(one.agency, project=one)
                assert found[one.pk] == money_position(scope, 2570, quarter, visible_to=visible_to)


def test_the_whole_is_the_sum_of_its_projects(small: Small) -> None:
    project_make(small.plan, "PJ2", small.tree.college, {1: "0.01", 2: "0.02"})
    paid(small.project, 1, "0.10")
    parts = project_money(Project.objects.select_related("agency"), 2570, 2, visible_to=STAFF).values()
    numbers = [one.planned.value.number for one in parts]
    assert of(small, 2).planned.value.number == sum(one for one in numbers if one is not None) == Decimal("1000.03")


@pytest.mark.parametrize("status", [ProjectStatus.DRAFT, ProjectStatus.CANCELLED])
def test_a_project_that_is_not_in_force_is_not_counted(small: Small, status: ProjectStatus) -> None:
    Project.objects.filter(pk=small.project.pk).update(status=status)
    assert of(small).planned.shown() == "0.00"  # PJ0 alone


def test_a_draft_plan_is_unknown_to_the_public(small: Small) -> None:
    small.plan.status = PlanStatus.DRAFT
    small.plan.save()
    assert of(small, visible_to=PUBLIC).planned.value.is_reported is False
    figure_id = FigureId.parse("money~planned~peo~FY2570~plan=P1~1")
    assert money_figure(figure_id, visible_to=PUBLIC) is None
    found = money_figure(figure_id, visible_to=STAFF)
    assert found is not None and found.shown() == "1,000.00"


def test_another_year_is_another_position(small: Small) -> None:
    assert money_position(MoneyScope(small.tree.office), 2569, visible_to=STAFF).planned.value.is_reported is False
