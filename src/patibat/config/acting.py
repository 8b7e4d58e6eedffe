"""Who commands: `--by USER` of every command that writes, and whose eyes a command reads with."""

from __future__ import annotations

from patibat.accounts.models import User
from patibat.config.problems import BY_MISSING, BY_UNKNOWN


def acting(name: str | None) -> User:
    """The active user of `--by`. Raises `Problem` when none was named or none such exists."""
    if not name:
        raise BY_MISSING.at()
    user = User.objects.filter(username=name, is_active=True).first()
    if user is None:
        raise BY_UNKNOWN.at(name=name)
    return user


def acting_when_peopled(name: str | None) -> User | None:
    """As `acting`; but an installation without any user yet has nobody to name."""
    if name is None and not User.objects.exists():
        return None
    return acting(name)
