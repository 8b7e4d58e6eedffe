"""Reading accounts and their one-time links."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from patibat.accounts.models import OneTimeLink, User
from patibat.accounts.problems import LINK_DEAD, USER_UNKNOWN
from patibat.problems import Where


def users() -> QuerySet[User]:
    """Every account, by user name."""
    return User.objects.order_by("username")


def user_by_name(username: str) -> User:
    """The account of that name. Raises `accounts.user-unknown`."""
    user = User.objects.filter(username=User.normalize_username(username)).first()
    if user is None:
        raise USER_UNKNOWN.at(Where(record=username), username=username)
    return user


def token_hash(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def link_of(token: str) -> OneTimeLink:
    """The living link of a token. Raises `accounts.link-dead`, the same whatever the reason."""
    links = OneTimeLink.objects.select_related("user")
    link = links.filter(token_hash=token_hash(token), used_at=None, expires_at__gt=timezone.now()).first()
    if link is None or not link.user.is_active:
        raise LINK_DEAD.at()
    return link


def link_url(token: str, base: str = "") -> str:
    """The whole address of a one-time link; `base` (`https://host`) when the request knows better than PATIBAT_URL."""
    return f"{base or settings.PATIBAT_URL}{reverse('link-use', args=[token])}"
