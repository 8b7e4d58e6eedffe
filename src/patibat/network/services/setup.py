"""The first run of a real office."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from patibat.accounts import services as accounts
from patibat.accounts.models import User
from patibat.kit.clock import today
from patibat.network.choices import AgencyKind, Role
from patibat.network.models import Agency, Holding, Office, Position
from patibat.network.problems import ALREADY_SET_UP
from patibat.network.selectors import office_facts_forget
from patibat.network.services.agencies import agencies_feed
from patibat.records.services import Change, audit_record
from patibat.thai.places import province

_OFFICE_WORDS = "สำนักงานศึกษาธิการ"
_PROVINCE_WORD = "จังหวัด"
# The capital is the one province-level place that is not called จังหวัด.
_CAPITAL = "10"


@dataclass(frozen=True, slots=True)
class SetUp:
    """What the first run has made; `token` is that of the one-time password link and is shown once."""

    office: Office
    administrator: User
    token: str


@transaction.atomic
def office_setup(*, admin_username: str, province_code: str = "", full_name: str = "") -> SetUp:
    """Make the office of an empty installation: root agency, administrator's position, its holder, one-time link.

    Without a province the office is named later, on its agency page. Raises `network.already-set-up`,
    `thai.place-unknown`, and the problems of `accounts.services.user_add`.
    """
    if Office.objects.exists() or Agency.objects.exists() or User.objects.exists():
        raise ALREADY_SET_UP.at()
    code, name = _office_name(province_code)
    agency = Agency.objects.create(
        code=f"peo-{code}" if code else "peo", name=name, kind=AgencyKind.PEO, place_code=code
    )
    office = Office.objects.create(province_code=code, agency=agency)
    role = Role.ADMINISTRATOR
    user, token = accounts.user_add(by=None, username=admin_username, full_name=full_name or str(role.label))
    position = Position.objects.create(agency=agency, title=str(role.label), role=role)
    Holding.objects.create(position=position, user=user, valid_from=today())
    after = {"agency": agency.code, "name": name, "administrator": user.username}
    audit_record(by=None, action="office.setup", changes=[Change("network.Office", str(office.pk), None, after)])
    agencies_feed([agency])
    office_facts_forget()
    return SetUp(office, user, token)


def _office_name(province_code: str) -> tuple[str, str]:
    if not province_code.strip():
        return "", f"{_OFFICE_WORDS}{_PROVINCE_WORD}"
    place = province(province_code)
    return place.code, f"{_OFFICE_WORDS}{'' if place.code == _CAPITAL else _PROVINCE_WORD}{place.name_th}"
