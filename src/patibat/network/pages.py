"""`@page("user.add")`: the rule of a staff page, beside its name.

Nobody signed in: to the sign-in page and back. Signed in without the verb: the problem `network.not-allowed`, 403.
The agency is checked further in, where it is known: by the selector that finds the thing, and by the service.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from patibat.accounts.models import User
from patibat.network.permissions import check

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def page(verb: str) -> Callable[[View[P]], View[P]]:
    """Only for who may do the verb to some agency."""

    def rule(view: View[P]) -> View[P]:
        @wraps(view)
        def ruled(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            check(request.user, verb)
            return view(request, *args, **kwargs)

        return login_required(ruled)

    return rule


def signed_in(request: HttpRequest) -> User:
    """The user of a page that `page` guards."""
    return cast(User, request.user)
