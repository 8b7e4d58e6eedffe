"""Plain tables as .xlsx and .csv for others to read. Formulas never leave (faults, B4)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

import xlsxwriter

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def neutral(text: str) -> str:
    """Text that no spreadsheet takes for a formula; a number written as text stays a number.

    >>> neutral("=1+1"), neutral("-1.5"), neutral("โครงการ")
    ("'=1+1", '-1.5', 'โครงการ')
    """
    if not text.startswith(_DANGEROUS):
        return text
    return text if _is_number(text) else f"'{text}"


def _is_number(text: str) -> bool:
    try:
        return Decimal(text.replace(",", "")).is_finite() and text == text.strip()
    except ArithmeticError:
        return False


def write_csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table as UTF-8 with a byte-order mark, so that Excel reads Thai; an absent value is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([neutral(one) for one in head])
    for row in rows:
        writer.writerow([_csv_cell(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def _csv_cell(value: object) -> str:
    if value is None:
        return ""
    return neutral(value) if isinstance(value, str) else f"{value:f}" if isinstance(value, Decimal) else str(value)


def write_table_xlsx(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table as a workbook of one sheet; text stays text, numbers stay numbers."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(title[:31])
    bold = book.add_format({"bold": True, "text_wrap": True, "font_name": "TH SarabunPSK", "font_size": 14})
    body = book.add_format({"font_name": "TH SarabunPSK", "font_size": 14})
    for at, text in enumerate(head):
        sheet.write_string(0, at, text, bold)
    for number, row in enumerate(rows, 1):
        for at, value in enumerate(row):
            if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
                sheet.write_number(number, at, float(value), body)
            elif value is not None:
                sheet.write_string(number, at, neutral(str(value)), body)
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()
