"""A document made ready for printing: charts followed by their numbers, Thai digits where the document asks for them.

Every renderer and `figures()` of the printed file start from here, so that all formats show the same characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, Final, TypeVar, cast

from patibat.papers.charts.model import BulletChart, Chart
from patibat.papers.documents.model import Block, ChartBlock, Document, Table, table_of
from patibat.thai.digits import to_thai_digits

_Value = TypeVar("_Value")
_ADDRESS: Final = re.compile(r"(\b[a-z]+://[^\s]+)")
_KEPT: Final = {
    "figure_id", "target_figure_id", "url", "code", "hash", "data", "language", "kind", "state", "align", "orientation",
}  # fmt: skip
"""Fields that machines read: ids, addresses and choices keep their Arabic digits."""


def prepared(document: Document) -> Document:
    """Charts that show their numbers are followed by a table of them; digits are those of the document."""
    blocks = tuple(part for block in document.blocks for part in _expanded(block))
    whole = replace(document, blocks=blocks)
    return _mapped(whole, _in_thai_digits) if document.meta.thai_digits else whole


def _in_thai_digits(text: str) -> str:
    """Thai digits everywhere but in addresses, which nobody could type again."""
    return "".join(part if _ADDRESS.fullmatch(part) else to_thai_digits(part) for part in _ADDRESS.split(text))


def _expanded(block: Block) -> Iterator[Block]:
    if not isinstance(block, ChartBlock):
        yield block
        return
    chart = _spelled(block.chart)
    yield ChartBlock(chart, with_table=False)
    table = table_of(ChartBlock(chart, with_table=block.with_table))
    if isinstance(table, Table):
        yield replace(table, caption="", name=table.caption)


def _spelled(chart: Chart) -> Chart:
    """The chart with the text of every value written out, so that digits can be turned with all other text."""
    if isinstance(chart, BulletChart):
        rows = (replace(row, shown=chart.shown(row), target_shown=chart.target_shown(row)) for row in chart.rows)
        return replace(chart, rows=tuple(rows))
    series = (
        replace(one, points=tuple(replace(point, shown=one.shown(point, chart.language)) for point in one.points))
        for one in chart.series
    )
    return replace(chart, series=tuple(series))


def _mapped(value: _Value, change: Callable[[str], str]) -> _Value:
    """A copy of frozen dataclasses and tuples in which every text is changed, machine-read fields apart."""
    return cast(_Value, _changed(value, change))


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_changed(part, change) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        names = (field.name for field in fields(value) if field.name not in _KEPT)
        return replace(value, **{name: _changed(getattr(value, name), change) for name in names})
    return value
