"""Horizontal bars from zero: labels beside the bar when they are short, above it when they are long."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from patibat.papers import palette
from patibat.papers.charts.model import BarChart, Point, Series
from patibat.papers.charts.scale import Scale, span
from patibat.papers.charts.scene import TEXT, Label, Rect, Scene, draw_mark, fitting_lines, mark_width
from patibat.papers.fonts import text_width
from patibat.papers.marks import mark_of

_BAR = 20.0
_ROW_GAP = 10.0
_BESIDE = 0.36
"""Labels wider than this share of the chart stand above their bar."""
_MOST_ROOM = 0.34
"""Numbers wider than this share of the chart leave their coverage to the label."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """How the rows of one chart are laid out; `gutter` 0 puts labels above the bars."""

    scene: Scene
    language: str
    scale: Scale
    gutter: float
    coverage_in_label: bool

    def number(self, series: Series, point: Point) -> str:
        shown = series.shown(point, self.language)
        return shown if self.coverage_in_label else shown + _coverage(point, self.language)

    def label(self, point: Point) -> str:
        return point.label + _coverage(point, self.language) if self.coverage_in_label else point.label


def bar_scene(chart: BarChart, width: float) -> Scene:
    """All series below each other on one scale."""
    scene = Scene(width)
    frame = _frame(chart, scene)
    y = 0.0
    for one in chart.series:
        y = _series(frame, one, y, alone=len(chart.series) == 1)
    scene.height = y
    return scene


def _frame(chart: BarChart, scene: Scene) -> _Frame:
    width, language = scene.width, chart.language
    pairs = [(one, point) for one in chart.series for point in one.points]
    there = [(one, point, point.value) for one, point in pairs if point.value is not None]
    low, high = span(value for _, _, value in there)
    full = _widest(one.shown(point, language) + _coverage(point, language) for one, point, _ in there)
    in_label = full > width * _MOST_ROOM
    room = 14 + (_widest(one.shown(point, language) for one, point, _ in there) if in_label else full)
    below = 14 + _widest(one.shown(point, language) for one, point, value in there if value < 0) if low < 0 else 0.0
    labels = max((text_width(point.label, TEXT) for _, point in pairs), default=0.0)
    gutter = labels + 12 if labels <= width * _BESIDE and not in_label else 0.0
    scale = Scale(low, high if high > low else low + 1, gutter + below, max(width - room, gutter + below + 40))
    return _Frame(scene, language, scale, gutter, in_label)


def _widest(texts: Iterable[str]) -> float:
    return max((text_width(text, TEXT, bold=True) for text in texts), default=0.0)


def _coverage(point: Point, language: str) -> str:
    return f" ({point.coverage.text(language)})" if point.hatched and point.coverage else ""


def _series(frame: _Frame, series: Series, y: float, alone: bool) -> float:
    scene, zero = frame.scene, frame.scale.at(Decimal(0))
    title = " · ".join(part for part in ("" if alone else series.name, series.unit) if part)
    if title:
        y = scene.lines_of(0, y + 16, fitting_lines(title, scene.width), fill=palette.MUTED) - 12
    y += 4
    for point in series.points:
        top = _label(frame, point, y)
        _bar(frame, series, point, top)
        scene.line(zero, top - 4, zero, top + _BAR + 4, palette.LINE_STRONG, 1.5)
        y = top + _BAR + _ROW_GAP
    return y + 8


def _label(frame: _Frame, point: Point, y: float) -> float:
    """The name of a row; returns the top of its bar."""
    if point.break_before:
        frame.scene.line(0, y, frame.scene.width, y, palette.INK, 1.2, dash=True)
        y += 10
    if frame.gutter:
        frame.scene.add(Label(frame.gutter - 12, y + 15, point.label, "end"))
        return y
    return frame.scene.lines_of(0, y + 15, fitting_lines(frame.label(point), frame.scene.width)) - 14


def _bar(frame: _Frame, series: Series, point: Point, y: float) -> None:
    zero = frame.scale.at(Decimal(0))
    if point.value is None:
        word = series.shown(point, frame.language)
        x = min(zero + 8, max(frame.scene.width - mark_width(word), 0))
        draw_mark(frame.scene, x, y + 15, mark_of(point.state), word)
        return
    end = frame.scale.at(point.value)
    stroke = palette.LINK if point.hatched else None
    frame.scene.add(Rect(min(zero, end), y, abs(end - zero), _BAR, palette.LINK, stroke, 1.2, point.hatched))
    text = frame.number(series, point)
    side = -6 if point.value < 0 else 6
    frame.scene.add(Label(end + side, y + 15, text, "end" if point.value < 0 else "start", TEXT, True))
