"""What is Thai about dates, years, numbers, text, sorting and places. Pure Python.

>>> FiscalYear.of(parse_period("2566").start).code
'FY2566'
"""

from patibat.thai.baht import baht_text
from patibat.thai.dates import DateNote, ParsedDate, format_date, parse_date
from patibat.thai.decoding import Decoded, decode
from patibat.thai.digits import to_arabic_digits, to_thai_digits
from patibat.thai.lexicon import is_word, words
from patibat.thai.mending import Mended, Repair, accept, mend, undo
from patibat.thai.numbers import Absence, Number, format_number, parse_number, round_half_away
from patibat.thai.places import Place, districts, find_place, place, province, provinces, subdistricts
from patibat.thai.sorting import sort_key
from patibat.thai.text import clean_text, contains_thai, normalize, search_key
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
    "Decoded",
    "FiscalYear",
    "Mended",
    "Number",
    "ParsedDate",
    "Period",
    "Place",
    "Quarter",
    "Repair",
    "accept",
    "baht_text",
    "checked_be",
    "clean_text",
    "contains_thai",
    "decode",
    "districts",
    "find_place",
    "format_date",
    "format_number",
    "is_word",
    "mend",
    "normalize",
    "parse_date",
    "parse_number",
    "parse_period",
    "period_order",
    "place",
    "province",
    "provinces",
    "round_half_away",
    "search_key",
    "sort_key",
    "subdistricts",
    "to_arabic_digits",
    "to_be",
    "to_ce",
    "to_thai_digits",
    "undo",
    "words",
]
