"""Lines over equal steps: a gap where a value is missing, a break where the definition changed, one frame a series."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from patibat.papers import palette
from patibat.papers.charts.model import LineChart, Point, Series
from patibat.papers.charts.scale import Scale, span, ticks
from patibat.papers.charts.scene import LINE, TEXT, Circle, Label, Path, Scene, draw_shape, fitting_lines
from patibat.papers.charts.table import labels_of
from patibat.papers.fonts import text_width
from patibat.papers.marks import mark_of
from patibat.problems import Text
from patibat.thai.numbers import format_number

_PLOT = 170.0
_PLOT_COMPACT = 96.0
"""Where the line shares one page with everything else."""
_MOST_LABEL_LINES = 3
_CHANGED = Text("นิยามเปลี่ยน", "definition changed")


@dataclass(frozen=True, slots=True)
class _Frame:
    """One small multiple: where steps and values stand."""

    scene: Scene
    chart: LineChart
    series: Series
    labels: tuple[str, ...]
    scale: Scale
    left: float
    step: float

    def x(self, label: str) -> float:
        return self.left + (self.labels.index(label) + 0.5) * self.step


def line_scene(chart: LineChart, width: float) -> Scene:
    """All series on the same steps and the same scale, below each other."""
    scene = Scene(width)
    low, high = span(point.value for one in chart.series for point in one.points)
    marks = ticks(low, high)
    places = max(max(-int(mark.normalize().as_tuple().exponent) for mark in marks), 0)
    names = [format_number(mark, places) for mark in marks]
    left = max(text_width(name, TEXT) for name in names) + 10
    labels = labels_of(chart.series)
    step = (width - left) / max(len(labels), 1)
    y = 0.0
    plot = _PLOT_COMPACT if chart.compact else _PLOT
    for one in chart.series:
        y = _title(scene, one, chart, y)
        scale = Scale(marks[0], marks[-1], y + plot, y + 26)
        frame = _Frame(scene, chart, one, labels, scale, left, step)
        _grid(frame, marks, names)
        _breaks(frame, y)
        _lines(frame)
        y = _axis(frame, y + plot) + 10
    scene.height = y
    return scene


def _title(scene: Scene, series: Series, chart: LineChart, y: float) -> float:
    text = " · ".join(part for part in (series.name if len(chart.series) > 1 else "", series.unit) if part)
    return scene.lines_of(0, y + 16, fitting_lines(text, scene.width), fill=palette.MUTED) - 12 if text else y


def _grid(frame: _Frame, marks: tuple[Decimal, ...], names: list[str]) -> None:
    for mark, name in zip(marks, names, strict=True):
        y = frame.scale.at(mark)
        colour = palette.LINE_STRONG if mark == 0 else palette.LINE
        frame.scene.line(frame.left, y, frame.scene.width, y, colour, 1.2 if mark == 0 else 1)
        frame.scene.add(Label(frame.left - 8, y + 5, name, "end", fill=palette.MUTED))


def _breaks(frame: _Frame, top: float) -> None:
    word = _CHANGED.of(frame.chart.language)
    for point in frame.series.points:
        if point.break_before:
            x = frame.x(point.label) - frame.step / 2
            frame.scene.line(x, top + 4, x, frame.scale.start, palette.INK, 1.2, dash=True)
            fits = x + 6 + text_width(word, TEXT) < frame.scene.width
            frame.scene.add(
                Label(x + 6 if fits else x - 6, top + 16, word, "start" if fits else "end", fill=palette.MUTED)
            )


def _lines(frame: _Frame) -> None:
    for run in _runs(frame.series):
        spots = tuple((frame.x(point.label), frame.scale.at(value)) for point, value in run)
        if len(spots) > 1:
            frame.scene.add(Path(spots, palette.LINK, 2.5))
    labelled = _labelled(frame)
    for point in frame.series.points:
        if point.value is None:
            _absence(frame, point)
            continue
        x, y = frame.x(point.label), frame.scale.at(point.value)
        frame.scene.add(Circle(x, y, 6 if point.hatched else 4.5, palette.PAPER if point.hatched else palette.LINK))
        if point.hatched:
            frame.scene.add(Circle(x, y, 6, palette.LINK, palette.LINK, 1.5, True))
        if point.label in labelled:
            frame.scene.add(Label(x, y - 11, frame.series.shown(point, frame.chart.language), "middle", TEXT, True))


def _absence(frame: _Frame, point: Point) -> None:
    """Why there is no number: the shape on the ground, its word above it."""
    mark = mark_of(point.state)
    x, y = frame.x(point.label), frame.scale.start - 10
    draw_shape(frame.scene, x, y, mark)
    lines = fitting_lines(frame.series.shown(point, frame.chart.language), max(frame.step - 4, 110))
    half = max(text_width(line, TEXT) for line in lines) / 2
    x = min(max(x, half), frame.scene.width - half)
    frame.scene.lines_of(x, y - 13 - LINE * (len(lines) - 1), lines, "middle", fill=mark.colour)


def _runs(series: Series) -> Iterator[list[tuple[Point, Decimal]]]:
    """Stretches of neighbouring values that may be joined."""
    run: list[tuple[Point, Decimal]] = []
    for point in series.points:
        if run and (point.value is None or point.break_before):
            yield run
            run = []
        if point.value is not None:
            run.append((point, point.value))
    yield run


def _labelled(frame: _Frame) -> set[str]:
    """Which points carry their number: all when there is room, else first, last, lowest and highest."""
    there = [(point, point.value) for point in frame.series.points if point.value is not None]
    widest = max((text_width(frame.series.shown(point), TEXT, bold=True) for point, _ in there), default=0.0)
    if widest + 6 <= frame.step or len(there) < 2:
        return {point.label for point, _ in there}
    ordered = sorted(there, key=lambda pair: pair[1])
    return {there[0][0].label, there[-1][0].label, ordered[0][0].label, ordered[-1][0].label}


def _axis(frame: _Frame, y: float) -> float:
    """Names of the steps, every one or every second, third … as they fit; returns the lowest edge."""
    every = 1
    while every < len(frame.labels) and not _fit(frame.labels[::every], frame.step * every - 8):
        every += 1
    lowest = y + LINE
    for at, label in enumerate(frame.labels):
        if at % every == 0:
            lines = fitting_lines(label, max(frame.step * every - 8, 40))[:_MOST_LABEL_LINES]
            x = frame.x(label)
            half = max(text_width(line, TEXT) for line in lines) / 2
            x = min(max(x, half), frame.scene.width - half)
            lowest = max(lowest, frame.scene.lines_of(x, y + 20, lines, "middle", fill=palette.MUTED) - LINE + 6)
    return lowest


def _fit(labels: tuple[str, ...], room: float) -> bool:
    words = (word for label in labels for word in label.split())
    if any(text_width(word, TEXT) > room for word in words):
        return False
    return all(len(fitting_lines(label, room)) <= _MOST_LABEL_LINES for label in labels)
