"""Receiving, reading, applying and discarding, by hand-checked cases."""

from __future__ import annotations

import datetime
import gc
import hashlib
import io
import zipfile
from collections.abc import Callable
from decimal import Decimal

import openpyxl
import pytest
from pytest_django import Settings

from patibat.accounts.models import User
from patibat.intake.choices import UploadState
from patibat.intake.models import Upload
from patibat.intake.selectors import kept_problems, upload_answer, upload_earlier, upload_reading, uploads
from patibat.intake.services import (
    upload_apply,
    upload_choose,
    upload_discard,
    upload_read,
    upload_receive,
    workbook_make,
)
from patibat.intake.workbooks.known import Mark
from patibat.intake.workbooks.layout import RESULTS_SHEET
from patibat.monitoring.models import Assignment, ProjectProgress, Result
from patibat.monitoring.services import result_return
from patibat.problems import Problem
from patibat.records.models import Attachment, AuditEntry, Job
from patibat.records.progress import Progress, ProgressFile, Stopped
from patibat.records.selectors import attachment_content
from patibat.resources.models import Disbursement
from tests.builders import Small, round_make
from tests.intake.books import fill
from tests.intake.conftest import Filled

Sent = Callable[..., Upload]


def codes(upload: Upload) -> list[str]:
    return [str(one["code"]) for one in kept_problems(upload)]


# From download to stored result.


def test_upload_apply_writes_what_was_read_with_its_origin(small: Small, sent: Sent, officer: User) -> None:
    upload = sent(K1="30/40", K2=0, PJ1="แล้วเสร็จ")
    assert (upload.state, upload.accepted, upload.unchanged, upload.refused) == (UploadState.READ, 3, 0, 0)
    assert (upload.agency, upload.round) == (small.tree.area1, small.round)
    assert Result.objects.count() == 0
    applied = upload_apply(by=officer, upload=upload)
    assert (applied.kept, applied.left_out) == (3, 0)
    ratio = Result.objects.get(indicator=small.ratio)
    assert (ratio.numerator, ratio.denominator, ratio.value) == (Decimal(30), Decimal(40), None)
    assert (ratio.origin_file, ratio.origin_sheet, ratio.origin_cell) == (upload.attachment, RESULTS_SHEET, "G5")
    assert Result.objects.get(indicator=small.total).value == 0
    assert ProjectProgress.objects.get().work == "done"
    upload.refresh_from_db()
    assert (upload.state, upload.applied_by) == (UploadState.APPLIED, officer)
    actions = list(AuditEntry.objects.values_list("action", flat=True))
    assert actions.count("result.submit") == 2
    assert {"upload.receive", "upload.apply", "progress.submit"} <= set(actions)


def test_money_comes_in_with_the_project(small: Small, filled: Filled, officer: User) -> None:
    heads = "เบิกจ่ายไตรมาสนี้ ส่วนราชการต้นสังกัด (บาท)"
    content = fill(filled("area-1", PJ1="แล้วเสร็จ"), {("ผลโครงการ", "PJ1", heads): "๑,๐๐๐.๕๐"})
    upload = upload_read(by=officer, upload=upload_receive(by=officer, content=content, name="ก.xlsx"))
    upload_apply(by=officer, upload=upload)
    paid = Disbursement.objects.get()
    assert (paid.amount, paid.origin_cell) == (Decimal("1000.50"), "E5")


def test_the_same_again_changes_nothing(small: Small, sent: Sent, officer: User) -> None:
    upload_apply(by=officer, upload=sent(K2=5))
    again = sent(K2=5)
    assert (again.accepted, again.unchanged) == (0, 1)
    with pytest.raises(Problem) as raised:
        upload_apply(by=officer, upload=again)
    assert raised.value.code == "intake.nothing-to-apply"
    assert Result.objects.count() == 1


