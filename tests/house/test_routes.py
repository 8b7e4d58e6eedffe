"""The permission table: every route × the whole cast, allowed and denied, on one's own things and on another's.

A route without a rule fails. What a rule says is checked against what the route does; what it does is also frozen in
`permissions.json`, so that a change of rights is seen in review. After a change on purpose:
`PATIBAT_WRITE_PERMISSIONS=1 python -m pytest tests/house/test_routes.py`, then read the difference.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from patibat.accounts.models import User
from patibat.config.rooms import routes
from patibat.intake.choices import UploadKind, UploadState
from patibat.intake.models import Upload
from patibat.monitoring.models import Assignment, Evidence, Result
from patibat.network.models import Agency, Holding, Position
from patibat.network.permissions import VERBS
from patibat.records.models import Job
from patibat.records.services import attachment_keep
from patibat.records.stamp import forget_everything
from tests.builders import TODAY, Small, small_plan
from tests.cast import ANONYMOUS, PEOPLE, Tree
from tests.monitoring.reports import put

pytestmark = pytest.mark.django_db
TABLE = Path(__file__).with_name("permissions.json")
CAST = (*sorted(PEOPLE), ANONYMOUS)
API = "api-v1:"  # public as a whole
SIGN_IN = "/accounts/login/"
QUESTIONS = {"report-make": "?year=2570&quarter=1"}
# These let everybody of the verb's roles in and sort by agency inside: an empty or smaller list, not a refusal.
LISTS = {"round-list", "round-open", "result-list", "upload-list", "upload-receive", "workbook-make", "desk-home"}


def patterns(found: list[URLPattern | URLResolver], namespace: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """(name with its namespace, names of the arguments) of every route there is."""
    for one in found:
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns, f"{one.namespace}:" if one.namespace else namespace)
        else:
            yield f"{namespace}{one.name}", tuple(one.pattern.converters)


EVERY = sorted(set(patterns(get_resolver().url_patterns)))


@dataclass(frozen=True)
class Things:
    """What the routes are about: the same things of area-1 (whose officer is `officer`) and of area-2."""

    small: Small
    users: dict[str, User]
    file: Any

    def address(self, name: str, keys: tuple[str, ...], agency: Agency) -> str:
        """The address of a route about an agency's things."""
        return reverse(name, kwargs=self.arguments(name, keys, agency)) + QUESTIONS.get(name, "")

    def arguments(self, name: str, keys: tuple[str, ...], agency: Agency) -> dict[str, Any]:
        known: dict[str, Any] = {
            "code": "en" if name == "kit-language" else self._code(name, agency),
            "key": "i1",
            "figure_id": f"indicator~K1~{agency.code}~FY2570Q1~-~1",
            "token": "no-such-token",
            "name": "quarterly-progress",
            "format": "json",
            "number": self._number(name, agency) if "number" in keys else 0,
        }
        return {key: known[key] for key in keys}

    def _code(self, name: str, agency: Agency) -> str:
        kinds = {"portal-plan": "P1", "portal-issue": "P1", "portal-project": "PJ1", "portal-indicator": "K1"}
        kinds |= {f"{API}{kind}": code for kind, code in (("plan", "P1"), ("project", "PJ1"), ("indicator", "K1"))}
        return next((code for kind, code in kinds.items() if name.startswith(kind)), agency.code)

    def _number(self, name: str, agency: Agency) -> int:
        result = Result.objects.filter(agency=agency).first()
        assert result is not None
        found: dict[str, Callable[[], int]] = {
            "user": lambda: self.users["citizen"].pk,
            "handover": lambda: self.users["officer"].pk,
            "position": lambda: Position.objects.filter(agency=agency).earliest("pk").pk,
            "holding": lambda: (
                (Holding.objects.earliest("pk") if name == "holding-end" else Position.objects.earliest("pk")).pk
            ),
            "round": lambda: self.small.round.pk,
            "assignment": lambda: Assignment.objects.get(round=self.small.round, agency=agency).pk,
            "evidence": lambda: result.pk if name == "evidence-add" else Evidence.objects.get(result=result).pk,
            "upload": lambda: Upload.objects.get(agency=agency).pk,
            "job": lambda: Job.objects.get(key=agency.code).pk,
            "explanation": lambda: result.pk,
        }
        of_round = {"result-publish", "result-review", "result-approve", "result-return", "result-submit"}
        if name in of_round:
            return self.small.round.pk
        return found.get(name.split("-")[0], lambda: result.pk)()


@pytest.fixture
def things(tree: Tree, person: Callable[[str], User], settings: Any) -> Things:
    settings.PATIBAT_AS_OF = TODAY
    small = small_plan(tree)
    users = {name: person(name) for name in PEOPLE}
    file = attachment_keep(by=None, content=b"PK", name="ผล.xlsx", content_type="x", model="x", key="1")
    for agency, by in ((tree.area1, users["officer"]), (tree.area2, users["officer2"])):
        result = put(small.round, agency, small.total, "10", status="submitted")
        Result.objects.filter(pk=result.pk).update(origin_file=file, submitted_by=by)
        Evidence.objects.create(result=result, attachment=file, description="หลักฐาน")
        Upload.objects.create(
            kind=UploadKind.QUARTERLY_RESULT,
            attachment=file,
            agency=agency,
            round=small.round,
            state=UploadState.REFUSED,
            by=by,
        )
        Job.objects.create(kind="upload.read", title="อ่านแฟ้ม", model="x", key=agency.code, by=by)
    Holding.objects.filter(user=users["citizen"]).delete()
    return Things(small, users, file)


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


def rule_of(name: str) -> str:
    return "public" if name.startswith(API) else routes()[name]


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
    return name not in ("round-view", "agency-staff-list", "agency-staff-view", "job-list", "report-list")


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
