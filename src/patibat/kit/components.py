"""What the templates of components need to know, worked out in Python: parts of fields and problems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm, BoundField, CheckboxInput, FileInput
from django.http import HttpRequest, QueryDict

from patibat.problems import Problem


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """One line of the summary over a form: the text, and the id of the field it leads to (empty: the whole form)."""

    text: str
    label: str = ""
    target: str = ""


def field_parts(bound: BoundField) -> dict[str, Any]:
    """What `_field.html` shows: the field, and the kind of frame around it."""
    return {
        "bound": bound,
        "kind": _frame(bound),
        "optional": not bound.field.required and not isinstance(bound.field.widget, CheckboxInput),
    }


def _frame(bound: BoundField) -> str:
    widget = bound.field.widget
    if bound.use_fieldset:
        return "group"
    if isinstance(widget, CheckboxInput):
        return "check"
    return "drop" if isinstance(widget, FileInput) else "line"


def form_problem_lines(form: BaseForm) -> list[ProblemLine]:
    """Every error of a form, field by field in the order of the page, the form's own errors first."""
    lines = [ProblemLine(str(error)) for error in form.non_field_errors()]
    for bound in form:
        target = first_control_id(bound)
        lines += [ProblemLine(str(error), str(bound.label), target) for error in bound.errors]
    return lines


def first_control_id(bound: BoundField) -> str:
    """The id a link can lead to: for a group of choices that of the first one."""
    if bound.use_fieldset and not bound.is_hidden:
        return f"{bound.auto_id}_group"
    return bound.id_for_label or bound.auto_id


def problem_parts(problem: Problem, language: str) -> dict[str, str]:
    """The parts of a problem in one language."""
    return {
        "what": problem.message(language),
        "where": problem.where.label(language),
        "why": problem.why(language),
        "fix": problem.fix(language),
        "code": problem.code,
    }


def page_url(request: HttpRequest | None, parameter: str, number: int) -> str:
    """The address of this page with one part of its query changed."""
    query = request.GET.copy() if request else QueryDict(mutable=True)
    query[parameter] = str(number)
    return "?" + query.urlencode()
