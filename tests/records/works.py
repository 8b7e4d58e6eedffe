"""Work for the tests of background jobs; found by name, as a worker finds it."""

from __future__ import annotations

import time
from typing import Any

from django.db import transaction

from patibat.accounts.models import User
from patibat.records.models import SearchEntry
from patibat.records.problems import FILE_NAME
from patibat.records.progress import Progress, ProgressFile


def counts(*, progress: Progress, by: User | None, upto: int) -> dict[str, Any]:
    progress.total = upto
    for _ in range(upto):
        progress.step()
    return {"url": "/staff/", "label": f"{by} {upto}"}


def meets_a_problem(*, progress: Progress, by: User | None) -> None:
    progress.total = 2
    with transaction.atomic():
        SearchEntry.objects.create(room="test", kind="half", key="1", title="ครึ่งทาง", text="ครึ่งทาง", address="/")
        progress.step()
        raise FILE_NAME.at()


def breaks(*, progress: Progress, by: User | None) -> None:
    raise RuntimeError("secret detail")


def is_stopped_on_the_way(*, progress: Progress, by: User | None, number: int) -> None:
    with transaction.atomic():
        SearchEntry.objects.create(room="test", kind="half", key="2", title="ครึ่งทาง", text="ครึ่งทาง", address="/")
        ProgressFile(number).stop()
        progress.check_stop()


def writes_slowly(*, progress: Progress, by: User | None, seconds: float) -> None:
    """One open transaction all along, as an import has."""
    with transaction.atomic():
        SearchEntry.objects.create(room="test", kind="slow", key="1", title="ช้า", text="ช้า", address="/")
        progress.total = 1000
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            progress.step()
            progress.check_stop()
            time.sleep(0.01)
