"""What the templates of components need to know, worked out in Python: parts of fields and problems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm, BoundField, CheckboxInput, FileInput
from django.http import HttpRequest, QueryDict
from django.utils.safestring import SafeString

from patibat.measures import Figure, Status, unit_words
from patibat.papers import palette
from patibat.papers.charts import Chart, to_svg, to_table
from patibat.papers.charts.table import Head
from patibat.papers.figures import FigureSpan
from patibat.papers.marks import StatusMark
from patibat.problems import Problem

# A chart is laid out for a screen and for a telephone, so that its letters stay readable; the style sheet chooses.
WIDE, NARROW = 720, 340
# The style sheet's classes for the colours that measures names.
_TONES = {"green": "good", "amber": "watch", "red": "bad", "grey": "muted"}
_TONES_OF_INK = {palette.GOOD: "good", palette.WATCH: "watch", palette.BAD: "bad", palette.MUTED: "muted"}


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
    """The parts of a problem in one language, each as a sentence that can stand alone."""
    return {
        "what": _sentence(problem.message(language)),
        "where": problem.where.label(language),
        "why": _sentence(problem.why(language)),
        "fix": _sentence(problem.fix(language)),
        "code": problem.code,
    }


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def page_url(request: HttpRequest | None, parameter: str, number: int) -> str:
    """The address of this page with one part of its query changed."""
    query = request.GET.copy() if request else QueryDict(mutable=True)
    query[parameter] = str(number)
    return "?" + query.urlencode()


@dataclass(frozen=True, slots=True)
class TypedField:
    """A value that was posted; a secret is asked for again instead of being shown."""

    name: str
    value: str
    secret: bool = False


def typed_fields(posted: QueryDict) -> list[TypedField]:
    """What was typed into a form that was refused, in the order sent."""
    return [
        TypedField(name, "" if "password" in name.lower() else value, "password" in name.lower())
        for name, values in posted.lists()
        if name != "csrfmiddlewaretoken"
        for value in map(str, values)
    ]


def status_parts(status: Status, language: str) -> dict[str, str]:
    """Word, tone and shape of a state; the shape is drawn, so that it prints and needs no letter of a font."""
    look = status.look
    return {"word": status.word(language), "tone": _TONES[look.colour], "shape": look.shape, "line": look.line}


def figure_url(figure_id: object) -> str:
    """The address of a figure's explanation; empty for a number without lineage."""
    return f"/figures/{figure_id}/" if str(figure_id) else ""


def figure_parts(figure: Figure | FigureSpan | None, unit: str, language: str) -> dict[str, Any]:
    """What `_figure.html` shows. A figure without a number shows its word and reason, and no unit."""
    if figure is None:
        return {"shown": ""}
    if isinstance(figure, FigureSpan):
        return {
            "shown": figure.shown,
            "url": figure_url(figure.figure_id),
            "unit": unit_words(unit, language) if figure.value is not None else "",
            "coverage": figure.coverage.text(language) if figure.coverage else "",
            "absent": figure.value is None,
        }
    reported = figure.value.is_reported
    return {
        "shown": figure.shown(language),
        "url": figure_url(figure.id),
        "unit": unit_words(unit or figure.unit, language) if reported else "",
        "coverage": figure.coverage_label(language),
        "reason": figure.value.reason,
        "absent": not reported,
        "name": figure.title(language),
    }


def chart_parts(chart: Chart, explain_url: str) -> dict[str, Any]:
    """The drawing (papers escapes every text in it), the rows of its table, and where it is explained."""
    heads, rows = to_table(chart)
    cells = [[_chart_cell(cell, head, chart.language) for cell, head in zip(row, heads, strict=True)] for row in rows]
    first = next((cell["url"] for row in cells for cell in row if cell["url"]), "")
    return {
        "chart": chart,
        "wide": SafeString(to_svg(chart, WIDE, css_class="wide")),
        "narrow": SafeString(to_svg(chart, NARROW, css_class="narrow")),
        "heads": heads,
        "rows": cells,
        "explain_url": explain_url or first,
    }


def _chart_cell(cell: str | FigureSpan | StatusMark, head: Head, language: str) -> dict[str, Any]:
    parts: dict[str, Any] = {"head": head, "text": "", "url": "", "mark": None}
    if isinstance(cell, FigureSpan):
        return parts | {"text": cell.shown, "url": figure_url(cell.figure_id)}
    if isinstance(cell, StatusMark):
        return parts | {"mark": mark_parts(cell, language)}
    return parts | {"text": cell}


def mark_parts(cell: StatusMark, language: str) -> dict[str, str]:
    """A mark of papers in the parts of `_status.html`."""
    mark = cell.mark
    line = "dashed" if mark.dashed else "hatched" if mark.hatched else "solid"
    word = cell.word or mark.word(language)
    return {"word": word, "tone": _TONES_OF_INK.get(mark.colour, "muted"), "shape": mark.shape, "line": line}
