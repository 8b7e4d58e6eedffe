"""Changes made one step after the other, and what they are together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from patibat.thai.mending.repairs import Change

_BEHIND_ALL: Final = 1 << 62


class Step(NamedTuple):
    """The text before a step, and how to list its changes: not before somebody asks for them."""

    text: str
    changes: Callable[[], list[Change]]


def applied(text: str, changes: Iterable[Change], begin: int = 0, stop: int | None = None) -> str:
    """The text, or a part of it, with the changes made."""
    parts: list[str] = []
    for at, before, after, _kind, _words in changes:
        parts += (text[begin:at], after)
        begin = at + len(before)
    parts.append(text[begin:stop])
    return "".join(parts)


def together(steps: Iterable[Step]) -> list[Change]:
    """The changes of all steps by their places in the first text; those that lie over each other are one."""
    source: str | None = None
    found: list[Change] = []
    for step in steps:
        source = step.text if source is None else source
        changes = step.changes()
        found = _Woven(source, found, step.text, changes).changes() if found and changes else found or changes
    return found


class _Woven:
    """Two steps: the changes from the source to the middle text, and those of the middle text."""

    def __init__(self, source: str, first: list[Change], middle: str, second: list[Change]) -> None:
        self.source, self.first, self.middle, self.second = source, first, middle, second
        self.done = self.made = 0
        self.shift = 0  # a place in the source and this is one in the middle text

    def changes(self) -> list[Change]:
        """In reading order; what was undone by the second step is left out."""
        found: list[Change] = []
        while self.done < len(self.first) or self.made < len(self.second):
            change = self._group()
            if change.before != change.after:
                found.append(change)
        return found

    def _group(self) -> Change:
        """The next change with all that lie over it. Of two that begin together the first step's is taken first."""
        begin = end = min(self._first_at(), self._second_at())
        at, earliest, earliest_made = begin - self.shift, self.done, self.made
        end = self._take_first(end) if self._first_at() <= self._second_at() else self._take_second(end)
        while min(self._first_at(), self._second_at()) < end:
            end = self._take_first(end) if self._first_at() < end else self._take_second(end)
        kind = self.first[earliest].kind if self.done > earliest else self.second[earliest_made].kind
        after = applied(self.middle, self.second[earliest_made : self.made], begin, end)
        return Change(at, self.source[at : end - self.shift], after, kind)

    def _first_at(self) -> int:
        return self.first[self.done].at + self.shift if self.done < len(self.first) else _BEHIND_ALL

    def _second_at(self) -> int:
        return self.second[self.made].at if self.made < len(self.second) else _BEHIND_ALL

    def _take_first(self, end: int) -> int:
        at, before, after, _kind, _words = self.first[self.done]
        end = max(end, at + self.shift + len(after))
        self.shift += len(after) - len(before)
        self.done += 1
        return end

    def _take_second(self, end: int) -> int:
        change = self.second[self.made]
        self.made += 1
        return max(end, change.at + len(change.before))
