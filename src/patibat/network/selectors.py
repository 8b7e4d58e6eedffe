"""Reading the network: agencies and their names, positions and who holds them."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.cache import cache
from django.db import DatabaseError
from django.db.models import Prefetch, Q, QuerySet

from patibat.accounts.models import User
from patibat.kit.clock import today
from patibat.network.choices import NameKind
from patibat.network.models import Agency, AgencyName, Holding, Office, Position
from patibat.network.permissions import agencies_for
from patibat.thai import search_key

_OFFICE_CACHE = "network.office"
_OFFICE_SECONDS = 30
# Spaces, stops and dashes are written as one likes: สพป. เขต 1, สพป.เขต1.
_LOOSE = re.compile(r"[\s.\-–—_()\"'“”]+")


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """Whose installation this is; empty before the first run."""

    name: str = ""
    contact: str = ""
    is_sample: bool = False


def office_facts() -> OfficeFacts:
    """Kept for half a minute, for every page shows it; empty also where there is no database yet."""
    kept = cache.get(_OFFICE_CACHE)
    if isinstance(kept, OfficeFacts):
        return kept
    try:
        row = Office.objects.values_list("agency__name", "contact", "is_sample").first()
    except DatabaseError:
        return OfficeFacts()
    facts = OfficeFacts(*row) if row else OfficeFacts()
    cache.set(_OFFICE_CACHE, facts, _OFFICE_SECONDS)
    return facts


def office_facts_forget() -> None:
    """After the office or its name has changed."""
    cache.delete(_OFFICE_CACHE)


def site_name() -> str:
    """The name of the coordinating agency; empty before the first run (`PATIBAT_SITE_NAME`)."""
    return office_facts().name


def site_contact() -> str:
    """Whom to ask (`PATIBAT_CONTACT`)."""
    return office_facts().contact


def site_is_sample() -> bool:
    """Is this the sample province (`PATIBAT_IS_SAMPLE`)?"""
    return office_facts().is_sample


def office() -> Office | None:
    """The row of this installation."""
    return Office.objects.select_related("agency").first()


def agencies(
    *, visible_to: User | None = None, verb: str = "agency.view", on: datetime.date | None = None
) -> QuerySet[Agency]:
    """Agencies in order: all of them for the public (None), else those to whose things the user may do the verb.

    `on` keeps only agencies that existed on that day.
    """
    found = Agency.objects.select_related("parent", "affiliation")
    if visible_to is not None:
        found = found.filter(pk__in=agencies_for(visible_to, verb))
    if on is not None:
        found = found.filter(_valid(on))
    return found


def agency_names_on(agency: Agency, on: datetime.date) -> str:
    """The name that was in force on that day: a former name within its dates, else the name of today."""
    return agency_names([agency], on)[agency.pk]


def agency_names(agencies: Iterable[Agency], on: datetime.date) -> dict[int, str]:
    """Names in force on a day, by id of agency; one query however many."""
    names = {agency.pk: agency.name for agency in agencies}
    former = AgencyName.objects.filter(_valid(on), agency_id__in=names, kind=NameKind.FORMER, valid_to__isnull=False)
    # Oldest first: where dates overlap, the name that lasted longest stands.
    return names | dict(former.order_by("valid_to").values_list("agency_id", "name"))


class AgencyIndex:
    """Every way in which agencies are called, read once; for finding many."""

    def __init__(self, on: datetime.date | None = None) -> None:
        self._on = on
        self._by_key: dict[str, list[tuple[bool, Agency]]] = defaultdict(list)
        for agency in Agency.objects.prefetch_related(Prefetch("names")):
            own = (agency.name, agency.abbreviation, agency.name_en, agency.code)
            self._put(agency, own, agency.valid_from, agency.valid_to)
            for name in agency.names.all():
                self._put(agency, (name.name,), name.valid_from, name.valid_to)

    def find(self, text: str) -> list[Agency]:
        """The agencies called so: those for which the name was valid on the day, else all that ever were."""
        found = self._by_key.get(name_key(text), [])
        current = [agency for valid, agency in found if valid]
        return list(dict.fromkeys(current or [agency for _, agency in found]))

    def _put(
        self, agency: Agency, names: Iterable[str], since: datetime.date | None, until: datetime.date | None
    ) -> None:
        on = self._on
        valid = on is None or ((since is None or since <= on) and (until is None or until >= on))
        for key in {name_key(name) for name in names if name}:
            self._by_key[key].append((valid, agency))


def agency_find(text: str, on: datetime.date | None = None) -> list[Agency]:
    """The agencies that a name, abbreviation, alias, former name or code means on a day; more than one is a question.

    Case, digits, spaces, stops and dashes do not matter. For many texts keep one `AgencyIndex`.
    """
    return AgencyIndex(on or today()).find(text) if name_key(text) else []


def name_key(text: str) -> str:
    """What two spellings of one name have in common."""
    return _LOOSE.sub("", search_key(text))


def holders_on(on: datetime.date, *, agency: Agency | None = None) -> QuerySet[Holding]:
    """Who holds which position on a day; of one agency, or of all."""
    found = Holding.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on), valid_from__lte=on)
    if agency is not None:
        found = found.filter(position__agency=agency)
    return found.select_related("user", "position__agency").order_by("position__agency", "position", "valid_from")


def holdings_of(user: User) -> QuerySet[Holding]:
    """Every position the user holds, held or will hold, newest first."""
    return Holding.objects.filter(user=user).select_related("position__agency")


def holdings_live(user: User) -> QuerySet[Holding]:
    """Positions the user holds today or will hold."""
    return holdings_of(user).filter(Q(valid_to__isnull=True) | Q(valid_to__gte=today()))


def positions(user: User, verb: str) -> QuerySet[Position]:
    """The positions to which a user may do the verb, with their holders."""
    holders = Prefetch("holdings", Holding.objects.select_related("user"))
    found = Position.objects.filter(agency_id__in=agencies_for(user, verb))
    return found.select_related("agency").prefetch_related(holders).order_by("agency__order", "agency__code", "title")


def users_for(user: User, verb: str) -> QuerySet[User]:
    """The accounts to which a user may do the verb: holders of positions in reach, and holders of none."""
    reach = agencies_for(user, verb)
    if not reach:
        return User.objects.none()
    elsewhere = Holding.objects.exclude(position__agency_id__in=reach)
    held = elsewhere.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=today()))
    return User.objects.exclude(pk__in=held.values("user_id")).order_by("username")


def _valid(on: datetime.date) -> Q:
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=on)
    return begun & (Q(valid_to__isnull=True) | Q(valid_to__gte=on))
