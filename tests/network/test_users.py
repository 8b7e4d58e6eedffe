"""Accounts, positions and holders: who may, what is kept, and the last administrator."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from patibat.accounts.models import OneTimeLink, User
from patibat.accounts.selectors import link_of
from patibat.network.choices import Capacity, Role
from patibat.network.handover import Section, handover_document, handover_sections
from patibat.network.models import Holding, Position
from patibat.network.permissions import VERBS, can
from patibat.network.selectors import holders_on, users_for
from patibat.network.services import (
    holding_add,
    holding_end,
    position_add,
    user_add,
    user_disable,
    user_enable,
    user_reset,
)
from patibat.network.urls import ROUTES, urlpatterns
from patibat.papers.documents import render
from patibat.problems import Problem
from patibat.records.selectors import audit_of
from tests.cast import PEOPLE, Tree, hold

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.lower_urls")]
D = datetime.date


def code_of(work: Callable[..., object], **kwargs: object) -> str:
    with pytest.raises(Problem) as caught:
        work(**kwargs)
    return caught.value.code


def fresh(user: User) -> User:
    """As the next request sees the user: roles are read once a request."""
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize("name", [name for name in PEOPLE if name != "administrator"])
def test_only_the_administrator_keeps_accounts(
    person: Callable[[str], User], administrator: User, tree: Tree, name: str
) -> None:
    by = person(name)
    assert code_of(user_add, by=by, username="x", full_name="ก") == "network.not-allowed"
    assert code_of(user_reset, by=by, user=administrator) == "network.not-allowed"
    assert code_of(user_disable, by=by, user=administrator) == "network.not-allowed"
    assert code_of(user_enable, by=by, user=administrator) == "network.not-allowed"
    assert code_of(position_add, by=by, agency=tree.office, title="ก", role=Role.OFFICER) == "network.not-allowed"
    position = Position.objects.filter(agency=tree.office).first()
    assert code_of(holding_add, by=by, position=position, user=by, valid_from=D(2026, 1, 1)) == "network.not-allowed"
    holding = Holding.objects.get(user=administrator)
    assert code_of(holding_end, by=by, holding=holding, last_day=D(2026, 1, 1)) == "network.not-allowed"
    assert not OneTimeLink.objects.exists()


def test_an_administrator_of_a_part_reaches_nobody_outside_it(
    citizen: User, officer: User, officer2: User, administrator: User, tree: Tree
) -> None:
    hold(citizen, Role.ADMINISTRATOR, tree.area1)
    assert user_reset(by=citizen, user=officer)
    assert code_of(user_reset, by=citizen, user=officer2) == "network.not-allowed"
    assert code_of(user_reset, by=citizen, user=administrator) == "network.not-allowed"
    reach = set(users_for(citizen, "user.view"))
    assert officer in reach and officer2 not in reach and administrator not in reach
    assert code_of(holding_end, by=citizen, holding=Holding.objects.get(user=officer2), last_day=D(2026, 1, 1)) == (
        "network.not-allowed"
    )


def test_nobody_closes_the_own_account_nor_the_last_administrator(
    administrator: User, citizen: User, tree: Tree
) -> None:
    assert code_of(user_disable, by=administrator, user=administrator) == "network.not-oneself"
    holding = Holding.objects.get(user=administrator)
    assert (
        code_of(holding_end, by=administrator, holding=holding, last_day=D(2026, 1, 1)) == "network.last-administrator"
    )
    holding.refresh_from_db()
    assert holding.valid_to is None, "nothing half-written"
    hold(citizen, Role.ADMINISTRATOR, tree.office)
    user_disable(by=fresh(citizen), user=administrator)
    assert code_of(user_disable, by=fresh(citizen), user=fresh(citizen)) == "network.not-oneself"
    user_enable(by=fresh(citizen), user=administrator)
    assert fresh(administrator).is_active


def test_an_acting_holder_rests_on_an_order_and_has_dates(
    administrator: User, citizen: User, tree: Tree, settings: Settings
) -> None:
    position = position_add(by=administrator, agency=tree.area1, title="ผู้อำนวยการกลุ่มแผน", role=Role.OFFICER)
    act = partial(holding_add, by=administrator, position=position, user=citizen, capacity=Capacity.ACTING)
    first, last = D(2026, 10, 1), D(2026, 10, 15)
    assert code_of(act, valid_from=first, valid_to=last) == "network.order-missing"
    holding = act(valid_from=first, valid_to=last, order_number="12/2569")
    for day, has in [
        (D(2026, 9, 30), False),
        (D(2026, 10, 1), True),
        (D(2026, 10, 15), True),
        (D(2026, 10, 16), False),
    ]:
        settings.PATIBAT_AS_OF = day
        assert can(fresh(citizen), "result.submit", tree.school1) is has
        assert (holding in holders_on(day)) is has
    overlapping = {"valid_from": D(2026, 10, 15), "order_number": "13/2569"}
    assert code_of(act, **overlapping) == "network.holding-overlaps"
    act(valid_from=D(2026, 10, 16), order_number="13/2569")
    backwards = {"valid_from": D(2026, 1, 2), "valid_to": D(2026, 1, 1), "order_number": "1"}
    assert code_of(act, **backwards) == "network.dates-reversed"


def test_the_end_of_a_holding_is_kept_with_before_and_after(administrator: User, officer: User) -> None:
    holding = Holding.objects.get(user=officer)
    holding_end(by=administrator, holding=holding, last_day=D(2026, 9, 30))
    assert not can(fresh(officer), "result.submit")
    (entry,) = audit_of("network.Holding", str(holding.pk))
    assert (entry.action, entry.by) == ("holding.end", administrator)
    assert entry.before and entry.after
    assert (entry.before["valid_to"], entry.after["valid_to"]) == (None, "2026-09-30")
    early = {"by": administrator, "holding": holding, "last_day": D(2000, 1, 1)}
    assert code_of(holding_end, **early) == "network.dates-reversed"


def test_a_position_stands_once_and_a_closed_account_takes_none(administrator: User, citizen: User, tree: Tree) -> None:
    position = position_add(by=administrator, agency=tree.area2, title="เจ้าหน้าที่แผน", role=Role.OFFICER)
    again = {"by": administrator, "agency": tree.area2, "title": " เจ้าหน้าที่แผน ", "role": Role.OFFICER}
    assert code_of(position_add, **again) == "network.position-taken"
    user_disable(by=administrator, user=citizen)
    wanted = {"by": administrator, "position": position, "user": citizen, "valid_from": D(2026, 1, 1)}
    assert code_of(holding_add, **wanted) == "network.user-inactive"


# Pages


def test_a_role_that_ends_closes_its_pages_with_the_next_request(
    client_for: Callable[[str], Client], administrator: User, citizen: User, tree: Tree
) -> None:
    hold(citizen, Role.ADMINISTRATOR, tree.office)
    client = client_for("administrator")
    assert client.get(reverse("user-list")).status_code == 200
    holding_end(by=fresh(citizen), holding=Holding.objects.get(user=administrator), last_day=D(2026, 1, 1))
    assert client.get(reverse("user-list")).status_code == 403


def arguments(name: str, officer: User, tree: Tree) -> list[object]:
    holding = Holding.objects.get(user=officer)
    if name.startswith(("user-", "handover-")) and name not in ("user-list", "user-add"):
        return [officer.pk]
    if name in ("position-view", "holding-add"):
        return [holding.position_id]
    if name == "holding-end":
        return [holding.pk]
    return [tree.area1.code] if name in ("agency-staff-view", "agency-change", "agency-rename") else []


def test_every_route_has_a_rule() -> None:
    assert {pattern.name for pattern in urlpatterns} == set(ROUTES)
    assert set(ROUTES.values()) <= set(VERBS)


@pytest.mark.parametrize("name", sorted(ROUTES))
@pytest.mark.parametrize("who", [*PEOPLE, "anonymous"])
def test_a_page_opens_for_its_verb_only(
    client_for: Callable[[str], Client], officer: User, tree: Tree, name: str, who: str
) -> None:
    client = client_for(who)
    answer = client.get(reverse(name, args=arguments(name, officer, tree)))
    role = PEOPLE[who][1] if who in PEOPLE else None
    if who == "anonymous":
        assert answer.status_code == 302 and answer["Location"].startswith("/accounts/login/")
    elif role is None or role not in VERBS[ROUTES[name]]:
        assert answer.status_code == 403
    elif name == "user-enable":
        assert answer.status_code == 405
    elif ROUTES[name] == "agency.view" and who in ("school", "officer2") and "view" in name:
        assert answer.status_code == 404, "in reach is only the own part of the tree"
    else:
        assert answer.status_code == 200
        assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("name", ["user-view", "user-reset", "position-view", "holding-end"])
def test_what_is_not_there_is_not_found(client_for: Callable[[str], Client], officer: User, name: str) -> None:
    assert client_for("administrator").get(reverse(name, args=[987654])).status_code == 404


def test_a_new_account_gets_a_slip_that_is_shown_once(client_for: Callable[[str], Client]) -> None:
    client = client_for("administrator")
    answer = client.post(reverse("user-add"), {"username": "newcomer", "full_name": "คนใหม่ มาแล้ว", "email": ""})
    assert answer.status_code == 200 and "no-store" in answer["Cache-Control"]
    page = answer.content.decode()
    found = re.search(r"http://testserver/accounts/link/([\w-]+)/", page)
    assert found and "data:image/svg+xml" in page
    assert link_of(found[1]).user.username == "newcomer"
    for name in ("user-list", "audit-view"):
        assert found[1] not in client.get(reverse(name)).content.decode()


def test_a_form_keeps_what_was_typed_and_says_what_is_wrong(client_for: Callable[[str], Client], officer: User) -> None:
    client = client_for("administrator")
    page = client.post(reverse("user-add"), {"username": "OFFICER", "full_name": "พิมพ์ไว้แล้ว"}).content.decode()
    assert "มีผู้ใช้แล้ว" in page and "พิมพ์ไว้แล้ว" in page and 'href="#id_username"' in page


def test_a_form_without_the_token_of_our_page_writes_nothing(administrator: User, officer: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(administrator, backend="django.contrib.auth.backends.ModelBackend")
    for name in ("user-reset", "user-disable", "user-enable"):
        assert strict.post(reverse(name, args=[officer.pk])).status_code == 403
    assert fresh(officer).is_active and not OneTimeLink.objects.exists()


def test_a_holder_is_added_and_ended_in_thai_dates(
    client_for: Callable[[str], Client], officer: User, citizen: User
) -> None:
    client = client_for("administrator")
    position = Holding.objects.get(user=officer).position
    sent = {
        "user": citizen.pk,
        "capacity": "acting",
        "valid_from": "1 ต.ค. 2569",
        "valid_to": "31/10/2569",
        "order_number": "๑๒/๒๕๖๙",
    }
    assert client.post(reverse("holding-add", args=[position.pk]), sent).status_code == 302
    holding = Holding.objects.get(user=citizen)
    assert (holding.valid_from, holding.valid_to) == (D(2026, 10, 1), D(2026, 10, 31))
    answer = client.post(reverse("holding-end", args=[holding.pk]), {"last_day": "15 ต.ค. 2569"})
    assert answer["Location"] == reverse("handover-view", args=[citizen.pk])
    holding.refresh_from_db()
    assert holding.valid_to == D(2026, 10, 15)


def test_an_agency_is_made_changed_and_renamed_on_its_pages(client_for: Callable[[str], Client], tree: Tree) -> None:
    client = client_for("analyst")
    sent = {"code": "school-9", "name": "โรงเรียนใหม่", "kind": "school", "parent": tree.area1.pk}
    assert client.post(reverse("agency-add"), sent)["Location"] == reverse("agency-staff-view", args=["school-9"])
    changed = {"kind": "school", "parent": tree.area2.pk, "abbreviation": "รร.ม."}
    assert client.post(reverse("agency-change", args=["school-9"]), changed).status_code == 302
    renamed = {"name": "โรงเรียนชื่อใหม่", "from_date": "1 พ.ย. 2569"}
    assert client.post(reverse("agency-rename", args=["school-9"]), renamed).status_code == 302
    page = client.get(reverse("agency-staff-view", args=["school-9"])).content.decode()
    assert "โรงเรียนชื่อใหม่" in page and "ชื่อเดิม" in page and "31 ต.ค. 2569" in page and "รร.ม." in page


# Handover


def more_sections(user: User) -> list[Section]:
    return [Section("งานติดตามที่ค้าง", ((user.username, "3"),), ("ผู้รับผิดชอบ", "จำนวน"))]


def test_a_handover_names_positions_stand_ins_and_the_sections_of_rooms_above(
    officer: User, citizen: User, tree: Tree, settings: Settings
) -> None:
    settings.PATIBAT_HANDOVER_SECTIONS = ["tests.network.test_users.more_sections"]
    positions, colleagues, links, more = handover_sections(officer)
    assert [row[1] for row in positions.rows] == [tree.area1.name]
    assert colleagues.rows == ((tree.area1.name, "ไม่มีผู้อื่น ต้องตั้งผู้รับงาน"),)
    assert links.rows == ()
    assert more.rows == (("officer", "3"),)
    hold(citizen, Role.OFFICER, tree.area1)
    assert "ประชาชน คนหนึ่ง" in handover_sections(officer)[1].rows[0][1]


def test_a_handover_names_links_that_still_work(administrator: User, officer: User) -> None:
    user_reset(by=administrator, user=officer)
    assert [row[0] for row in handover_sections(administrator)[2].rows] == ["เจ้าหน้าที่ เขตหนึ่ง"]


def test_the_paper_of_a_handover_says_the_same(officer: User, client_for: Callable[[str], Client], tree: Tree) -> None:
    import pypdfium2

    answer = client_for("executive").get(reverse("handover-print", args=[officer.pk]))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    pdf = pypdfium2.PdfDocument(answer.content)
    text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    pdf.close()
    for words in ("บันทึกส่งมอบงาน", "เจ้าหน้าที่ เขตหนึ่ง", "ผู้รับมอบ"):
        assert words in text
    word = render(handover_document(officer), "docx")
    assert word.startswith(b"PK")
