"""What a chart says, before anybody draws it; one model for the page, the printed paper and the table below it.

>>> point = Point("ไตรมาส 1", Decimal("12.345"))
>>> Series("ผลงาน", (point,), unit="ร้อยละ", places=1).shown(point)
'12.3'
>>> Point("ไตรมาส 2", None, state="late").missing
True
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from patibat.papers.figures import Coverage, FigureSpan
from patibat.papers.marks import REPORTED, Mark, mark_of
from patibat.thai.numbers import format_number


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a series. `value` is None exactly when the state is not "reported"; zero is a value.

    `break_before`: the definition changed between the point before and this one. `shown` overrides the text that is
    made of the value, so that a chart and the prose beside it print the same characters.
    """

    label: str
    value: Decimal | None
    state: str = REPORTED
    partial: bool = False
    figure_id: str = ""
    break_before: bool = False
    shown: str = ""
    coverage: Coverage | None = None

    @property
    def missing(self) -> bool:
        return self.value is None

    @property
    def hatched(self) -> bool:
        """Coverage is partial, said outright or by the coverage itself."""
        return self.partial or (self.coverage is not None and self.coverage.partial)


@dataclass(frozen=True, slots=True)
class Series:
    """A named row of points. `unit` stands once beside the chart; `places` are the decimals shown."""

    name: str
    points: tuple[Point, ...]
    unit: str = ""
    places: int = 0

    def shown(self, point: Point, language: str = "th") -> str:
        """The point's text: its own, or its value, or the word of its state."""
        return point.shown or value_text(point.value, point.state, self.places, language)

    def figure(self, point: Point, language: str = "th") -> FigureSpan:
        """The point as a figure of a document."""
        shown = self.shown(point, language)
        return FigureSpan(point.figure_id, shown, point.value, point.state, point.coverage, self.places)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What every chart states about itself. `description` is read aloud in place of the picture.

    `source` and `as_of` are sentences without their label; `explain_url` is where "อธิบายตัวเลขนี้" leads.
    """

    title: str
    description: str = field(default="", kw_only=True)
    source: str = field(default="", kw_only=True)
    as_of: str = field(default="", kw_only=True)
    language: str = field(default="th", kw_only=True)


@dataclass(frozen=True, slots=True)
class BarChart(_Frame):
    """Horizontal bars from zero, one group per label; several series are drawn as small multiples, not as colours."""

    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class LineChart(_Frame):
    """Lines over equal steps in the order of the points, with gaps where values are missing; `compact` is lower."""

    series: tuple[Series, ...]
    compact: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class BulletRow:
    """A value against its target. `bands` are upper bounds of the quiet areas behind the bar, lowest first."""

    label: str
    value: Decimal | None
    target: Decimal | None = None
    bands: tuple[Decimal, ...] = ()
    status: Mark | None = None
    state: str = REPORTED
    partial: bool = False
    figure_id: str = ""
    target_figure_id: str = ""
    shown: str = ""
    target_shown: str = ""
    coverage: Coverage | None = None

    @property
    def hatched(self) -> bool:
        """Coverage is partial, said outright or by the coverage itself."""
        return self.partial or (self.coverage is not None and self.coverage.partial)


@dataclass(frozen=True, slots=True)
class BulletChart(_Frame):
    """Bars against targets; all rows share one unit and one scale from zero."""

    rows: tuple[BulletRow, ...]
    unit: str = ""
    places: int = 0

    def shown(self, row: BulletRow) -> str:
        """The row's value as printed."""
        return row.shown or value_text(row.value, row.state, self.places, self.language)

    def target_shown(self, row: BulletRow) -> str:
        """The row's target as printed; empty when there is none."""
        return row.target_shown or ("" if row.target is None else format_number(row.target, self.places))


Chart = BarChart | LineChart | BulletChart


def value_text(value: Decimal | None, state: str, places: int, language: str) -> str:
    """A number, or the word that says why there is none; never an empty string and never a zero in its place."""
    return mark_of(state).word(language) if value is None else format_number(value, places)
