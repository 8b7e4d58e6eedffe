"""The permission table: every route × the whole cast, allowed and denied, on one's own things and on another's.

A route without a rule fails. What a rule says is checked against what the route does; what it does is also frozen in
`permissions.json`, so that a change of rights is seen in review. After a change on purpose:
`PATIBAT_WRITE_PERMISSIONS=1 python -m pytest tests/house/test_routes.py`, then read the difference.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from patibat.accounts.models import User
from patibat.config.rooms import routes
from patibat.network.permissions import VERBS
from patibat.records.stamp import forget_everything
from tests.builders import TODAY, small_plan
from tests.cast import ANONYMOUS, PEOPLE, Tree
from tests.house.things import API, EVERY, Things, rule_of, things_make

pytestmark = pytest.mark.django_db
TABLE = Path(__file__).with_name("permissions.json")
CAST = (*sorted(PEOPLE), ANONYMOUS)
SIGN_IN = "/accounts/login/"
# These let everybody of the verb's roles in and sort by agency inside: an empty or smaller list, not a refusal.
LISTS = {
    "round-list",
    "round-open",
    "result-list",
    "upload-list",
    "upload-receive",
    "workbook-make",
    "action-plan-workbook",
    "desk-home",
}


@pytest.fixture
def things(tree: Tree, person: Callable[[str], User], settings: Any) -> Things:
    settings.PATIBAT_AS_OF = TODAY
    return things_make(small_plan(tree), {name: person(name) for name in PEOPLE})


def outcome(client: Client, method: str, address: str) -> str:
    """The status of one request, which leaves nothing behind; a way to the sign-in page is written as such."""
    with transaction.atomic():
        answer = getattr(client, method)(address)
        transaction.set_rollback(True)
    forget_everything()
    target = answer.headers.get("Location", "")
    return "sign-in" if target.startswith(SIGN_IN) else str(answer.status_code)


def refused(status: str) -> bool:
    """Nothing was given or done; 405: the route knows no such method for anybody."""
    return status in ("sign-in", "403", "404", "405")


def test_every_route_has_a_rule() -> None:
    names = {name for name, _ in EVERY if not name.startswith(API)}
    rules = routes()
    assert not names - rules.keys(), "give the route a line in ROUTES of its room's urls.py"
    assert not rules.keys() - names, "a rule without a route"
    assert set(rules.values()) <= VERBS.keys() | {"public", "signed-in", "superuser"}


def test_the_table_has_no_row_too_many() -> None:
    assert json.loads(TABLE.read_text(encoding="utf-8")).keys() == {name for name, _ in EVERY}


@pytest.mark.parametrize(("name", "keys"), EVERY, ids=[name for name, _ in EVERY])
def test_a_route_does_what_its_rule_says(
    things: Things, client_for: Callable[[str], Client], name: str, keys: tuple[str, ...]
) -> None:
    table: dict[str, dict[str, str]] = json.loads(TABLE.read_text(encoding="utf-8")) if TABLE.exists() else {}
    own, other = things.small.tree.area1, things.small.tree.area2
    found: dict[str, str] = {}
    for who in CAST:
        client = client_for(who)
        addresses = [things.address(name, keys, one) for one in (own, other)]
        found[who] = " ".join(outcome(client, method, one) for method in ("get", "post") for one in addresses)
    _check_rule(rule_of(name), name, found)
    if os.environ.get("PATIBAT_WRITE_PERMISSIONS"):
        TABLE.write_text(json.dumps(table | {name: found}, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        return
    assert table.get(name) == found, "rights changed: see the top of this file"


def _check_rule(rule: str, name: str, found: dict[str, str]) -> None:
    """Who has no role of the verb gets nothing by any method; who has it gets something."""
    for who in CAST:
        statuses = found[who].split(" ")
        assert not any(status.startswith("5") for status in statuses), (who, found[who])
        if rule == "public":
            continue
        role = PEOPLE[who][1] if who != ANONYMOUS else None
        allowed = who != ANONYMOUS if rule == "signed-in" else rule != "superuser" and role in VERBS.get(rule, ())
        if not allowed:
            assert all(refused(one) for one in statuses), (who, found[who])
        elif rule != "signed-in":
            assert not all(refused(one) for one in statuses[:1] + statuses[2:3]) or _elsewhere(who, name), (
                who,
                found[who],
            )
    if rule not in ("public", "signed-in", "superuser") and name not in LISTS and "officer" in found:
        theirs = found["officer"].split(" ")
        if not all(refused(one) for one in theirs) and _scoped(name):
            # An officer of one area never reaches into another's things.
            assert refused(theirs[1]) and refused(theirs[3]), theirs


def _elsewhere(who: str, name: str) -> bool:
    """Roles of the verb whose own agency is another one: the school and the officer of area-2 are not of area-1."""
    return who in ("school", "officer2")


def _scoped(name: str) -> bool:
    """Routes about one agency's things (a round is everybody's)."""
    of_all = {"round-view", "agency-staff-list", "agency-staff-view", "job-list", "report-list"}
    # A plan that is no draft is everybody's to read, and so is what it serves.
    plans = {
        "link-list",
        "upper-plan-list",
        "upper-plan-view",
        "coverage-view",
        "coverage-table-csv",
        "alignment-diagram",
        # Who has taken up a plan in force, by which document, is for every member of staff.
        "adoption-list",
        "adoption-file",
        "plan-load",
        # What is found in a plan that is no draft is for every member of staff.
        "finding-list",
        "finding-list-json",
        "plan-tree",
        "vision-view",
        "version-compare",
        "version-compare-csv",
    }
    return name not in of_all | plans


@pytest.mark.parametrize("name", sorted(name for name, rule in routes().items() if rule in VERBS))
def test_nothing_changes_without_the_token_of_the_page(things: Things, name: str, administrator: User) -> None:
    keys = dict(EVERY)[name]
    client = Client(enforce_csrf_checks=True)
    client.force_login(things.users["analyst"], backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post(things.address(name, keys, things.small.tree.area1))
    assert answer.status_code in (403, 405)


def test_the_api_gives_the_public_what_is_public(things: Things, anonymous: Client) -> None:
    for name, keys in EVERY:
        if name.startswith(API) and name != f"{API}api-root":  # the root itself answers 404 by design of the library
            address = things.address(name, keys, things.small.tree.area1)
            assert anonymous.get(address).status_code == 200, name
            if name != f"{API}openapi-json":  # the library's own description, the same by any method
                assert anonymous.post(address).status_code == 405, name
