"""Plain tables as .xlsx and .csv for others to read. Formulas never leave (faults, B4)."""

from __future__ import annotations

import csv
import datetime
import io
import math
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

FONT = "TH SarabunPSK"
EXCEL_TEXT = 32_767
"""A cell of Excel holds so many characters."""
EXCEL_DIGITS = 15
"""Excel keeps so many digits of a number; a longer one goes out as text, so that nothing is lost."""
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[-+]?[0-9๐-๙][0-9๐-๙,]*(\.[0-9๐-๙]+)?")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def looks_like_formula(text: str) -> bool:
    """True when a spreadsheet might run a text that it reads from a file; a number written as text is harmless.

    >>> looks_like_formula("=1+1"), looks_like_formula(" @SUM(A1)"), looks_like_formula("-1,234.5")
    (True, True, False)
    """
    starts = text.startswith(_DANGEROUS) or text.lstrip(" \u00a0\u200b\ufeff").startswith(_DANGEROUS)
    return starts and _NUMBER.fullmatch(text) is None


def neutral(text: str) -> str:
    """Text for CSV that no spreadsheet takes for a formula; a number written as text stays a number.

    >>> neutral("=1+1"), neutral("-1.5"), neutral("โครงการ")
    ("'=1+1", '-1.5', 'โครงการ')
    """
    return f"'{text}" if looks_like_formula(text) else text


def printable(text: str) -> str:
    """Text without the characters that XML cannot hold, as long as a cell can be."""
    return _UNPRINTABLE.sub("", text)[:EXCEL_TEXT]


def sheet_title(title: str) -> str:
    """A title that Excel takes for a sheet: at most 31 characters, and none of those it reserves.

    >>> sheet_title("ผลงาน 1/2566"), sheet_title("''")
    ('ผลงาน 1-2566', 'Sheet')
    """
    return _NOT_IN_NAMES.sub("-", printable(title))[:31].strip().strip("'") or "Sheet"


def fits_number(value: int | float | Decimal) -> bool:
    """True when a cell of Excel, which is a double, can keep this number whole; an endless one it cannot.

    >>> fits_number(Decimal("0.1")), fits_number(12345678901234567), fits_number(float("nan"))
    (True, False, False)
    """
    if isinstance(value, float):
        return math.isfinite(value)
    number = Decimal(value)
    return number.is_finite() and len(number.normalize().as_tuple().digits) <= EXCEL_DIGITS


def write_csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table as UTF-8 with a byte-order mark, so that Excel reads Thai; an absent value is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([_csv_cell(one) for one in head])
    for row in rows:
        writer.writerow([_csv_cell(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def _csv_cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return neutral(printable(str(value)))


def write_table_xlsx(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table as a workbook of one sheet; text stays text, numbers stay numbers, days are days, absent is empty."""
    import xlsxwriter

    out = io.BytesIO()
    # Strings are written by write_string alone; these options close the other ways to a formula or a link.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    sheet = book.add_worksheet(sheet_title(title))
    font = {"font_name": FONT, "font_size": 14}
    bold, body = book.add_format({**font, "bold": True, "text_wrap": True}), book.add_format(font)
    # The prefix keeps text text when somebody edits the cell.
    quoted = book.add_format({**font, "quote_prefix": True})
    day = book.add_format({**font, "num_format": "yyyy-mm-dd"})
    for at, text in enumerate(head):
        sheet.write_string(0, at, printable(text), bold)
    for number, row in enumerate(rows, 1):
        for at, value in enumerate(row):
            match value:
                case None:
                    continue
                case bool():
                    sheet.write_boolean(number, at, value, body)
                case int() | float() | Decimal() if fits_number(value):
                    sheet.write_number(number, at, float(value), body)
                case datetime.date() if not isinstance(value, datetime.datetime) and value.year >= 1900:
                    sheet.write_datetime(number, at, value, day)
                case _:
                    shown = printable(str(value))
                    sheet.write_string(number, at, shown, quoted if looks_like_formula(shown) else body)
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()
