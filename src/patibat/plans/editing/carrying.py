"""Corrections of one reading that still hold in the next reading of the plan, or of its corrected document.

Where the document itself now says something else than it did, the document is right: that correction is not made again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from patibat.plans.editing.finding import Edit, Thing, copied, thing_of, things, words_of
from patibat.plans.tree import IndicatorItem, PlanItem, PlanTree, TargetValue

_WRONG: Final = (KeyError, LookupError, ValueError, TypeError, AttributeError)
_TAKEN_FOR_GRANTED: Final = ("accept", "accept-all")


@dataclass(slots=True)
class Carried:
    """Corrections to make again, and those that no longer fit: the document changed there."""

    edits: list[Edit] = field(default_factory=list)
    lost: list[Edit] = field(default_factory=list)


def carried(
    before: PlanTree, edits: Iterable[Edit], after: PlanTree, apply: Callable[[PlanTree, Edit], None]
) -> Carried:
    """`before` and `after` are both as read, and the same things have the same keys. Neither is changed.

    Accepting is not carried as a deed: see `sure_again`.
    """
    found, tree = Carried(), copied(after)
    for edit in edits:
        if edit["deed"] in _TAKEN_FOR_GRANTED:
            continue
        try:
            still = _still(edit, before, after, tree)
            trial = copied(tree)
            apply(trial, still)
        except _WRONG:
            found.lost.append(edit)
        else:
            tree = trial
            found.edits.append(still)
    return found


def sure_again(corrected: PlanTree, before: PlanTree, after: PlanTree) -> None:
    """What a person looked at and what reads the same again need not be looked at again; `after` is changed."""
    looked = {one.key for one in things(corrected) if one.confidence >= 1}
    earlier = {one.key: one for one in things(before)}
    for one in things(after):
        if one.key in looked and one.key in earlier and _said(one) == _said(earlier[one.key]):
            one.confidence = 1.0


def _said(one: Thing) -> Mapping[str, Any]:
    """Everything it says, apart from where it stands and how sure the reader was."""
    return {name: _plain(getattr(one, name)) for name in one.__slots__ if name not in ("origin", "confidence", "key")}


def _plain(value: Any) -> Any:
    if isinstance(value, TargetValue):
        return (value.value, value.upper, value.increase_by, value.unit)
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [getattr(one, "text", getattr(one, "name", getattr(one, "amount", None))) for one in value]
    return value


def _still(edit: Edit, before: PlanTree, after: PlanTree, now: PlanTree) -> Edit:
    """The correction without what the document itself corrected. Raises LookupError where nothing is left of it."""
    if edit["deed"] == "head":
        said = edit["to"].items()
        return _with(edit, {name: to for name, to in said if getattr(before, name, "") == getattr(after, name, "")})
    if edit["deed"] == "change":
        return _change(edit, before, after)
    for key in _keys(edit):
        one, other = _known(before, key), _known(after, key)
        if one is not None and (other is None or words_of(one) != words_of(other)):
            raise LookupError(key)
    if edit["deed"] in ("place", "add-to", "leave-out"):
        return _line(edit, now)
    return edit


def _keys(edit: Edit) -> Iterator[str]:
    yield from (str(edit[name]) for name in ("key", "into") if edit.get(name))


def _known(tree: PlanTree, key: str) -> Thing | None:
    try:
        return thing_of(tree, key)
    except LookupError:
        return None


def _line(edit: Edit, now: PlanTree) -> Edit:
    """By its words: it may stand on another page now."""
    if not any(one.text == edit["text"] for one in now.unplaced):
        raise LookupError(edit["text"])
    return {name: value for name, value in edit.items() if name != "line"}


def _change(edit: Edit, before: PlanTree, after: PlanTree) -> Edit:
    one, other = _known(before, edit["key"]), _known(after, edit["key"])
    if one is None:
        # What a correction made (a part of a split) is no longer checked against the document.
        return edit
    if other is None:
        raise LookupError(edit["key"])
    was, now = _said(one), _said(other)
    to = {name: value for name, value in edit["to"].items() if was.get(name) == now.get(name)}
    if "targets" in edit["to"] and isinstance(one, IndicatorItem) and isinstance(other, IndicatorItem):
        to |= _targets(edit["to"]["targets"], was["targets"], now["targets"])
    found = _with(edit, to)
    if "parent" in edit and _above(one) != _above(other):
        found = {name: value for name, value in found.items() if name != "parent"}
    return found


def _targets(stated: Mapping[str, Any], was: Mapping[int, Any], now: Mapping[int, Any]) -> dict[str, Any]:
    same = {year: said for year, said in stated.items() if was.get(int(year)) == now.get(int(year))}
    return {"targets": same} if same else {}


def _above(one: Thing) -> str:
    return one.parent if isinstance(one, PlanItem) else one.node


def _with(edit: Edit, to: dict[str, Any]) -> Edit:
    if edit["to"] and not to:
        raise LookupError(edit.get("key", ""))
    return edit | {"to": to}


def rekeyed(edits: Iterable[Edit], keys: Mapping[str, str]) -> list[Edit]:
    """Corrections for a tree whose things have other keys now."""
    names = ("key", "into", "parent", "before", "new")
    return [
        edit | {name: keys.get(edit[name], edit[name]) for name in names if isinstance(edit.get(name), str)}
        for edit in edits
    ]
