"""The home page of staff: what waits for whoever signs in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from patibat.desk.selectors import administrator_desk, analyst_desk, executive_desk, has_role, reporter_desk
from patibat.network.choices import Role
from patibat.network.pages import page, signed_in


@page("staff.view")
@require_safe
def desk_home(request: HttpRequest) -> HttpResponse:
    """One section for each kind of work that the user's positions bring."""
    user = signed_in(request)
    leads = has_role(user, Role.EXECUTIVE, Role.COMMITTEE)
    context = {
        "analyst": analyst_desk(user) if has_role(user, Role.ANALYST) else None,
        "reporter": reporter_desk(user) if has_role(user, Role.OFFICER, Role.SCHOOL) else None,
        "administrator": administrator_desk(user) if has_role(user, Role.ADMINISTRATOR) else None,
        "leads": leads,
        "executive": executive_desk(user) if leads else None,
    }
    return render(request, "desk/home.html", context)
