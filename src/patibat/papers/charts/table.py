"""The numbers of a chart as a table: what stands under every drawing."""

from __future__ import annotations

from typing import NamedTuple

from patibat.papers.charts.model import BulletChart, BulletRow, Chart, Point, Series
from patibat.papers.figures import FigureSpan
from patibat.papers.marks import REPORTED, StatusMark
from patibat.problems import Text

Cell = str | FigureSpan | StatusMark
_ITEM = Text("รายการ", "item")
_VALUE = Text("ผล", "value")
_TARGET = Text("เป้าหมาย", "target")
_STATE = Text("สถานะ", "state")
_COVERAGE = Text("ความครอบคลุม", "coverage")
_BREAK = Text("นิยามเปลี่ยน", "definition changed")


class Head(NamedTuple):
    """The head of a column; numbers stand on the right."""

    text: str
    unit: str = ""
    numeric: bool = False


class ChartTable(NamedTuple):
    """Heads, and rows of as many cells."""

    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]


def to_table(chart: Chart) -> ChartTable:
    """Rows follow the labels in order of first appearance; a label that a series lacks leaves its cell empty."""
    return _bullet_table(chart) if isinstance(chart, BulletChart) else _series_table(chart.series, chart.language)


def labels_of(series: tuple[Series, ...]) -> tuple[str, ...]:
    """Every label once, in order of first appearance."""
    return tuple(dict.fromkeys(point.label for one in series for point in one.points))


def _series_table(series: tuple[Series, ...], language: str) -> ChartTable:
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
    heads = [Head(_ITEM.of(language)), *(Head(one.name, one.unit, True) for one in series)]
    return ChartTable(tuple(heads + [Head(_COVERAGE.of(language))] * covered), tuple(rows))


def _label(label: str, points: list[Point | None], language: str) -> str:
    changed = any(point is not None and point.break_before for point in points)
    return f"{label} ({_BREAK.of(language)})" if changed else label


def _cell(series: Series, point: Point | None, language: str) -> Cell:
    return "" if point is None else series.figure(point, language)


def _coverage(points: list[Point | None], language: str) -> str:
    texts = dict.fromkeys(point.coverage.text(language) for point in points if point and point.coverage)
    return " / ".join(texts)


def _bullet_table(chart: BulletChart) -> ChartTable:
    language = chart.language
    numbers = (Head(_VALUE.of(language), chart.unit, True), Head(_TARGET.of(language), chart.unit, True))
    with_state = any(row.status for row in chart.rows)
    covered = any(row.coverage for row in chart.rows)
    heads = [Head(_ITEM.of(language)), *numbers]
    heads += [Head(_STATE.of(language))] * with_state + [Head(_COVERAGE.of(language))] * covered
    return ChartTable(tuple(heads), tuple(_bullet_cells(chart, row, with_state, covered) for row in chart.rows))


def _bullet_cells(chart: BulletChart, row: BulletRow, with_state: bool, covered: bool) -> tuple[Cell, ...]:
    target: Cell = ""
    if row.target is not None:
        target = FigureSpan(row.target_figure_id, chart.target_shown(row), row.target, REPORTED, None, chart.places)
    value = FigureSpan(row.figure_id, chart.shown(row), row.value, row.state, row.coverage, chart.places)
    cells: list[Cell] = [row.label, value, target]
    if with_state:
        cells.append(StatusMark(row.status) if row.status else "")
    if covered:
        cells.append(row.coverage.text(chart.language) if row.coverage else "")
    return tuple(cells)
