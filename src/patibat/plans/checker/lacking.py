"""Things that lack something: each is named, unless all of them lack it, which is said once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from patibat.plans.checker.findings import Hit, Place, Severity
from patibat.plans.checker.naming import Item, called, place_of, title_of
from patibat.problems import Text

Thing = TypeVar("Thing", bound=Item)


def lacking(
    things: Sequence[Thing],
    is_lacking: Callable[[Thing], bool],
    each: Text,
    every: Text,
    severity: Severity | None = None,
) -> Iterator[Hit]:
    """`each` has a place {item}; `every` is said of the whole plan and has {count}."""
    found = [thing for thing in things if is_lacking(thing)]
    if len(found) > 2 and len(found) == len(things):
        yield Hit(Place(), "*", every, {"count": len(found)}, severity)
        return
    for thing in found:
        # The key tells the thing over versions; whether an answer outlives its new words, `answering` decides.
        yield Hit(place_of(thing), "" if thing.key else title_of(thing), each, {"item": called(thing)}, severity)
