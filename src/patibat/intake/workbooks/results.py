"""The sheet of results: one row is one indicator of one agency."""

from __future__ import annotations

from decimal import Decimal

from patibat.intake.problems import (
    AGENCY_AMBIGUOUS,
    AGENCY_OUTSIDE,
    AGENCY_UNKNOWN,
    CODE_AND_NAME,
    CODE_MISSING,
    DUPLICATE_ROW,
    INDICATOR_UNKNOWN,
    NOT_APPLICABLE_AND_NUMBER,
    VALUE_MISPLACED,
    VALUE_MISSING,
)
from patibat.intake.workbooks.cells import RowReader, shown_number
from patibat.intake.workbooks.known import (
    NOT_APPLICABLE,
    NOT_APPLICABLE_WORD,
    Known,
    KnownIndicator,
    Mark,
    ReadCell,
    Reading,
    ReadResult,
    StoredResult,
    loose,
)
from patibat.intake.workbooks.layout import RESULT_TITLES, value_keys
from patibat.monitoring.problems import (
    DENOMINATOR_UNUSABLE,
    INDICATOR_NOT_EXPECTED,
    NUMERATOR_LARGER,
    VALUE_NEGATIVE,
)
from patibat.papers.workbooks import Table
from patibat.thai import Absence, format_date

_NUMBERS = ("numerator", "denominator", "value")
_KEYS = {"agency", "agency_name", "code", "name", "unit", "target"}
_CHOICES = {NOT_APPLICABLE: NOT_APPLICABLE_WORD}
_NOTHING = StoredResult()


