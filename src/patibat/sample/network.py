"""Agencies, schools, sample people and their positions."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from django.contrib.auth.hashers import make_password

from patibat.accounts.models import User
from patibat.network.choices import AgencyKind, Capacity, NameKind, Role
from patibat.network.models import Affiliation, Agency, AgencyName, Holding, Office, Position
from patibat.network.selectors import office_facts_forget
from patibat.network.services import agencies_feed
from patibat.sample.reading import Table, read

SENDER_TITLE = "เจ้าหน้าที่แผนและติดตามผล"


@dataclass(slots=True)
class Cast:
    """The agencies by code, and who acts for which."""

    agencies: dict[str, Agency] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    senders: dict[str, User] = field(default_factory=dict)

    @property
    def office(self) -> Agency:
        return self.agencies["peo"]

    @property
    def analyst(self) -> User:
        return self.users["analyst"]

    @property
    def second(self) -> User:
        """The second pair of eyes."""
        return self.users["analyst2"]


def network_make(cast: Cast) -> None:
    """Affiliations, agencies with their names, schools, the row of this installation."""
    content = read("agencies")
    affiliations = {
        one["code"]: Affiliation(order=number, **one) for number, one in enumerate(content["affiliation"], 1)
    }
    Affiliation.objects.bulk_create(affiliations.values())
    rows = [*content["agency"], *_schools(content["office"])]
    _agencies_make(cast, rows, affiliations, content["office"])
    AgencyName.objects.bulk_create(
        _name(cast.agencies[row["code"]], entry) for row in rows for entry in row.get("names", [])
    )
    Office.objects.create(
        province_code=content["province"], agency=cast.office, contact=content["contact"], is_sample=True
    )
    agencies_feed()
    office_facts_forget()


def _schools(office: str) -> list[Table]:
    """Schools as rows of agencies. What the list does not state is left out."""
    content = read("schools")
    return [
        {
            **one,
            "kind": AgencyKind.SCHOOL,
            "parent": one.get("parent", "schools"),
            "source": content["budget_source"] if "affiliation" in one else content["list_source"],
        }
        for one in content["school"]
    ]


def _agencies_make(cast: Cast, rows: list[Table], affiliations: dict[str, Affiliation], office: str) -> None:
    """Parents stand before their children in the data; each level is created at once."""
    waiting = [(number, row) for number, row in enumerate(rows, 1)]
    while waiting:
        known = set(cast.agencies)
        ready = [one for one in waiting if one[1]["code"] == office or one[1].get("parent", office) in known]
        made = [_agency(cast, number, row, affiliations, office) for number, row in ready]
        Agency.objects.bulk_create(made)
        cast.agencies |= {one.code: one for one in made}
        waiting = [one for one in waiting if one[1]["code"] not in cast.agencies]


def _agency(cast: Cast, order: int, row: Table, affiliations: dict[str, Affiliation], office: str) -> Agency:
    parent = None if row["code"] == office else cast.agencies[row.get("parent", office)]
    return Agency(
        code=row["code"],
        name=row["name"],
        name_en=row.get("name_en", ""),
        abbreviation=row.get("abbreviation", ""),
        kind=row["kind"],
        parent=parent,
        affiliation=affiliations[row["affiliation"]] if "affiliation" in row else None,
        place_code=row.get("place", ""),
        valid_from=row.get("valid_from"),
        valid_to=row.get("valid_to"),
        source=row.get("source", ""),
        order=order,
    )


def _name(agency: Agency, entry: list[object]) -> AgencyName:
    """`[name, kind, from, to]`; the dates may be left out, or be empty."""
    name, kind, since, until = (*entry, None, None)[:4]
    return AgencyName(
        agency=agency,
        name=str(name),
        kind=NameKind(str(kind)),
        valid_from=since if isinstance(since, datetime.date) else None,
        valid_to=until if isinstance(until, datetime.date) else None,
    )


def people_make(cast: Cast, password: str, *, since: datetime.date, acting_since: datetime.date) -> None:
    """The sample sign-ins, one hashed password for all, and the position of each."""
    content = read("people")
    # One hash for nine accounts that have one password: hashing is slow on purpose.
    hashed = make_password(password)
    for person in content["person"]:
        user = User.objects.create(
            username=person["username"], full_name=person["full_name"], password=hashed, is_sample=True
        )
        cast.users[user.username] = user
        if "role" in person:
            agency = cast.agencies[person["agency"]]
            _hold(user, agency, person["title"], Role(person["role"]), since)
            if person["role"] == Role.OFFICER:
                cast.senders[agency.code] = user
    for code in (cast.office.code, *content["on_behalf"]["agencies"]):
        cast.senders[code] = cast.analyst
    acting = content["acting"]
    position = Position.objects.create(agency=cast.office, title=acting["title"], role=Role.EXECUTIVE)
    Holding.objects.create(
        position=position,
        user=cast.users[acting["username"]],
        capacity=Capacity.ACTING,
        valid_from=acting_since,
        order_number=acting["order_number"],
    )


def sender_of(cast: Cast, agency: Agency, since: datetime.date) -> User:
    """Who sends for an agency; a sample officer without a password is made for those that have no sign-in."""
    if agency.code not in cast.senders:
        user = User.objects.create(
            username=f"sender-{agency.code}",
            full_name=f"ตัวอย่าง ผู้ส่ง{agency.abbreviation or agency.code} (ตัวอย่าง)",
            password=make_password(None),
            is_sample=True,
        )
        _hold(user, agency, SENDER_TITLE, Role.OFFICER, since)
        cast.senders[agency.code] = user
    return cast.senders[agency.code]


def senders_close(cast: Cast) -> None:
    """Their work is done: only the sample sign-ins can sign in."""
    User.objects.filter(username__startswith="sender-", is_sample=True).update(is_active=False)


def _hold(user: User, agency: Agency, title: str, role: Role, since: datetime.date) -> None:
    position, _ = Position.objects.get_or_create(agency=agency, title=title, role=role)
    Holding.objects.create(position=position, user=user, valid_from=since)
