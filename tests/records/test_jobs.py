"""Background work: progress while its transaction is open, stop, failure, a worker that died, who may see it."""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from patibat.accounts.models import User
from patibat.records.choices import JobState
from patibat.records.jobs import Work, job_run, job_start, jobs_lost_mark
from patibat.records.models import Job, SearchEntry
from patibat.records.progress import SILENT_AFTER, Progress, ProgressFile, Seen
from patibat.records.selectors import job_position
from patibat.records.services import job_stop
from tests.records import works

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.lower_urls")]


def start(by: User, func: Work = works.counts, **kwargs: Any) -> Job:
    return job_start(kind="test", title="งานทดลอง", by=by, func=func, **kwargs)


def running(by: User, **values: object) -> Job:
    return Job.objects.create(
        kind="test", title="งานทดลอง", by=by, **({"state": JobState.RUNNING, "started_at": timezone.now()} | values)
    )


def test_work_runs_and_leaves_its_result(officer: User) -> None:
    job = start(officer, upto=7)
    assert (job.state, job.done, job.total) == (JobState.DONE, 7, 7)
    assert job.result == {"url": "/staff/", "label": "เจ้าหน้าที่ เขตหนึ่ง 7"}
    assert job.started_at is not None and job.ended_at is not None and job.started_at <= job.ended_at
    assert ProgressFile(job.pk).read() == Seen(), "the small files are gone"


def test_a_number_that_comes_again_after_a_restore_is_not_stopped_by_its_former_bearer(officer: User) -> None:
    first = start(officer, upto=1)
    ProgressFile(first.pk + 1).stop()
    second = start(officer, upto=7)
    assert (second.pk, second.state, second.done) == (first.pk + 1, JobState.DONE, 7)


def test_a_problem_is_kept_and_nothing_half_written(officer: User) -> None:
    job = start(officer, works.meets_a_problem)
    assert job.state == JobState.FAILED
    assert job.problem is not None
    assert job.problem["code"] == "records.file-name"
    assert "ชื่อ" in job.problem["message"] and "name" in job.problem["en"]["message"]
    assert not SearchEntry.objects.filter(kind="half").exists()


def test_what_breaks_is_told_without_its_secrets(officer: User, client_for: Callable[[str], Client]) -> None:
    job = start(officer, works.breaks)
    assert job.state == JobState.FAILED and job.problem is not None
    assert job.problem["code"] == "records.job-broke"
    page = client_for("officer").get(f"/staff/records/jobs/{job.pk}/").content.decode()
    assert "secret detail" not in page and "ระบบขัดข้อง" in page


def test_a_stop_request_undoes_the_work(officer: User) -> None:
    job = running(officer, state=JobState.QUEUED, started_at=None)
    job_run.call(job.pk, "tests.records.works.is_stopped_on_the_way", {"number": job.pk})
    job.refresh_from_db()
    assert job.state == JobState.STOPPED and job.stop_asked
    assert not SearchEntry.objects.filter(kind="half").exists()


def test_a_job_that_was_stopped_while_it_waited_does_not_begin(officer: User) -> None:
    job = running(officer, state=JobState.QUEUED, started_at=None)
    job_stop(by=officer, job=job)
    job_run.call(job.pk, "tests.records.works.counts", {"upto": 5})
    job.refresh_from_db()
    assert (job.state, job.done) == (JobState.STOPPED, 0)


def test_a_job_that_is_delivered_twice_runs_once(officer: User) -> None:
    job = start(officer, upto=3)
    job_run.call(job.pk, "tests.records.works.counts", {"upto": 99})
    job.refresh_from_db()
    assert job.total == 3


def test_only_work_that_a_worker_can_find_is_taken(officer: User) -> None:
    with pytest.raises((ValueError, ImportError)):
        start(officer, lambda **kwargs: None)
    assert not Job.objects.exists()


def test_progress_is_written_at_most_twice_a_second(officer: User, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Seen] = []
    monkeypatch.setattr(ProgressFile, "write", lambda self, seen: written.append(seen))
    progress = Progress(1)
    progress.total = 100_000
    for _ in range(100_000):
        progress.step()
    assert progress.done == 100_000
    assert len(written) < 10


def test_a_worker_that_died_is_found_on_reading_and_by_tick(officer: User, client_for: Callable[[str], Client]) -> None:
    long_ago = timezone.now() - datetime.timedelta(seconds=SILENT_AFTER + 5)
    first, second, alive = (
        running(officer, started_at=long_ago),
        running(officer, started_at=long_ago),
        running(officer),
    )
    page = client_for("officer").get(f"/staff/records/jobs/{first.pk}/").content.decode()
    assert "ตัวทำงานหยุดไปกลางคัน" in page
    assert jobs_lost_mark() == 1
    states = {job.pk: job.state for job in Job.objects.all()}
    assert states == {first.pk: "failed", second.pk: "failed", alive.pk: "running"}


