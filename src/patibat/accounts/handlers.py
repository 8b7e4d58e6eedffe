"""What this room hears of allauth: a second factor put on, taken off or made anew is a change of the account."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.dispatch import receiver

from patibat.accounts.events import account_changed
from patibat.accounts.models import User


@receiver(authenticator_added, dispatch_uid="accounts.second_factor_add")
def second_factor_add(*, user: User, authenticator: Authenticator, **_sent: Any) -> None:
    """A telephone or a list of recovery codes is now asked for."""
    _tell("second_factor.add", user, None, {"kind": str(authenticator.type)})


@receiver(authenticator_removed, dispatch_uid="accounts.second_factor_remove")
def second_factor_remove(*, user: User, authenticator: Authenticator, **_sent: Any) -> None:
    """It is no longer asked for."""
    _tell("second_factor.remove", user, {"kind": str(authenticator.type)}, None)


@receiver(authenticator_reset, dispatch_uid="accounts.second_factor_reset")
def second_factor_reset(*, user: User, authenticator: Authenticator, **_sent: Any) -> None:
    """New recovery codes; the old ones are void."""
    _tell("second_factor.reset", user, None, {"kind": str(authenticator.type)})


def _tell(action: str, user: User, before: dict[str, str] | None, after: dict[str, str] | None) -> None:
    account_changed.send(User, by=user, action=action, user=user, before=before, after=after)
