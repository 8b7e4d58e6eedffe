"""Boxes in columns with lines between them: what follows from what, read from left to right, drawn as real text.

>>> one, two = FlowBox("a", "เป้าหมาย"), FlowBox("b", "โครงการ", note="3 กิจกรรม")
>>> scene = flow_scene([FlowColumn("นโยบาย", (one,)), FlowColumn("งาน", (two,))], [("a", "b")], 400)
>>> [item.text for item in scene.items if isinstance(item, Label)]
['นโยบาย', 'งาน', 'เป้าหมาย', 'โครงการ', '3 กิจกรรม']
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from patibat.papers import palette
from patibat.papers.charts.scene import LINE, TEXT, Label, Rect, Scene, fitting_lines

GAP: Final = 34.0
"""Between two columns: room for the lines."""
BETWEEN: Final = 10.0
"""Between two boxes of a column."""
PAD: Final = 7.0
HEAD: Final = 44.0
LINES: Final = 4
"""A box shows at most so many lines of its text; the list beside the drawing has all of it."""


@dataclass(frozen=True, slots=True)
class FlowBox:
    """One box: its text, and a quiet note below it. `dashed` marks what is not certain yet."""

    ident: str
    text: str
    note: str = ""
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class FlowColumn:
    """A column of boxes under a head."""

    title: str
    boxes: tuple[FlowBox, ...]


@dataclass(frozen=True, slots=True)
class _Placed:
    x: float
    y: float
    w: float
    h: float

    @property
    def middle(self) -> float:
        return self.y + self.h / 2


def flow_scene(columns: Sequence[FlowColumn], edges: Iterable[tuple[str, str]], width: float) -> Scene:
    """The drawing laid out for a width in units of about 1/96 inch; its height follows from the fullest column.

    Edges lead from the ident of a box to that of one in any later column; unknown ends are left out.
    """
    scene = Scene(width)
    # Half of a frame's line stands outside its box.
    box = (width - 2 - GAP * (len(columns) - 1)) / max(len(columns), 1)
    heights = [[_height(one, box) for one in column.boxes] for column in columns]
    full = max((sum(column) + BETWEEN * (len(column) - 1) for column in heights if column), default=0.0)
    scene.height = HEAD + full + 2
    places: dict[str, _Placed] = {}
    for at, (column, own) in enumerate(zip(columns, heights, strict=True)):
        places |= _places(column, own, 1 + at * (box + GAP), box, full)
    for start, end in edges:
        if start in places and end in places:
            _line(scene, places[start], places[end])
    for at, column in enumerate(columns):
        scene.lines_of(1 + at * (box + GAP), TEXT, fitting_lines(column.title, box, bold=True)[:2], bold=True)
    for column in columns:
        for one in column.boxes:
            _draw(scene, one, places[one.ident])
    return scene


def _places(column: FlowColumn, heights: Sequence[float], x: float, width: float, full: float) -> dict[str, _Placed]:
    """Boxes spread over the whole height, so that lines fan out evenly."""
    used = sum(heights)
    gap = (full - used) / (len(heights) + 1) if len(heights) > 1 and used < full else BETWEEN
    gap = max(gap, BETWEEN)
    top = HEAD + max(0.0, (full - used - gap * (len(heights) - 1)) / 2)
    found: dict[str, _Placed] = {}
    for one, height in zip(column.boxes, heights, strict=True):
        found[one.ident] = _Placed(x, top, width, height)
        top += height + gap
    return found


def _texts(one: FlowBox, width: float) -> list[str]:
    lines = fitting_lines(one.text, width - 2 * PAD)
    return lines if len(lines) <= LINES else [*lines[: LINES - 1], f"{lines[LINES - 1][:-1].rstrip()}…"]


def _height(one: FlowBox, width: float) -> float:
    notes = len(fitting_lines(one.note, width - 2 * PAD)) if one.note else 0
    return (len(_texts(one, width)) + notes) * LINE + 2 * PAD


def _line(scene: Scene, start: _Placed, end: _Placed) -> None:
    """Straight across the gap behind the boxes, from the right side to the left side."""
    scene.line(start.x + start.w, start.middle, end.x, end.middle, palette.LINE_STRONG)


def _draw(scene: Scene, one: FlowBox, at: _Placed) -> None:
    scene.add(Rect(at.x, at.y, at.w, at.h, palette.PAPER, palette.INK, 1, dash=one.dashed, r=3))
    below = scene.lines_of(at.x + PAD, at.y + PAD + TEXT, _texts(one, at.w))
    for text in fitting_lines(one.note, at.w - 2 * PAD) if one.note else ():
        scene.add(Label(at.x + PAD, below, text, fill=palette.MUTED))
        below += LINE
