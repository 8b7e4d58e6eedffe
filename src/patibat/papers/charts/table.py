"""The numbers of a chart as a table: what stands under every drawing."""

from __future__ import annotations

from patibat.papers.charts.model import BulletChart, BulletRow, Chart, Point, Series
from patibat.papers.figures import FigureSpan
from patibat.papers.marks import REPORTED
from patibat.problems import Text

Cell = str | FigureSpan
_PERIOD = Text("รายการ", "item")
_VALUE = Text("ผล", "value")
_TARGET = Text("เป้าหมาย", "target")
_STATE = Text("สถานะ", "state")
_COVERAGE = Text("ความครอบคลุม", "coverage")
_BREAK = Text("นิยามเปลี่ยน", "definition changed")


def to_table(chart: Chart) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]:
    """Heads and rows. Rows follow the labels in order of first appearance; a label that a series lacks stays empty."""
    return _bullet_table(chart) if isinstance(chart, BulletChart) else _series_table(chart.series, chart.language)


def labels_of(series: tuple[Series, ...]) -> tuple[str, ...]:
    """Every label once, in order of first appearance."""
    return tuple(dict.fromkeys(point.label for one in series for point in one.points))


def _series_table(series: tuple[Series, ...], language: str) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]:
    by_label = [{point.label: point for point in one.points} for one in series]
    covered = any(point.coverage for one in series for point in one.points)
    rows: list[tuple[Cell, ...]] = []
    for label in labels_of(series):
        points = [points.get(label) for points in by_label]
        cells: list[Cell] = [_label(label, points, language)]
        cells += [_cell(one, point, language) for one, point in zip(series, points, strict=True)]
        if covered:
            cells.append(_coverage(points, language))
        rows.append(tuple(cells))
    heads = [_PERIOD.of(language), *(_head(one.name, one.unit) for one in series)]
    return tuple(heads + [_COVERAGE.of(language)] * covered), tuple(rows)


def _head(name: str, unit: str) -> str:
    return f"{name} ({unit})" if unit else name


def _label(label: str, points: list[Point | None], language: str) -> str:
    changed = any(point is not None and point.break_before for point in points)
    return f"{label} ({_BREAK.of(language)})" if changed else label


def _cell(series: Series, point: Point | None, language: str) -> Cell:
    return "" if point is None else series.figure(point, language)


def _coverage(points: list[Point | None], language: str) -> str:
    texts = dict.fromkeys(point.coverage.text(language) for point in points if point and point.coverage)
    return " / ".join(texts)


def _bullet_table(chart: BulletChart) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]:
    language = chart.language
    heads = [_PERIOD.of(language), _head(_VALUE.of(language), chart.unit), _head(_TARGET.of(language), chart.unit)]
    with_state = any(row.status for row in chart.rows)
    covered = any(row.coverage for row in chart.rows)
    rows = tuple(_bullet_cells(chart, row, with_state, covered) for row in chart.rows)
    return tuple(heads + [_STATE.of(language)] * with_state + [_COVERAGE.of(language)] * covered), rows


def _bullet_cells(chart: BulletChart, row: BulletRow, with_state: bool, covered: bool) -> tuple[Cell, ...]:
    target_shown = chart.target_shown(row)
    target: Cell = target_shown
    if row.target is not None:
        target = FigureSpan(row.target_figure_id, target_shown, row.target, REPORTED, None, chart.places)
    cells: list[Cell] = [
        row.label,
        FigureSpan(row.figure_id, chart.shown(row), row.value, row.state, row.coverage, chart.places),
        target,
    ]
    if with_state:
        cells.append(f"{row.status.shape} {row.status.word(chart.language)}" if row.status else "")
    if covered:
        cells.append(row.coverage.text(chart.language) if row.coverage else "")
    return tuple(cells)