def test_a_worker_in_one_long_step_still_gives_signs_of_life(officer: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("patibat.records.progress.BEAT_EVERY", 0.02)
    job = running(officer)
    progress = Progress(job.pk)
    with progress.beating():
        file = ProgressFile(job.pk)
        old = time.time() - SILENT_AFTER - 60
        os.utime(file._file, (old, old))
        time.sleep(0.3)
        assert not job_position(job).silent
    file.remove()


def test_a_half_read_file_is_no_progress_and_no_error(officer: User) -> None:
    job = running(officer)
    file = ProgressFile(job.pk)
    file.write(Seen(3, 9))
    assert job_position(job).done == 3
    file._file.write_text("{", encoding="ascii")
    assert job_position(job).done == 0
    file.remove()


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("officer", 200),
        ("analyst", 200),
        ("administrator", 200),
        ("officer2", 404),
        ("executive", 404),
        ("citizen", 404),
    ],
)
def test_a_job_is_seen_by_who_began_it_and_by_the_office(
    officer: User, client_for: Callable[[str], Client], name: str, status: int
) -> None:
    job = running(officer)
    client = client_for(name)
    assert client.get(f"/staff/records/jobs/{job.pk}/").status_code == status
    assert client.post(f"/staff/records/jobs/{job.pk}/stop/").status_code == (302 if status == 200 else status)
    assert ProgressFile(job.pk).stop_asked() is (status == 200)
    assert ("งานทดลอง" in client.get("/staff/records/jobs/").content.decode()) is (status == 200)
    ProgressFile(job.pk).remove()


def test_nobody_signed_in_sees_no_job(officer: User, anonymous: Client) -> None:
    job = running(officer)
    assert anonymous.get(f"/staff/records/jobs/{job.pk}/").status_code == 302
    assert anonymous.post(f"/staff/records/jobs/{job.pk}/stop/").status_code == 302
    assert not ProgressFile(job.pk).stop_asked()


def test_the_page_polls_while_the_work_runs_and_stops_when_it_is_over(
    officer: User, client_for: Callable[[str], Client]
) -> None:
    client = client_for("officer")
    job = running(officer)
    ProgressFile(job.pk).write(Seen(17, 22))
    page = client.get(f"/staff/records/jobs/{job.pk}/").content.decode()
    assert "เสร็จแล้ว 17 จาก 22" in page
    assert '<noscript><meta http-equiv="refresh"' in page and "htmx" in page
    part = client.get(f"/staff/records/jobs/{job.pk}/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part and 'hx-trigger="every 1s"' in part
    done = start(officer, upto=2)
    over = client.get(f"/staff/records/jobs/{done.pk}/").content.decode()
    assert "every 1s" not in over and "http-equiv" not in over and 'href="/staff/"' in over
    ProgressFile(job.pk).remove()


SCRIPT = """
import json, threading, time
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.contrib.sessions.backends.db import SessionStore
from patibat.records.jobs import job_run
from patibat.records.models import Job, SearchEntry
from patibat.records.progress import ProgressFile
from patibat.records.selectors import job_position

def work(number):
    job_run.call(number, "tests.records.works.writes_slowly", {"seconds": 20})
    connection.close()

job = Job.objects.create(kind="test", title="slow")
worker = threading.Thread(target=work, args=(job.pk,))
worker.start()
begun = time.monotonic()
while job_position(Job.objects.get(pk=job.pk)).done == 0 and time.monotonic() - begun < 10:
    time.sleep(0.05)
seen = job_position(Job.objects.get(pk=job.pk))
inside = SearchEntry.objects.filter(kind="slow").count()
asked = time.monotonic()
ProgressFile(job.pk).stop()
worker.join()
job.refresh_from_db()
print(json.dumps({"seen": seen.done, "state_seen": seen.state, "inside": inside, "state": job.state,
    "left": SearchEntry.objects.filter(kind="slow").count(), "took": time.monotonic() - asked}))
"""


def test_progress_is_seen_and_a_stop_is_heard_while_the_works_transaction_is_open(tmp_path: Path) -> None:
    """In a process of its own with a database file as in an office: that of the tests is in memory and locks more."""
    root = Path(__file__).resolve().parents[2]
    env = os.environ | {"PATIBAT_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "patibat.config.settings"}
    env |= {"PYTHONPATH": os.pathsep.join((str(root / "src"), str(root))), "DATABASE_URL": ""}
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=env, capture_output=True, text=True, timeout=120, check=False
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    told = json.loads(ran.stdout)
    assert told["seen"] > 0 and told["state_seen"] == "running", "progress is seen from outside"
    assert told["inside"] == 0, "although the transaction is open"
    assert (told["state"], told["left"]) == ("stopped", 0), "and what was begun is undone"
    assert told["took"] < 5
