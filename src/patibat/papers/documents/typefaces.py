"""Sarabun as it is printed: tone marks stand where their glyph is drawn, without being shifted up or down.

Where a mark is shifted vertically, Typst 0.15 writes the letters of the whole cluster once for each piece, and a reader
copies `ทั้ทั้ง` out of a PDF that shows `ทั้ง`. In Sarabun the shift of a small tone mark on ั ิ ึ ํ is at most 46
thousandths of an em (half a point at body size), so the marks are moved there by nought instead. The source files stay
as they are (OFL; the name is not reserved).
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from patibat.papers.fonts import font_dir

_WEIGHTS: Final = ("Regular", "SemiBold", "Bold")
_MARK_TO_MARK: Final = 6
_SMALL_MARK: Final = "uni0E48.small"
_MOST: Final = 100
"""Shifts beyond this are no matter of taste and stay."""


@lru_cache(maxsize=1)
def print_font_dir() -> Path:
    """A folder of this process with the faces that documents use; removed when the process ends."""
    from fontTools.ttLib import TTFont

    folder = Path(tempfile.mkdtemp(prefix="patibat-fonts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for weight in _WEIGHTS:
        name = f"Sarabun-{weight}.ttf"
        with TTFont(font_dir() / name) as font:
            _level_marks(font)
            font.save(folder / name)
    return folder


def _level_marks(font: Any) -> None:
    for lookup in font["GPOS"].table.LookupList.Lookup:
        if lookup.LookupType == _MARK_TO_MARK:
            for table in lookup.SubTable:
                _level(table)


def _level(table: Any) -> None:
    """Anchors near the height of the small tone marks' own anchor are set to it: their shift becomes nought."""
    above = dict(zip(table.Mark1Coverage.glyphs, table.Mark1Array.MarkRecord, strict=True))
    small = above.get(_SMALL_MARK)
    if small is None:
        return
    height = small.MarkAnchor.YCoordinate
    anchors = [mark.MarkAnchor for mark in above.values()]
    anchors += [below.Mark2Anchor[small.Class] for below in table.Mark2Array.Mark2Record]
    for anchor in anchors:
        if anchor is not None and abs(anchor.YCoordinate - height) < _MOST:
            anchor.YCoordinate = height
