"""What is Thai about dates, years, numbers, text, sorting and places. Pure Python.

>>> FiscalYear.of(parse_period("2566").start).code
'FY2566'
"""

from patibat.thai.baht import baht_text
from patibat.thai.dates import DateNote, ParsedDate, format_date, parse_date
from patibat.thai.digits import to_arabic_digits, to_thai_digits
from patibat.thai.numbers import Absence, Number, format_number, parse_number, round_half_away
from patibat.thai.years import (
    AcademicYear,
    FiscalYear,
    Period,
    Quarter,
    checked_be,
    parse_period,
    period_order,
    to_be,
    to_ce,
)

__all__ = [
    "Absence",
    "AcademicYear",
    "DateNote",
    "FiscalYear",
    "Number",
    "ParsedDate",
    "Period",
    "Quarter",
    "baht_text",
    "checked_be",
    "format_date",
    "format_number",
    "parse_date",
    "parse_number",
    "parse_period",
    "period_order",
    "round_half_away",
    "to_arabic_digits",
    "to_be",
    "to_ce",
    "to_thai_digits",
]
