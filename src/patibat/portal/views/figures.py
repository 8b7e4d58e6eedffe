"""อธิบายตัวเลขนี้: from any figure to its formula, inputs and origins, one step away."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from patibat.measures import Figure, FigureId, FigureKind
from patibat.monitoring.selectors import IndicatorProgress, figure, indicator_figure
from patibat.network.permissions import can
from patibat.problems import Problem
from patibat.records.choices import Visibility
from patibat.thai import parse_period


@dataclass(frozen=True, slots=True)
class Explained:
    """A figure with what stands beside it."""

    figure: Figure
    indicator: IndicatorProgress | None
    period_label: str


def audience(request: HttpRequest) -> Visibility:
    """Staff read approved figures, everybody else published ones."""
    return Visibility.STAFF if can(request.user, "result.view") else Visibility.PUBLIC


def figure_explained(request: HttpRequest, text: str, language: str = "th") -> Explained:
    """The figure with this id as this reader may see it. Raises Http404 for anything else."""
    try:
        figure_id = FigureId.parse(text)
        label = parse_period(figure_id.period).label(language)
    except Problem as problem:
        raise Http404(text) from problem
    visible_to = audience(request)
    if figure_id.kind is FigureKind.INDICATOR:
        found = indicator_figure(figure_id, visible_to=visible_to)
        if found is None:
            raise Http404(text)
        return Explained(found.figure, found, label)
    other = figure(figure_id, visible_to=visible_to)
    if other is None:
        raise Http404(text)
    return Explained(other, None, label)


@require_safe
def figure_view(request: HttpRequest, figure_id: str) -> HttpResponse:
    """The page of one figure."""
    explained = figure_explained(request, figure_id)
    shown = explained.figure
    crumbs = [(shown.name, "")]
    if explained.indicator is not None:
        indicator = explained.indicator.indicator
        crumbs = [(_("ตัวชี้วัด"), "/indicators/"), (shown.name, f"/indicators/{indicator.code}/"), (_("ที่มาของตัวเลข"), "")]
    context = {
        "explained": explained,
        "figure": shown,
        "used": [one for one in shown.lineage if one.left_out_reason is None],
        "left_out": [one for one in shown.lineage if one.left_out_reason is not None],
        "breadcrumbs": crumbs,
    }
    return render(request, "portal/figure_view.html", context)
