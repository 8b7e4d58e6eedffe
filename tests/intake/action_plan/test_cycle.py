"""From the workbook that goes out to the entry that is kept, by hand-checked cases."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from patibat.accounts.models import User
from patibat.intake.choices import UploadKind, UploadState
from patibat.intake.jobs import action_plan_workbook, load_results
from patibat.intake.models import SentWorkbook, Upload
from patibat.intake.selectors import kept_problems, upload_answer, upload_entry
from patibat.intake.services import action_plan_workbook_make, upload_apply, upload_decide, upload_read, upload_receive
from patibat.problems import Problem
from patibat.projects.choices import ActionPlanState, ProjectStatus
from patibat.projects.models import ActionPlan, ActionPlanVersion, Activity, BudgetLine, Project
from patibat.projects.services import action_plan_save
from patibat.projects.stored import entry_stored
from patibat.records.models import AuditEntry
from tests.builders import Small
from tests.cast import client_of
from tests.intake.action_plan.mutations import append, edited, sheet_of, typed

YEAR = 2569
"""A year in which the small plan has no project yet; in 2570 it has two in force."""
NEW = {"name": "ค่ายภาษาไทย", "node": "1.1 พัฒนาครู", "starts_on": "1 พ.ย. 2568", "ends_on": "31 มี.ค. 2569"}
ACTIVITY = {"project_name": "ค่ายภาษาไทย", "number": 1, "name": "จัดค่าย", "m12": "/", "m01": "/"}
COST: dict[str, object] = {
    "project_name": "ค่ายภาษาไทย",
    "activity": 1,
    "name": "ค่าอาหาร",
    "formula": "50 คน × 100 บาท",
    "category": "งบดำเนินงาน",
    "source_kind": "แผนพัฒนาจังหวัด",
    "source": "งบจังหวัด",
    "q1": "๓,๐๐๐",
    "q2": 2000,
}


def sent_in(by: User, content: bytes) -> Upload:
    """Received and read."""
    return upload_read(by=by, upload=upload_receive(by=by, content=content, name="แผน.xlsx"))


def refused(upload: Upload) -> list[tuple[str, str]]:
    """(cell, code) of what is to be mended."""
    return [(str(one.get("cell", "")), str(one["code"])) for one in kept_problems(upload)]


@pytest.fixture
def filled(small: Small, officer: User) -> bytes:
    """A workbook of a year without projects, with one project filled in."""
    content = action_plan_workbook_make(by=officer, agency=small.tree.area1, year=YEAR)
    return edited(content, append("projects", dict(NEW)), append("activities", dict(ACTIVITY)), append("costs", COST))


def test_untouched_changes_nothing(small: Small, officer: User) -> None:
    content = action_plan_workbook_make(by=officer, agency=small.tree.area1, year=2570)
    upload = sent_in(officer, content)
    assert (upload.kind, upload.state) == (UploadKind.ACTION_PLAN, UploadState.READ)
    assert (upload.accepted, upload.unchanged, upload.refused) == (0, 2, 0)
    with pytest.raises(Problem) as raised:
        upload_apply(by=officer, upload=upload)
    assert raised.value.code == "intake.nothing-to-apply"
    assert not ActionPlan.objects.exists()


def test_a_new_project_with_its_parts(small: Small, officer: User, filled: bytes) -> None:
    upload = sent_in(officer, filled)
    assert refused(upload) == []
    assert (upload.accepted, upload.agency, upload.plan, upload.year) == (3, small.tree.area1, small.plan, YEAR)
    assert not Project.objects.filter(year=YEAR).exists()
    upload_apply(by=officer, upload=upload)
    project = Project.objects.get(year=YEAR)
    assert (project.code, project.status, project.node_key) == ("area-1-2569-p01", ProjectStatus.DRAFT, "s1")
    activity = Activity.objects.get(project=project)
    assert (activity.key, activity.months) == ("area-1-2569-p01-a01", 1 << 11 | 1)
    assert (str(activity.starts_on), str(activity.ends_on)) == ("2025-12-01", "2026-01-31")
    lines = BudgetLine.objects.filter(project=project).values_list("quarter", "source_kind", "amount", "key")
    assert list(lines) == [(1, 2, Decimal(3000), f"{project.code}-b01"), (2, 2, Decimal(2000), f"{project.code}-b01")]
    version = ActionPlanVersion.objects.get()
    assert (version.number, version.on_behalf, version.origin_file) == (1, False, upload.attachment)
    assert version.action_plan.state == ActionPlanState.DRAFT
    entry, number = entry_stored(small.tree.area1, small.plan, YEAR)
    assert (number, entry.total(), entry.sha256) == (1, Decimal(5000), version.sha256)
    assert entry.section("costs")[f"{project.code}-b01"].get("activity") == f"{project.code}-a01"
    assert {"project.change", "upload.apply"} <= set(AuditEntry.objects.values_list("action", flat=True))


def test_the_same_file_twice_makes_nothing_twice(small: Small, officer: User, filled: bytes) -> None:
    upload_apply(by=officer, upload=sent_in(officer, filled))
    again = sent_in(officer, filled)
    assert (again.accepted, again.unchanged, again.refused) == (0, 3, 0)
    assert Project.objects.filter(year=YEAR).count() == 1


def test_what_is_in_force_stays_until_the_revision_is_approved(small: Small, officer: User) -> None:
    content = action_plan_workbook_make(by=officer, agency=small.tree.area1, year=2570)
    upload = sent_in(officer, edited(content, typed("costs", "PJ1-b01", "q1", 999)))
    assert [code for _cell, code in refused(upload)] == ["intake.quarters-differ"]
    both = edited(content, typed("costs", "PJ1-b01", "q1", 999), typed("costs", "PJ1-b01", "total", None))
    upload_apply(by=officer, upload=sent_in(officer, both))
    assert ActionPlan.objects.get().state == ActionPlanState.REVISING
    assert entry_stored(small.tree.area1, small.plan, 2570)[0].total() == Decimal(1599)
    amounts = BudgetLine.objects.filter(project=small.project).values_list("amount", flat=True)
    assert sorted(amounts) == [Decimal(400), Decimal(600)]
    assert Project.objects.get(pk=small.project.pk).status == ProjectStatus.IN_FORCE


def test_both_sides_changed_a_cell_and_a_person_decides(
    small: Small, officer: User, analyst: User, filled: bytes
) -> None:
    upload_apply(by=officer, upload=sent_in(officer, filled))
    code = "area-1-2569-p01"
    content = action_plan_workbook_make(by=officer, agency=small.tree.area1, year=YEAR)
    entry, number = entry_stored(small.tree.area1, small.plan, YEAR)
    entry.section("projects")[code].values |= {"objective": "สำนักงานแก้", "place": "ทั้งจังหวัด"}
    saved = action_plan_save(by=analyst, agency=small.tree.area1, plan=small.plan, entry=entry, seen=number)
    assert saved.number == 2
    assert ActionPlanVersion.objects.get(number=2).on_behalf
    back = edited(content, typed("projects", code, "objective", "หน่วยงานแก้"), typed("projects", code, "name", "ค่ายไทย"))
    upload = sent_in(officer, back)
    assert [one for _cell, one in refused(upload)] == ["intake.conflict"]
    notes = [one["code"] for one in kept_problems(upload, "note")]
    assert notes == ["intake.kept-meanwhile"]
    kept = upload_entry(upload)
    assert kept is not None
    [conflict] = kept.conflicts
    assert (conflict.came, conflict.stored) == ("หน่วยงานแก้", "สำนักงานแก้")
    with pytest.raises(Problem) as raised:
        upload_apply(by=officer, upload=upload)
    assert raised.value.code == "intake.rows-wrong"
    upload = upload_read(by=officer, upload=upload_decide(by=officer, upload=upload, chosen={conflict: True}))
    assert refused(upload) == []
    upload_apply(by=officer, upload=upload)
    row = entry_stored(small.tree.area1, small.plan, YEAR)[0].section("projects")[code]
    assert (row.get("objective"), row.get("place"), row.get("name")) == ("หน่วยงานแก้", "ทั้งจังหวัด", "ค่ายไทย")


def test_a_conflict_left_undecided_leaves_what_is_stored(
    small: Small, officer: User, analyst: User, filled: bytes
) -> None:
    upload_apply(by=officer, upload=sent_in(officer, filled))
    code = "area-1-2569-p01"
    content = action_plan_workbook_make(by=officer, agency=small.tree.area1, year=YEAR)
    entry, number = entry_stored(small.tree.area1, small.plan, YEAR)
    entry.section("projects")[code].values["objective"] = "สำนักงานแก้"
    action_plan_save(by=analyst, agency=small.tree.area1, plan=small.plan, entry=entry, seen=number)
    back = edited(
        content,
        typed("projects", code, "objective", "หน่วยงานแก้"),
        typed("activities", f"{code}-a01", "target", "50 คน"),
    )
    upload = sent_in(officer, back)
    upload_apply(by=officer, upload=upload, only_good=True)
    entry, _number = entry_stored(small.tree.area1, small.plan, YEAR)
    assert entry.section("projects")[code].get("objective") == "สำนักงานแก้"
    assert entry.section("activities")[f"{code}-a01"].get("target") == "50 คน"


def test_two_officers_at_once(small: Small, officer: User, analyst: User, filled: bytes) -> None:
    upload_apply(by=officer, upload=sent_in(officer, filled))
    content = action_plan_workbook_make(by=officer, agency=small.tree.area1, year=YEAR)
    code = "area-1-2569-p01"
    first = sent_in(officer, edited(content, typed("projects", code, "place", "เมือง")))
    second = sent_in(analyst, edited(content, typed("projects", code, "expected", "อ่านได้")))
    upload_apply(by=officer, upload=first)
    with pytest.raises(Problem) as raised:
        upload_apply(by=analyst, upload=second)
    assert raised.value.code == "projects.entry-moved-on"
    upload_apply(by=analyst, upload=upload_read(by=analyst, upload=second))
    row = entry_stored(small.tree.area1, small.plan, YEAR)[0].section("projects")[code]
    assert (row.get("place"), row.get("expected")) == ("เมือง", "อ่านได้")


def test_a_workbook_of_another_agency(small: Small, officer: User, analyst: User) -> None:
    content = action_plan_workbook_make(by=analyst, agency=small.tree.area2, year=2570)
    upload = sent_in(officer, content)
    assert (upload.state, refused(upload)) == (UploadState.REFUSED, [("", "intake.other-agency")])
    with pytest.raises(Problem) as raised:
        action_plan_workbook_make(by=officer, agency=small.tree.area2, year=2570)
    assert raised.value.code == "network.not-allowed"


def test_rows_of_another_years_copy(small: Small, officer: User, filled: bytes) -> None:
    upload_apply(by=officer, upload=sent_in(officer, filled))
    content = action_plan_workbook_make(by=officer, agency=small.tree.area1, year=2570)
    row: dict[str, object] = {"key": "area-1-2569-p01", "name": "ค่ายภาษาไทย", "node": "1.1 พัฒนาครู"}
    upload = sent_in(officer, edited(content, append("projects", row)))
    assert [code for _cell, code in refused(upload)] == ["intake.key-foreign"]


def test_a_dropped_project_goes_with_its_parts(small: Small, officer: User, filled: bytes) -> None:
    upload_apply(by=officer, upload=sent_in(officer, filled))
    content = action_plan_workbook_make(by=officer, agency=small.tree.area1, year=YEAR)
    upload = sent_in(officer, edited(content, typed("projects", "area-1-2569-p01", "drop", "ลบแถวนี้")))
    upload_apply(by=officer, upload=upload)
    assert not Project.objects.filter(year=YEAR).exists()
    assert entry_stored(small.tree.area1, small.plan, YEAR)[0].section("projects") == {}


def test_a_file_whose_token_is_lost_is_compared_with_what_is_stored(small: Small, officer: User, filled: bytes) -> None:
    SentWorkbook.objects.all().delete()
    upload = sent_in(officer, filled)
    assert (upload.accepted, upload.refused) == (3, 0)


def test_the_next_workbook_tells_what_changed(small: Small, officer: User, filled: bytes) -> None:
    upload_apply(by=officer, upload=sent_in(officer, filled))
    book = openpyxl.load_workbook(io.BytesIO(action_plan_workbook_make(by=officer, agency=small.tree.area1, year=YEAR)))
    rows = [[cell.value for cell in row] for row in book["สิ่งที่เปลี่ยน"].iter_rows(min_row=3)]
    assert [row[:4] for row in rows] == [
        ["โครงการ", "area-1-2569-p01", "ค่ายภาษาไทย", "เพิ่มแถว"],
        ["กิจกรรม", "area-1-2569-p01-a01", "จัดค่าย", "เพิ่มแถว"],
        ["งบประมาณ", "area-1-2569-p01-b01", "ค่าอาหาร", "เพิ่มแถว"],
    ]


def test_the_answer_marks_every_cell(small: Small, officer: User, filled: bytes) -> None:
    wrong = edited(filled, append("costs", COST | {"name": "ค่าวัสดุ", "q3": -1, "formula": None}))
    upload = sent_in(officer, wrong)
    book = openpyxl.load_workbook(io.BytesIO(upload_answer(upload)))
    sheet = sheet_of(book, "costs")
    comments = {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}
    assert any("งบประมาณ -1 บันทึกไม่ได้" in text for text in comments.values())
    words = [str(cell.value) for row in sheet.iter_rows(min_row=6) for cell in row if "รับแล้ว" in str(cell.value)]
    assert len(words) == 1


def test_the_command_line(small: Small, officer: User, tmp_path: Path, filled: bytes) -> None:
    path = tmp_path / "ก.xlsx"
    path.write_bytes(filled)
    [checked] = load_results([path], check=True, by=officer)
    assert (checked["accepted"], checked["refused"]) == (3, 0)
    assert not ActionPlan.objects.exists()
    [taken] = load_results([path], by=officer, answer=tmp_path / "ตอบ.xlsx")
    assert (taken["accepted"], taken["agency"], taken["round"]) == (3, "area-1", "2569")
    assert (tmp_path / "ตอบ.xlsx").stat().st_size > 1000
    for arguments, code in ((("ไม่มี", YEAR), "intake.agency-unknown"), (("area-1", 2580), "intake.entry-plan-unknown")):
        with pytest.raises(Problem) as raised:
            action_plan_workbook(*arguments, officer)
        assert raised.value.code == code


def test_pages(small: Small, officer: User, analyst: User, filled: bytes) -> None:
    upload_apply(by=officer, upload=sent_in(officer, filled))
    code = "area-1-2569-p01"
    page = client_of(officer)
    given = page.get("/staff/uploads/action-plan/", {"agency": "area-1", "year": str(YEAR)})
    content = given.content
    assert given["Content-Disposition"].startswith("attachment")
    entry, number = entry_stored(small.tree.area1, small.plan, YEAR)
    entry.section("projects")[code].values["objective"] = "สำนักงานแก้"
    action_plan_save(by=analyst, agency=small.tree.area1, plan=small.plan, entry=entry, seen=number)
    upload = sent_in(officer, edited(content, typed("projects", code, "objective", "หน่วยงานแก้")))
    shown = page.get(f"/staff/uploads/{upload.pk}/").content.decode()
    assert "หน่วยงานแก้" in shown and "สำนักงานแก้" in shown
    page.post(f"/staff/uploads/{upload.pk}/decide/", {"choice0": "file"})
    upload.refresh_from_db()
    assert (upload.refused, upload.accepted) == (0, 1)
    page.post(f"/staff/uploads/{upload.pk}/apply/")
    assert entry_stored(small.tree.area1, small.plan, YEAR)[0].section("projects")[code].get("objective") == "หน่วยงานแก้"
