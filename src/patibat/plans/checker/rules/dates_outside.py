"""Projects and activities whose dates lie outside the plan or their own years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit, Severity
from patibat.plans.checker.naming import called, place_of, shortened
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import plan, project
from patibat.plans.tree import ActivityItem, PlanTree, ProjectItem
from patibat.problems import Problem, Text
from patibat.thai import FiscalYear, format_date

_BACKWARD = Text("{what} จบ ({end}) ก่อนเริ่ม ({start})", "{what} ends ({end}) before it begins ({start})")
_OUTSIDE = Text("{what} มีวันที่ {day} ซึ่งอยู่นอก{window}", "{what} has the date {day}, outside {window}")
_YEARS = Text("{what} มีปี {years} ซึ่งอยู่นอกปีของแผน {window}", "{what} has the years {years}, outside the plan's {window}")

_Window = tuple[date, date, Text]


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Years are fiscal, and their end is taken as the end of the calendar year, so that no school term is cut off."""
    plan_window = _window(tree.from_year, tree.to_year, Text("ปีของแผน", "the years of the plan"))
    for one in tree.projects:
        yield from _years(one, tree)
        own = (
            _window(min(one.years), max(one.years), Text("ปีของโครงการ", "the years of the project"))
            if one.years
            else None
        )
        windows = [window for window in (plan_window, own) if window]
        yield from _dates(one, called(one), one.starts_on, one.ends_on, windows)
        inner = _span(one)
        for activity in one.activities:
            name = shortened(activity.name, 60)
            what = Text(f"กิจกรรม “{name}” ของ{called(one).th}", f"activity “{name}” of {called(one).en}")
            yield from _dates(one, what, activity.starts_on, activity.ends_on, [*windows, *inner], activity)


def _window(first: int, last: int, name: Text) -> _Window | None:
    try:
        return FiscalYear(first).start, date(FiscalYear(last).end.year, 12, 31), name
    except Problem:
        return None  # a year that is none is told elsewhere


def _span(one: ProjectItem) -> list[_Window]:
    start, end = _day(one.starts_on), _day(one.ends_on)
    return (
        [(start, end, Text("ช่วงเวลาของโครงการ", "the dates of the project"))] if start and end and start <= end else []
    )


def _years(one: ProjectItem, tree: PlanTree) -> Iterator[Hit]:
    outside = [year for year in one.years if not tree.from_year <= year <= tree.to_year]
    if outside and tree.from_year and tree.to_year:
        years = ", ".join(map(str, outside))
        details = {"what": called(one), "years": years, "window": f"{tree.from_year}-{tree.to_year}"}
        yield Hit(place_of(one), f"years {years}", _YEARS, details, "warning")


def _dates(
    one: ProjectItem, what: Text, starts: str, ends: str, windows: list[_Window], activity: ActivityItem | None = None
) -> Iterator[Hit]:
    start, end = _day(starts), _day(ends)
    name = activity.name if activity else ""
    if start and end and end < start:
        details = {"what": what, "start": _in_words(start), "end": _in_words(end)}
        severity: Severity = "error"
        yield Hit(place_of(one), f"{name} {starts} {ends}", _BACKWARD, details, severity)
        return
    for first, last, window in windows:
        day = next((day for day in (start, end) if day and not first <= day <= last), None)
        if day:
            details = {"what": what, "day": _in_words(day), "window": window}
            yield Hit(place_of(one), f"{name} {day.isoformat()}", _OUTSIDE, details, "warning")
            return


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _in_words(day: date) -> Text:
    try:
        return Text(format_date(day), format_date(day, language="en"))
    except Problem:
        return Text(day.isoformat(), day.isoformat())


def _dated(start: str, end: str, *years: int) -> PlanTree:
    one = project(1, "โครงการพัฒนาครู")
    one.years = years
    one.activities = [ActivityItem("อบรม", start, end)]
    return plan(one)


RULE = Rule(
    id="dates-outside",
    severity="error",
    question=Text("วันที่ของโครงการและกิจกรรมอยู่ในปีของแผนหรือไม่", "Do dates lie in the years of the plan?"),
    explanation=Text(
        "กิจกรรมที่อยู่นอกปีงบประมาณเบิกจ่ายไม่ได้ และวันที่จบก่อนเริ่มคือพิมพ์ผิด",
        "An activity outside its fiscal year cannot be paid; one that ends before it begins is a typing error.",
    ),
    remedy=Text("แก้วันที่หรือปี", "Mend the dates or the years."),
    find=find,
    passes=(Example(_dated("2018-10-01", "2019-09-30", 2562)), Example(_dated("", "2565", 2562))),
    fails=(
        Example(_dated("2019-03-01", "2019-02-01", 2562), severity="error"),
        Example(_dated("2017-03-01", "2017-04-01"), severity="warning"),
        Example(_dated("2021-03-01", "2021-04-01", 2562), severity="warning"),
        Example(_dated("", "", 2566), severity="warning"),
    ),
)
