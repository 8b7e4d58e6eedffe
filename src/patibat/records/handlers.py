"""What records hears: changes of accounts, a room below that cannot write here itself."""

from __future__ import annotations

from django.dispatch import receiver

from patibat.accounts.events import account_changed
from patibat.accounts.models import User
from patibat.records.services import Change, Values, audit_record


@receiver(account_changed, dispatch_uid="records.account_audit")
def account_audit(
    *,
    by: User | None,
    action: str,
    user: User,
    before: Values | None,
    after: Values | None,
    **_sent: object,
) -> None:
    """Keep the change in the audit, inside its own transaction."""
    audit_record(by=by, action=action, changes=[Change("accounts.User", str(user.pk), before, after, note=str(user))])