class ResultsReader(RowReader):
    """Reads every row of the table into `reading`."""

    def __init__(self, table: Table, known: Known, reading: Reading) -> None:
        super().__init__(table, known, reading, RESULT_TITLES, _KEYS)
        self._seen: dict[tuple[str, str], ReadResult] = {}
        self._indicator_names = {loose(one.name): one.code for one in known.indicators.values()}
        self._indicator_codes = {loose(code): code for code in known.indicators}
        self._filled = [table.places[key] for key in (*_NUMBERS, "na") if key in table.places]

    def read(self) -> ReadResult | None:
        """The row at hand; None when it is no row of data."""
        filled = self.holds(self._filled)
        if not filled and not self.text("code"):
            return None
        agency, indicator = self._agency(), self._indicator()
        if self.wrong and (not filled or self.is_total()):
            return None
        if agency and indicator and not self.wrong:
            found = self._values(agency, indicator)
        else:
            found = ReadResult(self.number, Mark.EMPTY, agency or self.text("agency"), self.text("code"))
        return self._finished(found)

    def _finished(self, found: ReadResult) -> ReadResult:
        if self.wrong:
            found.mark = Mark.WRONG
            self.reading.problems.extend(self.wrong.values())
            if not found.cells:
                found.cells = [self.cell(key, "", "", False) for key in self.wrong]
        elif found.mark is not Mark.EMPTY:
            self._check_once(found)
        self.reading.results.append(found)
        return found

    def _check_once(self, found: ReadResult) -> None:
        """A second row of one thing is refused; where the two differ, so is the first."""
        first = self._seen.setdefault((found.agency, found.code), found)
        if first is found:
            return
        thing = f"{found.code} {self.known.agencies.get(found.agency, found.agency)}"
        problem = DUPLICATE_ROW.at(self.where("code"), thing=thing, first=first.row, second=found.row)
        self.reading.problems.append(problem)
        found.mark = Mark.WRONG
        if first.content != found.content and first.mark is not Mark.WRONG:
            first.mark = Mark.WRONG
            self.reading.problems.append(problem)

    # Whose row, and of what.

    def _agency(self) -> str:
        known = self.known
        code = self.text("agency")
        name = self.text("agency_name")
        if code not in known.agencies:
            code = self._agency_by_name(code, name)
        if not code:
            return ""
        if code not in known.scope:
            self.refuse(self._agency_key(), AGENCY_OUTSIDE.at(agency=known.agencies[code]))
        elif code in known.refused:
            self.refuse(self._agency_key(), known.refused[code])
        elif name and name != known.agencies[code]:
            others = known.names.get(loose(name), ())
            if others and code not in others:
                self.refuse("agency_name", CODE_AND_NAME.at(code=code, name=name))
        return code

    def _agency_key(self) -> str:
        return "agency" if "agency" in self.places else "agency_name" if "agency_name" in self.places else "code"

    def _agency_by_name(self, code: str, name: str) -> str:
        """The agency by another writing of its code, by its name, or the workbook's own when no column says."""
        text = code or name
        if not text:
            if self.known.default_agency and "agency" not in self.places:
                return self.known.default_agency
            self.refuse(self._agency_key(), CODE_MISSING.at(column=RESULT_TITLES["agency"]))
            return ""
        found = self.known.names.get(loose(text), ())
        inside = [one for one in found if one in self.known.scope] or list(found)
        if len(inside) == 1:
            return inside[0]
        if inside:
            names = ", ".join(self.known.agencies[one] for one in inside)
            self.refuse(self._agency_key(), AGENCY_AMBIGUOUS.at(text=text[:60], candidates=names))
        else:
            self.refuse(self._agency_key(), AGENCY_UNKNOWN.at(text=text[:60]))
        return ""

    def _indicator(self) -> KnownIndicator | None:
        text = self.text("code")
        name = self.text("name")
        indicator = self.known.indicators.get(text)
        if indicator is None:
            code = self._indicator_codes.get(loose(text)) if text else None
            indicator = self.known.indicators.get(code or "")
        if indicator is None:
            missing = CODE_MISSING.at(column=RESULT_TITLES["code"])
            self.refuse("code", INDICATOR_UNKNOWN.at(text=text[:60]) if text else missing)
            return None
        if name and name != indicator.name:
            other = self._indicator_names.get(loose(name))
            if other is not None and other != indicator.code:
                self.refuse("name", CODE_AND_NAME.at(code=indicator.code, name=name[:80]))
        return indicator

    # What it says.

    def _values(self, agency: str, indicator: KnownIndicator) -> ReadResult:
        code = indicator.code
        found = ReadResult(self.number, Mark.EMPTY, agency, code)
        stored = self.known.results.get((agency, code))
        found.stored = stored.key if stored else 0
        keys = value_keys(indicator.rule)
        numbers, absent = self._numbers(keys, indicator)
        said = any(number is not None for number in numbers.values())
        not_applicable = absent or bool(self.choice_at("na", _CHOICES))
        if not_applicable:
            self._check_not_applicable(numbers, code)
            found.state = NOT_APPLICABLE
        elif not said and not self.wrong:
            self._check_misplaced(keys, code)
            return self._with_cells(found, stored, keys) if self.wrong else found
        else:
            self._check_numbers(numbers, indicator)
            for key, number in numbers.items():
                setattr(found, key, number)
        self._rest(found, stored)
        if (agency, code) not in self.known.expected:
            name = self.known.agencies[agency]
            self.refuse("code", INDICATOR_NOT_EXPECTED.at(agency=name, indicator=code))
        found.cell = self.ref("na" if not_applicable and self.raw("na") else keys[0])
        found.mark = _mark(found, stored)
        for key in _NUMBERS:
            if key not in keys and self.raw(key) is not None:
                self.ignored(key, code)
        return self._with_cells(found, stored, keys)

    def _numbers(self, keys: tuple[str, ...], indicator: KnownIndicator) -> tuple[dict[str, Decimal | None], bool]:
        """The numbers that the rule asks for, and whether a cell says “not applicable” in their place."""
        numbers: dict[str, Decimal | None] = {}
        absent = False
        for key in keys:
            number, absence = self.number_at(key, indicator.unit if key == "value" else "")
            numbers[key] = number
            absent = absent or absence is Absence.NOT_APPLICABLE
        return numbers, absent

    def _check_not_applicable(self, numbers: dict[str, Decimal | None], code: str) -> None:
        for key, number in numbers.items():
            if number is not None:
                self.refuse(key, NOT_APPLICABLE_AND_NUMBER.at(thing=code))

    def _check_misplaced(self, keys: tuple[str, ...], code: str) -> None:
        """Nothing where it belongs: is there a number in another column?"""
        for key in _NUMBERS:
            if key not in keys and str(self.raw(key) or "").strip("-–— "):
                self.refuse(key, VALUE_MISPLACED.at(thing=code, column=RESULT_TITLES[keys[0]]))

    def _check_numbers(self, numbers: dict[str, Decimal | None], indicator: KnownIndicator) -> None:
        """As `monitoring.services.result_check` will, but each fault at its cell."""
        for key, number in numbers.items():
            if number is None and "na" not in self.wrong:
                self.refuse(key, VALUE_MISSING.at(thing=indicator.code, column=RESULT_TITLES[key]))
        if self.wrong:
            return
        top, bottom = numbers.get("numerator"), numbers.get("denominator")
        first = top if indicator.rule == "ratio" else numbers.get("value")
        if first is not None and first < 0 and indicator.rule in ("ratio", "sum"):
            self.refuse(next(iter(numbers)), VALUE_NEGATIVE.at(indicator=indicator.code, value=first))
        if bottom is not None and (bottom < 0 or (bottom == 0 and top)):
            self.refuse("denominator", DENOMINATOR_UNUSABLE.at(indicator=indicator.code, denominator=bottom))
        elif top is not None and bottom is not None and top > bottom:
            self.note("numerator", NUMERATOR_LARGER, indicator=indicator.code)

    def _rest(self, found: ReadResult, stored: StoredResult | None) -> None:
        """Date and note; a column that is not there leaves what is stored as it is."""
        before = stored or _NOTHING
        if "date" in self.places:
            parsed = self.date_at("date")
            found.data_date = parsed.date if parsed else None
        else:
            found.data_date = before.data_date
        found.note = self.words_at("note") if "note" in self.places else before.note

    def _with_cells(self, found: ReadResult, stored: StoredResult | None, keys: tuple[str, ...]) -> ReadResult:
        before, had = stored or _NOTHING, stored is not None
        cells: list[ReadCell] = [
            self.cell(key, shown_number(getattr(found, key)), shown_number(getattr(before, key)), had) for key in keys
        ]
        now = found.state == NOT_APPLICABLE
        then = before.state == NOT_APPLICABLE
        if now or then or "na" in self.wrong:
            cells.append(self.cell("na", NOT_APPLICABLE_WORD * now, NOT_APPLICABLE_WORD * then, had))
        if found.data_date or before.data_date or "date" in self.wrong:
            cells.append(self.cell("date", _day(found), _day(before), had))
        if found.note or before.note or "note" in self.wrong:
            cells.append(self.cell("note", found.note, before.note, had))
        cells += [self.cell(key, "", "", False) for key in self.wrong if key not in {cell[0] for cell in cells}]
        found.cells = cells
        return found


def _day(row: ReadResult | StoredResult) -> str:
    return format_date(row.data_date) if row.data_date else ""


def _mark(found: ReadResult, stored: StoredResult | None) -> Mark:
    if stored is None:
        return Mark.NEW
    before = (stored.state, stored.value, stored.numerator, stored.denominator, stored.data_date, stored.note)
    return Mark.UNCHANGED if before == found.content and not stored.returned else Mark.CHANGED
