"""What a person corrects in a plan that was read: each correction is one small record, and the last can be undone.

The tree as read is never changed: `edited(tree, edits)` makes the corrected one, so that a correction can always be
shown, explained and taken back. An edit that no longer fits (its node is gone) is left out whole and told: every deed
looks before it changes anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from patibat.plans.editing import deeds, details, lines
from patibat.plans.editing.carrying import Carried, rekeyed, sure_again
from patibat.plans.editing.carrying import carried as _carried
from patibat.plans.editing.finding import Edit, Thing, copied, thing_of, things, words_of
from patibat.plans.editing.lines import line_key, line_of
from patibat.plans.problems import EDIT_NOT_POSSIBLE
from patibat.plans.tree import PlanTree

__all__ = [
    "DEEDS",
    "Carried",
    "Edit",
    "Thing",
    "apply",
    "carried",
    "checked",
    "edited",
    "line_key",
    "line_of",
    "rekeyed",
    "sure_again",
    "thing_of",
    "things",
    "words_of",
]


def edited(tree: PlanTree, edits: Iterable[Edit]) -> tuple[PlanTree, list[Edit]]:
    """The corrected tree, and the edits that no longer fit."""
    corrected = copied(tree)
    lost = []
    for edit in edits:
        try:
            apply(corrected, edit)
        except _WRONG:
            lost.append(edit)
    return corrected, lost


def apply(tree: PlanTree, edit: Edit) -> None:
    """One edit, in place. Raises LookupError where its thing is gone, ValueError where it makes no sense."""
    DEEDS[edit["deed"]](tree, edit)


def carried(before: PlanTree, edits: Iterable[Edit], after: PlanTree) -> Carried:
    """The corrections of one reading that still hold in the next: see `carrying`."""
    return _carried(before, edits, after, apply)


def checked(tree: PlanTree, edit: Edit) -> Edit:
    """The edit, when it can be made. Raises `plans.edit-not-possible`."""
    try:
        apply(copied(tree), edit)
    except _WRONG as error:
        raise EDIT_NOT_POSSIBLE.at(deed=str(edit.get("deed", "")), key=str(edit.get("key", ""))) from error
    return edit


_WRONG: Final = (KeyError, LookupError, ValueError, TypeError, AttributeError)
"""What a correction may raise that does not fit: it may come from a form that somebody else wrote."""
DEEDS: Final[dict[str, Callable[[PlanTree, Edit], None]]] = {
    "accept": deeds.accept,
    "accept-all": deeds.accept_all,
    "change": details.change,
    "agencies": details.agencies,
    "name-agency": details.name_agency,
    "move": deeds.move,
    "split": deeds.split,
    "merge": deeds.merge,
    "remove": deeds.remove,
    "place": lines.place,
    "add-to": lines.add_to,
    "leave-out": lines.leave_out,
    "head": deeds.head,
}
