"""An entry as plain values, each in one form, so that two entries can be compared, merged, hashed and kept.

Text has one space where it had several and no spaces around; money and numbers are exact decimals without idle zeros
(`1200.5`); days are `2026-10-01`; choices are codes; a tick is `1`. The empty text is “nothing was said”; `0` is zero.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from patibat.projects.entry.fields import MONTH_KEYS, QUARTER_KEYS, SECTIONS, Field, Section

SHORT: Final = 10
"""Letters of the short hash that is printed on paper: 40 bits, beside which the QR carries the whole."""


@dataclass(frozen=True, slots=True)
class EntryHead:
    """Whose entry it is: codes of agency and plan, fiscal year in B.E."""

    agency: str
    plan: str
    year: int


@dataclass(slots=True)
class Row:
    """One row: the key of its project, and field → value. Of a project `project` is its own key."""

    project: str
    values: dict[str, str] = field(default_factory=dict)

    def get(self, key: str) -> str:
        """The value of a field; empty where nothing was said."""
        return self.values.get(key, "")

    def amount(self, key: str) -> Decimal | None:
        """The value of a field of money or number; None where nothing was said."""
        text = self.values.get(key, "")
        return Decimal(text) if text else None

    @property
    def quarters(self) -> tuple[Decimal | None, ...]:
        """Baht of the four quarters of a row of money."""
        return tuple(self.amount(key) for key in QUARTER_KEYS)

    @property
    def total(self) -> Decimal | None:
        """Baht of the year; None where no quarter says anything: zero is not missing."""
        said = [one for one in self.quarters if one is not None]
        return sum(said, start=Decimal(0)) if said else None

    @property
    def months(self) -> tuple[int, ...]:
        """Months with work, 1 to 12, in the order of the fiscal year."""
        return tuple(int(key[1:]) for key in MONTH_KEYS if self.values.get(key))


@dataclass(slots=True)
class Entry:
    """What an agency enters for a year. `rows`: section → key → row, in the order in which they are shown.

    `given` is the last number given to a key, by what stands before it: the key of a row that was taken away is never
    given to another, since the old one may still come back by mail. `gone` are the projects that were taken away.
    """

    head: EntryHead
    rows: dict[str, dict[str, Row]] = field(default_factory=dict)
    given: dict[str, int] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)

    def section(self, key: str) -> dict[str, Row]:
        """The rows of a section, by their keys."""
        return self.rows.setdefault(key, {})

    def of_project(self, section: str, project: str) -> Iterator[tuple[str, Row]]:
        """The rows of a section that belong to a project."""
        return ((key, row) for key, row in self.rows.get(section, {}).items() if row.project == project)

    def total(self, project: str = "") -> Decimal | None:
        """Baht of a project, or of all; None where no row of money says anything."""
        sums = [row.total for row in self.rows.get("costs", {}).values() if not project or row.project == project]
        said = [one for one in sums if one is not None]
        return sum(said, start=Decimal(0)) if said else None

    def as_json(self) -> dict[str, Any]:
        """For keeping and hashing: only what was said, in the order of the fields."""
        return {
            "agency": self.head.agency,
            "plan": self.head.plan,
            "year": self.head.year,
            "rows": {
                section.key: {key: [row.project, _said(section.fields, row)] for key, row in rows.items()}
                for section in SECTIONS
                if (rows := self.rows.get(section.key))
            },
            "given": dict(self.given),
            "gone": sorted(self.gone),
        }

    @property
    def sha256(self) -> str:
        """Of the exact values, whatever the order of rows: what a signature on paper is bound to."""
        values = {key: part for key, part in self.as_json().items() if key not in ("given", "gone")}
        kept = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(kept.encode()).hexdigest()

    def copy(self) -> Entry:
        """An entry that can be changed while this one stays."""
        return Entry(
            self.head,
            {
                section: {key: Row(row.project, dict(row.values)) for key, row in rows.items()}
                for section, rows in self.rows.items()
            },
            dict(self.given),
            set(self.gone),
        )

    def key_give(self, section: Section, project: str) -> str:
        """A key for a row that is added: it says where it belongs, and is never given twice.

        Of a project `{agency}-{year}-p01`; of its parts `{project}-a01`.
        """
        stem = f"{self.head.agency}-{self.head.year}" if section.key == "projects" else project
        start = f"{stem}-{section.letter}"
        used = (int(tail) for key in self.section(section.key) if (tail := key.removeprefix(start)).isdigit())
        self.given[start] = max(self.given.get(start, 0), *used, 0) + 1
        return f"{start}{self.given[start]:02d}"


def _said(fields: tuple[Field, ...], row: Row) -> dict[str, str]:
    return {one.key: value for one in fields if (value := row.values.get(one.key))}


def entry_from_json(kept: Mapping[str, Any]) -> Entry:
    """An entry as `Entry.as_json` kept it."""
    rows = {
        section: {key: Row(project, dict(values)) for key, (project, values) in by_key.items()}
        for section, by_key in kept["rows"].items()
    }
    return Entry(EntryHead(kept["agency"], kept["plan"], kept["year"]), rows, dict(kept["given"]), set(kept["gone"]))


def plain_number(number: Decimal) -> str:
    """A number in its one form.

    >>> plain_number(Decimal("1200.50")), plain_number(Decimal("1E+3")), plain_number(Decimal("-0.00"))
    ('1200.5', '1000', '0')
    """
    if not number:
        return "0"
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
