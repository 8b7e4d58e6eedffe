"""Positions, and the people who hold them from a day to a day."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.db.models import Q

from patibat.accounts.models import User
from patibat.network.choices import Capacity, Role
from patibat.network.models import Agency, Holding, Position
from patibat.network.permissions import check
from patibat.network.problems import DATES_REVERSED, HOLDING_OVERLAPS, ORDER_MISSING, POSITION_TAKEN, USER_INACTIVE
from patibat.network.services.administrators import administrator_stays
from patibat.problems import Where
from patibat.records.services import Change, audit_record
from patibat.thai import clean_text


@transaction.atomic
def position_add(*, by: User, agency: Agency, title: str, role: Role) -> Position:
    """Make a position of an agency. Raises `network.not-allowed`, `network.position-taken`."""
    check(by, "position.add", agency)
    title = clean_text(title, 200) or str(role.label)
    if Position.objects.filter(agency=agency, title=title, role=role).exists():
        raise POSITION_TAKEN.at(Where(field="title"), title=title)
    position = Position.objects.create(agency=agency, title=title, role=role)
    after = {"agency": agency.code, "title": title, "role": str(role)}
    audit_record(by=by, action="position.add", changes=[Change("network.Position", str(position.pk), None, after)])
    return position


@transaction.atomic
def holding_add(
    *,
    by: User,
    position: Position,
    user: User,
    valid_from: datetime.date,
    valid_to: datetime.date | None = None,
    capacity: Capacity = Capacity.SUBSTANTIVE,
    order_number: str = "",
) -> Holding:
    """Put a person into a position from a day, perhaps to a day, both included.

    Raises `network.not-allowed`, `network.user-inactive`, `network.dates-reversed`, `network.order-missing` (acting
    rests on an order), `network.holding-overlaps`.
    """
    check(by, "holding.add", position.agency)
    holding = Holding(
        position=position,
        user=user,
        capacity=capacity,
        valid_from=valid_from,
        valid_to=valid_to,
        order_number=clean_text(order_number, 100),
    )
    _check_holding(holding)
    holding.save()
    changes = [Change("network.Holding", str(holding.pk), None, _values(holding), note=str(holding))]
    audit_record(by=by, action="holding.add", changes=changes)
    return holding


@transaction.atomic
def holding_end(*, by: User, holding: Holding, last_day: datetime.date) -> Holding:
    """Let a holding end with a day; the role is gone the day after.

    Raises `network.not-allowed`, `network.dates-reversed`, `network.last-administrator`.
    """
    check(by, "holding.end", holding.position.agency)
    if last_day < holding.valid_from:
        raise DATES_REVERSED.at(Where(field="last_day"))
    before = _values(holding)
    holding.valid_to = last_day
    holding.save(update_fields=["valid_to"])
    if holding.position.role == Role.ADMINISTRATOR:
        administrator_stays()
    changes = [Change("network.Holding", str(holding.pk), before, _values(holding), note=str(holding))]
    audit_record(by=by, action="holding.end", changes=changes)
    return holding


def _check_holding(holding: Holding) -> None:
    if not holding.user.is_active:
        raise USER_INACTIVE.at(Where(field="user"), person=str(holding.user))
    if holding.valid_to is not None and holding.valid_to < holding.valid_from:
        raise DATES_REVERSED.at(Where(field="valid_to"))
    if holding.capacity != Capacity.SUBSTANTIVE and not holding.order_number:
        raise ORDER_MISSING.at(Where(field="order_number"))
    same = Holding.objects.filter(position=holding.position, user=holding.user)
    same = same.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=holding.valid_from))
    if holding.valid_to is not None:
        same = same.filter(valid_from__lte=holding.valid_to)
    if same.exists():
        raise HOLDING_OVERLAPS.at(Where(field="valid_from"), person=str(holding.user))


def _values(holding: Holding) -> dict[str, object]:
    return {
        "position": str(holding.position),
        "user": holding.user.username,
        "capacity": str(holding.capacity),
        "valid_from": holding.valid_from.isoformat(),
        "valid_to": holding.valid_to.isoformat() if holding.valid_to else None,
        "order_number": holding.order_number,
    }
