"""Accounts, with the permission that positions give; the change itself is `patibat.accounts.services`."""

from __future__ import annotations

from django.db import transaction

from patibat.accounts import services as accounts
from patibat.accounts.models import User
from patibat.network.permissions import check
from patibat.network.problems import NOT_ONESELF
from patibat.network.selectors import holdings_live
from patibat.network.services.administrators import administrator_stays


def user_add(*, by: User, username: str, full_name: str, email: str = "") -> tuple[User, str]:
    """Make an account; gives it and the token of its one-time link, shown once.

    Raises `network.not-allowed` and the problems of `accounts.services.user_add`.
    """
    check(by, "user.add")
    return accounts.user_add(by=by, username=username, full_name=full_name, email=email)


def user_reset(*, by: User, user: User, drop_second_factor: bool = False) -> str:
    """Make a one-time link for a new password and give its token, shown once. Works without e-mail.

    Raises `network.not-allowed`, `accounts.user-disabled`.
    """
    _check_reach(by, "user.reset", user)
    return accounts.user_reset(by=by, user=user, drop_second_factor=drop_second_factor)


@transaction.atomic
def user_disable(*, by: User, user: User) -> None:
    """Close an account; its sessions end at once. Its positions stay in the record with their dates.

    Raises `network.not-allowed`, `network.not-oneself`, `network.last-administrator`.
    """
    _check_reach(by, "user.disable", user)
    if by.pk == user.pk:
        raise NOT_ONESELF.at()
    accounts.user_disable(by=by, user=user)
    administrator_stays()


def user_enable(*, by: User, user: User) -> None:
    """Open a closed account again. Raises `network.not-allowed`."""
    _check_reach(by, "user.enable", user)
    accounts.user_enable(by=by, user=user)


def _check_reach(by: User, verb: str, user: User) -> None:
    """An administrator of a part reaches nobody who holds a position outside it."""
    check(by, verb)
    for holding in holdings_live(user):
        check(by, verb, holding.position.agency)
