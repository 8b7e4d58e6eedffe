"""The days on which the sample happens. It lives through two years by the real services, each act on its day."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.conf import settings
from django.utils import timezone

from patibat.thai import FiscalYear

FIRST_YEAR, LAST_YEAR = 2567, 2570
_MORNING = datetime.time(10, 30)


@contextmanager
def on_day(day: datetime.date) -> Iterator[None]:
    """Let it be another day for the office, so that a round is open on the days on which it was."""
    before = settings.PATIBAT_AS_OF
    settings.PATIBAT_AS_OF = day
    try:
        yield
    finally:
        settings.PATIBAT_AS_OF = before


def moment(day: datetime.date) -> datetime.datetime:
    """That morning, in the office's time zone."""
    return timezone.make_aware(datetime.datetime.combine(day, _MORNING))


def year_of_loading(today: datetime.date) -> int:
    """The fiscal year that the sample calls its own: that of the day, held within the running plan."""
    return min(max(FiscalYear.of(today).be, FIRST_YEAR), LAST_YEAR)


@dataclass(slots=True)
class Chronicle:
    """Acts with their days; those whose day has come are done, in order."""

    today: datetime.date
    _acts: list[tuple[datetime.date, int, Callable[[datetime.date], None]]] = field(default_factory=list)

    def add(self, day: datetime.date, act: Callable[[datetime.date], None]) -> None:
        """Have something done on a day; acts of one day follow in the order in which they were added."""
        self._acts.append((day, len(self._acts), act))

    def live(self) -> int:
        """Do everything up to today; gives the number of acts."""
        due = sorted((one for one in self._acts if one[0] <= self.today), key=lambda one: one[:2])
        for day, _, act in due:
            with on_day(day):
                act(day)
        return len(due)
