"""Bars against targets: what it is and how it stands above, the bar with its target below, the numbers at its right."""

from __future__ import annotations

from decimal import Decimal

from patibat.papers import palette
from patibat.papers.charts.model import BulletChart, BulletRow
from patibat.papers.charts.scale import Scale, span
from patibat.papers.charts.scene import LINE, TEXT, Label, Rect, Scene, draw_mark, fitting_lines, mark_width
from patibat.papers.fonts import text_width
from patibat.papers.marks import mark_of
from patibat.problems import Text

_TRACK = 24.0
_BAR = 12.0
_BANDS = (palette.BAND_LOW, palette.BAND_MIDDLE, palette.BAND_HIGH)
_TARGET = Text("เป้าหมาย", "target")


def bullet_scene(chart: BulletChart, width: float) -> Scene:
    """Rows below each other on one scale."""
    scene = Scene(width)
    low, high = span(value for row in chart.rows for value in (row.value, row.target, *row.bands))
    numbers = max((_numbers_width(chart, row) for row in chart.rows), default=0.0)
    beside = numbers < width * 0.4
    scale = Scale(low, high if high > low else low + 1, 0, width - numbers - 14 if beside else width)
    y = 0.0
    if chart.unit:
        scene.add(Label(0, 16, chart.unit, fill=palette.MUTED))
        y = LINE + 4
    for row in chart.rows:
        y = _row(scene, chart, row, scale, beside, y)
    scene.height = y
    return scene


def _target_text(chart: BulletChart, row: BulletRow) -> str:
    target = chart.target_shown(row)
    return f"{_TARGET.of(chart.language)} {target}" if target else ""


def _value_text(chart: BulletChart, row: BulletRow) -> str:
    return "" if row.value is None else chart.shown(row)


def _numbers_width(chart: BulletChart, row: BulletRow) -> float:
    value = text_width(_value_text(chart, row), TEXT, bold=True)
    return value + 10 + text_width(_target_text(chart, row), TEXT)


def _row(scene: Scene, chart: BulletChart, row: BulletRow, scale: Scale, beside: bool, y: float) -> float:
    y = _head(scene, chart, row, y)
    zero = scale.at(Decimal(0))
    _bands(scene, row, scale, y)
    if row.value is not None:
        end = scale.at(row.value)
        stroke = palette.LINK if row.hatched else None
        area = Rect(min(zero, end), y + 6, abs(end - zero), _BAR, palette.LINK, stroke, 1.2, row.hatched)
        if row.hatched:
            scene.add(Rect(area.x, area.y, area.w, area.h, palette.PAPER))
        scene.add(area)
    if row.target is not None:
        at = scale.at(row.target)
        scene.line(at, y, at, y + _TRACK, palette.INK, 3)
    scene.line(zero, y - 2, zero, y + _TRACK + 2, palette.LINE_STRONG, 1.5)
    if beside:
        _numbers(scene, chart, row, scale.end + 14, y + 17)
        return y + _TRACK + 16
    _numbers(scene, chart, row, 0, y + _TRACK + 18)
    return y + _TRACK + LINE + 16


def _head(scene: Scene, chart: BulletChart, row: BulletRow, y: float) -> float:
    """Label at the left, state at the right; the state goes below a label that leaves it no room."""
    mark = row.status if row.value is not None else mark_of(row.state)
    word = "" if mark is None else mark.word(chart.language) if row.value is not None else chart.shown(row)
    taken = 0.0 if mark is None else mark_width(word) + 16
    covered = row.coverage.text(chart.language) if row.hatched and row.coverage else ""
    label = f"{row.label} ({covered})" if covered else row.label
    own_line = taken > scene.width * 0.5
    lines = fitting_lines(label, scene.width if own_line else scene.width - taken)
    if mark is not None and not own_line:
        draw_mark(scene, scene.width - taken + 16, y + 16, mark, word)
    after = scene.lines_of(0, y + 16, lines)
    if mark is not None and own_line:
        draw_mark(scene, 0, after, mark, word)
        after += LINE
    return after - 12


def _bands(scene: Scene, row: BulletRow, scale: Scale, y: float) -> None:
    bounds = [bound for bound in row.bands if bound > scale.low]
    if not bounds or bounds[-1] < scale.high:
        bounds.append(scale.high)
    start = scale.at(max(scale.low, Decimal(0)) if row.bands else scale.low)
    for at, bound in enumerate(bounds):
        end = scale.at(bound)
        fill = _BANDS[min(at, 2)] if row.bands else palette.BAND_HIGH
        scene.add(Rect(start, y, max(end - start, 0), _TRACK, fill))
        start = end


def _numbers(scene: Scene, chart: BulletChart, row: BulletRow, x: float, y: float) -> None:
    value = _value_text(chart, row)
    if value:
        scene.add(Label(x, y, value, bold=True))
        x += text_width(value, TEXT, bold=True) + 10
    target = _target_text(chart, row)
    if target:
        scene.add(Label(x, y, target, fill=palette.MUTED))
