"""The order in which a page is read: from top to bottom, and where text stands in two columns, the left one first."""

from __future__ import annotations

from patibat.papers.reading.pdf.segments import Line
from patibat.papers.reading.pdf.tables import FoundTable

Block = Line | FoundTable
_FEWEST_LINES = 5
_NARROWEST = 0.2
_MOST_ACROSS = 0.5
_MIDDLE = (0.35, 0.65)


def in_reading_order(lines: list[Line], tables: list[FoundTable], width: float) -> list[Block]:
    """Lines and tables as a person reads them; `width` is that of the page."""
    gutter = _gutter(lines, width)
    if gutter is None:
        return sorted([*lines, *tables], key=lambda one: (one.top, one.left))
    blocks: list[Block] = [part for line in lines for part in _halves(line, gutter)]
    blocks += tables
    across = sorted(one.top for one in blocks if one.left < gutter < one.right)

    def place(block: Block) -> tuple[int, int, float, float]:
        band = sum(top < block.top for top in across)
        side = 2 if block.left < gutter < block.right else int(block.left >= gutter)
        return band, side, block.top, block.left

    return sorted(blocks, key=place)


def _gutter(lines: list[Line], width: float) -> float | None:
    """The middle of the empty strip between two columns of running text, if there are two."""
    groups = [(group[0].left, group[-1].right) for line in lines if not line.is_turned for group in line.groups]
    low, high = (share * width for share in _MIDDLE)
    lefts = sorted({round(left) for left, _ in groups if low < left < high})
    best: tuple[int, float] | None = None
    for left in lefts:
        right_side = [one for one in groups if one[0] >= left - 1]
        left_side = [one for one in groups if one[1] < left]
        across = len(groups) - len(right_side) - len(left_side)
        wide = [_usual_width(side) > _NARROWEST * width for side in (left_side, right_side)]
        if min(len(left_side), len(right_side)) < _FEWEST_LINES or not all(wide):
            continue
        if across <= _MOST_ACROSS * len(groups):
            edge = max(one[1] for one in left_side)
            best = min(best or (across, left), (across, (edge + left) / 2))
    return best[1] if best else None


def _usual_width(groups: list[tuple[float, float]]) -> float:
    widths = sorted(right - left for left, right in groups)
    return widths[len(widths) // 2] if widths else 0


def _halves(line: Line, gutter: float) -> list[Line]:
    """A line that is one line of each column becomes two."""
    left = [one for group in line.groups for one in group if group[-1].right <= gutter]
    right = [one for group in line.groups for one in group if group[0].left >= gutter]
    if len(left) + len(right) < len(line.segments) or not (left and right):
        return [line]
    found = [Line(left), Line(right)]
    for one in found:
        one.is_boxed = line.is_boxed
    return found
