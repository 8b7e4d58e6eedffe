"""The workbook of an agency's action plan for a year: what goes out, and what comes back. No database."""

from patibat.intake.workbooks.action_plan.incoming import entry_read, entry_tables
from patibat.intake.workbooks.action_plan.known import KIND, EntryKnown, EntryReading, ReadRow
from patibat.intake.workbooks.action_plan.outgoing import EntryHeading, entry_write

__all__ = [
    "KIND",
    "EntryHeading",
    "EntryKnown",
    "EntryReading",
    "ReadRow",
    "entry_read",
    "entry_tables",
    "entry_write",
]
