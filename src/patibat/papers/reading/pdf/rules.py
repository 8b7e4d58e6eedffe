"""The ruling lines of a page: drawn strokes, edges of drawn boxes, and boxes so thin that they are lines."""

from __future__ import annotations

import ctypes
import itertools
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import pypdfium2_raw as raw

from patibat.papers.reading.pdf.library import POINTER, WHOLE, View, quick

_objects = quick(raw.FPDFPage_CountObjects, WHOLE, POINTER)
_object = quick(raw.FPDFPage_GetObject, POINTER, POINTER, WHOLE)
_type = quick(raw.FPDFPageObj_GetType, WHOLE, POINTER)
_matrix = quick(raw.FPDFPageObj_GetMatrix, WHOLE, POINTER, POINTER)
_mode = quick(raw.FPDFPath_GetDrawMode, WHOLE, POINTER, POINTER, POINTER)
_segments = quick(raw.FPDFPath_CountSegments, WHOLE, POINTER)
_segment = quick(raw.FPDFPath_GetPathSegment, POINTER, POINTER, WHOLE)
_segment_type = quick(raw.FPDFPathSegment_GetType, WHOLE, POINTER)
_point = quick(raw.FPDFPathSegment_GetPoint, WHOLE, POINTER, POINTER, POINTER)
_closes = quick(raw.FPDFPathSegment_GetClose, WHOLE, POINTER)
_form_objects = quick(raw.FPDFFormObj_CountObjects, WHOLE, POINTER)
_form_object = quick(raw.FPDFFormObj_GetObject, POINTER, POINTER, ctypes.c_ulong)

_PATH, _IMAGE, _FORM = 2, 3, 5
_LINE, _CURVE, _MOVE = 0, 1, 2
_THIN = 2.5
_SHORTEST = 4.0
_SAME = 1.5
_TOUCH = 3.0
_MOST_OBJECTS = 20_000
_MOST_POINTS = 60_000
_DEEPEST = 4

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
_PLAIN: Matrix = (1, 0, 0, 1, 0, 0)


class Rule(NamedTuple):
    """A line along one direction: its place across it, where it begins and ends."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Drawing:
    """What is drawn on a page beside letters."""

    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    pictures: int = 0


def drawing_of(page: int, view: View) -> Drawing:
    """The lines of a page (its address) as shown, those that lie on each other as one; how many pictures it has."""
    reader = _Reader(view)
    for at in range(min(_objects(page), _MOST_OBJECTS)):
        reader.read(_object(page, at), _PLAIN, 0)
    found = reader.found
    return Drawing(_merged(found.across), _merged(found.down), found.pictures)


class _Reader:
    def __init__(self, view: View) -> None:
        self._view = view
        self._left = _MOST_POINTS
        self.found = Drawing()

    def read(self, drawn: int | None, outer: Matrix, depth: int) -> None:
        """A path, a picture, or a form with more of them."""
        if not drawn or self._left <= 0:
            return
        kind = _type(drawn)
        if kind == _IMAGE:
            self.found.pictures += 1
        elif kind == _PATH:
            self._path(drawn, _times(_matrix_of(drawn), outer))
        elif kind == _FORM and depth < _DEEPEST:
            inner = _times(_matrix_of(drawn), outer)
            for at in range(min(_form_objects(drawn), _MOST_OBJECTS)):
                self.read(_form_object(drawn, at), inner, depth + 1)

    def _path(self, drawn: int, matrix: Matrix) -> None:
        room = array("i", [0, 0])
        _mode(drawn, room.buffer_info()[0], room.buffer_info()[0] + 4)
        is_filled, is_stroked = room
        if not (is_filled or is_stroked):
            return
        for points in self._outlines(drawn, matrix):
            if is_stroked:
                for first, second in itertools.pairwise(points):
                    self._edge(first, second)
            if is_filled:
                self._thin(points)

    def _outlines(self, drawn: int, matrix: Matrix) -> Iterator[list[Point]]:
        """The points of each part of a path; a part with a curve has none."""
        room = array("f", [0, 0])
        start = room.buffer_info()[0]
        points: list[Point] = []
        is_curved = False
        for at in range(min(_segments(drawn), self._left)):
            self._left -= 1
            segment = _segment(drawn, at)
            kind = _segment_type(segment)
            if kind == _MOVE:
                if points and not is_curved:
                    yield points
                points, is_curved = [], False
            is_curved = is_curved or kind == _CURVE
            _point(segment, start, start + 4)
            points.append(self._shown(room[0], room[1], matrix))
            if _closes(segment):
                points.append(points[0])
        if points and not is_curved:
            yield points

    def _shown(self, x: float, y: float, matrix: Matrix) -> Point:
        a, b, c, d, e, f = matrix
        return self._view.place(a * x + c * y + e, b * x + d * y + f)

    def _edge(self, first: Point, second: Point) -> None:
        (left, top), (right, bottom) = first, second
        if abs(top - bottom) <= _SAME and abs(left - right) >= _SHORTEST:
            self.found.across.append(Rule((top + bottom) / 2, min(left, right), max(left, right)))
        elif abs(left - right) <= _SAME and abs(top - bottom) >= _SHORTEST:
            self.found.down.append(Rule((left + right) / 2, min(top, bottom), max(top, bottom)))

    def _thin(self, points: list[Point]) -> None:
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        top, bottom = min(y for _, y in points), max(y for _, y in points)
        if bottom - top <= _THIN and right - left >= _SHORTEST:
            self.found.across.append(Rule((top + bottom) / 2, left, right))
        elif right - left <= _THIN and bottom - top >= _SHORTEST:
            self.found.down.append(Rule((left + right) / 2, top, bottom))


def _matrix_of(drawn: int) -> Matrix:
    room = array("f", bytes(24))
    _matrix(drawn, room.buffer_info()[0])
    a, b, c, d, e, f = room
    return a, b, c, d, e, f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that does what `inner` does and then what `outer` does."""
    if outer == _PLAIN:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _merged(rules: list[Rule]) -> list[Rule]:
    """Lines that lie on or follow each other as one."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules):
        if groups and rule.at - groups[-1][0].at <= _SAME:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return [one for group in groups for one in _joined(group)]


def _joined(group: list[Rule]) -> Iterator[Rule]:
    at = sum(rule.at for rule in group) / len(group)
    spans = sorted((rule.start, rule.end) for rule in group)
    start, end = spans[0]
    for first, last in spans[1:]:
        if first > end + _TOUCH:
            yield Rule(at, start, end)
            start = first
        end = max(end, last) if first <= end + _TOUCH else last
    yield Rule(at, start, end)
