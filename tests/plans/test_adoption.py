"""Who has taken up the plan: recorded with its document, corrected, taken back, counted."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from patibat.accounts.models import User
from patibat.measures import FigureId
from patibat.monitoring.selectors import figure
from patibat.network.choices import AgencyKind
from patibat.plans.choices import PlanStatus, Share, VersionStatus
from patibat.plans.models import IndicatorTarget, NodeAgency, Plan, PlanAdoption, PlanVersion
from patibat.plans.selectors import adoption_counts, adoption_rows, target_shown
from patibat.plans.services import AdoptionDetails, adoption_record, adoption_withdraw
from patibat.problems import Problem
from patibat.records.choices import Visibility
from patibat.records.models import AuditEntry
from patibat.thai import FiscalYear
from tests.builders import TODAY, Small, small_plan
from tests.cast import Tree, agency_make

pytestmark = pytest.mark.django_db
Who = Callable[[str], Client]
DAY = datetime.date(2026, 12, 1)
LIST = "/staff/plans/P1/adoptions/"
OWN, OTHER = f"{LIST}area-1/", f"{LIST}area-2/"
TYPED = {
    "document_number": "ศธ 04001/15",
    "adopted_on": "1 ธ.ค. 2569",
    "signatory": "นายตัวอย่าง หนึ่ง",
    "position": "ผู้อำนวยการ",
}


@pytest.fixture
def small(tree: Tree, settings: Any) -> Small:
    settings.PATIBAT_AS_OF = TODAY
    return small_plan(tree)


def details(**changes: Any) -> AdoptionDetails:
    given: dict[str, Any] = {**TYPED, "adopted_on": DAY}
    return AdoptionDetails(**given | changes)


def counted(version: PlanVersion, year: int = 2570) -> tuple[str, str]:
    counts = adoption_counts(version, FiscalYear(year))
    return counts["adopted"].shown(), counts["adopters"].shown()


def test_adoption_record_keeps_the_document_and_the_audit(small: Small, officer: User) -> None:
    file = ("คำสั่ง.pdf", b"%PDF-1.7\n")
    made = adoption_record(by=officer, version=small.version, agency=small.tree.area1, details=details(file=file))
    assert (made.adopted_on, made.signatory, made.recorded_by) == (DAY, TYPED["signatory"], officer)
    assert made.attachment is not None and made.attachment.content_type == "application/pdf"
    entry = AuditEntry.objects.get(action="adoption.record")
    assert entry.before is None and entry.after is not None
    assert entry.after["document_number"] == TYPED["document_number"] and entry.after["file"]["name"] == "คำสั่ง.pdf"
    assert counted(small.version) == ("1", "2")


def test_adoption_record_again_is_a_correction_that_keeps_file_and_past(small: Small, officer: User) -> None:
    agency = small.tree.area1
    adoption_record(by=officer, version=small.version, agency=agency, details=details(file=("a.pdf", b"%PDF-1.7")))
    adoption_record(by=officer, version=small.version, agency=agency, details=details(signatory="คนใหม่"))
    made = PlanAdoption.objects.get()
    assert made.signatory == "คนใหม่" and made.attachment is not None
    entry = AuditEntry.objects.filter(action="adoption.record").latest("pk")
    assert entry.before and entry.before["signatory"] == TYPED["signatory"]
    assert entry.after and entry.after["signatory"] == "คนใหม่"


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"document_number": " "}, "plans.adoption-incomplete", "document_number"),
        ({"signatory": ""}, "plans.adoption-incomplete", "signatory"),
        ({"position": "\u200b"}, "plans.adoption-incomplete", "position"),
        ({"adopted_on": TODAY + datetime.timedelta(days=1)}, "plans.adoption-day", "adopted_on"),
        ({"adopted_on": datetime.date(2022, 1, 1)}, "plans.adoption-day", "adopted_on"),
        ({"file": ("a.pdf", b"MZ")}, "plans.adoption-file", "file"),
        ({"file": ("a.pdf", b"")}, "plans.adoption-file", "file"),
    ],
)
def test_adoption_record_refuses_what_is_no_document(
    small: Small, officer: User, changes: dict[str, Any], code: str, field: str
) -> None:
    PlanVersion.objects.update(adopted_on=datetime.date(2022, 10, 1))
    small.version.refresh_from_db()
    with pytest.raises(Problem) as caught:
        adoption_record(by=officer, version=small.version, agency=small.tree.area1, details=details(**changes))
    assert caught.value.code == code and caught.value.where.field == field
    assert not PlanAdoption.objects.exists()


def test_adoption_record_is_of_the_version_in_force_and_of_ones_own_agency(
    small: Small, officer: User, school: User
) -> None:
    for by, agency in ((officer, small.tree.area2), (school, small.tree.school1), (officer, small.tree.office)):
        with pytest.raises(Problem) as caught:
            adoption_record(by=by, version=small.version, agency=agency, details=details())
        assert caught.value.code == "network.not-allowed"
    PlanVersion.objects.update(status=VersionStatus.DRAFT)
    small.version.refresh_from_db()
    with pytest.raises(Problem) as caught:
        adoption_record(by=officer, version=small.version, agency=small.tree.area1, details=details())
    assert caught.value.code == "plans.adoption-nothing"


def test_adoption_withdraw_says_why_and_stays_in_the_audit(small: Small, officer: User, analyst: User) -> None:
    made = adoption_record(by=officer, version=small.version, agency=small.tree.area1, details=details())
    for by, reason, code in ((officer, "ผิด", "network.not-allowed"), (analyst, "  ", "plans.adoption-reason")):
        with pytest.raises(Problem) as caught:
            adoption_withdraw(by=by, adoption=made, reason=reason)
        assert caught.value.code == code
    adoption_withdraw(by=analyst, adoption=made, reason="บันทึกผิดหน่วยงาน")
    entry = AuditEntry.objects.get(action="adoption.withdraw")
    assert entry.note == "บันทึกผิดหน่วยงาน"
    assert entry.before and entry.before["document_number"] == TYPED["document_number"]
    assert not PlanAdoption.objects.exists() and counted(small.version) == ("0", "2")


def test_who_is_asked_is_whom_the_plan_names(small: Small, analyst: User) -> None:
    NodeAgency.objects.create(node=small.issue, agency=small.tree.college, share=Share.SUPPORT)
    NodeAgency.objects.create(node=small.issue, agency=small.tree.office, share=Share.SUPPORT)
    named = [row.agency for row in adoption_rows(small.version)]
    assert set(named) == {small.tree.area1, small.tree.area2, small.tree.college}
    type(small.tree.college).objects.filter(pk=small.tree.college.pk).update(valid_to=datetime.date(2026, 1, 1))
    assert counted(small.version) == ("0", "2"), "an agency that is no more is not asked"
    adoption_record(by=analyst, version=small.version, agency=small.tree.school2, details=details())
    assert counted(small.version) == ("1", "3"), "who took it up unasked counts on both sides"


def test_the_count_is_a_figure_of_a_year_with_its_explanation(small: Small, analyst: User, anonymous: Client) -> None:
    adoption_record(by=analyst, version=small.version, agency=small.tree.area1, details=details())
    assert counted(small.version, 2569) == ("0", "2")
    count = adoption_counts(small.version)["adopted"]
    assert str(count.id) == "count~adopted~peo~FY2570~plan=P1~1"
    assert figure(count.id, visible_to=Visibility.PUBLIC) == count
    for other in ("count~adopted~peo~FY2570~plan=P2~1", "count~adopted~peo~FY2570Q1~plan=P1~1"):
        assert figure(FigureId.parse(other), visible_to=Visibility.PUBLIC) is None
    assert small.tree.area2.name in anonymous.get(f"/figures/{count.id}/").content.decode()
    Plan.objects.update(status=PlanStatus.DRAFT)
    assert figure(count.id, visible_to=Visibility.PUBLIC) is None


def test_a_plan_that_names_nobody_counts_zero(small: Small) -> None:
    NodeAgency.objects.all().delete()
    for indicator in (small.ratio, small.total):
        indicator.reporters.all().delete()
    assert counted(small.version) == ("0", "0")


def test_the_office_records_through_the_page(small: Small, client_for: Who) -> None:
    client = client_for("analyst")
    page = client.get(LIST).content.decode()
    assert page.count("ยังไม่ได้รับ</span>") == 2 and ">บันทึก<" in page
    file = SimpleUploadedFile("หนังสือ.pdf", b"%PDF-1.7\n")
    answer = client.post(OWN, {**TYPED, "file": file}, follow=True)
    shown = answer.content.decode()
    for words in ("ศธ 04001/15", "1 ธ.ค. 2569", "ผู้อำนวยการ", "บันทึกการรับแผนไปใช้แล้ว", "เปิดไฟล์"):
        assert words in shown, words
    assert client.get(f"{OWN}file/").status_code == 200
    assert "ศธ 04001/15" in client.get(OWN).content.decode(), "what is recorded can be corrected"
    assert "จะนับเป็นยังไม่ได้รับแผน" in client.get(f"{OWN}withdraw/").content.decode()
    assert client.post(f"{OWN}withdraw/", {"reason": "ผิด"}).status_code == 302
    assert not PlanAdoption.objects.exists()


def test_a_form_that_was_refused_keeps_what_was_typed(small: Small, client_for: Who) -> None:
    shown = client_for("officer").post(OWN, {**TYPED, "adopted_on": "1 ธ.ค. 2580"}).content.decode()
    assert "เป็นไปไม่ได้" in shown and TYPED["signatory"] in shown and not PlanAdoption.objects.exists()


@pytest.mark.parametrize(
    ("who", "status", "other"),
    [
        ("analyst", 200, 200),
        ("officer", 200, 404),
        ("officer2", 404, 200),
        ("executive", 200, 200),
        ("school", 403, 403),
        ("committee", 403, 403),
        ("citizen", 403, 403),
        ("anonymous", 302, 302),
    ],
)
def test_adoption_record_is_allowed_and_denied(
    small: Small, client_for: Who, who: str, status: int, other: int
) -> None:
    client = client_for(who)
    assert [client.get(one).status_code for one in (OWN, OTHER)] == [status, other]
    assert client.post(OTHER, TYPED).status_code == (302 if other == 200 else other)
    assert PlanAdoption.objects.count() == (1 if other == 200 else 0)


def test_the_list_shows_what_is_in_reach_and_the_file_is_guarded(small: Small, client_for: Who, analyst: User) -> None:
    file = ("a.pdf", b"%PDF-1.7")
    for agency in (small.tree.area1, small.tree.area2):
        adoption_record(by=analyst, version=small.version, agency=agency, details=details(file=file))
    shown = client_for("officer").get(LIST).content.decode()
    assert small.tree.area1.name in shown and small.tree.area2.name not in shown and "ถอน<" not in shown
    assert client_for("officer").get(f"{OTHER}file/").status_code == 404
    assert client_for("officer").get(f"{OWN}file/").status_code == 200
    assert client_for("officer").get(f"{OWN}withdraw/").status_code == 403


def test_a_plan_without_a_version_in_force_says_so(small: Small, client_for: Who) -> None:
    PlanVersion.objects.update(status=VersionStatus.DRAFT)
    answer = client_for("analyst").get(LIST)
    assert answer.status_code == 409 and "ยังไม่มีฉบับที่ประกาศใช้" in answer.content.decode()
    assert client_for("analyst").get("/staff/plans/none/adoptions/").status_code == 404


def test_the_list_asks_as_often_however_many_agencies(small: Small, client_for: Who, analyst: User) -> None:
    def asked() -> int:
        client = client_for("analyst")
        client.get(LIST)
        with CaptureQueriesContext(connection) as found:
            client.get(LIST)
        return len(found)

    before = asked()
    for number in range(6):
        agency = agency_make(f"c{number}", f"วิทยาลัย {number}", AgencyKind.VOCATIONAL, small.tree.office)
        NodeAgency.objects.create(node=small.issue, agency=agency, share=Share.SUPPORT)
        adoption_record(by=analyst, version=small.version, agency=agency, details=details())
    assert asked() == before <= 30


def test_a_target_is_shown_as_the_plan_promises_it(small: Small) -> None:
    assert (target_shown(small.ratio, 2570), target_shown(small.ratio, 2569)) == ("80.00", "")
    IndicatorTarget.objects.create(indicator=small.total, year=2569, increase_by=3, increase_unit="absolute")
    IndicatorTarget.objects.create(indicator=small.total, year=2568, value=10, upper=20)
    assert target_shown(small.total, 2569) == "เพิ่มขึ้น 3" and target_shown(small.total, 2569, "en") == "3 more"
    assert target_shown(small.total, 2568) == "10–20"
