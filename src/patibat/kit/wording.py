"""Dates, years and figures as text in the language of the page: the template filters of `{% load kit %}`.

The words and the arithmetic are the cellar's; here stands only the choice of language. None shows as a dash, never as
an empty place and never as zero.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import get_language

from patibat.measures import Figure, Value, number_shown, unit_words
from patibat.papers.figures import FigureSpan
from patibat.problems import Text
from patibat.thai import FiscalYear, Period, format_date, parse_period
from patibat.thai.dates import DateStyle
from patibat.thai.years import LabelStyle

MISSING = "–"
_BAHT = Text("{amount} บาท", "{amount} baht")


def page_language() -> str:
    """`th` or `en`."""
    return "en" if (get_language() or "th").startswith("en") else "th"


def thai_date(day: date | datetime | None, style: DateStyle = "short") -> str:
    """`23 พ.ย. 2569`; long `23 พฤศจิกายน พ.ศ. 2569`; in English `23 Nov 2026`. The day of Asia/Bangkok."""
    if not day:
        return MISSING
    local = timezone.localdate(day) if isinstance(day, datetime) and timezone.is_aware(day) else day
    return format_date(local, style, language=page_language())


def thai_time(moment: datetime | None) -> str:
    """`23 พ.ย. 2569 14:05 น.`, the clock of Asia/Bangkok."""
    if not moment:
        return MISSING
    local = timezone.localtime(moment) if timezone.is_aware(moment) else moment
    return f"{thai_date(local)} {local:%H:%M}{'' if page_language() == 'en' else ' น.'}"


def fiscal_year(year: FiscalYear | int | None, style: LabelStyle = "short") -> str:
    """`ปีงบประมาณ 2566`; `long` adds the months. A number is a year of the Buddhist Era."""
    if not year:
        return MISSING
    whole = year if isinstance(year, FiscalYear) else FiscalYear(int(year))
    return whole.label(page_language(), style)


def period_label(period: Period | str | None, style: LabelStyle = "short") -> str:
    """A period, or the code of one, in words; `long` at its first mention adds the months."""
    if not period:
        return MISSING
    whole = parse_period(period) if isinstance(period, str) else period
    return whole.label(page_language(), style)


def number(value: Decimal | int | None, places: int | None = None) -> str:
    """`1,234.5`: thousands commas; without `places` as many decimals as it needs: a database pads with zeros."""
    if value is None:
        return MISSING
    exact = Decimal(value) if places is not None else Decimal(value).normalize() + 0
    exponent = exact.as_tuple().exponent
    own = max(-exponent, 0) if isinstance(exponent, int) else 0
    return number_shown(exact, own if places is None else int(places))


def unit(words: str) -> str:
    """`คน`; in English the word for it, when it is a usual one."""
    return unit_words(words, page_language())


def named(thing: object) -> str:
    """A thing's name or title; in English its English one, where somebody has written it."""
    english = ("name_en", "title_en") if page_language() == "en" else ()
    names: tuple[str, ...] = (*english, "name", "title")
    found = (getattr(thing, name, "") for name in names)
    return next((str(text) for text in found if text), MISSING)


def baht(amount: Decimal | int | None, places: int = 2) -> str:
    """`1,234.50 บาท`."""
    return MISSING if amount is None else _BAHT.of(page_language(), {"amount": number(amount, places)})


def shown(figure: Figure | FigureSpan | Value | None, places: int = 2) -> str:
    """The one text of a figure, as on every other door; `places` is for a bare Value, a figure knows its own."""
    if figure is None:
        return MISSING
    if isinstance(figure, FigureSpan):
        return figure.shown
    if isinstance(figure, Value):
        return figure.shown(int(places), page_language())
    return figure.shown(page_language())
