"""Years before the two of the sample, entered once: published figures of the closed plan, earlier years of the running.

The office enters them in the first weeks, so the round of such a year is open in those weeks.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal

from patibat.monitoring.models import Assignment, Explanation, Result, Round
from patibat.monitoring.services import ResultRow, SourceOf, explanation_add, result_submit, round_open
from patibat.plans.models import Plan
from patibat.records.choices import OriginKind
from patibat.sample.days import moment
from patibat.sample.plans import CLOSED, RUNNING
from patibat.sample.year import Story, days, release


def earlier_write(story: Story) -> None:
    """Put the entry of all earlier years into the chronicle."""
    shelf = story.writer.shelf
    published = {one["year"] for row in shelf.content.values() for one in row.get("published", [])}
    for year in sorted(published):
        _Entry(story, shelf.plans[CLOSED], year).write()
    for year in range(shelf.plans[RUNNING].from_year, story.year - 1):
        _Entry(story, shelf.plans[RUNNING], year).write()


class _Entry:
    """One year of one plan."""

    def __init__(self, story: Story, plan: Plan, year: int) -> None:
        self.story, self.plan, self.year = story, plan, year
        self.into: Round | None = None

    def write(self) -> None:
        told, begins = self.story.told["back_entry"], self.story.begins
        book = self.story.chronicle
        ordered = begins + days(told["ordered"])
        public = ordered + days(self.story.told["published_after_order"])
        book.add(begins, self.open)
        book.add(begins + days(told["sent"]), self.send)
        book.add(begins + days(told["approved"]), self.approve)
        book.add(ordered, lambda day: self.story.publish(self.round, day, public))
        book.add(public, release)

    @property
    def round(self) -> Round:
        return self.into or Round.objects.get(plan=self.plan, year=self.year, quarter=None)

    def open(self, day: datetime.date) -> None:
        told = self.story.told["back_entry"]
        due, closes = day + days(told["due"]), day + days(told["closes"])
        if self.plan.from_year <= self.year <= self.plan.to_year:
            self.into = round_open(
                by=self.story.cast.analyst,
                plan=self.plan,
                year=self.year,
                quarter=None,
                opens_on=day,
                due_on=due,
                closes_on=closes,
            )
            return
        # Base years lie before the plan. The service opens rounds of the plan's own years only, rightly: nobody should
        # ask agencies for others. Here nobody is asked but the office, for what was published of those years.
        self.into = Round.objects.create(plan=self.plan, year=self.year, opens_on=day, due_on=due, closes_on=closes)
        Assignment.objects.create(round=self.into, agency=self.story.cast.office)

    def send(self, day: datetime.date) -> None:
        rows = self._published() if self.plan.code == CLOSED else self._earlier(day)
        result_submit(by=self.story.cast.analyst, into=self.round, rows=rows)
        self.round.results.update(submitted_at=moment(day))

    def approve(self, day: datetime.date) -> None:
        self.story.approve(self.round, day)
        self._dispute(day)

    def _published(self) -> list[ResultRow]:
        """The figures as published, with the address of each."""
        shelf = self.story.writer.shelf
        return [
            ResultRow(
                self.story.cast.office,
                shelf.indicators[code],
                SourceOf(OriginKind.PUBLISHED_SOURCE, note=f"{one['source']} {one['url']}"),
                value=Decimal(str(one["value"])),
            )
            for code, row in shelf.content.items()
            for one in row.get("published", [])
            if one["year"] == self.year
        ]

    def _earlier(self, day: datetime.date) -> Sequence[ResultRow]:
        agencies = [one.agency for one in self.round.assignments.select_related("agency")]
        return [row for agency in agencies for row in self.story.writer.results(agency, self.round, day)]

    def _dispute(self, day: datetime.date) -> None:
        """A published figure that the office does not believe stays as published, with its words beside it."""
        for code, row in self.story.writer.shelf.content.items():
            for one in row.get("published", []):
                if one["year"] == self.year and "disputed" in one:
                    result = Result.objects.select_related("agency").get(round=self.round, indicator__code=code)
                    made = explanation_add(
                        by=self.story.cast.analyst, result=result, text=one["disputed"], disputed=True
                    )
                    Explanation.objects.filter(pk=made.pk).update(at=moment(day))
