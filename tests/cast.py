"""The cast of the tests: one small province tree and one person of every sort, with generic names.

```
office   สำนักงานศึกษาธิการจังหวัดตัวอย่าง      administrator, analyst, committee, executive
├─ area1    เขตพื้นที่ 1                       officer
│  └─ school1                                 school
├─ area2    เขตพื้นที่ 2                       officer2
│  └─ school2
└─ college
```
A citizen has an account and no position; anonymous has no account.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.test import Client

from patibat.accounts.models import User
from patibat.network.choices import AgencyKind, Role
from patibat.network.models import Agency, Holding, Office, Position

PASSWORD = "ลองใช้งาน-2569"
SINCE = datetime.date(2019, 10, 1)
BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True, slots=True)
class Tree:
    """The agencies of the small province."""

    office: Agency
    area1: Agency
    area2: Agency
    school1: Agency
    school2: Agency
    college: Agency


# name → (full name, role, agency of the tree)
PEOPLE: dict[str, tuple[str, Role | None, str]] = {
    "administrator": ("ผู้ดูแล ระบบ", Role.ADMINISTRATOR, "office"),
    "analyst": ("นักวิเคราะห์ นโยบาย", Role.ANALYST, "office"),
    "officer": ("เจ้าหน้าที่ เขตหนึ่ง", Role.OFFICER, "area1"),
    "officer2": ("เจ้าหน้าที่ เขตสอง", Role.OFFICER, "area2"),
    "school": ("ครู โรงเรียนหนึ่ง", Role.SCHOOL, "school1"),
    "committee": ("กรรมการ ติดตามผล", Role.COMMITTEE, "office"),
    "executive": ("ผู้บริหาร สำนักงาน", Role.EXECUTIVE, "office"),
    "citizen": ("ประชาชน คนหนึ่ง", None, ""),
}
ANONYMOUS = "anonymous"


def tree_make() -> Tree:
    """The agencies and the row of this installation."""
    office = agency_make("peo", "สำนักงานศึกษาธิการจังหวัดตัวอย่าง", AgencyKind.PEO, abbreviation="ศธจ.ตัวอย่าง")
    area1 = agency_make("area-1", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต 1", AgencyKind.AREA_PRIMARY, office)
    area2 = agency_make("area-2", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต 2", AgencyKind.AREA_PRIMARY, office)
    school1 = agency_make("school-1", "โรงเรียนบ้านหนึ่ง", AgencyKind.SCHOOL, area1)
    school2 = agency_make("school-2", "โรงเรียนบ้านสอง", AgencyKind.SCHOOL, area2)
    college = agency_make("college", "วิทยาลัยเทคนิคตัวอย่าง", AgencyKind.VOCATIONAL, office)
    Office.objects.create(province_code="10", agency=office)
    return Tree(office, area1, area2, school1, school2, college)


def agency_make(
    code: str, name: str, kind: AgencyKind, parent: Agency | None = None, *, abbreviation: str = ""
) -> Agency:
    """One agency, below its parent."""
    return Agency.objects.create(code=code, name=name, kind=kind, parent=parent, abbreviation=abbreviation)


def person_make(name: str, tree: Tree) -> User:
    """One person of the cast, with the position that gives the role."""
    full_name, role, where = PEOPLE[name]
    user = User.objects.create_user(name, PASSWORD, full_name=full_name)
    if role is not None:
        hold(user, role, getattr(tree, where))
    return user


def hold(
    user: User, role: Role, agency: Agency, *, since: datetime.date = SINCE, until: datetime.date | None = None
) -> Holding:
    """Put a person into a position of an agency."""
    position, _ = Position.objects.get_or_create(agency=agency, role=role, title=str(role.label))
    return Holding.objects.create(position=position, user=user, valid_from=since, valid_to=until)


def client_of(user: User | None) -> Client:
    """A browser in which the user is signed in; None: nobody."""
    client = Client()
    if user is not None:
        client.force_login(user, backend=BACKEND)
    return client
