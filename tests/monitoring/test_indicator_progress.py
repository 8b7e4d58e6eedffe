"""`indicator_progress` by hand: every rule with zero, missing, not applicable, late, extended, returned, waiting,
withheld; quarters and years; the public and staff. The arithmetic stands beside each case.

Rounds: Q1 due 15 Jan 2027 and closed 14 Feb; Q2 due 15 Apr, closed 15 May. Reporters are area1 and area2.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest

from patibat.measures import Figure, recompute
from patibat.monitoring.models import Assignment, Explanation, Round
from patibat.monitoring.selectors import IndicatorProgress, figure, indicator_history, indicator_progress
from patibat.network.models import Agency
from patibat.plans.models import Indicator, IndicatorDefinition, IndicatorReporter, IndicatorTarget
from patibat.plans.selectors import indicators
from patibat.records.choices import Visibility
from patibat.thai import FiscalYear, Period, Quarter
from tests.builders import Small, indicator_make, round_make, small_plan
from tests.cast import Tree
from tests.monitoring.reports import day, put

pytestmark = pytest.mark.django_db
Q1, Q2, YEAR = Quarter(FiscalYear(2570), 1), Quarter(FiscalYear(2570), 2), FiscalYear(2570)
BEFORE, AFTER, CLOSED, IN_Q2, LONG_AFTER = map(
    day, ("2027-01-10", "2027-01-16", "2027-02-15", "2027-03-01", "2027-12-01")
)


@dataclass(frozen=True, slots=True)
class Case:
    """What two agencies sent (agency, quarter, content, status) and what the figure must be."""

    name: str
    rule: str
    sent: tuple[tuple[str, int, str, str], ...]
    value: str
    """The number, or the state when there is none."""
    coverage: str
    accumulation: str = "periodic"
    on: Any = BEFORE
    period: Period = Q1
    public: bool = False
    status: str = ""
    target: int | None = 100


def c(*args: Any, **kwargs: Any) -> Case:
    return Case(*args, **kwargs)


OK, PUB = "approved", "published"
A, B = "area1", "area2"
CASES = (
    # sum ------------------------------------------------------------------------------------------------------
    c("sum of both", "sum", ((A, 1, "10", OK), (B, 1, "15", OK)), "25", "reported=2"),  # 10 + 15
    c("zero is a number", "sum", ((A, 1, "0", OK), (B, 1, "15", OK)), "15", "reported=2"),  # 0 + 15
    c("zero alone is zero", "sum", ((A, 1, "0", OK),), "0", "reported=1 not_yet_due=1"),  # 0, not “missing”
    c("missing is not zero", "sum", ((A, 1, "10", OK),), "10", "reported=1 not_yet_due=1"),
    c("missing after the due day is late", "sum", ((A, 1, "10", OK),), "10", "reported=1 late=1", on=AFTER),
    c("nothing before the due day", "sum", (), "not_yet_due", "not_yet_due=2", status="not_yet_due"),
    c("the due day itself is in time", "sum", (), "not_yet_due", "not_yet_due=2", on=day("2027-01-15")),
    c("nothing after the due day", "sum", (), "late", "late=2", on=AFTER, status="late"),
    c("nothing when the round is closed", "sum", (), "late", "late=2", on=CLOSED, status="not_reported"),
    c("not applicable leaves coverage", "sum", ((A, 1, "10", OK), (B, 1, "NA", OK)), "10",
      "reported=1 not_applicable=1"),
    c("nobody concerned", "sum", ((A, 1, "NA", OK), (B, 1, "NA", OK)), "not_applicable", "not_applicable=2"),
    c("satang-like decimals stay exact", "sum", ((A, 1, "0.1", OK), (B, 1, "0.2", OK)), "0.3", "reported=2"),
    c("waiting for review is not counted", "sum", ((A, 1, "10", "submitted"), (B, 1, "15", OK)), "15",
      "reported=1 not_yet_due=1"),
    c("waiting for review is not late", "sum", ((A, 1, "10", "submitted"),), "late", "late=1 not_yet_due=1", on=AFTER),
    c("returned and due is late", "sum", ((A, 1, "10", "returned"), (B, 1, "15", OK)), "15", "reported=1 late=1",
      on=AFTER),
    c("returned before the due day is not yet due", "sum", ((A, 1, "10", "returned"),), "not_yet_due", "not_yet_due=2"),
    c("scheduled counts for staff", "sum", ((A, 1, "10", "scheduled"),), "10", "reported=1 not_yet_due=1"),
    c("withheld counts for staff", "sum", ((A, 1, "3", "withheld"), (B, 1, "15", PUB)), "18", "reported=2"),  # 3 + 15
    # sum, for the public ----------------------------------------------------------------------------------------
    c("the public sees what is published", "sum", ((A, 1, "10", PUB), (B, 1, "15", OK)), "10",
      "reported=1 not_yet_due=1", public=True),
    c("approved is not published", "sum", ((A, 1, "10", OK), (B, 1, "15", OK)), "not_yet_due", "not_yet_due=2",
      public=True, on=AFTER),
    c("scheduled is not published", "sum", ((A, 1, "10", "scheduled"),), "late", "late=1 not_yet_due=1", public=True,
      on=AFTER),
    c("withheld is out of the public sum", "sum", ((A, 1, "3", "withheld"), (B, 1, "15", PUB)), "15",
      "reported=1 withheld=1", public=True),
    c("all withheld", "sum", ((A, 1, "3", "withheld"), (B, 1, "4", "withheld")), "withheld", "withheld=2", public=True),
    # ratio: sums over sums, never a mean of percentages ------------------------------------------------------------
    c("ratio of sums", "ratio", ((A, 1, "30/40", OK), (B, 1, "10/60", OK)), "40", "reported=2"),  # 40/100
    c("ratio above 100", "ratio", ((A, 1, "60/40", OK), (B, 1, "60/60", OK)), "120", "reported=2"),  # 120/100
    c("ratio of zero", "ratio", ((A, 1, "0/40", OK),), "0", "reported=1 not_yet_due=1"),  # 0/40
    c("nobody of nobody changes nothing", "ratio", ((A, 1, "30/40", OK), (B, 1, "0/0", OK)), "75",
      "reported=1 not_applicable=1"),  # 30/40
    c("nobody of nobody alone", "ratio", ((A, 1, "0/0", OK), (B, 1, "0/0", OK)), "not_applicable", "not_applicable=2"),
    c("ratio of one when the other is late", "ratio", ((A, 1, "30/40", OK),), "75", "reported=1 late=1", on=AFTER),
    c("ratio with one withheld for the public", "ratio", ((A, 1, "3/9", "withheld"), (B, 1, "10/60", PUB)),
      "16.6666666666", "reported=1 withheld=1", public=True),  # 10/60
    c("ratio with one not applicable", "ratio", ((A, 1, "NA", OK), (B, 1, "10/50", OK)), "20",
      "reported=1 not_applicable=1"),  # 10/50
    # weighted mean ------------------------------------------------------------------------------------------------
    c("weighted mean", "weighted_mean", ((A, 1, "4*10", OK), (B, 1, "2*30", OK)), "2.5", "reported=2"),  # 100/40
    c("weighted mean with a zero value", "weighted_mean", ((A, 1, "0*10", OK), (B, 1, "2*30", OK)), "1.5",
      "reported=2"),  # (0 + 60)/40
    c("weight zero cannot be counted", "weighted_mean", ((A, 1, "4*0", OK), (B, 1, "2*30", OK)), "2",
      "reported=1 not_counted=1"),  # 60/30
    c("weighted mean missing one", "weighted_mean", ((A, 1, "4*10", OK),), "4", "reported=1 not_yet_due=1"),
    c("a mean may be negative", "weighted_mean", ((A, 1, "-1*10", OK), (B, 1, "2*30", OK)), "1.25",
      "reported=2"),  # 50/40
    # max, min, latest -----------------------------------------------------------------------------------------------
    c("largest", "max", ((A, 1, "4", OK), (B, 1, "9", OK)), "9", "reported=2"),
    c("largest of zero and missing is zero", "max", ((A, 1, "0", OK),), "0", "reported=1 late=1", on=AFTER),
    c("smallest", "min", ((A, 1, "4", OK), (B, 1, "9", OK)), "4", "reported=2"),
    c("smallest is a true zero", "min", ((A, 1, "0", OK), (B, 1, "9", OK)), "0", "reported=2"),
    c("smallest ignores what is missing", "min", ((B, 1, "9", OK),), "9", "reported=1 not_yet_due=1"),
    c("latest of two agencies that differ is no value", "latest", ((A, 1, "4", OK), (B, 1, "9", OK)),
      "not_applicable", "not_counted=2"),
    c("latest of two agencies that agree", "latest", ((A, 1, "4", OK), (B, 1, "4", OK)), "4", "reported=2"),
    # quarters of a year -----------------------------------------------------------------------------------------------
    c("periodic: quarters add up", "sum", ((A, 1, "10", OK), (A, 2, "5", OK), (B, 1, "1", OK), (B, 2, "2", OK)), "18",
      "reported=4", period=YEAR, on=IN_Q2),  # 10 + 5 + 1 + 2
    c("periodic: a missing quarter is not zero", "sum", ((A, 1, "10", OK), (B, 1, "1", OK), (B, 2, "2", OK)), "13",
      "reported=3 not_yet_due=1", period=YEAR, on=IN_Q2),  # 10 + 1 + 2
    c("cumulative: the latest stands", "sum", ((A, 1, "10", OK), (A, 2, "14", OK), (B, 1, "1", OK), (B, 2, "2", OK)),
      "16", "reported=2", accumulation="cumulative", period=YEAR, on=IN_Q2),  # 14 + 2, never 27
    c("cumulative: the first stands until the second", "sum", ((A, 1, "10", OK), (B, 1, "1", OK), (B, 2, "2", OK)),
      "12", "reported=2 not_yet_due=1", accumulation="cumulative", period=YEAR, on=IN_Q2),  # 10 + 2
    c("a quarter's figure is its own round", "sum", ((A, 1, "10", OK), (A, 2, "14", OK), (B, 2, "2", OK)), "16",
      "reported=2", accumulation="cumulative", period=Q2, on=IN_Q2),  # 14 + 2
    c("periodic ratio over quarters", "ratio", ((A, 1, "1/10", OK), (A, 2, "9/10", OK), (B, 1, "5/20", OK)), "37.5",
      "reported=3 not_yet_due=1", period=YEAR, on=IN_Q2),  # 15/40
    c("cumulative ratio over quarters", "ratio", ((A, 1, "1/10", OK), (A, 2, "9/10", OK), (B, 1, "5/20", OK)),
      "46.6666666666", "reported=2 not_yet_due=1", accumulation="cumulative", period=YEAR, on=IN_Q2),  # (9 + 5)/30
    c("largest over quarters", "max", ((A, 1, "9", OK), (A, 2, "3", OK), (B, 1, "4", OK), (B, 2, "5", OK)), "9",
      "reported=4", period=YEAR, on=IN_Q2),
    c("weighted mean over quarters", "weighted_mean", ((A, 1, "4*10", OK), (A, 2, "1*30", OK), (B, 1, "3*20", OK)),
      "2.16666666666", "reported=3 not_yet_due=1", period=YEAR, on=IN_Q2),  # (40 + 30 + 60)/60
    # status ------------------------------------------------------------------------------------------------------
    c("a quarter of a count is held against a quarter of its target", "sum", ((A, 1, "25", OK), (B, 1, "0", OK)), "25",
      "reported=2", accumulation="cumulative", status="on_the_way"),  # 25 of 100 × 1/4 = 100 %
    c("18 of 25 is 72 percent: watch", "sum", ((A, 1, "18", OK), (B, 1, "0", OK)), "18", "reported=2",
      accumulation="cumulative", status="watch"),
    c("17 of 25 is 68 percent: behind", "sum", ((A, 1, "17", OK), (B, 1, "0", OK)), "17", "reported=2",
      accumulation="cumulative", status="behind"),
    c("a round that has only opened owes nothing", "sum", ((A, 1, "25", OK), (B, 1, "0", OK)), "25",
      "reported=2 not_yet_due=2", accumulation="cumulative", period=YEAR, on=IN_Q2, status="on_the_way"),
    c("without a target there is no verdict", "sum", ((A, 1, "5", OK),), "5", "reported=1 not_yet_due=1", target=None,
      status="no_target"),
    c("a rate is held against its whole target", "ratio", ((A, 1, "60/100", OK), (B, 1, "60/100", OK)), "60",
      "reported=2", target=100, status="behind"),  # 60 % of the target
)  # fmt: skip


@pytest.fixture
def small(tree: Tree, settings: Any) -> Small:
    settings.PATIBAT_AS_OF = BEFORE
    return small_plan(tree)


def only(
    small: Small,
    indicator: Indicator,
    period: Period = Q1,
    *,
    visible_to: Visibility = Visibility.STAFF,
    scope: Agency | None = None,
) -> IndicatorProgress:
    """The progress of one indicator, read anew."""
    chosen = indicators(small.plan).filter(pk=indicator.pk)
    (found,) = indicator_progress(small.plan, period, visible_to=visible_to, scope=scope, only=chosen)
    return found


def make(small: Small, rule: str, **more: Any) -> Indicator:
    return indicator_make(
        small.plan, "X1", "ตัวชี้วัดทดลอง", rule=rule, reporters=[small.tree.area1, small.tree.area2], **more
    )


def read(one: Figure) -> tuple[str, str]:
    """Number (or state) and the counts of coverage that are not zero, as the cases write them."""
    number = one.value.number
    shown = one.value.state.value if number is None else str(number.normalize() + 0)[:13]
    counts = one.coverage.as_dict() if one.coverage else {}
    names = ("reported", "late", "not_yet_due", "withheld", "not_counted", "not_applicable")
    return shown, " ".join(f"{name}={counts[name]}" for name in names if counts.get(name))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_by_hand(case: Case, small: Small, settings: Any) -> None:
    indicator = make(small, case.rule, accumulation=case.accumulation, target=case.target)
    rounds: dict[int, Round] = {1: small.round}
    if case.period != Q1:
        rounds[2] = round_make(small.plan, quarter=2)
    for agency, quarter, content, status in case.sent:
        put(rounds[quarter], getattr(small.tree, agency), indicator, content, status, reason="จำนวนน้อยกว่า 10 คน")
    settings.PATIBAT_AS_OF = case.on
    found = only(
        small, indicator, case.period, visible_to=Visibility.PUBLIC if case.public else Visibility.STAFF
    ).figure
    assert read(found) == (case.value, case.coverage)
    assert recompute(found) == found.value
    if case.status:
        assert found.status is not None and found.status.value == case.status


def test_there_are_enough_cases_and_every_rule_is_in_them() -> None:
    assert len(CASES) >= 40
    assert {case.rule for case in CASES} == {"sum", "ratio", "weighted_mean", "max", "min", "latest"}
    assert len({case.name for case in CASES}) == len(CASES)


def test_an_extension_keeps_an_agency_from_being_late(small: Small, settings: Any) -> None:
    Assignment.objects.filter(round=small.round, agency=small.tree.area1).update(extended_to=day("2027-01-31"))
    settings.PATIBAT_AS_OF = AFTER
    found = only(small, small.total).figure
    assert read(found) == ("late", "late=1 not_yet_due=1")
    assert found.lineage[0].value.reason == "ขยายเวลาถึง 31 ม.ค. 2570"
    settings.PATIBAT_AS_OF = day("2027-02-01")
    assert read(only(small, small.total).figure) == ("late", "late=2")


def test_a_correction_keeps_the_public_value_until_it_is_published(small: Small) -> None:
    def shown(visible_to: Visibility) -> str:
        return read(only(small, small.total, visible_to=visible_to).figure)[0]

    put(small.round, small.tree.area1, small.total, "10", PUB)
    second = put(small.round, small.tree.area1, small.total, "12", "submitted", version=2)
    assert (shown(Visibility.STAFF), shown(Visibility.PUBLIC)) == ("10", "10")
    for status, staff, public in (("approved", "12", "10"), ("scheduled", "12", "10"), ("published", "12", "12")):
        second.status = status
        second.save()
        assert (shown(Visibility.STAFF), shown(Visibility.PUBLIC)) == (staff, public)
    second.status = "returned"
    second.save()
    assert (shown(Visibility.STAFF), shown(Visibility.PUBLIC)) == ("10", "10")


def test_a_subtree_counts_its_own_agencies_only(small: Small) -> None:
    IndicatorReporter.objects.create(indicator=small.total, agency=small.tree.school1, from_year=2566)
    for agency, content in ((small.tree.area1, "10"), (small.tree.school1, "3"), (small.tree.area2, "50")):
        put(small.round, agency, small.total, content)
    # area1 and its school: 10 + 3; area2 alone: 50; the province: 63
    for scope, value in ((small.tree.area1, "13"), (small.tree.area2, "50"), (small.tree.school1, "3"), (None, "63")):
        found = only(small, small.total, scope=scope).figure
        assert read(found)[0] == value
        assert found.id.scope == (scope or small.tree.office).code
    nobody = only(small, small.total, scope=small.tree.college).figure
    assert read(nobody) == ("not_applicable", "") and nobody.value.reason == "ไม่มีรายการให้รวม"


def test_an_explanation_stands_beside_its_own_figure_only(small: Small) -> None:
    first = put(small.round, small.tree.area1, small.total, "10", PUB)
    Explanation.objects.create(result=first, text="นับรวมครูอัตราจ้าง", disputed=True)
    waiting = put(small.round, small.tree.area2, small.total, "15", OK)
    Explanation.objects.create(result=waiting, text="ยังไม่เปิดเผย")
    public = only(small, small.total, visible_to=Visibility.PUBLIC)
    assert (public.explanations, public.disputed) == (("นับรวมครูอัตราจ้าง",), True)
    assert only(small, small.total).explanations == ("นับรวมครูอัตราจ้าง", "ยังไม่เปิดเผย")
    other = only(small, small.total, scope=small.tree.area2, visible_to=Visibility.PUBLIC)
    assert (other.explanations, other.disputed) == ((), False)


def test_what_was_said_of_a_corrected_value_goes_with_it(small: Small) -> None:
    first = put(small.round, small.tree.area1, small.total, "10", PUB)
    Explanation.objects.create(result=first, text="ตัวเลขเดิมผิด", disputed=True)
    put(small.round, small.tree.area1, small.total, "12", PUB, version=2)
    assert only(small, small.total, visible_to=Visibility.PUBLIC).disputed is False
    assert only(small, small.total).explanations == ()


def test_a_new_definition_breaks_the_series_and_recomputes_nothing(small: Small, settings: Any) -> None:
    before = round_make(small.plan, year=2569, quarter=None)
    put(before, small.tree.area1, small.ratio, "1/1000")
    IndicatorDefinition.objects.create(
        indicator=small.ratio, number=2, from_year=2570, name="อัตราต่อพัน", unit="ต่อพันคน", rule="ratio", factor=1000
    )
    put(small.round, small.tree.area1, small.ratio, "1/1000")
    settings.PATIBAT_AS_OF = BEFORE
    history = {one.figure.id.period: one.figure for one in indicator_history(small.ratio, visible_to=Visibility.STAFF)}
    # 1 of 1000 is 0.1 percent by the first definition, 1 per thousand by the second.
    assert read(history["FY2569"])[0] == "0.1" and history["FY2569"].id.version == 1
    assert read(history["FY2570"])[0] == "1" and history["FY2570"].id.version == 2
    wrong = str(history["FY2570"].id).replace("~2", "~1")
    assert figure(type(history["FY2570"].id).parse(wrong), visible_to=Visibility.STAFF) is None


def test_an_academic_year_indicator_is_named_by_its_year(small: Small) -> None:
    indicator = make(small, "ratio", year_kind="academic", target=80)
    yearly = round_make(small.plan, year=2569, quarter=None)
    put(yearly, small.tree.area1, indicator, "9/10")
    put(yearly, small.tree.area2, indicator, "7/10")
    found = only(small, indicator, FiscalYear(2569)).figure
    assert str(found.id) == "indicator~X1~peo~AY2569~-~1" and read(found)[0] == "80"  # 16/20
    assert figure(found.id, visible_to=Visibility.STAFF) == found


def test_an_increase_is_measured_from_the_baseline(small: Small) -> None:
    indicator = make(small, "ratio")
    Indicator.objects.filter(pk=indicator.pk).update(baseline=Decimal(50), baseline_year=2565)
    IndicatorTarget.objects.create(indicator=indicator, year=2570, increase_by=4, increase_unit="percent_points")
    put(small.round, small.tree.area1, indicator, "53/100")
    put(small.round, small.tree.area2, indicator, "53/100")
    found = only(small, indicator).figure
    # target 50 + 4 = 54; reached 106/200 = 53; the way: (53 - 50) / (54 - 50) = 75 %
    assert (found.target, found.percent_of_target) == (Decimal(54), Decimal(75))
    assert found.status is not None and found.status.value == "watch"


def test_a_year_in_which_nobody_was_asked_is_not_late_and_not_to_come(small: Small) -> None:
    past = only(small, small.total, FiscalYear(2567)).figure
    assert read(past) == ("not_applicable", "not_applicable=2")
    assert past.status is not None and past.status.value == "not_reported"
    assert {one.left_out_reason.th for one in past.lineage if one.left_out_reason} == {"ไม่ได้เปิดรอบรายงาน"}
    coming = only(small, small.total, Quarter(FiscalYear(2570), 4)).figure
    assert read(coming) == ("not_yet_due", "not_yet_due=2") and recompute(coming) == coming.value


def test_a_yearly_report_is_not_counted_beside_quarters(small: Small) -> None:
    put(small.round, small.tree.area1, small.total, "10")
    yearly = Round.objects.create(plan=small.plan, year=2570, opens_on=BEFORE, due_on=LONG_AFTER, closes_on=LONG_AFTER)
    put(yearly, small.tree.area1, small.total, "40")
    assert read(only(small, small.total, YEAR).figure)[0] == "40"  # not 50


def test_a_reporter_of_other_years_is_not_expected(small: Small) -> None:
    IndicatorReporter.objects.filter(indicator=small.total, agency=small.tree.area2).update(to_year=2569)
    put(small.round, small.tree.area1, small.total, "10")
    assert read(only(small, small.total).figure) == ("10", "reported=1")


def test_names_of_persons_are_for_staff(small: Small, officer: Any, analyst: Any) -> None:
    row = put(small.round, small.tree.area1, small.ratio, "30/40", PUB)
    row.submitted_by, row.approved_by = officer, analyst
    row.save()
    staff = only(small, small.ratio).figure.lineage[0]
    public = only(small, small.ratio, visible_to=Visibility.PUBLIC).figure.lineage[0]
    assert (staff.reported_by, staff.approved_by) == (str(officer), str(analyst))
    assert (public.reported_by, public.approved_by) == (small.tree.area1.name, "")
    assert (str(staff.numerator), str(staff.denominator)) == ("30", "40")


def test_the_parts_of_a_withheld_ratio_are_hidden_from_the_public(small: Small) -> None:
    put(small.round, small.tree.area1, small.ratio, "3/9", "withheld", reason="จำนวนน้อยกว่า 10 คน")
    (row, _) = only(small, small.ratio, visible_to=Visibility.PUBLIC).figure.lineage
    assert (row.numerator, row.denominator, row.weight, row.value.number) == (None, None, None, None)
    assert row.value.reason == "จำนวนน้อยกว่า 10 คน"


def test_queries_do_not_grow_with_indicators(small: Small, django_assert_num_queries: Any) -> None:
    for number in range(5):
        indicator = indicator_make(small.plan, f"N{number}", "x", rule="sum", reporters=[small.tree.area1])
        put(small.round, small.tree.area1, indicator, "1")
    # indicators with 4 prefetches, the subtree (4 steps), rounds, reporters, assignments, results, explanations
    with django_assert_num_queries(14):
        assert len(indicator_progress(small.plan, Q1, visible_to=Visibility.STAFF)) == 7
