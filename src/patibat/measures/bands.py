"""Score bands: which level a value reaches, and whether the published bands meet without gap or overlap.

A value is rounded to the decimals of the bands before it is placed (domain.md, "How Thai evaluators work"), so that
4.505 does not fall between 3.51-4.50 and 4.51-5.00: it is 4.51.

>>> bands = parse_bands("ปรับปรุง <90.00; พอใช้ 90-94.99; ดี 95.00-97.49; ดีมาก >=97.50")
>>> bands.place(Decimal("94.995")).label, bands.place(Decimal("113.22")).label
('ดี', 'ดีมาก')
>>> [finding.code for finding in parse_bands("ปรับปรุง<8; พอใช้8-10; ดี10-12; ดีมาก>=12").findings()]
['measures.bands-overlap', 'measures.bands-overlap']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from patibat.problems import Problem

from .problems import BAND_OUTSIDE, BANDS_GAP, BANDS_OVERLAP, BANDS_UNREADABLE
from .rounding import EXACT, round_half_away
from .values import checked_number, number_shown


@dataclass(frozen=True, slots=True)
class Band:
    """One level: from `lower` to `upper`; None is without bound. `_in`: does the bound itself belong?"""

    label: str
    lower: Decimal | None
    upper: Decimal | None
    lower_in: bool = True
    upper_in: bool = True

    def holds(self, number: Decimal) -> bool:
        """Is the number (already rounded) in this level?"""
        above = self.lower is None or number > self.lower or (self.lower_in and number == self.lower)
        below = self.upper is None or number < self.upper or (self.upper_in and number == self.upper)
        return above and below

    def lowest(self, step: Decimal) -> Decimal | None:
        """The lowest number of the level on the grid of `step`; None without bound."""
        if self.lower is None or self.lower_in:
            return self.lower
        return EXACT.add(self.lower, step)

    def highest(self, step: Decimal) -> Decimal | None:
        """The highest number of the level on the grid of `step`; None without bound."""
        if self.upper is None or self.upper_in:
            return self.upper
        return EXACT.subtract(self.upper, step)


@dataclass(frozen=True, slots=True)
class Banded:
    """Where a value came to lie: the rounded number, and the band, or the problem why there is none."""

    number: Decimal
    band: Band | None
    problem: Problem | None = None

    @property
    def label(self) -> str:
        """The level's name; empty when there is none."""
        return self.band.label if self.band else ""


@dataclass(frozen=True, slots=True)
class Bands:
    """Bands in the order written, the decimals they are written with, and the note in brackets behind them."""

    bands: tuple[Band, ...]
    places: int
    note: str = ""

    @property
    def step(self) -> Decimal:
        """The smallest difference the bands know: 0.01 for two decimals."""
        return Decimal(1).scaleb(-self.places)

    def ascending(self) -> tuple[Band, ...]:
        """From the lowest range to the highest, whatever the order written."""
        return tuple(sorted(self.bands, key=lambda band: (band.lower is not None, band.lower or 0, band.upper or 0)))

    def place(self, number: Decimal) -> Banded:
        """The level of `number` after rounding. In two levels or in none it has no level, and the problem says why."""
        rounded = round_half_away(number, self.places)
        found = [band for band in self.ascending() if band.holds(rounded)]
        shown = number_shown(rounded, self.places)
        if len(found) == 1:
            return Banded(rounded, found[0])
        if not found:
            return Banded(rounded, None, BAND_OUTSIDE.at(number=shown))
        problem = BANDS_OVERLAP.at(lower=found[0].label, upper=found[1].label, values=shown)
        return Banded(rounded, None, problem)

    def findings(self) -> tuple[Problem, ...]:
        """Every gap and overlap between neighbours, on the grid of the bands' own decimals."""
        ordered = self.ascending()
        return tuple(self._between(ordered))

    def _between(self, ordered: tuple[Band, ...]) -> Iterator[Problem]:
        for below, above in pairwise(ordered):
            top, bottom = below.highest(self.step), above.lowest(self.step)
            if top is None or bottom is None:
                end = above.highest(self.step) if bottom is None else bottom
                yield BANDS_OVERLAP.at(lower=below.label, upper=above.label, values=self._end(end))
            elif bottom <= top:
                yield BANDS_OVERLAP.at(lower=below.label, upper=above.label, values=self._values(bottom, top))
            elif EXACT.subtract(bottom, top) > self.step:
                gap = self._values(EXACT.add(top, self.step), EXACT.subtract(bottom, self.step))
                yield BANDS_GAP.at(lower=below.label, upper=above.label, values=gap)

    def _end(self, number: Decimal | None) -> str:
        return "" if number is None else number_shown(number, self.places)

    def _values(self, first: Decimal, last: Decimal) -> str:
        start, end = number_shown(first, self.places), number_shown(last, self.places)
        return start if first == last else f"{start}-{end}"

    def with_shared_bounds_up(self) -> Bands:
        """The decision that a bound two neighbours share belongs to the higher range: 8-10; 10-12 puts 10 in 10-12.

        A decision of people, so never taken by itself.
        """
        ordered = self.ascending()
        shared = {
            below
            for below, above in pairwise(ordered)
            if below.upper is not None and below.upper == above.lower and below.upper_in and above.lower_in
        }
        return replace(
            self, bands=tuple(replace(band, upper_in=False) if band in shared else band for band in self.bands)
        )


