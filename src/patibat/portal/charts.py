"""Charts of public pages, from the same figures as the text beside them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from patibat.kit.clock import today
from patibat.measures import Figure, Range, unit_words
from patibat.monitoring.selectors import IndicatorProgress
from patibat.papers.charts import BulletChart, BulletRow, LineChart
from patibat.papers.figures import Coverage
from patibat.reports.indicator_sheet import chart_of
from patibat.reports.spans import mark
from patibat.thai import format_date

PERCENT = "ร้อยละ"


def language() -> str:
    """The language of the page."""
    return "en" if (get_language() or "th").startswith("en") else "th"


def bullet_of(progress: Iterable[IndicatorProgress], title: str) -> BulletChart | None:
    """Percentages against their targets, or None when the plan has none: other units do not share a scale."""
    rows = tuple(_row(one.indicator.code, one.figure) for one in progress if one.definition.unit == PERCENT)
    if not rows:
        return None
    return BulletChart(
        title,
        rows=rows,
        unit=unit_words(PERCENT, language()),
        places=2,
        description=_("แท่งคือผล ขีดคือเป้าหมายของปี"),
        as_of=format_date(today(), language=language()),
        language=language(),
    )


def line_of(history: list[IndicatorProgress]) -> LineChart | None:
    """The line over the years of an indicator."""
    return chart_of(history)


def _row(code: str, figure: Figure) -> BulletRow:
    coverage = figure.coverage
    return BulletRow(
        f"{code} {figure.title(language())}",
        figure.value.number,
        target=None if isinstance(figure.target, Range) else figure.target,
        status=mark(figure.status),
        state=figure.value.state.value,
        figure_id=str(figure.id),
        shown=figure.shown(language()),
        target_shown=figure.shown_target(language()),
        coverage=Coverage(coverage.reported, coverage.expected) if coverage else None,
    )
