"""Charts for print: the same drawing as data that the Typst layout draws with its own primitives and its own text."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Final

from patibat.papers.charts.draw import scene_of
from patibat.papers.charts.model import Chart
from patibat.papers.charts.scene import Circle, Item, Label, Path, Rect
from patibat.thai.digits import to_thai_digits

PRINT_WIDTH: Final = 600.0
"""Units; printed at 3/4 point each this fills the 16 cm between the margins."""
_KINDS: Final[dict[type, str]] = {Rect: "rect", Path: "path", Circle: "circle", Label: "text"}


def to_typst(chart: Chart, width: float = PRINT_WIDTH, thai_digits: bool = False) -> dict[str, Any]:
    """`width`, `height` and `items` of the drawing, ready for JSON."""
    scene = scene_of(chart, width)
    items = [_data(item, thai_digits) for item in scene.items]
    return {"width": scene.width, "height": scene.height, "items": items}


def _data(item: Item, thai_digits: bool) -> dict[str, Any]:
    data = {"kind": _KINDS[type(item)], **asdict(item)}
    if thai_digits and isinstance(item, Label):
        data["text"] = to_thai_digits(item.text)
    return data
