"""What happens in the sample: rounds open, agencies send, the office reviews and publishes – by the real services."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from decimal import Decimal

from patibat.accounts.models import User
from patibat.monitoring.models import Explanation, ProjectProgress, Publication, Result, Round
from patibat.monitoring.services import (
    assignment_extend,
    explanation_add,
    publication_release,
    result_approve,
    result_publish,
    result_return,
    result_submit,
    result_withhold,
    round_open,
)
from patibat.network.choices import Capacity
from patibat.network.models import Agency
from patibat.records.choices import ReviewStatus
from patibat.resources.models import Disbursement
from patibat.sample.days import Chronicle, moment
from patibat.sample.network import Cast, sender_of
from patibat.sample.plans import RUNNING
from patibat.sample.reading import Table
from patibat.sample.reports import Writer
from patibat.sample.workbooks import workbook_send
from patibat.thai import FiscalYear, Quarter

WHOLE = Decimal(1)


def days(number: int) -> datetime.timedelta:
    """That many days."""
    return datetime.timedelta(days=number)


@dataclass(slots=True)
class Story:
    """The two years of the sample; `year` is the year of loading."""

    cast: Cast
    writer: Writer
    chronicle: Chronicle
    year: int
    rounds: dict[str, Round] = field(default_factory=dict)
    orders: int = 0

    @property
    def told(self) -> Table:
        return self.writer.story

    @property
    def begins(self) -> datetime.date:
        """The first day of the two years."""
        return FiscalYear(self.year - 1).start

    def write(self) -> None:
        """Put every act of the two years into the chronicle; those of days to come will not be done."""
        for year in (self.year - 1, self.year):
            for quarter in FiscalYear(year).quarters:
                QuarterStory(self, quarter).write()

    def send(self, agency: Agency, into: Round, on: datetime.date, part: Decimal = WHOLE) -> None:
        """An agency sends everything it has for a round, through whoever sends for it."""
        by = sender_of(self.cast, agency, self.begins)
        rows = self.writer.results(agency, into, on)
        progress = self.writer.progress(agency, into, part=part)
        if part < WHOLE and agency.code == self.told["workbook"]["agency"]:
            workbook_send(by=by, agency=agency, into=into, rows=rows, progress=progress, on=on)
        else:
            result_submit(by=by, into=into, rows=rows, progress=progress)
        at = moment(on)
        into.results.filter(agency=agency, is_current=True).update(submitted_at=at)
        into.progress.filter(project__agency=agency, is_current=True).update(submitted_at=at)
        paid = Disbursement.objects.filter(agency=agency, year=into.year, quarter=into.quarter or 4, is_current=True)
        paid.update(submitted_at=at)

    def approve(self, into: Round, on: datetime.date, agency: Agency | None = None) -> None:
        """The second analyst approves what waits in a round, of one agency or of all."""
        results = into.results.filter(status=ReviewStatus.SUBMITTED, is_current=True).select_related("agency", "round")
        progress = into.progress.filter(status=ReviewStatus.SUBMITTED, is_current=True)
        progress = progress.select_related("project__agency", "round")
        if agency is not None:
            results, progress = results.filter(agency=agency), progress.filter(project__agency=agency)
        chosen, work = list(results), list(progress)
        result_approve(by=self.cast.second, results=chosen, progress=work)
        at = moment(on)
        Result.objects.filter(pk__in=[one.pk for one in chosen]).update(approved_at=at)
        ProjectProgress.objects.filter(pk__in=[one.pk for one in work]).update(approved_at=at)
        paid = Disbursement.objects.filter(year=into.year, quarter=into.quarter or 4, status=ReviewStatus.APPROVED)
        paid.filter(project_id__in=[one.project_id for one in work]).update(approved_at=at)

    def publish(self, into: Round, on: datetime.date, public: datetime.date) -> None:
        """The order by which a round's figures become public, signed by the head or by who acts for the head."""
        self.orders += 1
        order = self.told["order"]
        acting = on >= FiscalYear(self.year).start
        made = result_publish(
            by=self.cast.analyst,
            of=into,
            publish_on=public,
            order_number=order["number"].format(number=self.orders, year=FiscalYear.of(on).be),
            order_date=on,
            signatory=order["acting_signatory"] if acting else order["signatory"],
            capacity=Capacity.ACTING if acting else Capacity.SUBSTANTIVE,
        )
        Publication.objects.filter(pk=made.pk).update(made_at=moment(on))


def release(on: datetime.date) -> None:
    """What the daily `tick` of an office does."""
    publication_release(on=on)


