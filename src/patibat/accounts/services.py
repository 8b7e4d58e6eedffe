"""Changing accounts. Who may do so is checked by the room network, which knows the positions: call
`patibat.network.services.user_add` and its neighbours from pages and from the command line."""

from __future__ import annotations

import datetime
import secrets

from allauth.mfa.models import Authenticator
from axes.utils import reset as forget_failures
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from patibat.accounts.choices import LinkPurpose
from patibat.accounts.events import account_changed
from patibat.accounts.models import OneTimeLink, User
from patibat.accounts.problems import (
    FULL_NAME_MISSING,
    LINK_DEAD,
    NAME_TAKEN,
    NAME_WRONG,
    PASSWORD_WEAK,
    USER_DISABLED,
    WEAK_OTHERWISE,
    WEAK_REASONS,
)
from patibat.accounts.selectors import link_of, token_hash
from patibat.problems import Where
from patibat.thai import clean_text

LINK_LIFE = datetime.timedelta(hours=24)


@transaction.atomic
def user_add(*, by: User | None, username: str, full_name: str, email: str = "") -> tuple[User, str]:
    """Make an account without a password; gives it and the token of the one-time link by which one is set.

    `by` is None only at the first run of an office. Raises `accounts.name-taken`, `accounts.name-wrong`,
    `accounts.full-name-missing`, and those of `patibat.thai.clean_text`.
    """
    name = User.normalize_username(username.strip())
    _check_name(name, full_name)
    user = User(username=name, full_name=clean_text(full_name, 200), email=clean_text(email, 254))
    user.set_unusable_password()
    user.save()
    _tell(by, "user.add", user, None, _values(user))
    return user, _link_make(user, by, LinkPurpose.SETUP)


@transaction.atomic
def user_reset(*, by: User, user: User, drop_second_factor: bool = False) -> str:
    """Make a one-time link for a new password and give its token, which is shown once and kept nowhere.

    The old password stays good until the link is used. `drop_second_factor` is for a lost telephone.
    Raises `accounts.user-disabled`.
    """
    if not user.is_active:
        raise USER_DISABLED.at(Where(record=user.username), username=user.username)
    token = _link_make(user, by, LinkPurpose.RESET)
    dropped = Authenticator.objects.filter(user=user).delete()[0] if drop_second_factor else 0
    _tell(by, "user.reset", user, None, {"link": "made", "second_factor_dropped": bool(dropped)})
    return token


@transaction.atomic
def user_disable(*, by: User, user: User) -> None:
    """Close an account: its sessions end with their next request, its links die."""
    _active_set(by, user, "user.disable", active=False)


@transaction.atomic
def user_enable(*, by: User, user: User) -> None:
    """Open a closed account again."""
    _active_set(by, user, "user.enable", active=True)


@transaction.atomic
def password_set(*, token: str, password: str) -> User:
    """Set the password by a one-time link, which then is used up; every session of the user ends.

    Raises `accounts.link-dead`, `accounts.password-weak`.
    """
    link = link_of(token)
    user = link.user
    password_check(password, user)
    now = timezone.now()
    # Of two who come with the same token at once, one finds nothing left to use.
    if OneTimeLink.objects.filter(pk=link.pk, used_at=None).update(used_at=now) != 1:
        raise LINK_DEAD.at()
    user.set_password(password)
    user.save(update_fields=["password"])
    _links_kill(user)
    forget_failures(username=user.username)
    _tell(None, "password.set", user, None, {"by_link_of": str(link.made_by or ""), "purpose": link.purpose})
    return user


@transaction.atomic
def password_change(*, user: User, password: str) -> None:
    """Keep the new password that the signed-in owner has chosen; every other session ends."""
    user.set_password(password)
    user.save(update_fields=["password"])
    _links_kill(user)
    _tell(user, "password.change", user, None, None)


def password_check(password: str, user: User) -> None:
    """Raises `accounts.password-weak` with every reason."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        found = [(WEAK_REASONS.get(one.code or "", WEAK_OTHERWISE), one.params or {}) for one in error.error_list]
        reasons_th, reasons_en = (", ".join(text.of(to, details) for text, details in found) for to in ("th", "en"))
        raise PASSWORD_WEAK.at(Where(field="password1"), reasons_th=reasons_th, reasons_en=reasons_en) from None


def _check_name(name: str, full_name: str) -> None:
    try:
        User._meta.get_field("username").run_validators(name)
    except ValidationError:
        name_is_good = False
    else:
        name_is_good = bool(name)
    if not name_is_good:
        raise NAME_WRONG.at(Where(field="username"), username=name)
    if User.objects.filter(username__iexact=name).exists():
        raise NAME_TAKEN.at(Where(field="username"), username=name)
    if not full_name.strip():
        raise FULL_NAME_MISSING.at(Where(field="full_name"))


def _link_make(user: User, by: User | None, purpose: LinkPurpose) -> str:
    _links_kill(user)
    token = secrets.token_urlsafe(24)
    OneTimeLink.objects.create(
        user=user,
        purpose=purpose,
        token_hash=token_hash(token),
        made_by=by,
        expires_at=timezone.now() + LINK_LIFE,
    )
    return token


def _links_kill(user: User) -> None:
    now = timezone.now()
    OneTimeLink.objects.filter(user=user, used_at=None, expires_at__gt=now).update(expires_at=now)


def _active_set(by: User, user: User, action: str, *, active: bool) -> None:
    before = _values(user)
    user.is_active = active
    user.save(update_fields=["is_active"])
    _links_kill(user)
    _tell(by, action, user, before, _values(user))


def _values(user: User) -> dict[str, object]:
    return {"username": user.username, "full_name": user.full_name, "email": user.email, "is_active": user.is_active}


def _tell(by: User | None, action: str, user: User, before: object, after: object) -> None:
    account_changed.send(User, by=by, action=action, user=user, before=before, after=after)