def test_a_correction_is_a_new_version(small: Small, sent: Sent, officer: User, analyst: User) -> None:
    upload_apply(by=officer, upload=sent(K2=5))
    corrected = sent(K2=6)
    [row] = [row for row in upload_reading(corrected).results if row.mark is Mark.CHANGED]
    assert [tuple(cell) for cell in row.cells] == [("value", "I6", "changed", "6", "5")]
    upload_apply(by=officer, upload=corrected)
    assert list(Result.objects.order_by("version").values_list("version", "value", "is_current")) == [
        (1, Decimal(5), False),
        (2, Decimal(6), True),
    ]
    result_return(by=analyst, results=[Result.objects.get(is_current=True)], reason="ตรวจอีกครั้ง")
    assert sent(K2=6).accepted == 1


# Problems: nothing half-written.


def test_rows_wrong_keep_everything_out_unless_chosen(small: Small, sent: Sent, officer: User) -> None:
    upload = sent(K1="30/40", K2="191,1023")
    assert (upload.accepted, upload.refused) == (1, 1)
    assert [(one["sheet"], one["cell"]) for one in kept_problems(upload)] == [(RESULTS_SHEET, "I6")]
    with pytest.raises(Problem) as raised:
        upload_apply(by=officer, upload=upload)
    assert raised.value.code == "intake.rows-wrong"
    assert Result.objects.count() == 0
    applied = upload_apply(by=officer, upload=upload, only_good=True)
    assert (applied.kept, applied.left_out) == (1, 1)
    assert Result.objects.get().indicator == small.ratio


