"""Deciding how the points of plans hang together: each decision is a person's, and stays in the audit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from patibat.accounts.models import User
from patibat.network.permissions import check
from patibat.plans.choices import LinkKind, LinkOrigin, LinkState, LinkStrength
from patibat.plans.models import Plan, PlanLink
from patibat.plans.problems import LINK_EXISTS, LINK_TO_ITSELF, NODE_UNKNOWN
from patibat.plans.selectors import nodes_by_key, version_shown
from patibat.problems import Where
from patibat.records.services import Change, audit_record, thing
from patibat.thai import clean_text

LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Ends:
    """The two points of a link, each by plan and stable key."""

    plan: Plan
    key: str
    to_plan: Plan
    to_key: str


@dataclass(frozen=True, slots=True)
class Terms:
    """How one point stands to the other, in a person's words."""

    kind: LinkKind = LinkKind.SUPPORTS
    strength: LinkStrength = LinkStrength.MIDDLE
    reason: str = ""


SUPPORTS = Terms()


@transaction.atomic
def link_add(*, by: User, ends: Ends, terms: Terms = SUPPORTS, words: Sequence[str] | None = None) -> PlanLink:
    """Link two points. `words` are those of the suggestion that the person accepted; None when the person chose alone.

    Raises `network.not-allowed`, `plans.node-unknown`, `plans.link-to-itself`, `plans.link-exists`.
    """
    _check(by, ends)
    link = _found(ends, terms.kind)
    if link is not None and link.state == LinkState.ACCEPTED:
        raise LINK_EXISTS.at(Where(field="kind"))
    return _decide(by, "link.add", link or _new(ends, terms.kind), LinkState.ACCEPTED, terms, words)


@transaction.atomic
def link_refuse(*, by: User, ends: Ends, reason: str = "", words: Sequence[str] = ()) -> PlanLink:
    """Say that two points do not belong together, so that it is not suggested again.

    Raises `network.not-allowed`, `plans.node-unknown`, `plans.link-to-itself`; `plans.link-exists` if they are linked.
    """
    _check(by, ends)
    link = _found(ends, LinkKind.SUPPORTS)
    if link is not None and link.state == LinkState.ACCEPTED:
        raise LINK_EXISTS.at()
    return _decide(
        by, "link.refuse", link or _new(ends, LinkKind.SUPPORTS), LinkState.REFUSED, Terms(reason=reason), words
    )


@transaction.atomic
def link_change(*, by: User, link: PlanLink, terms: Terms) -> PlanLink:
    """Change kind, strength and reason of a link. Raises `network.not-allowed`, `plans.link-exists`."""
    check(by, "link.change", link.plan.agency)
    ends = Ends(link.plan, link.key, link.to_plan, link.to_key)
    other = _found(ends, terms.kind)
    if other is not None and other.pk != link.pk:
        raise LINK_EXISTS.at(Where(field="kind"))
    before = _values(link)
    link.kind, link.strength, link.reason = terms.kind, terms.strength, clean_text(terms.reason, LONGEST)
    link.by, link.at = by, timezone.now()
    link.save()
    _keep(by, "link.change", link, before, _values(link))
    return link


@transaction.atomic
def link_remove(*, by: User, link: PlanLink) -> None:
    """Take a decision back: a link, or a refusal, which may then be suggested again. Raises `network.not-allowed`."""
    check(by, "link.change", link.plan.agency)
    _keep(by, "link.remove", link, _values(link), None)
    link.delete()


def _check(by: User, ends: Ends) -> None:
    check(by, "link.change", ends.plan.agency)
    if (ends.plan.pk, ends.key) == (ends.to_plan.pk, ends.to_key):
        raise LINK_TO_ITSELF.at()
    for plan, key in ((ends.plan, ends.key), (ends.to_plan, ends.to_key)):
        version = version_shown(plan)
        if version is None or key not in nodes_by_key(version):
            raise NODE_UNKNOWN.at(key=key, plan=plan.code)


def _found(ends: Ends, kind: LinkKind) -> PlanLink | None:
    return PlanLink.objects.filter(
        plan=ends.plan, key=ends.key, to_plan=ends.to_plan, to_key=ends.to_key, kind=kind
    ).first()


def _new(ends: Ends, kind: LinkKind) -> PlanLink:
    return PlanLink(plan=ends.plan, key=ends.key, to_plan=ends.to_plan, to_key=ends.to_key, kind=kind)


def _decide(
    by: User, action: str, link: PlanLink, state: LinkState, terms: Terms, words: Sequence[str] | None
) -> PlanLink:
    before = _values(link) if link.pk else None
    link.state, link.strength, link.reason = state, terms.strength, clean_text(terms.reason, LONGEST)
    link.origin = LinkOrigin.PERSON if words is None else LinkOrigin.SUGGESTION
    link.words, link.by, link.at = list(words or ()), by, timezone.now()
    link.save()
    _keep(by, action, link, before, _values(link))
    return link


def _values(link: PlanLink) -> dict[str, object]:
    return {
        "plan": link.plan.code,
        "key": link.key,
        "to_plan": link.to_plan.code,
        "to_key": link.to_key,
        "kind": link.kind,
        "state": link.state,
        "strength": link.strength,
        "reason": link.reason,
    }


def _keep(
    by: User, action: str, link: PlanLink, before: dict[str, object] | None, after: dict[str, object] | None
) -> None:
    audit_record(by=by, action=action, changes=[Change(*thing(link), before, after)])
