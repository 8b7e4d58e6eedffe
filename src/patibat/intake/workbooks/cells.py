"""Reading the cells of one row: numbers, dates, words and choices as officers leave them, each fault at its cell."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

from patibat.intake.problems import (
    CELL_IGNORED,
    CELLS_MERGED,
    CHOICE_UNKNOWN,
    COLUMN_RENAMED,
    DATE_ASSUMED,
    DATE_FUTURE,
    FORMULA_EMPTY,
    NUMBER_ROUNDED,
    NUMBER_TOO_LARGE,
    TEXT_MENDED,
    UNIT_OTHER,
)
from patibat.intake.workbooks.known import Known, Mark, ReadCell, Reading, loose, text_of
from patibat.papers.workbooks import CellValue, Table, cell_name
from patibat.problems import Problem, ProblemKind, Where
from patibat.thai import Absence, ParsedDate, clean_text, format_date, mend, parse_date, parse_number
from patibat.thai.dates import DateNote

PLACES = Decimal("0.000001")
WHOLE_DIGITS = 14
LARGEST = Decimal(10) ** WHOLE_DIGITS
LONGEST_TEXT = 4000
_PERCENT = frozenset(("%", "ร้อยละ", "เปอร์เซ็นต์", "percent"))
_TOTALS = frozenset(("รวม", "รวมทั้งสิ้น", "รวมทั้งหมด", "total"))
_NEUTRALISED = ("=", "+", "-", "@")
_NOTED = frozenset((DateNote.TWO_DIGIT_YEAR, DateNote.MONTH_SPELLING, DateNote.CHRISTIAN_YEAR))


def shown_number(value: Decimal | None) -> str:
    """A number with thousands commas and no idle zeros; nothing for nothing.

    >>> shown_number(Decimal("1234.500000")), shown_number(Decimal(0)), shown_number(None)
    ('1,234.5', '0', '')
    """
    if value is None:
        return ""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


class RowReader:
    """The rows of one table, one after the other. A fault refuses a cell of the row at hand; the first one counts."""

    def __init__(self, table: Table, known: Known, reading: Reading, titles: Mapping[str, str], keys: set[str]) -> None:
        self.table, self.known, self.reading, self.titles = table, known, reading, titles
        self.places = table.places
        self.sheet = table.sheet.name
        self.formulas = table.sheet.formulas
        self.number = 0
        self.row: list[CellValue] = []
        self.wrong: dict[str, Problem] = {}
        self._letters = {key: cell_name(0, at)[:-1] for key, at in table.places.items()}
        self._merged: dict[tuple[int, int], str] = {}
        self._rows = self._unmerged({table.places[key] for key in keys if key in table.places})
        for notice in table.notices:
            where = Where(sheet=self.sheet, cell=notice.cell)
            reading.notes.append(COLUMN_RENAMED.at(where, found=notice.found, expected=notice.expected))

    def _unmerged(self, key_columns: set[int]) -> list[list[CellValue]]:
        """The rows with merged codes and names repeated; merged values are remembered: whose they are is unclear."""
        rows = list(self.table.sheet.rows)
        columns = set(self.places.values())
        for top, left, bottom, right in self.table.sheet.merged:
            last = min(bottom, len(rows) - 1)
            if top > last or left >= len(rows[top]) or rows[top][left] is None:
                continue
            name = f"{cell_name(top, left)}:{cell_name(bottom, right)}"
            touched = columns & set(range(left, right + 1))
            for number in range(max(top, self.table.head_row + 1), last + 1):
                for column in touched & key_columns:
                    rows[number] = [*rows[number]]
                    rows[number][column] = rows[top][left]
                self._merged |= {(number, column): name for column in touched - key_columns}
        return rows

    def rows(self) -> Iterator[None]:
        """Go from row to row; afterwards `number`, `row` and `wrong` are those of the row at hand."""
        places = list(self.places.values())
        for index in range(self.table.head_row + 1, len(self._rows)):
            row = self._rows[index]
            if any(row[at] is not None for at in places) or self.formulas or self._merged:
                self.number, self.row, self.wrong = index + 1, row, {}
                yield

    def raw(self, key: str) -> CellValue:
        """The value of a cell; None where there is no such column."""
        at = self.places.get(key)
        return None if at is None else self.row[at]

    def ref(self, key: str) -> str:
        """The name of a cell; empty where there is no such column."""
        letters = self._letters.get(key)
        return f"{letters}{self.number}" if letters else ""

    def where(self, key: str) -> Where:
        return Where(sheet=self.sheet, cell=self.ref(key))

    def refuse(self, key: str, problem: Problem) -> None:
        """Something is wrong with a cell; the row is left out. Only the first fault of a cell is told."""
        if key not in self.wrong:
            self.wrong[key] = problem.moved(self.where(key))

    def note(self, key: str, kind: ProblemKind, **details: object) -> None:
        """Something was noticed, and taken."""
        self.reading.notes.append(kind.at(self.where(key), **details))

    def text(self, key: str) -> str:
        """A code or a name, as it stands."""
        value = self.raw(key)
        return value if isinstance(value, str) and value and value[0] > " " < value[-1] else text_of(value)

    def is_total(self) -> bool:
        """Is this a row of sums, which is no data?"""
        texts = (value for at in self.places.values() if isinstance(value := self.row[at], str) and value.strip())
        return loose(next(texts, "")) in _TOTALS

    def holds(self, places: list[int]) -> bool:
        """Does any of these columns hold something in the row: a value, part of a merged one, a formula?"""
        if any(self.row[at] is not None for at in places):
            return True
        index = self.number - 1
        if self._merged and any((index, at) in self._merged for at in places):
            return True
        return bool(self.formulas) and any(cell_name(index, at) in self.formulas for at in places)

    def usable(self, key: str) -> bool:
        """May the cell be read at all? A merged one, or a formula without a result, is refused."""
        at = self.places.get(key)
        if at is None:
            return False
        merged = self._merged.get((self.number - 1, at)) if self._merged else None
        if merged is not None:
            # The place is the first cell of the range: the others cannot carry a remark in the answer.
            where = Where(sheet=self.sheet, cell=merged.partition(":")[0])
            self.wrong.setdefault(key, CELLS_MERGED.at(where, range=merged))
            return False
        if self.formulas and self.row[at] is None and self.ref(key) in self.formulas:
            self.refuse(key, FORMULA_EMPTY.at())
            return False
        return True

    def number_at(self, key: str, unit: str, *, places: Decimal = PLACES) -> tuple[Decimal | None, Absence | None]:
        """The number of a cell in a unit, or why there is none (never zero for nothing)."""
        if not self.usable(key):
            return None, Absence.EMPTY
        raw = self.raw(key)
        if raw is None:
            return None, Absence.EMPTY
        try:
            value, absence, typed = parse_number(raw if isinstance(raw, str | float | int) else str(raw))
        except Problem as problem:
            self.refuse(key, problem)
            return None, None
        if value is None:
            return None, absence
        if typed and not _same_unit(typed, unit):
            self.refuse(key, UNIT_OTHER.at(text=text_of(raw), typed=typed, unit=unit or "จำนวน"))
            return None, None
        return self._kept(key, value, places), None

    def _kept(self, key: str, value: Decimal, places: Decimal) -> Decimal | None:
        """The number as it is kept; what cannot be is refused."""
        if not -LARGEST < value < LARGEST:
            self.refuse(key, NUMBER_TOO_LARGE.at(text=shown_number(value), digits=WHOLE_DIGITS))
            return None
        kept = value.quantize(places, ROUND_HALF_UP)
        if kept == value:
            return value
        self.note(key, NUMBER_ROUNDED, text=f"{value:f}", kept=shown_number(kept))
        return kept

    def words_at(self, key: str) -> str:
        """Free text, with damaged Thai mended and every mending told."""
        raw = self.raw(key)
        if raw is None or not self.usable(key):
            return ""
        text = text_of(raw)
        if text[:1] == "'" and text[1:2] in _NEUTRALISED:
            # Written so when it went out (`papers.workbooks.neutral`).
            text = text[1:]
        mended = mend(text)
        try:
            if mended.refused is not None:
                raise mended.refused
            clean = clean_text(mended.text, LONGEST_TEXT)
        except Problem as problem:
            self.refuse(key, problem)
            return ""
        for repair in mended.certain:
            self.note(key, TEXT_MENDED, before=repair.before, after=repair.after)
        return clean

    def date_at(self, key: str) -> ParsedDate | None:
        """The day of a cell; what had to be assumed is told, a Christian year in a column of B.E. is refused."""
        raw = self.raw(key)
        if not self.usable(key) or raw is None or (isinstance(raw, str) and not raw.strip("-–— .")):
            return None
        try:
            parsed = parse_date(str(raw) if isinstance(raw, datetime.time) else raw)
        except Problem as problem:
            self.refuse(key, problem)
            return None
        if parsed.needs_confirmation or not _NOTED.isdisjoint(parsed.notes):
            self.note(key, DATE_ASSUMED, text=text_of(raw), date=format_date(parsed.date, "long"))
        if parsed.date > self.known.today:
            self.note(key, DATE_FUTURE, date=format_date(parsed.date))
        return parsed

    def choice_at(self, key: str, choices: Mapping[str, str]) -> str:
        """The code of the word chosen; `choices` are code → word. Empty when nothing was."""
        raw = self.raw(key)
        if not self.usable(key) or raw is None:
            return ""
        text = text_of(raw)
        if not text.strip("-–— "):
            return ""
        wanted = loose(text)
        for code, word in choices.items():
            if loose(word) == wanted:
                return code
        words = ", ".join(f"“{word}”" for word in choices.values())
        self.refuse(key, CHOICE_UNKNOWN.at(text=text[:60], column=self.titles[key], choices=words))
        return ""

    def ignored(self, key: str, thing: str) -> None:
        """A cell that the row does not need holds something."""
        text = text_of(self.raw(key))
        if text.strip("-–— "):
            self.note(key, CELL_IGNORED, text=text[:60], column=self.titles[key], thing=thing)

    def cell(self, key: str, now: str, stored: str, known_before: bool) -> ReadCell:
        """What a cell says beside what is stored."""
        if key in self.wrong:
            return (key, self.ref(key), Mark.WRONG, text_of(self.raw(key))[:200], stored)
        if not known_before:
            return (key, self.ref(key), Mark.NEW if now else Mark.EMPTY, now, "")
        return (key, self.ref(key), Mark.UNCHANGED if now == stored else Mark.CHANGED, now, stored)


def _same_unit(typed: str, unit: str) -> bool:
    """Counts (no unit) come in people, schools, days; only a percentage is no count."""
    if typed in _PERCENT:
        return unit in _PERCENT
    return typed == unit or not unit