def test_a_failure_in_the_middle_leaves_nothing(
    small: Small, sent: Sent, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = sent(K1="30/40", K2=5, PJ1="แล้วเสร็จ")
    audits = AuditEntry.objects.count()

    def fail(**_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("patibat.monitoring.services.submit.disbursement_submit", fail)
    with pytest.raises(KeyboardInterrupt):
        upload_apply(by=officer, upload=upload)
    upload.refresh_from_db()
    assert upload.state == UploadState.READ
    assert (Result.objects.count(), ProjectProgress.objects.count(), AuditEntry.objects.count()) == (0, 0, audits)
    monkeypatch.undo()
    assert upload_apply(by=officer, upload=upload).kept == 3


def test_an_upload_is_applied_once(sent: Sent, officer: User, analyst: User) -> None:
    upload = sent(K2=5)
    upload_apply(by=officer, upload=upload)
    for attempt in (upload_apply, upload_discard):
        with pytest.raises(Problem) as raised:
            attempt(by=analyst, upload=upload)
        assert raised.value.code == "intake.applied-already"
        assert officer.full_name in raised.value.message("th")


def test_what_another_changed_since_is_not_overwritten(small: Small, sent: Sent, officer: User, analyst: User) -> None:
    mine, theirs = sent(K2=5), sent(K2=7, by=analyst)
    upload_apply(by=analyst, upload=theirs)
    with pytest.raises(Problem) as raised:
        upload_apply(by=officer, upload=mine)
    problem = raised.value
    assert problem.code == "intake.changed-since"
    assert all(part in problem.message("th") for part in (analyst.full_name, "“7”", "“5”", "K2"))
    assert Result.objects.get(is_current=True).value == 7
    upload_read(by=officer, upload=mine)
    upload_apply(by=officer, upload=mine)
    assert Result.objects.get(is_current=True).value == 5


def test_a_project_that_another_changed_since_is_not_overwritten(sent: Sent, officer: User, analyst: User) -> None:
    mine, theirs = sent(PJ1="แล้วเสร็จ"), sent(PJ1="ยกเลิก", by=analyst)
    upload_apply(by=analyst, upload=theirs)
    with pytest.raises(Problem) as raised:
        upload_apply(by=officer, upload=mine)
    assert raised.value.code == "intake.changed-since"


def test_reading_can_be_stopped_and_begun_again(filled: Filled, officer: User) -> None:
    upload = upload_receive(by=officer, content=filled("area-1", K2=5), name="ก.xlsx")
    job = Job.objects.create(kind="upload.read", title="อ่าน", by=officer)
    ProgressFile(job.pk).stop()
    with pytest.raises(Stopped):
        upload_read(by=officer, upload=upload, progress=Progress(job.pk))
    ProgressFile(job.pk).remove()
    upload.refresh_from_db()
    assert (upload.state, upload.reading) == (UploadState.RECEIVED, None)
    progress = Progress(job.pk)
    assert upload_read(by=officer, upload=upload, progress=progress).accepted == 1
    assert progress.done == progress.total == 3
    ProgressFile(job.pk).remove()
    assert gc.isenabled()


# Whose, and when.


def test_another_agencys_workbook_is_refused(sent: Sent, officer: User, officer2: User) -> None:
    upload = sent("area-2", K2=5)
    assert (upload.state, codes(upload)) == (UploadState.REFUSED, ["intake.other-agency"])
    good = sent("area-1", K2=5)
    with pytest.raises(Problem) as raised:
        upload_apply(by=officer2, upload=good)
    assert raised.value.code == "network.not-allowed"
    assert Result.objects.count() == 0


def test_rows_of_another_agency_are_refused(filled: Filled, officer: User) -> None:
    content = filled("area-1", K2=5)
    book = openpyxl.load_workbook(io.BytesIO(content))
    book[RESULTS_SHEET]["A6"] = "area-2"
    book[RESULTS_SHEET]["B6"] = None
    out = io.BytesIO()
    book.save(out)
    upload = upload_read(by=officer, upload=upload_receive(by=officer, content=out.getvalue(), name="ก.xlsx"))
    assert codes(upload) == ["intake.agency-outside"]


def test_a_closed_round_takes_nothing_and_an_extension_opens_it(
    small: Small, sent: Sent, officer: User, settings: Settings
) -> None:
    early = sent(K2=5)
    settings.PATIBAT_AS_OF = small.round.closes_on + datetime.timedelta(days=1)
    with pytest.raises(Problem) as raised:
        upload_apply(by=officer, upload=early)
    assert raised.value.code == "monitoring.round-closed"
    late = sent(K2=6)
    assert (late.state, codes(late)) == (UploadState.REFUSED, ["monitoring.round-closed"])
    Assignment.objects.filter(agency=small.tree.area1).update(
        extended_to=small.round.closes_on + datetime.timedelta(days=5), extension_reason="น้ำท่วม"
    )
    again = upload_read(by=officer, upload=late)
    assert again.state == UploadState.READ
    upload_apply(by=officer, upload=again)
    assert Result.objects.get().value == 6


def test_a_workbook_of_another_round_says_so(small: Small, sent: Sent, filled: Filled, officer: User) -> None:
    other = round_make(small.plan, quarter=2)
    upload = upload_receive(
        by=officer, content=filled("area-1", K2=5), name="ก.xlsx", agency=small.tree.area1, round=other
    )
    assert codes(upload_read(by=officer, upload=upload)) == ["intake.other-workbook"]


def test_a_workbook_of_ones_own_making_is_asked_about(small: Small, officer: User, analyst: User) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["รหัสหน่วยงาน", "รหัสตัวชี้วัด", "ผล"])
    sheet.append(["area-1", "K2", 5])
    out = io.BytesIO()
    book.save(out)
    own = upload_read(by=officer, upload=upload_receive(by=officer, content=out.getvalue(), name="ก.xlsx"))
    assert (own.state, own.agency, own.round) == (UploadState.READ, small.tree.area1, small.round)
    small.round.pk, small.round.quarter = None, 4
    small.round.save()
    asked = upload_read(by=analyst, upload=upload_receive(by=analyst, content=out.getvalue(), name="ก.xlsx"))
    assert (asked.state, codes(asked)) == (UploadState.RECEIVED, ["intake.choice-needed"])
    first = small.plan.rounds.exclude(pk=small.round.pk).get()
    chosen = upload_choose(by=analyst, upload=asked, agency=small.tree.area1, round=first)
    assert upload_read(by=analyst, upload=chosen).accepted == 1


# Files that are no workbooks.


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 30_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.7 nothing", "papers.not-a-workbook"),
        (b"PK\x03\x04 broken", "papers.damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "papers.password"),
        (_bomb(), "papers.too-large"),
    ],
)
def test_files_that_cannot_be_read_are_kept_with_their_problem(
    small: Small, officer: User, content: bytes, code: str
) -> None:
    upload = upload_receive(by=officer, content=content, name="../../ผล.xlsx")
    assert (upload.state, codes(upload)) == (UploadState.REFUSED, [code])
    assert attachment_content(upload.attachment) == content
    assert upload.attachment.name == "ผล.xlsx"


