"""`{% load kit %}`: filters that show dates and figures in the page's language, and the components of pages.

Nothing here computes: what is shown comes from the cellar, how it looks from `templates/kit/`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.template import Context
from django.utils.translation import get_language

from patibat.kit import components, wording
from patibat.problems import Problem

register = template.Library()
for name in ("thai_date", "thai_time", "fiscal_year", "period_label", "number", "baht", "shown"):
    register.filter(name, getattr(wording, name))


@register.inclusion_tag("kit/_breadcrumbs.html", takes_context=True)
def breadcrumbs(context: Context) -> dict[str, Any]:
    """The way back, from `breadcrumbs` = [(label, url), …] in the context; nothing on the first page."""
    return {"crumbs": context.get("breadcrumbs") or ()}


@register.inclusion_tag("kit/_field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """One form field: label above, help below, its errors named to screen readers, what was typed kept."""
    return components.field_parts(bound)


@register.inclusion_tag("kit/_fields.html")
def fields(form: BaseForm) -> dict[str, Any]:
    """Every field of the form in order, the hidden ones first."""
    return {"form": form}


@register.inclusion_tag("kit/_form_problems.html")
def form_problems(form: BaseForm) -> dict[str, Any]:
    """The summary on top of a form that was refused; each line leads to its field."""
    return {"lines": components.form_problem_lines(form)}


@register.inclusion_tag("kit/_problem.html", takes_context=True)
def problem(context: Context, problem: Problem) -> dict[str, Any]:
    """One problem: what happened, where, why, how to mend it, who can help."""
    return {"parts": components.problem_parts(problem, get_language() or "th"), "layout": context.get("layout")}


@register.inclusion_tag("kit/_problem_list.html")
def problem_list(problems: Sequence[Problem]) -> dict[str, Any]:
    """Many problems with their places, in the order given."""
    language = get_language() or "th"
    return {"rows": [components.problem_parts(each, language) for each in problems]}


@register.inclusion_tag("kit/_empty_state.html")
def empty_state(title: str, reason: str, next_url: str = "", next_label: str = "") -> dict[str, Any]:
    """Why a list is empty, and what to do about it."""
    return {"title": title, "reason": reason, "next_url": next_url, "next_label": next_label}


@register.inclusion_tag("kit/_pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any], parameter: str = "page") -> dict[str, Any]:
    """Links to the other pages of a list; the rest of the address stays as it is."""
    request = context.get("request")
    return {
        "page": page,
        "previous_url": components.page_url(request, parameter, page.number - 1),
        "next_url": components.page_url(request, parameter, page.number + 1),
    }


@register.inclusion_tag("kit/_progress.html")
def progress(done: int, total: int | None, label: str = "", since: Any = None) -> dict[str, Any]:
    """Long work: what is done, of how many, since when; `total` None while it is not known yet."""
    return {"done": done, "total": total, "label": label, "since": since}
