"""Workbooks in and out: inspected, read in a limited process, found as tables, written to be filled in, answered."""

from patibat.papers.cell_names import cell_name, cell_place

from .answering import CellVerdict, Mark, write_answer
from .cells import Cell, CellValue, Sheet, Workbook, decimal_of
from .csv_reading import CsvFile, read_csv
from .export import neutral, write_csv, write_table_xlsx
from .inspection import DEFAULT_LIMITS, FileKind, Limits, inspect_upload
from .reading import read_workbook
from .tables import Column, Notice, Table, TableRow, find_table
from .writing import ColumnSpec, SheetSpec, read_meta, write_workbook

__all__ = [
    "DEFAULT_LIMITS",
    "Cell",
    "CellValue",
    "CellVerdict",
    "Column",
    "ColumnSpec",
    "CsvFile",
    "FileKind",
    "Limits",
    "Mark",
    "Notice",
    "Sheet",
    "SheetSpec",
    "Table",
    "TableRow",
    "Workbook",
    "cell_name",
    "cell_place",
    "decimal_of",
    "find_table",
    "inspect_upload",
    "neutral",
    "read_csv",
    "read_meta",
    "read_workbook",
    "write_answer",
    "write_csv",
    "write_table_xlsx",
    "write_workbook",
]
