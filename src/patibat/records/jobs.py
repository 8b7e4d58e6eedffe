"""Background work: begin it, run it, and find what was left behind."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import task

from patibat.accounts.models import User
from patibat.problems import Problem
from patibat.records.choices import JobState
from patibat.records.models import Job
from patibat.records.problems import JOB_BROKE
from patibat.records.progress import Progress, ProgressFile, Stopped
from patibat.records.services import job_lost_mark, problem_kept

log = logging.getLogger(__name__)

# Called as work(progress=…, by=…, **kwargs); what it returns (JSON: {"url": …, "label": …}) is shown when it is done.
Work = Callable[..., dict[str, Any] | None]


def job_start(
    *, kind: str, title: str, by: User | None, func: Work, thing: tuple[str, str] = ("", ""), **kwargs: Any
) -> Job:
    """Queue work and give its job; `records` shows it at `job-view`.

    `func` is a function of a module, called as `func(progress=Progress, by=User | None, **kwargs)`; `kwargs` are
    JSON-safe. It opens its own transaction. `thing` names what it works on (`records.services.thing`).
    """
    path = f"{func.__module__}.{func.__qualname__}"
    if import_string(path) is not func:
        raise ValueError(f"{path} cannot be found again by a worker")
    with transaction.atomic():
        job = Job.objects.create(kind=kind, title=title[:255], by=by, model=thing[0], key=thing[1])
        # After a restore numbers come again: what was asked of the earlier bearer of this one is not asked of it.
        ProgressFile(job.pk).remove()
        job_run.enqueue(job.pk, path, kwargs)
    job.refresh_from_db()
    return job


@task()
def job_run(number: int, path: str, kwargs: dict[str, Any]) -> None:
    """What a worker does with a job: once, however often it is delivered."""
    if not Job.objects.filter(pk=number, state=JobState.QUEUED).update(
        state=JobState.RUNNING, started_at=timezone.now()
    ):
        return
    job = Job.objects.select_related("by").get(pk=number)
    progress = Progress(number)
    with progress.beating():
        outcome = _attempt(job, progress, path, kwargs)
    Job.objects.filter(pk=number, state=JobState.RUNNING).update(
        state=outcome.state,
        problem=outcome.problem,
        result=outcome.result,
        done=progress.done,
        total=progress.total or 0,
        stop_asked=progress.stop_asked(),
        seen_at=timezone.now(),
        ended_at=timezone.now(),
    )
    ProgressFile(number).remove()


def jobs_lost_mark() -> int:
    """For `tick`: every running job whose worker has died is marked as failed; gives their number."""
    return sum(job_lost_mark(job) for job in Job.objects.filter(state=JobState.RUNNING))


@dataclass(frozen=True, slots=True)
class _Outcome:
    state: JobState
    problem: dict[str, object] | None = None
    result: dict[str, Any] | None = None


def _attempt(job: Job, progress: Progress, path: str, kwargs: dict[str, Any]) -> _Outcome:
    try:
        progress.check_stop()
        work: Work = import_string(path)
        return _Outcome(JobState.DONE, result=work(progress=progress, by=job.by, **kwargs))
    except Stopped:
        return _Outcome(JobState.STOPPED)
    except Problem as problem:
        return _Outcome(JobState.FAILED, problem_kept(problem))
    except Exception:
        # Whatever the work ran into, the page must say so; the traceback is for the log only.
        reference = secrets.token_hex(4)
        log.exception("incident %s in job %s", reference, job.kind)
        return _Outcome(JobState.FAILED, problem_kept(JOB_BROKE.at(reference=reference)))
