"""Ten thousand rows: read, checked and applied in no more than six times what reading and one bulk insert take."""

from __future__ import annotations

import time
from pathlib import Path

from django.db import connection
from django.test.utils import CaptureQueriesContext

from patibat.accounts.models import User
from patibat.intake.selectors import upload_reading
from patibat.intake.services import upload_apply, upload_read, upload_receive
from patibat.monitoring.models import Result
from patibat.records.models import AuditEntry
from tests.cast import Tree
from tests.intake.large import large_file, large_make, yardstick

BAR = 6


def test_ten_thousand_rows_within_the_bar(tree: Tree, analyst: User, tmp_path: Path) -> None:
    large = large_make(tree)
    path = tmp_path / "ใหญ่.xlsx"
    path.write_bytes(large_file(large))
    kept = upload_receive(by=analyst, content=b"%PDF", name="ก.pdf").attachment
    measure = min(yardstick(large, path.read_bytes(), str(path), kept) for _ in range(2))
    took = 0.0
    # A machine that is busy with something else may spoil one try, not three.
    for add in range(3):
        content = large_file(large, add)
        begun = time.perf_counter()
        upload = upload_read(by=analyst, upload=upload_receive(by=analyst, content=content, name=path.name))
        applied = upload_apply(by=analyst, upload=upload)
        took = time.perf_counter() - begun
        assert (upload.accepted, applied.kept) == (10_000, 10_000)
        print(f"{took:.2f} s, {took / measure:.1f} times the yardstick of {measure:.2f} s")
        if took <= BAR * measure:
            break
    assert took <= BAR * measure
    assert Result.objects.filter(is_current=True).count() == 10_000
    assert AuditEntry.objects.filter(action="result.submit").count() == 10_000 * (add + 1)
    assert len(upload_reading(upload).results) == 10_000


def test_reading_asks_the_database_no_more_for_more_rows(tree: Tree, analyst: User) -> None:
    large = large_make(tree, agencies=60)
    upload = upload_receive(by=analyst, content=large_file(large), name="ก.xlsx")
    with CaptureQueriesContext(connection) as reading:
        upload = upload_read(by=analyst, upload=upload)
    with CaptureQueriesContext(connection) as applying:
        upload_apply(by=analyst, upload=upload)
    inserts = [query for query in applying if query["sql"].startswith("INSERT")]
    assert len(reading) <= 35
    assert len(applying) - len(inserts) <= 35