@dataclass(slots=True)
class QuarterStory:
    """One quarter's round, from its opening to its publication."""

    story: Story
    quarter: Quarter

    @property
    def told(self) -> Table:
        return self.story.told

    @property
    def due(self) -> datetime.date:
        return self.quarter.end + days(self.told["due_after_quarter"])

    @property
    def closes(self) -> datetime.date:
        return self.quarter.end + days(self.told["close_after_quarter"])

    @property
    def into(self) -> Round:
        return self.story.rounds[self.quarter.code]

    @property
    def is_running(self) -> bool:
        return self.quarter.start <= self.story.chronicle.today <= self.quarter.end

    @property
    def has_late(self) -> bool:
        """Is this the quarter that one agency never reported?"""
        return (self.quarter.year.be, self.quarter.number) == (self.story.year - 1, self.told["late"]["quarter"])

    def write(self) -> None:
        """Put the acts of this quarter into the chronicle."""
        book = self.story.chronicle
        book.add(self.quarter.start, self.open)
        if self.is_running:
            self._write_running()
        else:
            for number, code in enumerate(self._agencies()):
                book.add(self.quarter.end + days(4 + number % 11), Sending(self, code))
            book.add(self.due + days(7), lambda day: self.story.approve(self.into, day))
        if self.has_late:
            book.add(self.due - days(2), lambda _: self.extend(self.told["late"]))
        ordered = self.closes + days(self.told["order_after_close"])
        public = ordered + days(self.told["published_after_order"])
        book.add(ordered - days(1), self.remark)
        book.add(ordered, lambda day: self.story.publish(self.into, day, public))
        book.add(public, release)

    def _write_running(self) -> None:
        book, told = self.story.chronicle, self.told
        book.add(self.quarter.start + days(told["extended"]["asked_after"]), lambda _: self.extend(told["extended"]))
        for code, after in told["early"].items():
            sent = self.quarter.start + days(after)
            book.add(sent, Sending(self, code, Decimal(after) / Decimal(90)))
            if code == told["returned"]["agency"]:
                book.add(sent + days(told["returned"]["after"]), self.send_back)
                book.add(sent + days(told["red_workbook"]["after"]), self.send_red)
            elif code not in told["waiting"]["agencies"]:
                book.add(sent + days(2), Approval(self, code))

    def _agencies(self) -> list[str]:
        """Everybody who reports or runs a project, without the one that is late."""
        found = [
            code
            for code, agency in self.story.cast.agencies.items()
            if any(code in row.get("reported", {}) for row in self.story.writer.shelf.content.values())
            or any(one.agency_id == agency.pk for one in self.story.writer.portfolio.projects)
        ]
        return [code for code in found if not (self.has_late and code == self.told["late"]["agency"])]

    def open(self, day: datetime.date) -> None:
        """The analyst opens the round."""
        self.story.rounds[self.quarter.code] = round_open(
            by=self.story.cast.analyst,
            plan=self.story.writer.shelf.plans[RUNNING],
            year=self.quarter.year.be,
            quarter=self.quarter.number,
            opens_on=day,
            due_on=self.due,
            closes_on=self.closes,
        )

    def extend(self, told: Table) -> None:
        """More time for one agency, by its letter."""
        assignment_extend(
            by=self.story.cast.analyst,
            assignment=self.into.assignments.select_related("agency").get(agency__code=told["agency"]),
            extended_to=self.due + days(told["extended_days"]),
            reason=told["reason"],
            letter=told["letter"],
        )

    def send_back(self, _: datetime.date) -> None:
        """One agency's figures are returned with the reason."""
        told = self.told["returned"]
        wrong = self.into.results.filter(
            agency__code=told["agency"], indicator__code__in=told["indicators"], is_current=True
        )
        result_return(
            by=self.story.cast.second,
            results=list(wrong.select_related("agency", "round")),
            reason=told["reason"],
        )

    def send_red(self, day: datetime.date) -> None:
        """The same agency's workbook comes back, with cells still to be mended."""
        told = self.told["red_workbook"]
        agency = self.story.cast.agencies[told["agency"]]
        workbook_send(
            by=sender_of(self.story.cast, agency, self.story.begins),
            agency=agency,
            into=self.into,
            rows=self.story.writer.results(agency, self.into, day),
            progress=(),
            on=day,
            slips=told["slip"],
        )

    def remark(self, day: datetime.date) -> None:
        """Before publication: an agency's explanation, and a figure that is kept back by law. Year before only."""
        if self.quarter.year.be == self.story.year:
            return
        disputed, withheld = self.told["disputed"], self.told["withheld"]
        if self.quarter.number == disputed["quarter"]:
            result = self._result(disputed)
            by: User = sender_of(self.story.cast, result.agency, self.story.begins)
            made = explanation_add(by=by, result=result, text=disputed["text"], disputed=True)
            Explanation.objects.filter(pk=made.pk).update(at=moment(day))
        if self.quarter.number == withheld["quarter"]:
            result_withhold(by=self.story.cast.analyst, results=[self._result(withheld)], reason=withheld["reason"])

    def _result(self, told: Table) -> Result:
        found = self.into.results.filter(agency__code=told["agency"], indicator__code=told["indicator"])
        return found.select_related("agency").get(is_current=True)


@dataclass(frozen=True, slots=True)
class Sending:
    """An agency sends on a day."""

    of: QuarterStory
    code: str
    part: Decimal = WHOLE

    def __call__(self, day: datetime.date) -> None:
        self.of.story.send(self.of.story.cast.agencies[self.code], self.of.into, day, self.part)


@dataclass(frozen=True, slots=True)
class Approval:
    """What one agency sent is approved on a day."""

    of: QuarterStory
    code: str

    def __call__(self, day: datetime.date) -> None:
        self.of.story.approve(self.of.into, day, self.of.story.cast.agencies[self.code])
