"""Work of monitoring outside a page: what is due for publication, and a figure for the command line."""

from __future__ import annotations

import datetime

from patibat.kit.clock import today
from patibat.measures import Figure, FigureId
from patibat.monitoring.problems import FIGURE_UNKNOWN
from patibat.monitoring.selectors import figure, indicator_progress
from patibat.monitoring.services import publication_release
from patibat.network.models import Agency
from patibat.plans.models import Indicator
from patibat.plans.selectors import indicators
from patibat.records.choices import Visibility
from patibat.thai import AcademicYear, FiscalYear, parse_period


def publication_tick(on: datetime.date | None = None) -> int:
    """Make public what is due by a day (today); gives the number of rows. Running it twice does no harm."""
    return publication_release(on=on or today())


def figure_explain(id_or_indicator: str, period: str | None = None, agency: str | None = None) -> dict[str, object]:
    """A figure with formula and inputs as data, as staff read it: by its id, or by indicator, period and agency.

    Without a period the running fiscal year, without an agency the plan's own. Raises `measures.figure-id`, the
    problems of a period, `monitoring.figure-unknown`.
    """
    if "~" in id_or_indicator:
        found = figure(FigureId.parse(id_or_indicator), visible_to=Visibility.STAFF)
    else:
        found = _indicator_figure(id_or_indicator, period, agency)
    if found is None:
        raise FIGURE_UNKNOWN.at(id=" ".join(filter(None, (id_or_indicator, period, agency))))
    return found.explained()


def _indicator_figure(code: str, period: str | None, agency: str | None) -> Figure | None:
    indicator = Indicator.objects.select_related("plan").filter(code=code).first()
    scope = Agency.objects.filter(code=agency).first() if agency else None
    if indicator is None or (agency and scope is None):
        return None
    asked = parse_period(period) if period else FiscalYear.of(today())
    if isinstance(asked, AcademicYear):
        asked = FiscalYear(asked.be)
    only = indicators(indicator.plan).filter(pk=indicator.pk)
    found = indicator_progress(indicator.plan, asked, visible_to=Visibility.STAFF, scope=scope, only=only)
    return found[0].figure if found else None
