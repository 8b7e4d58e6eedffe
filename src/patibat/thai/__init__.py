"""What is Thai about dates, years, numbers, text, sorting and places. Pure Python.

>>> FiscalYear.of(parse_period("2566").start).code
'FY2566'
"""

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
    "AcademicYear",
    "FiscalYear",
    "Period",
    "Quarter",
    "checked_be",
    "parse_period",
    "period_order",
    "to_be",
    "to_ce",
]
