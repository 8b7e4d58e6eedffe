"""`can`: allowed and denied, by role, by subtree, by day."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from pytest_django import Settings

from patibat.accounts.models import User
from patibat.network.choices import Capacity, Role
from patibat.network.permissions import VERBS, agencies_for, can, check, scopes
from patibat.problems import Problem
from tests.cast import PEOPLE, Tree, hold

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("verb", sorted(VERBS))
@pytest.mark.parametrize("name", sorted(PEOPLE))
def test_every_verb_is_allowed_to_its_roles_and_to_nobody_else(
    verb: str, name: str, person: Callable[[str], User], tree: Tree
) -> None:
    role, where = PEOPLE[name][1], PEOPLE[name][2]
    allowed = role is not None and role in VERBS[verb]
    assert can(person(name), verb) is allowed
    if where:
        assert can(person(name), verb, getattr(tree, where)) is allowed


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_anonymous_may_do_nothing(verb: str, tree: Tree) -> None:
    assert can(AnonymousUser(), verb) is False
    assert can(AnonymousUser(), verb, tree.school1) is False


def test_a_misspelt_verb_is_an_error_not_a_refusal(officer: User) -> None:
    with pytest.raises(KeyError):
        can(officer, "result.sumbit")


def test_an_officer_reaches_the_own_subtree_only(officer: User, tree: Tree) -> None:
    assert can(officer, "result.submit", tree.area1)
    assert can(officer, "result.submit", tree.school1)
    assert not can(officer, "result.submit", tree.area2)
    assert not can(officer, "result.submit", tree.school2)
    assert not can(officer, "result.submit", tree.office)
    assert agencies_for(officer, "result.submit") == {tree.area1.pk, tree.school1.pk}
    with pytest.raises(Problem) as refused:
        check(officer, "result.submit", tree.area2)
    assert refused.value.code == "network.not-allowed"


def test_a_disabled_account_has_no_role(officer: User) -> None:
    officer.is_active = False
    assert scopes(officer) == ()


@pytest.mark.parametrize(
    ("day", "has"),
    [
        (datetime.date(2026, 9, 30), False),
        (datetime.date(2026, 10, 1), True),
        (datetime.date(2026, 10, 15), True),
        (datetime.date(2026, 10, 16), False),
    ],
)
def test_an_acting_holder_has_the_role_only_in_its_dates(
    citizen: User, tree: Tree, settings: Settings, day: datetime.date, has: bool
) -> None:
    holding = hold(
        citizen, Role.OFFICER, tree.area1, since=datetime.date(2026, 10, 1), until=datetime.date(2026, 10, 15)
    )
    holding.capacity = Capacity.ACTING
    holding.save()
    settings.PATIBAT_AS_OF = day
    assert can(citizen, "result.submit", tree.school1) is has
