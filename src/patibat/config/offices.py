"""The first run of a real office: its row, its agency, and the position of the administrator who lets others in."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from patibat.accounts.models import User
from patibat.accounts.services import user_add
from patibat.config.problems import ALREADY_SET_UP
from patibat.kit.clock import today
from patibat.network.choices import AgencyKind, Role
from patibat.network.models import Agency, Holding, Office, Position
from patibat.records.services import Change, audit_record, thing
from patibat.thai import province as find_province

OFFICE_NAME = "สำนักงานศึกษาธิการจังหวัด"
LOCAL_URL = "http://127.0.0.1:8000"


@transaction.atomic
def office_set_up(*, admin: str, full_name: str, province: str = "") -> str:
    """Make the office and its administrator; gives the token of the link by which the password is set.

    Raises `config.already-set-up`, and what `thai.province` and `accounts.services.user_add` raise.
    """
    if User.objects.exists() or Agency.objects.exists() or Office.objects.exists():
        raise ALREADY_SET_UP.at()
    name, name_en = _names(province)
    agency = Agency.objects.create(code="peo", name=name, name_en=name_en, kind=AgencyKind.PEO, place_code=province)
    office = Office.objects.create(province_code=province, agency=agency)
    user, token = user_add(by=None, username=admin, full_name=full_name)
    position = Position.objects.create(agency=agency, title=str(Role.ADMINISTRATOR.label), role=Role.ADMINISTRATOR)
    Holding.objects.create(position=position, user=user, valid_from=today())
    changes = [
        Change(*thing(office), before=None, after={"province_code": province, "agency": agency.code}),
        Change(*thing(agency), before=None, after={"code": agency.code, "name": name}),
        Change(*thing(position), before=None, after={"role": position.role, "user": user.username}),
    ]
    audit_record(by=user, action="office.setup", changes=changes)
    return token


def _names(code: str) -> tuple[str, str]:
    """Thai and English name of the office of a province; the bare title when no province is given."""
    if not code:
        return OFFICE_NAME, "Provincial Education Office"
    found = find_province(code)
    return f"{OFFICE_NAME}{found.name_th}", f"{found.name_en} Provincial Education Office"


def link_url(token: str) -> str:
    """The whole address of a one-time link, to be handed to its person."""
    return f"{settings.PATIBAT_URL or LOCAL_URL}{reverse('link-use', args=[token])}"
