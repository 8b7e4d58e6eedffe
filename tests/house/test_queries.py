"""How often each page asks the database: frozen in `query_counts.json`, and the same however much there is.

`cold` is the first reader after a change, `warm` the next one. After a change on purpose:
`PATIBAT_WRITE_QUERY_COUNTS=1 python -m pytest tests/house/test_queries.py`, then read the difference.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from patibat.accounts.models import User
from patibat.monitoring.models import Assignment, ProjectProgress
from patibat.network.choices import AgencyKind, Role
from patibat.plans.models import PlanNode
from patibat.records.stamp import forget_everything
from patibat.resources.models import Disbursement
from tests.builders import TODAY, Small, indicator_make, project_make, round_make, small_plan
from tests.cast import ANONYMOUS, PEOPLE, Tree, agency_make, hold
from tests.house.things import EVERY, Things, things_add, things_make
from tests.monitoring.reports import put

pytestmark = pytest.mark.django_db
COUNTS = Path(__file__).with_name("query_counts.json")
TABLE = Path(__file__).with_name("permissions.json")
READERS = (ANONYMOUS, "analyst", "administrator", "officer")
WORK = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")


def reader_of(name: str) -> str | None:
    """The first of the readers whom the page lets in, as the permission table has it; None: it is no page to read."""
    row: dict[str, str] = json.loads(TABLE.read_text(encoding="utf-8"))[name]
    return next((who for who in READERS if row[who].startswith("200 ")), None)


PAGES = [(name, keys) for name, keys in EVERY if reader_of(name)]


@pytest.fixture
def things(tree: Tree, person: Callable[[str], User], settings: Any, monkeypatch: pytest.MonkeyPatch) -> Things:
    settings.PATIBAT_AS_OF = TODAY
    # PostgreSQL would read the choices of a form through cursors that nobody counts.
    monkeypatch.setitem(connection.settings_dict, "DISABLE_SERVER_SIDE_CURSORS", True)
    small = small_plan(tree)
    things = things_make(small, {name: person(name) for name in PEOPLE})
    put(small.round, tree.area1, small.ratio, "30/40", status="published")
    grow(things, range(2))
    round_make(small.plan, year=2569, quarter=3)
    return things


def asked(client: Client, address: str) -> int:
    """Queries of one page; savepoints are no questions."""
    with CaptureQueriesContext(connection) as found:
        answer = client.get(address)
        if answer.streaming:
            answer.getvalue()
    assert answer.status_code == 200, address
    return sum(one["sql"].lstrip("( ").upper().startswith(WORK) for one in found)


def counted(things: Things, client: Client, name: str, keys: tuple[str, ...]) -> dict[str, int]:
    address = things.address(name, keys, things.small.tree.area1)
    client.get(address)  # what is looked up once in the life of a process
    forget_everything()
    cache.clear()
    return {"cold": asked(client, address), "warm": asked(client, address)}


@pytest.mark.parametrize(("name", "keys"), PAGES, ids=[name for name, _ in PAGES])
def test_a_page_asks_as_often_as_it_did(
    things: Things, client_for: Callable[[str], Client], name: str, keys: tuple[str, ...]
) -> None:
    frozen: dict[str, dict[str, int]] = json.loads(COUNTS.read_text(encoding="utf-8")) if COUNTS.exists() else {}
    client = client_for(reader_of(name) or "")
    found = counted(things, client, name, keys)
    if os.environ.get("PATIBAT_WRITE_QUERY_COUNTS"):
        COUNTS.write_text(json.dumps(frozen | {name: found}, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        return
    assert frozen.get(name) == found, "see the top of this file"
    grow(things, range(2, 8))
    round_make(things.small.plan, year=2569, quarter=4)
    assert counted(things, client, name, keys) == found, "it asks more often when there is more"


def test_the_file_has_no_page_too_many() -> None:
    assert json.loads(COUNTS.read_text(encoding="utf-8")).keys() == {name for name, _ in PAGES}


def grow(things: Things, numbers: Iterable[int]) -> None:
    """More of everything that pages list; two have made each kind and state appear once."""
    small, area = things.small, things.small.tree.area1
    for number in numbers:
        school = agency_make(f"more-{number}", f"โรงเรียน {number}", AgencyKind.SCHOOL, area)
        user = User.objects.create_user(f"more-{number}", full_name=f"ครู คนที่ {number}")
        hold(user, Role.SCHOOL, school)
        indicator = indicator_make(small.plan, f"M{number}", f"ตัวชี้วัด {number}", rule="sum", reporters=[area, school])
        small.issue.indicators.add(indicator)
        Assignment.objects.get_or_create(round=small.round, agency=school)
        status = "published" if number % 2 else "submitted"
        for agency in (area, school):
            result = put(small.round, agency, indicator, str(number), status=status)
            things_add(small, agency, things.users["officer"], things.file, result)
        _project(small, number, status)
        _node(small, number)


def _project(small: Small, number: int, status: str) -> None:
    project = project_make(small.plan, f"MP{number}", small.tree.area1, {1: "10.00", 2: "20.00"})
    ProjectProgress.objects.create(
        round=small.round, project=project, work="under_way", percent=10, status=status, origin_kind="form"
    )
    Disbursement.objects.create(
        project=project,
        agency=project.agency,
        year=2570,
        quarter=1,
        source_kind=2,
        amount=5,
        status=status,
        origin_kind="form",
    )


def _node(small: Small, number: int) -> None:
    issue = PlanNode.objects.create(
        version=small.version, key=f"m{number}", kind="issue", number=str(number), title=f"ประเด็น {number}", order=10
    )
    PlanNode.objects.create(
        version=small.version, key=f"n{number}", kind="strategy", title="กลยุทธ์", parent=issue, order=11
    )