_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_NUMBER = r"([0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)\s*%?"
_LEAD = r"(?:(?:คะแนนเฉลี่ย|ค่าเฉลี่ย|คะแนน|ช่วง|ร้อยละ)\s*)*"
# Tried in this order: "ไม่น้อยกว่า" must be read before the "น้อยกว่า" inside it.
_SHAPES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?P<label>.*?)\s*{_LEAD}{shape}"), kind)
    for shape, kind in (
        (rf"{_NUMBER}\s*(?:-|–|—|ถึง)\s*{_NUMBER}", "range"),
        (rf"(?:<=|=<|≤|ไม่เกิน|ไม่มากกว่า|ไม่สูงกว่า)\s*{_LEAD}{_NUMBER}", "up to"),
        (rf"(?:>=|=>|≥|ไม่น้อยกว่า|ไม่ต่ำกว่า)\s*{_LEAD}{_NUMBER}", "from"),
        (rf"(?:ตั้งแต่\s*)?{_LEAD}{_NUMBER}\s*ขึ้นไป", "from"),
        (rf"(?:<|น้อยกว่า|ต่ำกว่า)\s*{_LEAD}{_NUMBER}", "below"),
        (rf"(?:>|มากกว่า|สูงกว่า)\s*{_LEAD}{_NUMBER}", "above"),
    )
)
_RANGE_FIRST = re.compile(r"(?P<range>.*[0-9].*?)\s*(?:หมายถึง|(?<![<>])=(?![<>])|:)\s*(?P<label>[^0-9<>=≤≥]+)")
_NOTE = re.compile(r"\s*\(([^()]*)\)\s*$")


def parse_bands(text: str) -> Bands:
    """Bands as criteria print them: `ปรับปรุง <60.00; พอใช้ 60-69.99; ดี 70.00-79.99; ดีมาก >=80.00 (สายอาชีพ)`.

    Levels are parted by semicolons or lines, Thai digits are read, a note in brackets at the end is kept. The decimals
    are the most that any bound has. Raises `measures.bands-unreadable` naming the level that cannot be read.
    """
    note = _NOTE.search(text)
    body = text[: note.start()] if note else text
    pieces = [piece.strip() for piece in re.split(r"[;\n]", body.translate(_THAI_DIGITS)) if piece.strip()]
    if not pieces:
        raise BANDS_UNREADABLE.at(text=text[:100])
    read = [_band(piece) for piece in pieces]
    return Bands(
        tuple(band for band, _ in read), max(places for _, places in read), note.group(1).strip() if note else ""
    )


def _band(piece: str) -> tuple[Band, int]:
    """One level and the decimals it is written with; `4.51-5.00 หมายถึง มากที่สุด` is read with the label put first."""
    turned = _RANGE_FIRST.fullmatch(piece[:200])
    ordered = f"{turned['label']} {turned['range']}" if turned else piece[:200]
    for shape, kind in _SHAPES:
        found = shape.fullmatch(ordered)
        if found and (label := found["label"].strip(" :=")):
            texts = [number.replace(",", "") for number in found.groups()[1:]]
            places = max(len(number.partition(".")[2]) for number in texts)
            return _bounded(label, kind, [checked_number(Decimal(number)) for number in texts], piece), places
    raise BANDS_UNREADABLE.at(text=piece[:100])


def _bounded(label: str, kind: str, numbers: list[Decimal], piece: str) -> Band:
    first = numbers[0]
    if kind == "range":
        if first > numbers[1]:
            raise BANDS_UNREADABLE.at(text=piece[:100])
        return Band(label, first, numbers[1])
    if kind in ("up to", "below"):
        return Band(label, None, first, upper_in=kind == "up to")
    return Band(label, first, None, lower_in=kind == "from")


FIVE_LEVELS = parse_bands("มากที่สุด 4.51-5.00; มาก 3.51-4.50; ปานกลาง 2.51-3.50; น้อย 1.51-2.50; น้อยที่สุด 1.00-1.50")
"""The usual levels of a five-point mean; a default that an instrument may replace (domain.md, "M&E and reporting")."""
