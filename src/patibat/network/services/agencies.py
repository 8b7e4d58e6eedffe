"""Agencies and their names, with dates: what a body was called stays findable and stays right for its time."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields

from django.db import transaction

from patibat.accounts.models import User
from patibat.kit.clock import today
from patibat.network.choices import AgencyKind, NameKind
from patibat.network.models import Affiliation, Agency, AgencyName
from patibat.network.permissions import check
from patibat.network.problems import (
    AGENCY_CIRCLE,
    AGENCY_CODE_TAKEN,
    AGENCY_CODE_WRONG,
    AGENCY_NAME_MISSING,
    DATES_REVERSED,
    RENAME_DATE,
    RENAME_SAME,
)
from patibat.network.selectors import office_facts_forget
from patibat.problems import Where
from patibat.records.services import Change, Findable, audit_record, search_feed
from patibat.thai import clean_text

_CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,49}", re.ASCII)
_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class AgencyDetails:
    """What an agency is, besides its code and its name."""

    kind: AgencyKind
    parent: Agency | None = None
    affiliation: Affiliation | None = None
    abbreviation: str = ""
    name_en: str = ""
    place_code: str = ""
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None


@transaction.atomic
def agency_add(*, by: User, code: str, name: str, details: AgencyDetails) -> Agency:
    """Make an agency below a parent in reach of who makes it.

    Raises `network.not-allowed`, `network.agency-code-wrong`, `network.agency-code-taken`,
    `network.agency-name-missing`, `network.dates-reversed`.
    """
    check(by, "agency.add", details.parent)
    code = code.strip().lower()
    if not _CODE.fullmatch(code):
        raise AGENCY_CODE_WRONG.at(Where(field="code"), code=code)
    if Agency.objects.filter(code=code).exists():
        raise AGENCY_CODE_TAKEN.at(Where(field="code"), code=code)
    agency = Agency(code=code, name=_name(name))
    _fill(agency, details)
    agency.save()
    _keep(by, "agency.add", agency, None)
    return agency


@transaction.atomic
def agency_change(*, by: User, agency: Agency, details: AgencyDetails) -> Agency:
    """Change what an agency is; its name changes by `agency_rename` only.

    Raises `network.not-allowed` (also for the new parent), `network.agency-circle`, `network.dates-reversed`.
    """
    check(by, "agency.change", agency)
    if details.parent is not None and details.parent.pk != agency.parent_id:
        check(by, "agency.change", details.parent)
        _check_circle(agency, details.parent)
    before = _values(agency)
    _fill(agency, details)
    agency.save()
    _keep(by, "agency.change", agency, before)
    return agency


@transaction.atomic
def agency_rename(*, by: User, agency: Agency, name: str, from_date: datetime.date) -> Agency:
    """Give an agency a new name from a day on; the one it had until then is kept with its dates.

    Raises `network.not-allowed`, `network.agency-name-missing`, `network.rename-same`, `network.rename-date`.
    """
    check(by, "agency.rename", agency)
    name = _name(name)
    if name == agency.name:
        raise RENAME_SAME.at(Where(field="name"))
    since = _name_since(agency)
    if from_date > today() or (since is not None and from_date <= since):
        raise RENAME_DATE.at(Where(field="from_date"))
    before = _values(agency)
    AgencyName.objects.create(
        agency=agency, name=agency.name, kind=NameKind.FORMER, valid_from=since, valid_to=from_date - _DAY
    )
    agency.name = name
    agency.save(update_fields=["name"])
    _keep(by, "agency.rename", agency, before, note=from_date.isoformat())
    return agency


def agencies_feed(agencies: Iterable[Agency] | None = None) -> int:
    """Put agencies into the search index under every name they have; without an argument all of them (`rebuild`)."""
    found = Agency.objects.prefetch_related("names") if agencies is None else agencies
    return search_feed(
        room="network",
        entries=(
            Findable(
                kind="agency",
                key=agency.code,
                title=agency.name,
                text=" ".join(
                    [agency.abbreviation, agency.name_en, agency.code, *(other.name for other in agency.names.all())]
                ),
                address=f"/agencies/{agency.code}/",
            )
            for agency in found
        ),
    )


def _name(text: str) -> str:
    name = clean_text(text, 255)
    if not name:
        raise AGENCY_NAME_MISSING.at(Where(field="name"))
    return name


def _name_since(agency: Agency) -> datetime.date | None:
    """The day from which the present name is in force, as far as it is known."""
    former = agency.names.filter(kind=NameKind.FORMER, valid_to__isnull=False).order_by("-valid_to").first()
    return former.valid_to + _DAY if former and former.valid_to else agency.valid_from


def _fill(agency: Agency, details: AgencyDetails) -> None:
    if details.valid_from and details.valid_to and details.valid_to < details.valid_from:
        raise DATES_REVERSED.at(Where(field="valid_to"))
    for name, value in _by_name(details).items():
        setattr(agency, name, clean_text(value, 255) if isinstance(value, str) and name != "kind" else value)


def _by_name(details: AgencyDetails) -> dict[str, object]:
    """The fields by name, without copying agencies."""
    return {field.name: getattr(details, field.name) for field in fields(details)}


def _check_circle(agency: Agency, parent: Agency) -> None:
    above: Agency | None = parent
    while above is not None:
        if above.pk == agency.pk:
            raise AGENCY_CIRCLE.at(Where(field="parent"), name=agency.name, parent=parent.name)
        above = above.parent


def _keep(by: User, action: str, agency: Agency, before: dict[str, object] | None, note: str = "") -> None:
    changes = [Change("network.Agency", str(agency.pk), before, _values(agency), note=note)]
    audit_record(by=by, action=action, changes=changes)
    agencies_feed([agency])
    office_facts_forget()


def _values(agency: Agency) -> dict[str, object]:
    return {
        "code": agency.code,
        "name": agency.name,
        "name_en": agency.name_en,
        "abbreviation": agency.abbreviation,
        "kind": str(agency.kind),
        "parent": agency.parent.code if agency.parent else None,
        "affiliation": agency.affiliation.code if agency.affiliation else None,
        "place_code": agency.place_code,
        "valid_from": agency.valid_from.isoformat() if agency.valid_from else None,
        "valid_to": agency.valid_to.isoformat() if agency.valid_to else None,
    }
