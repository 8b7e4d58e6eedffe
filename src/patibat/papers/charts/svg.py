"""Charts as inline SVG: real text, presentation attributes only (no style), title and description to be read aloud."""

from __future__ import annotations

from hashlib import sha256
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from patibat.papers import palette
from patibat.papers.charts.draw import scene_of
from patibat.papers.charts.model import Chart
from patibat.papers.charts.scene import Circle, Item, Label, Path, Rect, Scene

_FAMILY: Final = "Sarabun, 'TH Sarabun New', sans-serif"
_FORBIDDEN: Final = {code: None for code in (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000))}
"""Characters that XML cannot hold."""


def to_svg(chart: Chart, width: float = 640, ident: str = "", css_class: str = "chart") -> str:
    """The chart as one `<svg>` element that scales with its box; lay it out narrower (about 340) for telephones.

    `ident` makes ids unique when one chart stands twice on a page; without it they come from the content.
    """
    return scene_svg(scene_of(chart, width), chart.title, chart.description or chart.title, ident, css_class)


def scene_svg(scene: Scene, title: str, description: str, ident: str = "", css_class: str = "chart") -> str:
    """Any drawing as one `<svg>` element, with what is read aloud instead of it."""
    body = "".join(_item(item) for item in scene.items)
    # Ids must differ between charts on one page; the content decides, so that a page is the same on every render.
    seed = f"{title}{body}{_number(scene.width)}{css_class}".encode("utf-8", "replace")
    name = ident or "c" + sha256(seed).hexdigest()[:10]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_number(scene.width)} {_number(scene.height)}" '
        f'width="100%" class={_attribute(css_class)} role="img" aria-labelledby="{name}-t {name}-d" '
        f'text-rendering="geometricPrecision" font-family={_attribute(_FAMILY)}>'
        f'<title id="{name}-t">{_text(title)}</title><desc id="{name}-d">{_text(description)}</desc>'
    )
    return head + _patterns(scene, name) + body.replace("url(#hatch-", f"url(#{name}-hatch-") + "</svg>"


def _patterns(scene: Scene, name: str) -> str:
    colours = {item.fill for item in scene.items if isinstance(item, Rect | Path | Circle) and item.hatch and item.fill}
    patterns = "".join(
        f'<pattern id="{name}-hatch-{colour[1:]}" width="5" height="5" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="5" height="5" fill="{palette.PAPER}"/>'
        f'<rect width="2" height="5" fill="{colour}"/></pattern>'
        for colour in sorted(colours)
    )
    return f"<defs>{patterns}</defs>" if patterns else ""


def _item(item: Item) -> str:
    match item:
        case Rect():
            place = f'x="{_number(item.x)}" y="{_number(item.y)}" width="{_number(item.w)}" height="{_number(item.h)}"'
            return f"<rect {place}{_paint(item)}/>"
        case Circle():
            return f'<circle cx="{_number(item.x)}" cy="{_number(item.y)}" r="{_number(item.r)}"{_paint(item)}/>'
        case Path():
            steps = "L".join(f"{_number(x)} {_number(y)}" for x, y in item.points)
            return f'<path d="M{steps}{"Z" if item.closed else ""}"{_paint(item)}/>'
        case Label():
            weight = ' font-weight="600"' if item.bold else ""
            anchor = "" if item.anchor == "start" else f' text-anchor="{item.anchor}"'
            return (
                f'<text x="{_number(item.x)}" y="{_number(item.y)}" font-size="{_number(item.size)}" '
                f'fill="{item.fill}"{anchor}{weight}>{_text(item.text)}</text>'
            )


def _paint(item: Rect | Path | Circle) -> str:
    fill = f"url(#hatch-{item.fill[1:]})" if item.fill and item.hatch else item.fill or "none"
    if not item.stroke:
        return f' fill="{fill}"'
    dash = ' stroke-dasharray="4 3"' if item.dash else ""
    return f' fill="{fill}" stroke="{item.stroke}" stroke-width="{_number(item.width)}"{dash}'


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    return escape(text.translate(_FORBIDDEN))


def _attribute(text: str) -> str:
    return quoteattr(text.translate(_FORBIDDEN))