def test_a_truncated_workbook_is_refused(small: Small, filled: Filled, officer: User) -> None:
    content = filled("area-1", K2=5)
    upload = upload_receive(by=officer, content=content[: len(content) // 2], name="ก.xlsx")
    assert codes(upload) == ["papers.damaged"]


def test_a_file_over_the_limit_is_not_taken(small: Small, officer: User, settings: Settings) -> None:
    settings.PATIBAT_UPLOAD_BYTES = 100
    with pytest.raises(Problem) as raised:
        upload_receive(by=officer, content=b"x" * 101, name="ก.xlsx")
    assert raised.value.code == "intake.too-large"
    assert (Upload.objects.count(), Attachment.objects.count()) == (0, 0)


def test_the_file_is_kept_untouched(filled: Filled, officer: User) -> None:
    content = filled("area-1", K2=5)
    upload = upload_receive(by=officer, content=content, name="ก.xlsx")
    assert upload.attachment.sha256 == hashlib.sha256(content).hexdigest()
    upload_apply(by=officer, upload=upload_read(by=officer, upload=upload))
    assert attachment_content(upload.attachment) == content


def test_the_same_file_twice_is_recognised(filled: Filled, officer: User) -> None:
    content = filled("area-1", K2=5)
    first = upload_receive(by=officer, content=content, name="ก.xlsx")
    assert upload_receive(by=officer, content=content, name="สำเนา ก.xlsx") == first
    assert (Upload.objects.count(), Attachment.objects.count()) == (1, 1)
    upload_apply(by=officer, upload=upload_read(by=officer, upload=first))
    second = upload_receive(by=officer, content=content, name="ก.xlsx")
    assert second != first
    assert upload_earlier(second, visible_to=officer) == first
    assert upload_read(by=officer, upload=second).accepted == 0


# Who may.


def test_upload_permissions(small: Small, filled: Filled, person: Callable[[str], User]) -> None:
    content = filled("area-1", K2=5)
    for name in ("administrator", "committee", "executive", "citizen"):
        with pytest.raises(Problem) as raised:
            upload_receive(by=person(name), content=content, name="ก.xlsx")
        assert raised.value.code == "network.not-allowed"
        with pytest.raises(Problem):
            workbook_make(by=person(name), into=small.round, agency=small.tree.area1)
    for name in ("analyst", "officer"):
        assert upload_receive(by=person(name), content=content, name="ก.xlsx").state == UploadState.RECEIVED
    with pytest.raises(Problem):
        workbook_make(by=person("officer2"), into=small.round, agency=small.tree.area1)


def test_uploads_are_seen_by_their_agency_and_those_above(sent: Sent, person: Callable[[str], User]) -> None:
    upload = sent(K2=5)
    seen = {
        name
        for name in ("officer", "analyst", "officer2", "school", "citizen")
        if upload in uploads(visible_to=person(name))
    }
    assert seen == {"officer", "analyst"}


def test_upload_discard_writes_nothing(sent: Sent, officer: User) -> None:
    upload = upload_discard(by=officer, upload=sent(K2=5))
    assert upload.state == UploadState.DISCARDED
    with pytest.raises(Problem) as raised:
        upload_apply(by=officer, upload=upload)
    assert raised.value.code == "intake.not-ready"
    assert Result.objects.count() == 0


# The answer.


def test_the_answer_comes_back_mended(small: Small, sent: Sent, officer: User) -> None:
    upload = sent(K1="30/40", K2="191,1023")
    answer = upload_answer(upload)
    book = openpyxl.load_workbook(io.BytesIO(answer))
    marked = book[RESULTS_SHEET]["I6"]
    assert marked.comment is not None and "191,1023" in marked.comment.text
    marked.value = 1911023
    out = io.BytesIO()
    book.save(out)
    mended = upload_read(by=officer, upload=upload_receive(by=officer, content=out.getvalue(), name="แก้แล้ว.xlsx"))
    assert (mended.accepted, mended.refused) == (2, 0)
    assert upload_apply(by=officer, upload=mended).kept == 2
