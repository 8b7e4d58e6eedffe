"""The life of a result: who may do what, four eyes, deadlines, corrections, publication, money that comes along."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from patibat.accounts.models import User
from patibat.monitoring.choices import ValueState, WorkStatus
from patibat.monitoring.events import result_approved, result_published, result_submitted
from patibat.monitoring.jobs import figure_explain, publication_tick
from patibat.monitoring.models import Assignment, ProjectProgress, Result, Round
from patibat.monitoring.selectors import Standing, assignment_rows, rounds_alive, standings
from patibat.monitoring.services import (
    ProgressRow,
    ResultRow,
    SourceOf,
    assignment_extend,
    explanation_add,
    result_approve,
    result_publish,
    result_return,
    result_submit,
    result_withhold,
    round_open,
)
from patibat.network.choices import Role
from patibat.plans.models import IndicatorReporter
from patibat.projects.models import Project
from patibat.records.choices import OriginKind, ReviewStatus
from patibat.records.models import AuditEntry
from patibat.resources.models import Disbursement
from tests.builders import TODAY, Small, project_make, small_plan
from tests.cast import Tree, hold
from tests.monitoring.reports import day, put, refused

pytestmark = pytest.mark.django_db
FORM = SourceOf(OriginKind.FORM)


@pytest.fixture
def small(tree: Tree, settings: Any) -> Small:
    settings.PATIBAT_AS_OF = TODAY
    return small_plan(tree)


@pytest.fixture
def analyst2(tree: Tree) -> User:
    """A second analyst of the office."""
    user = User.objects.create_user("analyst2", full_name="นักวิเคราะห์ คนที่สอง")
    hold(user, Role.ANALYST, tree.office)
    return user


def total(small: Small, value: str = "10", **more: Any) -> ResultRow:
    return ResultRow(small.tree.area1, small.total, FORM, value=Decimal(value), **more)


def work(project: Project, paid: str = "", **more: Any) -> ProgressRow:
    disbursed = {1: (Decimal(paid), "H5")} if paid else {}
    return ProgressRow(project, FORM, WorkStatus.UNDER_WAY, Decimal(40), disbursed=disbursed, **more)


def current(small: Small) -> Result:
    return Result.objects.get(round=small.round, agency=small.tree.area1, indicator=small.total, is_current=True)


def publish(small: Small, by: User | None, on: datetime.date = TODAY) -> None:
    result_publish(by=by, of=small.round, publish_on=on, order_number="ศธ 1/2570", order_date=TODAY, signatory="ศธจ.")


# Sending in ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "allowed"),
    [("analyst", True), ("officer", True), ("officer2", False), ("school", False), ("administrator", False),
     ("committee", False), ("executive", False), ("citizen", False)],
)  # fmt: skip
def test_result_submit_is_for_the_agency_and_the_office(
    small: Small, person: Callable[[str], User], name: str, allowed: bool
) -> None:
    if allowed:
        assert result_submit(by=person(name), into=small.round, rows=[total(small)]).kept == 1
        assert current(small).on_behalf is (name == "analyst")
    else:
        refused("network.not-allowed", result_submit, by=person(name), into=small.round, rows=[total(small)])
        assert not Result.objects.exists()


@pytest.mark.parametrize(
    ("on", "code"),
    [("2026-09-30", "monitoring.round-not-open"), ("2026-10-01", ""), ("2027-02-14", ""),
     ("2027-02-15", "monitoring.round-closed")],
)  # fmt: skip
def test_result_submit_within_the_days_of_the_round(
    small: Small, officer: User, settings: Any, on: str, code: str
) -> None:
    settings.PATIBAT_AS_OF = day(on)
    if code:
        refused(code, result_submit, by=officer, into=small.round, rows=[total(small)])
    else:
        result_submit(by=officer, into=small.round, rows=[total(small)])


def test_an_extension_opens_a_closed_round_for_one_agency(
    small: Small, officer: User, officer2: User, analyst: User, settings: Any
) -> None:
    settings.PATIBAT_AS_OF = day("2027-02-20")
    one = Assignment.objects.get(round=small.round, agency=small.tree.area1)
    refused("network.not-allowed", assignment_extend, by=officer, assignment=one, extended_to=day("2027-02-28"),
            reason="น้ำท่วม", letter="ศธ 2/2570")  # fmt: skip
    refused("monitoring.reason-missing", assignment_extend, by=analyst, assignment=one,
            extended_to=day("2027-02-28"), reason=" ", letter="")  # fmt: skip
    refused("monitoring.extension-not-later", assignment_extend, by=analyst, assignment=one,
            extended_to=day("2027-01-15"), reason="น้ำท่วม", letter="ศธ 2/2570")  # fmt: skip
    assignment_extend(by=analyst, assignment=one, extended_to=day("2027-02-28"), reason="น้ำท่วม", letter="ศธ 2/2570")
    result_submit(by=officer, into=small.round, rows=[total(small)])
    row = ResultRow(small.tree.area2, small.total, FORM, value=Decimal(1))
    refused("monitoring.round-closed", result_submit, by=officer2, into=small.round, rows=[row])


def bad_rows(small: Small) -> list[tuple[str, dict[str, Any]]]:
    college = ResultRow(small.tree.college, small.total, FORM, value=Decimal(1))
    area1, area2, far = small.tree.area1, small.tree.area2, project_make(small.plan, "OLD", small.tree.area1, {}, 2569)
    ratio = partial(ResultRow, area1, small.ratio, FORM)
    many = Decimal("100000000000000")
    return [
        ("monitoring.agency-not-in-round", {"rows": [college]}),
        ("monitoring.value-incomplete", {"rows": [ratio(numerator=Decimal(3))]}),
        ("monitoring.value-incomplete", {"rows": [ratio()]}),
        ("monitoring.denominator", {"rows": [ratio(numerator=Decimal(3), denominator=Decimal(0))]}),
        ("monitoring.denominator", {"rows": [ratio(numerator=Decimal(3), denominator=Decimal(-1))]}),
        ("monitoring.value-negative", {"rows": [ratio(numerator=Decimal(-3), denominator=Decimal(4))]}),
        ("monitoring.value-negative", {"rows": [total(small, "-1")]}),
        ("monitoring.value-unusable", {"rows": [total(small, "0.1234567")]}),
        ("monitoring.value-unusable", {"rows": [total(small, str(many))]}),
        ("monitoring.value-unusable", {"rows": [total(small, "NaN")]}),
        ("monitoring.value-unusable", {"rows": [total(small, "Infinity")]}),
        ("monitoring.value-contradicts", {"rows": [total(small, "1", state=ValueState.NOT_APPLICABLE)]}),
        ("monitoring.row-twice", {"rows": [total(small), total(small, "11")]}),
        ("monitoring.row-twice", {"progress": [work(small.project), work(small.project)]}),
        ("monitoring.project-not-expected", {"progress": [work(far)]}),
        ("monitoring.percent-outside", {"progress": [ProgressRow(small.project, FORM, "done", Decimal("100.01"))]}),
        ("monitoring.percent-outside", {"progress": [ProgressRow(small.project, FORM, "done", Decimal("33.333"))]}),
        ("resources.amount-negative", {"progress": [work(small.project, "-1")]}),
        ("resources.amount-too-large", {"progress": [work(small.project, str(many))]}),
        ("measures.amount", {"progress": [work(small.project, "1.001")]}),
        ("network.not-allowed", {"rows": [ResultRow(area2, small.total, FORM, value=Decimal(1))]}),
    ]  # fmt: skip


@pytest.mark.parametrize("index", range(21))
def test_a_row_that_cannot_be_taken_ends_in_its_problem_and_nothing_is_written(
    small: Small, officer: User, analyst: User, index: int
) -> None:
    code, rows = bad_rows(small)[index]
    good = ResultRow(small.tree.area1, small.ratio, FORM, numerator=Decimal(1), denominator=Decimal(2))
    by = analyst if code == "monitoring.agency-not-in-round" else officer
    bad = rows.get("rows", [])
    chosen = rows if any(row.indicator == small.ratio for row in bad) else rows | {"rows": [good, *bad]}
    refused(code, result_submit, by=by, into=small.round, **chosen)
    assert not Result.objects.exists() and not ProjectProgress.objects.exists() and not Disbursement.objects.exists()
    assert not AuditEntry.objects.filter(action__endswith=".submit").exists()


def test_an_indicator_of_another_reporter_is_refused(small: Small, officer: User) -> None:
    IndicatorReporter.objects.filter(indicator=small.total, agency=small.tree.area1).delete()
    refused("monitoring.indicator-not-expected", result_submit, by=officer, into=small.round, rows=[total(small)])


def test_zero_over_zero_and_not_applicable_are_taken(small: Small, officer: User) -> None:
    nothing = ResultRow(small.tree.area1, small.ratio, FORM, numerator=Decimal(0), denominator=Decimal(0))
    absent = ResultRow(small.tree.area1, small.total, FORM, state=ValueState.NOT_APPLICABLE, note="ไม่มีครูในสังกัด")
    assert result_submit(by=officer, into=small.round, rows=[nothing, absent]).kept == 2


def test_the_same_again_changes_nothing_and_another_value_is_a_new_version(small: Small, officer: User) -> None:
    assert result_submit(by=officer, into=small.round, rows=[total(small, "10")]).kept == 1
    again = result_submit(by=officer, into=small.round, rows=[total(small, "10.00")])
    assert (again.kept, again.unchanged) == (0, 1)
    result_submit(by=officer, into=small.round, rows=[total(small, "12")])
    assert (current(small).version, current(small).value) == (2, Decimal(12))
    assert list(Result.objects.filter(is_current=False).values_list("version", "value")) == [(1, Decimal(10))]
    entry = AuditEntry.objects.filter(action="result.submit").first()
    assert entry is not None and entry.before is not None and entry.after is not None
    assert (entry.before["value"], entry.after["value"]) == ("10.000000", "12")


def test_two_submitters_do_not_overwrite_each_other_unseen(small: Small, officer: User, analyst: User) -> None:
    result_submit(by=officer, into=small.round, rows=[total(small, "10", seen=0)])
    seen = current(small).pk
    result_submit(by=analyst, into=small.round, rows=[total(small, "12", seen=seen)])
    refused("monitoring.changed-meanwhile", result_submit, by=officer, into=small.round,
            rows=[total(small, "11", seen=seen)])  # fmt: skip
    refused("monitoring.changed-meanwhile", result_submit, by=officer, into=small.round,
            rows=[total(small, "11", seen=0)])  # fmt: skip
    assert current(small).value == Decimal(12)
    # What both say is no conflict.
    assert result_submit(by=officer, into=small.round, rows=[total(small, "12", seen=seen)]).unchanged == 1


# Review -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["officer", "administrator", "committee", "executive", "school", "citizen"])
def test_only_analysts_review_publish_and_withhold(small: Small, person: Callable[[str], User], name: str) -> None:
    row, user = put(small.round, small.tree.area1, small.total, "10", "submitted"), person(name)
    refused("network.not-allowed", result_approve, by=user, results=[row])
    refused("network.not-allowed", result_return, by=user, results=[row], reason="แก้")
    refused("network.not-allowed", result_withhold, by=user, results=[row], reason="น้อยกว่า 10")
    refused("network.not-allowed", publish, small=small, by=user)
    assert current(small).status == ReviewStatus.SUBMITTED


def test_four_eyes(small: Small, analyst: User, analyst2: User) -> None:
    result_submit(by=analyst, into=small.round, rows=[total(small)])
    refused("monitoring.own-submission", result_approve, by=analyst, results=[current(small)])
    assert result_approve(by=analyst2, results=[current(small)]) == 1
    row = current(small)
    assert (row.status, row.approved_by, row.submitted_by) == (ReviewStatus.APPROVED, analyst2, analyst)


def test_one_own_row_among_others_stops_the_whole_decision(small: Small, analyst: User, officer2: User) -> None:
    result_submit(by=analyst, into=small.round, rows=[total(small)])
    other = ResultRow(small.tree.area2, small.total, FORM, value=Decimal(3))
    result_submit(by=officer2, into=small.round, rows=[other])
    refused("monitoring.own-submission", result_approve, by=analyst, results=list(Result.objects.all()))
    assert set(Result.objects.values_list("status", flat=True)) == {ReviewStatus.SUBMITTED}


def test_a_version_that_changed_meanwhile_is_not_approved(small: Small, officer: User, analyst: User) -> None:
    result_submit(by=officer, into=small.round, rows=[total(small, "10")])
    seen = current(small)
    result_submit(by=officer, into=small.round, rows=[total(small, "12")])
    refused("monitoring.changed-meanwhile", result_approve, by=analyst, results=[seen])
    result_approve(by=analyst, results=[current(small)])
    refused("monitoring.changed-meanwhile", result_approve, by=analyst, results=[current(small)])
    refused("monitoring.changed-meanwhile", result_return, by=analyst, results=[current(small)], reason="แก้")


def test_a_returned_row_carries_its_reason_and_may_be_sent_again_unchanged(
    small: Small, officer: User, analyst: User
) -> None:
    result_submit(by=officer, into=small.round, rows=[total(small)])
    refused("monitoring.reason-missing", result_return, by=analyst, results=[current(small)], reason=" \n")
    result_return(by=analyst, results=[current(small)], reason=" ตัวเลขไม่ตรงหลักฐาน ")
    assert (current(small).status, current(small).return_reason) == ("returned", "ตัวเลขไม่ตรงหลักฐาน")
    assert result_submit(by=officer, into=small.round, rows=[total(small)]).kept == 1
    assert (current(small).version, current(small).status) == (2, "submitted")


def test_a_decision_about_nothing_is_said(small: Small, analyst: User) -> None:
    refused("monitoring.result-unknown", result_approve, by=analyst)
    refused("monitoring.result-unknown", result_return, by=analyst, reason="แก้")


def test_events_are_sent_after_commit(
    small: Small, officer: User, analyst: User, django_capture_on_commit_callbacks: Any
) -> None:
    told: list[tuple[str, set[int]]] = []
    keep: list[Any] = []
    for name, event in (("in", result_submitted), ("ok", result_approved), ("out", result_published)):

        def listen(name: str = name, **sent: Any) -> None:
            told.append((name, sent["agency_ids"]))

        keep.append(listen)
        event.connect(listen, weak=True)
    with django_capture_on_commit_callbacks(execute=True):
        result_submit(by=officer, into=small.round, rows=[total(small)])
        assert told == []
    with django_capture_on_commit_callbacks(execute=True):
        result_approve(by=analyst, results=[current(small)])
        publish(small, analyst)
    area1 = {small.tree.area1.pk}
    assert told == [("in", area1), ("ok", area1), ("out", area1)]


# Money that comes along ---------------------------------------------------------------------------------------------


def statuses(small: Small) -> list[tuple[int, str, str]]:
    return [(one.version, str(one.amount), one.status) for one in small.project.disbursements.order_by("version")]


def test_money_follows_the_progress_it_came_with(small: Small, officer: User, analyst: User) -> None:
    result_submit(by=officer, into=small.round, progress=[work(small.project, "350.50")])
    assert statuses(small) == [(1, "350.50", "submitted")]
    result_approve(by=analyst, progress=list(ProjectProgress.objects.all()))
    assert statuses(small) == [(1, "350.50", "approved")]
    publish(small, analyst)
    assert statuses(small) == [(1, "350.50", "published")]


def test_money_that_alone_changed_is_reviewed_too(small: Small, officer: User, analyst: User) -> None:
    result_submit(by=officer, into=small.round, progress=[work(small.project, "350.50")])
    result_approve(by=analyst, progress=list(ProjectProgress.objects.all()))
    sent = result_submit(by=officer, into=small.round, progress=[work(small.project, "360.00")])
    assert sent.kept == 2  # the amount, and the progress under which it is reviewed
    (waiting,) = ProjectProgress.objects.filter(is_current=True)
    assert (waiting.version, waiting.status) == (2, "submitted")
    result_approve(by=analyst, progress=[waiting])
    assert statuses(small) == [(1, "350.50", "approved"), (2, "360.00", "approved")]
    assert result_submit(by=officer, into=small.round, progress=[work(small.project, "360.00")]).kept == 0


def test_returned_money_is_returned_with_its_progress(small: Small, officer: User, analyst: User) -> None:
    result_submit(by=officer, into=small.round, progress=[work(small.project, "350.50")])
    result_return(by=analyst, progress=list(ProjectProgress.objects.all()), reason="ยอดไม่ตรง")
    assert statuses(small) == [(1, "350.50", "returned")]
    result_submit(by=officer, into=small.round, progress=[work(small.project, "350.50")])
    assert statuses(small)[-1] == (2, "350.50", "submitted")


# Publication --------------------------------------------------------------------------------------------------------


def test_publication_waits_for_its_day_and_the_tick(small: Small, analyst: User, settings: Any) -> None:
    put(small.round, small.tree.area1, small.total, "10", "approved")
    put(small.round, small.tree.area2, small.total, "11", "submitted")
    publish(small, analyst, day("2027-01-17"))
    assert current(small).status == ReviewStatus.SCHEDULED
    assert publication_tick() == 0
    settings.PATIBAT_AS_OF = day("2027-01-16")
    assert publication_tick() == 0
    settings.PATIBAT_AS_OF = day("2027-01-17")
    assert (publication_tick(), publication_tick()) == (1, 0)
    assert set(Result.objects.values_list("status", flat=True)) == {ReviewStatus.PUBLISHED, ReviewStatus.SUBMITTED}
    assert AuditEntry.objects.filter(action="publication.release").count() == 1


def test_what_was_approved_before_a_correction_is_still_published(small: Small, analyst: User) -> None:
    put(small.round, small.tree.area1, small.total, "10", "approved")
    put(small.round, small.tree.area1, small.total, "12", "submitted", version=2)
    publish(small, analyst)
    assert list(Result.objects.order_by("version").values_list("status", flat=True)) == ["published", "submitted"]


def test_an_order_needs_its_number_its_signatory_and_something_to_publish(small: Small, analyst: User) -> None:
    order: dict[str, Any] = {"of": small.round, "publish_on": TODAY, "order_date": TODAY}
    refused("monitoring.nothing-approved", result_publish, by=analyst, order_number="1", signatory="ศธจ.", **order)
    put(small.round, small.tree.area1, small.total, "10")
    for field, words in (("order_number", (" ", "ศธจ.")), ("signatory", ("1", " "))):
        problem = refused("monitoring.reason-missing", result_publish, by=analyst, order_number=words[0],
                          signatory=words[1], **order)  # fmt: skip
        assert problem.where.field == field
    assert not small.round.publications.exists()


def test_withholding_needs_a_reason_and_something_approved(small: Small, analyst: User) -> None:
    row = put(small.round, small.tree.area1, small.total, "3", "submitted")
    refused("monitoring.reason-missing", result_withhold, by=analyst, results=[row], reason=" ")
    refused("monitoring.changed-meanwhile", result_withhold, by=analyst, results=[row], reason="น้อยกว่า 10")
    # The row in hand is old: what counts is how it stands now.
    Result.objects.update(status=ReviewStatus.PUBLISHED)
    assert result_withhold(by=analyst, results=[row], reason=" น้อยกว่า 10 ") == 1
    assert (current(small).status, current(small).withheld_reason) == ("withheld", "น้อยกว่า 10")


def test_an_explanation_is_for_what_is_or_will_be_public(small: Small, officer: User, officer2: User) -> None:
    row = put(small.round, small.tree.area1, small.total, "3", "submitted")
    refused("monitoring.not-yet-approved", explanation_add, by=officer, result=row, text="รวมครูอัตราจ้าง")
    row.status = ReviewStatus.SCHEDULED
    row.save()
    refused("network.not-allowed", explanation_add, by=officer2, result=row, text="ไม่จริง")
    refused("monitoring.reason-missing", explanation_add, by=officer, result=row, text="  ")
    assert explanation_add(by=officer, result=row, text=" รวมครูอัตราจ้าง ", disputed=True).text == "รวมครูอัตราจ้าง"
    assert current(small).value == Decimal(3)


# Rounds -------------------------------------------------------------------------------------------------------------


def test_opening_a_round_asks_every_reporter_and_every_project(small: Small, analyst: User, officer: User) -> None:
    days: dict[str, Any] = {"opens_on": day("2027-03-31"), "due_on": day("2027-04-15"), "closes_on": day("2027-05-15")}
    refused("network.not-allowed", round_open, by=officer, plan=small.plan, year=2570, quarter=2, **days)
    project_make(small.plan, "PJC", small.tree.college, {})
    opened = round_open(by=analyst, plan=small.plan, year=2570, quarter=2, **days)
    assert set(opened.assignments.values_list("agency__code", flat=True)) == {"area-1", "area-2", "college"}
    later = days | {"closes_on": day("2027-05-31")}
    again = round_open(by=analyst, plan=small.plan, year=2570, quarter=2, **later)
    assert (again.pk, Round.objects.count(), again.assignments.count()) == (opened.pk, 2, 3)
    refused("monitoring.round-mixed", round_open, by=analyst, plan=small.plan, year=2570, quarter=None, **days)
    refused("monitoring.round-outside-plan", round_open, by=analyst, plan=small.plan, year=2571, quarter=1, **days)
    wrong = days | {"due_on": day("2027-03-01")}
    refused("monitoring.dates-reversed", round_open, by=analyst, plan=small.plan, year=2570, quarter=3, **wrong)


def test_how_an_agency_stands(small: Small, officer: User, analyst: User, settings: Any) -> None:
    def standing(code: str = "area-1") -> Standing:
        return next(row.standing for row in assignment_rows(small.round) if row.agency.code == code)

    assert standing() == Standing.NOT_YET_DUE
    settings.PATIBAT_AS_OF = day("2027-01-16")
    assert standing() == Standing.LATE
    ratio = ResultRow(small.tree.area1, small.ratio, FORM, numerator=Decimal(1), denominator=Decimal(2))
    result_submit(by=officer, into=small.round, rows=[ratio, total(small)])
    assert standing() == Standing.LATE  # the project is still missing: 2 of 3
    result_submit(by=officer, into=small.round, progress=[work(small.project)])
    assert standing() == Standing.SUBMITTED
    result_return(by=analyst, results=[current(small)], reason="แก้")
    assert standing() == Standing.RETURNED
    result_submit(by=officer, into=small.round, rows=[total(small, "11")])
    result_approve(by=analyst, results=list(small.round.results.filter(status="submitted")),
                   progress=list(small.round.progress.all()))  # fmt: skip
    assert standing() == Standing.APPROVED
    publish(small, analyst)
    assert standing() == Standing.PUBLISHED
    assert standing("area-2") == Standing.LATE


def test_an_agency_with_nothing_to_report_is_not_called_published(small: Small) -> None:
    Assignment.objects.create(round=small.round, agency=small.tree.college)
    rows = {row.agency.code: row.standing for row in assignment_rows(small.round)}
    assert rows["college"] == Standing.NOTHING


def test_touching_spans_of_a_reporter_are_asked_once(small: Small) -> None:
    IndicatorReporter.objects.create(indicator=small.total, agency=small.tree.area1, from_year=2569)
    row = assignment_rows(small.round, [small.tree.area1.pk])[0]
    assert row.expected == 3  # two indicators and a project


def test_many_rounds_cost_as_many_queries_as_one(small: Small, settings: Any, django_assert_num_queries: Any) -> None:
    days: dict[str, Any] = {"opens_on": TODAY, "due_on": TODAY, "closes_on": TODAY}
    for quarter in (2, 3, 4):
        round_open(by=None, plan=small.plan, year=2570, quarter=quarter, **days)
    with django_assert_num_queries(6):
        rounds = list(rounds_alive())
        found = standings([small.round])
    with django_assert_num_queries(6):
        assert len(list(rounds_alive())) == len(rounds) == 4
        assert standings([small.round])[small.round.pk] == found[small.round.pk]
    with django_assert_num_queries(5):
        assert len(standings(rounds)) == 4
    settings.PATIBAT_AS_OF = day("2027-06-01")
    assert list(rounds_alive()) == []
    put(small.round, small.tree.area1, small.total, "10", "submitted")
    assert list(rounds_alive()) == [small.round]


# The command line ---------------------------------------------------------------------------------------------------


def test_a_figure_for_the_command_line(small: Small) -> None:
    put(small.round, small.tree.area1, small.total, "10")
    by_id = figure_explain("indicator~K2~peo~FY2570Q1~-~1")
    assert (by_id["value"], by_id["coverage_shown"]) == (10, "1 จาก 2 หน่วยงาน")
    assert figure_explain("K2", "FY2570-Q1") == by_id == figure_explain("K2", "ไตรมาส 1/2570", "peo")
    assert figure_explain("K2", "FY2570-Q1", "area-2")["state"] == "not_yet_due"
    assert figure_explain("K2")["id"] == "indicator~K2~peo~FY2570~-~1"
    assert figure_explain("K2", "AY2570")["id"] == "indicator~K2~peo~FY2570~-~1"
    assert figure_explain("count~late~peo~FY2570Q1~plan=P1~1")["value"] == 0
    assert figure_explain("money~planned~peo~FY2570Q1~plan=P1~1")["shown"] == "400.00"


@pytest.mark.parametrize(
    "asked",
    [("NO", "FY2570"), ("K2", "FY2570", "nobody"), ("indicator~K2~nobody~FY2570~-~1",),
     ("indicator~K2~peo~FY2570~-~9",),
     ("indicator~K2~peo~x~-~1",), ("count~late~peo~FY2570Q1~plan=NO~1",), ("count~late~peo~FY2570Q1~plan=P1~2",),
     ("count~late~peo~AY2570~plan=P1~1",), ("money~planned~peo~FY99999~-~1",), ("money~planned~peo~2570~-~1",),
     ("money~planned~area-2~FY2570~project=PJ1~1",), ("money~planned~peo~FY2570~x=1~1",)],
)  # fmt: skip
def test_an_unknown_figure_is_a_problem(small: Small, asked: tuple[str, ...]) -> None:
    refused("monitoring.figure-unknown", lambda: figure_explain(*asked))


def test_a_damaged_id_names_its_part(small: Small) -> None:
    refused("measures.figure-id", lambda: figure_explain("indicator~K2~peo"))
