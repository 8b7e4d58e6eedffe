"""`can(user, verb, agency)`: the one rule of who may do what, to which agency's things.

A verb is allowed to roles; a role is held, on a day, through a position, for an agency and everything below it.
Nothing is allowed that is not written here (deny by default).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

import rules
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from patibat.accounts.models import User
from patibat.kit.clock import today
from patibat.network.choices import Role
from patibat.network.models import Agency, Holding
from patibat.network.problems import NOT_ALLOWED
from patibat.problems import Where

_OFFICE = frozenset({Role.ADMINISTRATOR, Role.ANALYST})
_REPORTERS = frozenset({Role.ANALYST, Role.OFFICER, Role.SCHOOL})
_READERS = frozenset(Role)

# verb → the roles that may; the same name is the audit action, the service and the url of the verb.
VERBS: dict[str, frozenset[Role]] = {
    "user.view": frozenset({Role.ADMINISTRATOR}),
    "user.add": frozenset({Role.ADMINISTRATOR}),
    "user.reset": frozenset({Role.ADMINISTRATOR}),
    "user.disable": frozenset({Role.ADMINISTRATOR}),
    "user.enable": frozenset({Role.ADMINISTRATOR}),
    "position.view": frozenset({Role.ADMINISTRATOR, Role.ANALYST, Role.EXECUTIVE}),
    "position.add": frozenset({Role.ADMINISTRATOR}),
    "holding.add": frozenset({Role.ADMINISTRATOR}),
    "holding.end": frozenset({Role.ADMINISTRATOR}),
    "handover.view": frozenset({Role.ADMINISTRATOR, Role.ANALYST, Role.EXECUTIVE}),
    "agency.view": _READERS,
    "agency.add": _OFFICE,
    "agency.change": _OFFICE,
    "agency.rename": _OFFICE,
    "audit.view": _OFFICE,
    "job.view": _OFFICE,
    "staff.view": _READERS,
    "plan.view_draft": frozenset({Role.ADMINISTRATOR, Role.ANALYST, Role.EXECUTIVE, Role.COMMITTEE}),
    "plan.change": frozenset({Role.ANALYST}),
    "plan.load": frozenset({Role.ANALYST, Role.OFFICER}),
    "plan.adopt": frozenset({Role.ANALYST}),
    "plan.check": _READERS,
    "finding.answer": frozenset({Role.ANALYST}),
    "finding.withdraw": frozenset({Role.ANALYST}),
    "link.view": _READERS,
    "link.change": frozenset({Role.ANALYST, Role.OFFICER}),
    "adoption.record": frozenset({Role.ANALYST, Role.OFFICER, Role.EXECUTIVE}),
    "adoption.withdraw": frozenset({Role.ANALYST}),
    "executive.view": _READERS,
    "project.change": frozenset({Role.ANALYST, Role.OFFICER}),
    "round.view": _READERS,
    "round.open": frozenset({Role.ANALYST}),
    "assignment.extend": frozenset({Role.ANALYST}),
    "result.view": _READERS,
    "result.submit": _REPORTERS,
    "result.return": frozenset({Role.ANALYST}),
    "result.approve": frozenset({Role.ANALYST}),
    "result.publish": frozenset({Role.ANALYST}),
    "result.withhold": frozenset({Role.ANALYST}),
    "explanation.add": frozenset({Role.OFFICER, Role.SCHOOL, Role.ANALYST}),
    "upload.receive": _REPORTERS,
    "upload.view": _REPORTERS,
    "upload.apply": _REPORTERS,
    "upload.discard": _REPORTERS,
    "workbook.make": _REPORTERS,
    "report.view": _READERS,
}


@dataclass(frozen=True, slots=True)
class Scope:
    """One role held for one agency and everything below it."""

    role: Role
    agency_id: int


def scopes(user: User | AnonymousUser, on: datetime.date | None = None) -> tuple[Scope, ...]:
    """The roles a user holds on a day; read once per user object, that is once a request."""
    if not isinstance(user, User) or not user.is_active:
        return ()
    day = on or today()
    kept: dict[datetime.date, tuple[Scope, ...]] = user.__dict__.setdefault("_scopes", {})
    if day not in kept:
        rows = Holding.objects.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=day), user=user, valid_from__lte=day
        ).values_list("position__role", "position__agency_id")
        kept[day] = tuple(Scope(Role(role), agency_id) for role, agency_id in rows)
    return kept[day]


def can(user: User | AnonymousUser, verb: str, agency: Agency | None = None) -> bool:
    """May the user do this to this agency's things? Without an agency: to any agency at all.

    Raises KeyError for a verb that nobody declared: a misspelt verb must not read as a refusal.
    """
    roles = VERBS[verb]
    held = [scope.agency_id for scope in scopes(user) if scope.role in roles]
    if not held or agency is None:
        return bool(held)
    return agency.pk in held or not set(held).isdisjoint(_ancestor_ids(agency))


def check(user: User | AnonymousUser, verb: str, agency: Agency | None = None) -> None:
    """As `can`, but raises the `Problem` `network.not-allowed` with what to do next."""
    if not can(user, verb, agency):
        raise NOT_ALLOWED.at(Where(record=agency.name if agency else ""), verb=verb)


def agencies_for(user: User | AnonymousUser, verb: str) -> set[int]:
    """The ids of all agencies to whose things the user may do this: those held, and everything below them."""
    held = {scope.agency_id for scope in scopes(user) if scope.role in VERBS[verb]}
    return held | _descendant_ids(held)


def agency_ids_under(agency: Agency) -> set[int]:
    """The ids of an agency and of everything below it: whose things count as its own."""
    return {agency.pk} | _descendant_ids({agency.pk})


def rules_declare() -> None:
    """Make every verb a permission of django-rules, by which rooms below ask: `user.has_perm("audit.view")`."""
    for verb in VERBS:
        rules.set_perm(verb, rules.predicate(_asked(verb), name=verb))


def _asked(verb: str) -> Callable[[User | AnonymousUser, Agency | None], bool]:
    def may(user: User | AnonymousUser, agency: Agency | None = None) -> bool:
        return can(user, verb, agency)

    return may


def _ancestor_ids(agency: Agency) -> set[int]:
    found: set[int] = set()
    parent_id = agency.parent_id
    while parent_id is not None and parent_id not in found:
        found.add(parent_id)
        parent_id = Agency.objects.filter(pk=parent_id).values_list("parent_id", flat=True).first()
    return found


def _descendant_ids(roots: set[int]) -> set[int]:
    found: set[int] = set()
    level = roots
    while level:
        level = set(Agency.objects.filter(parent_id__in=level).values_list("pk", flat=True)) - found
        found |= level
    return found
