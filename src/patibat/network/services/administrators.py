"""The installation never loses its last administrator."""

from __future__ import annotations

from django.db.models import Q

from patibat.kit.clock import today
from patibat.network.choices import Role
from patibat.network.models import Holding
from patibat.network.problems import LAST_ADMINISTRATOR


def administrator_stays() -> None:
    """Called inside the transaction of a change that takes a role away: raises, and thereby undoes it, when nobody is
    left who administers the whole tree without an end date, or beyond today. Raises `network.last-administrator`."""
    day = today()
    left = Holding.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gt=day),
        valid_from__lte=day,
        user__is_active=True,
        position__role=Role.ADMINISTRATOR,
        position__agency__parent__isnull=True,
    )
    if not left.exists():
        raise LAST_ADMINISTRATOR.at()
