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

from patibat.kit import components, wording
from patibat.kit.tables import Table
from patibat.measures import Coverage, Figure, Status
from patibat.papers.charts import Chart
from patibat.papers.figures import FigureSpan
from patibat.problems import Problem

register = template.Library()
for name in ("thai_date", "thai_time", "fiscal_year", "period_label", "number", "baht", "shown", "unit", "named"):
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
    return {"parts": components.problem_parts(problem, wording.page_language()), "layout": context.get("layout")}


@register.inclusion_tag("kit/_problem_list.html")
def problem_list(problems: Sequence[Problem]) -> dict[str, Any]:
    """Many problems with their places, in the order given."""
    language = wording.page_language()
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


@register.simple_tag
def problem_text(problem: Problem) -> str:
    """What is wrong, as one sentence."""
    return components.problem_parts(problem, wording.page_language())["what"]


@register.inclusion_tag("kit/_problem_facts.html", takes_context=True)
def problem_facts(context: Context, problem: Problem) -> dict[str, Any]:
    """Where, why, how to mend and who can help, under a heading that says what."""
    layout, request = context.get("layout"), context.get("request")
    return {
        "parts": components.problem_parts(problem, wording.page_language()),
        "address": request.path if request else "",
        "contact": layout.contact if layout else "",
    }


@register.inclusion_tag("kit/_status.html")
def status(code: Status | str, reason: str = "") -> dict[str, Any]:
    """A state as word, shape and colour, all three; with its reason where one is given."""
    return components.status_parts(Status(code), wording.page_language()) | {"reason": reason}


@register.inclusion_tag("kit/_figure.html")
def figure(fig: Figure | FigureSpan | None, unit: str = "") -> dict[str, Any]:
    """A number with unit and coverage, one step from its explanation; or the word that says why there is none."""
    return components.figure_parts(fig, unit, wording.page_language())


@register.inclusion_tag("kit/_coverage.html")
def coverage(c: Coverage | None) -> dict[str, Any]:
    """`17 จาก 22 หน่วยงาน`, and who is missing."""
    language = wording.page_language()
    return {"label": c.label(language) if c else "", "missing": c.missing_label(language) if c else ""}


@register.inclusion_tag("kit/_chart.html")
def chart(chart: Chart, explain_url: str = "") -> dict[str, Any]:
    """The drawing, and under it the table, the source, the date of the data and the way to the explanation."""
    return components.chart_parts(chart, explain_url)


@register.inclusion_tag("kit/_table.html", takes_context=True)
def table(context: Context, table: Table[Any]) -> dict[str, Any]:
    """A list page's table with its sort links and pagination; labelled cards on a phone."""
    return {"table": table, "request": context.get("request")}


@register.inclusion_tag("kit/_filters.html", takes_context=True)
def filters(context: Context, form: BaseForm) -> dict[str, Any]:
    """Ordinary form fields that end up in the address; the order of the list is kept."""
    request = context.get("request")
    return {
        "form": form,
        "path": request.path if request else "",
        "sort": request.GET.get("sort", "") if request else "",
    }
