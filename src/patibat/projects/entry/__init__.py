"""The entry of an agency for a year: projects with activities, money, indicators, risks and people, as plain values.

The workbook, the form on the page, every book and every form are made from an entry. No Django here.
"""

from patibat.projects.entry.entries import Entry, EntryHead, Row, entry_from_json
from patibat.projects.entry.fields import SECTIONS, Field, FieldKind, Section, section_of
from patibat.projects.entry.merging import CellChange, Decision, Decisions, Fate, Incoming, Merge, merged

__all__ = [
    "SECTIONS",
    "CellChange",
    "Decision",
    "Decisions",
    "Entry",
    "EntryHead",
    "Fate",
    "Field",
    "FieldKind",
    "Incoming",
    "Merge",
    "Row",
    "Section",
    "entry_from_json",
    "merged",
    "section_of",
]
