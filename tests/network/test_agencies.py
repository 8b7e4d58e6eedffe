"""Agencies and their names in time, and the first run of an office."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from patibat.accounts.models import User
from patibat.accounts.selectors import link_of
from patibat.network.choices import AgencyKind, NameKind
from patibat.network.models import Agency, AgencyName, Office
from patibat.network.permissions import can
from patibat.network.selectors import (
    AgencyIndex,
    agencies,
    agency_find,
    agency_names,
    agency_names_on,
    office_facts,
    site_name,
)
from patibat.network.services import agency_add, agency_change, agency_rename, office_setup
from patibat.network.services.agencies import AgencyDetails
from patibat.problems import Problem
from patibat.records.models import AuditEntry
from patibat.records.selectors import audit_of, search
from tests.cast import Tree

pytestmark = pytest.mark.django_db
D = datetime.date


def code_of(work: Callable[..., object], **kwargs: object) -> str:
    with pytest.raises(Problem) as caught:
        work(**kwargs)
    return caught.value.code


def test_an_empty_installation_has_no_name_and_no_error() -> None:
    assert site_name() == ""
    assert office_facts().is_sample is False


def test_a_missing_table_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object) -> None:
        from django.db import OperationalError

        raise OperationalError("no such table")

    monkeypatch.setattr(Office.objects, "values_list", broken)
    assert site_name() == ""


def test_the_name_is_read_once_and_renewed_with_the_change(
    analyst: User, tree: Tree, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    assert site_name() == tree.office.name
    with django_assert_num_queries(0):
        assert site_name() == tree.office.name
    agency_rename(by=analyst, agency=tree.office, name="ชื่อสำนักงานใหม่", from_date=D(2026, 10, 1))
    assert site_name() == "ชื่อสำนักงานใหม่"


def test_the_first_run_makes_an_office_that_can_be_signed_in_to() -> None:
    made = office_setup(admin_username="root", province_code="11")
    agency = made.office.agency
    assert agency.name.startswith("สำนักงานศึกษาธิการจังหวัด") and len(agency.name) > len("สำนักงานศึกษาธิการจังหวัด")
    assert (agency.code, agency.place_code, agency.parent) == ("peo-11", "11", None)
    assert link_of(made.token).user == made.administrator
    assert can(made.administrator, "user.add", agency)
    assert not can(made.administrator, "result.approve", agency), "administering is not approving"
    assert {entry.action for entry in AuditEntry.objects.all()} == {"user.add", "office.setup"}
    assert code_of(office_setup, admin_username="again", province_code="11") == "network.already-set-up"


def test_the_capital_is_not_called_a_province() -> None:
    name = office_setup(admin_username="root", province_code="10").office.agency.name
    assert name.startswith("สำนักงานศึกษาธิการ") and "จังหวัด" not in name


def test_an_unknown_province_writes_nothing() -> None:
    assert code_of(office_setup, admin_username="root", province_code="99") == "thai.place-unknown"
    assert code_of(office_setup, admin_username="bad name", province_code="11") == "accounts.name-wrong"
    assert not Office.objects.exists() and not Agency.objects.exists() and not User.objects.exists()


def renamed(by: User, agency: Agency) -> None:
    agency_rename(by=by, agency=agency, name="ชื่อที่สอง", from_date=D(2021, 5, 1))
    agency_rename(by=by, agency=agency, name="ชื่อที่สาม", from_date=D(2024, 1, 1))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (D(1999, 1, 1), "first"),
        (D(2021, 4, 30), "first"),
        (D(2021, 5, 1), "ชื่อที่สอง"),
        (D(2023, 12, 31), "ชื่อที่สอง"),
        (D(2024, 1, 1), "ชื่อที่สาม"),
        (D(2026, 11, 23), "ชื่อที่สาม"),
    ],
)
def test_the_name_of_a_day_is_that_of_its_time(analyst: User, tree: Tree, day: datetime.date, name: str) -> None:
    first = tree.area1.name
    renamed(analyst, tree.area1)
    assert agency_names_on(tree.area1, day) == (first if name == "first" else name)


def test_names_of_many_agencies_cost_one_query(
    analyst: User, tree: Tree, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    renamed(analyst, tree.area1)
    every = list(Agency.objects.all())
    with django_assert_num_queries(1):
        names = agency_names(every, D(2022, 1, 1))
    assert names[tree.area1.pk] == "ชื่อที่สอง"
    assert names[tree.area2.pk] == tree.area2.name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต 1", "area-1"),
        ("สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่างเขต๑", "area-1"),
        ("  ศธจ. ตัวอย่าง ", "peo"),
        ("ศธจ.ตัวอย่าง", "peo"),
        ("AREA-2", "area-2"),
        ("โรงเรียนบ้านหนึ่ง", "school-1"),
        ("สพป.ตย.1", "area-1"),
        ("ชื่อสมัยก่อน", "area-1"),
    ],
)
def test_an_agency_is_found_by_every_way_of_writing_it(tree: Tree, text: str, code: str) -> None:
    AgencyName.objects.create(agency=tree.area1, name="สพป.ตย. 1", kind=NameKind.ABBREVIATION)
    AgencyName.objects.create(agency=tree.area1, name="ชื่อสมัยก่อน", kind=NameKind.FORMER, valid_to=D(2020, 1, 1))
    assert [agency.code for agency in agency_find(text)] == [code]


@pytest.mark.parametrize("text", ["", "  ", "...", "โรงเรียนบ้านห", "ไม่มี", "\x00"])
def test_what_no_agency_is_called_finds_none(tree: Tree, text: str) -> None:
    assert agency_find(text) == []


def test_a_name_that_passed_to_another_agency_means_the_one_of_its_day(tree: Tree) -> None:
    """An area office was split: its name belonged to the old body until a day, and to the new one after it."""
    AgencyName.objects.create(agency=tree.area1, name="เขตเดิม", kind=NameKind.FORMER, valid_to=D(2021, 1, 31))
    AgencyName.objects.create(agency=tree.area2, name="เขตเดิม", kind=NameKind.ALIAS, valid_from=D(2021, 2, 1))
    assert agency_find("เขตเดิม", on=D(2020, 6, 1)) == [tree.area1]
    assert agency_find("เขตเดิม", on=D(2026, 6, 1)) == [tree.area2]
    AgencyName.objects.create(agency=tree.college, name="เขตเดิม", kind=NameKind.ALIAS)
    assert set(agency_find("เขตเดิม", on=D(2026, 6, 1))) == {tree.area2, tree.college}, "two are a question"


def test_finding_many_reads_the_names_once(tree: Tree, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(2):
        index = AgencyIndex(D(2026, 1, 1))
        assert all(index.find(agency.name) == [agency] for agency in (tree.area1, tree.area2, tree.college))


def test_a_renamed_agency_is_found_by_both_names_in_the_search(analyst: User, tree: Tree) -> None:
    first = tree.area1.name
    agency_rename(by=analyst, agency=tree.area1, name="ชื่อใหม่เอี่ยม", from_date=D(2026, 10, 1))
    assert [entry.key for entry in search("ใหม่เอี่ยม")] == ["area-1"]
    assert [entry.key for entry in search(first)] == ["area-1"]
    (entry,) = audit_of("network.Agency", str(tree.area1.pk))
    assert entry.before and entry.after
    assert (entry.before["name"], entry.after["name"]) == (first, "ชื่อใหม่เอี่ยม")


def test_a_rename_must_make_sense(analyst: User, tree: Tree, settings: Settings) -> None:
    settings.PATIBAT_AS_OF = D(2026, 11, 23)
    area = tree.area1

    def refused(name: str, day: datetime.date) -> str:
        return code_of(agency_rename, by=analyst, agency=area, name=name, from_date=day)

    assert refused("ใหม่", D(2026, 11, 24)) == "network.rename-date", "not in the future"
    assert refused(area.name, D(2026, 1, 1)) == "network.rename-same"
    assert refused(" ", D(2026, 1, 1)) == "network.agency-name-missing"
    agency_rename(by=analyst, agency=area, name="ใหม่", from_date=D(2026, 1, 1))
    assert refused("อีก", D(2025, 12, 1)) == "network.rename-date", "not before the last change"
    assert area.names.count() == 1


def test_agencies_are_made_below_a_parent_in_reach(analyst: User, officer: User, tree: Tree) -> None:
    details = AgencyDetails(AgencyKind.SCHOOL, parent=tree.area1)
    school = agency_add(by=analyst, code="School-9", name="  โรงเรียน  ใหม่ ", details=details)
    assert (school.code, school.parent) == ("school-9", tree.area1)
    assert code_of(agency_add, by=officer, code="x", name="ก", details=details) == "network.not-allowed"
    assert code_of(agency_add, by=analyst, code="school-9", name="ก", details=details) == "network.agency-code-taken"
    for code in ("", "มีไทย", "a b", "a/b", "a~b", "-a", "x" * 51):
        assert code_of(agency_add, by=analyst, code=code, name="ก", details=details) == "network.agency-code-wrong"


def test_an_agency_never_reports_to_itself(analyst: User, tree: Tree) -> None:
    for parent in (tree.area1, tree.school1):
        details = AgencyDetails(AgencyKind.AREA_PRIMARY, parent=parent)
        assert code_of(agency_change, by=analyst, agency=tree.area1, details=details) == "network.agency-circle"
    reversed_days = AgencyDetails(AgencyKind.SCHOOL, tree.area1, valid_from=D(2026, 1, 2), valid_to=D(2026, 1, 1))
    assert code_of(agency_change, by=analyst, agency=tree.school1, details=reversed_days) == "network.dates-reversed"
    tree.area1.refresh_from_db()
    assert tree.area1.parent == tree.office


def test_a_change_is_kept_with_before_and_after(analyst: User, tree: Tree) -> None:
    details = AgencyDetails(AgencyKind.VOCATIONAL, tree.area1, abbreviation="วท.")
    agency_change(by=analyst, agency=tree.college, details=details)
    (entry,) = audit_of("network.Agency", str(tree.college.pk))
    assert entry.before and entry.after
    assert (entry.before["parent"], entry.after["parent"]) == ("peo", "area-1")
    assert (entry.before["abbreviation"], entry.after["abbreviation"]) == ("", "วท.")


def test_agencies_are_listed_by_reach_and_by_day(officer: User, tree: Tree) -> None:
    tree.school1.valid_to = D(2025, 3, 31)
    tree.school1.save()
    assert [agency.code for agency in agencies(visible_to=officer)] == ["area-1", "school-1"]
    assert [agency.code for agency in agencies(visible_to=officer, on=D(2026, 1, 1))] == ["area-1"]
    assert agencies().count() == 6
