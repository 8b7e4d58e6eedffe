"""What went wrong, where, why, and how to mend it, in Thai and in English.

>>> NOT_A_NUMBER = ProblemKind(
...     "doctest.not-a-number",
...     what=Text("“{text}” ไม่ใช่ตัวเลข", "“{text}” is not a number"),
...     why=Text("ช่องนี้รับเฉพาะตัวเลข", "this cell takes numbers only"),
...     fix=Text("พิมพ์ตัวเลข เช่น 1,234.5", "type a number such as 1,234.5"),
... )
>>> problem = NOT_A_NUMBER.at(Where(sheet="ผลงาน", cell="D7"), text="สิบ")
>>> problem.message("en")
'“สิบ” is not a number'
>>> problem.where.label("th")
'แผ่นงาน ผลงาน ช่อง D7'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal

Language = Literal["th", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in both languages; `{name}` places stand for details."""

    th: str
    en: str

    def of(self, language: str, details: Mapping[str, object] | None = None) -> str:
        text = self.en if language.startswith("en") else self.th
        return text.format_map(_Details(details or {}))


class _Details(dict[str, object]):
    """A detail that was not given shows as its own name: a message must never fail while reporting a failure."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


_WHERE_LABELS: dict[str, Text] = {
    "file": Text("ไฟล์", "file"),
    "sheet": Text("แผ่นงาน", "sheet"),
    "cell": Text("ช่อง", "cell"),
    "page": Text("หน้า", "page"),
    "line": Text("บรรทัด", "line"),
    "column": Text("คอลัมน์", "column"),
    "field": Text("ช่องกรอก", "field"),
    "record": Text("รายการ", "record"),
}


@dataclass(frozen=True, slots=True)
class Where:
    """The place of a problem: as much of it as is known."""

    file: str = ""
    sheet: str = ""
    cell: str = ""
    page: int | None = None
    line: int | None = None
    column: str = ""
    field: str = ""
    record: str = ""

    def label(self, language: str = "th") -> str:
        """The place in words, widest first; empty when nothing is known."""
        return " ".join(f"{_WHERE_LABELS[name].of(language)} {value}" for name, value in self.as_dict().items())

    def as_dict(self) -> dict[str, str | int]:
        """Only the parts that are known."""
        return self._known()

    def _known(self) -> dict[str, Any]:
        parts = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: value for name, value in parts if value not in ("", None)}


NOWHERE = Where()


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """A kind of problem, declared once in a room's `problems.py`; `code` is `room.what-is-wrong`.

    `status` is the HTTP status of a page or an API answer that ends in it.
    """

    code: str
    what: Text
    why: Text
    fix: Text
    status: int = 400

    def __post_init__(self) -> None:
        if _CATALOGUE.setdefault(self.code, self) != self:
            raise ValueError(f"two kinds of problem share the code {self.code}")

    def at(self, where: Where = NOWHERE, **details: object) -> Problem:
        """The problem itself: raise it, or keep it in a list."""
        return Problem(self, where, details)


_CATALOGUE: dict[str, ProblemKind] = {}


def catalogue() -> dict[str, ProblemKind]:
    """Every kind declared by the modules imported so far, by code."""
    return dict(sorted(_CATALOGUE.items()))


class Problem(Exception):
    """One problem at one place. An exception where work must stop, a plain value in a list where it may go on."""

    def __init__(self, kind: ProblemKind, where: Where = NOWHERE, details: Mapping[str, object] | None = None) -> None:
        self.kind = kind
        self.where = where
        self.details: dict[str, object] = dict(details or {})
        super().__init__(kind.code)

    @property
    def code(self) -> str:
        return self.kind.code

    def message(self, language: str = "th") -> str:
        """What is wrong."""
        return self.kind.what.of(language, self.details)

    def why(self, language: str = "th") -> str:
        """Why it is wrong."""
        return self.kind.why.of(language, self.details)

    def fix(self, language: str = "th") -> str:
        """How to mend it."""
        return self.kind.fix.of(language, self.details)

    def moved(self, where: Where) -> Problem:
        """The same problem seen from a place that is known better."""
        return Problem(self.kind, replace(self.where, **where._known()), self.details)

    def as_dict(self, language: str = "th") -> dict[str, object]:
        """For JSON: code, message, why, fix and the place."""
        return {
            "code": self.code,
            "message": self.message(language),
            "why": self.why(language),
            "fix": self.fix(language),
            **self.where.as_dict(),
        }

    def __str__(self) -> str:
        place = self.where.label("th")
        return f"{place}: {self.message('th')}" if place else self.message("th")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Problem):
            return NotImplemented
        return (self.kind, self.where, self.details) == (other.kind, other.where, other.details)

    def __hash__(self) -> int:
        return hash((self.kind, self.where))

    def __reduce__(self) -> tuple[object, ...]:
        # Problems travel from the limited child process that reads files; exceptions do not pickle by themselves.
        return (Problem, (self.kind, self.where, self.details))
