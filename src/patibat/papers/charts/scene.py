"""What is drawn, before it is SVG or Typst: a few primitives in a box of `width` × `height` units of about 1/96 inch.

Geometry is in floats; texts are made of exact decimals before they come here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from patibat.papers import palette
from patibat.papers.fonts import text_width, wrapped
from patibat.papers.marks import Mark

Anchor = Literal["start", "middle", "end"]
TEXT: Final = 15.0
"""Size of every text in a chart; never smaller, so that Thai marks stay readable."""
LINE: Final = 22.0
"""From one line of text to the next."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A bar or an area. `hatch` draws the fill as stripes."""

    x: float
    y: float
    w: float
    h: float
    fill: str | None = None
    stroke: str | None = None
    width: float = 1
    hatch: bool = False
    dash: bool = False
    r: float = 0


@dataclass(frozen=True, slots=True)
class Path:
    """Straight lines through points; `closed` makes it an area."""

    points: tuple[tuple[float, float], ...]
    stroke: str | None = None
    width: float = 1
    dash: bool = False
    fill: str | None = None
    hatch: bool = False
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Circle:
    """A marker around its middle."""

    x: float
    y: float
    r: float
    fill: str | None = None
    stroke: str | None = None
    width: float = 1
    hatch: bool = False
    dash: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text on its baseline `y`."""

    x: float
    y: float
    text: str
    anchor: Anchor = "start"
    size: float = TEXT
    bold: bool = False
    fill: str = palette.INK


Item = Rect | Path | Circle | Label


@dataclass(slots=True)
class Scene:
    """A canvas that layouts add to, later items above earlier ones."""

    width: float
    height: float = 0
    items: list[Item] = field(default_factory=list)

    def add(self, *items: Item) -> None:
        self.items.extend(items)

    def line(
        self, x1: float, y1: float, x2: float, y2: float, stroke: str, width: float = 1, dash: bool = False
    ) -> None:
        self.add(Path(((x1, y1), (x2, y2)), stroke, width, dash))

    def lines_of(
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        anchor: Anchor = "start",
        bold: bool = False,
        fill: str = palette.INK,
    ) -> float:
        """Lines one below the other from baseline `y`; returns the baseline after the last."""
        for at, text in enumerate(lines):
            self.add(Label(x, y + at * LINE, text, anchor, TEXT, bold, fill))
        return y + len(lines) * LINE


def mark_width(word: str) -> float:
    """Width of a shape with its word."""
    return 21 + text_width(word, TEXT, bold=True)


def draw_mark(scene: Scene, x: float, y: float, mark: Mark, word: str) -> None:
    """A state at `x`, baseline `y`: shape, colour and word."""
    draw_shape(scene, x + 6, y - 5.5, mark)
    scene.add(Label(x + 17, y, word, "start", TEXT, True, mark.colour))


def draw_shape(scene: Scene, x: float, y: float, mark: Mark) -> None:
    """The shape of a state around its middle."""
    colour = mark.colour
    if mark.shape == "●":
        scene.add(Circle(x, y, 5.5, fill=colour))
    elif mark.shape == "▲":
        scene.add(Path(((x - 6, y + 5), (x, y - 6), (x + 6, y + 5)), fill=colour, closed=True))
    elif mark.shape == "■":
        scene.add(Rect(x - 5, y - 5, 10, 10, fill=colour))
    elif mark.shape in ("◌", "○"):
        scene.add(Circle(x, y, 5, colour if mark.hatched else None, colour, 1.5, mark.hatched, mark.dashed))
    else:
        scene.line(x - 5, y, x + 5, y, colour, 2)


def fitting_lines(text: str, width: float, bold: bool = False) -> list[str]:
    """Text broken to a width of the chart."""
    return wrapped(text, TEXT, width, bold)
