"""The colours of every page, chart and paper, as sRGB hex. Each ink reads on paper and on its own tint (WCAG 2 AA).

A colour never stands alone: beside it there is always a word and a shape, so that black-and-white print loses nothing.

>>> round(contrast(INK, PAPER), 1) > 12
True
>>> contrast("#000000", "#ffffff")
21.0
"""

from __future__ import annotations

from typing import Final

AA_TEXT: Final = 4.5
"""Least contrast of text (WCAG 2.2, 1.4.3)."""
AA_SHAPE: Final = 3.0
"""Least contrast of a shape that carries meaning (WCAG 2.2, 1.4.11)."""

INK: Final = "#1b1f24"
PAPER: Final = "#ffffff"
PAPER_TINT: Final = "#f4f6f8"
LINE: Final = "#d3d8de"
"""Quiet rules between rows; carries no meaning."""
LINE_STRONG: Final = "#767e88"
"""Borders of fields and axes: seen as shapes."""

LINK: Final = "#1f4e8c"
LINK_STRONG: Final = "#163a69"
LINK_TINT: Final = "#e8eff8"

GOOD: Final = "#1d6b3a"
GOOD_TINT: Final = "#e6f3ea"
WATCH: Final = "#855200"
WATCH_TINT: Final = "#fbf0db"
BAD: Final = "#a3301f"
BAD_TINT: Final = "#fbe9e6"
MUTED: Final = "#565e68"
MUTED_TINT: Final = "#eef0f2"

BAND_LOW: Final = "#c3cad3"
BAND_MIDDLE: Final = "#d9dee4"
BAND_HIGH: Final = "#eceff2"
"""Quiet areas behind the bar of a bullet chart; the numbers beside them carry the meaning."""

TEXT_PAIRS: Final[tuple[tuple[str, str], ...]] = (
    (INK, PAPER),
    (INK, PAPER_TINT),
    (INK, BAND_LOW),
    (LINK, PAPER),
    (LINK, PAPER_TINT),
    (LINK, LINK_TINT),
    (LINK_STRONG, PAPER),
    (LINK_STRONG, LINK_TINT),
    (PAPER, LINK),
    (PAPER, LINK_STRONG),
    (GOOD, PAPER),
    (GOOD, GOOD_TINT),
    (WATCH, PAPER),
    (WATCH, WATCH_TINT),
    (BAD, PAPER),
    (BAD, BAD_TINT),
    (PAPER, BAD),
    (MUTED, PAPER),
    (MUTED, PAPER_TINT),
    (MUTED, MUTED_TINT),
)
"""(ink, ground) pairs that pages may set text in."""
SHAPE_PAIRS: Final[tuple[tuple[str, str], ...]] = ((LINE_STRONG, PAPER), (LINK, BAND_LOW), (BAD, BAND_LOW))
"""(shape, ground) pairs that must be seen but are not read."""


def luminance(colour: str) -> float:
    """Relative luminance, 0 black to 1 white, of `#rrggbb` (WCAG 2.2, relative luminance)."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 (equal) to 21 (black on white)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
