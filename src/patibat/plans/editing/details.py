"""What one corrects of a single thing: words and number, targets, money, activities, and who carries it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from patibat.plans.directory import key_of
from patibat.plans.editing.deeds import move
from patibat.plans.editing.finding import Edit, Thing, thing_of, vision_told
from patibat.plans.tree import (
    KINDS,
    ActivityItem,
    AgencyMention,
    BudgetItem,
    IndicatorItem,
    PlanItem,
    PlanTree,
    ProjectItem,
    TargetValue,
)

_WORDS: Final = {
    "number", "title", "text", "kind", "name", "unit", "source", "baseline_text", "objective", "target",
}  # fmt: skip


def change(tree: PlanTree, edit: Edit) -> None:
    """What `to` says of a thing, and a new place where `parent` says so. Only what changed is in `to`."""
    one = thing_of(tree, edit["key"])
    values = {name: _value(one, name, raw) for name, raw in edit["to"].items()}
    above = one.parent if isinstance(one, PlanItem) else one.node
    if edit.get("parent", above) != above:
        move(tree, {"key": one.key, "parent": edit["parent"]})
    for name, value in values.items():
        setattr(one, name, value)
    one.confidence = 1.0
    vision_told(tree)


def _value(one: Thing, name: str, raw: Any) -> Any:
    """The value of a field, as the tree holds it. Raises ValueError where the field or the value makes no sense."""
    if name not in {field.name for field in fields(one)} or name not in _WORDS | _VALUES.keys():
        raise ValueError(name)
    if name in _VALUES:
        return _VALUES[name](one, raw)
    words = str(raw).strip()
    if name == "kind" and words not in KINDS:
        raise ValueError(words)
    return words


def _decimal(raw: Any) -> Decimal | None:
    """An exact number as text; None where it is empty."""
    if raw in (None, ""):
        return None
    try:
        number = Decimal(str(raw))
    except InvalidOperation as error:
        raise ValueError(raw) from error
    if not number.is_finite():
        raise ValueError(raw)
    return number


def _year(raw: Any) -> int:
    year = int(raw or 0)
    if year and not 2400 <= year <= 2700:
        raise ValueError(raw)
    return year


def _targets(one: Thing, raw: Mapping[str, Any]) -> dict[int, TargetValue]:
    """The targets of all years: those named are replaced, or taken out where nothing is said; the others stay."""
    if not isinstance(one, IndicatorItem):
        raise ValueError(raw)
    stated = {_year(year): None if said is None else _target(said) for year, said in raw.items()}
    found = one.targets | {year: target for year, target in stated.items() if target is not None}
    return {year: target for year, target in sorted(found.items()) if stated.get(year, target) is not None}


def _target(said: Mapping[str, Any]) -> TargetValue:
    value, upper, step = (_decimal(said.get(name)) for name in ("value", "upper", "increase_by"))
    return TargetValue(value, upper, step, str(said.get("unit", "")), str(said.get("text", "")))


def _budgets(one: Thing, raw: Sequence[Mapping[str, Any]]) -> list[BudgetItem]:
    """The parts of the money; `at` is the place of the part that a row was, whose quarter and origin it keeps."""
    if not isinstance(one, ProjectItem):
        raise ValueError(raw)
    found = []
    for row in raw:
        amount, at = _decimal(row["amount"]), row.get("at")
        if amount is None:
            raise ValueError(row)
        earlier = one.budgets[int(at)] if at is not None and 0 <= int(at) < len(one.budgets) else BudgetItem(amount)
        source = str(row.get("source", "")).strip()
        kind = earlier.source_kind if source == earlier.source else 0
        part = BudgetItem(amount, _year(row.get("year")), source, kind, earlier.quarter, earlier.origin)
        found.append(part)
    return found


def _activities(one: Thing, raw: Sequence[str]) -> list[ActivityItem]:
    """The main activities by name; one whose name stays keeps its days and money."""
    if not isinstance(one, ProjectItem):
        raise ValueError(raw)
    known = {activity.name: activity for activity in one.activities}
    return [known.get(str(name), ActivityItem(str(name))) for name in raw]


def _years(_one: Thing, raw: Iterable[Any]) -> tuple[int, ...]:
    return tuple(sorted({_year(year) for year in raw}))


def _carriers(name: str) -> Callable[[Thing, Any], list[AgencyMention]]:
    return lambda one, raw: mentions(raw, getattr(one, name))


def mentions(raw: Sequence[Sequence[Any]], earlier: Sequence[AgencyMention] = ()) -> list[AgencyMention]:
    """(code or codes, name) pairs as mentions; one that was there under this name keeps its place in the document."""
    known = {mention.text: mention for mention in earlier}
    found = []
    for codes, name in raw:
        listed = ((codes,) if codes else ()) if isinstance(codes, str) else tuple(map(str, codes))
        before = known.get(name)
        kept = before is not None and before.codes == listed
        found.append(before if before and kept else AgencyMention(str(name), listed))
    return found


_VALUES: Final[dict[str, Callable[[Any, Any], Any]]] = {
    "baseline": lambda _one, raw: _decimal(raw),
    "baseline_year": lambda _one, raw: _year(raw),
    "targets": _targets,
    "budget": lambda _one, raw: _decimal(raw),
    "budgets": _budgets,
    "activities": _activities,
    "years": _years,
    "lead": _carriers("lead"),
    "support": _carriers("support"),
    "agencies": _carriers("agencies"),
}


def agencies(tree: PlanTree, edit: Edit) -> None:
    """Which agencies carry a thing: `lead` and `support` are lists of codes with their names."""
    one = thing_of(tree, edit["key"])
    lead, support = mentions(edit["lead"]), mentions(edit["support"])
    if isinstance(one, ProjectItem):
        one.agencies = lead + support
    else:
        one.lead, one.support = lead, support


def name_agency(tree: PlanTree, edit: Edit) -> None:
    """Every mention of this name, however spaced or shortened, is this agency: asked once, answered everywhere."""
    code, text = edit["code"], edit["text"]
    if not code:
        raise ValueError(code)
    key = key_of(text)
    for mention in tree.mentions():
        if mention.text == text or (key and mention.code != code and key_of(mention.text) == key):
            mention.codes, mention.is_valid = (code,), True
