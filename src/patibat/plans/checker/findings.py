"""What the checker says: one finding, at one place, in Thai and English."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from patibat.papers.reading import Origin
from patibat.problems import Text
from patibat.thai import search_key

Severity = Literal["error", "warning", "note"]
SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "note")
"""The gravest first."""

NOWHERE: Final = Origin()
_PARTS: Final = {
    "sheet": Text("แผ่นงาน", "sheet"),
    "cell": Text("ช่อง", "cell"),
    "page": Text("หน้า", "page"),
    "table": Text("ตาราง", "table"),
    "paragraph": Text("ย่อหน้า", "paragraph"),
    "line": Text("บรรทัด", "line"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding stands: the key of a node, indicator or project ("" for the plan), and the place in the file."""

    key: str = ""
    origin: Origin = NOWHERE

    def label(self, language: str = "th") -> str:
        """The place in the file in words; empty when it came from no file.

        >>> Place("n1", Origin(line=101)).label()
        'บรรทัด 101'
        """
        parts = self.origin.as_dict()
        return " ".join(f"{words.of(language)} {parts[name]}" for name, words in _PARTS.items() if name in parts)

    def as_dict(self, language: str = "th") -> dict[str, int | str]:
        """For JSON: what is known of the place, and the same in words."""
        words = self.label(language)
        return {**self.origin.as_dict(), **({"words": words} if words else {})}


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule yields. `subject` is the words that make this finding this one, whatever the wording around them."""

    place: Place
    subject: str
    message: Text
    details: Mapping[str, object] = field(default_factory=dict)
    """Fill the places of `message`; a `Text` among them is shown in the reader's language."""
    severity: Severity | None = None
    """When it is milder than the rule's own."""
    fix: Text | None = None
    """When it is not the rule's own remedy."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `nth` tells findings apart that are the same thing said at several lines of one place."""

    rule: str
    severity: Severity
    where: Place
    subject: str
    text: Text
    remedy: Text
    details: Mapping[str, object] = field(default_factory=dict)
    nth: int = 1

    def message(self, language: str = "th") -> str:
        """What was found."""
        return self.text.of(language, self._shown(language))

    def fix(self, language: str = "th") -> str:
        """How to mend it."""
        return self.remedy.of(language, self._shown(language))

    def _shown(self, language: str) -> dict[str, object]:
        # Words of the document may hold braces: they are values, never templates.
        english = language.startswith("en")
        return {
            name: (value.en if english else value.th) if isinstance(value, Text) else value
            for name, value in self.details.items()
        }

    @property
    def fingerprint(self) -> str:
        """The same for the same finding in the next version, wherever its line has moved: 64 hexadecimal digits."""
        parts = (self.rule, self.where.key, search_key(self.subject), str(self.nth))
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def as_dict(self, language: str = "th") -> dict[str, object]:
        """For JSON, as `check-plan` prints it."""
        return {
            "rule": self.rule,
            "severity": self.severity,
            "message": self.message(language),
            "where": self.where.as_dict(language),
            "fix": self.fix(language),
            "key": self.where.key,
            "fingerprint": self.fingerprint,
        }
