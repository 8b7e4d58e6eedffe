"""Horizontal bars from zero: labels beside the bar when they are short, above it when they are long."""

from __future__ import annotations

from decimal import Decimal

from patibat.papers import palette
from patibat.papers.charts.model import BarChart, Point, Series
from patibat.papers.charts.scale import Scale, span
from patibat.papers.charts.scene import TEXT, Label, Rect, Scene, draw_mark, fitting_lines
from patibat.papers.fonts import text_width
from patibat.papers.marks import mark_of

_BAR = 20.0
_ROW_GAP = 10.0
_BESIDE = 0.36
"""Labels wider than this share of the chart stand above their bar."""


def bar_scene(chart: BarChart, width: float) -> Scene:
    """All series below each other on one scale."""
    scene = Scene(width)
    low, high = span(point.value for one in chart.series for point in one.points)
    widest = max((text_width(point.label, TEXT) for one in chart.series for point in one.points), default=0.0)
    gutter = widest + 12 if widest <= width * _BESIDE else 0.0
    room = _value_room(chart)
    left = gutter + (room if low < 0 else 0.0)
    scale = Scale(low, high if high > low else low + 1, left, max(width - room, left + 40))
    y = 0.0
    for one in chart.series:
        y = _series(scene, one, scale, gutter, y, chart)
    scene.height = y
    return scene


def _value_room(chart: BarChart) -> float:
    texts = (
        _value_text(one, point, chart.language) for one in chart.series for point in one.points if not point.missing
    )
    return max((text_width(text, TEXT, bold=True) for text in texts), default=0.0) + 14


def _value_text(series: Series, point: Point, language: str) -> str:
    shown = series.shown(point, language)
    return f"{shown} ({point.coverage.text(language)})" if point.hatched and point.coverage else shown


def _series(scene: Scene, series: Series, scale: Scale, gutter: float, y: float, chart: BarChart) -> float:
    title = " · ".join(part for part in (series.name if len(chart.series) > 1 else "", series.unit) if part)
    if title:
        y = scene.lines_of(0, y + 16, fitting_lines(title, scene.width), fill=palette.MUTED) - 12
    top = y + 4
    y = top
    for point in series.points:
        y = _row(scene, series, point, scale, gutter, y, chart.language)
    scene.line(scale.at(Decimal(0)), top, scale.at(Decimal(0)), y - 4, palette.LINE_STRONG, 1.5)
    return y + 8


def _row(scene: Scene, series: Series, point: Point, scale: Scale, gutter: float, y: float, language: str) -> float:
    if point.break_before:
        scene.line(0, y + 1, scene.width, y + 1, palette.LINE_STRONG, 1, dash=True)
        y += 8
    if gutter:
        scene.add(Label(gutter - 12, y + 15, point.label, "end"))
    else:
        y = scene.lines_of(0, y + 15, fitting_lines(point.label, scene.width)) - 16
    zero = scale.at(Decimal(0))
    if point.value is None:
        draw_mark(scene, zero + 8, y + 15, mark_of(point.state), series.shown(point, language))
        return y + _BAR + _ROW_GAP
    end = scale.at(point.value)
    fill = palette.LINK
    stroke = fill if point.hatched else None
    scene.add(Rect(min(zero, end), y, abs(end - zero), _BAR, fill, stroke, 1.2, point.hatched))
    text = _value_text(series, point, language)
    if point.value < 0:
        scene.add(Label(end - 6, y + 15, text, "end", TEXT, True))
    else:
        scene.add(Label(end + 6, y + 15, text, "start", TEXT, True))
    return y + _BAR + _ROW_GAP
