"""Run as a script in a process with a database of its own: people who apply at once, and a process that is killed.

`python -m tests.intake.rivals WORD`; prints one JSON object.
"""

from __future__ import annotations

import json
import sys
import threading
from typing import Any

import django


def main(word: str) -> None:
    django.setup()
    print(
        json.dumps({"prepare": prepare, "rush": rush, "large": large, "apply": apply, "state": state}[word]()),
        flush=True,
    )


def prepare() -> dict[str, Any]:
    """The small province with two files of other values for one cell, read and waiting, and one more."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from patibat.intake.services import upload_read, upload_receive, workbook_make
    from patibat.intake.workbooks.layout import RESULTS_SHEET
    from tests.builders import small_plan
    from tests.cast import person_make, tree_make
    from tests.intake.books import fill

    tree = tree_make()
    small = small_plan(tree)
    analyst, officer = person_make("analyst", tree), person_make("officer", tree)
    book = workbook_make(by=analyst, into=small.round, agency=tree.area1)
    for by, value in ((analyst, 7), (officer, 5)):
        content = fill(book, {(RESULTS_SHEET, "area-1/K2", "ผล"): value})
        upload_read(by=by, upload=upload_receive(by=by, content=content, name="ก.xlsx"))
    return {}


def rush() -> dict[str, Any]:
    """Six people apply at once: both files, three times each. What each was told, and what is stored."""
    from django.db import connection

    from patibat.accounts.models import User
    from patibat.intake.models import Upload
    from patibat.intake.services import upload_apply
    from patibat.monitoring.models import Result
    from patibat.problems import Problem
    from patibat.records.models import AuditEntry

    analyst = User.objects.get(username="analyst")
    start = threading.Barrier(6)
    told: list[str] = []

    def run(upload: Upload) -> None:
        start.wait()
        try:
            upload_apply(by=analyst, upload=upload)
            told.append("applied")
        except Problem as problem:
            told.append(f"{problem.code} {problem.message('th')}")
        except Exception as error:
            told.append(f"broke {error!r}")
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(one,)) for one in list(Upload.objects.all()) * 3]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return {
        "told": told,
        "values": [str(one) for one in Result.objects.values_list("value", flat=True)],
        "audits": AuditEntry.objects.filter(action="result.submit").count(),
        "states": sorted(Upload.objects.values_list("state", flat=True)),
    }


def large() -> dict[str, Any]:
    """Two thousand rows, read and waiting."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from patibat.intake.services import upload_read, upload_receive
    from tests.cast import person_make, tree_make
    from tests.intake.large import large_file, large_make

    tree = tree_make()
    analyst = person_make("analyst", tree)
    content = large_file(large_make(tree, agencies=200))
    upload = upload_read(by=analyst, upload=upload_receive(by=analyst, content=content, name="ใหญ่.xlsx"))
    return {"accepted": upload.accepted}


def apply() -> dict[str, Any]:
    """Say that it begins, then apply the file."""
    from patibat.accounts.models import User
    from patibat.intake.models import Upload
    from patibat.intake.services import upload_apply

    upload, analyst = Upload.objects.get(), User.objects.get(username="analyst")
    print("begun", flush=True)
    return {"kept": upload_apply(by=analyst, upload=upload).kept}


def state() -> dict[str, Any]:
    """What is stored."""
    from patibat.intake.models import Upload
    from patibat.monitoring.models import Result
    from patibat.records.models import AuditEntry

    return {
        "upload": Upload.objects.get().state,
        "results": Result.objects.count(),
        "audits": AuditEntry.objects.filter(action="result.submit").count(),
    }


if __name__ == "__main__":
    main(sys.argv[1])
