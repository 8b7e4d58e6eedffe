"""Who commands: `--by USER` of every command that writes, and whose eyes a command reads with."""

from __future__ import annotations

from patibat.accounts.models import User
from patibat.config.problems import BY_MISSING, BY_UNKNOWN
from patibat.records.services import Change, audit_record


def acting(name: str | None) -> User:
    """The active user of `--by`. Raises `Problem` when none was named or none such exists."""
    if not name:
        raise BY_MISSING.at()
    user = User.objects.filter(username=name, is_active=True).first()
    if user is None:
        raise BY_UNKNOWN.at(name=name)
    return user


def audit_command(name: str | None, action: str, note: str = "") -> None:
    """Keep in the audit that this person has commanded work on the whole installation; nothing without a name.

    For commands that also run where nobody can sign in yet: there `--by` is a courtesy, not a condition.
    """
    if name:
        changes = [Change("config.Installation", "", None, None, note=note)]
        audit_record(by=acting(name), action=action, changes=changes)


def acting_when_peopled(name: str | None) -> User | None:
    """As `acting`; but an installation without any user yet has nobody to name."""
    if name is None and not User.objects.exists():
        return None
    return acting(name)
