"""The command line's loading: one file, many, a .zip, an .eml; checked only, or taken and answered."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from email.message import EmailMessage
from pathlib import Path

import openpyxl
import pytest

from patibat.accounts.models import User
from patibat.intake.jobs import load_results, workbook_list, workbook_make
from patibat.intake.models import Upload
from patibat.intake.packages import unpacked
from patibat.intake.workbooks.layout import RESULTS_SHEET
from patibat.monitoring.models import Result
from patibat.problems import Problem
from patibat.records.models import Attachment
from tests.builders import Small
from tests.intake.books import fill
from tests.intake.conftest import Filled


def test_workbook_make_and_list(small: Small, officer: User) -> None:
    content = workbook_make("area-1", 2570, 1, officer)
    assert openpyxl.load_workbook(io.BytesIO(content)).sheetnames[:2] == [RESULTS_SHEET, "ผลโครงการ"]
    rows = workbook_list()
    assert {(row["agency"], row["year"], row["quarter"]) for row in rows} == {("area-1", 2570, 1), ("area-2", 2570, 1)}
    for arguments, code in (
        (("area-9", 2570, 1), "intake.agency-unknown"),
        (("area-1", 2569, 1), "intake.round-unknown"),
    ):
        with pytest.raises(Problem) as raised:
            workbook_make(*arguments, officer)
        assert raised.value.code == code


def test_load_results_writes_the_correct_rows_and_answers_the_others(
    filled: Filled, officer: User, tmp_path: Path
) -> None:
    path = tmp_path / "เขต 1.xlsx"
    path.write_bytes(filled("area-1", K1="30/40", K2="191,1023"))
    answer = tmp_path / "ตอบ.xlsx"
    [found] = load_results([path], by=officer, answer=answer)
    assert (found["accepted"], found["unchanged"], found["refused"]) == (1, 0, 1)
    [problem] = found["problems"]
    assert (problem["sheet"], problem["cell"], problem["code"]) == (RESULTS_SHEET, "I6", "thai.thousands-groups")
    assert problem["message"] and problem["fix"]
    assert Result.objects.count() == 1
    assert openpyxl.load_workbook(answer)[RESULTS_SHEET]["I6"].comment is not None
    [again] = load_results([path], by=officer)
    assert (again["accepted"], again["unchanged"], again["refused"]) == (0, 1, 1)


def test_load_results_check_writes_nothing(filled: Filled, officer: User, tmp_path: Path) -> None:
    path = tmp_path / "ก.xlsx"
    path.write_bytes(filled("area-1", K2=5))
    [found] = load_results([path], check=True, by=officer)
    assert (found["accepted"], found["problems"]) == (1, [])
    assert (Result.objects.count(), Upload.objects.count(), Attachment.objects.count()) == (0, 0, 0)


def test_many_workbooks_at_once_are_answered_one_by_one(filled: Filled, analyst: User, tmp_path: Path) -> None:
    package, mail = tmp_path / "รวม.zip", tmp_path / "จดหมาย.eml"
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("../โฟลเดอร์/เขต 1.xlsx", filled("area-1", K2=5))
        archive.writestr("~$เขต 1.xlsx", b"lock")
        archive.writestr("อ่านก่อน.txt", "ข้อความ")
    letter = EmailMessage()
    letter.set_content("ส่งผล")
    letter.add_attachment(filled("area-2", K2=7), maintype="application", subtype="octet-stream", filename="เขต 2.xlsx")
    mail.write_bytes(letter.as_bytes())
    broken = tmp_path / "เสีย.xlsx"
    broken.write_bytes(b"%PDF-1.4")
    answer = tmp_path / "ตอบ.zip"
    found = load_results([package, mail, broken], by=analyst, answer=answer)
    assert [(one["file"], one["accepted"]) for one in found] == [
        ("รวม.zip/เขต 1.xlsx", 1),
        ("จดหมาย.eml/เขต 2.xlsx", 1),
        ("เสีย.xlsx", 0),
    ]
    assert [one["code"] for one in found[2]["problems"]] == ["papers.not-a-workbook"]
    assert sorted(Result.objects.values_list("agency__code", "value")) == [
        ("area-1", Decimal(5)),
        ("area-2", Decimal(7)),
    ]
    with zipfile.ZipFile(answer) as archive:
        assert len(archive.namelist()) == 3
        assert all("/" not in name for name in archive.namelist())


def test_a_file_of_another_agency_is_a_result_like_any_other(filled: Filled, officer2: User, tmp_path: Path) -> None:
    path = tmp_path / "ก.xlsx"
    path.write_bytes(filled("area-1", K2=5))
    for check in (True, False):
        [found] = load_results([path], check=check, by=officer2)
        assert [one["code"] for one in found["problems"]] == ["intake.other-agency"]
    assert Result.objects.count() == 0


def test_packages_that_are_not_opened() -> None:
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("ก.txt", "ข")
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ก.xlsx", b"0" * 5_000_000)
    for name, content in (
        ("ก.zip", empty.getvalue()),
        ("ก.zip", bomb.getvalue()),
        ("ก.zip", b"PK\x03\x04"),
        ("ก.eml", b"x"),
    ):
        with pytest.raises(Problem) as raised:
            unpacked(name, content)
        assert raised.value.code == "intake.package-unsafe"
    assert unpacked("ก.xlsx", b"anything") == [("ก.xlsx", b"anything")]


def test_what_goes_out_by_the_command_line_comes_back(small: Small, officer: User, tmp_path: Path) -> None:
    path = tmp_path / "ก.xlsx"
    path.write_bytes(fill(workbook_make("area-1", 2570, 1, officer), {(RESULTS_SHEET, "area-1/K2", "ผล"): "๑๒"}))
    assert load_results([path], by=officer)[0]["accepted"] == 1
    assert Result.objects.get().value == 12


def test_who_has_the_machine_makes_and_checks_workbooks_without_a_name(small: Small, tmp_path: Path) -> None:
    path = tmp_path / "เขต 1.xlsx"
    path.write_bytes(fill(workbook_make("area-1", 2570, 1), {(RESULTS_SHEET, "area-1/K2", "ผล"): 5}))
    [found] = load_results([path], check=True)
    assert (found["agency"], found["accepted"], found["problems"]) == ("area-1", 1, [])
    assert not Upload.objects.exists() and not Result.objects.exists()
    with pytest.raises(ValueError, match="somebody"):
        load_results([path])
